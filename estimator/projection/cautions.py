"""What of a scenario its model can't do, or a cache does not keep."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from estimator.pricing import caching, money
from estimator.pricing.rates import Model
from estimator.projection.calls import month_start
from estimator.projection.scenario import Scenario

WINDOW, MAX_INPUT, MAX_OUTPUT, RETIRES = "context_window", "max_input", "max_output", "retires"
NOT_CACHED, SHORT_INPUT = "not-cached", "short-input"


@dataclass(frozen=True, slots=True)
class Caution:
    """Something that is not as the scenario assumes it.

    Attributes:
        kind: WINDOW, MAX_INPUT or MAX_OUTPUT: the largest call is too large. RETIRES: the model is
            not served until the end. NOT_CACHED: the beginning is too short for a cache.
            SHORT_INPUT: the beginning is longer than the longest input.
        needed: tokens that the scenario has; None for RETIRES.
        most: that the model holds, or the fewest that a cache keeps, or of the longest input.
        day: on which the model is no more served.
    """

    kind: str
    needed: Decimal | None = None
    most: int | None = None
    day: date | None = None


def obstacles(scenario: Scenario, model: Model) -> Iterator[Caution]:
    """Why a model can't do what a scenario asks of it."""
    largest, answer = Decimal(scenario.largest), scenario.output.high
    for kind, limit, needed in (
        (WINDOW, model.context_window, money.plus(largest, answer)),
        (MAX_INPUT, model.max_input, largest),
        (MAX_OUTPUT, model.max_output, answer),
    ):
        if limit is not None and needed > limit:
            yield Caution(kind, needed, limit)
    if model.retires and model.retires < month_start(scenario.start, scenario.months):
        yield Caution(RETIRES, day=model.retires)


def cautions(scenario: Scenario, model: Model) -> Iterator[Caution]:
    """The obstacles, and what a cache does not keep."""
    yield from obstacles(scenario, model)
    longest = scenario.sized(scenario.error.high).input.most
    if scenario.prefix > longest:
        yield Caution(SHORT_INPUT, Decimal(scenario.prefix), longest)
    least = caching.cached_from(model)
    if scenario.prefix and least and not is_cached(scenario, model):
        yield Caution(NOT_CACHED, Decimal(scenario.prefix), least)


def is_cached(scenario: Scenario, model: Model) -> bool:
    """Whether a cache keeps anything of a call's beginning, of the largest one at most."""
    most = scenario.sized(scenario.error.high)
    return caching.kept(model, min(most.prefix, most.input.most)) > 0
