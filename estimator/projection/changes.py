"""What one change of a scenario would save, each measured by projecting it anew."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal

from estimator.pricing import money
from estimator.pricing.book import BookError, RateBook
from estimator.pricing.rates import Model
from estimator.pricing.usage import INPUT, OUTPUT, UsageError
from estimator.projection.cautions import is_cached, obstacles
from estimator.projection.project import project
from estimator.projection.ranges import Range
from estimator.projection.result import Projection
from estimator.projection.scenario import BATCH, Scenario
from estimator.tokens.models import counting_of

OTHER_MODEL, ALL_BATCH, HALF_OUTPUT, MORE_HITS, NO_RETRIES = (
    "model",
    "batch",
    "output",
    "hits",
    "retries",
)
POINTS = Decimal("0.1")
"""By how much the share of cache hits is raised."""
_ONE, _NONE, _HALF = Decimal(1), Decimal(0), Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing done otherwise.

    Attributes:
        kind: OTHER_MODEL (the cheapest that fits and counts tokens alike), ALL_BATCH, HALF_OUTPUT,
            MORE_HITS or NO_RETRIES.
        projection: of the scenario with it.
        saved: of the likely total; below 0 where it would cost more.
    """

    kind: str
    projection: Projection
    saved: Decimal


def changes(before: Projection, book: RateBook) -> Iterator[Change]:
    """What can be changed of a scenario, and what that saves.

    Args:
        before: the projection of it, by the same book.
        book: that prices it.
    """
    for kind, scenario in _others(before, book):
        try:
            after = project(scenario, book)
        except (BookError, UsageError):  # on a day to come it has no price
            continue
        yield Change(kind, after, money.minus(before.total.likely, after.total.likely))


def _others(before: Projection, book: RateBook) -> Iterator[tuple[str, Scenario]]:
    it = before.scenario
    cheapest = cheapest_model(it, book)
    if (cheapest.provider, cheapest.id) != (before.model.provider, before.model.id):
        yield OTHER_MODEL, replace(it, provider=cheapest.provider, model=cheapest.id)
    if BATCH in before.model.service_tiers and it.service_tier != BATCH and it.batch < 1:
        yield ALL_BATCH, replace(it, batch=_ONE)
    if it.output.likely:
        yield HALF_OUTPUT, replace(it, output=Range(*(_half(value) for value in it.output)))
    if is_cached(it, before.model) and before.hit_rate < 1:
        yield MORE_HITS, replace(it, hits=_more(it.hits or Range.sure(before.hit_rate)))
    if it.retries:
        yield NO_RETRIES, replace(it, retries=_NONE)


def _half(tokens: Decimal) -> Decimal:
    return money.divided(money.times(tokens, _HALF), _ONE, 0)


def _more(hits: Range) -> Range:
    return Range(*(min(_ONE, money.plus(share, POINTS)) for share in hits))


def cheapest_model(scenario: Scenario, book: RateBook) -> Model:
    """The model for which an average likely call costs least on the first day.

    Its tokens must be counted as those of the scenario's model, the largest call must fit it, it
    must be served when the last one is made, and sold in the same service tiers and currency. What
    its answers are worth is not compared.

    Raises:
        BookError, UsageError: the scenario's own model is not known or has no price.
    """
    own = book.find(scenario.model, scenario.provider)
    best, least = own, _call(own, scenario, book)
    for model in book.models():
        if not _may_do(model, own, scenario, book):
            continue
        try:
            cost = _call(model, scenario, book)
        except (BookError, UsageError):
            continue
        if cost < least:
            best, least = model, cost
    return best


def _may_do(model: Model, own: Model, scenario: Scenario, book: RateBook) -> bool:
    return (
        model.listed
        and _counts(model) == _counts(own)
        and book.providers[model.provider].currency == book.providers[own.provider].currency
        and not any(obstacles(scenario, model))
    )


def _counts(model: Model) -> object:
    return counting_of(model.counts_as or model.id)


def _call(model: Model, scenario: Scenario, book: RateBook) -> Decimal:
    start = scenario.start
    tariff = book.tariff(
        model, scenario.service_tier, datetime(start.year, start.month, start.day, tzinfo=UTC)
    )
    tokens = money.plus(scenario.input.mean, Decimal(scenario.media))
    usage = {INPUT: tokens, OUTPUT: scenario.output.likely, **dict(scenario.tools)}
    return tariff.quote(usage).total
