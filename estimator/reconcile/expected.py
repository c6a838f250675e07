"""A log against an estimate: by how much each thing that was assumed was wrong.

One assumption after the other is replaced by what the log has, in this order: how many calls there
were, how long their inputs were, their outputs, what of the inputs a cache had, and at last the
prices: other models, classes, dates, and long requests. The parts add up to the whole difference.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from estimator.pricing import money
from estimator.pricing.tariff import Tariff
from estimator.pricing.usage import CACHE_READ, INPUT, OUTPUT, UsageError
from estimator.reconcile.priced import cost
from estimator.reconcile.tally import Cell

VOLUME, INPUTS, OUTPUTS, CACHE, PRICES = "volume", "input", "output", "cache", "price"
_WRITES = "cache_write_tokens", "cache_write_1h_tokens"
_MONTHS, _DAYS = 12, 365


@dataclass(frozen=True, slots=True)
class Expected:
    """What a prompt was expected to cost.

    Attributes:
        calls: in the time that the log covers.
        input_tokens, output_tokens: of one call.
        tariff: by which it was priced.
    """

    calls: int
    input_tokens: int
    output_tokens: int
    tariff: Tariff


@dataclass(frozen=True, slots=True)
class Step:
    """What one assumption made of the difference.

    Attributes:
        kind: VOLUME, INPUTS, OUTPUTS, CACHE or PRICES.
        assumed, was: calls, or tokens a call (a share of the input for CACHE), to compare them;
            0 for PRICES.
        amount: by how much it made the log dearer than the estimate.
    """

    kind: str
    assumed: Decimal
    was: Decimal
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Deviation:
    """An estimate, what it was, and the steps from one to the other.

    Attributes:
        steps: none where it is not known how many requests there were.
    """

    estimated: Decimal
    actual: Decimal
    steps: tuple[Step, ...]


def calls_in(days: int, calls_a_month: int) -> int:
    """How many of a month's calls fall on so many days; a month is a twelfth of 365 days."""
    share = Decimal(calls_a_month * days * _MONTHS) / _DAYS
    return int(share.quantize(Decimal(1), ROUND_HALF_EVEN))


def deviation(expected: Expected, cells: Iterable[Cell]) -> Deviation | None:
    """Why a log cost something else than was expected; None where some of it has no price.

    The prompt's rates, those of a request as long as it, price all steps but the last.
    """
    cells = list(cells)
    actual, calls = cost(cells), sum(cell.requests for cell in cells)
    is_told = all(cell.requests for cell in cells)
    used = {
        meter: sum(cell.totals.get(meter, 0) for cell in cells)
        for meter in (INPUT, OUTPUT, CACHE_READ, *_WRITES)
    }
    if actual is None:
        return None
    stages: list[tuple[int, Mapping[str, int]]] = [
        (number, {INPUT: number * expected.input_tokens, OUTPUT: number * expected.output_tokens})
        for number in (expected.calls, calls)
    ]
    stages.append((calls, {INPUT: used[INPUT], OUTPUT: calls * expected.output_tokens}))
    stages.append((calls, {INPUT: used[INPUT], OUTPUT: used[OUTPUT]}))
    stages.append((calls, used))
    try:
        costs = [_cost(expected, number, usage) for number, usage in stages]
    except UsageError:
        return None
    costs.append(actual)
    steps = _steps(expected, calls, used, costs) if is_told else ()
    return Deviation(costs[0], actual, tuple(steps))


def _cost(expected: Expected, calls: int, usage: Mapping[str, int]) -> Decimal:
    quantities = {meter: Decimal(total) for meter, total in usage.items()}
    size = Decimal(expected.input_tokens)
    return expected.tariff.quote_together(quantities, Decimal(calls), size).total


def _steps(
    expected: Expected, calls: int, used: Mapping[str, int], costs: list[Decimal]
) -> Iterable[Step]:
    each = max(calls, 1)
    figures = (
        (VOLUME, Decimal(expected.calls), Decimal(calls)),
        (INPUTS, Decimal(expected.input_tokens), Decimal(used[INPUT]) / each),
        (OUTPUTS, Decimal(expected.output_tokens), Decimal(used[OUTPUT]) / each),
        (CACHE, Decimal(0), Decimal(used[CACHE_READ]) / max(used[INPUT], 1)),
        (PRICES, Decimal(0), Decimal(0)),
    )
    for (kind, assumed, was), before, after in zip(figures, costs, costs[1:], strict=False):
        yield Step(kind, assumed, was, money.minus(after, before))
