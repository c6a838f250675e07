"""``estimator count --image``: the input tokens of a picture, by its size or its file."""

import re
from dataclasses import replace

from estimator.cli import report
from estimator.cli.source import opened
from estimator.session import DEFAULT_MODEL
from estimator.tokens.image_rules import AUTO
from estimator.tokens.media import ImageTokens, family_of, image_tokens
from estimator.tokens.parts import Basis, Counted, Part
from estimator.tokens.picture import HEADER_BYTES, PictureError, size_of
from estimator.tokens.sizing import Size

_SIZE = re.compile(r"(\d{1,10})[x×](\d{1,10})", re.ASCII)


def run(image: str, model: str | None, detail: str | None, *, as_json: bool) -> None:
    """Count and print.

    Args:
        image: ``1024x768``, or a file; ``-`` is the standard input.
        model: whose rules count; None for the default one.
        detail: one of ``arguments.DETAILS``; None for ``"auto"``.
        as_json: print JSON, and no table.

    Raises:
        ImageError: there is no rule for the model, or it would refuse the picture.
        PictureError: the file is no picture whose size can be read.
        FileError: it can't be read.
    """
    model, asked = model or DEFAULT_MODEL, detail or AUTO
    found = image_tokens(model, *_size(image), asked)
    part = Part("image", "", _name(found), found.tokens, found.low, found.high, found.basis)
    counted = Counted((part,))
    if as_json:
        report.print_json(
            counted,
            encoding=None,
            model=model,
            basis=_basis(found, model),
            detail=found.detail,
            width=found.width,
            height=found.height,
            resized=found.seen,
        )
    else:
        report.print_table(counted, model)


def _size(image: str) -> Size:
    if given := _SIZE.fullmatch(image):
        return Size(int(given[1]), int(given[2]))
    with opened(image) as source:
        data = source.read(HEADER_BYTES)
    try:
        return size_of(data)
    except PictureError as error:
        raise replace(error, name=image) from None


def _name(found: ImageTokens) -> str:
    size = f"{found.width}x{found.height}"
    seen = "" if found.seen == (found.width, found.height) else f", seen as {_shown(found.seen)}"
    detail = "" if found.detail == AUTO else f" {found.detail}"
    return f"{size}{detail}{seen}{_squares(found)}"


def _shown(size: Size) -> str:
    return f"{size.width}x{size.height}"


def _squares(found: ImageTokens) -> str:
    if not found.squares:
        return ""
    noun = "square" if found.squares == 1 else "squares"
    return f", {found.squares} {noun} of {found.square} pixels"


def _basis(found: ImageTokens, model: str) -> str:
    source, like = found.source, family_of(model).like
    published = f"{source.name}, {source.date}, {source.url}"
    if like:
        return (
            f"{found.basis.value}: no rule of {model} is published, counted as {like}: {published}"
        )
    within = found.basis is Basis.DOCUMENTED and found.low < found.high
    return f"{found.basis.value}{' to within one token' if within else ''}: {published}"
