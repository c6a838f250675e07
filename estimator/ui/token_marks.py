"""Where the tokens of a paragraph are drawn: each with a tint and a stroke where it begins.

The tint is not alone: it says nothing that the strokes do not. Where a token begins inside a
character, or inside what is drawn as one, the stroke is half as high.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QTextLayout, QTextLine

from estimator.tokens.spans import Spans
from estimator.tokens.units import sliced, utf16_length
from estimator.ui.extents import BothWays, Extent, OneWay, reader_of
from estimator.ui.token_colors import TokenColors

_STROKE = 1.0
_GAP = 1.0  # between the tints of two rows
_LINE_END = 0.4  # of the row's height: how wide the end of a line is drawn


class Marks(NamedTuple):
    """The tokens that a paragraph has a part of, in columns, in its UTF-16 units.

    A place inside a character has a fraction. A token may begin before the paragraph, at less than
    0, and end after it; the end of its line is one unit.
    """

    begins: tuple[float, ...]
    ends: tuple[float, ...]


def marks(spans: Spans, indexes: range, text: str, start: int) -> Marks:
    """The marks of a paragraph.

    Args:
        spans: tokens of a part of a text, in its UTF-16 units.
        indexes: of those that the paragraph has a part of.
        text: of the paragraph.
        start: the unit that it begins with.
    """
    part = slice(indexes.start, indexes.stop)
    begins: list[float] = [unit - start for unit in spans.starts[part]]
    ends: list[float] = [unit - start for unit in spans.ends[part]]
    for index in indexes if spans.cuts else ():
        skipped, missing = spans.cuts.get(index, (0, 0))
        number = index - indexes.start
        if skipped and begins[number] >= 0:
            begins[number] += _share(text, int(begins[number]), skipped)
        if missing:
            last = int(ends[number]) - 1
            last -= "\udc00" <= sliced(text, last, last + 1) <= "\udfff"
            ends[number] -= _share(text, last, missing)
    return Marks(tuple(begins), tuple(ends))


def _share(text: str, unit: int, held: int) -> float:
    """How many units so many bytes of a character are; two bytes are the end of a line."""
    character = sliced(text, unit, unit + 2)[:1]
    if not character:
        return held / len("\r\n")
    return utf16_length(character) * held / len(character.encode("utf-8", "surrogatepass"))


@dataclass(slots=True)
class Drawing:
    """What is drawn for a paragraph, in pixels of its layout.

    Attributes:
        tints: of every other token.
        strokes: where tokens begin.
    """

    tints: tuple[list[QRectF], list[QRectF]] = field(default_factory=lambda: ([], []))
    strokes: list[QRectF] = field(default_factory=list)

    def paint(self, painter: QPainter, colors: TokenColors) -> None:
        """Draw it; the painter stands at the layout."""
        painter.setPen(Qt.PenStyle.NoPen)
        for rectangles, color in zip((*self.tints, self.strokes), colors, strict=True):
            if rectangles:
                painter.setBrush(color)
                painter.drawRects(rectangles)


def draw(layout: QTextLayout, text: str, marks: Marks, *, is_rtl: bool) -> Drawing:
    """Where the marks of a paragraph go.

    Args:
        layout: of the paragraph.
        text: of the paragraph.
        marks: of it.
        is_rtl: whether its lines begin at the right.
    """
    drawing, first, count = Drawing(), 0, layout.lineCount()
    reader = reader_of(layout, text, is_rtl=is_rtl)
    for number in range(count):
        line = layout.lineAt(number)
        row = _Row(line, reader, drawing, is_rtl=is_rtl, is_last=number == count - 1)
        first = row.draw(marks, first)
    return drawing


class _Row:
    """Draws the marks of a row of a paragraph."""

    def __init__(
        self,
        line: QTextLine,
        reader: OneWay | BothWays,
        drawing: Drawing,
        *,
        is_rtl: bool,
        is_last: bool,
    ) -> None:
        self._line, self._reader, self._drawing = line, reader, drawing
        self._is_rtl, self._is_last = is_rtl, is_last
        self._start, self._end = line.textStart(), line.textStart() + line.textLength()
        self._top, self._height = line.y(), line.height() - _GAP

    def draw(self, marks: Marks, first: int) -> int:
        """Draw the tokens from an index on that the row has a part of; the first of the next."""
        begins, ends = marks
        self._reader.begin(self._line)
        for index in range(first, len(begins)):
            begin, end = begins[index], ends[index]
            if begin >= self._end and not self._is_last:
                return index
            extents = self._extents(begin, end)
            self._add(extents, index % 2)
            if extents and begin >= self._start:
                self._add_stroke(begin, extents[0])
            if end > self._end and not self._is_last:
                return index
        return len(begins)

    def _extents(self, begin: float, end: float) -> list[Extent]:
        left, right = max(begin, self._start), min(end, self._end)
        found = self._reader.extents(left, right) if left < right else []
        if left < right and not found:
            found = [Extent(self._reader.far, self._reader.far)]
        if end > self._end and self._is_last:
            width = _LINE_END * self._height
            far = self._reader.far
            found.append(Extent(far, far - width if self._is_rtl else far + width))
        return found

    def _add(self, extents: list[Extent], tint: int) -> None:
        tints, top, height = self._drawing.tints[tint], self._top, self._height
        for a, b in extents:
            tints.append(QRectF(a, top, b - a, height) if a <= b else QRectF(b, top, a - b, height))

    def _add_stroke(self, begin: float, extent: Extent) -> None:
        x, height, top = extent.leading, self._height, self._top
        if extent.trailing < x:
            x -= _STROKE
        if not self._reader.may_stand_at(begin):
            height /= 2
            top += height
        self._drawing.strokes.append(QRectF(x, top, _STROKE, height))
