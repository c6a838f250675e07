"""JSON anywhere in a text: objects and arrays that parse, fenced or not."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from estimator.trimming.edits import Span

_OPENS = re.compile(r"[{\[]")
_INSIDE = re.compile(r'"(?:[^"\\]|\\.)*"|[ \t\r\n]+')
SMALLEST = 2
"""Characters of a value that is looked at: an empty one has nothing to save."""


@dataclass(frozen=True, slots=True)
class Found:
    """What is in a text.

    Attributes:
        values: the spans of the objects and arrays that parse, none within another.
        broken: where something begins like one that does not parse, with why.
    """

    values: tuple[Span, ...]
    broken: tuple[tuple[int, str], ...]


def _refused(_: str) -> object:
    raise ValueError


_DECODER = json.JSONDecoder(parse_float=str, parse_int=str, parse_constant=_refused)


def find(text: str) -> Found:
    """Every outermost object and array of a text.

    A bracket is a beginning where what follows it may be JSON; each place is parsed at most once,
    and what a failed attempt has passed is tried again only from the next bracket, so that a text
    without JSON takes about as long as a search for brackets.
    """
    values, broken, at = [], [], 0
    while match := _OPENS.search(text, at):
        start = match.start()
        if not _may_begin(text, start):
            at = start + 1
            continue
        try:
            _, end = _DECODER.raw_decode(text, start)
        except json.JSONDecodeError as error:
            if error.pos - start > _LONG:
                broken.append((error.pos, error.msg))
                at = error.pos
            else:
                at = start + 1
        except (ValueError, RecursionError):
            at = start + 1
        else:
            if end - start > SMALLEST:
                values.append((start, end))
            at = end
    return Found(tuple(values), tuple(broken))


_LONG = 40  # characters that parsed before the fault: it was meant to be JSON
_BEGINS = {
    "{": re.compile(r'\{[ \t\r\n]*["}]'),
    "[": re.compile(r'\[[ \t\r\n]*(?:["{\[\]\-0-9]|true|false|null)'),
}


def _may_begin(text: str, start: int) -> bool:
    return bool(_BEGINS[text[start]].match(text, start))


def blanks(text: str, span: Span) -> Iterator[Span]:
    """The white space of a value that parses, outside its strings."""
    for match in _INSIDE.finditer(text, *span):
        if match[0][0] != '"':
            yield match.span()


def strings(text: str, span: Span) -> Iterator[Span]:
    """The strings of a value that parses, with their quotes."""
    for match in _INSIDE.finditer(text, *span):
        if match[0][0] == '"':
            yield match.span()
