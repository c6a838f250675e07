"""What of a text is read line by line, so that blanks at the ends of lines and empty ones count."""

import re
from collections.abc import Iterator
from functools import lru_cache

from estimator.trimming.edits import Span

_TABBED = re.compile(r"(?:^[^\t\n]*+\t[^\n]*+(?:\n|\Z))++", re.MULTILINE)
_CELLS = re.compile(r"[^ \t\n][^\t\n]*+\t[ \t]*+[^ \t\n]")
_MARK = re.compile(
    r"[:-][ \t]++(?:[!&][^\s]{1,99}[ \t]++)?[|>][-+0-9]{0,2}[ \t]*+(?:#[^\n]*+)?"
    r"(?=\n(?:[ \t]*+\n)*+(?P<inner> ++))"
)
_BEGINS = re.compile(r"(?P<indent> *+)(?=[^\s|>#])(?:-(?: ++|$))*+(?:[^\s#|>-][^\n|]*+)?+$")
_LONGEST_KEY = 300


@lru_cache(maxsize=4)
def rows(text: str) -> tuple[Span, ...]:
    """Lines with tabs, one below the other, of which some have words on both sides of one."""
    if "\t" not in text:
        return ()
    found = (match for match in _TABBED.finditer(text))
    return tuple(each.span() for each in found if _CELLS.search(each[0]))


@lru_cache(maxsize=4)
def scalars(text: str) -> tuple[Span, ...]:
    """Block scalars of YAML, each with the line that begins it."""
    return tuple(_scalars(text))


def _scalars(text: str) -> Iterator[Span]:
    at = 0
    while mark := _MARK.search(text, at):
        at = mark.end()
        start = text.rfind("\n", max(mark.start() - _LONGEST_KEY, 0), mark.start()) + 1
        begun = _BEGINS.match(text[start : mark.start() + 1])
        if begun and len(mark["inner"]) > len(begun["indent"]):
            at = _end(text, at, begun["indent"])
            yield start, at


def _end(text: str, at: int, indent: str) -> int:
    """Where lines end, with the line feed, that are empty or set in by more than an indentation."""
    inner = re.compile(rf"(?:\n[ \t]*+(?=\n|\Z)|\n{indent} [^\n]*+)*+")
    found = inner.match(text, at)
    return min(found.end() + 1, len(text)) if found else at
