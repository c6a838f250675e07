"""A batch file counted: read once, in blocks, on several cores, in memory that does not grow.

One thread reads the requests and adds up; others count the texts of a block in one go. Requests
repeat much of each other: what was counted of late is not counted again.
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from estimator.batch import bodies, limits, lines
from estimator.batch.bodies import Body
from estimator.batch.lines import Line, LineReader, Problem
from estimator.batch.report import Report, Size
from estimator.batch.totals import Totals
from estimator.bill import METERS
from estimator.looking import texts_in
from estimator.observed import Observations
from estimator.offered import called
from estimator.pricing.book import RateBook
from estimator.pricing.rates import Model
from estimator.scaling import counted_here, range_of, scaled
from estimator.tokens import texts, together, vocab
from estimator.tokens.chat_rules import ChatError
from estimator.tokens.models import Counting, counting_of
from estimator.tokens.parts import Basis, Part
from estimator.tokens.scripts import Scripts, scripts_of
from estimator.tokens.texts import Memo

if TYPE_CHECKING:
    import tiktoken

BLOCK = 1 << 20
"""Bytes of the lines that are counted in one go."""
_THREADS = max(1, min(2, (os.cpu_count() or 1) - 1))  # that count, beside the one that reads
_AHEAD = 4  # blocks that wait for them
_SHORT = 64  # characters; a text that is not longer is not worth a thread's while
_FORMAT_OF = "openai"  # whose model a name is that several providers have
_KINDS = ("text", *METERS)
EncodingOf = Callable[[str], "tiktoken.Encoding"]
"""An encoding by its name."""


class Sold(NamedTuple):
    """What a request calls a model: the one of the book, and how it is counted, where known."""

    model: Model | None
    counting: Counting | None


class Read(NamedTuple):
    """What a line comes to; ``size`` is None where it can't be counted."""

    size: Size | None = None
    inputs: int = 0
    problems: tuple[Problem, ...] = ()


Asked = dict[str, tuple[list[str], Future[list[int]]]]
"""Texts that are being counted, by encoding, and their tokens."""


class Block(NamedTuple):
    """Lines, and the texts of them that are being counted."""

    lines: list[Line]
    counts: Asked


@dataclass
class Names:
    """The models of a book by what requests call them."""

    book: RateBook
    _known: dict[str, Sold] = field(default_factory=dict)

    def sold(self, name: str) -> Sold:
        """The model that is called so."""
        if name not in self._known:
            model = next(called(self.book, name, _FORMAT_OF), None)
            counted_as = (model.counts_as or model.id) if model else name
            self._known[name] = Sold(model, counting_of(counted_as))
        return self._known[name]


class _Texts:
    """The tokens of texts by encoding: those that are known, and those that threads count."""

    def __init__(self, pool: ThreadPoolExecutor, encoding_of: EncodingOf) -> None:
        self._pool = pool
        self._encoding_of = encoding_of
        self._encodings: dict[str, tiktoken.Encoding] = {}
        self._known: dict[str, Memo[int]] = {}

    def of(self, encoding: str) -> Memo[int]:
        """The tokens of a text; what no thread has counted is counted at once."""
        if encoding not in self._known:
            self._known[encoding] = Memo(partial(texts.count, self._encoding(encoding)))
        return self._known[encoding]

    def _encoding(self, name: str) -> "tiktoken.Encoding":
        if name not in self._encodings:
            self._encodings[name] = self._encoding_of(name)
        return self._encodings[name]

    def ask(self, wanted: Mapping[str, set[str]]) -> Asked:
        """Have texts counted, by encoding."""
        found: Asked = {}
        for encoding, given in wanted.items():
            known = self.of(encoding)
            new = [text for text in given if text not in known]
            count_all = partial(together.counts, self._encoding(encoding))
            found[encoding] = new, self._pool.submit(count_all, new)
        return found


