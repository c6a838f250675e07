"""Where the entries of JSON objects and arrays stand in their text."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_BLANKS = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder(parse_float=str, parse_int=str)  # of any length, unlike int


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its value, or an item.

    Attributes:
        start: where it begins: a key, if it has one, else its value.
        key: None for an item of an array.
        value: numbers are text.
        value_at: where the value begins.
        end: behind the value.
    """

    start: int
    key: str | None
    value: Any
    value_at: int
    end: int


def after_blanks(text: str, at: int) -> int:
    """The first place from one on where no blank is."""
    found = _BLANKS.match(text, at)
    return found.end() if found else at


def entries(text: str, start: int) -> Iterator[Entry]:
    """The entries of the object or array that begins at a place.

    Raises:
        ValueError: there is none, or it is not whole.
        RecursionError: a value is too deep.
    """
    signs = {"{": "}", "[": "]"}
    closing = signs.get(text[start : start + 1])
    if not closing:
        raise ValueError(start)
    at = after_blanks(text, start + 1)
    sign = text[at : at + 1] if text[at : at + 1] == closing else ","
    while sign == ",":
        found = entry(text, at, is_object=closing == "}")
        yield found
        end = after_blanks(text, found.end)
        sign, at = text[end : end + 1], after_blanks(text, end + 1)
    if sign != closing:
        raise ValueError(at)


def entry(text: str, start: int, *, is_object: bool) -> Entry:
    """The entry that begins at a place.

    Raises:
        ValueError, RecursionError: as ``entries``.
    """
    key, at = None, start
    if is_object:
        key, at = _DECODER.raw_decode(text, start)
        at = after_blanks(text, at)
        if not isinstance(key, str) or text[at : at + 1] != ":":
            raise ValueError(at)
        at = after_blanks(text, at + 1)
    value, end = _DECODER.raw_decode(text, at)
    return Entry(start, key, value, at, end)


def value_of(text: str, start: int, key: str) -> Entry | None:
    """The entry of a key of the object that begins at a place; the last, where it is there twice.

    Raises:
        ValueError, RecursionError: as ``entries``.
    """
    found = None
    for each in entries(text, start):
        found = each if each.key == key else found
    return found
