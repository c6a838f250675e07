"""The prompts as they were left: each text as it was kept whole last, and its edits since."""

import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from estimator.store.database import StoreError, errors_of, transaction
from estimator.store.rows import Draft, Head, draft, head, typed
from estimator.store.schema import UnsoundError
from estimator.tokens.units import utf16_length

CLOSED, UNSAVED = 10, 1000
"""How many closed prompts are remembered, and how many of those whose text is in no file."""
TABLES = "drafts", "texts", "edits"
_HEAD = "id, owner, closed, title, path, codec, mark, newline, modified, cursor, choices"


@dataclass(frozen=True, slots=True)
class Edit:
    """Text in the place of ``removed`` UTF-16 units at ``start``."""

    start: int
    removed: int
    text: str


@dataclass(frozen=True)
class Change:
    """A prompt as it is now.

    Attributes:
        number: of the prompt, which it keeps.
        edits: what led to it from what was kept last; None where ``draft.text`` is kept whole. Its
            text is of no meaning otherwise.
    """

    number: int
    draft: Draft
    edits: Sequence[Edit] | None = None


@dataclass(frozen=True)
class Leaving:
    """What is kept at once.

    Attributes:
        owner: the running app whose prompts these are.
        changes: of prompts.
        order: the numbers of the prompts that are open, in their order; the owner's others are
            closed.
        forgotten: the numbers of closed ones that nobody wants back.
        settings: to be set.
        ended: the apps whose prompts are the owner's from now on.
    """

    owner: str
    order: Sequence[int]
    changes: Sequence[Change] = ()
    forgotten: Sequence[int] = ()
    settings: Mapping[str, str] = field(default_factory=dict)
    ended: Sequence[str] = ()

    def then(self, later: "Leaving") -> "Leaving":
        """This one and a later one, as one; what is kept whole later need not be kept before."""
        whole = {change.number for change in later.changes if change.edits is None}
        before = [change for change in self.changes if change.number not in whole]
        return replace(
            later,
            changes=[*before, *later.changes],
            forgotten=[*self.forgotten, *later.forgotten],
            settings={**self.settings, **later.settings},
        )


