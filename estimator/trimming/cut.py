"""Cutting a text short: whole lines or sentences go, at its head, middle or tail."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from functools import cache
from itertools import accumulate

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
_LINE_ENDS = re.compile("\n")
_WORD_ENDS = re.compile(r"\s+|(?<=[\u3040-\u30ff\u4e00-\u9fff])(?=[\u3040-\u30ff\u4e00-\u9fff])")


def units(text: str, span: Span) -> list[Span]:
    """The lines of a part of a text, or its sentences where it has few lines; they cover it.

    Long lines are taken by their sentences too, and sentences without end by their words.
    """
    has_lines = text.count("\n", *span) >= _LINES
    found: list[Span] = []
    for line in _parted(text, span, _LINE_ENDS) if has_lines else [span]:
        is_short = line[1] - line[0] <= _LONG
        found += [line] if has_lines and is_short else _sentences(text, line)
    return found


def _sentences(text: str, span: Span) -> Iterator[Span]:
    for sentence in _parted(text, span, _SENTENCE_ENDS):
        is_long = sentence[1] - sentence[0] > _LONG
        yield from _parted(text, sentence, _WORD_ENDS) if is_long else [sentence]


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
        The edit and the tokens that it saves. Where the whole part is not enough, or just so, it
        goes, and saves about what is told; None where even that saves nothing.
    """
    parts = units(text, span)
    if not parts:
        return None

    @cache
    def saved(count: int) -> int:
        return _saved(text, _without(text, parts, count, where), count_text)

    every = _without(text, parts, len(parts), where)
    less = count_text(text[every.start : every.end]) - count_text(MARK)
    if less <= excess:
        return (every, less) if less > 0 else None
    near = _about(text, parts, excess, where, count_text)
    count = _least(len(parts), near, lambda count: saved(count) >= excess)
    return (_without(text, parts, count, where), saved(count)) if saved(count) > 0 else None


def _about(text: str, parts: list[Span], excess: int, where: Where, count_text: CountText) -> int:
    """About how many parts have so many tokens: to count all of them over and over takes long."""
    alone = [count_text(text[slice(*part)]) for part in parts]
    whole = count_text(text[parts[0][0] : parts[-1][1]])  # a part alone has more than within
    ends, share = [0, *accumulate(alone)], whole / (sum(alone) or 1)

    def about(count: int) -> int:
        first = _first(len(parts), count, where)
        return round((ends[first + count] - ends[first]) * share)

    return min(bisect_left(range(1, len(parts) + 1), excess, key=about) + 1, len(parts))


def _least(most: int, near: int, is_enough: Callable[[int], bool]) -> int:
    """The least number from 1 on that is enough, looked for around one; else the most."""
    low, high, step = 0, most, 1
    if is_enough(near):
        while near - step > 0 and is_enough(near - step):
            near, step = near - step, 2 * step
        low, high = max(near - step, 0), near
    else:
        while near + step < most and not is_enough(near + step):
            near, step = near + step, 2 * step
        low, high = near, min(near + step, most)
    tried = range(low + 1, high)
    return low + 1 + bisect_left(tried, True, key=is_enough) if low < high else high


def _saved(text: str, edit: Edit, count_text: CountText) -> int:
    return sum(each.saved for each in saving.stretches(text, [edit], count_text))


def _without(text: str, parts: list[Span], count: int, where: Where) -> Edit:
    """The edit that takes so many parts out; the blanks before what goes on stay."""
    first = _first(len(parts), count, where)
    start, end = parts[first][0], parts[first + count - 1][1]
    gone = text[start:end]
    return Edit(start, end - (len(gone) - len(gone.rstrip())), MARK)


def _first(parts: int, count: int, where: Where) -> int:
    """The first of so many parts that go."""
    left = parts - count
    return {Where.HEAD: 0, Where.MIDDLE: (left + 1) // 2, Where.TAIL: left}[where]


def joined(text: str, made: Sequence[Edit]) -> list[Edit]:
    """Cuts of a text, in their order; of those with nothing but blanks between them one."""
    found: list[Edit] = []
    for edit in made:
        last = found[-1] if found else None
        if last and not text[last.end : edit.start].strip():
            found[-1] = Edit(last.start, edit.end, MARK)
        else:
            found.append(edit)
    return found
