"""A log against a bill: what each says, day by day and model by model, and why they differ."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import combinations

from estimator.pricing import money
from estimator.reconcile.bills import BOOK_CURRENCY, FILES, WEB, Billed
from estimator.reconcile.causes import COPIES, RETRIES, Cause, Evidence, causes
from estimator.reconcile.found import Log
from estimator.reconcile.priced import cost, price
from estimator.reconcile.sales import Sales
from estimator.reconcile.tally import Cell

ROUNDING, NO_PRICE, NOT_IN_LOG, NOT_BILLED, UNEXPLAINED = (
    "rounding", "no-price", "not-in-log", "not-billed", "unexplained",
)  # fmt: skip
_SLACK = Decimal("0.000000001")
_MOST_PAIRED = 60  # causes of which two are tried together
_TOOLS = {WEB, FILES}

Key = tuple[date | None, tuple[str, str] | None, str]


@dataclass(frozen=True, slots=True)
class Difference:
    """What the log and the bill say of a day and a model, as far as the bill tells them apart.

    Attributes:
        day: None where the bill says none.
        model: its id, or its name where the book has none; empty where the bill says none.
        meter: of a tool that is billed for all models together; else empty.
        priced: by the book; None where it has no price, or the log nothing of it.
        billed: None where the bill has nothing of it.
        causes: that make up the difference, to the last digit.
    """

    day: date | None
    model: str
    meter: str
    priced: Decimal | None
    billed: Decimal | None
    causes: tuple[Cause, ...]

    @property
    def amount(self) -> Decimal:
        """By how much more was billed."""
        return money.minus(self.billed or Decimal(0), self.priced or Decimal(0))


@dataclass(frozen=True, slots=True)
class Comparison:
    """All differences.

    Attributes:
        priced, billed: in all.
        currency: of both.
    """

    differences: tuple[Difference, ...]
    priced: Decimal
    billed: Decimal
    currency: str = BOOK_CURRENCY

    @property
    def unexplained(self) -> Decimal:
        """What of the difference nothing accounts for."""
        return money.total(cause.amount for cause in self.causes() if cause.kind == UNEXPLAINED)

    def causes(self) -> list[Cause]:
        """What each cause comes to, the largest first; what is unexplained is the last."""
        sums: dict[Cause, Decimal] = {}
        for difference in self.differences:
            for cause in difference.causes:
                key = cause.with_amount(Decimal(0))
                sums[key] = money.plus(sums.get(key, Decimal(0)), cause.amount)
        found = [cause.with_amount(amount) for cause, amount in sums.items() if amount]
        return sorted(found, key=lambda each: (each.kind == UNEXPLAINED, -abs(each.amount)))


def typed(amount: Decimal, error: Decimal) -> list[Billed]:
    """A bill of one amount that the user gives."""
    return [Billed(None, "", "", amount, error)]


def compare(log: Log, lines: Sequence[Billed], sales: Sales) -> Comparison:
    """Hold a log against the lines of a bill, in the book's currency, each as finely as it goes.

    Each difference is given the cause, or the two causes, that account for it to within the
    rounding of the bill's amounts; what is left of it by that is a cause of its own.
    """
    keyed = _Keyed(lines, sales)
    sides = [keyed.by_key(cells) for cells in (used(log), log.copies, log.retries)]
    billed: dict[Key, list[Billed]] = {}
    for line in lines:
        billed.setdefault(keyed.of_line(line), []).append(line)
    found = []
    for key in sorted({*sides[0], *billed}, key=_order):
        evidence = Evidence(*(side.get(key, []) for side in sides))
        found.append(_difference(key, evidence, billed.get(key, []), sales))
    priced = money.total(each.priced or Decimal(0) for each in found)
    total = money.total(line.amount for line in lines)
    return Comparison(tuple(found), priced, total)


def used(log: Log) -> tuple[Cell, ...]:
    """What was used: a provider's usage export counts only where no log has its requests."""
    logged = {cell.key[0] for cell in log.cells}
    return (*log.cells, *(cell for cell in log.exported if cell.key[0] not in logged))


def _order(key: Key) -> tuple[date, tuple[str, str], str]:
    return key[0] or date.min, key[1] or ("", ""), key[2]


