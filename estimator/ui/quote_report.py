"""The report of a prompt: its tokens, what a call and a month cost, and each line of the sum."""

from datetime import date

from PySide6.QtCore import QObject

from estimator.estimate import Estimate
from estimator.reports import Cell, Column, Report, Table
from estimator.ui import part_words, sum_words, text, words
from estimator.ui.figure_table import figure
from estimator.ui.report_words import ReportWords


class QuoteReport(QObject):
    """Words the report of an estimate."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = ReportWords(self)

    def of(self, estimate: Estimate, name: str, provider: str, today: date) -> Report:
        """The report of an estimate.

        Args:
            estimate: counted.
            name: of the prompt's file; empty for a new one.
            provider: as it is called.
            today: when it is made.
        """
        facts = [
            *self._words.model(estimate, provider),
            *self._words.prompt(estimate),
            *self._words.costs(estimate),
        ]
        notes = [*self._words.assumptions(estimate)]
        if estimate.problem:
            notes.append(words.sentence(estimate.problem))
        notes.append(self._words.made(today))
        title = self.tr("Cost of {prompt}").format(prompt=name or self.tr("a prompt"))
        return Report(title, facts, [self._sum(estimate), self._parts(estimate)], notes)

    def _sum(self, estimate: Estimate) -> Table:
        columns = [
            Column("meter", self.tr("Line")),
            Column("quantity", self.tr("Quantity"), is_figure=True),
            Column("rate", self.tr("Rate"), is_figure=True),
            Column("per", self.tr("For"), is_figure=True),
            Column("amount", self.tr("Amount"), is_figure=True),
            Column("source", self.tr("Why this rate")),
        ]
        rows = [
            [
                Cell(said.name, line.meter),
                figure(text.decimal(line.quantity), line.quantity),
                figure(text.rate(line.rate, estimate.currency), line.rate),
                figure(text.integer(line.per), line.per),
                figure(said.amount, line.amount),
                Cell(said.why),
            ]
            for line, said in zip(estimate.lines, sum_words.rows(estimate), strict=True)
        ]
        return Table("lines", self.tr("What a call costs"), columns, rows)

    def _parts(self, estimate: Estimate) -> Table:
        """The parts of a request or of what is attached; none of a plain text."""
        columns = [
            Column("part", self.tr("Part")),
            Column("tokens", self.tr("Tokens"), is_figure=True),
            Column("basis", self.tr("Counted as")),
        ]
        found = () if estimate.is_plain else (entry.part for entry in estimate.entries)
        rows = [
            [
                Cell(f"{part_words.name(part)} {part_words.more(part)}".strip(), part.path),
                figure(part_words.tokens(part), part.tokens),
                Cell(part_words.basis(part.basis), part.basis.value),
            ]
            for part in found
        ]
        return Table("parts", self.tr("What the prompt is made of"), columns, rows)
