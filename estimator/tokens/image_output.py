"""The output tokens of a picture that a model makes, by its size and quality."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import Any

from estimator.tokens.media import MAX_SIDE, ImageError, Source, data, fits, source_of
from estimator.tokens.models import bare_name
from estimator.tokens.parts import Basis

MAX_RATIO = 3
"""How many times as long as the other a side may be, where the size is free."""


COMMON = ("1024x1024", "1024x1536", "1536x1024", "2048x2048", "2160x3840", "3840x2160")
"""Sizes that are offered where the size is free."""


@dataclass(frozen=True)
class Made:
    """A picture that a model makes: what can be chosen, what is, and its output tokens."""

    sizes: tuple[str, ...]
    qualities: tuple[str, ...]
    size: str
    quality: str
    tokens: int
    basis: Basis


@dataclass(frozen=True)
class OutputTokens:
    """The output tokens of a picture, what they stand on, and where the rule is published."""

    tokens: int
    basis: Basis
    source: Source


def output_tokens(model: str, width: int, height: int, quality: str) -> OutputTokens:
    """The output tokens of a picture that the model makes.

    Args:
        model: gpt-image-1, its kin, gpt-image-2 or gpt-image-2.5.
        width: in pixels; gpt-image-1 makes three sizes, the others any.
        height: likewise.
        quality: ``"low"``, ``"medium"``, ``"high"``, and for gpt-image-2.5 ``"xhigh"``, ``"max"``.

    Raises:
        ImageError: the model makes no picture that is known, or none of that size or quality.
    """
    row = _row(model)
    basis = Basis(row.get("basis", Basis.DOCUMENTED))
    if "sizes" in row:
        sizes = row["sizes"]
        by_quality = _chosen(sizes, f"{width}x{height}", "no-size", model)
        tokens = _chosen(by_quality, quality, "no-quality", model)
    else:
        if not (0 < width <= MAX_SIDE and 0 < height <= MAX_SIDE):
            raise ImageError("bad-size", model, f"{width}x{height}", limit=MAX_SIDE)
        if max(width, height) > MAX_RATIO * min(width, height):
            raise ImageError("no-shape", model, f"{width}x{height}", limit=MAX_RATIO)
        factor = _chosen(row["factors"], quality, "no-quality", model)
        tokens = formula(width, height, factor)
    return OutputTokens(tokens, basis, source_of(row))


@functools.lru_cache(32)
def made(model: str, size: str = "", quality: str = "") -> Made | None:
    """The picture that the model makes; None where it makes none by a known rule.

    Args:
        model: as for ``output_tokens``.
        size: such as ``"1024x1536"``; the first one where the model does not have it.
        quality: ``"medium"`` where the model does not have it.
    """
    try:
        row = _row(model)
    except ImageError:
        return None
    sizes = tuple(row.get("sizes", COMMON))
    size = size if size in sizes else sizes[0]
    qualities = tuple(row["factors"] if "factors" in row else row["sizes"][size])
    quality = quality if quality in qualities else "medium"
    width, height = map(int, size.split("x"))
    found = output_tokens(model, width, height, quality)
    return Made(sizes, qualities, size, quality, found.tokens, found.basis)


def formula(width: int, height: int, factor: int) -> int:
    """The tokens of gpt-image-2: found by others, and equal to OpenAI's own calculator.

    With L the longer and S the shorter side and q the factor of the quality:
    ⌈q * ⌊(2*q*S + L) / (2*L)⌋ * (2,000,000 + w*h) / 4,000,000⌉. The floor is q*S/L rounded: q rows
    of tokens on the longer side, as many in proportion on the other.
    """
    longest, shortest = max(width, height), min(width, height)
    across = (2 * factor * shortest + longest) // (2 * longest)
    return ceil(Fraction(factor * across * (2_000_000 + width * height), 4_000_000))


def _row(model: str) -> Mapping[str, Any]:
    rows: list[dict[str, Any]] = data()["outputs"]
    for row in rows:
        if fits(bare_name(model), row["models"]):
            return row
    raise ImageError("no-rule", model, known=tuple(row["models"][0].rstrip("-*") for row in rows))


def _chosen(choices: Mapping[str, Any], given: str, kind: str, model: str) -> Any:
    if given not in choices:
        raise ImageError(kind, model, given, tuple(choices))
    return choices[given]
