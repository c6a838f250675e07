"""The report of a batch file."""

from collections.abc import Iterator, Sequence
from datetime import date

from PySide6.QtCore import QObject

from estimator.batch.prices import Bill, Price
from estimator.batch.report import Report as Found
from estimator.reports import Cell, Report, Table
from estimator.ui import batch_words, text
from estimator.ui.figure_table import figure
from estimator.ui.report_words import Fact, ReportWords


class BatchReport(QObject):
    """Words the report of what was found of a file."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = ReportWords(self)

    def of(
        self, name: str, found: Found, bill: Bill, tables: Sequence[Table], said: Sequence[str]
    ) -> Report:
        """The report of a file.

        Args:
            name: of the file.
            found: in it.
            bill: what it costs.
            tables: as they are shown.
            said: sentences that the window shows.
        """
        title = self.tr("Batch file {name}").format(name=name)
        return Report(title, [*self._facts(found, bill)], tables, said)

    def made(self, day: date) -> str:
        """Who made the report and when."""
        return self._words.made(day)

    def _facts(self, found: Found, bill: Bill) -> Iterator[Fact]:
        fact = self._words.fact
        yield fact("requests", self.tr("Requests"), _count(found.requests))
        yield fact("bytes", self.tr("Bytes"), _count(found.bytes))
        tokens = figure(batch_words.tokens(found), found.tokens)
        yield fact("input_tokens", self.tr("Input tokens"), tokens)
        if found.uncounted:
            yield fact("not_counted", self.tr("Requests not counted"), _count(found.uncounted))
        if found.low != found.high:
            shown = text.span(text.integer(found.low), text.integer(found.high))
            span = Cell(shown, f"{found.low}-{found.high}")
            yield fact("input_tokens_range", self.tr("Input tokens, from and to"), span)
        for key, title, price in (
            ("batch", self.tr("As a batch"), bill.batch),
            ("standard", self.tr("One by one"), bill.standard),
        ):
            yield fact(key, title, self._cost(price, bill))
        if bill.currency:
            yield fact("currency", self.tr("Currency"), Cell(bill.currency))

    def _cost(self, price: Price | None, bill: Bill) -> Cell:
        if price is None:
            return Cell(self.tr("no price"))
        shown = batch_words.cost(price.expected, bill.currency)
        return figure(shown, price.expected.likely)


def _count(number: int) -> Cell:
    return figure(text.integer(number), number)
