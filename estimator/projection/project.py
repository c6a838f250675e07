"""A scenario by the day and the month: what it costs at least, likely, and at most."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from typing import TYPE_CHECKING

from estimator.pricing import money
from estimator.pricing.book import RateBook
from estimator.pricing.caching import keeping
from estimator.pricing.tariff import Tariff
from estimator.pricing.usage import REQUESTS, UsageError
from estimator.projection import calls as making
from estimator.projection import costs
from estimator.projection.cautions import is_cached
from estimator.projection.costs import Call, Group
from estimator.projection.ranges import Range
from estimator.projection.result import Day, Line, Month, Projection, month_of
from estimator.projection.scenario import BATCH, Scenario

if TYPE_CHECKING:
    from estimator.pricing.quote import Charge

_ONE, _NONE = Decimal(1), Decimal(0)
_LIKELY = 1


def project(scenario: Scenario, book: RateBook) -> Projection:
    """Price every call of a scenario by the prices that are in force when it is made.

    Raises:
        BookError: no such model, or it is not sold in a service tier that is asked for.
        UsageError: it has no price for something that is used.
    """
    return _Projector(scenario, book).projected()


@dataclass(frozen=True, slots=True)
class _Case:
    """One end of the assumptions."""

    calls: Decimal
    output: Decimal
    hits: Decimal | None
    error: Decimal


@dataclass(frozen=True, slots=True)
class _Made:
    """Calls of a kind: sent in a tier, priced by a tariff, with the prefix in the cache or not."""

    tier: str
    tariff: Tariff
    is_hit: bool
    calls: Decimal


@dataclass(frozen=True, slots=True)
class _Kind:
    """What days of a kind have in common."""

    calls: Range
    cost: Range
    likely: tuple[_Made, ...]


class _Projector:
    """Prices a scenario; what does not differ from one day to another is worked out once."""

    def __init__(self, scenario: Scenario, book: RateBook) -> None:
        self._scenario, self._book = scenario, book
        self._model = book.find(scenario.model, scenario.provider)
        for meter, _ in scenario.tools:
            if meter not in book.meters or meter == REQUESTS:
                raise UsageError("unknown-meter", meter)
        self._slots = making.slots(making.boundaries(self._model, scenario.utc_offset))
        self._weights = making.slot_weights(self._slots, scenario.hours)
        self._groups: dict[tuple[Tariff, Decimal], list[Group]] = {}
        self._sized = {error: scenario.sized(error) for error in scenario.error}
        self._calls: dict[tuple[Tariff, Decimal, Decimal, bool], Call] = {}
        self._is_cached = is_cached(scenario, self._model)
        self._kinds: dict[tuple[object, ...], _Kind] = {}
        hits = reversed(tuple(scenario.hits)) if scenario.hits else (None,) * 3
        ends = zip(scenario.calls, scenario.output, hits, scenario.error, strict=True)
        self._cases = [_Case(*each) for each in ends]

    def projected(self) -> Projection:
        """All months."""
        days: list[Day] = []
        months: list[Month] = []
        times: dict[int, tuple[_Kind, int]] = {}
        for number in range(self._scenario.months):
            found = list(self._month(number))
            for _, kind in found:
                times[id(kind)] = kind, times.get(id(kind), (kind, 0))[1] + 1
            made = [Day(day, kind.calls, kind.cost) for day, kind in found]
            days += made
            months.append(month_of(made))
        used = self._used(list(times.values()))
        return self._summed(tuple(days), tuple(months), used)

    def _month(self, number: int) -> Iterator[tuple[date, _Kind]]:
        for day in making.month_days(self._scenario.start, number):
            tariffs = self._tariffs(day)
            key = number, day.weekday(), tariffs
            if key not in self._kinds:
                self._kinds[key] = self._kind(number, day.weekday(), tariffs)
            yield day, self._kinds[key]

    def _tariffs(self, day: date) -> tuple[tuple[tuple[str, Tariff], ...], ...]:
        """For each stretch of a day: the tariffs in force in each tier that calls are sent in."""
        scenario = self._scenario
        zone = timezone(timedelta(minutes=scenario.utc_offset))
        midnight = datetime(day.year, day.month, day.day, tzinfo=zone)
        tiers = (scenario.service_tier, BATCH) if scenario.batch else (scenario.service_tier,)
        return tuple(
            tuple(
                (tier, self._book.tariff(self._model, tier, midnight + timedelta(minutes=minute)))
                for tier in tiers
            )
            for minute in (slot.minute for slot in self._slots)
        )

    def _kind(
        self, month: int, weekday: int, tariffs: Sequence[Sequence[tuple[str, Tariff]]]
    ) -> _Kind:
        calls = [making.on_day(self._scenario, c.calls, month, weekday) for c in self._cases]
        made = [
            tuple(self._made(on_day, case, tariffs))
            for on_day, case in zip(calls, self._cases, strict=True)
        ]
        costed = [self._cost(*each) for each in zip(made, self._cases, strict=True)]
        return _Kind(Range.around(calls), Range.around(costed), made[_LIKELY])

    def _made(
        self, on_day: Decimal, case: _Case, tariffs: Sequence[Sequence[tuple[str, Tariff]]]
    ) -> Iterator[_Made]:
        scenario = self._scenario
        in_slots = making.spread(on_day, self._weights)
        for slot, calls, tiers in zip(self._slots, in_slots, tariffs, strict=True):
            rate = case.hits
            if rate is None:
                rate = making.hit_rate(on_day, slot, scenario.hours, scenario.lifetime)
            batch = making.share(calls, scenario.batch)
            sent = (money.minus(calls, batch), batch)
            for (tier, tariff), each in zip(tiers, sent, strict=False):
                hits = making.share(each, rate) if self._is_cached else _NONE
                yield _Made(tier, tariff, True, hits)
                yield _Made(tier, tariff, False, money.minus(each, hits))

    def _cost(self, made: Sequence[_Made], case: _Case) -> Decimal:
        once = money.total(
            money.times(each.calls, self._call(each, case).cost) for each in made if each.calls
        )
        return money.times(once, money.plus(_ONE, self._scenario.retries))

    def _call(self, made: _Made, case: _Case) -> Call:
        key = made.tariff, case.error, case.output, made.is_hit
        if key not in self._calls:
            found = self._groups_of(made.tariff, case.error)
            self._calls[key] = costs.average(
                self._scenario, made.tariff, found, case.output, is_hit=made.is_hit
            )
        return self._calls[key]

    def _groups_of(self, tariff: Tariff, error: Decimal) -> list[Group]:
        key = tariff, error
        if key not in self._groups:
            self._groups[key] = costs.groups(self._sized[error], tariff, keeping(self._model))
        return self._groups[key]

    # What is used

    def _used(self, kinds: Sequence[tuple[_Kind, int]]) -> list[_Made]:
        """The likely calls of all days."""
        found: dict[tuple[str, Tariff, bool], Decimal] = {}
        for kind, days in kinds:
            for made in kind.likely:
                key = made.tier, made.tariff, made.is_hit
                calls = money.times(made.calls, Decimal(days))
                found[key] = money.plus(found.get(key, _NONE), calls)
        return [_Made(*key, calls) for key, calls in found.items() if calls]

    def _summed(
        self, days: tuple[Day, ...], months: tuple[Month, ...], used: Sequence[_Made]
    ) -> Projection:
        lines = self._lines(used)
        once = money.total(line.amount for line in lines)
        calls = money.total(each.calls for each in used)
        hits = money.total(each.calls for each in used if each.is_hit)
        return Projection(
            scenario=self._scenario,
            model=self._model,
            currency=self._book.providers[self._model.provider].currency,
            days=days,
            months=months,
            lines=lines,
            retries=money.times(once, self._scenario.retries),
            hit_rate=money.divided(hits, calls, making.PLACES) if calls else _NONE,
        )

    def _lines(self, used: Sequence[_Made]) -> tuple[Line, ...]:
        found: dict[tuple[str, Charge], Line] = {}
        for made in used:
            for each in self._call(made, self._cases[_LIKELY]).used:
                key = made.tier, each.charge
                quantity = money.times(each.quantity, made.calls)
                amount = money.times(each.amount, made.calls)
                before = found.get(key, Line(*key, _NONE, _NONE))
                quantity = money.plus(before.quantity, quantity)
                found[key] = Line(*key, quantity, money.plus(before.amount, amount))
        return tuple(found.values())
