"""Fenced code of Markdown: where it is, and what it says it is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from estimator.trimming.edits import Span

# Each looks from the line feed before a line: a search for one character is fast.
_LINE = r"\n {0,3}(?P<mark>`{3,}|~{3,})(?P<info>[^\n]*)"
_OPENS, _FIRST = re.compile(_LINE), re.compile(_LINE.removeprefix(r"\n"))


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced block.

    Attributes:
        span: with its two fences, to the end of the line.
        body: what is between them, with its last line feed.
        language: the first word after the opening fence, in lower case.
        is_closed: whether there is a closing fence; else it goes to the end of the text.
    """

    span: Span
    body: Span
    language: str
    is_closed: bool


def find(text: str) -> Iterator[Fence]:
    """The fenced blocks of a text, as CommonMark has them at the outermost level."""
    opening, line = _FIRST.match(text), 0
    while opening := opening or _OPENS.search(text, line - 1 if line else 0):
        mark, info = opening["mark"], opening["info"].strip()
        start, line = opening.start() + (text[opening.start()] == "\n"), opening.end() + 1
        if mark[0] != "`" or "`" not in info:  # else it is a code span
            body = min(line, len(text))
            closing = _closing(text, body - 1, mark)
            end = closing.start() + 1 if closing else len(text)
            last = closing.end() if closing else len(text)
            language = info.split(maxsplit=1)[0].lower().strip("{}.") if info else ""
            yield Fence((start, last), (body, end), language, closing is not None)
            line = last + 1
        if line > len(text):
            return
        opening = None


def _closing(text: str, at: int, mark: str) -> re.Match[str] | None:
    wanted = re.compile(rf"\n {{0,3}}{re.escape(mark[0])}{{{len(mark)},}}[ \t]*(?=\n|\Z)")
    return wanted.search(text, at)
