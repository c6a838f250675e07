"""Patches in a text, fenced or not: each of their characters counts, or they do not apply."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from estimator.trimming.edits import Span, holding

_HUNK = r"@@ -\d{1,9}(?:,(?P<old>\d{1,9}))? \+\d{1,9}(?:,(?P<new>\d{1,9}))? @@|@@@++ -\d"
_BEGINS = re.compile(
    rf"^(?P<margin>[ \t>]*+)(?:(?:{_HUNK})|diff --git |--- [^\n]*+\n(?P=margin)\+\+\+ )",
    re.MULTILINE,
)
_HEADER = re.compile(_HUNK)
_ABOUT = re.compile(
    r"diff |index [0-9a-f]|(?:old|new|deleted|new file|deleted file) mode |Binary files |--- "
    r"|(?:dis)?similarity index |(?:rename|copy) (?:from|to) |\+\+\+ |Index: |={60,}+$"
)
_BINARY = "GIT binary patch"
_BYTES = re.compile(r"(?:(?:literal|delta) \d++|[A-Za-z]\S++)?$")
_SIGNS = frozenset(" +-\\")
_HINTS = ("@@ -", "diff --git ", "+++ ")


@lru_cache(maxsize=4)
def find(text: str) -> tuple[Span, ...]:
    """The patches of a text, each of whole lines, without the last one's line feed.

    Rather too much than too little: a hunk has the lines that its header counts, as far as they
    look like some, and those right below that do.
    """
    return tuple(_found(text)) if any(hint in text for hint in _HINTS) else ()


def end_of(text: str, at: int) -> int | None:
    """The end of the patch that a place is in; None where it is in none."""
    patch = holding(find(text), at)
    return patch[1] if patch else None


def _found(text: str) -> Iterator[Span]:
    at = 0
    while mark := _BEGINS.search(text, at):
        lines = _Lines()
        at = mark.start()
        while at < len(text):
            end = text.find("\n", at) % (len(text) + 1)
            line = text[at:end]
            if line.strip() and not line.startswith(mark["margin"]):
                break
            if not lines.take(line.removeprefix(mark["margin"])):
                break
            at = end + 1
        yield mark.start(), at - 1


@dataclass(slots=True)
class _Lines:
    """Lines of a patch that are taken one after the other.

    Attributes:
        old, new: how many of them the hunk has still to come.
        is_hunk: whether there was one in this file.
        is_binary: whether what comes are the bytes of a file.
    """

    old: int = 0
    new: int = 0
    is_hunk: bool = False
    is_binary: bool = False

    def take(self, line: str) -> bool:
        """Whether a line, without what all are set in by, is of the patch."""
        if header := _HEADER.match(line):
            self.old, self.new = (int(header[each] or 1) for each in ("old", "new"))
            self.is_hunk, self.is_binary = True, False
            return True
        if self.is_hunk and (line[:1] in _SIGNS if line else self.old > 0 < self.new):
            self._count(line[:1] or " ")
            return True
        if self.is_binary and _BYTES.match(line):
            return True
        self.is_binary = line == _BINARY
        self.is_hunk = False
        return self.is_binary or bool(_ABOUT.match(line))

    def _count(self, sign: str) -> None:
        self.old -= sign in " -"
        self.new -= sign in " +"
