"""The sections of JSON: keys and items, one level down too, and the messages of a chat request."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from estimator.trimming.section import GROUPS, MOST, Mark, Section, nested, shortened

MOST_ENTRIES = 50_000
"""Entries of an object or array; what has more is cut by size."""
_BLANKS = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder(parse_float=str, parse_int=str)
_CHAT = ("messages", "contents", "input")
_NAMES = ("name", "title", "id", "type")


@dataclass(frozen=True, slots=True)
class _Entry:
    """A key with its value, or an item; ``value_at`` is where the value begins."""

    start: int
    key: str | None
    value_at: int
    value: Any


def find(text: str) -> tuple[Section, ...] | None:
    """The sections of a text that is JSON; None if it is not, or has too many entries."""
    start = _after_blanks(text, 0)
    if text[start : start + 1] not in ("{", "["):
        return None
    try:
        entries, end = _entries(text, start)
        if _after_blanks(text, end) != len(text):
            return None
        marks = _marks(text, entries)
    except (ValueError, RecursionError):
        return None
    first = next(iter(marks)).start if marks else 0
    made = nested(text[first:], [_moved(mark, -first) for mark in marks])
    return tuple(
        Section(s.kind, s.title, s.level, s.start + first, s.end + first, s.parent) for s in made
    )


def _moved(mark: Mark, by: int) -> Mark:
    return Mark(mark.start + by, mark.level, mark.kind, mark.title)


def entry_end(text: str, start: int) -> int | None:
    """Where an entry ends that begins there: a value, or a key and its value; None if none is."""
    try:
        value, end = _DECODER.raw_decode(text, start)
        colon = _after_blanks(text, end)
        if isinstance(value, str) and text[colon : colon + 1] == ":":
            return _DECODER.raw_decode(text, _after_blanks(text, colon + 1))[1]
    except (ValueError, RecursionError):
        return None
    return end


def _after_blanks(text: str, at: int) -> int:
    found = _BLANKS.match(text, at)
    return found.end() if found else at


def _entries(text: str, start: int) -> tuple[list[_Entry], int]:
    """The entries of an object or array, and where it ends.

    Raises:
        ValueError: it is not whole, or has too many.
    """
    closing, is_object = ("}", True) if text[start] == "{" else ("]", False)
    found, at = list[_Entry](), _after_blanks(text, start + 1)
    if text[at : at + 1] == closing:
        return [], at + 1
    while len(found) < MOST_ENTRIES:
        entry, at = _entry(text, at, is_object=is_object)
        found.append(entry)
        at = _after_blanks(text, at)
        if text[at : at + 1] == closing:
            return found, at + 1
        if text[at : at + 1] != ",":
            break
        at = _after_blanks(text, at + 1)
    raise ValueError(text[at : at + 1])


def _entry(text: str, start: int, *, is_object: bool) -> tuple[_Entry, int]:
    key, at = None, start
    if is_object:
        key, at = _DECODER.raw_decode(text, start)
        at = _after_blanks(text, at)
        if not isinstance(key, str) or text[at : at + 1] != ":":
            raise ValueError(key)
        at = _after_blanks(text, at + 1)
    value, end = _DECODER.raw_decode(text, at)
    return _Entry(start, key, at, value), end


def _marks(text: str, entries: Sequence[_Entry]) -> list[Mark]:
    marks, is_chat = list[Mark](), _are_messages(entries)
    for first, last in _groups(entries, MOST if is_chat else GROUPS):
        marks.append(_mark(entries, first, last, 1, is_chat=is_chat))
        value = entries[first].value
        if first == last and isinstance(value, dict | list) and value and len(marks) < MOST:
            marks += _inner(text, entries[first], is_message=is_chat)
    return marks


def _inner(text: str, entry: _Entry, *, is_message: bool) -> Iterator[Mark]:
    if is_message or len(entry.value) >= MOST_ENTRIES:
        return
    inner, _ = _entries(text, entry.value_at)
    is_chat = entry.key in _CHAT and _are_messages(inner)
    for first, last in _groups(inner, MOST if is_chat else GROUPS):
        yield _mark(inner, first, last, 2, is_chat=is_chat)


def _are_messages(entries: Sequence[_Entry]) -> bool:
    return bool(entries) and all(
        entry.key is None and isinstance(entry.value, dict) and "role" in entry.value
        for entry in entries
    )


def _groups(entries: Sequence[_Entry], most: int) -> Iterator[tuple[int, int]]:
    every = max(1, -(-len(entries) // most))
    for first in range(0, len(entries), every):
        yield first, min(first + every, len(entries)) - 1


def _mark(entries: Sequence[_Entry], first: int, last: int, level: int, *, is_chat: bool) -> Mark:
    kind = "message" if is_chat else "key"
    title = _title(entries[first], first)
    if last > first:
        kind, title = "part", f"{_name(entries[first], first)} … {_name(entries[last], last)}"
    return Mark(entries[first].start, level, kind, shortened(title))


def _name(entry: _Entry, place: int) -> str:
    return str(place) if entry.key is None else entry.key


def _title(entry: _Entry, place: int) -> str:
    if entry.key is not None:
        return entry.key
    if not isinstance(entry.value, dict):
        return f"{place}: {_first_text(entry.value)}".removesuffix(": ")
    role = entry.value.get("role")
    if isinstance(role, str):
        content = entry.value.get("content", entry.value.get("parts"))
        return f"{role}: {_first_text(content)}"
    inner = entry.value.get("function", entry.value)
    named = inner if isinstance(inner, dict) else entry.value
    names = (named.get(name) for name in _NAMES)
    name = next((name for name in names if isinstance(name, str) and name), "")
    return f"{place}: {name}".removesuffix(": ")


def _first_text(value: object) -> str:
    """The first text of a content: itself, or that of its first part that has one."""
    if isinstance(value, str):
        return value[:400]
    if isinstance(value, dict):
        return _first_text(value.get("text"))
    if isinstance(value, list):
        return next(filter(None, map(_first_text, value[:20])), "")
    return ""
