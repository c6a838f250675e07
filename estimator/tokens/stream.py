"""A text of any size counted in little memory, on every core."""

import codecs
import itertools
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from estimator.tokens import seams, split, vocab, whole
from estimator.tokens.scripts import Scripts, scripts_of
from estimator.tokens.text import DecodeError, coding_of

if TYPE_CHECKING:
    import tiktoken

BLOCK = 1 << 20
"""Bytes that are read at once."""
SMALL = 8 << 20
"""A shorter stream is counted on one thread: a second vocabulary takes as long to load."""
_CHUNK = 8192  # characters that are counted at once, of a text that has safe cuts
_AHEAD = 1024  # characters after a seam that are looked at; a token has 128 bytes at most
_DIGITS = {r"\p{N}{1,3}": 3, r"|\p{N}|": 1}  # how a pattern takes digits: how many at a time
_MOST = 3 << 20  # characters without a place to cut, before it is given up: 60 bytes each


class Readable(Protocol):
    """Bytes that are read in order."""

    def read(self, size: int, /) -> bytes:
        """The next bytes, at most ``size``; fewer at the end alone."""


@dataclass(unsafe_hash=True)  # not frozen: Python sets __traceback__
class UncuttableError(Exception):
    """More than ``characters`` have no place where they could be cut, so memory would not do."""

    characters: int


@dataclass(frozen=True)
class Counted:
    """What a stream is: its tokens, characters (code points), bytes, and what it is made of."""

    tokens: int
    characters: int
    bytes: int
    scripts: Scripts | None


def count(
    file: Readable,
    encoding: str,
    workers: int,
    progress: Callable[[int], None] = lambda _bytes: None,
    *,
    with_scripts: bool = False,
) -> Counted:
    """Count a stream of UTF-8, or of UTF-16 with a byte order mark.

    Args:
        file: read once, in blocks; a pipe will do.
        encoding: the name of a bundled one.
        workers: how many threads count, each with an Encoding of its own (80 MB for o200k).
        progress: told the bytes read so far.
        with_scripts: whether to look at what it is made of, which an estimate needs.

    Raises:
        DecodeError: the bytes are not text.
        UncuttableError: the text is one giant piece of mixed characters.
        UnknownEncodingError, VocabularyError: as ``vocab.load``.
    """
    own = vocab.load(encoding)
    reader = Reader(file, own, with_scripts=with_scripts)
    texts = reader.texts()
    tokens = sum(_tokens(own, text) for text in itertools.islice(texts, SMALL // BLOCK))
    progress(reader.bytes)
    for text in itertools.islice(texts, 1):
        waiting = itertools.chain([text], texts)
        tokens += _count_on_workers(waiting, reader, own, workers, progress)
    return Counted(tokens, reader.characters, reader.bytes, reader.scripts)


def _count_on_workers(
    texts: Iterator[str],
    reader: "Reader",
    own: "tiktoken.Encoding",
    workers: int,
    progress: Callable[[int], None],
) -> int:
    local, there = threading.local(), [own]

    def prepare() -> None:
        try:
            local.encoding = there.pop()
        except IndexError:
            local.encoding = vocab.load(own.name)

    def work(text: str) -> int:
        return _tokens(local.encoding, text)

    total, running = 0, list[Future[int]]()
    with ThreadPoolExecutor(workers, initializer=prepare) as pool:
        for text in texts:
            running.append(pool.submit(work, text))
            if len(running) > 2 * workers:
                total += running.pop(0).result()
                progress(reader.bytes)
        total += sum(future.result() for future in running)
    progress(reader.bytes)
    return total


def _tokens(encoding: "tiktoken.Encoding", text: str) -> int:
    return sum(whole.count(encoding, part) for part in split.chunks(text, _CHUNK))


class Reader:
    """The text of a stream in parts whose tokens add up to those of the whole.

    Attributes:
        bytes, characters: read and given out so far.
        scripts: what was given out is made of, if that was asked for.
    """

    def __init__(
        self, file: Readable, encoding: "tiktoken.Encoding", *, with_scripts: bool = False
    ) -> None:
        self._file = file
        self._encoding = encoding
        self.bytes = self.characters = 0
        self.scripts = Scripts() if with_scripts else None

    def texts(self) -> Iterator[str]:
        """The parts in order; to be asked for once."""
        rest, known = "", 0
        for text in self._decoded():
            rest += text
            at = self._cut(rest, known)
            known = 0 if at else max(0, len(rest) - split.CONTEXT)
            if at:
                yield self._given(rest[:at])
                rest = rest[at:]
            elif len(rest) > _MOST:
                raise UncuttableError(len(rest))
        if rest:
            yield self._given(rest)

    def _given(self, part: str) -> str:
        self.characters += len(part)
        if self.scripts is not None:
            self.scripts += scripts_of(part)
        return part

    def _decoded(self) -> Iterator[str]:
        data = self._file.read(BLOCK)
        coding, skip = coding_of(data)
        decoder = codecs.getincrementaldecoder(coding.codec)()
        while True:
            kept = len(decoder.getstate()[0])
            try:
                text = decoder.decode(data[skip:], final=not data)
            except UnicodeDecodeError as error:
                offset = self.bytes + skip - kept + error.start
                raise DecodeError(coding.codec, offset) from None
            self.bytes += len(data)
            if text:
                yield text
            if not data:
                return
            data, skip = self._file.read(BLOCK), 0

    def _cut(self, text: str, known: int) -> int:
        """The last place where the text may be cut; 0 where there is none yet.

        Args:
            text: what was read and not given out yet.
            known: up to there no cut is safe.
        """
        at = split.last_cut(text, None, known)
        if at or len(text) < BLOCK // 2:
            return at
        if len(text) > 2 * _AHEAD:
            wanted = len(text) - 2 * _AHEAD
            found = seams.find(text, 0, wanted, [self._encoding], "\n", far=len(text))
            if found and self._joins(text, found):
                return found
        return _digits(text, self._encoding)

    def _joins(self, text: str, at: int) -> bool:
        """Whether the tokens on both sides of a seam join, with much of what follows in view."""
        if len(text) - at < _AHEAD:
            return False
        left = whole.encode(self._encoding, text[:at])
        right = whole.encode(self._encoding, text[at:])
        return whole.joins(self._encoding, left[-1], right[0])


def _digits(text: str, encoding: "tiktoken.Encoding") -> int:
    """A cut in a run of digits, which the newer patterns take three or one at a time."""
    size = next((size for form, size in _DIGITS.items() if form in encoding._pat_str), 0)  # noqa: SLF001
    if not size:
        return 0
    start = len(text.rstrip("0123456789"))
    groups = (len(text) - start) // size
    return start + size * (groups - 1) if groups > 1 else 0