class _Keyed:
    """What tells lines of a bill apart: days and models, where it says them."""

    def __init__(self, bill: Sequence[Billed], sales: Sales) -> None:
        self._sales = sales
        self._has_days = any(line.day for line in bill)
        self._has_models = any(line.model for line in bill)
        self._tools = {
            line.meter for line in bill if self._has_models and not line.model
        } & _TOOLS  # billed for all models together

    def of_line(self, line: Billed) -> Key:
        if line.model:
            model = self._sales.model(line.model)
            named = (model.provider, model.id) if model else ("", line.model.lower())
            return line.day, named, ""
        if self._has_models:
            return line.day, None, line.meter or line.item
        return line.day, None, ""

    def by_key(self, cells: Iterable[Cell]) -> dict[Key, list[Cell]]:
        found: dict[Key, list[Cell]] = {}
        for cell in cells:
            day = cell.sale.day if self._has_days else None
            model = cell.key if self._has_models else None
            for part, meter in self._parts(cell):
                found.setdefault((day, None if meter else model, meter), []).append(part)
        return found

    def _parts(self, cell: Cell) -> Iterator[tuple[Cell, str]]:
        """A cell, and apart from it the calls of tools that the bill has apart."""
        apart = self._tools & cell.totals.keys()
        for meter in sorted(apart):
            yield replace(cell, totals={meter: cell.totals[meter]}), meter
        left = {meter: total for meter, total in cell.totals.items() if meter not in apart}
        if left or not apart:
            yield replace(cell, totals=left), ""


def _difference(key: Key, evidence: Evidence, bill: Sequence[Billed], sales: Sales) -> Difference:
    day, model, meter = key
    priced = cost(evidence.cells) if evidence.cells else None
    partly = money.total(entry.line.amount for entry in price(evidence.cells).entries)
    if priced is None and partly:
        priced = partly
    billed = money.total(line.amount for line in bill) if bill else None
    found = Difference(day, model[1] if model else "", meter, priced, billed, ())
    slack = money.plus(money.total(line.error for line in bill), _SLACK)
    return replace(found, causes=tuple(_explained(found, evidence, slack, sales)))


def _explained(
    found: Difference, evidence: Evidence, slack: Decimal, sales: Sales
) -> Iterator[Cause]:
    amount = found.amount
    if evidence.cells and found.priced is None:
        yield Cause(NO_PRICE, "", found.model, amount)
    elif not amount:
        return
    elif found.billed is None:
        yield Cause(NOT_BILLED, "", found.model, amount)
    elif not evidence.cells:
        yield Cause(NOT_IN_LOG, found.meter, found.model, amount)
    elif abs(amount) <= slack:
        yield Cause(ROUNDING, "", "", amount)
    else:
        chosen = _proven(list(causes(evidence, sales)), amount, slack)
        yield from chosen
        left = money.minus(amount, money.total(cause.amount for cause in chosen))
        if left:
            yield Cause(ROUNDING if chosen else UNEXPLAINED, "", "", left)


def _proven(known: Sequence[Cause], amount: Decimal, slack: Decimal) -> tuple[Cause, ...]:
    """The cause that comes nearest to an amount, or the two; none where none is near enough.

    Two are tried that don't change the same price: copies or retries with another, or two models.
    Each has with it those that come to the same.
    """

    def left(chosen: tuple[Cause, ...]) -> Decimal:
        return abs(money.minus(amount, money.total(cause.amount for cause in chosen)))

    pairs = (pair for pair in combinations(known[:_MOST_PAIRED], 2) if _are_apart(*pair))
    for tried in (((cause,) for cause in known), pairs):
        nearest = min(tried, key=left, default=())
        if nearest and left(nearest) <= slack:
            return tuple(_with_others(cause, known, nearest) for cause in nearest)
    return ()


def _with_others(cause: Cause, known: Sequence[Cause], chosen: Sequence[Cause]) -> Cause:
    """A cause, and those that could stand in its place beside the other that was chosen."""
    beside = [each for each in chosen if each is not cause]
    named = [cause]
    for other in known:
        is_new = other.amount == cause.amount and not any(_is_same(other, each) for each in named)
        if is_new and all(_are_apart(other, each) for each in beside):
            named.append(other)
    return replace(cause, others=tuple(named[1:]))


def _is_same(one: Cause, other: Cause) -> bool:
    """Whether one says no more than another, of all models for instance, of which one counts."""
    is_model = one.model == other.model or not (one.model and other.model)
    return (one.kind, one.detail) == (other.kind, other.detail) and is_model


def _are_apart(one: Cause, other: Cause) -> bool:
    if {one.kind, other.kind} & {COPIES, RETRIES}:
        return one.kind != other.kind
    return bool(one.model and other.model and one.model != other.model)
