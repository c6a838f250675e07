"""A scenario: what is called, how often and when, and how sure of it the user is."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from estimator.pricing import money
from estimator.pricing.plans import INPUTS
from estimator.pricing.rates import STANDARD
from estimator.pricing.usage import MAX_QUANTITY

BATCH = "batch"
"""The service tier of what is sent as batch."""
MAX_TOKENS = 100_000_000
MAX_ROWS = 100_000
"""How many sizes the rows of a data set may have."""
MAX_CALLS = Decimal(10) ** 9
"""A day."""
MAX_TIMES = Decimal(10) ** 6
"""No call uses a tool more often."""
MAX_SECONDS = 7 * 86_400
MAX_MONTHS = 60
MAX_GROWTH, MIN_GROWTH = Decimal(1), Decimal(-1)
MAX_WEIGHT = 1_000_000
MAX_NAME = 200
MAX_TEMPLATE = 1_000_000
MAX_OFFSET = 14 * 60
MAX_PLACES = 9
"""Places after the point that a number may have."""
_ONE, _NONE = Decimal(1), Decimal(0)


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

    @property
    def mean(self) -> Decimal:
        """Tokens of a row on average, with MAX_PLACES places."""
        return money.divided(Decimal(self.total), Decimal(self.weight), MAX_PLACES)

    @property
    def most(self) -> int:
        """Tokens of the largest row."""
        return self.rows[-1][0]


@dataclass(frozen=True)
class Scenario:
    """What is to be projected. All of it is checked: what there is, is in range.

    Attributes:
        input: tokens of a call's text.
        output: tokens of a call's answer.
        calls: on a full day of the first month.
        weekdays: how full each weekday is, Monday first; 1 is a full day.
        hours: how the calls of a day are spread over its hours, as weights.
        utc_offset: minutes that the user's clock, by which days and hours are meant, is ahead.
        growth: a month, as a share of the month before: 0.05 is 5 % more.
        retries: the share of calls that is made, and paid, twice.
        batch: the share of calls that is sent as batch.
        prefix: tokens that each call begins with, and that a cache can keep.
        hits: the share of calls that find them in the cache; None: worked out from how soon one
            call comes after another, and ``lifetime``.
        lifetime: seconds that a cache keeps what was not read since.
        tools: meters, and how much of each a call uses: searches, sessions of a container.
        images: pictures of a call.
        image_tokens: of a picture.
        start: the first day.
        months: how many are looked at.
        template: the text whose rows ``input`` has, if the user gave one.
        values: the name of the file that the rows are of.
        counted_in: the encoding that ``input`` was counted in; empty where nothing was counted.
        plan: the inputs of the compute-time plan that the same calls are looked at by, in the
            order of ``plans.INPUTS``; empty for none.
    """

    name: str
    provider: str
    model: str
    input: Sizes
    output: Range
    calls: Range
    start: date
    service_tier: str = STANDARD
    weekdays: tuple[Decimal, ...] = (_ONE,) * 7
    hours: tuple[int, ...] = (1,) * 24
    utc_offset: int = 0
    growth: Decimal = _NONE
    retries: Decimal = _NONE
    batch: Decimal = _NONE
    prefix: int = 0
    hits: Range | None = None
    lifetime: int = 300
    tools: tuple[tuple[str, Decimal], ...] = ()
    images: int = 0
    image_tokens: int = 0
    months: int = 12
    template: str = ""
    values: str = ""
    counted_in: str = ""
    plan: tuple[Decimal, ...] = ()

    def __post_init__(self) -> None:
        """Check it.

        Raises:
            ScenarioError: a field is out of range.
        """
        limits = {
            "name": MAX_NAME,
            "values": MAX_NAME,
            "counted_in": MAX_NAME,
            "template": MAX_TEMPLATE,
        }
        for name, most in limits.items():
            if len(getattr(self, name)) > most:
                raise ScenarioError("too-long", name, most=str(most))
        _ordered(self.output, "output", Decimal(MAX_TOKENS))
        _ordered(self.calls, "calls", MAX_CALLS)
        if self.hits:
            _ordered(self.hits, "hits", _ONE)
        self._check_profiles()
        decimal(self.growth, "growth", MIN_GROWTH, MAX_GROWTH)
        for name in ("retries", "batch"):
            decimal(getattr(self, name), name, _NONE, _ONE)
        for name in ("prefix", "images", "image_tokens"):
            whole(getattr(self, name), name, 0, MAX_TOKENS)
        whole(self.lifetime, "lifetime", 0, MAX_SECONDS)
        whole(self.months, "months", 1, MAX_MONTHS)
        if not date(2000, 1, 1) <= self.start <= date(2200, 1, 1):
            raise ScenarioError(
                "out-of-range", "start", str(self.start), "2000-01-01", "2200-01-01"
            )

    def _check_profiles(self) -> None:
        for name, length in (("weekdays", 7), ("hours", 24)):
            if len(getattr(self, name)) != length:
                raise ScenarioError("wrong-type", name)
        for share in self.weekdays:
            decimal(share, "weekdays", _NONE, _ONE)
        for weight in self.hours:
            whole(weight, "hours", 0, MAX_WEIGHT)
        if not any(self.hours):
            raise ScenarioError("empty", "hours")
        whole(self.utc_offset, "utc_offset", -MAX_OFFSET, MAX_OFFSET)
        if len({meter for meter, _ in self.tools}) < len(self.tools):
            raise ScenarioError("twice", "tools")
        if self.plan and len(self.plan) != len(INPUTS):
            raise ScenarioError("wrong-type", "plan", str(len(self.plan)))
        for value in self.plan:
            decimal(value, "plan", _NONE, MAX_QUANTITY)
        for _meter, quantity in self.tools:
            decimal(quantity, "tools", _NONE, MAX_TIMES)

    def changed(self, fields: Mapping[str, Any]) -> "Scenario":
        """The same with other values in some fields.

        Raises:
            ScenarioError: one of them is out of range.
        """
        return replace(self, **fields)

    @property
    def media(self) -> int:
        """Tokens of a call's pictures."""
        return self.images * self.image_tokens


def _ordered(given: Range, field: str, most: Decimal) -> None:
    for value in given:
        decimal(value, field, _NONE, most)
    if not given.low <= given.likely <= given.high:
        raise ScenarioError("unordered", field)


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
