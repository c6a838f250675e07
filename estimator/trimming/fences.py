"""Fenced code of Markdown: where it is, and what it says it is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from estimator.trimming import patches, python_files
from estimator.trimming.edits import Span

# Each looks from the line feed before a line: a search for one character is fast.
_LINE = r"\n {0,3}(?P<mark>`{3,}|~{3,})(?P<info>[^\n]*)"
_OPENS, _FIRST = re.compile(_LINE), re.compile(_LINE.removeprefix(r"\n"))

_PYTHON = frozenset({"python", "py", "python3"})


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
    """The fenced blocks of a text, as CommonMark has them at the outermost level.

    Lines of patches open and close none: they are lines of the files that are patched.
    """
    opening, line = _FIRST.match(text), 0
    while opening := opening or _OPENS.search(text, line - 1 if line else 0):
        mark, info = opening["mark"], opening["info"].strip()
        start, line = opening.start() + (text[opening.start()] == "\n"), opening.end() + 1
        if (patch := patches.end_of(text, start)) is not None:
            line = patch + 1
        elif mark[0] != "`" or "`" not in info:  # else it is a code span
            body = min(line, len(text))
            language = language_of(info)
            closing = closing_of(text, body - 1, mark, language)
            end = closing.start() + 1 if closing else len(text)
            last = closing.end() if closing else len(text)
            yield Fence((start, last), (body, end), language, closing is not None)
            line = last + 1
        if line > len(text):
            return
        opening = None


def language_of(info: str) -> str:
    """What the words after an opening fence say of it; nothing where there are none."""
    words = info.split(maxsplit=1)
    return words[0].lower().strip("{}.") if words else ""


def closing_of(text: str, at: int, mark: str, language: str) -> re.Match[str] | None:
    """Where the fence is closed that is opened at the end of a line.

    In Python it is not closed within a string of three marks, where it is Python up to the next
    closing fence outside of one.
    """
    closings = _closings(text, at, mark)
    first = next(closings, None)
    if not first or language not in _PYTHON:
        return first
    last, opened = first, python_files.open_string(text, at + 1, first.start())
    while opened and text.find(opened, last.end()) >= 0 and (found := next(closings, None)):
        opened = python_files.open_string(text, last.end(), found.start(), opened)
        last = found
    is_whole = last != first and not opened
    return last if is_whole and python_files.parsed(text[at + 1 : last.start() + 1]) else first


def _closings(text: str, at: int, mark: str) -> Iterator[re.Match[str]]:
    wanted = re.compile(rf"\n {{0,3}}{re.escape(mark[0])}{{{len(mark)},}}[ \t]*(?=\n|\Z)")
    for found in wanted.finditer(text, at):
        if patches.end_of(text, found.start() + 1) is None:
            yield found
