"""Everything that is kept: the user's entries, scenarios, settings, files, prompts, bills."""

import os
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from estimator.store import copies, database, rows
from estimator.store.database import StoreError, errors_of, transaction
from estimator.store.drafts import TABLES, DraftTable, Leaving
from estimator.store.own import Journal
from estimator.store.rows import Kept
from estimator.store.scenarios import ScenarioTable
from estimator.tokens.observation import Observation

RECENT = 10
"""How many recent files are remembered."""
STEPS_PER_BACKUP = 20
"""After so many steps, undone ones too, a new backup is made when the store is closed."""
HISTORY, NONE = "history", "none"
"""The setting, and its value where neither recent files nor prompts are kept."""
_IN_MEMORY = ":memory:"
_OBSERVATION_COLUMNS = "provider, model, encoding, script, local, billed"


@dataclass(frozen=True)
class Opening:
    """How a store was opened.

    Attributes:
        problem: what was wrong with the file; None where nothing was.
        kept: where a damaged file is kept.
        backup_of: when the backup was made that the store was begun with; None where it is not.
    """

    store: "Store"
    problem: StoreError | None = None
    kept: Path | None = None
    backup_of: datetime | None = None


class Store:
    """Everything that is kept. Each method that writes does it in one transaction.

    Every method raises StoreError where the file can't be read or written; nothing is changed then.
    """

    def __init__(self, connection: sqlite3.Connection, path: str) -> None:
        self._connection = connection
        self.path = path
        self.own = Journal(connection, path)
        self.scenarios = ScenarioTable(connection, path)
        self.drafts = DraftTable(connection, path)

    @classmethod
    def open(cls, path: Path) -> "Store":
        """Open or make the file.

        Raises:
            StoreError: it can't be used; a damaged one is left as it is.
        """
        return cls._sound(database.connect(path), path)

    @classmethod
    def _sound(cls, connection: sqlite3.Connection, path: Path, name: str = "") -> "Store":
        store = cls(connection, str(path))
        try:
            store._check()
        except BaseException:
            store.close()
            raise
        return cls(connection, name) if name else store

    def _check(self) -> None:
        """What SQLite calls sound may hold a rate that is none, a moment, or a file's name."""
        self.own.check()
        self.scenarios.all()
        self.scenarios.versions()
        self.observations()
        self.settings()
        self.recent_files()
        self.drafts.check()

    @classmethod
    def in_memory(cls) -> "Store":
        """A store that forgets when the app ends."""
        return cls(database.in_memory(), _IN_MEMORY)

    def beside(self) -> "Store":
        """The same file, for another thread to write to; one that forgets has no second."""
        return Store(database.again(Path(self.path)), self.path) if self.is_lasting else self

    @classmethod
    def open_or_replace(cls, path: Path) -> Opening:
        """Open the file; if it is damaged, set it aside and begin with its backup, or anew.

        On a full disk the file is read, and written once there is room. One that may only be read
        is read into memory; where it can't be used at all, memory is empty. Of one that is sound,
        a backup is made if the last one is a day old.
        """
        found = database.identity(path)
        try:
            opening = cls._opened_or_read(path)
        except StoreError as error:
            if error.kind != "damaged":
                return Opening(cls.in_memory(), error)
            if database.identity(path) != found:  # another window has set it aside
                return cls.open_or_replace(path)
            return cls._begun_again(path, error)
        if not opening.problem and copies.is_due(path, datetime.now(UTC)):
            opening.store.back_up()
        return opening

    @classmethod
    def _opened_or_read(cls, path: Path) -> Opening:
        try:
            return Opening(cls.open(path))
        except StoreError as error:
            problem = error
        try:
            if problem.kind == "full":
                return Opening(cls._sound(database.connect(path, may_be_full=True), path), problem)
        except StoreError as error:
            if error.kind != "full":
                raise
        # Also one of an older format on a full disk, which can't be brought to today's there.
        if problem.kind not in ("full", "unwritable"):
            raise problem
        return cls._read(path, problem)

    @classmethod
    def _read(cls, path: Path, problem: StoreError) -> Opening:
        try:
            store = cls._sound(database.copied(path), path, _IN_MEMORY)
        except StoreError as error:
            if error.kind in ("damaged", "newer"):
                raise
            raise problem from None
        is_closed = problem.kind == "unwritable"
        return Opening(store, replace(problem, kind="read-only") if is_closed else problem)

    @classmethod
    def _begun_again(cls, path: Path, error: StoreError) -> Opening:
        now, kept = datetime.now(UTC), None
        try:
            kept, backup_of = database.begin_again(path, now)
            if backup_of and cls._is_damaged(path):  # the backup was, in a way that only rows show
                database.set_aside(path, now)
                backup_of = None
            return Opening(cls.open(path), error, kept, backup_of)
        except StoreError:
            return Opening(cls.in_memory(), error, kept)

    @classmethod
    def _is_damaged(cls, path: Path) -> bool:
        try:
            cls.open(path).close()
        except StoreError as error:
            return error.kind == "damaged"
        return False

    @property
    def is_lasting(self) -> bool:
        """Whether what is kept outlives the process."""
        return self.path != _IN_MEMORY

    def close(self) -> None:
        """Close the file; nothing is pending, each write was committed."""
        if self.own.written >= STEPS_PER_BACKUP:
            self.back_up()
        self._connection.close()

    def back_up(self) -> None:
        """Put a checked copy beside the file, in the place of the last one; if it can be made.

        The file itself is sound, so that nobody need be told where the copy can't.
        """
        if self.is_lasting:
            with suppress(StoreError):
                database.back_up(Path(self.path))

    # What bills taught

    def observations(self) -> list[Kept]:
        """Every observation, the oldest first."""
        columns = f"SELECT id, seen_at, {_OBSERVATION_COLUMNS} FROM observations ORDER BY id"  # noqa: S608 - a constant
        with errors_of(self.path):
            return [rows.observation(row) for row in self._connection.execute(columns)]

    def add_observation(self, seen: Observation, now: datetime) -> int:
        """Keep an observation; its number."""
        row = (seen.provider, seen.model, seen.encoding, seen.script, seen.local, seen.billed)
        with errors_of(self.path), transaction(self._connection):
            cursor = self._connection.execute(
                f"INSERT INTO observations (seen_at, {_OBSERVATION_COLUMNS})"  # noqa: S608 - a constant
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (now.isoformat(), *row),
            )
        return cursor.lastrowid or 0

    def forget_observations(self, ids: Iterable[int]) -> None:
        """Forget these; a number that is not there is passed over."""
        with errors_of(self.path), transaction(self._connection):
            self._connection.executemany(
                "DELETE FROM observations WHERE id = ?", [(each,) for each in ids]
            )

    # Settings

    def settings(self) -> dict[str, str]:
        """Every setting, by name."""
        with errors_of(self.path):
            return rows.settings(self._connection.execute("SELECT name, value FROM settings"))

    def set_settings(self, settings: Mapping[str, str]) -> None:
        """Set these; the others stay."""
        with errors_of(self.path), transaction(self._connection):
            self._put_settings(settings)

    def _put_settings(self, settings: Mapping[str, str]) -> None:
        self._connection.executemany(
            "INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)", settings.items()
        )

    # Recent files

    def recent_files(self) -> list[Path]:
        """The last opened first."""
        with errors_of(self.path):
            return self._recent_files()

    def add_recent_file(self, path: Path) -> None:
        """Put a file first; the oldest beyond RECENT are forgotten."""
        with errors_of(self.path), transaction(self._connection):
            if not self._keeps_history():
                return
            rest = [kept for kept in self._recent_files() if kept != path]
            self._put_recent_files([path, *rest][:RECENT])

    def set_recent_files(self, paths: Iterable[Path]) -> None:
        """Replace the list; the first is the last opened."""
        with errors_of(self.path), transaction(self._connection):
            self._put_recent_files(paths)

    def _recent_files(self) -> list[Path]:
        kept = self._connection.execute("SELECT path FROM recent_files ORDER BY opened DESC")
        return [rows.path(path) for (path,) in kept]

    def _put_recent_files(self, paths: Iterable[Path]) -> None:
        made = [(os.fsencode(path), -n) for n, path in enumerate(paths)]
        self._connection.execute("DELETE FROM recent_files")
        self._connection.executemany("INSERT INTO recent_files VALUES (?, ?)", made)

    # Whether there is a history

    def _keeps_history(self) -> bool:
        """Asked where it would be written, so that no window and no thread does it any more."""
        found = "SELECT 1 FROM settings WHERE name = ? AND value = ?"
        return self._connection.execute(found, (HISTORY, NONE)).fetchone() is None

    def keep_history(self) -> None:
        """Keep recent files and prompts from now on."""
        with errors_of(self.path), transaction(self._connection):
            self._connection.execute("DELETE FROM settings WHERE name = ?", (HISTORY,))

    def forget_history(self) -> None:
        """Keep neither recent files nor prompts, and remove what is kept of them.

        Also from where the file has room for something else, and from its backup; those of older
        formats go. A damaged file that was set aside stays as it is: the user was told of it.
        """
        with errors_of(self.path):
            with transaction(self._connection):
                self._put_settings({HISTORY: NONE})
                for table in ("recent_files", *TABLES):
                    self._connection.execute(f"DELETE FROM {table}")  # noqa: S608 - constants
            self._connection.execute("VACUUM")
        if self.is_lasting:
            database.back_up(Path(self.path))
            with errors_of(self.path):
                copies.forget_older(Path(self.path))

    # All that the next start begins with

    def keep(self, leaving: Leaving) -> None:
        """Keep prompts, and set settings.

        Where no history is kept, the settings alone; whether one is kept is set by
        ``forget_history`` and ``keep_history``.
        """
        settings = {name: kept for name, kept in leaving.settings.items() if name != HISTORY}
        with errors_of(self.path), transaction(self._connection):
            if self._keeps_history():
                self.drafts.put(leaving)
            self._put_settings(settings)
