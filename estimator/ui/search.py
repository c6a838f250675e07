"""Searching the prompt: in the text as it is, also where a very long line is shown in pieces."""

import re

from PySide6.QtGui import QTextCursor, QTextDocument

from estimator.tokens.units import index_of, utf16_length
from estimator.ui.prompt_text import PromptText

_Flag = QTextDocument.FindFlag


def find(
    prompt: PromptText, wanted: str, cursor: QTextCursor, options: _Flag
) -> QTextCursor | None:
    """The next match after a cursor, or with FindBackward before it, as a selection.

    Args:
        prompt: where to search.
        wanted: what; a no-break space is found as a space.
        cursor: where from.
        options: as for QTextDocument.find.
    """
    if not wanted:
        return None
    if prompt.breaks:
        return _find_in_pieces(prompt, wanted, cursor, options)
    found = cursor.document().find(_folded(wanted), cursor, options)
    return None if found.isNull() else found


def starts(prompt: PromptText, wanted: str, options: _Flag) -> list[int]:
    """Where each match starts, in UTF-16 units of the text."""
    if not wanted:
        return []
    text = _folded(prompt.whole())
    found = [match.start() for match in _pattern(wanted, options).finditer(text)]
    if not found or utf16_length(text[: found[-1]]) == found[-1]:
        return found
    units, before, counted = [], 0, 0
    for start in found:
        counted += utf16_length(text[before:start])
        before = start
        units.append(counted)
    return units


def _find_in_pieces(
    prompt: PromptText, wanted: str, cursor: QTextCursor, options: _Flag
) -> QTextCursor | None:
    text, pattern = _folded(prompt.whole()), _pattern(wanted, options)
    is_backward = bool(options & _Flag.FindBackward)
    from_place = cursor.selectionStart() if is_backward else cursor.selectionEnd()
    index = _index(text, prompt.breaks.text_unit(from_place), prompt.units)
    match = _last(pattern, text, index) if is_backward else pattern.search(text, index)
    if match is None:
        return None
    start = utf16_length(text[: match.start()])
    end = start + utf16_length(match.group())
    return prompt.cursor(prompt.breaks.place(start), prompt.breaks.place(end, ends=True))


def _index(text: str, unit: int, units: int) -> int:
    """The character at a UTF-16 unit, also where that is the second half of a pair."""
    index = index_of(text, unit, units)
    return _index(text, unit - 1, units) if index is None else index


def _last(pattern: re.Pattern[str], text: str, end: int) -> re.Match[str] | None:
    """The last match that ends at or before an index."""
    found = None
    for found in pattern.finditer(text, 0, end):  # noqa: B007 - the last one is kept
        pass
    return found


def _pattern(wanted: str, options: _Flag) -> re.Pattern[str]:
    escaped = re.escape(_folded(wanted))
    if options & _Flag.FindWholeWords:
        escaped = rf"\b{escaped}\b"
    matches_case = options & _Flag.FindCaseSensitively
    return re.compile(escaped, re.NOFLAG if matches_case else re.IGNORECASE)


def _folded(text: str) -> str:
    """A no-break space is found as a space, as Qt does."""
    return text.replace("\u00a0", " ")
