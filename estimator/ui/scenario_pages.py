"""The pages at the right of the scenarios: what one costs, and when."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from estimator.projection.changes import Change
from estimator.projection.ranges import Range
from estimator.projection.result import Day, Month, Projection
from estimator.projection.scenario import Scenario
from estimator.reports import Table
from estimator.ui import parts, scenario_words, text, theme
from estimator.ui.cost_chart import CostChart, Point
from estimator.ui.label import Label
from estimator.ui.report_words import Fact
from estimator.ui.scenario_tables import ChangesTable, MoneyTable, PeriodTable, table

if TYPE_CHECKING:
    from estimator.pricing.rates import Meter


class Page(QWidget):
    """One page: it shows a scenario and what it costs, and follows the language.

    Attributes:
        meters: of the book, by name.
        is_of_all: whether it has its part in every report; else it does where it is looked at.
    """

    is_of_all = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.meters: dict[str, Meter] = {}

    def title(self) -> str:
        """What stands on its tab."""
        raise NotImplementedError

    def show_projection(self, scenario: Scenario, projection: Projection) -> None:
        """Show a scenario and its projection."""
        raise NotImplementedError

    def is_for(self, scenario: Scenario) -> bool:
        """Whether it has something to say of a scenario."""
        return scenario is not None

    def facts(self) -> list[Fact]:
        """Its figures for a report."""
        return []

    def tables(self) -> list[Table]:
        """Its tables for a report."""
        return []

    def notes(self) -> list[str]:
        """What is to be said of them."""
        return []

    def retranslate(self) -> None:
        """Write every text in the interface's language."""
        raise NotImplementedError


