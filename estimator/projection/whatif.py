"""What a scenario would cost if prices, calls, answers or cache hits were others.

Demand answers to a price by a constant elasticity: at ``price`` times the price there are
``price ** elasticity`` times the calls. At -0.5, prices that fall by a half bring 41 % more calls.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext

from estimator.pricing import money
from estimator.pricing.book import RateBook
from estimator.projection.calls import PLACES
from estimator.projection.cautions import is_cached
from estimator.projection.project import project
from estimator.projection.ranges import MAX_TOKENS, Range
from estimator.projection.result import Projection
from estimator.projection.scenario import (
    MAX_CALLS,
    MAX_GROWTH,
    MIN_GROWTH,
    Scenario,
)

PRICE, CALLS, INPUT, OUTPUT, HITS, RETRIES, GROWTH = (
    "price",
    "calls",
    "input",
    "output",
    "hits",
    "retries",
    "growth",
)
MIN_PRICE, MAX_PRICE = Decimal("0.05"), Decimal(5)
"""Between which factors a price may be."""
MAX_ELASTICITY = Decimal(3)
"""Either way."""
_ONE, _NONE = Decimal(1), Decimal(0)
_DIGITS = 34


@dataclass(frozen=True, slots=True)
class Levers:
    """What is changed.

    Attributes:
        price: a factor on every rate.
        calls, input, output: factors on the calls, and on the tokens of each.
        hits: points added to the share of cache hits, -1 to 1.
        retries, growth: points added to each.
        elasticity: how calls answer to the price; 0: not at all, below 0: fewer where it is dear.
    """

    price: Decimal = _ONE
    calls: Decimal = _ONE
    input: Decimal = _ONE
    output: Decimal = _ONE
    hits: Decimal = _NONE
    retries: Decimal = _NONE
    growth: Decimal = _NONE
    elasticity: Decimal = _NONE

    @property
    def demand(self) -> Decimal:
        """The factor on the calls by which demand answers to the price."""
        if not self.elasticity or self.price == _ONE:
            return _ONE
        with localcontext() as context:
            context.prec = _DIGITS
            return money.divided(self.price**self.elasticity, _ONE, PLACES)


@dataclass(frozen=True)
class Outcome:
    """What the levers lead to.

    Attributes:
        total, months: of the costs, with the price's factor.
        calls: of all months, made for the first time.
    """

    total: Range
    months: tuple[Range, ...]
    calls: Range


def outcome(before: Projection, levers: Levers, book: RateBook) -> Outcome:
    """A scenario under other assumptions.

    Raises:
        BookError, UsageError: as ``project``.
    """
    scenario = changed(before, levers)
    after = before if scenario == before.scenario else project(scenario, book)
    months = tuple(_times(month.cost, levers.price) for month in after.months)
    return Outcome(_times(after.total, levers.price), months, after.calls)


def changed(before: Projection, levers: Levers) -> Scenario:
    """The scenario with everything but the price changed; what would be out of range is its end."""
    it = before.scenario
    hits = it.hits
    if levers.hits and it.prefix:
        hits = _moved(it.hits or Range.sure(before.hit_rate), levers.hits)
    return replace(
        it,
        calls=_scaled(it.calls, money.times(levers.calls, levers.demand), MAX_CALLS),
        output=_scaled(it.output, levers.output, Decimal(MAX_TOKENS)),
        input=it.input.times(levers.input),
        hits=hits,
        retries=_within(money.plus(it.retries, levers.retries), _NONE, _ONE),
        growth=_within(money.plus(it.growth, levers.growth), MIN_GROWTH, MAX_GROWTH),
    )


def _within(value: Decimal, least: Decimal, most: Decimal) -> Decimal:
    return min(max(value, least), most)


def _moved(shares: Range, points: Decimal) -> Range:
    return Range(*(_within(money.plus(share, points), _NONE, _ONE) for share in shares))


def _scaled(values: Range, factor: Decimal, most: Decimal) -> Range:
    if factor == _ONE:
        return values
    made = (money.divided(money.times(value, factor), _ONE, PLACES) for value in values)
    return Range(*(min(value, most) for value in made))


def _times(costs: Range, factor: Decimal) -> Range:
    return Range(*(money.times(cost, factor) for cost in costs))


# Which lever matters most


@dataclass(frozen=True, slots=True)
class Swing:
    """What the likely total is where one assumption is a step less, and a step more.

    Attributes:
        kind: PRICE, CALLS, INPUT, OUTPUT, HITS, RETRIES or GROWTH.
        step: the factor less 1, or the points.
    """

    kind: str
    step: Decimal
    less: Decimal
    more: Decimal

    @property
    def width(self) -> Decimal:
        """How far apart the two are."""
        return money.minus(self.more, self.less).copy_abs()


STEPS = {
    PRICE: Decimal("0.1"),
    CALLS: Decimal("0.1"),
    INPUT: Decimal("0.1"),
    OUTPUT: Decimal("0.1"),
    HITS: Decimal("0.1"),
    RETRIES: Decimal("0.01"),
    GROWTH: Decimal("0.01"),
}
"""By how much each assumption is changed: a tenth of it, or so many points of a share."""
_POINTS = HITS, RETRIES, GROWTH


def tornado(before: Projection, book: RateBook) -> Iterator[Swing]:
    """Each assumption changed alone, as they come; sort them by ``width``.

    Raises:
        BookError, UsageError: as ``project``.
    """
    for kind, step in STEPS.items():
        if kind == HITS and not is_cached(before.scenario, before.model):
            continue  # there is nothing to be found in a cache
        less, more = (
            outcome(before, _lever(kind, signed), book).total.likely for signed in (-step, step)
        )
        yield Swing(kind, step, less, more)


def _lever(kind: str, step: Decimal) -> Levers:
    return replace(Levers(), **{kind: step if kind in _POINTS else money.plus(_ONE, step)})
