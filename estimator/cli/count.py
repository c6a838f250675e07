"""``estimator count``: the tokens of a text as it stands, exactly or not at all."""

import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from estimator.cli.arguments import CommandError
from estimator.cli.phrases import one_of
from estimator.cli.progress import Progress
from estimator.cli.source import Ahead, opened
from estimator.pricing import book
from estimator.session import DEFAULT_MODEL
from estimator.store.files import FileError
from estimator.tokens import stream, vocab, whole
from estimator.tokens.models import ModelEncoding, encoding_of
from estimator.tokens.text import DecodeError, decode

_PDF = b"%PDF-"
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


def run(file: str, model: str | None, encoding: str | None, *, as_json: bool) -> None:
    """Count and print.

    Raises:
        CommandError: the model can't be counted exactly.
        UncuttableError: the text is one giant piece.
        BookError: nothing knows the model.
        PdfError, ImageError: the file is a PDF, and broken, or the model takes no pictures.
        UnknownEncodingError, VocabularyError, FileError: as they say.
    """
    if encoding is None:
        model = model or DEFAULT_MODEL
        counted_in = encoding_for(model)
    else:
        counted_in = ModelEncoding(vocab.vocabulary(encoding).name, assumed=False)
    with opened(file) as source:
        head = source.read(len(_PDF))
        if head == _PDF:
            from estimator.cli import count_pdf

            count_pdf.run(file, head + source.read(), model, counted_in, as_json=as_json)
            return
        counted = _counted(file, Ahead(head, source), model, counted_in)
    print(json.dumps(asdict(counted), ensure_ascii=False) if as_json else _line(counted))


def encoding_for(model: str) -> ModelEncoding:
    """The encoding of a model.

    Raises:
        CommandError: it has none that is published.
        BookError: nothing knows the model.
    """
    found = encoding_of(model)
    if found is None:
        sold = book.load().find(model)
        raise CommandError(
            f"an exact count is not possible for {sold.name}, which has no published vocabulary:"
            f" choose --encoding ({one_of(vocab.vocabularies())}) or a text model of OpenAI"
        )
    return found


def _counted(file: str, source: "Ahead", model: str | None, counted_in: ModelEncoding) -> Counted:
    workers = max(1, min(os.cpu_count() or 1, _MOST_WORKERS))
    try:
        with Progress(_size(file)) as progress:
            found = stream.count(source, counted_in.encoding, workers, progress)
    except DecodeError as error:
        raise FileError(Path(file), "not-text", cause=error) from None
    return Counted(
        tokens=found.tokens,
        exact=not counted_in.assumed,
        low=found.tokens,
        high=found.tokens,
        encoding=counted_in.encoding,
        model=model,
        characters=found.characters,
        bytes=found.bytes,
        basis=_basis(model, counted_in),
    )


def text_of(file: str, data: bytes) -> str:
    """The text of a file.

    Raises:
        FileError: it is neither UTF-8 nor UTF-16.
    """
    try:
        return decode(data).text
    except DecodeError as error:
        raise FileError(Path(file), "not-text", cause=error) from None


def text_counter(counted_in: ModelEncoding) -> Callable[[str], int]:
    """What counts a text in this encoding."""
    return partial(whole.count, vocab.load(counted_in.encoding))


def _size(file: str) -> int | None:
    path = Path(file)
    return path.stat().st_size if path.is_file() else None


def _basis(model: str | None, counted_in: ModelEncoding) -> str:
    if model is None:
        return f"counted with {counted_in.encoding}"
    if counted_in.assumed:
        return f"counted with {counted_in.encoding}, assumed: no encoding of {model} is published"
    return f"counted with {counted_in.encoding}, the encoding of {model}"


def _line(counted: Counted) -> str:
    noun = "token" if counted.tokens == 1 else "tokens"
    how = "exact" if counted.exact else f"assumed for {counted.model}"
    return f"{counted.tokens} {noun} ({how}, {counted.encoding})"
