"""Fenced code of Markdown: where it is, and what it says it is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from estimator.trimming.edits import Span

_OPENS = re.compile(r"^(?P<indent> {0,3})(?P<mark>`{3,}|~{3,})(?P<info>[^\n]*)$", re.MULTILINE)


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
    at = 0
    while opening := _OPENS.search(text, at):
        mark, info = opening["mark"], opening["info"].strip()
        if mark[0] == "`" and "`" in info:  # a code span
            at = opening.end() + 1
            continue
        start = min(opening.end() + 1, len(text))
        closing = _closing(text, start, mark)
        end = closing.start() if closing else len(text)
        last = closing.end() if closing else len(text)
        language = info.split(maxsplit=1)[0].lower().strip("{}.") if info else ""
        yield Fence((opening.start(), last), (start, end), language, closing is not None)
        at = last
        if at >= len(text):
            return


def _closing(text: str, start: int, mark: str) -> re.Match[str] | None:
    wanted = re.compile(rf"^ {{0,3}}{re.escape(mark[0])}{{{len(mark)},}}[ \t]*$", re.MULTILINE)
    return wanted.search(text, start)
