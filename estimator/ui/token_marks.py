"""Where the tokens of a paragraph are drawn: each with a tint and a stroke where it begins.

The tint is not alone: it says nothing that the strokes do not. Where a token begins inside a
character, or inside what is drawn as one, the stroke is half as high.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QTextLayout, QTextLine

from estimator.tokens.spans import Span
from estimator.tokens.units import sliced, utf16_length

_STROKE = 1.0
_GAP = 1.0  # between the tints of two rows
_LINE_END = 0.4  # of the row's height: how wide the end of a line is drawn
_ACCENT, _GREY, _DARKER = 0.17, 0.075, 0.8  # shares of the palette's colours
_TURNING = re.compile(  # what is written from right to left, or has what follows be so
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff"
    "\U0001e800-\U0001efff]"
)


class Mark(NamedTuple):
    """A token in a paragraph, in its UTF-16 units; a part of one where it cuts a character.

    Attributes:
        begin: not before the paragraph.
        end: not after the paragraph and the end of its line, which is one unit.
        is_start: whether the token begins here, and not in a paragraph before.
    """

    begin: float
    end: float
    is_start: bool


def marks(spans: Iterable[Span], text: str, start: int, end: int) -> list[Mark]:
    """The marks of a paragraph.

    Args:
        spans: tokens that it has a part of, in UTF-16 units of the whole text.
        text: of the paragraph.
        start: the unit that it begins with.
        end: the unit after it and its line's end.
    """
    found = []
    for span in spans:
        begin = float(max(span.start, start) - start)
        stop = float(min(span.end, end) - start)
        if span.skipped and span.start >= start:
            begin += _share(text, int(begin), span.skipped)
        if span.missing and span.end <= end:
            last = int(stop) - 1
            last -= "\udc00" <= sliced(text, last, last + 1) <= "\udfff"
            stop -= _share(text, last, span.missing)
        found.append(Mark(begin, stop, span.start >= start))
    return found


def _share(text: str, unit: int, held: int) -> float:
    """How many units so many bytes of a character are; two bytes are the end of a line."""
    character = sliced(text, unit, unit + 2)[:1]
    if not character:
        return held / len("\r\n")
    return utf16_length(character) * held / len(character.encode("utf-8", "surrogatepass"))


class Colors(NamedTuple):
    """The tints of every other token, and the strokes."""

    first: QColor
    second: QColor
    stroke: QColor


def colors(palette: QPalette) -> Colors:
    """Colours that text is read on, in the light or the dark of a palette."""
    base = palette.color(QPalette.ColorRole.Base)
    accent = palette.color(QPalette.ColorRole.Accent)
    text = palette.color(QPalette.ColorRole.Text)
    return Colors(
        _mixed(base, accent, _ACCENT), _mixed(base, text, _GREY), _mixed(base, accent, _DARKER)
    )


def _mixed(under: QColor, over: QColor, share: float) -> QColor:
    def mixed(a: int, b: int) -> int:
        return round(a + (b - a) * share)

    return QColor(
        mixed(under.red(), over.red()),
        mixed(under.green(), over.green()),
        mixed(under.blue(), over.blue()),
    )


@dataclass(slots=True)
class Drawing:
    """What is drawn for a paragraph, in pixels of its layout.

    Attributes:
        tints: of every other token.
        strokes: where tokens begin.
    """

    tints: tuple[list[QRectF], list[QRectF]] = field(default_factory=lambda: ([], []))
    strokes: list[QRectF] = field(default_factory=list)

    def paint(self, painter: QPainter, colors: Colors) -> None:
        """Draw it; the painter stands at the layout."""
        painter.setPen(Qt.PenStyle.NoPen)
        for rectangles, color in zip((*self.tints, self.strokes), colors, strict=True):
            if rectangles:
                painter.setBrush(color)
                painter.drawRects(rectangles)


def draw(layout: QTextLayout, text: str, marks: Iterable[Mark], *, is_rtl: bool) -> Drawing:
    """Where the marks of a paragraph go.

    Args:
        layout: of the paragraph.
        text: of the paragraph.
        marks: in their order.
        is_rtl: whether its lines begin at the right.
    """
    drawing, lines = Drawing(), [layout.lineAt(n) for n in range(layout.lineCount())]
    find = _in_turns if is_rtl or _TURNING.search(text) else _in_order
    units, first = utf16_length(text), 0
    for number, mark in enumerate(marks):
        while first < len(lines) - 1 and _end(lines[first]) <= mark.begin:
            first += 1
        is_start = mark.is_start
        for line in lines[first:]:
            begin, end = max(mark.begin, line.textStart()), min(mark.end, _end(line))
            extents = list(find(layout, line, begin, end)) if begin < end else []
            if mark.end > units and line is lines[-1]:
                extents.append(_line_end(line, is_rtl=is_rtl))
            for extent in extents:
                drawing.tints[number % 2].append(_tint(line, extent))
            if extents and is_start:
                is_inside = not mark.begin.is_integer() or not layout.isValidCursorPosition(
                    int(mark.begin)
                )
                drawing.strokes.append(_stroke(line, extents[0], is_inside=is_inside))
                is_start = False
            if mark.end <= _end(line):
                break
    return drawing


def _end(line: QTextLine) -> int:
    return line.textStart() + line.textLength()


class _Extent(NamedTuple):
    """A part of a row, from its leading to its trailing edge."""

    leading: float
    trailing: float


def _tint(line: QTextLine, extent: _Extent) -> QRectF:
    left, right = sorted(extent)
    return QRectF(left, line.y(), right - left, line.height() - _GAP)


def _stroke(line: QTextLine, extent: _Extent, *, is_inside: bool) -> QRectF:
    height = (line.height() - _GAP) / (2 if is_inside else 1)
    top = line.y() + (height if is_inside else 0)
    is_back = extent.trailing < extent.leading
    return QRectF(extent.leading - (_STROKE if is_back else 0), top, _STROKE, height)


def _line_end(line: QTextLine, *, is_rtl: bool) -> _Extent:
    x, width = _x(line, _end(line))[0], line.height() * _LINE_END
    return _Extent(x, x - width if is_rtl else x + width)


def _x(line: QTextLine, unit: int) -> tuple[float, int]:
    """Where a unit stands, or the next one that a caret may stand at; and which that is."""
    found: tuple[float, int] = line.cursorToX(unit)  # type: ignore[assignment] # Qt says object
    return found


# Text that goes from left to right


def _in_order(layout: QTextLayout, line: QTextLine, begin: float, end: float) -> Iterator[_Extent]:
    """The part of a row from one place to another."""
    yield _Extent(_x_between(layout, line, begin), _x_between(layout, line, end))


def _x_between(layout: QTextLayout, line: QTextLine, place: float) -> float:
    """Where a place is, also inside of what is drawn as one: there, by its share of the units."""
    unit = int(place)
    if unit == place and layout.isValidCursorPosition(unit):
        return _x(line, unit)[0]
    before = unit if layout.isValidCursorPosition(unit) else layout.previousCursorPosition(unit)
    (left, _), (right, after) = _x(line, before), _x(line, unit + 1)
    return left + (right - left) * (place - before) / max(1, after - before)


# Text of both directions


def _in_turns(layout: QTextLayout, line: QTextLine, begin: float, end: float) -> Iterator[_Extent]:
    """The parts of a row from one place to another: one, or more where the direction turns."""
    last: _Extent | None = None
    unit = int(begin)
    if not layout.isValidCursorPosition(unit):
        unit = layout.previousCursorPosition(unit)
    while unit < end:
        after = min(max(layout.nextCursorPosition(unit), unit + 1), _end(line))
        whole = _character(line, unit, after)
        shares = [(place - unit) / (after - unit) for place in (max(begin, unit), min(end, after))]
        width = whole.trailing - whole.leading
        extent = _Extent(*(whole.leading + width * share for share in shares))
        if last and abs(last.trailing - extent.leading) < _STROKE / 2:
            last = _Extent(last.leading, extent.trailing)
        else:
            if last:
                yield last
            last = extent
        unit = after
    if last:
        yield last


def _character(line: QTextLine, unit: int, after: int) -> _Extent:
    """The part of a row that one character covers; Qt has none for a tab."""
    runs = line.glyphRuns(unit, after - unit)
    if not runs:
        return _Extent(_x(line, unit)[0], _x(line, after)[0])
    left = min(run.boundingRect().left() for run in runs)
    right = max(run.boundingRect().right() for run in runs)
    return _Extent(right, left) if runs[0].isRightToLeft() else _Extent(left, right)
