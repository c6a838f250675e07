"""The input tokens of a picture, by its size, the level of detail and the model.

The rules are in ``image_rules``, the data in ``resources/vocab/media.json``. Turning a picture on
its side changes no figure, so whether a photograph is stored on its side does not matter.
"""

import fnmatch
import functools
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from estimator import resources
from estimator.tokens.image_rules import (
    AUTO,
    Crops,
    Fidelity,
    Fixed,
    Grid,
    Level,
    Patches,
    Rule,
    Tiles,
)
from estimator.tokens.models import bare_name
from estimator.tokens.parts import Basis
from estimator.tokens.sizing import Size

MAX_SIDE = 2**31 - 1
"""The longest side in pixels that a picture file can have."""
ASSUMED = Size(1024, 1024)
"""What a picture of unknown size is taken for."""


@dataclass(unsafe_hash=True)  # not frozen: Python sets __traceback__
class ImageError(Exception):
    """A picture whose tokens can't be told.

    Attributes:
        kind: ``"no-rule"`` (none is known for the model), ``"no-detail"`` (the model has no such
            level), ``"bad-size"``, ``"too-large"`` (a side), ``"too-many-patches"``; and of a
            picture to make ``"no-quality"``, ``"no-size"`` and ``"no-shape"`` (too long and thin).
        model: the model.
        given: what was asked for, or came out.
        known: what would be right: models, levels, qualities or sizes; empty where there is none.
        limit: the most that is taken: pixels, patches, or times the other side.
    """

    kind: str
    model: str
    given: str = ""
    known: tuple[str, ...] = ()
    limit: int = 0


@dataclass(frozen=True)
class ImageTokens:
    """The input tokens of a picture.

    Attributes:
        width: in pixels, as it was given; the assumed one where the size is unknown.
        height: likewise.
        detail: the level that was taken, which ``auto`` stands for where it was asked for.
        tokens: the figure.
        low: the fewest tokens that it may be.
        high: the most.
        basis: what the figure stands on.
        source: the key, name and address of where the rule is published.
        seen: the size that the model sees.
        squares: the tiles or patches that cover it; 0 where they do not set the price.
        square: their side, in pixels; 0 likewise.
    """

    width: int
    height: int
    detail: str
    tokens: int
    low: int
    high: int
    basis: Basis
    source: "Source"
    seen: Size
    squares: int
    square: int


@dataclass(frozen=True)
class Source:
    """Where a rule is published."""

    name: str
    date: str
    url: str


@dataclass(frozen=True)
class Family:
    """The models that share a rule; ``like`` is the model whose rule they are given."""

    rule: Rule
    basis: Basis
    source: Source
    like: str = ""

    @property
    def is_published(self) -> bool:
        """Whether the rule is published for these very models."""
        return self.basis is Basis.DOCUMENTED


def image_tokens(model: str, width: int, height: int, detail: str = AUTO) -> ImageTokens:
    """The input tokens of a picture of this size.

    Args:
        model: its name, a leading provider and ``ft:`` passed over.
        width: in pixels, from 1 to MAX_SIDE.
        height: likewise.
        detail: ``"low"``, ``"high"``, ``"original"`` or ``"auto"``; for gpt-image-1 its
            ``input_fidelity``.

    Raises:
        ImageError: no rule is known for the model, it has no such detail, or it would refuse the
            picture.
    """
    family = family_of(model)
    rule, level = family.rule, level_of(model, detail)
    if not (0 < width <= MAX_SIDE and 0 < height <= MAX_SIDE):
        raise ImageError("bad-size", model, f"{width}x{height}", limit=MAX_SIDE)
    size = Size(width, height)
    if rule.max_side is not None and max(size) > rule.max_side:
        raise ImageError("too-large", model, f"{width}x{height}", limit=rule.max_side)
    billed = rule.bill(size, level)
    if rule.max_squares is not None and billed.squares > rule.max_squares:
        raise ImageError("too-many-patches", model, str(billed.squares), limit=rule.max_squares)
    return ImageTokens(
        width,
        height,
        level,
        billed.tokens,
        billed.low,
        billed.high,
        family.basis,
        family.source,
        billed.seen,
        billed.squares,
        rule.square,
    )


