"""A rule of trimming drawn as a row."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from estimator.ui import theme
from estimator.ui.trim_rules import MONEY, NOTE, TOKENS

_ABOVE, _BOX, _GAP = 4, 16, 8  # pixels


class RuleDelegate(QStyledItemDelegate):
    """A check mark; what a rule does and its tokens; beneath, what of it is known and its cost."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex) -> QSize:  # type: ignore[override]
        """Two lines of text, and room around them."""
        return QSize(0, height(option.widget))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw a row."""
        painter.save()
        room = option.rect.adjusted(0, _ABOVE, 0, -_ABOVE)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(option.palette.highlight().color())
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        self._draw_box(painter, option, room, index)
        room.setLeft(room.left() + _BOX + _GAP)
        painter.setFont(theme.figure_font(1.0))
        painter.setPen(option.palette.text().color())
        self._draw_line(painter, room, index.data(), index.data(TOKENS), Qt.AlignmentFlag.AlignTop)
        painter.setPen(option.palette.placeholderText().color())
        below = Qt.AlignmentFlag.AlignBottom
        self._draw_line(painter, room, index.data(NOTE), index.data(MONEY), below)
        painter.restore()

    def _draw_box(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        room: QRect,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Qt's own has no border to be seen in the dark."""
        line, palette = option.fontMetrics.lineSpacing(), option.palette
        box = QRect(room.left(), room.top() + (line - _BOX) // 2, _BOX, _BOX)
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

    def _draw_line(
        self, painter: QPainter, room: QRect, left: str, right: str, edge: Qt.AlignmentFlag
    ) -> None:
        taken = painter.fontMetrics().horizontalAdvance(right) + _GAP
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | edge, right)
        width = room.width() - taken
        shown = painter.fontMetrics().elidedText(left, Qt.TextElideMode.ElideRight, width)
        painter.drawText(room.adjusted(0, 0, -taken, 0), edge, shown)

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        _option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Check with a click anywhere on a row, or the space bar."""
        is_click = (
            event.type() == QEvent.Type.MouseButtonRelease
            and isinstance(event, QMouseEvent)
            and event.button() == Qt.MouseButton.LeftButton
        )
        is_key = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space
        if not is_click and not (is_key and event.type() == QEvent.Type.KeyPress):
            return False
        is_on = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        wanted = Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked
        return model.setData(index, wanted, Qt.ItemDataRole.CheckStateRole)


def height(widget: QWidget) -> int:
    """Of a row."""
    return 2 * widget.fontMetrics().lineSpacing() + 2 * _ABOVE + 2
