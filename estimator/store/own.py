"""What the user set, beside what is shipped: entries, and the steps in which they were changed."""

import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from estimator.pricing import entries
from estimator.pricing.entries import Entry, EntryError
from estimator.store.database import StoreError, errors_of, transaction
from estimator.store.rows import moment, typed
from estimator.store.schema import UnsoundError

STEPS = 10_000
"""How many steps are remembered."""

# A window undoes its own steps and those that were there when it opened, not those of a window
# beside it.
_OURS = "(number <= ? OR number IN (SELECT value FROM json_each(?)))"
_LAST_DONE = f"SELECT max(number) FROM steps WHERE state = 'done' AND {_OURS}"  # noqa: S608 - constants
_FIRST_UNDONE = (
    f"SELECT min(number) FROM steps WHERE state = 'undone' AND {_OURS}"  # noqa: S608 - constants
    f" AND number > coalesce(({_LAST_DONE}), 0)"
)


@dataclass(frozen=True)
class Change:
    """What became of one entry; None: it is absent."""

    kind: str
    key: str
    old: str | None
    new: str | None


@dataclass(frozen=True)
class Step:
    """Changes that were made at once.

    Attributes:
        at: when it was made (UTC).
        label: what the caller called it.
        is_undone: whether it is undone, for now or (a new step came after it) for good.
    """

    number: int
    at: datetime
    label: str
    changes: tuple[Change, ...]
    is_undone: bool


