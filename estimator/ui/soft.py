"""Soft breaks in a document: a very long line as several paragraphs that are one line of the text.

A soft break is a paragraph separator whose character format has an object type of ours. Undo and
redo keep that format, and text that is typed at its side doesn't take it over: Qt clears the object
type of the format that it types in.
"""

from collections.abc import Iterator

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
_SOFT = QTextFormat.ObjectTypes.UserObject.value + 1


def insert_break(cursor: QTextCursor) -> None:
    """Break the line at a cursor without changing the text."""
    form = QTextCharFormat()
    form.setObjectType(_SOFT)
    cursor.insertBlock(QTextBlockFormat(), form)


def put(cursor: QTextCursor, text: str) -> None:
    """Insert a text at a cursor, in one undo step, its very long lines in pieces."""
    cursor.beginEditBlock()  # and so no part of the step before, which would take it in
    cursor.removeSelectedText()
    for number, piece in enumerate(pieces(text) if has_long_line(text) else [text]):
        if number:
            insert_break(cursor)
        cursor.insertText(piece)
    cursor.endEditBlock()


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


def changes(document: QTextDocument, start: int, end: int) -> list[tuple[int, bool]]:
    """What to do so that no piece in and around a stretch is very long, or needlessly short.

    Returns:
        Places, rising, and whether a soft break is missing there (True) or needless (False). None
        once they are made, so that undo and redo, which go from one such state to another, need
        no changes either.
    """
    found: list[tuple[int, bool]] = []
    first, last = document.findBlock(start).previous(), document.findBlock(end).next()
    stretch = max(0, first.position()), last.position() if last.isValid() else end
    left = 0
    for number, block in enumerate(blocks(document, *stretch)):
        length = block.length() - 1
        is_small = left + length <= SMALL or 0 in (left, length)
        if number and is_small and begins_soft(block):
            found.append((block.position() - 1, False))
            length += left
        cuts = _cuts(block)
        found += [(cut, True) for cut in cuts]
        left = block.position() + block.length() - 1 - cuts[-1] if cuts else length
    return found


def change(cursor: QTextCursor, changes: list[tuple[int, bool]]) -> None:
    """Make changes, as one undo step."""
    cursor.beginEditBlock()
    for place, is_missing in reversed(changes):
        cursor.setPosition(place)
        if is_missing:
            insert_break(cursor)
        else:
            cursor.deleteChar()
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
