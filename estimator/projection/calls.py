"""How many calls are made when: months, days, and the stretches of a day between price changes.

The calls that a day can expect need not be a whole number. They are kept to a billionth of a call;
from there on, every cost is exact.
"""

import calendar
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from estimator.pricing import money
from estimator.pricing.rates import Model
from estimator.projection.scenario import Scenario

PLACES = 9
"""Calls are kept to so many places after the point."""
_DAY, _HOUR = 24 * 60, 60
_ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch of each day in which no price changes.

    Attributes:
        minute: of the user's day, at which it begins.
        shares: the hours that it lies in, and the share of each that it has.
    """

    minute: int
    shares: tuple[tuple[int, Fraction], ...]


def month_start(start: date, number: int) -> date:
    """The day on which a month begins, counted from 0: as late in it as the first one begins."""
    year, month = divmod(start.year * 12 + start.month - 1 + number, 12)
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


def month_days(start: date, number: int) -> Iterator[date]:
    """The days of a month, which ends where the next begins."""
    day, end = month_start(start, number), month_start(start, number + 1)
    while day < end:
        yield day
        day += timedelta(days=1)


@lru_cache(1024)
def slots(boundaries: frozenset[int]) -> tuple[Slot, ...]:
    """The stretches of a day between some of its minutes; 0 is one of them."""
    starts = sorted(boundaries)
    return tuple(
        Slot(start, tuple(_hours(start, end)))
        for start, end in zip(starts, [*starts[1:], _DAY], strict=True)
    )


def _hours(start: int, end: int) -> Iterator[tuple[int, Fraction]]:
    for hour in range(start // _HOUR, -(-end // _HOUR)):
        minutes = min(end, (hour + 1) * _HOUR) - max(start, hour * _HOUR)
        yield hour, Fraction(minutes, _HOUR)


def boundaries(model: Model, utc_offset: int) -> frozenset[int]:
    """The minutes of the user's day at which a price of a model may change.

    Dates change at midnight UTC, and hours are UTC too.
    """
    periods = [p for card in model.cards if card.when for p in card.when.periods]
    found = {minute for period in periods for hours in period.hours for minute in hours}
    return frozenset({0} | {(minute + utc_offset) % _DAY for minute in {0, *found}})


def on_day(scenario: Scenario, calls: Decimal, month: int, weekday: int) -> Decimal:
    """The calls of a day, first ones alone.

    Args:
        scenario: that says how full the day is, and how calls grow.
        calls: of a full day in the first month.
        month: counted from 0.
        weekday: 0 for Monday.
    """
    exact = money.times(calls, scenario.weekdays[weekday])
    return money.divided(money.times(exact, _grown(scenario.growth, month)), _ONE, PLACES)


@lru_cache(1024)
def _grown(growth: Decimal, month: int) -> Decimal:
    factor = _ONE
    for _ in range(month):
        factor = money.times(factor, money.plus(_ONE, growth))
    return factor


def share(calls: Decimal, of: Decimal) -> Decimal:
    """A share of calls."""
    return money.divided(money.times(calls, of), _ONE, PLACES)


def spread(calls: Decimal, weights: Iterable[Fraction | int]) -> list[Decimal]:
    """Calls, parted by weights; the parts add up to them exactly.

    Each part is rounded where it ends, so that none is negative.
    """
    listed = list(weights)
    whole, before, reached, parts = sum(listed), Decimal(0), Fraction(0), []
    for weight in listed:
        reached += weight
        part = Fraction(calls) * reached / whole
        end = money.divided(Decimal(part.numerator), Decimal(part.denominator), PLACES)
        parts.append(money.minus(end, before))
        before = end
    return parts


def slot_weights(slots: Sequence[Slot], hours: Sequence[int]) -> list[Fraction]:
    """How the calls of a day are spread over its stretches."""
    return [sum((hours[h] * share for h, share in slot.shares), Fraction(0)) for slot in slots]


@lru_cache(4096)  # most days are like others
def hit_rate(calls: Decimal, slot: Slot, hours: tuple[int, ...], lifetime: int) -> Decimal:
    """The share of the calls of a stretch that find the prefix of an earlier one in the cache.

    Calls come independently of each other, as many in each second of an hour (a Poisson process);
    one finds it if another came within the lifetime before it: ``1 - exp(-lifetime / interval)``,
    the interval being that of its own hour. So nights are colder. The figure is kept to a
    billionth.

    Args:
        calls: of the day.
        slot: the stretch.
        hours: how the calls of a day are spread over its hours.
        lifetime: in seconds.
    """
    expected = hits = 0.0
    a_weight = float(calls) / sum(hours)
    for hour, share in slot.shares:
        in_hour, part = a_weight * hours[hour], float(share)
        expected += in_hour * part
        hits += in_hour * part * -math.expm1(-in_hour * lifetime / 3600)
    rate = Decimal(hits / expected) if expected else Decimal(0)
    return money.divided(rate, _ONE, PLACES)
