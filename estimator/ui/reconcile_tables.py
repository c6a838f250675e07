"""The tables of a reconciliation: lines, days, causes, differences, steps, and what was found."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from estimator.pricing import money
from estimator.reconcile.comparing import ROUNDING, Comparison
from estimator.reconcile.expected import CACHE, PRICES, Deviation
from estimator.reconcile.outcome import Outcome
from estimator.ui import meter_words, sum_words, text
from estimator.ui.rates_typed import class_title
from estimator.ui.reconcile_words import ReconcileWords, signed
from estimator.ui.rows_table import Cells, Figure, RowsTable

_NONE = "–"
_ZERO = Decimal(0)


def _cost(amount: Decimal | None, currency: str) -> str | Figure:
    return _NONE if amount is None else (text.cost(amount, currency), amount)


def _difference(amount: Decimal, currency: str) -> Figure:
    return signed(amount, currency), amount


class SumsTable(RowsTable):
    """What each meter of a model and class costs: quantity, rate, amount, and why."""

    keys = "model", "class", "meter", "quantity", "rate", "cost", "rule_and_source"
    words = frozenset({0, 1, 2, 6})

    def titles(self) -> tuple[str, ...]:
        """The titles of the columns."""
        return (
            self.tr("Model"),
            self.tr("Class"),
            self.tr("What"),
            self.tr("Quantity"),
            self.tr("Rate"),
            self.tr("Cost"),
            self.tr("Which rate, and who says so"),
        )

    def show_outcome(self, outcome: Outcome, said: ReconcileWords) -> None:
        """Show the lines, and after them what has no price."""
        rows: list[Cells] = []
        for each in outcome.priced.sums():
            line, currency = each.line, each.currency
            rate = sum_words.rate(line.rate, currency, line.per)
            region = f" ({each.region})" if each.region else ""
            rows.append((
                each.model.name + region,
                class_title(each.service_tier),
                sum_words.meter_name(line.meter),
                (text.decimal(line.quantity), line.quantity),
                (rate, line.rate),
                _cost(line.amount, currency),
                sum_words.why(line, currency),
            ))  # fmt: skip
        for lacking in outcome.priced.unpriced:
            tokens = lacking.input_tokens + lacking.output_tokens
            quantity, what = (text.integer(tokens), tokens), meter_words.plain_title("input_tokens")
            no_price, why = self.tr("no price"), said.unpriced(lacking)
            rows.append((lacking.name, _NONE, what, quantity, _NONE, no_price, why))
        self.show_rows(rows)


class DaysTable(RowsTable):
    """What each day costs, and what was billed for it."""

    keys = "day", "cost", "billed", "difference"
    words = frozenset({0})

    def titles(self) -> tuple[str, ...]:
        """The titles of the columns."""
        return (
            self.tr("Day (UTC)"),
            self.tr("By the rate book"),
            self.tr("Billed"),
            self.tr("Difference"),
        )

    def show_outcome(self, outcome: Outcome) -> None:
        """Show the days of the log, and those of the bill."""
        found = outcome.comparison
        billed = _billed_by_day(found) if found else {}
        priced = {(day, name): amount for day, name, amount in outcome.priced.days()}
        keys = sorted({*priced, *billed}, key=lambda key: (key[0] or date.min, key[1]))
        self.show_rows([self._row(*key, priced.get(key), billed.get(key)) for key in keys])

    def _row(
        self, day: date | None, currency: str, amount: Decimal | None, paid: Decimal | None
    ) -> Cells:
        less = None if paid is None else money.minus(paid, amount or _ZERO)
        return (
            (text.short_day(day), day) if day else self.tr("No day"),
            _cost(amount, currency),
            _cost(paid, currency),
            _NONE if less is None else _difference(less, currency),
        )


def _billed_by_day(found: Comparison) -> dict[tuple[date | None, str], Decimal]:
    sums: dict[tuple[date | None, str], Decimal] = {}
    for each in found.differences:
        if each.day and each.billed is not None:
            key = each.day, found.currency
            sums[key] = money.plus(sums.get(key, _ZERO), each.billed)
    return sums


class CausesTable(RowsTable):
    """What each cause comes to."""

    keys = "effect", "model", "cause"
    words = frozenset({1, 2})

    def titles(self) -> tuple[str, ...]:
        """The titles of the columns."""
        return self.tr("Effect"), self.tr("Model"), self.tr("Why")

    def show_outcome(self, outcome: Outcome, said: ReconcileWords) -> None:
        """Show the causes of all differences."""
        found, names = outcome.comparison, outcome.names
        rows: list[Cells] = []
        for cause in found.causes() if found else ():
            model = names.get(cause.model, cause.model) or self.tr("All models")
            effect = _difference(cause.amount, found.currency if found else "")
            rows.append((effect, model, said.cause(cause)))
        self.show_rows(rows)


class DifferencesTable(RowsTable):
    """What the log and the bill say of each day and model."""

    keys = "day", "model", "cost", "billed", "difference", "why"
    words = frozenset({0, 1, 5})

    def titles(self) -> tuple[str, ...]:
        """The titles of the columns."""
        return (
            self.tr("Day (UTC)"),
            self.tr("Model"),
            self.tr("By the rate book"),
            self.tr("Billed"),
            self.tr("Difference"),
            self.tr("Why"),
        )

    def show_outcome(self, outcome: Outcome, said: ReconcileWords) -> None:
        """Show the differences."""
        found, names = outcome.comparison, outcome.names
        rows: list[Cells] = []
        for each in found.differences if found else ():
            currency = found.currency if found else ""
            meter = meter_words.plain_title(each.meter) if each.meter else self.tr("All models")
            causes = [c for c in each.causes if c.kind != ROUNDING] or each.causes
            why = self.tr("; ").join(said.cause(cause) for cause in causes)
            model = names.get(each.model, each.model) or meter
            is_unknown = each.priced is None and each.billed is None
            rows.append((
                (text.short_day(each.day), each.day) if each.day else self.tr("All days"),
                model,
                _cost(each.priced, currency),
                _cost(each.billed, currency),
                _NONE if is_unknown else _difference(each.amount, currency),
                why,
            ))  # fmt: skip
        self.show_rows(rows)


class StepsTable(RowsTable):
    """What was expected, what was, and what that made."""

    keys = "assumption", "expected", "was", "effect"
    words = frozenset({0})

    def titles(self) -> tuple[str, ...]:
        """The titles of the columns."""
        return self.tr("What"), self.tr("Expected"), self.tr("In the log"), self.tr("Effect")

    def show_deviation(self, found: Deviation | None, currency: str, said: ReconcileWords) -> None:
        """Show the steps from an estimate to what it was."""
        rows: list[Cells] = []
        for step in found.steps if found else ():
            assumed, was = _figures(step.assumed, step.was, step.kind)
            effect = _difference(step.amount, currency)
            rows.append((said.step(step.kind), assumed, was, effect))
        if found:
            cost, actual = _cost(found.estimated, currency), _cost(found.actual, currency)
            total = _difference(money.minus(found.actual, found.estimated), currency)
            rows.append((self.tr("Cost"), cost, actual, total))
        self.show_rows(rows)


def _figures(assumed: Decimal, was: Decimal, kind: str) -> Iterable[str | Figure]:
    if kind == PRICES:
        return _NONE, _NONE
    if kind == CACHE:
        return (text.percent(assumed), assumed), (text.percent(was), was)
    return tuple((text.integer(round(each)), round(each)) for each in (assumed, was))


class FoundTable(RowsTable):
    """What was found in the files."""

    keys = "number", "what"
    words = frozenset({1})

    def titles(self) -> tuple[str, ...]:
        """The titles of the columns."""
        return self.tr("Number"), self.tr("What was found")

    def show_outcome(self, outcome: Outcome, said: ReconcileWords) -> None:
        """Show all that was found."""
        self.show_rows([
            ("" if count is None else (text.integer(count), count), sentence)
            for count, sentence in said.found(outcome)
        ])  # fmt: skip