class Journal:
    """The user's entries and their history, which outlive the process and are shared by windows.

    The value of a ``"rate"`` is a canonical decimal, or empty: the user says that there is no
    price. Every other value is JSON. Each method that writes does it in one transaction; every
    method raises StoreError where the file can't be read or written, and nothing is changed then.
    """

    def __init__(self, connection: sqlite3.Connection, path: str) -> None:
        self._connection = connection
        self._path = path
        self._made: list[int] = []
        self._seen: int | None = None
        self._revision = 0
        with errors_of(path):
            self._before = self._number("SELECT max(number) FROM steps") or 0
        self.written = 0

    def entries(self) -> dict[Entry, str]:
        """Every value that the user set."""
        with errors_of(self._path):
            rows = self._connection.execute("SELECT kind, key, value FROM entries")
            return dict(_entry(row) for row in rows)

    def change(self, changes: Mapping[Entry, str | None], label: str, now: datetime) -> int | None:
        """Set entries, or delete those whose value is None, as one step.

        What was undone before can't be done again afterwards.

        Returns:
            The number of the step; None where nothing differs, and no step is made.

        Raises:
            StoreError: also ``"failed"``, for a key or value that is not of its form.
        """
        with errors_of(self._path), transaction(self._connection):
            made = self._differing(changes)
            if not made:
                return None
            number = self._add_step(label, now.astimezone(UTC).isoformat(), made)
            self._apply({(each.kind, each.key): each.new for each in made})
            self._prune(number - STEPS)
        self._made.append(number)
        return number

    def steps(self, limit: int = 100) -> list[Step]:
        """The last steps, the newest first."""
        with errors_of(self._path):
            rows = self._connection.execute(
                "SELECT number, at, label, state FROM steps ORDER BY number DESC LIMIT ?", (limit,)
            ).fetchall()
            return [self._step(*row) for row in rows]

    def undo(self, now: datetime) -> Step | None:
        """Undo the last step that is not undone, of those of this window or from before it opened.

        Returns:
            The step; None where there is none.

        Raises:
            StoreError: also ``"changed-since"``, where an entry is not as the step left it.
        """
        with errors_of(self._path), transaction(self._connection):
            number = self._number(_LAST_DONE, *self._ours())
            return self._turned(number, "undone", now, _reversed) if number else None

    def redo(self, now: datetime) -> Step | None:
        """Do the first undone step again that comes after the last one that is not undone.

        Returns:
            The step; None where there is none.

        Raises:
            StoreError: also ``"changed-since"``, where an entry is not as it was before the step.
        """
        with errors_of(self._path), transaction(self._connection):
            number = self._number(_FIRST_UNDONE, *self._ours(), *self._ours())
            return self._turned(number, "done", now, replace) if number else None

    def next_steps(self) -> tuple[Step | None, Step | None]:
        """The steps that ``undo`` and ``redo`` would turn; None where there is none."""
        with errors_of(self._path):
            undone = self._number(_LAST_DONE, *self._ours())
            done = self._number(_FIRST_UNDONE, *self._ours(), *self._ours())
            return self._found(undone), self._found(done)

    def _found(self, number: int | None) -> Step | None:
        return self._step(*self._row(number)) if number else None

    def _row(self, number: int) -> Sequence[Any]:
        row: Sequence[Any] = self._connection.execute(
            "SELECT number, at, label, state FROM steps WHERE number = ?", (number,)
        ).fetchone()
        return row

    def revision(self) -> int:
        """A number that is another as soon as anyone has changed an entry.

        It costs some microseconds: the row is read only where the file was written to.
        """
        with errors_of(self._path):
            seen = self._number("PRAGMA data_version")
            if seen != self._seen:  # which this connection's own writes leave as it is
                self._revision = self._number("SELECT number FROM revisions") or 0
                self._seen = seen
        return self._revision

    def check(self) -> None:
        """Read what is there, also what no list shows at once.

        Raises:
            StoreError: ``"damaged"``, where something is not of its form.
        """
        self.entries()
        with errors_of(self._path):
            for at, _label in self._connection.execute("SELECT at, label FROM steps"):
                moment(at)
            text = "kind || ' ' || key || ' ' || coalesce(old, '') || ' ' || coalesce(new, '')"
            (joined,) = self._connection.execute(
                f"SELECT CAST(group_concat({text}, ' ') AS BLOB) FROM changes"  # noqa: S608 - a constant
            ).fetchone()
            bytes.decode(joined or b"")

    # Reading

    def _number(self, query: str, *values: object) -> int | None:
        (number,) = self._connection.execute(query, values).fetchone() or (None,)
        return number

    def _ours(self) -> tuple[int, str]:
        return self._before, json.dumps(self._made)

    def _value(self, entry: Entry) -> str | None:
        row = self._connection.execute(
            "SELECT value FROM entries WHERE kind = ? AND key = ?", entry
        ).fetchone()
        return row[0] if row else None

    def _differing(self, changes: Mapping[Entry, str | None]) -> list[Change]:
        made = [Change(*entry, self._value(entry), new) for entry, new in changes.items()]
        return [change for change in made if change.old != change.new]

    def _step(self, number: int, at: str, label: str, state: str) -> Step:
        rows = self._connection.execute(
            "SELECT kind, key, old, new FROM changes WHERE step = ?", (number,)
        )
        changes = tuple(_change(row) for row in rows)
        named = typed(label, str, "label")
        return Step(number, moment(at), named, changes, is_undone=state != "done")

    # Writing

    def _add_step(self, label: str, at: str, made: list[Change]) -> int:
        self._connection.execute(
            f"UPDATE steps SET state = 'dropped', turned = ? WHERE state = 'undone' AND {_OURS}",  # noqa: S608 - a constant
            (at, *self._ours()),
        )
        number = self._connection.execute(
            "INSERT INTO steps (at, label, state, turned) VALUES (?, ?, 'done', ?)", (at, label, at)
        ).lastrowid
        rows = [(number, each.kind, each.key, each.old, each.new) for each in made]
        self._connection.executemany("INSERT INTO changes VALUES (?, ?, ?, ?, ?)", rows)
        return number or 0

    def _turned(
        self, number: int, state: str, now: datetime, side: Callable[[Change], Change]
    ) -> Step:
        step = self._step(*self._row(number))
        changes = [side(change) for change in step.changes]
        for change in changes:
            if self._value((change.kind, change.key)) != change.old:
                raise StoreError("changed-since", self._path, entry=(change.kind, change.key))
        self._apply({(each.kind, each.key): each.new for each in changes})
        self._connection.execute(
            "UPDATE steps SET state = ?, turned = ? WHERE number = ?",
            (state, now.astimezone(UTC).isoformat(), number),
        )
        return replace(step, is_undone=state == "undone")

    def _apply(self, values: Mapping[Entry, str | None]) -> None:
        self._seen = None
        self.written += 1
        self._connection.executemany("DELETE FROM entries WHERE kind = ? AND key = ?", values)
        self._connection.executemany(
            "INSERT INTO entries VALUES (?, ?, ?)",
            [(*entry, value) for entry, value in values.items() if value is not None],
        )
        self._connection.execute("UPDATE revisions SET number = number + 1")

    def _prune(self, last: int) -> None:
        self._connection.execute("DELETE FROM changes WHERE step <= ?", (last,))
        self._connection.execute("DELETE FROM steps WHERE number <= ?", (last,))


def _reversed(change: Change) -> Change:
    return replace(change, old=change.new, new=change.old)


def _change(row: Sequence[object]) -> Change:
    kind, key, old, new = row
    return Change(
        kind=typed(kind, str, "kind"),
        key=typed(key, str, "key"),
        old=None if old is None else typed(old, str, "value"),
        new=None if new is None else typed(new, str, "value"),
    )


def _entry(row: Sequence[object]) -> tuple[Entry, str]:
    """An entry that is of its form; SQLite has seen to the JSON."""
    kind, key, value = (typed(each, str, "entry") for each in row)
    try:
        entries.read({(kind, key): value})
    except EntryError as error:
        raise UnsoundError(f"the {error.kind} {error.key} of {error.value}") from None
    return (kind, key), value
