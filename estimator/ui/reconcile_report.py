"""The report of a reconciliation."""

from collections.abc import Iterator, Sequence
from datetime import date

from PySide6.QtCore import QObject

from estimator.pricing import money
from estimator.reconcile.outcome import Outcome
from estimator.reports import Cell, Report, Table
from estimator.ui import text
from estimator.ui.figure_table import figure
from estimator.ui.reconcile_words import signed
from estimator.ui.report_words import Fact, ReportWords


class ReconcileReport(QObject):
    """Words the report of what a log came to."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = ReportWords(self)

    def of(
        self, outcome: Outcome, tables: Sequence[Table], said: Sequence[str], today: date
    ) -> Report:
        """The report of an outcome.

        Args:
            outcome: of a log.
            tables: as they are shown.
            said: sentences that the window shows.
            today: when it is made.
        """
        notes = [*filter(None, said), self._words.made(today)]
        return Report(self.tr("Reconciled with a bill"), [*self._facts(outcome)], tables, notes)

    def _facts(self, outcome: Outcome) -> Iterator[Fact]:
        fact = self._words.fact
        requests = figure(text.integer(outcome.requests), outcome.requests)
        yield fact("requests", self.tr("Requests"), requests)
        if outcome.days:
            first, last = outcome.days
            shown = text.span(text.day(first), text.day(last)) or text.day(first)
            days = Cell(shown, f"{first.isoformat()}/{last.isoformat()}")
            yield fact("days", self.tr("Days"), days)
        for currency, amount in outcome.priced.totals().items():
            cost = figure(text.exact_cost(amount, currency), amount)
            key = "cost" if currency == "USD" else f"cost_{currency}"
            yield fact(key, self.tr("By the rate book"), cost)
        found = outcome.comparison
        if found:
            billed = figure(text.exact_cost(found.billed, found.currency), found.billed)
            more = money.minus(found.billed, found.priced)
            yield fact("billed", self.tr("Billed"), billed)
            difference = figure(signed(more, found.currency), more)
            yield fact("difference", self.tr("Difference"), difference)
            yield fact("currency", self.tr("Currency"), Cell(found.currency))
