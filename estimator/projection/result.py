"""What a projection says: days, months, and where the money goes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from estimator.pricing import money
from estimator.pricing.quote import Charge
from estimator.pricing.rates import Model
from estimator.projection.ranges import Range
from estimator.projection.scenario import Scenario

RETRIES = "retries"
_NONE = Decimal(0)


@dataclass(frozen=True, slots=True)
class Day:
    """A day: how many calls are made for the first time, and what all calls cost."""

    date: date
    calls: Range
    cost: Range


@dataclass(frozen=True, slots=True)
class Month:
    """A month: its first day, and the sums of its days."""

    start: date
    days: int
    calls: Range
    cost: Range


@dataclass(frozen=True, slots=True)
class Line:
    """What the likely calls, made once, use of a meter at one price, and what that costs.

    Attributes:
        service_tier: in which they are sent.
        charge: the price, with its source.
    """

    service_tier: str
    charge: Charge
    quantity: Decimal
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the likely total: a meter's in a service tier, or RETRIES."""

    kind: str
    service_tier: str
    amount: Decimal


@dataclass(frozen=True)
class Projection:
    """What a scenario costs.

    Low is every assumption at its cheap end on every day, high is every one at its dear end. The
    days add up to the months and these to the total, exactly, and the parts to the likely total.

    Attributes:
        model: of the book that prices it.
        lines: of the likely calls.
        retries: what calls cost that are made again.
        hit_rate: the share of the likely calls that find their prefix in the cache.
    """

    scenario: Scenario
    model: Model
    currency: str
    days: tuple[Day, ...]
    months: tuple[Month, ...]
    lines: tuple[Line, ...]
    retries: Decimal
    hit_rate: Decimal

    @cached_property
    def total(self) -> Range:
        """Of all months."""
        return summed([month.cost for month in self.months])

    @cached_property
    def calls(self) -> Range:
        """Of all months, made for the first time."""
        return summed([month.calls for month in self.months])

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Where the likely total goes, the largest first."""
        found: dict[tuple[str, str], Decimal] = {}
        for line in self.lines:
            key = line.charge.meter, line.service_tier
            found[key] = money.plus(found.get(key, _NONE), line.amount)
        made = [Part(*key, amount) for key, amount in found.items()]
        if self.retries:
            made.append(Part(RETRIES, "", self.retries))
        return tuple(sorted(made, key=lambda part: -part.amount))


def month_of(days: Sequence[Day]) -> Month:
    """The sums of some days in a row."""
    calls, cost = (summed(column) for column in ([d.calls for d in days], [d.cost for d in days]))
    return Month(days[0].date, len(days), calls, cost)


def summed(ranges: Sequence[Range]) -> Range:
    """The sum of the low, of the likely, and of the high values."""
    return Range(*(money.total(column) for column in zip(*ranges, strict=True)))
