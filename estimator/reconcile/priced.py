"""What the book says that requests cost: line by line, and what it has no price for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from estimator.pricing import money
from estimator.pricing.quote import Line
from estimator.pricing.rates import Model
from estimator.pricing.usage import INPUT, OUTPUT, UsageError
from estimator.reconcile.tally import Cell

MOST_NAMED = 200
"""How many things without a price are named; the others are added up by their reasons."""
OTHERS = "…"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of what requests of a model, class and day cost.

    Attributes:
        day: UTC; None where the log does not say it.
        currency: of the line's amount.
    """

    model: Model
    service_tier: str
    region: str
    day: date | None
    currency: str
    line: Line


@dataclass(frozen=True, slots=True)
class Unpriced:
    """What there is no price for.

    Attributes:
        name: of the model, as the log says it.
        reason: ``"unknown-model"``, ``"tier-not-sold"``, ``"not-in-force"`` or ``"no-rate"``.
        detail: the class of service, or the meter without a rate.
        requests: how many.
        input_tokens, output_tokens: that they used.
    """

    name: str
    reason: str
    detail: str
    requests: int
    input_tokens: int
    output_tokens: int


@dataclass(frozen=True, slots=True)
class Sum:
    """Lines of the same charge as one, whatever their days."""

    model: Model
    service_tier: str
    region: str
    currency: str
    line: Line


@dataclass(frozen=True, slots=True)
class Priced:
    """What requests cost, and what has no price."""

    entries: tuple[Entry, ...]
    unpriced: tuple[Unpriced, ...]

    def totals(self) -> dict[str, Decimal]:
        """What all of it costs, by currency."""
        sums: dict[str, Decimal] = {}
        for entry in self.entries:
            known = sums.get(entry.currency, Decimal(0))
            sums[entry.currency] = money.plus(known, entry.line.amount)
        return sums

    def sums(self) -> list[Sum]:
        """The lines by model, class, region and charge, the days together.

        The dearest model comes first, and within a model and class the dearest line.
        """
        found: dict[tuple[object, ...], list[Entry]] = {}
        models: dict[str, Decimal] = {}
        for entry in self.entries:
            model, charge = entry.model, entry.line.charge
            place = entry.line.key(model.provider, model.id)
            key = model.id, entry.service_tier, entry.region, charge.meter, charge.rate, place
            found.setdefault(key, []).append(entry)
            models[model.id] = money.plus(models.get(model.id, Decimal(0)), entry.line.amount)

        def order(each: Sum) -> tuple[object, ...]:
            of, line = each.model.id, each.line
            where = each.service_tier, each.region
            return -models[of], of, *where, -line.amount, line.meter, line.rate

        return sorted(map(_summed, found.values()), key=order)

    def days(self) -> list[tuple[date | None, str, Decimal]]:
        """What each day costs in each currency, in their order; what has no day comes first."""
        sums: dict[tuple[date | None, str], Decimal] = {}
        for entry in self.entries:
            key = entry.day, entry.currency
            sums[key] = money.plus(sums.get(key, Decimal(0)), entry.line.amount)
        ordered = sorted(sums.items(), key=lambda each: (each[0][0] or date.min, each[0][1]))
        return [(*key, amount) for key, amount in ordered]


def _summed(entries: list[Entry]) -> Sum:
    first = entries[0]
    line = Line(
        first.line.charge,
        money.total(each.line.quantity for each in entries),
        money.total(each.line.amount for each in entries),
        all(each.line.exact for each in entries),
    )
    return Sum(first.model, first.service_tier, first.region, first.currency, line)


def price(cells: Iterable[Cell]) -> Priced:
    """Price what was used, each request by the rates of its moment, class, region and size."""
    entries: list[Entry] = []
    unpriced: dict[tuple[str, str, str], list[Cell]] = {}
    for cell in cells:
        reason = _reason(cell, entries)
        if reason:
            name = cell.sale.name if len(unpriced) < MOST_NAMED else OTHERS
            unpriced.setdefault((name, *reason), []).append(cell)
    return Priced(
        tuple(entries), tuple(_unpriced(*key, found) for key, found in sorted(unpriced.items()))
    )


def _reason(cell: Cell, entries: list[Entry]) -> tuple[str, str] | None:
    """Add the lines of a cell; why it has none, and a detail of that."""
    sale = cell.sale
    if sale.tariff is None or sale.model is None:
        return sale.reason, sale.service_tier
    try:
        quote = cell.quote(sale.tariff)
    except UsageError as error:
        return error.kind, error.meter
    named = sale.model, sale.service_tier, sale.region, sale.day, quote.currency
    entries += [Entry(*named, line) for line in quote.lines]
    return None


def _unpriced(name: str, reason: str, detail: str, cells: list[Cell]) -> Unpriced:
    return Unpriced(
        name,
        reason,
        detail,
        sum(cell.requests for cell in cells),
        sum(cell.totals.get(INPUT, 0) for cell in cells),
        sum(cell.totals.get(OUTPUT, 0) for cell in cells),
    )


def cost(cells: Iterable[Cell]) -> Decimal | None:
    """What all of it costs; None where some of it has no price."""
    total = Decimal(0)
    for cell in cells:
        if cell.sale.tariff is None:
            return None
        try:
            total = money.plus(total, cell.quote(cell.sale.tariff).total)
        except UsageError:
            return None
    return total
