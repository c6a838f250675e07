"""Where in a row of a paragraph a stretch of its text is, whichever way it is written.

Places are UTF-16 units of the paragraph, with a fraction inside a character; what is drawn as one
is shared out by its units.
"""

import re
from typing import NamedTuple

from PySide6.QtGui import QTextLayout, QTextLine

from estimator.tokens.units import sliced

_TOUCHING = 0.5  # pixels between two parts that are one
_TURNING = re.compile(  # what is written from right to left, or has what follows be so
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff"
    "\U0001e800-\U0001efff]"
)


def reader_of(layout: QTextLayout, text: str, *, is_rtl: bool) -> "OneWay | BothWays":
    """What tells where the text of a paragraph is.

    Args:
        layout: of the paragraph.
        text: of the paragraph.
        is_rtl: whether its lines begin at the right.
    """
    if is_rtl or _TURNING.search(text):
        return BothWays(layout, text, is_rtl=is_rtl)
    return OneWay(layout, is_plain=text.isascii())


class Extent(NamedTuple):
    """A part of a row, from its leading to its trailing edge."""

    leading: float
    trailing: float


def _x(line: QTextLine, unit: int) -> float:
    """Where a unit stands, or the next one that a caret may stand at."""
    return line.cursorToX(unit)[0]  # type: ignore[index, no-any-return] # x and the unit


class OneWay:
    """Tells where text is that goes from left to right.

    Attributes:
        far: where the row ends, as far as it was asked for.
    """

    def __init__(self, layout: QTextLayout, *, is_plain: bool) -> None:
        self._layout, self._is_plain = layout, is_plain

    def begin(self, line: QTextLine) -> None:
        """Begin with a row."""
        self._line, self._place = line, float(line.textStart())
        self.far = _x(line, line.textStart())

    def may_stand_at(self, place: float) -> bool:
        """Whether a caret may stand there."""
        unit = int(place)
        return self._is_plain or (unit == place and self._layout.isValidCursorPosition(unit))

    def extents(self, begin: float, end: float) -> list[Extent]:
        """The part of the row from one place to another."""
        left = self.far if begin == self._place else self._x(begin)
        self._place, self.far = end, self._x(end)
        return [Extent(left, self.far)]

    def _x(self, place: float) -> float:
        """Where a place is, also inside of what is drawn as one: there, by its share of units."""
        line, layout, unit = self._line, self._layout, int(place)
        if self.may_stand_at(place):
            return _x(line, unit)
        before = unit if layout.isValidCursorPosition(unit) else layout.previousCursorPosition(unit)
        after = max(layout.nextCursorPosition(unit), before + 1)
        left, right = _x(line, before), _x(line, after)
        return left + (right - left) * (place - before) / (after - before)


class BothWays:
    """Tells where text is that has parts from right to left.

    Attributes:
        far: where the row ends, as far as it was asked for: its left where it begins at the right.
    """

    def __init__(self, layout: QTextLayout, text: str, *, is_rtl: bool) -> None:
        self._layout, self._text, self._is_rtl = layout, text, is_rtl

    def begin(self, line: QTextLine) -> None:
        """Begin with a row."""
        area = line.naturalTextRect()
        self._line, self.far = line, area.right() if self._is_rtl else area.left()

    def may_stand_at(self, place: float) -> bool:
        """Whether a caret may stand there."""
        unit = int(place)
        return unit == place and self._layout.isValidCursorPosition(unit)

    def extents(self, begin: float, end: float) -> list[Extent]:
        """The parts of the row from one place to another: more than one where the way turns."""
        layout = self._layout
        found: list[Extent] = []
        unit = int(begin)
        if not layout.isValidCursorPosition(unit):
            unit = layout.previousCursorPosition(unit)
        while unit < end:
            after = max(layout.nextCursorPosition(unit), unit + 1)
            extent = self._part(unit, after, max(begin, unit), min(end, after))
            if extent:
                self.far = (min if self._is_rtl else max)(self.far, *extent)
            if extent and found and abs(found[-1].trailing - extent.leading) < _TOUCHING:
                found[-1] = Extent(found[-1].leading, extent.trailing)
            elif extent:
                found.append(extent)
            unit = after
        return found

    def _part(self, unit: int, after: int, begin: float, end: float) -> Extent | None:
        """A part of the row within one character; None for a space at the end of a wrapped row."""
        runs = self._line.glyphRuns(unit, after - unit)
        if not runs and sliced(self._text, unit, after) == "\t":  # of which Qt has no glyphs
            return Extent(self.far, _x(self._line, after))
        if not runs:
            return None
        left = min(run.boundingRect().left() for run in runs)
        width = max(run.boundingRect().right() for run in runs) - left
        a, b = (width * (place - unit) / (after - unit) for place in (begin, end))
        if runs[0].isRightToLeft():
            return Extent(left + width - a, left + width - b)
        return Extent(left + a, left + b)