class DraftTable:
    """The prompts of a store. Each method that writes does it in one transaction, but ``put``.

    Every method raises StoreError where the file can't be read or written; nothing is changed then.
    """

    def __init__(self, connection: sqlite3.Connection, path: str) -> None:
        self._connection, self._path = connection, path

    def heads(self) -> list[Head]:
        """Every prompt but for its text: the open ones in their order, then the last closed."""
        with errors_of(self._path):
            return [head(row) for row in self._select(f"{_HEAD}", "ORDER BY closed DESC, position")]

    def _select(self, columns: str, rest: str, *values: object) -> Iterable[Sequence[Any]]:
        return self._connection.execute(f"SELECT {columns} FROM drafts {rest}", values)  # noqa: S608 - constants

    def read(self, number: int) -> Draft | None:
        """A prompt with its text; None where there is none of this number."""
        with errors_of(self._path):
            for row in self._select(_HEAD, "WHERE id = ?", number):
                return draft(row, self._text(number))
        return None

    def edits(self, number: int) -> int:
        """How many edits are kept beside the text of a prompt."""
        counted = "SELECT count(*) FROM edits WHERE draft = ?"
        with errors_of(self._path):
            (found,) = self._connection.execute(counted, (number,)).fetchone()
        return typed(found, int, "count")

    def check(self) -> None:
        """Read everything.

        Raises:
            StoreError: something is not as it was written.
        """
        with errors_of(self._path):
            for each in self.heads():
                text, edits = self._parts(each.number)
                check(text, edits)

    def _text(self, number: int) -> str:
        return edited(*self._parts(number))

    def _parts(self, number: int) -> tuple[str, list[Edit]]:
        """A text as it was kept whole, and its edits since."""
        found = self._connection.execute("SELECT text FROM texts WHERE draft = ?", (number,))
        row = found.fetchone()
        if row is None:
            raise UnsoundError(f"no text of the prompt {number}")
        edits = self._connection.execute(
            "SELECT start, removed, text FROM edits WHERE draft = ? ORDER BY number", (number,)
        )
        text = typed(row[0], bytes, "text").decode("utf-8", "surrogatepass")
        return text, [_edit(each) for each in edits]

    def claim(self, owner: str, is_alive: Callable[[str], bool]) -> list[Head]:
        """Take over the open prompts of apps that have ended; the owner's, in their order.

        Args:
            owner: the app that asks.
            is_alive: whether another app still runs.
        """
        ended = self.ended(owner, is_alive)
        if ended:
            with errors_of(self._path), transaction(self._connection):
                self._take_over(owner, ended)
        return self.of([owner])

    def ended(self, owner: str, is_alive: Callable[[str], bool]) -> list[str]:
        """The apps that have ended and left prompts; as ``claim``, which takes these over."""
        found = {each.owner for each in self.heads()} - {owner}
        return [each for each in found if not is_alive(each)]

    def of(self, owners: Iterable[str]) -> list[Head]:
        """The prompts of these apps, in their order."""
        wanted = frozenset(owners)
        return [each for each in self.heads() if each.owner in wanted]

    def _take_over(self, owner: str, ended: Iterable[str]) -> None:
        self._connection.executemany(
            "UPDATE drafts SET owner = ? WHERE owner = ?", [(owner, each) for each in ended]
        )

    def put(self, leaving: Leaving) -> None:
        """Keep prompts, within a transaction of the caller's.

        Raises:
            StoreError: ``"taken"``: another app has one of them open by now.
        """
        self._take_over(leaving.owner, leaving.ended)
        self._check_owner(leaving)
        for change in leaving.changes:
            self._put_head(leaving.owner, change)
            if change.edits is None:
                self._put_text(change)
            else:
                self._add_edits(change.number, change.edits)
        self._put_order(leaving)

    def _check_owner(self, leaving: Leaving) -> None:
        """What two apps type, each from what it has, would be no text of either."""
        numbers = {*leaving.order, *(change.number for change in leaving.changes)}
        for number in numbers:
            for owner, closed in self._select("owner, closed", "WHERE id = ?", number):
                if owner != leaving.owner and not closed:
                    raise StoreError("taken", self._path)

    def _put_head(self, owner: str, change: Change) -> None:
        kept = change.draft
        row = (
            change.number,
            owner,
            kept.title,
            os.fsencode(kept.path or ""),
            kept.coding.codec,
            kept.coding.mark,
            kept.newline,
            kept.modified,
            kept.cursor,
            json.dumps(dict(kept.choices)),
        )
        self._connection.execute(
            "INSERT OR REPLACE INTO drafts (id, owner, title, path, codec, mark, newline, modified,"
            " cursor, choices, position, closed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0)",
            row,
        )

    def _put_text(self, change: Change) -> None:
        text = change.draft.text.encode("utf-8", "surrogatepass")
        self._connection.execute("DELETE FROM edits WHERE draft = ?", (change.number,))
        self._connection.execute(
            "INSERT OR REPLACE INTO texts VALUES (?, ?)", (change.number, text)
        )

    def _add_edits(self, number: int, edits: Sequence[Edit]) -> None:
        (last,) = self._connection.execute(
            "SELECT coalesce(max(number), 0) FROM edits WHERE draft = ?", (number,)
        ).fetchone()
        rows = [
            (number, at, edit.start, edit.removed, edit.text.encode("utf-8", "surrogatepass"))
            for at, edit in enumerate(edits, last + 1)
        ]
        self._connection.executemany("INSERT INTO edits VALUES (?, ?, ?, ?, ?)", rows)

    def _put_order(self, leaving: Leaving) -> None:
        run = self._connection.execute
        # Numbered, as a clock may go back: 0 is open, the last that was closed has the highest.
        run(
            "UPDATE drafts SET closed = (SELECT max(closed) + 1 FROM drafts)"
            " WHERE owner = ? AND closed = 0",
            (leaving.owner,),
        )
        for position, number in enumerate(leaving.order):
            run(
                "UPDATE drafts SET owner = ?, position = ?, closed = 0 WHERE id = ?",
                (leaving.owner, position, number),
            )
        for number in leaving.forgotten:
            run("DELETE FROM drafts WHERE id = ?", (number,))
        run(
            "DELETE FROM drafts WHERE closed > 0"
            " AND id NOT IN"
            " (SELECT id FROM drafts WHERE closed > 0 ORDER BY closed DESC, id LIMIT ?)"
            " AND id NOT IN"
            " (SELECT id FROM drafts WHERE closed > 0 AND (modified OR length(path) = 0)"
            " ORDER BY closed DESC, id LIMIT ?)",
            (CLOSED, UNSAVED),
        )
        for table in TABLES[1:]:
            run(f"DELETE FROM {table} WHERE draft NOT IN (SELECT id FROM drafts)")  # noqa: S608 - a constant


def check(text: str, edits: Sequence[Edit]) -> None:
    """Whether the edits can be done to a text, one after the other.

    Raises:
        UnsoundError: one of them is not within the text.
    """
    units = utf16_length(text) if edits else 0
    for edit in edits:
        if edit.start < 0 or edit.removed < 0 or edit.start + edit.removed > units:
            raise UnsoundError(f"an edit at {edit.start} of {units} units")
        units += utf16_length(edit.text) - edit.removed


def edited(text: str, edits: Sequence[Edit]) -> str:
    """A text after edits, one after the other.

    Raises:
        UnsoundError: as ``check``.
    """
    check(text, edits)
    if not edits:
        return text
    units = bytearray(text.encode("utf-16-le", "surrogatepass"))
    for edit in edits:
        start, end = 2 * edit.start, 2 * (edit.start + edit.removed)
        units[start:end] = edit.text.encode("utf-16-le", "surrogatepass")
    return units.decode("utf-16-le", "surrogatepass")


def _edit(row: Sequence[Any]) -> Edit:
    start, removed, text = row
    return Edit(
        typed(start, int, "start"),
        typed(removed, int, "length"),
        typed(text, bytes, "text").decode("utf-8", "surrogatepass"),
    )