def unsized_image_tokens(model: str, detail: str = AUTO) -> ImageTokens:
    """The input tokens of a picture whose size is unknown, such as one behind a link.

    The figure is that of a picture of ASSUMED size, the range that of the smallest and the dearest
    picture; it is an estimate whatever the rule.

    Raises:
        ImageError: no rule is known for the model, or it has no such detail.
    """
    found = image_tokens(model, *ASSUMED, detail)
    most = family_of(model).rule.most(found.detail)
    values = vars(found) | {
        "low": image_tokens(model, 1, 1, detail).low,
        "high": found.high if most is None else most,
        "basis": Basis.ESTIMATE,
    }
    return ImageTokens(**values)


def level_of(model: str, detail: str) -> str:
    """The level of detail that is taken where this one is asked for.

    Raises:
        ImageError: no rule is known for the model, or it has no such detail.
    """
    rule = family_of(model).rule
    if detail == AUTO:
        return rule.auto
    if detail not in rule.details:
        raise ImageError("no-detail", model, detail, (*rule.details, AUTO))
    return detail


def details_of(model: str) -> tuple[str, ...]:
    """The levels of detail that can be asked for, ``auto`` first; none where no rule is known."""
    try:
        rule = family_of(model).rule
    except ImageError:
        return ()
    return (AUTO, *(detail for detail in rule.details if detail != AUTO))


def family_of(model: str) -> Family:
    """The rule for a model's pictures.

    Raises:
        ImageError: none is known; its ``known`` are models that have one.
    """
    name = bare_name(model)
    for patterns, family in _families():
        if fits(name, patterns):
            if family is None:
                break
            return family
    raise ImageError("no-rule", model, known=_documented())


def fits(name: str, patterns: Iterable[str]) -> bool:
    """Whether a model's bare name is one of these, in which ``*`` stands for anything."""
    return any(fnmatch.fnmatchcase(name, pattern) for pattern in patterns)


@functools.cache
def _documented() -> tuple[str, ...]:
    """The models that rules are published for, one of a kind."""
    published = [patterns[0] for patterns, family in _families() if family and family.is_published]
    return tuple(name for name in published if "*" not in name)


@functools.cache
def data() -> dict[str, Any]:
    """What the bundled file says."""
    text = resources.path("vocab", "media.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def source_of(row: Mapping[str, Any]) -> Source:
    """Where the rule of a row is published."""
    return Source(**data()["sources"][row["source"]])


@functools.cache
def _families() -> list[tuple[tuple[str, ...], Family | None]]:
    rows = data()["inputs"]
    named = {model: row for row in rows if "rule" in row for model in row["models"]}
    return [(tuple(row["models"]), _family(row, named)) for row in rows]


def _family(row: Mapping[str, Any], named: Mapping[str, Mapping[str, Any]]) -> Family | None:
    if "like" in row:
        near = named[row["like"]]
        return Family(_rule(near), Basis.ESTIMATE, source_of(near), row["like"])
    if "rule" not in row:
        return None
    basis = Basis(row.get("basis", Basis.DOCUMENTED))
    return Family(_rule(row), basis, source_of(row))


def _rule(row: Mapping[str, Any]) -> Rule:
    return _RULES[row["rule"]](row)


def _patches(row: Mapping[str, Any]) -> Patches:
    levels = {
        detail: Level(level["side"], level.get("patches"))
        for detail, level in row["levels"].items()
    }
    return Patches(Fraction(row["multiplier"]), levels, row["auto"], row.get("earlier_patches"))


_RULES: Mapping[str, Callable[[Mapping[str, Any]], Rule]] = {
    "tiles": lambda row: Tiles(row["base"], row["tile"]),
    "fidelity": lambda row: Fidelity(
        row["base"], row["tile"], row["square_extra"], row["other_extra"]
    ),
    "patches": _patches,
    "grid": lambda row: Grid(row["side"], row["tokens"]),
    "crops": lambda row: Crops(row["tile"], row["small"]),
    "fixed": lambda row: Fixed(row["tokens"]),
}
