"""The rules by which providers turn the size of a picture into input tokens.

Each is made of one row of ``resources/vocab/media.json``, which says for which models it is and
where it is published. They have in common:

    details      the levels of detail that can be chosen
    auto         the level that is taken where none is; "auto" where there are no levels
    square       the side of the squares that cover a picture, in pixels
    max_side     the longest side that is taken, in pixels; None for any
    max_squares  the most squares that are taken; None for any
    bill         what a picture of a size costs at a level
    most         the tokens of the dearest picture at a level; None where there is no limit
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from estimator.tokens.sizing import (
    Size,
    covering,
    fitted,
    largest_within,
    with_short_side,
    within_budget,
)

AUTO, LOW, HIGH = "auto", "low", "high"


@dataclass(frozen=True)
class Billed:
    """What a picture costs.

    Attributes:
        tokens: the figure.
        low: the fewest tokens that it may be.
        high: the most.
        seen: the size that the model sees.
        squares: the tiles or patches that cover it; 0 where they do not set the price.
    """

    tokens: int
    low: int
    high: int
    seen: Size
    squares: int


@dataclass(frozen=True)
class Tiles:
    """OpenAI's tiles: base tokens, and tokens for each 512-pixel square; at low, the base alone."""

    base: int
    tile: int
    details: tuple[str, ...] = (LOW, HIGH)
    auto: str = HIGH
    square: int = 512
    side: int = 2048
    short_side: int = 768
    max_side: int | None = None
    max_squares: int | None = None

    def bill(self, size: Size, detail: str) -> Billed:
        """The tokens of a picture of this size."""
        if detail == LOW:
            return Billed(self.base, self.base, self.base, fitted(size, self.square), 0)
        seen = with_short_side(fitted(size, self.side), self.short_side)
        squares = covering(seen, self.square)
        tokens = self.base + self.tile * squares
        return Billed(tokens, tokens, tokens, seen, squares)

    def most(self, detail: str) -> int:
        """The tokens of the dearest picture."""
        return self.bill(Size(self.side, self.short_side), detail).tokens


@dataclass(frozen=True)
class Fidelity:
    """What gpt-image-1 takes for a picture to edit; ``detail`` is the request's input_fidelity.

    High adds a fixed number of tokens, for a square or for another shape. The published rule does
    not say where a square ends: a side half as long again as the other is the size that the model
    knows next, so a shape between the two is taken for the nearer one, and may be either.
    """

    base: int
    tile: int
    square_extra: int
    other_extra: int
    details: tuple[str, ...] = (LOW, HIGH)
    auto: str = LOW
    square: int = 512
    side: int = 2048
    max_side: int | None = None
    max_squares: int | None = None

    def bill(self, size: Size, detail: str) -> Billed:
        """The tokens of a picture of this size."""
        seen = with_short_side(fitted(size, self.side), self.square)
        squares = covering(seen, self.square)
        tiles = self.base + self.tile * squares
        low, tokens, high = (tiles + extra for extra in self._extras(size, detail))
        return Billed(tokens, low, high, seen, squares)

    def _extras(self, size: Size, detail: str) -> tuple[int, int, int]:
        """The fewest, the likely and the most tokens that are added for the shape."""
        longest, shortest = max(size), min(size)
        if detail == LOW:
            return 0, 0, 0
        if longest == shortest:
            return (self.square_extra,) * 3
        if 2 * longest >= 3 * shortest:
            return (self.other_extra,) * 3
        is_near_square = 2 * longest * longest < 3 * shortest * shortest
        likely = self.square_extra if is_near_square else self.other_extra
        return self.square_extra, likely, self.other_extra

    def most(self, detail: str) -> int:
        """The tokens of the dearest picture."""
        return self.bill(Size(self.side, self.square), detail).tokens


@dataclass(frozen=True)
class Level:
    """What a level of detail allows: the longest side in pixels, and the patches; None for any."""

    side: int
    patches: int | None


