"""JSON anywhere in a text: objects and arrays that parse, fenced or not."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from estimator.trimming import json_faults, json_reading, quotations
from estimator.trimming.edits import Span
from estimator.trimming.fences import Fence
from estimator.trimming.json_reading import BLANK, STRING

LANGUAGES = json_faults.LANGUAGES
"""What fences of JSON say they are."""
_LINEWISE = frozenset({"diff", "patch"})  # of which each line counts

_SHORT = 80  # characters of a list that may be one of prose or code
_EMPTY, _LINE_END = re.compile(rf"[\[{{]{BLANK}[\]}}]"), re.compile(r"[ \t]*+(?:\n|\Z)")
_OBJECTS = re.compile(rf'(?:\[{BLANK})?\{{{BLANK}"')
_INSIDE = re.compile(rf"{STRING}|(?P<blank>[ \t\r\n]++)")


@dataclass(frozen=True, slots=True)
class Found:
    """What is in a text.

    Attributes:
        values: the spans of the objects and arrays that parse, none within another.
        free: those of them that stand between no quotation marks: they may be written otherwise.
        broken: where reading fails of what was meant to be JSON.
        unclosed: where fences of JSON begin that are not closed, and do not end with JSON.
    """

    values: tuple[Span, ...]
    free: tuple[Span, ...]
    broken: tuple[int, ...]
    unclosed: tuple[int, ...]


def find(text: str, fenced: Sequence[Fence], solid: Sequence[Span] = ()) -> Found:
    """The outermost objects and arrays of a text, in its fences and outside of them.

    ``NaN`` and ``Infinity`` are read, as many writers write them. Short lists within a line, such
    as ``[1, 2]``, are left to the prose or code that they are of, as is what code quotes and what
    is in a patch. Each character is parsed at most twice, however much of it is broken.

    Args:
        text: any.
        fenced: its fences.
        solid: what of it is not looked at, such as patches; in order and apart.
    """
    read, failed = json_reading.read(text)
    patches = [fence.body for fence in fenced if fence.language in _LINEWISE]
    kept = sorted([*patches, *solid])
    values = tuple(outside((span for span in read if _is_data(text, span)), kept))
    quoted = quotations.around(text, read)
    faults = json_faults.find(text, fenced, json_faults.Reading(read, failed, kept))
    free = tuple(span for span in values if span not in quoted) if quoted else values
    return Found(values, free, *faults)


def blanks(text: str, span: Span) -> Iterator[Span]:
    """The white space of a value that parses, outside its strings."""
    for match in _INSIDE.finditer(text, *span):
        if match["blank"]:
            yield match.span()


def _is_data(text: str, span: Span) -> bool:
    start, end = span
    if _EMPTY.match(text, start):
        return False
    if end - start > _SHORT or "\n" in text[start:end]:
        return True
    return bool(_OBJECTS.match(text, start)) or _is_line(text, span)


def _is_line(text: str, span: Span) -> bool:
    before = text[max(span[0] - _SHORT, 0) : span[0]].rstrip(" \t")
    begins = before[-1:] == "\n" or (not before and span[0] < _SHORT)
    return begins and bool(_LINE_END.match(text, span[1]))


def outside(values: Iterable[Span], bodies: Sequence[Span]) -> Iterator[Span]:
    """The values that begin in none of some spans, in their order and apart from each other."""
    starts = [start for start, _ in bodies]
    for start, end in values:
        nearest = bisect_right(starts, start) - 1
        if nearest < 0 or start >= bodies[nearest][1]:
            yield start, end
