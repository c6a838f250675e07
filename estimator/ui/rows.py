"""The rows of text that can be seen, and what stands under a point of them."""

from typing import NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QTextBlock, QTextLine

from estimator.ui import soft
from estimator.ui.text_editor import TextEditor


class Row(NamedTuple):
    """A paragraph of the document that can be seen, at least in part.

    Attributes:
        top: where it begins, in pixels of the viewport.
        unit: of the text, that it begins with.
        length: its units, without that of its end.
        ends: whether a line of the text ends with it, and so a unit of the text.
    """

    block: QTextBlock
    top: float
    unit: int
    length: int
    ends: bool

    @property
    def end(self) -> int:
        """The unit after it."""
        return self.unit + self.length + self.ends


def in_sight(editor: TextEditor) -> list[Row]:
    """The paragraphs that can be seen, laid out, from the top down."""
    block, bottom = editor.firstVisibleBlock(), editor.viewport().height()
    top = editor.blockBoundingGeometry(block).translated(editor.contentOffset()).top()
    unit = editor.prompt.breaks.text_unit(block.position())
    found: list[Row] = []
    while block.isValid() and top < bottom:
        height, after = editor.blockBoundingRect(block).height(), block.next()
        is_end = after.isValid() and not soft.begins_soft(after)
        row = Row(block, top, unit, block.length() - 1, is_end)
        found.append(row)
        top, block, unit = top + height, after, row.end
    return found


def unit_at(editor: TextEditor, rows: list[Row], point: QPointF) -> int | None:
    """The unit of the text whose character is under a point; None beside the text."""
    x = point.x() - editor.contentOffset().x()
    for row in rows:
        layout = row.block.layout()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            y = point.y() - row.top - line.y()
            if 0 <= y < line.height():
                return _unit_in(row, line, x)
    return None


def _unit_in(row: Row, line: QTextLine, x: float) -> int | None:
    area = line.naturalTextRect()
    if area.left() <= x < area.right():
        # A character at the start of a line from right to left is found before its first place.
        place = line.xToCursor(x, QTextLine.CursorPosition.CursorOnCharacter)
        return row.unit + min(place, max(line.textStart() + line.textLength() - 1, 0))
    is_last = line.textStart() + line.textLength() >= row.length
    if row.ends and is_last and area.right() <= x < area.right() + line.height() / 2:
        return row.unit + row.length  # the end of the line
    return None
