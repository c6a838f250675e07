"""The page of a forecast: a pasted history of monthly volumes, and the months to come."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from estimator.pricing import money
from estimator.pricing.money import RateError
from estimator.projection import forecast as forecasting
from estimator.projection.forecast import YEAR, History, HistoryError, Month
from estimator.projection.result import Projection
from estimator.reports import Table
from estimator.ui import parts, text
from estimator.ui.figure_table import LEFT, RIGHT, VALUE, FigureTable, view_of
from estimator.ui.label import Label
from estimator.ui.paste_box import PasteBox
from estimator.ui.rates_model import Index
from estimator.ui.whatif_words import WhatIfWords

MONTH, CALLS, SPAN, COST, COST_SPAN = range(5)
_Role = Qt.ItemDataRole
_MONTHS = 12
_EXAMPLE = (
    31200, 29800, 33100, 34000, 35900, 33800, 29100, 27400, 36200, 40100, 42800, 39900,
    40900, 38700, 43300, 44100, 46800, 43900, 38200, 35600, 47100, 52200, 55400, 51800,
)  # fmt: skip
_EXAMPLE_YEAR = 2025
_LINE, _AROUND = "2026-12 100000", 12  # the history is as wide as this, and these pixels


class _Row(NamedTuple):
    month: Month
    shown: str


class ForecastModel(FigureTable):
    """A row for each month to come."""

    keys = "month", "calls", "calls_range", "cost", "cost_range"

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = []
        self._call: Decimal | None = None
        self._currency = ""

    def show_months(self, rows: Sequence[_Row], call: Decimal | None, currency: str) -> None:
        """Show other months, at an average cost of a call; None: it has no price."""
        self.beginResetModel()
        self._rows, self._call, self._currency = list(rows), call, currency
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """A row for each month."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """Calls, and what they cost."""
        return COST_SPAN + 1

    def title(self, column: int) -> str:
        """The title of a column."""
        return (
            self.tr("Month"),
            self.tr("Calls"),
            self.tr("From and to"),
            self.tr("Cost"),
            self.tr("From and to"),
        )[column]

    def side(self, column: int) -> Qt.AlignmentFlag:
        """All but the month are figures."""
        return RIGHT if column else LEFT

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """What a cell says."""
        row, column = self._rows[index.row()], index.column()
        if role == _Role.DisplayRole:
            return self._text(row, column)
        if role == VALUE:
            calls = Decimal(round(row.month.likely))
            return {CALLS: calls, COST: self._cost(row.month.likely)}.get(column)
        if role == _Role.AccessibleTextRole:
            return f"{self.title(column)}: {self._text(row, column)}"
        return self.side(column) if role == _Role.TextAlignmentRole else None

    def _text(self, row: _Row, column: int) -> str:
        month = row.month
        if column == MONTH:
            return row.shown
        if column == CALLS:
            return text.integer(round(month.likely))
        if column == SPAN:
            return text.span(*(text.integer(round(end)) for end in (month.low, month.high)))
        if self._call is None:
            return "–"
        if column == COST:
            return self._money(month.likely)
        return text.span(self._money(month.low), self._money(month.high))

    def _cost(self, calls: float) -> Decimal | None:
        return None if self._call is None else money.times(Decimal(round(calls)), self._call)

    def _money(self, calls: float) -> str:
        return text.cost(self._cost(calls) or Decimal(0), self._currency)


class ForecastPage(QWidget):
    """A text to paste into, and what follows from it.

    Signals:
        changed: another history.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = WhatIfWords(self)
        self._projection: Projection | None = None
        self._hint, self._method, self._title = parts.caption(), parts.caption(), Label()
        self.history = parts.named(PasteBox(), "forecastHistory")
        self.example = QPushButton(autoDefault=False)
        self.wrong = parts.named(Label(), "warning")
        self.model = ForecastModel(self)
        self.table = view_of(self.model, "forecastTable", COST_SPAN, is_figure=True)
        self._set_up()
        self._lay_out()
        self.retranslate()

    def _set_up(self) -> None:
        for label in (self._hint, self._method, self.wrong):
            label.setWordWrap(True)
        self._title.setBuddy(self.history)
        # The table gets the room that a month and its calls do not need.
        line = self.history.fontMetrics().horizontalAdvance(_LINE)
        bar = self.history.verticalScrollBar().sizeHint().width()
        self.history.setFixedWidth(line + bar + _AROUND)
        self.history.textChanged.connect(self._edited)
        self.example.clicked.connect(self._show_example)

    def _lay_out(self) -> None:
        left, right, sides = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        for side in (left, right):
            side.setSpacing(8)
        left.addWidget(self._title)
        left.addWidget(self.history, 1)
        left.addWidget(self.example, alignment=Qt.AlignmentFlag.AlignLeft)
        right.addWidget(self.table, 1)
        right.addWidget(self.wrong)
        right.addWidget(self._method)
        sides.setSpacing(16)
        sides.addLayout(left)
        sides.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._hint)
        column.addLayout(sides, 1)

    def retranslate(self) -> None:
        """Write every text in the interface's language."""
        self._hint.setText(
            self.tr(
                "Paste the calls of each month, as many months as you have. The costs take the"
                " average call of the scenario."
            )
        )
        self._title.setText(self.tr("&History"))
        self.history.setAccessibleName(self.tr("History of monthly calls"))
        self.history.setPlaceholderText("2026-01 12000\n2026-02 12500\n2026-03 13400")
        self.example.setText(self.tr("E&xample"))
        self.table.setAccessibleName(self.tr("Months to come"))
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, COST_SPAN)
        self._show()

    def restore(self, history: str) -> None:
        """Have the history of an earlier start."""
        self.history.setPlainText(history)

    def _edited(self) -> None:
        self._show()
        self.changed.emit()

    def _show_example(self) -> None:
        first = _EXAMPLE_YEAR * YEAR
        lines = (f"{forecasting.written(first + n)} {each}" for n, each in enumerate(_EXAMPLE))
        self.history.selectAll()  # so that it can be undone
        self.history.insertPlainText("\n".join(lines))

    # What is shown

    def show_projection(self, projection: Projection | None) -> None:
        """Take the average call of another scenario; None: it has no price."""
        self._projection = projection
        self._show()

    def _show(self) -> None:
        history = self._read()
        rows = [] if history is None else self._rows(history)
        before = self._projection
        calls = before.calls.likely if before else Decimal(0)
        call = before.total.likely / calls if before and calls else None
        self.model.show_months(rows, call, before.currency if before else "")
        self._method.setVisible(history is not None)
        if history is not None:
            has_season = forecasting.has_season(history)
            self._method.setText(self._words.method(has_season=has_season))

    def _read(self) -> History | None:
        self.wrong.clear()
        typed = self.history.toPlainText()
        if not typed.strip():
            return None
        try:
            return forecasting.read(text.as_typed(typed), _number)
        except HistoryError as error:
            self.wrong.setText(self._words.bad_history(error))
            return None

    def _rows(self, history: History) -> list[_Row]:
        found = forecasting.forecast(history, _MONTHS)
        return [_Row(month, self._named(month, history)) for month in found]

    def _named(self, month: Month, history: History) -> str:
        if history.first is None:
            return self.tr("in %Ln month(s)", "", month.number)
        year, number = divmod(month.number, YEAR)
        return text.month(date(year, number + 1, 1))

    def tables(self) -> list[Table]:
        """For a report."""
        return [self.model.as_table("forecast", self.table.accessibleName())]

    def notes(self) -> list[str]:
        """How it was worked out, for a report."""
        return [self._method.text()] if self.model.rowCount() else []


def _number(typed: str) -> float:
    try:
        return float(text.parse_decimal(typed).value)
    except RateError as error:
        raise ValueError from error
