"""A rule of trimming drawn as a row, with its check mark."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from estimator.ui import keys
from estimator.ui.trim_rules import MONEY, NOTE, TOKENS
from estimator.ui.two_lines import Index, Lines, TwoLines

_ABOVE, _BOX, _GAP = 5, 16, 8  # pixels


class RuleDelegate(TwoLines):
    """What a rule does and its tokens; what of it is known and its cost."""

    def lines(self, index: Index) -> Lines:
        """The texts of a row."""
        return Lines(index.data(), index.data(TOKENS), index.data(NOTE), index.data(MONEY))

    def is_chosen(self, _option: QStyleOptionViewItem) -> bool:
        """None is: its mark says whether it is wanted."""
        return False

    def draw_more(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> int:
        """Draw the check mark, and a frame where the keyboard is."""
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(option.palette.highlight().color())
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        return self._draw_box(painter, option, index)

    def _draw_box(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> int:
        """Qt's own has no border to be seen in the dark."""
        palette = option.palette
        rect = option.rect
        box = QRect(rect.left(), rect.top() + _ABOVE, _BOX, _BOX)
        box = QStyle.visualRect(option.direction, rect, box)
        is_on = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(palette.highlight().color() if is_on else palette.placeholderText().color())
        painter.setBrush(palette.highlight() if is_on else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        if is_on:
            left, top = box.left(), box.top()
            tick = [(3.5, 8.5), (6.5, 11.5), (12.5, 4.5)]
            painter.setPen(QPen(palette.highlightedText().color(), 1.8))
            painter.drawPolyline([QPointF(left + x, top + y) for x, y in tick])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        return _BOX + _GAP

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        _option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Check with a click anywhere on a row, or the space bar."""
        is_click = (
            event.type() == QEvent.Type.MouseButtonRelease
            and isinstance(event, QMouseEvent)
            and event.button() == Qt.MouseButton.LeftButton
        )
        is_key = isinstance(event, QKeyEvent) and event.key() == keys.CHECK
        if not is_click and not (is_key and event.type() == QEvent.Type.KeyPress):
            return False
        is_on = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        wanted = Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked
        return model.setData(index, wanted, Qt.ItemDataRole.CheckStateRole)
