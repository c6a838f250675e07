"""Rows with two lines: what it is and its figure; beneath, what there is to know of it."""

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from estimator.ui import theme

Index = QModelIndex | QPersistentModelIndex
_ABOVE, _GAP, _LEADING = 5, 12, 6  # pixels
_Role, _Align = QPalette.ColorRole, Qt.AlignmentFlag


class Lines(NamedTuple):
    """The texts of a row: at the left and the right of each line."""

    title: str
    figure: str
    note: str
    beside: str = ""


class TwoLines(QStyledItemDelegate):
    """Draws a row; what it says is its kind's.

    Attributes:
        side: pixels that are left free at both ends.
    """

    side = 0

    def lines(self, index: Index) -> Lines:
        """The texts of a row."""
        raise NotImplementedError

    def draw_more(self, _painter: QPainter, _option: QStyleOptionViewItem, _index: Index) -> int:
        """Draw what stands before the texts; how many pixels it takes."""
        return 0

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex) -> QSize:  # type: ignore[override]
        """Two lines of text, and room around them."""
        return QSize(0, height(option.fontMetrics))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        painter.save()
        is_chosen = self.is_chosen(option)
        if is_chosen:
            painter.fillRect(option.rect, option.palette.highlight())
        taken = self.draw_more(painter, option, index)
        room = option.rect.adjusted(self.side + taken, _ABOVE, -self.side, -_ABOVE)
        room = QStyle.visualRect(option.direction, option.rect, room)
        lines = self.lines(index)
        painter.setFont(theme.figure_font(1.0))
        for left, right, role, edge in (
            (lines.title, lines.figure, _Role.Text, _Align.AlignTop),
            (lines.note, lines.beside, _Role.PlaceholderText, _Align.AlignBottom),
        ):
            painter.setPen(option.palette.color(_Role.HighlightedText if is_chosen else role))
            _write(painter, room, left, right, edge)
        painter.restore()

    def is_chosen(self, option: QStyleOptionViewItem) -> bool:
        """Whether a row is drawn as one that is selected."""
        return bool(option.state & QStyle.StateFlag.State_Selected)


def _write(painter: QPainter, room: QRect, left: str, right: str, edge: Qt.AlignmentFlag) -> None:
    painter.drawText(room, _Align.AlignRight | edge, right)
    taken = painter.fontMetrics().horizontalAdvance(right) + _GAP if right else 0
    width = room.width() - taken
    shown = painter.fontMetrics().elidedText(left, Qt.TextElideMode.ElideRight, width)
    painter.drawText(room, _Align.AlignLeft | edge, shown)


def height(metrics: QFontMetrics) -> int:
    """Of a row."""
    return 2 * metrics.lineSpacing() + 2 * _ABOVE + _LEADING  # Chinese is taller than it says
