"""What a document holds, unit by unit, with a line feed at the end of each block."""

from PySide6.QtGui import QTextCursor, QTextDocument

from estimator.tokens.units import utf16_length

_FEW_UNITS = 32
_PARAGRAPH = "\u2029"  # what Qt writes for the end of a block


def cursor(document: QTextDocument, start: int, end: int) -> QTextCursor:
    """A cursor that selects from one place to another."""
    made = QTextCursor(document)
    made.setPosition(start)
    made.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return made


def between(document: QTextDocument, start: int, end: int) -> str:
    """The text from one place to another.

    A half of a surrogate pair vanishes on its way from Qt to Python, so where units are missing
    the stretch is halved until the place is found.
    """
    if start == 0 and end == document.characterCount() - 1:
        # toPlainText() would turn a no-break space into a space, U+2028 into a line feed.
        text = document.toRawText()
    else:
        text = cursor(document, start, end).selectedText()
    if utf16_length(text) != end - start:
        text = _unit_by_unit(document, start, end)
    return text.replace(_PARAGRAPH, "\n")


def _unit_by_unit(document: QTextDocument, start: int, end: int) -> str:
    if end - start <= _FEW_UNITS:
        return "".join(document.characterAt(unit) for unit in range(start, end))
    middle = (start + end) // 2
    return between(document, start, middle) + between(document, middle, end)
