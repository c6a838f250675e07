"""Very long lines in pieces that Qt can lay out while a key is held."""

import re
from collections.abc import Iterator

from PySide6.QtCore import QTextBoundaryFinder

from estimator.tokens.units import utf16_length

LONGEST = 4096
"""Characters of a line, or of a piece of one, that is shown in one go."""
_PIECE = 1024  # about; a key then costs what it costs in a paragraph
_NEAR = 256  # a piece may be as much shorter, to end at a good place
_GRAPHEME = 64  # more than any that a keyboard makes
_GOOD = re.compile(r".*(?:\s|[,;:)\]}>])(?=[^\s,;:)\]}>])", re.DOTALL)
_ENDS = re.compile("[\n\r\u2029\ufdd0\ufdd1]")  # where Qt ends a line


def has_long_line(text: str) -> bool:
    """Whether a line of a text is longer than LONGEST; quick where none is."""
    start = 0
    while len(text) - start > LONGEST:
        end = text.rfind("\n", start, start + LONGEST + 1)
        if end < 0:
            return True
        start = end + 1
    return False


def pieces(text: str) -> Iterator[str]:
    """A text in parts, each but the last to be followed by a soft break."""
    begun = line = 0
    while len(text) - line > LONGEST:
        match = _ENDS.search(text, line, line + LONGEST + 1)
        if match:
            line = max(match.end(), _last_end(text, line, line + LONGEST + 1))
            continue
        match = _ENDS.search(text, line)
        end = match.start() if match else len(text)
        for place in places(text, line, end):
            yield text[begun:place]
            begun = place
        line = end + 1
    yield text[begun:]


def _last_end(text: str, start: int, end: int) -> int:
    return text.rfind("\n", start, end) + 1


def places(text: str, start: int, end: int) -> Iterator[int]:
    """Where a line is broken, as indexes of characters; nowhere if it is not longer than LONGEST.

    Args:
        text: any that has the line.
        start: of the line.
        end: of the line.
    """
    if end - start <= LONGEST:
        return
    while end - start > _PIECE + _NEAR:
        start = _place(text, start)
        yield start


def _place(text: str, start: int) -> int:
    """Where a piece from here ends: between words, after a mark, or at least between graphemes."""
    last = start + _PIECE
    found = _GOOD.match(text, last - _NEAR, last)
    if found:
        return found.end()
    piece = text[start : last + _GRAPHEME]
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, piece)
    finder.setPosition(utf16_length(piece[:_PIECE]))
    if not finder.isAtBoundary():
        finder.toPreviousBoundary()
    units = piece.encode("utf-16-le", "surrogatepass")[: 2 * finder.position()]
    length = len(units.decode("utf-16-le", "surrogatepass"))
    return start + length if length > _PIECE - _NEAR else last