class ResultPage(Page):
    """The figures, the chart, where the money goes, and what one change would save."""

    is_of_all = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Projection | None = None
        self._found: Sequence[Change] = ()
        self.total, self.month = (
            parts.figure(name, 1.8) for name in ("scenarioTotal", "scenarioMonth")
        )
        self._notes = [parts.caption() for _ in "12"]
        self._ranges = [parts.amount("caption") for _ in "12"]
        self.warned = parts.named(Label(wordWrap=True), "warning")
        self._assumed = parts.caption()
        self._assumed.setWordWrap(True)
        self.chart, self.step = CostChart(), parts.named(_steps(), "scenarioStep")
        self.step.addItems(["", ""])
        self.step.activated.connect(lambda _row: self._show_chart())
        self.money, self.saves = MoneyTable(), ChangesTable()
        self.money_table = table(self.money, "scenarioMoney", share=4)
        self.saves_table = table(self.saves, "scenarioChanges", share=2)
        self._captions = [Label() for _ in "12"]
        for label in self._captions:
            label.setFont(theme.figure_font(1.0, bold=True))
        self._lay_out()

    def _lay_out(self) -> None:
        figures = QGridLayout()
        figures.setHorizontalSpacing(32)
        figures.setVerticalSpacing(2)
        places = zip(self._notes, (self.total, self.month), self._ranges, strict=True)
        for place, labels in enumerate(places):
            for row, label in enumerate(labels):
                figures.addWidget(label, row, place)
        figures.addWidget(self.step, 0, 3, 3, 1, Qt.AlignmentFlag.AlignBottom)
        figures.setColumnStretch(2, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        column.addLayout(figures)
        column.addWidget(self.warned)
        column.addWidget(self.chart, 6)
        tables = (self.money_table, 5), (self.saves_table, 5)
        for label, (view, share) in zip(self._captions, tables, strict=True):
            column.addWidget(label)
            column.addWidget(view, share)
        column.addWidget(self._assumed)

    def title(self) -> str:
        """As in Page."""
        return self.tr("Result")

    def retranslate(self) -> None:
        """As in Page."""
        self.step.setAccessibleName(self.tr("Chart"))
        self.step.setItemText(0, self.tr("By month"))
        self.step.setItemText(1, self.tr("By day"))
        self._captions[0].setText(self.tr("Where the money goes"))
        self._captions[1].setText(self.tr("What one change would save"))
        self.money_table.setAccessibleName(self._captions[0].text())
        self.saves_table.setAccessibleName(self._captions[1].text())
        self.chart.setAccessibleName(self.tr("Costs over time"))
        self._assumed.setText(scenario_words.ends())
        for model in (self.money, self.saves):
            model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, model.columnCount() - 1)
        if self._shown:
            self.show_projection(self._shown.scenario, self._shown)

    def show_projection(self, scenario: Scenario, projection: Projection) -> None:
        """As in Page."""
        if self._shown is not projection:
            self._found = ()
        self._shown = projection
        first, currency = projection.months[0], projection.currency
        known = self.tr("%Ln month(s) from {day}", "", scenario.months)
        self._notes[0].setText(known.format(day=text.day(scenario.start)))
        known = self.tr("First month, {calls} calls")
        calls = text.integer(round(first.calls.likely))
        self._notes[1].setText(known.format(calls=calls))
        self._show_figure(0, self.total, projection.total, currency)
        self._show_figure(1, self.month, first.cost, currency)
        self.warned.setText("\n".join(scenario_words.warned(projection)))
        self.warned.setVisible(bool(self.warned.text()))
        self.money.show_projection(projection, self.meters)
        self.saves.show_changes(self._found, projection.total.likely, currency)
        self._show_chart()

    def _show_figure(self, number: int, label: QLabel, cost: Range, currency: str) -> None:
        shown, span = text.cost(cost.likely, currency), scenario_words.cost_range(cost, currency)
        parts.say(label, shown, f"{self._notes[number].text()}: {shown} {span}")
        self._ranges[number].setText(span)

    @property
    def shown(self) -> Projection | None:
        """What is shown; None before anything is."""
        return self._shown

    def tables(self) -> list[Table]:
        """As in Page."""
        return [
            self.money.as_table("where_the_money_goes", self._captions[0].text()),
            self.saves.as_table("what_a_change_saves", self._captions[1].text()),
        ]

    def show_changes(self, found: Sequence[Change]) -> None:
        """Show what one change would save."""
        self._found = found
        if self._shown:
            self.saves.show_changes(found, self._shown.total.likely, self._shown.currency)

    def _show_chart(self) -> None:
        if not self._shown:
            return
        is_daily = self.step.currentIndex() == 1
        found: Sequence[Day | Month] = self._shown.days if is_daily else self._shown.months
        points = [self._point(number, each) for number, each in enumerate(found)]
        shown = self.tr("A bar is the likely cost; what is lighter goes from low to high.")
        if is_daily:
            shown = self.tr("The line is the likely cost of a day; the band goes from low to high.")
        self.chart.show_points(points, self._shown.currency, shown)

    def _point(self, number: int, each: Day | Month) -> Point:
        currency = self._shown.currency if self._shown else "USD"
        cost = text.cost(each.cost.likely, currency)
        span = scenario_words.cost_range(each.cost, currency)
        is_day = isinstance(each, Day)
        start = each.date if is_day else each.start  # type: ignore[union-attr]
        label = text.month(start) if not is_day or start.day == 1 or not number else ""
        when = text.day(start) if is_day or start.day > 1 else text.month(start)
        known = self.tr("{when}: {cost}, {calls} calls")
        if span:
            known = self.tr("{when}: {cost} ({span}), {calls} calls")
        calls = text.integer(round(each.calls.likely))
        said = known.format(when=when, cost=cost, span=span, calls=calls)
        return Point(label, said, *each.cost)


class PeriodPage(Page):
    """Every month and every day in a table."""

    is_of_all = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Projection | None = None
        self.step, self.model = parts.named(_steps(), "scenarioPeriods"), PeriodTable()
        self.step.addItems(["", ""])
        self.step.activated.connect(lambda _row: self._show())
        self.table = table(self.model, "scenarioPeriodTable")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(12)
        column.addLayout(parts.row(self.step))
        column.addWidget(self.table, 1)

    def title(self) -> str:
        """As in Page."""
        return self.tr("By date")

    def retranslate(self) -> None:
        """As in Page."""
        self.step.setAccessibleName(self.title())
        self.step.setItemText(0, self.tr("Months"))
        self.step.setItemText(1, self.tr("Days"))
        self.table.setAccessibleName(self.title())
        self._show()

    def show_projection(self, scenario: Scenario, projection: Projection) -> None:
        """As in Page."""
        del scenario
        self._shown = projection
        self._show()

    def tables(self) -> list[Table]:
        """As in Page: as it is shown, months or days."""
        return [self.model.as_table("periods", self.step.currentText())]

    def _show(self) -> None:
        if self._shown:
            found = self._shown.days if self.step.currentIndex() else self._shown.months
            self.model.show_periods(found, self._shown.currency)


def _steps() -> QComboBox:
    """A choice that is as wide as its words in any language."""
    return QComboBox(sizeAdjustPolicy=QComboBox.SizeAdjustPolicy.AdjustToContents)