@dataclass(frozen=True)
class Patches:
    """OpenAI's patches: 32-pixel squares times a multiplier, documented to within one token.

    ``earlier_patches`` is the budget of an earlier revision of the guide, for models that the
    current one gives a multiplier and no budget; with it a picture may cost less.
    """

    multiplier: Fraction
    levels: Mapping[str, Level]
    auto: str
    earlier_patches: int | None = None
    square: int = 32
    max_side: int | None = None
    max_squares: int | None = 30_000

    @property
    def details(self) -> tuple[str, ...]:
        """The levels that can be chosen."""
        return tuple(self.levels)

    def bill(self, size: Size, detail: str) -> Billed:
        """The tokens of a picture of this size."""
        level = self.levels[detail]
        seen = self._seen(size, level.side, level.patches)
        squares = covering(seen, self.square)
        tokens = ceil(squares * self.multiplier)
        fewest = tokens
        if self.earlier_patches is not None:
            earlier = self._seen(size, level.side, self.earlier_patches)
            fewest = ceil(covering(earlier, self.square) * self.multiplier)
        return Billed(tokens, max(1, fewest - 1), tokens + 1, seen, squares)

    def _seen(self, size: Size, side: int, patches: int | None) -> Size:
        fit = fitted(size, side)
        return fit if patches is None else within_budget(fit, self.square, patches)

    def most(self, detail: str) -> int:
        """The tokens of the dearest picture, or a little more."""
        level = self.levels[detail]
        limits = (level.patches, self.max_squares, covering(Size(level.side, level.side), 32))
        squares = min(limit for limit in limits if limit is not None)
        return ceil(squares * self.multiplier) + 1


@dataclass(frozen=True)
class Grid:
    """Anthropic's visual tokens: one for each 28-pixel square, after the picture is made to fit."""

    side: int
    tokens: int
    details: tuple[str, ...] = ()
    auto: str = AUTO
    square: int = 28
    max_side: int | None = 8000
    max_squares: int | None = None

    def bill(self, size: Size, detail: str) -> Billed:  # noqa: ARG002 - there are no levels
        """The tokens of a picture of this size."""
        seen = largest_within(size, self.square, self.side, self.tokens)
        squares = covering(seen, self.square)
        return Billed(squares, squares, squares, seen, squares)

    def most(self, detail: str) -> int:  # noqa: ARG002 - there are no levels
        """The tokens of the dearest picture."""
        return self.tokens


@dataclass(frozen=True)
class Crops:
    """Google's tiles: so many tokens for each 768-pixel square; one for a small picture.

    Google publishes two readings: squares of 768 pixels, and, as a rough formula, squares of two
    thirds of the shorter side. The first is the figure, both are the range.
    """

    tile: int
    small: int
    details: tuple[str, ...] = ()
    auto: str = AUTO
    square: int = 768
    max_side: int | None = None
    max_squares: int | None = None

    def bill(self, size: Size, detail: str) -> Billed:  # noqa: ARG002 - there are no levels
        """The tokens of a picture of this size."""
        if max(size) <= self.small:
            return Billed(self.tile, self.tile, self.tile, size, 1)
        squares = covering(size, self.square)
        rough = covering(size, max(1, min(size) * 2 // 3))
        low, high = sorted((squares * self.tile, rough * self.tile))
        return Billed(squares * self.tile, low, high, size, squares)

    def most(self, detail: str) -> None:  # noqa: ARG002 - there are no levels
        """There is no limit."""
        return


@dataclass(frozen=True)
class Fixed:
    """So many tokens a picture, whatever its size; what is billed is up to a tenth less."""

    tokens: Mapping[str, int]
    auto: str = HIGH
    square: int = 0
    max_side: int | None = None
    max_squares: int | None = None

    @property
    def details(self) -> tuple[str, ...]:
        """The levels that can be chosen."""
        return tuple(self.tokens)

    def bill(self, size: Size, detail: str) -> Billed:
        """The tokens of a picture of this size."""
        tokens = self.tokens[detail]
        return Billed(tokens, tokens * 9 // 10, tokens, size, 0)

    def most(self, detail: str) -> int:
        """The tokens of the dearest picture."""
        return self.tokens[detail]


Rule = Tiles | Fidelity | Patches | Grid | Crops | Fixed
