"""Which assumption of a scenario matters most, as a table with bars."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from estimator.projection.whatif import Swing
from estimator.ui import text
from estimator.ui.figure_table import LEFT, RIGHT, VALUE, FigureTable
from estimator.ui.rates_model import Index
from estimator.ui.whatif_words import WhatIfWords

ASSUMPTION, STEP, LESS, MORE, BAR = range(5)
_Role = Qt.ItemDataRole
ENDS = int(_Role.UserRole) + 1
"""A role: where the bar of a row begins and ends, of 1, and where nothing is changed."""
_HIGH = 10  # pixels


class TornadoModel(FigureTable):
    """A row for each assumption, the one that matters most first."""

    keys = "assumption", "step", "less", "more", ""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = WhatIfWords(self)
        self._rows: list[Swing] = []
        self._currency = ""
        self._now = 0.0

    def show_swings(self, swings: Sequence[Swing], now: float, currency: str) -> None:
        """Show other figures.

        Args:
            swings: in any order.
            now: the total when nothing is changed.
            currency: of all.
        """
        self.beginResetModel()
        self._rows = sorted(swings, key=lambda swing: -swing.width)
        self._now, self._currency = now, currency
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """A row for each assumption."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """What is changed, by how much, and what it then costs."""
        return BAR + 1

    def title(self, column: int) -> str:
        """The title of a column."""
        return (
            self.tr("Assumption"),
            self.tr("Changed by"),
            self.tr("If less"),
            self.tr("If more"),
            self.tr("What that does to the total"),
        )[column]

    def side(self, column: int) -> Qt.AlignmentFlag:
        """Costs are at the right."""
        return RIGHT if column in (STEP, LESS, MORE) else LEFT

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """What a cell says."""
        swing, column = self._rows[index.row()], index.column()
        if role == _Role.DisplayRole:
            return self._text(swing, column)
        if role == VALUE:
            return {STEP: swing.step, LESS: swing.less, MORE: swing.more}.get(column)
        if role == _Role.TextAlignmentRole:
            return self.side(column)
        if role == _Role.AccessibleTextRole:
            return f"{self.title(column)}: {self._text(swing, column)}"
        return self._ends(swing) if role == ENDS and column == BAR else None

    def _text(self, swing: Swing, column: int) -> str:
        if column == ASSUMPTION:
            return self._words.name(swing.kind)
        if column == STEP:
            return self._words.step(swing)
        if column in (LESS, MORE):
            return text.cost(swing.less if column == LESS else swing.more, self._currency)
        return ""

    def _ends(self, swing: Swing) -> tuple[float, float, float]:
        costs = [float(cost) for each in self._rows for cost in (each.less, each.more)]
        least, most = min(*costs, self._now), max(*costs, self._now)
        width = (most - least) or 1.0
        less, more, now = (
            (float(cost) - least) / width for cost in (swing.less, swing.more, self._now)
        )
        return less, more, now

    def retell(self) -> None:
        """Write every text in the interface's language."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, BAR)
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, BAR))


class TornadoBar(QStyledItemDelegate):
    """Draws the bar: filled where the total is more than now, hollow where it is less."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The two parts of the bar, and the line where nothing is changed."""
        palette, is_chosen = option.palette, bool(option.state & QStyle.StateFlag.State_Selected)
        if is_chosen:
            painter.fillRect(option.rect, palette.color(QPalette.ColorRole.Highlight))
        ends = index.data(ENDS)
        if not ends:
            return
        less, more, now = ends
        room = QRectF(option.rect).adjusted(8, 0, -8, 0)
        role = QPalette.ColorRole.HighlightedText if is_chosen else QPalette.ColorRole.Accent
        painter.save()
        painter.setPen(palette.color(role))
        for end in (less, more):
            left, right = sorted((end, now))
            bar = QRectF(
                room.left() + left * room.width(),
                room.center().y() - _HIGH / 2,
                (right - left) * room.width(),
                _HIGH,
            )
            painter.setBrush(palette.color(role) if end > now else Qt.BrushStyle.NoBrush)
            painter.drawRect(bar)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        middle = room.left() + now * room.width()
        painter.drawLine(
            QRectF(middle, room.top() + 4, 0, room.height() - 8).topLeft(),
            QRectF(middle, room.top() + 4, 0, room.height() - 8).bottomLeft(),
        )
        painter.restore()
