"""The store's rows, read and written: own rates, settings, files, the unsaved text, bills."""

import os
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from estimator.pricing import money
from estimator.pricing.money import RateError
from estimator.pricing.rates import RateKey
from estimator.store import database
from estimator.store.database import StoreError, errors_of, transaction
from estimator.tokens.observation import Observation
from estimator.tokens.scripts import Script
from estimator.tokens.text import Coding

RECENT = 10
"""How many recent files are remembered."""
_OBSERVATION_COLUMNS = "provider, model, encoding, script, local, billed"
_RATE_COLUMNS = "provider, model, service_tier, start, meter, above"


@dataclass(frozen=True)
class Draft:
    r"""The prompt as it was left: its text, the file it belongs to, and where the caret stood.

    Attributes:
        text: with ``\n`` as line ending; may hold lone surrogates.
        path: the file; None where it has none yet.
        newline: the line ending that it is saved and counted with.
        cursor: in UTF-16 units.
    """

    text: str
    path: Path | None
    coding: Coding
    newline: str
    modified: bool
    cursor: int


@dataclass(frozen=True)
class Kept:
    """An observation as it is kept: its number, and when it was added (UTC)."""

    id: int
    seen_at: datetime
    observation: Observation


class Store:
    """Everything that is kept. Each method that writes does it in one transaction.

    Every method raises StoreError where the file can't be read or written; nothing is changed then.
    """

    def __init__(self, connection: sqlite3.Connection, path: str) -> None:
        self._connection = connection
        self.path = path

    @classmethod
    def open(cls, path: Path) -> "Store":
        """Open or make the file.

        Raises:
            StoreError: it can't be used; a damaged one is left as it is.
        """
        store = cls(database.connect(path), str(path))
        try:
            store.own_rates()  # what SQLite calls sound may hold a rate that is none,
            store.observations()  # or a moment
        except StoreError:
            store.close()
            raise
        return store

    @classmethod
    def in_memory(cls) -> "Store":
        """A store that forgets when the app ends."""
        return cls(database.in_memory(), ":memory:")

    @classmethod
    def open_or_replace(cls, path: Path) -> tuple["Store", StoreError | None, Path | None]:
        """Open the file; set a damaged one aside and begin a new one; else keep all in memory.

        Returns:
            The store, what was wrong if anything was, and where the damaged file is kept.
        """
        try:
            return cls.open(path), None, None
        except StoreError as error:
            if error.kind != "damaged":
                return cls.in_memory(), error, None
            return cls._replaced(path, error)

    @classmethod
    def _replaced(cls, path: Path, error: StoreError) -> tuple["Store", StoreError, Path | None]:
        kept = None
        try:
            kept = database.set_aside(path, datetime.now(UTC))
            return cls.open(path), error, kept
        except StoreError:
            return cls.in_memory(), error, kept

    @property
    def is_lasting(self) -> bool:
        """Whether what is kept outlives the process."""
        return self.path != ":memory:"

    def close(self) -> None:
        """Close the file; nothing is pending, each write was committed."""
        self._connection.close()

    # The user's own rates

    def own_rates(self) -> dict[RateKey, Decimal]:
        """Every rate that the user set."""
        columns = f"SELECT {_RATE_COLUMNS}, rate FROM own_rates"  # noqa: S608 - a constant
        with errors_of(self.path):
            rows = self._connection.execute(columns).fetchall()
        try:
            return {RateKey(*row[:-1]): money.parse_rate(row[-1]) for row in rows}
        except RateError as error:
            raise StoreError("damaged", self.path, f"a rate of {error.given}") from None

    def set_rates(self, rates: Mapping[RateKey, Decimal | None], now: datetime) -> None:
        """Set rates, or forget those whose value is None; all of them or none."""
        with errors_of(self.path), transaction(self._connection):
            for key, rate in rates.items():
                where = (
                    key.provider,
                    key.model,
                    key.service_tier,
                    key.start,
                    key.meter,
                    key.above,
                )
                if rate is None:
                    self._connection.execute(
                        "DELETE FROM own_rates WHERE provider = ? AND model = ?"
                        " AND service_tier = ? AND start = ? AND meter = ? AND above = ?",
                        where,
                    )
                else:
                    self._connection.execute(
                        f"INSERT OR REPLACE INTO own_rates ({_RATE_COLUMNS}, rate, set_at)"  # noqa: S608 - a constant
                        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                        (*where, money.plain_text(rate), now.isoformat()),
                    )

    # What bills taught

    def observations(self) -> list[Kept]:
        """Every observation, the oldest first."""
        columns = f"SELECT id, seen_at, {_OBSERVATION_COLUMNS} FROM observations ORDER BY id"  # noqa: S608 - a constant
        with errors_of(self.path):
            rows = self._connection.execute(columns).fetchall()
        return [_kept(row, self.path) for row in rows]

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
            rows = self._connection.execute("SELECT name, value FROM settings").fetchall()
        return dict(rows)

    def set_settings(self, settings: Mapping[str, str]) -> None:
        """Set these; the others stay."""
        with errors_of(self.path), transaction(self._connection):
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
            rest = [kept for kept in self._recent_files() if kept != path]
            self._put_recent_files([path, *rest][:RECENT])

    def set_recent_files(self, paths: Iterable[Path]) -> None:
        """Replace the list; the first is the last opened."""
        with errors_of(self.path), transaction(self._connection):
            self._put_recent_files(paths)

    def _recent_files(self) -> list[Path]:
        rows = self._connection.execute("SELECT path FROM recent_files ORDER BY opened DESC")
        return [Path(os.fsdecode(path)) for (path,) in rows]

    def _put_recent_files(self, paths: Iterable[Path]) -> None:
        rows = [(os.fsencode(path), -n) for n, path in enumerate(paths)]
        self._connection.execute("DELETE FROM recent_files")
        self._connection.executemany("INSERT INTO recent_files VALUES (?, ?)", rows)

    # The unsaved text

    def draft(self) -> Draft | None:
        """The prompt as it was left; None at the first start."""
        with errors_of(self.path):
            row = self._connection.execute(
                "SELECT text, path, codec, mark, newline, modified, cursor FROM drafts"
            ).fetchone()
        if row is None:
            return None
        text, path, codec, mark, newline, modified, cursor = row
        return Draft(
            text=text.decode("utf-8", "surrogatepass"),
            path=Path(os.fsdecode(path)) if path else None,
            coding=Coding(codec, bool(mark)),
            newline=newline,
            modified=bool(modified),
            cursor=cursor,
        )

    def keep_draft(self, draft: Draft) -> None:
        """Keep the prompt in the place of the one before."""
        row = (
            1,
            draft.text.encode("utf-8", "surrogatepass"),
            os.fsencode(draft.path or ""),
            draft.coding.codec,
            draft.coding.mark,
            draft.newline,
            draft.modified,
            draft.cursor,
        )
        with errors_of(self.path), transaction(self._connection):
            self._connection.execute(
                "INSERT OR REPLACE INTO drafts VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row
            )


def _kept(row: Sequence[Any], path: str) -> Kept:
    number, seen_at, provider, model, encoding, script, local, billed = row
    try:
        moment = datetime.fromisoformat(seen_at)
    except ValueError:
        raise StoreError("damaged", path, f"a moment of {seen_at}") from None
    seen = Observation(provider, model, encoding, Script(script), local, billed)
    return Kept(number, moment, seen)
