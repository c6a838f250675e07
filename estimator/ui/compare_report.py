"""The report of a comparison: each offer that is shown, with the rates it stands on."""

from collections.abc import Iterator, Sequence
from datetime import date

from PySide6.QtCore import QObject

from estimator.comparing import Offer
from estimator.estimate import Estimate
from estimator.pricing.quote import Line
from estimator.reports import Cell, Column, Report, Table
from estimator.ui import text
from estimator.ui.compare_words import CompareWords
from estimator.ui.figure_table import figure
from estimator.ui.report_words import ReportWords
from estimator.ui.sureness import Sureness


class CompareReport(QObject):
    """Words the report of offers."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = ReportWords(self)
        self._cells, self._sureness = CompareWords(self), Sureness(self)

    def of(self, offers: Sequence[Offer], best: Offer | None, name: str, today: date) -> Report:
        """The report of the offers that are shown, in their order; there is at least one.

        Args:
            offers: as they are shown.
            best: the cheapest that fits.
            name: of the prompt's file; empty for a new one.
            today: when it is made.
        """
        first = offers[0].estimate
        rows = [self._row(offer, is_best=offer is best) for offer in offers]
        table = Table("models", self.tr("Models for this prompt"), self._columns(), rows)
        notes = [*self._assumed(first), self._words.made(today)]
        title = self.tr("Models for {prompt}").format(prompt=name or self.tr("a prompt"))
        return Report(title, [*self._facts(first)], [table], notes)

    def _facts(self, estimate: Estimate) -> Iterator[tuple[Column, Cell]]:
        calls = figure(text.integer(estimate.requests), estimate.requests)
        yield Column("calls_a_month", self.tr("Calls a month")), calls
        signs = figure(text.integer(estimate.characters), estimate.characters)
        yield Column("characters", self.tr("Characters")), signs

    def _assumed(self, estimate: Estimate) -> Iterator[str]:
        if estimate.output_tokens:
            known = self.tr("Expected output: %Ln token(s) a call.", "", estimate.output_tokens)
            yield known
        yield self.tr(
            "Prices are of the sources named; tokens marked with ≈ may differ, as far as said."
        )

    def _columns(self) -> list[Column]:
        figures = {
            "tokens": self.tr("Tokens"),
            "tokens_low": self.tr("Fewest"),
            "tokens_high": self.tr("Most"),
            "window_share": self.tr("Window"),
            "input_rate": self.tr("Input, per million"),
            "output_rate": self.tr("Output, per million"),
            "call": self.tr("A call"),
            "month": self.tr("A month"),
        }
        words = {
            "model": self.tr("Model"),
            "provider": self.tr("Provider"),
            "class": self.tr("Class"),
        }
        last = {"counted": self.tr("Count"), "note": self.tr("Note"), "source": self.tr("Source")}
        return [
            *(Column(key, title) for key, title in words.items()),
            *(Column(key, title, is_figure=True) for key, title in figures.items()),
            *(Column(key, title) for key, title in last.items()),
        ]

    def _row(self, offer: Offer, *, is_best: bool) -> list[Cell]:
        estimate = offer.estimate
        shown = self._cells.cells(offer, is_best=is_best)
        name, provider, class_, tokens, window, call, month, note = shown
        return [
            Cell(name, estimate.model.id),
            Cell(provider),
            Cell(class_, offer.service_tier),
            figure(tokens.partition(" (")[0], estimate.tokens),
            self._count(estimate.low),
            self._count(estimate.high),
            figure(window, estimate.window_share),
            self._rate(estimate.input, estimate.currency),
            self._rate(estimate.output, estimate.currency),
            figure(call, estimate.cost),
            figure(month, estimate.monthly),
            Cell(self._sureness.word(estimate) if estimate.tokens is not None else ""),
            Cell(note),
            Cell(self._source(estimate)),
        ]

    @staticmethod
    def _count(tokens: int | None) -> Cell:
        return Cell("") if tokens is None else figure(text.integer(tokens), tokens)

    @staticmethod
    def _rate(line: Line | None, currency: str) -> Cell:
        return figure(text.rate(line.rate, currency), line.rate) if line else Cell("")

    def _source(self, estimate: Estimate) -> str:
        line = estimate.input or estimate.output
        if line is None:
            return ""
        if line.charge.is_own or not line.origin.source.name:
            return self.tr("your own rate")
        source = line.origin.source
        known = self.tr("{source}, {day}")
        return known.format(source=source.name, day=text.short_day(source.date))
