"""Scenarios as they are kept: rows of text, and the versions of each."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from estimator.store.database import errors_of, transaction
from estimator.store.rows import moment, typed


@dataclass(frozen=True, slots=True)
class Row:
    """A scenario.

    Attributes:
        id: its number, which it keeps.
        created, changed: moments in UTC.
        body: JSON.
    """

    id: int
    name: str
    created: datetime
    changed: datetime
    body: str


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version of a scenario: JSON, and when it was made (UTC)."""

    id: int
    scenario: int
    made: datetime
    body: str


class ScenarioTable:
    """The scenarios of a store. Each method that writes does it in one transaction.

    Every method raises StoreError where the file can't be read or written; nothing is changed then.
    """

    def __init__(self, connection: sqlite3.Connection, path: str) -> None:
        self._connection, self._path = connection, path

    def all(self) -> list[Row]:
        """Every scenario, in the order in which they were made."""
        with errors_of(self._path):
            rows = self._connection.execute(
                "SELECT id, name, created, changed, body FROM scenarios ORDER BY id"
            )
            return [_row(row) for row in rows]

    def versions(self) -> list[VersionRow]:
        """Every version of every scenario, the oldest first."""
        with errors_of(self._path):
            rows = self._connection.execute(
                "SELECT id, scenario, made, body FROM scenario_versions ORDER BY id"
            )
            return [_version(row) for row in rows]

    def add(self, name: str, body: str, now: datetime) -> Row:
        """Keep a new scenario."""
        at = now.astimezone(UTC)
        with errors_of(self._path), transaction(self._connection):
            number = self._connection.execute(
                "INSERT INTO scenarios (name, created, changed, body) VALUES (?, ?, ?, ?)",
                (name, at.isoformat(), at.isoformat(), body),
            ).lastrowid
        return Row(number or 0, name, at, at, body)

    def put(self, row: Row) -> None:
        """Keep a scenario as this row says, also one that was deleted."""
        made = (row.id, row.name, row.created.isoformat(), row.changed.isoformat(), row.body)
        with errors_of(self._path), transaction(self._connection):
            self._connection.execute(
                "INSERT OR REPLACE INTO scenarios VALUES (?, ?, ?, ?, ?)", made
            )

    def delete(self, number: int) -> None:
        """Delete a scenario; its versions stay until ``sweep``, so that it can be put back."""
        with errors_of(self._path), transaction(self._connection):
            self._connection.execute("DELETE FROM scenarios WHERE id = ?", (number,))

    def sweep(self) -> None:
        """Delete the versions of scenarios that there are no more."""
        with errors_of(self._path), transaction(self._connection):
            self._connection.execute(
                "DELETE FROM scenario_versions WHERE scenario NOT IN (SELECT id FROM scenarios)"
            )

    def add_version(self, scenario: int, body: str, made: datetime) -> VersionRow:
        """Keep a version of a scenario."""
        at = made.astimezone(UTC)
        with errors_of(self._path), transaction(self._connection):
            number = self._connection.execute(
                "INSERT INTO scenario_versions (scenario, made, body) VALUES (?, ?, ?)",
                (scenario, at.isoformat(), body),
            ).lastrowid
        return VersionRow(number or 0, scenario, at, body)

    def delete_version(self, number: int) -> None:
        """Delete a version."""
        with errors_of(self._path), transaction(self._connection):
            self._connection.execute("DELETE FROM scenario_versions WHERE id = ?", (number,))


def _row(row: Sequence[object]) -> Row:
    number, name, created, changed, body = row
    return Row(
        typed(number, int, "number"),
        typed(name, str, "name"),
        moment(created),
        moment(changed),
        typed(body, str, "scenario"),
    )


def _version(row: Sequence[object]) -> VersionRow:
    number, scenario, made, body = row
    return VersionRow(
        typed(number, int, "number"),
        typed(scenario, int, "number"),
        moment(made),
        typed(body, str, "version"),
    )
