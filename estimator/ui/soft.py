"""Soft breaks in a document: a very long line as several paragraphs that are one line of the text.

A soft break is a paragraph separator whose character format has an object type of ours. Undo and
redo keep that format, and text that is typed at its side doesn't take it over: Qt clears the object
type of the format that it types in.
"""

from collections.abc import Iterator
from enum import Enum

from PySide6.QtGui import (
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from estimator.tokens.units import utf16_length
from estimator.ui.pieces import LONGEST, has_long_line, pieces, places

SMALL = 768
"""Units; neighbouring pieces of a line that are shorter together become one."""
GUARDED = ("\ufeff", "\ufffe")
"""What Qt takes for a byte order mark where a text from Python begins with it."""
_SOFT = 0x1001
"""UserObject + 1, by its number: to name it, PySide would make every enumeration of the class."""


def insert_break(cursor: QTextCursor) -> None:
    """Break the line at a cursor without changing the text, nor the way that it is written."""
    form, block = QTextCharFormat(), QTextBlockFormat()
    form.setObjectType(_SOFT)
    block.setLayoutDirection(cursor.block().textDirection())
    cursor.insertBlock(block, form)


def put(cursor: QTextCursor, text: str) -> None:
    """Insert a text at a cursor, in one undo step, its very long lines in pieces."""
    cursor.beginEditBlock()  # and so no part of the step before, which would take it in
    cursor.removeSelectedText()
    start = cursor.position()
    for number, piece in enumerate(pieces(text) if has_long_line(text) else [text]):
        if number:
            insert_break(cursor)
        _insert(cursor, piece)
        if number:
            for block in blocks(cursor.document(), start, cursor.position()):
                _loosen(block)
        start = cursor.position()
    cursor.endEditBlock()


def _loosen(block: QTextBlock) -> None:
    """Let a line have the direction of its own text; a piece has that of its line."""
    if not begins_soft(block) and is_bound(block):
        QTextCursor(block).setBlockFormat(QTextBlockFormat())


def _insert(cursor: QTextCursor, text: str) -> None:
    if text.startswith(GUARDED):
        start = cursor.position()
        cursor.insertText(" " + text)
        guard = QTextCursor(cursor.document())
        guard.setPosition(start)
        guard.deleteChar()
    else:
        cursor.insertText(text)


def begins_soft(block: QTextBlock) -> bool:
    """Whether the break before a block is a soft one."""
    return block.charFormat().objectType() == _SOFT


def blocks(document: QTextDocument, start: int, end: int) -> Iterator[QTextBlock]:
    """The blocks from that of one place to that of another."""
    block = document.findBlock(start)
    while block.isValid() and block.position() <= end:
        yield block
        block = block.next()


def breaks(document: QTextDocument, start: int, end: int) -> list[int]:
    """The places of the soft breaks from one place to before another."""
    found = blocks(document, start, end)
    next(found, None)
    return [block.position() - 1 for block in found if begins_soft(block)]


class Change(Enum):
    """What is to be done at a place."""

    BREAK = 1
    """A soft break is missing."""
    JOIN = 2
    """The one that is there is needless."""
    LOOSEN = 3
    """A line begins there that has taken over the direction of a piece."""


def is_bound(block: QTextBlock) -> bool:
    """Whether a block has a direction that is not that of its own text, as pieces have."""
    return block.blockFormat().hasProperty(QTextFormat.Property.LayoutDirection)


def changes(document: QTextDocument, start: int, end: int) -> list[tuple[int, Change]]:
    """What to do so that no piece in and around a stretch is very long, or needlessly short.

    Returns:
        Places, rising, and what to do there. None once it is done, so that undo and redo, which go
        from one such state to another, need no changes either.
    """
    found: list[tuple[int, Change]] = []
    first, last = document.findBlock(start).previous(), document.findBlock(end).next()
    stretch = max(0, first.position()), last.position() if last.isValid() else end
    left = 0
    for number, block in enumerate(blocks(document, *stretch)):
        length = block.length() - 1
        is_small = left + length <= SMALL or 0 in (left, length)
        is_soft = begins_soft(block)
        if number and is_small and is_soft:
            found.append((block.position() - 1, Change.JOIN))
            length += left
        if not is_soft and is_bound(block):
            found.append((block.position(), Change.LOOSEN))
        cuts = _cuts(block)
        found += [(cut, Change.BREAK) for cut in cuts]
        left = block.position() + block.length() - 1 - cuts[-1] if cuts else length
    return found


def make(cursor: QTextCursor, changes: list[tuple[int, Change]]) -> None:
    """Make changes, as one undo step."""
    cursor.beginEditBlock()
    for place, change in reversed(changes):
        cursor.setPosition(place)
        if change is Change.BREAK:
            insert_break(cursor)
        elif change is Change.JOIN:
            cursor.deleteChar()
        _loosen(cursor.block())
    cursor.endEditBlock()


def _cuts(block: QTextBlock) -> list[int]:
    """Where a block is to be broken: places of the document."""
    if block.length() - 1 <= LONGEST:
        return []
    text, found = block.text(), []
    begun, place = 0, block.position()
    for cut in places(text, 0, len(text)):
        place += utf16_length(text[begun:cut])
        begun = cut
        found.append(place - _is_low(block.document().characterAt(place)))
    return found


def _is_low(unit: str) -> bool:
    """Whether a unit is the second half of a pair, which no break may part from the first.

    A text with halves that stand alone comes from Qt without them, so a place may be off.
    """
    return "\udc00" <= unit <= "\udfff"
