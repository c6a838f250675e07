"""The texts of a prompt: all of it, or what stands in the messages of the request that it is."""

import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from estimator.tokens import json_places
from estimator.tokens.json_places import Entry
from estimator.trimming.edits import Edit, Span

_PAIR = r"u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
_ESCAPE = re.compile(rf"\\(?:{_PAIR}|u.{{4}}|.)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that is counted as a text of its own.

    Attributes:
        text: as it is counted.
        start: the character of the prompt at which it begins.
        jumps: where it is written with an escape: the character after it, here and in the prompt.
        is_literal: whether it is written as JSON does between quotation marks.
    """

    text: str
    start: int = 0
    jumps: tuple[tuple[int, int], ...] = ()
    is_literal: bool = False

    def place(self, character: int) -> int:
        """Where one of its characters stands in the prompt."""
        passed = bisect_right(self.jumps, character, key=lambda jump: jump[0])
        here, there = self.jumps[passed - 1] if passed else (0, self.start)
        return there + character - here

    def written(self, edit: Edit) -> Edit:
        """An edit of it as one of the prompt."""
        if not self.is_literal:
            return edit
        text = _as_literal(edit.text)
        return Edit(self.place(edit.start), self.place(edit.end), text)

    def read(self, edit: Edit) -> Edit:
        """An edit of the prompt, within this text, as one of it."""
        text = json.loads(f'"{edit.text}"', strict=False) if self.is_literal else edit.text
        return Edit(self._character(edit.start), self._character(edit.end), text)

    def within(self, spans: Sequence[Span]) -> Iterator[Span]:
        """What spans of the prompt are of it; a character that they touch is theirs as a whole.

        Args:
            spans: in their order, apart from each other.
        """
        end = self.place(len(self.text))
        begun = bisect_right(spans, self.start, key=lambda span: span[1])
        for span in spans[begun:]:
            if span[0] >= end:
                return
            first, last = max(span[0], self.start), min(span[1], end)
            if first < last:
                yield self._character(first), self._character(last - 1) + 1

    def _character(self, place: int) -> int:
        """The character of it that a place of the prompt is in."""
        passed = bisect_right(self.jumps, place, key=lambda jump: jump[1])
        here, there = self.jumps[passed - 1] if passed else (0, self.start)
        found = here + place - there
        return min(found, self.jumps[passed][0] - 1) if passed < len(self.jumps) else found


def _as_literal(text: str) -> str:
    written = json.dumps(text, ensure_ascii=False)[1:-1]
    return re.sub("[\ud800-\udfff]", lambda found: f"\\u{ord(found[0]):04x}", written)


def of_request(text: str) -> tuple[Passage, ...]:
    """The texts in the messages of a chat request.

    Args:
        text: JSON: a list of messages, or an object that has them as ``messages``. What is not of
            that form has none.
    """
    try:
        return tuple(_passage(text, start, end) for start, end in _contents(text))
    except (ValueError, RecursionError):
        return ()


def _passage(text: str, start: int, end: int) -> Passage:
    raw = text[start:end]
    if "\\" not in raw:
        return Passage(raw, start, (), is_literal=True)
    jumps, shift = [], 0
    for escape in _ESCAPE.finditer(raw):
        shift += len(escape[0]) - 1
        jumps.append((escape.end() - shift, start + escape.end()))
    return Passage(json.loads(f'"{raw}"', strict=False), start, tuple(jumps), is_literal=True)


def _contents(text: str) -> Iterator[Span]:
    """Between the quotation marks of each text that is in a message."""
    root = json_places.after_blanks(text, 1 if text.startswith("\ufeff") else 0)
    if text[root : root + 1] == "{":
        messages = json_places.value_of(text, root, "messages")
        if messages is None:
            return
        root = messages.value_at
    for message in json_places.entries(text, root):
        yield from _texts(text, message, "content")


def _texts(text: str, entry: Entry, key: str) -> Iterator[Span]:
    """What an object has under a key: a text, or a list of objects with a text each."""
    if text[entry.value_at] != "{":
        return
    found = json_places.value_of(text, entry.value_at, key)
    sign = text[found.value_at] if found else ""
    if found and sign == '"':
        yield found.value_at + 1, found.end - 1
    elif found and sign == "[" and key == "content":
        for part in json_places.entries(text, found.value_at):
            yield from _texts(text, part, "text")
