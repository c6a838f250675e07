"""Cutting a text short: whole lines or sentences go, at its head, middle or tail."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from enum import StrEnum

from estimator.trimming import saving
from estimator.trimming.edits import Edit, Span
from estimator.trimming.saving import CountText


class Where(StrEnum):
    """Which part of a text goes first."""

    HEAD = "head"
    MIDDLE = "middle"
    TAIL = "tail"


MARK = "[…]"
"""What stands in the place of what went."""
_LINES = 4
"""A text of fewer lines is cut at sentences."""
_LONG = 400  # characters of a sentence that is rather cut at a word than gone as a whole
_SENTENCE_ENDS = re.compile(r"[.!?]+[\"')\]”’]*\s+|[。！？；]+[」』”’）\"]*\s*|\n+")  # noqa: RUF001
_WORD_ENDS = re.compile(r"\s+|(?<=[\u3040-\u30ff\u4e00-\u9fff])(?=[\u3040-\u30ff\u4e00-\u9fff])")


def units(text: str, span: Span) -> list[Span]:
    """The lines of a part of a text, or its sentences where it has few lines; they cover it."""
    start, end = span
    if text.count("\n", start, end) >= _LINES:
        return list(_parted(text, span, re.compile("\n")))
    found: list[Span] = []
    for sentence in _parted(text, span, _SENTENCE_ENDS):
        is_long = sentence[1] - sentence[0] > _LONG
        found += _parted(text, sentence, _WORD_ENDS) if is_long else [sentence]
    return found


def _parted(text: str, span: Span, ends: re.Pattern[str]) -> Iterator[Span]:
    done, last = span
    for found in ends.finditer(text, *span):
        if found.end() > done:
            yield done, found.end()
            done = found.end()
    if done < last:
        yield done, last


def shortened(
    text: str, span: Span, excess: int, where: Where, count_text: CountText
) -> tuple[Edit, int] | None:
    """Take as little as possible out of a part of a text, so that it is shorter by ``excess``.

    Args:
        text: that the part is of.
        span: of the part.
        excess: tokens, at least 1.
        where: which of its lines or sentences go first.
        count_text: of an encoding.

    Returns:
        The edit and the tokens that it saves: fewer than ``excess`` where the whole part is not
        enough; None where even that saves nothing.
    """
    parts = units(text, span)

    def saved(count: int) -> int:
        return _saved(text, _without(text, parts, count, where), count_text)

    count = min(bisect_left(range(1, len(parts) + 1), excess, key=saved) + 1, len(parts))
    if not parts or saved(count) <= 0:
        return None
    return _without(text, parts, count, where), saved(count)


def _saved(text: str, edit: Edit, count_text: CountText) -> int:
    return sum(each.saved for each in saving.stretches(text, [edit], count_text))


def _without(text: str, parts: list[Span], count: int, where: Where) -> Edit:
    """The edit that takes so many parts out; the blanks before what goes on stay."""
    left = len(parts) - count
    first = {Where.HEAD: 0, Where.MIDDLE: (left + 1) // 2, Where.TAIL: left}[where]
    start, end = parts[first][0], parts[first + count - 1][1]
    gone = text[start:end]
    return Edit(start, end - (len(gone) - len(gone.rstrip())), MARK)
