"""Lines across the text where something ends: the budget, what can stay cached.

A line goes under the text that is before its place, up at the place, and above what follows. Words
stand at its far end where no text does; the strokes differ too, not the colours alone.
"""

from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPolygonF,
    QTextCursor,
    QTextLine,
)

from estimator.ui import rows
from estimator.ui.editor import PromptEditor
from estimator.ui.rows import Row

_MARGIN, _GAP = 12, 8  # pixels: from the edges, and around the words
_SCALE = 0.85  # of the text's size


class End(StrEnum):
    """What ends."""

    BUDGET = "budget"
    CACHED = "cached"


_STROKES = {End.BUDGET: Qt.PenStyle.DashLine, End.CACHED: Qt.PenStyle.DotLine}
_ROLES = {End.BUDGET: QPalette.ColorRole.BrightText, End.CACHED: QPalette.ColorRole.Link}


class _Band(NamedTuple):
    """A row of the text on the screen: where it is, and how far its text goes."""

    top: float
    bottom: float
    left: float
    right: float


class EndLines(QObject):
    """The lines of an editor; each stays at its place while the text around it changes."""

    def __init__(self, editor: PromptEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        self._cursors: dict[End, QTextCursor] = {}
        editor.overlay = self._paint

    def put(self, end: End, unit: int | None) -> None:
        """Have a line before a UTF-16 unit of the text; None for none."""
        if unit == self.unit(end):
            return
        prompt = self._editor.prompt
        if unit is None or unit > prompt.units:  # the rest of a long text comes later
            self._cursors.pop(end, None)
        else:
            place = prompt.breaks.place(unit)
            self._cursors[end] = prompt.cursor(place, place)
        self._editor.viewport().update()

    def unit(self, end: End) -> int | None:
        """Before which unit a line is; None for none."""
        cursor = self._cursors.get(end)
        return self._editor.prompt.breaks.text_unit(cursor.position()) if cursor else None

    def go(self, end: End) -> None:
        """Put the caret to a line, in the middle of the view."""
        unit = self.unit(end)
        if unit is not None:
            self._editor.set_caret_unit(unit)
            self._editor.centerCursor()
            self._editor.setFocus()

    def _words(self, end: End) -> str:
        if end is End.BUDGET:
            return self.tr("budget ends here")
        return self.tr("cached up to here")

    # Painting

    def _paint(self, _event: QPaintEvent) -> None:
        seen = rows.in_sight(self._editor) if self._cursors else []
        for end in self._cursors:
            unit = self.unit(end)
            if unit is not None and seen and seen[0].unit <= unit <= seen[-1].end:
                self._paint_line(end, seen, unit)

    def _paint_line(self, end: End, seen: list[Row], unit: int) -> None:
        number = max(n for n, row in enumerate(seen) if row.unit <= unit)
        row = seen[number]
        layout, place = row.block.layout(), min(unit - row.unit, row.length)
        line = layout.lineForTextPosition(place)
        if not line.isValid():
            return
        at = self._band(row, line)
        x = self._editor.contentOffset().x() + line.cursorToX(place)[0]  # type: ignore[index]
        painter = QPainter(self._editor.viewport())
        color = self._editor.palette().color(_ROLES[end])
        painter.setPen(QPen(color, 1, _STROKES[end]))
        is_rtl = row.block.textDirection() == Qt.LayoutDirection.RightToLeft
        painter.drawPolyline(self._steps(at, x, is_first=place == line.textStart(), is_rtl=is_rtl))
        self._paint_words(painter, end, self._around(seen, number, line, at))
        painter.end()

    def _band(self, row: Row, line: QTextLine) -> _Band:
        area = line.naturalTextRect().translated(self._editor.contentOffset().x(), row.top)
        top = row.top + line.y()
        return _Band(top, top + line.height(), area.left(), area.right())

    def _steps(self, at: _Band, x: float, *, is_first: bool, is_rtl: bool) -> QPolygonF:
        near, far = _MARGIN / 2, self._editor.viewport().width() - _MARGIN / 2
        if is_rtl:
            near, far = far, near
        top, bottom = round(at.top) + 0.5, round(at.bottom) - 0.5
        if is_first:
            return QPolygonF([QPointF(near, top), QPointF(far, top)])
        corners = (near, bottom), (x, bottom), (x, top), (far, top)
        return QPolygonF([QPointF(*corner) for corner in corners])

    def _around(self, seen: list[Row], number: int, line: QTextLine, at: _Band) -> list[_Band]:
        """The rows of the text that the words may stand in: above the line, or else below it."""
        above: list[_Band] = []
        if line.lineNumber():
            before = seen[number].block.layout().lineAt(line.lineNumber() - 1)
            above = [self._band(seen[number], before)]
        elif number:
            layout = seen[number - 1].block.layout()
            above = [self._band(seen[number - 1], layout.lineAt(layout.lineCount() - 1))]
        return [*above, at]

    def _paint_words(self, painter: QPainter, end: End, bands: list[_Band]) -> None:
        font = QFont(self._editor.font())
        font.setPointSizeF(font.pointSizeF() * _SCALE)
        metrics, words = QFontMetricsF(font), self._words(end)
        width, most = metrics.horizontalAdvance(words), self._editor.viewport().width() - _MARGIN
        for top, bottom, left, right in bands:
            if right + _GAP + width <= most:
                x, align = most - width, Qt.AlignmentFlag.AlignRight
            elif left - _GAP - width >= _MARGIN:
                x, align = float(_MARGIN), Qt.AlignmentFlag.AlignLeft
            else:
                continue
            painter.setFont(font)
            room = QRectF(x, top, width + 1, bottom - top)
            painter.drawText(room, align | Qt.AlignmentFlag.AlignVCenter, words)
            return
