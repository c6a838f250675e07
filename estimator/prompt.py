"""One of the prompts that are open: its text, what is beside it, and what its calls are."""

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from estimator.choices import Choices
from estimator.contents import Contents
from estimator.estimate import Document
from estimator.observed import Observations
from estimator.store import files
from estimator.store.drafts import Change
from estimator.store.rows import Draft, Head
from estimator.tokens.counter import TextCounter
from estimator.unkept import Unkept

_TITLE = 40
"""Characters of a title."""
_LOOKED_AT = 400
_BYTES = 7  # of a number, which SQLite has eight for


class Prompt:
    """A prompt.

    Attributes:
        number: that it has in the store.
        counter: of its text.
        contents: what it is made of.
        choices: what is expected of its calls.
        chosen: the name of the model that it is for.
        document: its file.
        unkept: what of its text the store does not have yet.
        head: as it was left; None once its text is here.
        is_new: whether the store has nothing of it yet.
    """

    def __init__(
        self, kept: Mapping[str, str], observed: Observations, number: int | None = None
    ) -> None:
        self.number = _new_number() if number is None else number
        self.counter = TextCounter()
        self.document = Document()
        self.head: Head | None = None
        self.is_new = number is None
        self.unkept = Unkept()
        self._observed = observed
        self.choose(kept)

    def choose(self, kept: Mapping[str, str]) -> None:
        """Take over the settings of ``kept``."""
        self.contents = Contents(self.counter, kept, self._observed)
        self.choices = Choices(kept)
        self.chosen = kept.get("model", "")

    def edit(self, start: int, removed: int, text: str) -> None:
        """Replace ``removed`` UTF-16 units at ``start``."""
        is_another = removed == self.counter.units
        self.counter.replace(start, removed, text)
        self.contents.edited(is_another=is_another)
        self.unkept.edited(start, removed, text, self.counter.units)

    def part(self) -> None:
        """Be another one than that of the store."""
        self.number, self.is_new = _new_number(), True
        self.unkept.lost()

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing of the user's: no text, no file, nothing beside it."""
        is_full = self.counter.units or self.document.path or len(self.contents.attachments)
        return not self.head and not is_full

    @property
    def path(self) -> Path | None:
        """Its file; None where it has none."""
        return self.head.path if self.head else self.document.path

    @property
    def title(self) -> str:
        """The beginning of its first line with a letter; empty where there is none."""
        if self.head:
            return self.head.title
        lines = self.counter.head(_LOOKED_AT).split("\n")
        first = next((line for line in lines if any(map(str.isalnum, line))), "")
        first = first.strip().lstrip("#").strip()  # a heading
        shown = first.encode("utf-8", "replace").decode()
        return shown if len(shown) <= _TITLE else f"{shown[: _TITLE - 1]}…"

    def kept(self) -> dict[str, str]:
        """The settings that have the next start begin with the same."""
        stamp = " ".join(map(str, self.document.stamp or ()))
        chosen = {"model": self.chosen, **self.choices.kept(), **self.contents.kept()}
        return {**chosen, "file_stamp": stamp}

    def change(
        self, more: Mapping[str, str], *, modified: bool, cursor: int, whole: bool
    ) -> Change:
        """What the store is to keep of it now.

        Args:
            more: settings of the window that are this prompt's.
            modified: whether the text differs from its file.
            cursor: where the caret stands, in UTF-16 units.
            whole: whether to keep the whole text, not the edits.
        """
        self.is_new = False
        edits = self.unkept.take(whole=whole)
        at, text = self.document, self.counter.text if edits is None else ""
        kept = {**self.kept(), **more}
        draft = Draft(text, at.path, at.coding, at.newline, modified, cursor, self.title, kept)
        return Change(self.number, draft, edits)

    def save(self, path: Path) -> None:
        """Write the text to a file with the document's coding and line ending.

        Raises:
            FileError: it can't be written; the file and the prompt are as they were.
        """
        text = self.counter.text.replace("\n", self.document.newline)
        files.write(path, text, self.document.coding)
        self.document = replace(self.document, path=path, stamp=files.stamp(path))


def _new_number() -> int:
    return int.from_bytes(os.urandom(_BYTES))


def document_of(draft: Draft) -> Document:
    """The file that a draft belongs to, as it was then."""
    numbers = draft.choices.get("file_stamp", "").split()
    stamp = [int(number) for number in numbers if number.isdecimal()]
    known = (stamp[0], stamp[1], stamp[2]) if len(stamp) == len(numbers) == 3 else None  # noqa: PLR2004
    return Document(draft.path, draft.coding, draft.newline, known)
