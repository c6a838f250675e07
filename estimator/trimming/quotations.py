"""What of a text stands between quotation marks: strings of programs, and what is quoted."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from estimator.trimming.edits import Span

_ANY = re.compile("[\"'`]")
_MARK = re.compile(  # no apostrophe within a word, and no fence
    r"""(?<!\\)"|(?<![`\\])`{1,2}(?!`)|(?<!\\)'(?!\w)|(?:(?<![\w\\])|(?<=\b[rbfuRBFU]))'"""
)
_TRIPLE = re.compile("\"\"\"|'''")
_BITS = {'"': 1, "'": 2, "`": 4}


def around(text: str, values: Sequence[Span]) -> set[Span]:
    """The values that are quoted, alone or with words beside them.

    Marks are those of programs; typographic ones are none. A value is quoted where on its line an
    odd number of one of them stands before it and after it, where right before it one opens or
    right after it one closes, and where it is between three marks and three marks. What is within
    values counts for none.

    Args:
        text: any.
        values: of it, in their order and apart.
    """
    if not _ANY.search(text):
        return set()
    left = _left(text, values)
    right = reversed([*_right(text, values)])
    found = {span for span, a, b in zip(values, left, right, strict=True) if a & b or (a | b) & 8}
    return found.union(_between_triples(text, values))


def _left(text: str, values: Sequence[Span]) -> Iterator[int]:
    """Of each value the marks that are open on its line before it, as bits; 8: one opens there."""
    done = marks = 0
    for start, end in values:
        line = text.rfind("\n", done, start) + 1
        marks = _odd(text, line, start) if line else marks ^ _odd(text, done, start)
        yield marks | _opens(text, done, start)
        done = end


def _right(text: str, values: Sequence[Span]) -> Iterator[int]:
    """The same of what is after each value, from the last one on."""
    done, marks = len(text), 0
    for start, end in reversed(values):
        line = text.find("\n", end, done)
        marks = _odd(text, end, line) if line >= 0 else marks ^ _odd(text, end, done)
        yield marks | _closes(text, end, done)
        done = start


def _odd(text: str, start: int, end: int) -> int:
    """The marks of which a part of a line has an odd number."""
    odd = 0
    if _ANY.search(text, start, end):
        for mark in _MARK.finditer(text, start, end):
            odd ^= _BITS[mark[0][0]]
    return odd


def _opens(text: str, start: int, end: int) -> int:
    """8 where what is between two values ends with a mark that opens."""
    gap = text[start:end].rstrip()
    line = start + gap.rfind("\n") + 1
    bit = _BITS.get(gap[-1:], 0)
    return 8 if bit and _odd(text, line, start + len(gap)) & bit else 0


def _closes(text: str, start: int, end: int) -> int:
    """8 where what is between two values begins with a mark that closes."""
    gap = text[start:end].lstrip()
    bit = _BITS.get(gap[:1], 0)
    line = end - len(gap)
    return 8 if bit and _odd(text, line, line + len(gap.split("\n", 1)[0])) & bit else 0


def _between_triples(text: str, values: Sequence[Span]) -> Iterator[Span]:
    opened: re.Match[str] | None = None
    for mark in _TRIPLE.finditer(text):
        before = bisect_left(values, mark.span())
        if before and mark.start() < values[before - 1][1]:
            continue
        if opened and opened[0] == mark[0]:
            yield from values[bisect_left(values, opened.span()) : before]
            opened = None
        else:
            opened = opened or mark
