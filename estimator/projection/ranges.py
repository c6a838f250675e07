"""What a scenario's figures may be: ranges of what is not sure, sizes of texts, limits."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from estimator.pricing import money

MAX_TOKENS = 100_000_000
MAX_ROWS = 100_000
"""How many sizes the rows of a data set may have."""
MAX_WEIGHT = 1_000_000
MAX_PLACES = 9
"""Places after the point that a number may have."""
_ONE = Decimal(1)


@dataclass(unsafe_hash=True)  # not frozen: Python sets __traceback__
class ScenarioError(Exception):
    """A scenario that can't be.

    Attributes:
        kind: ``"out-of-range"`` (also: not finite, or finer than MAX_PLACES), ``"unordered"`` (low
            above likely, or likely above high), ``"wrong-type"``, ``"missing"``, ``"empty"``,
            ``"unknown"``, ``"twice"``, ``"too-long"`` or ``"not-json"``.
        field: of the scenario.
        given: what it was.
        least, most: between which it may be, for ``"out-of-range"``.
    """

    kind: str
    field: str
    given: str = ""
    least: str = ""
    most: str = ""


@dataclass(frozen=True, slots=True)
class Range:
    """What is not known for sure: a low, a likely and a high value."""

    low: Decimal
    likely: Decimal
    high: Decimal

    @classmethod
    def sure(cls, value: Decimal | int) -> "Range":
        """A value that is known."""
        return cls(*[Decimal(value)] * 3)

    @classmethod
    def around(cls, values: Iterable[Decimal]) -> "Range":
        """From the smallest of three values to the largest; the second is the likely one."""
        low, likely, high = values
        return cls(min(low, likely, high), likely, max(low, likely, high))

    @property
    def is_sure(self) -> bool:
        """Whether all three are the same."""
        return self.low == self.high

    def __iter__(self) -> Iterator[Decimal]:
        return iter((self.low, self.likely, self.high))


@dataclass(frozen=True)
class Sizes:
    """The tokens of the texts of calls: how many of them have each size.

    Attributes:
        rows: tokens, ascending, and the weight of calls that have so many.
    """

    rows: tuple[tuple[int, int], ...]

    def __post_init__(self) -> None:
        """Check them.

        Raises:
            ScenarioError: there are none, too many, or one is out of range or out of order.
        """
        if not self.rows:
            raise ScenarioError("empty", "input")
        if len(self.rows) > MAX_ROWS:
            raise ScenarioError("too-long", "input", str(len(self.rows)), most=str(MAX_ROWS))
        before = -1
        for tokens, weight in self.rows:
            whole(tokens, "input", before + 1, MAX_TOKENS)
            whole(weight, "weight", 1, MAX_WEIGHT)
            before = tokens

    @classmethod
    def fixed(cls, tokens: int) -> "Sizes":
        """All calls have so many."""
        return cls(((tokens, 1),))

    @classmethod
    def of(cls, counts: Iterable[int]) -> "Sizes":
        """The sizes of rows of a data set, each as likely as another."""
        return cls(tuple(sorted(Counter(counts).items())))

    @cached_property
    def weight(self) -> int:
        """Of all rows together."""
        return sum(weight for _tokens, weight in self.rows)

    @cached_property
    def total(self) -> int:
        """The tokens of all rows together."""
        return sum(tokens * weight for tokens, weight in self.rows)

    def times(self, factor: Decimal) -> "Sizes":
        """Each size times a factor, as whole tokens, MAX_TOKENS at most."""
        if factor == _ONE:
            return self
        found: Counter[int] = Counter()
        for tokens, weight in self.rows:
            found[scaled(tokens, factor)] += weight
        return Sizes(tuple(sorted(found.items())))

    @property
    def mean(self) -> Decimal:
        """Tokens of a row on average, with MAX_PLACES places."""
        return money.divided(Decimal(self.total), Decimal(self.weight), MAX_PLACES)

    @property
    def most(self) -> int:
        """Tokens of the largest row."""
        return self.rows[-1][0]


SURE = Range.sure(1)
"""The factors of what is known."""


def scaled(tokens: int, factor: Decimal) -> int:
    """Tokens times a factor, rounded to whole ones, MAX_TOKENS at most."""
    made = money.divided(money.times(Decimal(tokens), factor), _ONE, 0)
    return min(int(made), MAX_TOKENS)


def decimal(value: Decimal, field: str, least: Decimal, most: Decimal) -> None:
    """Check a number.

    Raises:
        ScenarioError: it is out of range, not finite, or too fine.
    """
    is_in = value.is_finite() and least <= value <= most
    if not is_in or -int(value.as_tuple().exponent) > MAX_PLACES:
        raise ScenarioError("out-of-range", field, str(value)[:40], str(least), str(most))


def whole(value: int, field: str, least: int, most: int) -> None:
    """Check a whole number.

    Raises:
        ScenarioError: it is out of range.
    """
    if not least <= value <= most:
        given = str(value) if abs(value) < 10**20 else "…"
        raise ScenarioError("out-of-range", field, given, str(least), str(most))
