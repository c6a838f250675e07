"""The sections of JSON: keys and items, one level down too, and the messages of a chat request."""

from collections.abc import Iterator, Sequence
from itertools import islice

from estimator.tokens import json_places
from estimator.tokens.json_places import Entry, after_blanks
from estimator.trimming.section import GROUPS, MOST, Mark, Section, nested, shortened

MOST_ENTRIES = 50_000
"""Entries of an object or array; what has more is cut by size."""
_CHAT = ("messages", "contents", "input")
_NAMES = ("name", "title", "id", "type")


def find(text: str) -> tuple[Section, ...] | None:
    """The sections of a text that is JSON; None if it is not, or has too many entries."""
    start = after_blanks(text, 0)
    try:
        entries = _entries(text, start)
        last = entries[-1].end if entries else start + 1
        if after_blanks(text, after_blanks(text, last) + 1) != len(text):
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
        value = json_places.entry(text, start, is_object=False)
        is_key = text[start] == '"' and text[after_blanks(text, value.end) :][:1] == ":"
        return json_places.entry(text, start, is_object=True).end if is_key else value.end
    except (ValueError, RecursionError):
        return None


def _entries(text: str, start: int) -> list[Entry]:
    """The entries of an object or array.

    Raises:
        ValueError: it is not whole, or has too many.
    """
    found = list(islice(json_places.entries(text, start), MOST_ENTRIES + 1))
    if len(found) > MOST_ENTRIES:
        raise ValueError(MOST_ENTRIES)
    return found


def _marks(text: str, entries: Sequence[Entry]) -> list[Mark]:
    marks, is_chat = list[Mark](), _are_messages(entries)
    for first, last in _groups(entries, MOST if is_chat else GROUPS):
        marks.append(_mark(entries, first, last, 1, is_chat=is_chat))
        value = entries[first].value
        if first == last and isinstance(value, dict | list) and value and len(marks) < MOST:
            marks += _inner(text, entries[first], is_message=is_chat)
    return marks


def _inner(text: str, entry: Entry, *, is_message: bool) -> Iterator[Mark]:
    if is_message or len(entry.value) >= MOST_ENTRIES:
        return
    inner = _entries(text, entry.value_at)
    is_chat = entry.key in _CHAT and _are_messages(inner)
    for first, last in _groups(inner, MOST if is_chat else GROUPS):
        yield _mark(inner, first, last, 2, is_chat=is_chat)


def _are_messages(entries: Sequence[Entry]) -> bool:
    return bool(entries) and all(
        entry.key is None and isinstance(entry.value, dict) and "role" in entry.value
        for entry in entries
    )


def _groups(entries: Sequence[Entry], most: int) -> Iterator[tuple[int, int]]:
    every = max(1, -(-len(entries) // most))
    for first in range(0, len(entries), every):
        yield first, min(first + every, len(entries)) - 1


def _mark(entries: Sequence[Entry], first: int, last: int, level: int, *, is_chat: bool) -> Mark:
    kind = "message" if is_chat else "key"
    title = _title(entries[first], first)
    if last > first:
        kind, title = "part", f"{_name(entries[first], first)} … {_name(entries[last], last)}"
    return Mark(entries[first].start, level, kind, shortened(title))


def _name(entry: Entry, place: int) -> str:
    return str(place) if entry.key is None else entry.key


def _title(entry: Entry, place: int) -> str:
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
