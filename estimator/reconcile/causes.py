"""Why a bill may differ from the book: each a price of the same requests under another rule."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal

from estimator.pricing import money
from estimator.pricing.book import BookError, RateBook
from estimator.pricing.rates import STANDARD, Model
from estimator.pricing.usage import UsageError
from estimator.reconcile.priced import cost
from estimator.reconcile.sales import Sales
from estimator.reconcile.tally import Cell

CLASS, UNCACHED, RATE, REGION, LONG, COPIES, RETRIES = (
    "class", "uncached", "rate", "region", "long", "copies", "retries",
)  # fmt: skip
_FIRST = datetime(1971, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Cause:
    """What would make a bill of a difference.

    Attributes:
        kind: ``CLASS`` (billed in another class), ``UNCACHED`` (what was read from a cache as if
            it were not), ``RATE`` (by the rates of another time), ``REGION`` (with a region's
            uplift), ``LONG`` (without the rates of long requests), ``COPIES`` (lines that stand in
            the log more than once were billed as often), ``RETRIES`` (requests that were sent
            again were not billed), or one of ``comparing``.
        detail: the classes, the regions, or the first days of the rates, ISO, with commas between
            them: where several would make the same of it, all are named.
        model: that it is about; empty for all.
        amount: by how much the bill is larger by it.
        others: causes that come to the same, each of which it may be as well.
    """

    kind: str
    detail: str
    model: str
    amount: Decimal
    others: "tuple[Cause, ...]" = ()

    def with_amount(self, amount: Decimal) -> "Cause":
        """The same of another amount."""
        others = tuple(replace(other, amount=amount) for other in self.others)
        return replace(self, amount=amount, others=others)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The requests that a difference is about, their copies, and the retries among them."""

    cells: Sequence[Cell]
    copies: Sequence[Cell]
    retries: Sequence[Cell]

    def of(self, key: tuple[str, str]) -> "Evidence":
        """What is of one model."""
        sides = self.cells, self.copies, self.retries
        return Evidence(*([cell for cell in side if cell.key == key] for side in sides))


@dataclass(frozen=True, slots=True)
class _Rule:
    """Another rule by which requests may have been billed; what is None is as it was."""

    kind: str
    detail: str = ""
    tier: str | None = None
    at: datetime | None = None
    region: str | None = None

    def cost(self, cell: Cell, book: RateBook) -> Decimal:
        """What a cell that has a price costs by it.

        Raises:
            BookError, UsageError: nothing can be priced so.
        """
        sale = cell.sale
        assert sale.model  # noqa: S101 - it has a price
        where = self.region or sale.region or None
        tariff = book.tariff(sale.model, self.tier or sale.service_tier, self.at or sale.at, where)
        if self.kind == UNCACHED:
            cell = replace(cell, totals=_without_reads(cell.totals))
        elif self.kind == LONG:
            cell = replace(cell, size=0)
        return cell.quote(tariff).total


def causes(evidence: Evidence, sales: Sales) -> Iterator[Cause]:
    """Every cause that would change what requests cost: for all of them, and for each model."""
    models = {cell.key: cell.sale.model for cell in evidence.cells if cell.sale.model}
    if len(models) > 1:
        yield from _causes(evidence, list(models.values()), "", sales.book)
    for key, model in models.items():
        yield from _causes(evidence.of(key), [model], key[1], sales.book)


def _causes(
    evidence: Evidence, models: Sequence[Model], name: str, book: RateBook
) -> Iterator[Cause]:
    copies, retries = cost(evidence.copies), cost(evidence.retries)
    if copies:
        yield Cause(COPIES, "", name, copies)
    if retries:
        yield Cause(RETRIES, "", name, -retries)
    same: dict[tuple[str, Decimal], list[str]] = {}
    tiers = {STANDARD, *(cell.sale.service_tier for cell in evidence.cells)}
    for rule in _rules(models, tiers):
        difference = _difference(evidence.cells, rule, book)
        if difference:
            same.setdefault((rule.kind, difference), []).append(rule.detail)
    for (kind, difference), details in same.items():
        yield Cause(kind, ", ".join(details), name, difference)


def _rules(models: Sequence[Model], tiers: Container[str]) -> Iterator[_Rule]:
    """Other rules that the models know."""
    for tier in dict.fromkeys(tier for model in models for tier in model.service_tiers):
        yield _Rule(CLASS, tier, tier=tier)
    for at in sorted({at for model in models for at in _starts(model, tiers)}):
        yield _Rule(RATE, at.date().isoformat() if at != _FIRST else "", at=at)
    for region in dict.fromkeys(region for model in models for region in model.uplifts):
        yield _Rule(REGION, region, region=region)
    yield _Rule(UNCACHED)
    yield _Rule(LONG)


def _starts(model: Model, tiers: Container[str]) -> Iterator[datetime]:
    """The moments at which rates of a model in these classes begin to hold, or one before all."""
    for day in {card.start for card in model.cards if card.service_tier in tiers}:
        yield datetime(day.year, day.month, day.day, tzinfo=UTC) if day else _FIRST


def _difference(cells: Iterable[Cell], rule: _Rule, book: RateBook) -> Decimal | None:
    """By how much cells cost more by another rule; None where it gives no price."""
    total = Decimal(0)
    try:
        for cell in cells:
            if cell.sale.tariff:
                priced = cell.quote(cell.sale.tariff).total
                total = money.plus(total, money.minus(rule.cost(cell, book), priced))
    except (BookError, UsageError):
        return None
    return total


def _without_reads(totals: Mapping[str, int]) -> dict[str, int]:
    """As if nothing had been read from a cache: it is a part of totals that stay."""
    return {meter: total for meter, total in totals.items() if "_read_" not in meter}
