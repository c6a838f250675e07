"""The sign beside a piece of a very long line: it goes on from the row above."""

from functools import lru_cache

from PySide6 import QtCore
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPalette, QPen, QPixmap, QTextBlock
from PySide6.QtWidgets import QPlainTextEdit

from estimator.ui import soft

_LEFT, _SIDE = 2, 9  # of the sign, in the margin
_POINTS = [QPointF(1, 1), QPointF(1, 6), QPointF(7, 6)]  # a hook
_HEAD = [QPointF(4.5, 3.5), QPointF(7, 6), QPointF(4.5, 8.5)]  # with an arrow's head
_PEN = 1.2


def paint(editor: QPlainTextEdit, first: QTextBlock, top: float) -> None:
    """Paint the signs that can be seen, beside the text.

    Args:
        editor: that is being painted.
        first: its first block that can be seen.
        top: where that begins, in pixels.
    """
    sign = None
    bottom, block = editor.viewport().height(), first
    while block.isValid() and top < bottom:
        if soft.begins_soft(block) and block.layout().lineCount():
            if sign is None:
                painter, sign = QPainter(editor.viewport()), _sign_for(editor)
                left = editor.contentOffset().x() + _LEFT
            row = block.layout().lineAt(0)
            painter.drawPixmap(QPointF(left, top + row.y() + (row.height() - _SIDE) / 2), sign)
        top += editor.blockBoundingRect(block).height()
        block = block.next()
    if sign:
        painter.end()


def _sign_for(editor: QPlainTextEdit) -> QPixmap:
    color = editor.palette().color(QPalette.ColorRole.Dark).name()
    return _sign(color, editor.devicePixelRatioF())


@lru_cache(4)  # strokes take long, and there are some at each key
def _sign(color: str, ratio: float) -> QPixmap:
    drawn = QPixmap(round(_SIDE * ratio), round(_SIDE * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(QtCore.Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(color), _PEN))
    painter.drawPolyline(_POINTS)
    painter.drawPolyline(_HEAD)
    painter.end()
    return drawn
