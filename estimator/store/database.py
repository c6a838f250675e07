"""The SQLite file: opened, checked, migrated; never half-written, never silently replaced."""

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

MIGRATIONS = (
    """
    CREATE TABLE settings (
        name TEXT PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT;
    CREATE TABLE own_rates (
        provider TEXT NOT NULL,
        model TEXT NOT NULL,
        service_tier TEXT NOT NULL,
        start TEXT NOT NULL,
        meter TEXT NOT NULL,
        above INTEGER NOT NULL CHECK (above >= -1),
        rate TEXT NOT NULL CHECK (rate GLOB '[0-9]*' AND rate NOT GLOB '*[^0-9.]*'),
        set_at TEXT NOT NULL,
        PRIMARY KEY (provider, model, service_tier, start, meter, above)
    ) STRICT;
    CREATE TABLE recent_files (
        path BLOB PRIMARY KEY,
        opened INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE drafts (
        id INTEGER PRIMARY KEY,
        text BLOB NOT NULL,
        path BLOB NOT NULL,
        codec TEXT NOT NULL,
        mark INTEGER NOT NULL,
        newline TEXT NOT NULL,
        modified INTEGER NOT NULL,
        cursor INTEGER NOT NULL
    ) STRICT;
    """,
    """
    CREATE TABLE observations (
        id INTEGER PRIMARY KEY,
        seen_at TEXT NOT NULL,
        provider TEXT NOT NULL,
        model TEXT NOT NULL,
        encoding TEXT NOT NULL,
        script TEXT NOT NULL CHECK (script IN ('latin', 'cjk', 'other')),
        local INTEGER NOT NULL CHECK (local >= 0),
        billed INTEGER NOT NULL CHECK (billed > 0)
    ) STRICT;
    """,
)
VERSION = len(MIGRATIONS)
_BUSY_SECONDS = 5
_FULL = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_FSYNC}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


@dataclass(unsafe_hash=True)  # not frozen: Python sets __traceback__
class StoreError(Exception):
    """The store could not do what was asked; what it held before, it still holds.

    Attributes:
        kind: ``"newer"`` (written by a later version of the app), ``"damaged"``, ``"full"`` (no
            room on the disk), ``"busy"`` (another process is writing), ``"unwritable"`` or
            ``"failed"``.
        path: the database file.
        detail: SQLite's or the system's own words.
        found: the file's format, for ``"newer"``; ``VERSION`` is the newest that is read.
    """

    kind: str
    path: str
    detail: str = ""
    found: int = 0


def connect(path: Path) -> sqlite3.Connection:
    """Open the file, making it and its folder where they are missing, and bring it up to VERSION.

    Raises:
        StoreError: it is newer, damaged, unwritable, or the disk is full.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        # Made here and not by SQLite, so that nobody else may read it from its first moment on.
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise _failed(path, error) from None
    return _prepared(str(path))


def _failed(path: Path, error: OSError) -> StoreError:
    kind = "full" if error.errno in (errno.ENOSPC, errno.EDQUOT) else "unwritable"
    return StoreError(kind, str(path), error.strerror or str(error))


def in_memory() -> sqlite3.Connection:
    """A store that lasts as long as the process, for when the file can't be used."""
    return _prepared(":memory:")


def _prepared(name: str) -> sqlite3.Connection:
    with errors_of(name):
        connection = sqlite3.connect(name, timeout=_BUSY_SECONDS, isolation_level=None)
        try:
            _check(connection, name)
            _migrate(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def _check(connection: sqlite3.Connection, name: str) -> None:
    found = version(connection)
    if found > VERSION:
        raise StoreError("newer", name, found=found)
    (answer,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if answer != "ok":
        raise StoreError("damaged", name, answer)


def version(connection: sqlite3.Connection) -> int:
    """The format of a database; 0 for an empty one."""
    (found,) = connection.execute("PRAGMA user_version").fetchone()
    return int(found)


def _migrate(connection: sqlite3.Connection) -> None:
    """Apply what is missing, each step and its record in one transaction."""
    while version(connection) < VERSION:
        with transaction(connection):
            # Asked again under the lock: another process may have been faster.
            done = version(connection)
            if done < VERSION:
                for statement in MIGRATIONS[done].split(";"):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {done + 1}")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing; the write lock is taken at once, so that a reader never has to upgrade."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def errors_of(path: str) -> Iterator[None]:
    """Turn SQLite's errors into StoreError."""
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(_kind(error), path, str(error)) from error


def _kind(error: sqlite3.Error) -> str:
    code = getattr(error, "sqlite_errorcode", 0)
    primary = code & 0xFF
    if code in _FULL:
        return "full"
    if primary in _DAMAGED:
        return "damaged"
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return "busy"
    if primary in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return "unwritable"
    return "failed"


def set_aside(path: Path, now: datetime) -> Path:
    """Rename a damaged file, so that it is kept and a new one can be made; its new path.

    Raises:
        StoreError: it can't be renamed.
    """
    kept = path.with_name(f"{path.name}.damaged-{now:%Y%m%d-%H%M%S}")
    try:
        for suffix in ("-journal", "-wal", "-shm"):
            beside = path.with_name(path.name + suffix)
            if beside.exists():
                beside.replace(kept.with_name(kept.name + suffix))
        path.replace(kept)
    except OSError as error:
        raise _failed(path, error) from None
    return kept