class _Counter:
    """Counts lines, and has their texts counted by threads before."""

    def __init__(self, names: Names, observed: Observations, counts: _Texts) -> None:
        self._names = names
        self._observed = observed
        self._texts = counts
        self._scripts = Memo(scripts_of)

    def begin(self, given: Iterable[tuple[int, bytes]]) -> Block:
        """Read lines, and have their texts counted."""
        read = [lines.read(number, data) for number, data in given]
        wanted: dict[str, set[str]] = {}
        for line in read:
            if line.model and line.url and (counting := self._names.sold(line.model).counting):
                found = (text for text in texts_in(line.body) if len(text) > _SHORT)
                wanted.setdefault(counting.encoding, set()).update(found)
        return Block(read, self._texts.ask(wanted))

    def end(self, block: Block) -> Iterator[tuple[Line, Read]]:
        """The lines, each with what it comes to."""
        for encoding, (given, counted) in block.counts.items():
            known = self._texts.of(encoding)
            for text, tokens in zip(given, counted.result(), strict=True):
                known.keep(text, tokens)
        for line in block.lines:
            yield line, self._read(line)

    def _read(self, line: Line) -> Read:
        if line.url is None or line.model is None:
            return Read(problems=line.problems)
        model, counting = self._names.sold(line.model)
        if counting is None:
            return Read(problems=line.problems)
        if model and not limits.takes(line.url, model):
            wrong = Problem(line.number, "no-rule", "body.model", line.model)
            return Read(problems=(*line.problems, wrong))
        name, count_text = model.id if model else line.model, self._texts.of(counting.encoding)
        try:
            body = bodies.counted(line.url, line.body, name, counting, count_text)
        except ChatError as error:
            return Read(problems=(*line.problems, _problem(line.number, error)))
        parts = self._as_model(body, name, counting)
        low = (max if body.are_alone else sum)(part.low for part in parts)
        size = Size(by_meter(parts), line.most_output, line.answers)
        return Read(size, body.inputs, (*line.problems, *limits.problems(line, low, model)))

    def _as_model(self, body: Body, model: str, counting: Counting) -> tuple[Part, ...]:
        """The parts as the model's tokens, where they were counted in another vocabulary."""
        if counting.rule is None and not self._observed.has(model, counting.encoding):
            return body.parts
        scripts = sum(map(self._scripts, body.texts()), Scripts())
        learnt = self._observed.learnt(model, counting, scripts.main)
        tokens = counted_here(body.parts)
        whole = range_of(counting, learnt, tokens, scripts)
        return tuple(scaled(part, whole, tokens) for part in body.parts) if whole else body.parts


def _problem(number: int, error: ChatError) -> Problem:
    where = f"body.{error.path}"
    return Problem(
        number, error.kind, where, error.given, error.right, error.known, cause=error.cause
    )


def by_meter(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Parts joined to one for each meter that may price them, in the order of the meters."""
    sums: dict[str, tuple[int, int, int]] = {}
    is_sure = True
    for part in parts:
        kind = part.kind if part.kind in METERS else "text"
        tokens, low, high = sums.get(kind, (0, 0, 0))
        sums[kind] = tokens + part.tokens, low + part.low, high + part.high
        is_sure = is_sure and part.basis is Basis.DOCUMENTED
    basis = Basis.DOCUMENTED if is_sure else Basis.ESTIMATE
    return tuple(Part(kind, "", "", *sums[kind], basis) for kind in _KINDS if kind in sums)


def count(
    file: BinaryIO,
    book: RateBook,
    observed: Observations,
    progress: Callable[[int], None] = lambda _bytes: None,
    encoding_of: EncodingOf = vocab.load,
) -> Report:
    """Read, check and count a batch file.

    Args:
        file: read once, in blocks; a pipe will do.
        book: which knows the models.
        observed: the bills that teach.
        progress: told the bytes read so far; what it raises ends the work.
        encoding_of: loads an encoding by its name.

    Raises:
        UnknownEncodingError, VocabularyError: as ``encoding_of``.
    """
    totals, names, reader = Totals(), Names(book), LineReader(file)
    with ThreadPoolExecutor(_THREADS) as pool:
        counter = _Counter(names, observed, _Texts(pool, encoding_of))
        running: deque[Block] = deque()
        for block in _blocks(reader):
            running.append(counter.begin(block))
            if len(running) > _AHEAD:
                _add(totals, counter.end(running.popleft()))
            progress(reader.bytes)
        for left in running:
            _add(totals, counter.end(left))
            progress(reader.bytes)
    return totals.report(reader.bytes, lambda name: names.sold(name).model)


def _add(totals: Totals, counted: Iterable[tuple[Line, Read]]) -> None:
    for line, read in counted:
        totals.add(line, read.size, read.inputs, read.problems)


def _blocks(reader: LineReader) -> Iterator[list[tuple[int, bytes]]]:
    """The lines in blocks of about so many bytes."""
    block: list[tuple[int, bytes]] = []
    size = 0
    for number, data in reader.lines():
        block.append((number, data))
        size += len(data)
        if size >= BLOCK:
            yield block
            block, size = [], 0
    yield block
