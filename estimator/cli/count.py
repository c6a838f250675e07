"""``estimator count``: the tokens of a text as it stands, and how sure they are."""

import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

from estimator.cli.arguments import CommandError
from estimator.cli.phrases import one_of
from estimator.cli.progress import Progress
from estimator.cli.source import Ahead, opened
from estimator.pricing import book
from estimator.session import DEFAULT_MODEL
from estimator.store import files
from estimator.tokens import stream, vocab, whole
from estimator.tokens.calibration import Learnt
from estimator.tokens.models import Counting, Kind, ModelEncoding, counting_of, encoding_of
from estimator.tokens.scripts import Scripts

_PDF = b"%PDF-"
_ADVERBS = {Kind.ASSUMED: "assumed", Kind.ESTIMATE: "estimated"}
_MOST_WORKERS = 4  # an Encoding takes 80 MB


@dataclass(frozen=True)
class Counted:
    """What ``--json`` prints; ``characters`` are code points, ``bytes`` those of the file."""

    tokens: int
    exact: bool
    low: int
    high: int
    encoding: str
    model: str | None
    characters: int
    bytes: int
    basis: str


@dataclass(frozen=True)
class _Asked:
    """What is to be counted, and how."""

    file: str
    model: str | None
    counting: Counting
    usage: str | None


def run(
    file: str,
    model: str | None,
    encoding: str | None,
    usage: str | None = None,
    *,
    as_json: bool,
) -> None:
    """Count and print.

    Args:
        file: with the text; ``-`` is the standard input.
        model: to count for; without an encoding, the default one.
        encoding: to count in.
        usage: a file with what the model's provider billed for this text, to learn from.
        as_json: whether programs read it.

    Raises:
        CommandError: nothing tells how the model is counted, or the usage is of another.
        UncuttableError: the text is one giant piece.
        BookError: nothing knows the model.
        PdfError, ImageError: the file is a PDF, and broken, or the model takes no pictures.
        PastedError, CalibrationError: nothing can be learnt from the usage.
        UnknownEncodingError, VocabularyError, FileError, StoreError: as they say.
    """
    if encoding is None:
        model = model or DEFAULT_MODEL
        counting = counting_for(model)
    else:
        counting = Counting(vocab.vocabulary(encoding).name, Kind.EXACT)
    asked = _Asked(file, model, counting, usage)
    with opened(file) as source:
        head = source.read(len(_PDF))
        if head == _PDF:
            _count_pdf(asked, head + source.read(), as_json=as_json)
            return
        counted, learnt = _counted(asked, Ahead(head, source))
    if as_json:
        more = {"learnt": _learnt(learnt)} if learnt else {}
        print(json.dumps(asdict(counted) | more, ensure_ascii=False))
    else:
        print(_line(counted, counting, learnt))


def _count_pdf(asked: _Asked, data: bytes, *, as_json: bool) -> None:
    from estimator.cli import count_pdf

    if asked.usage is not None:
        raise CommandError("--calibrate is for a text: a PDF is counted as an estimate anyway")
    if asked.model is not None and asked.counting.kind is Kind.ESTIMATE:
        encoding_for(asked.model)
    counted_in = ModelEncoding(asked.counting.encoding, asked.counting.kind is Kind.ASSUMED)
    count_pdf.run(asked.file, data, asked.model, counted_in, as_json=as_json)


def counting_for(model: str) -> Counting:
    """How a model is counted.

    Raises:
        CommandError: nothing tells.
        BookError: nothing knows the model.
    """
    found = counting_of(model)
    if found is None:
        sold = book.load().find(model)
        raise CommandError(
            f"{sold.name} is not billed by the tokens of a text, or nothing tells how it counts"
            f" them: choose another model, or --encoding ({one_of(vocab.vocabularies())})"
        )
    return found


def encoding_for(model: str) -> ModelEncoding:
    """The encoding of a model.

    Raises:
        CommandError: it has none that is published.
        BookError: nothing knows the model.
    """
    found = encoding_of(model)
    if found is None:
        name = model if counting_of(model) else book.load().find(model).name
        raise CommandError(
            f"a chat request or a PDF can't be counted for {name}, which has no published"
            " vocabulary: choose a model that has one (see estimator models)"
        )
    return found


def _counted(asked: _Asked, source: "Ahead") -> tuple[Counted, Learnt | None]:
    from estimator.cli.figures import figure

    counting, model = asked.counting, asked.model
    looks = counting.kind is not Kind.EXACT or asked.usage is not None
    workers = max(1, min(os.cpu_count() or 1, _MOST_WORKERS))
    with files.decoding(Path(asked.file)), Progress(_size(asked.file)) as progress:
        found = stream.count(source, counting.encoding, workers, progress, with_scripts=looks)
    scripts = found.scripts or Scripts(found.characters)
    learnt = _learn(asked, model, found.tokens, scripts) if model and looks else None
    said = figure(model, counting, found.tokens, scripts, learnt)
    return Counted(
        tokens=said.range.tokens,
        exact=said.exact,
        low=said.range.low,
        high=said.range.high,
        encoding=counting.encoding,
        model=model,
        characters=found.characters,
        bytes=found.bytes,
        basis=said.basis,
    ), learnt


def _learn(asked: _Asked, model: str, tokens: int, scripts: Scripts) -> Learnt | None:
    """What bills taught of the model, with this one where it is given."""
    from estimator.cli import bills

    if asked.usage is None:
        return bills.learnt(model, asked.counting, scripts.main)
    return bills.learn(asked.usage, model, asked.counting, tokens, scripts.main)


def text_counter(counted_in: ModelEncoding) -> Callable[[str], int]:
    """What counts a text in this encoding."""
    return partial(whole.count, vocab.load(counted_in.encoding))


def _size(file: str) -> int | None:
    path = Path(file)
    return path.stat().st_size if path.is_file() else None


def _learnt(learnt: Learnt) -> dict[str, Any]:
    from estimator.cli.figures import ratio

    ends = (learnt.low, learnt.likely, learnt.high)
    if learnt.is_factor:
        return {"bills": learnt.count, "factor": [ratio(end) for end in ends]}
    return {"bills": learnt.count, "offset": [int(end) for end in ends]}


def _line(counted: Counted, counting: Counting, learnt: Learnt | None) -> str:
    noun = "token" if counted.tokens == 1 else "tokens"
    if counted.low != counted.high:
        said = f"{counted.low} to {counted.high}, an estimate for {counted.model}"
        return f"≈ {counted.tokens} {noun} ({said}, {counted.encoding})"
    how = "exact" if counted.exact else f"{_ADVERBS[counting.kind]} for {counted.model}"
    line = f"{counted.tokens} {noun} ({how}, {counted.encoding})"
    if learnt and counting.kind is Kind.EXACT:
        offset = int(learnt.likely)
        line += f", billed as {counted.tokens + offset} with what frames it"
    return line
