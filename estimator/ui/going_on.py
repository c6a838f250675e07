"""The sign beside a piece of a very long line: it goes on from the row above."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPalette, QPen, QTextBlock
from PySide6.QtWidgets import QPlainTextEdit

from estimator.ui import soft

_LEFT = 2.5  # of the sign, in the margin
_WIDE, _HIGH, _HEAD = 6.0, 5.0, 2.5  # the sign: a hook with an arrow's head
_PEN = 1.2


def paint(editor: QPlainTextEdit, first: QTextBlock, top: float) -> None:
    """Paint the signs that can be seen, beside the text.

    Args:
        editor: that is being painted.
        first: its first block that can be seen.
        top: where that begins, in pixels.
    """
    painter = QPainter(editor.viewport())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(editor.palette().color(QPalette.ColorRole.Dark), _PEN)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    left, bottom = editor.contentOffset().x() + _LEFT, editor.viewport().height()
    block = first
    while block.isValid() and top < bottom:
        if soft.begins_soft(block) and block.layout().lineCount():
            row = block.layout().lineAt(0)
            _paint_one(painter, QPointF(left, top + row.y() + row.height() / 2))
        top += editor.blockBoundingRect(block).height()
        block = block.next()
    painter.end()


def _paint_one(painter: QPainter, middle: QPointF) -> None:
    corner = middle + QPointF(0, _HIGH / 2)
    end = corner + QPointF(_WIDE, 0)
    painter.drawPolyline([corner - QPointF(0, _HIGH), corner, end])
    painter.drawPolyline([end + QPointF(-_HEAD, -_HEAD), end, end + QPointF(-_HEAD, _HEAD)])
