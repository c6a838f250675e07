"""The SQLite file: opened, checked, migrated; never half-written, never silently replaced.

A commit goes through SQLite's rollback journal and is on the disk when it returns. A write-ahead
log would save a few milliseconds of an edit, but it does not work in network folders, and it lays
two files beside the database that a copy made by hand would miss.
"""

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path

from estimator.store import copies, schema
from estimator.store.folder import keep_private, make_private
from estimator.store.schema import UnsoundError

_BUSY_SECONDS = 5
_FULL = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_FSYNC}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
# What SQLite says of a header that it does not know, in a file that the system lets us write.
_UNKNOWN_HEADER = {sqlite3.SQLITE_ERROR, sqlite3.SQLITE_READONLY}
_IN_MEMORY = ":memory:"
_DURABLE = "PRAGMA synchronous = EXTRA"


@dataclass(unsafe_hash=True)  # not frozen: Python sets __traceback__
class StoreError(Exception):
    """The store could not do what was asked; what it held before, it still holds.

    Attributes:
        kind: ``"newer"`` (written by a later version of the app), ``"damaged"``, ``"full"`` (no
            room on the disk), ``"busy"`` (another process is writing), ``"taken"`` (another app
            has a prompt open that was to be kept), ``"unwritable"``, ``"read-only"`` (what is in
            it was read, and no more can be kept), ``"changed-since"`` (a step can't be undone or
            done again, because an entry of it was changed after it) or ``"failed"``.
        path: the database file.
        detail: SQLite's or the system's own words.
        found: the file's format, for ``"newer"``; the newest that is read is
            ``schema.VERSION``.
        entry: the kind and key of the entry, for ``"changed-since"``.
    """

    kind: str
    path: str
    detail: str = ""
    found: int = 0
    entry: tuple[str, str] | None = None


def connect(path: Path, *, may_be_full: bool = False) -> sqlite3.Connection:
    """Open the file, made with its folder where it is missing, and bring it to today's format.

    Args:
        path: the file.
        may_be_full: open it also where it can only be read until there is room on its disk.

    Raises:
        StoreError: it is newer, damaged, unwritable, or the disk is full.
    """
    with errors_of(str(path)):
        make_private(path.parent)
        for known in path.parent.glob(f"{path.name}*"):
            keep_private(known)  # what SQLite lays beside it gets the same mode
        # Made here and not by SQLite, so that nobody else may read it from its first moment on.
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    return _prepared(str(path), tries=not may_be_full)


def again(path: Path) -> sqlite3.Connection:
    """Another connection to a file that ``connect`` has just found sound.

    Raises:
        StoreError: it can't be opened any more.
    """
    with errors_of(str(path)):
        connection = _opened(str(path))
        try:
            connection.execute(_DURABLE)
        except BaseException:
            connection.close()
            raise
    return connection


def in_memory() -> sqlite3.Connection:
    """A store that lasts as long as the process, for when the file can't be used."""
    return _prepared(_IN_MEMORY)


def copied(path: Path) -> sqlite3.Connection:
    """As ``in_memory``, with what is in a file that may only be read.

    Raises:
        StoreError: it can't be read, or is newer or damaged.
    """
    return _prepared(_IN_MEMORY, path)


def _prepared(name: str, source: Path | None = None, *, tries: bool = True) -> sqlite3.Connection:
    with errors_of(str(source or name)):
        connection = _opened(name)
        try:
            if source:
                copies.fill(source, connection)
            with _unknown_headers():
                _check(connection, str(source or name))
                if tries:
                    _try_to_write(connection)
            connection.execute(_DURABLE)  # not before: it would wait for the disk
            _migrate(connection, name)
        except BaseException:
            connection.close()
            raise
    return connection


def _opened(name: str) -> sqlite3.Connection:
    connection = sqlite3.connect(name, timeout=_BUSY_SECONDS, isolation_level=None)
    connection.text_factory = bytes.decode  # strict, where sqlite3's own error has no code
    return connection


@contextmanager
def _unknown_headers() -> Iterator[None]:
    """Turn what SQLite says of one into UnsoundError."""
    try:
        yield
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", 0) in _UNKNOWN_HEADER:
            raise UnsoundError(str(error)) from error
        raise


def _check(connection: sqlite3.Connection, name: str) -> None:
    found = schema.version(connection)
    if found > schema.VERSION:
        raise StoreError("newer", name, found=found)
    connection.execute("PRAGMA journal_mode = DELETE")
    schema.check(connection)


def _try_to_write(connection: sqlite3.Connection) -> None:
    """Begin to write what is there already, and leave it at that.

    SQLite reads a file that it can't write without a word, until the first edit.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute(f"PRAGMA user_version = {schema.version(connection)}")
    finally:
        connection.rollback()


def _migrate(connection: sqlite3.Connection, name: str) -> None:
    """Apply what is missing, and note the new format, in one transaction."""
    if schema.version(connection) == schema.VERSION:
        return
    with transaction(connection):
        # Asked again under the lock: another process may have been faster.
        found = schema.version(connection)
        if found and name != _IN_MEMORY:
            copies.before_migration(Path(name), found)
        for migration in schema.MIGRATIONS[found:]:
            migration(connection)
        connection.execute(f"PRAGMA user_version = {schema.VERSION}")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing; the write lock is taken at once, so that a reader never has to upgrade."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()  # where SQLite has not done so itself
        raise


@contextmanager
def errors_of(path: str) -> Iterator[None]:
    """Turn the errors of SQLite, of the system, and of what was read into StoreError."""
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(_kind(error), path, str(error)) from error
    except TimeoutError as error:
        raise StoreError("busy", path, str(error)) from error
    except OSError as error:
        raise _failed(path, error) from None
    except UnsoundError as error:
        raise StoreError("damaged", path, error.detail) from None
    except UnicodeDecodeError as error:  # in a row, or in the words of SQLite
        raise StoreError("damaged", path, str(error)) from error
    except UnicodeEncodeError as error:  # half of a surrogate pair can't be kept as text
        raise StoreError("failed", path, str(error)) from error


def _failed(path: str, error: OSError) -> StoreError:
    kind = "full" if error.errno in (errno.ENOSPC, errno.EDQUOT) else "unwritable"
    return StoreError(kind, path, error.strerror or str(error))


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


def identity(path: Path) -> int | None:
    """Which file is in a place, whatever its bytes; None where there is none."""
    try:
        return path.stat().st_ino
    except OSError:
        return None


def back_up(path: Path) -> None:
    """Put a checked copy in the place of the last backup.

    Raises:
        StoreError: it can't be made; the last backup is as it was.
    """
    with errors_of(str(path)):
        copies.copy(path, copies.backup_of(path))


def set_aside(path: Path, now: datetime) -> Path:
    """Rename a damaged file, so that it is kept and a new one can be made; its new path.

    Raises:
        StoreError: it can't be renamed.
    """
    kept = _free(path, f"{path.name}.damaged-{now:%Y%m%d-%H%M%S}")
    with errors_of(str(path)):
        for suffix in ("-journal", "-wal", "-shm"):
            beside = path.with_name(path.name + suffix)
            if beside.exists():
                beside.replace(kept.with_name(kept.name + suffix))
        path.replace(kept)
    return kept


def _free(path: Path, name: str) -> Path:
    """The first of ``name``, ``name-2``, ``name-3`` … that is no file yet."""
    numbered = (name if n == 1 else f"{name}-{n}" for n in count(1))
    return next(free for each in numbered if not (free := path.with_name(each)).exists())


def begin_again(path: Path, now: datetime) -> tuple[Path, datetime | None]:
    """Set a damaged file aside, and put a copy of its backup in its place if that is sound.

    Returns:
        Where the damaged file is kept, and when the backup was made; None where it is not used.

    Raises:
        StoreError: the file can't be set aside, or there is no room for the copy.
    """
    backup = copies.backup_of(path)
    if not copies.is_sound(backup):
        return set_aside(path, now), None
    with errors_of(str(path)), copies.prepared(backup, path) as made:
        kept = set_aside(path, now)
        made.replace(path)
    return kept, copies.moment_of(backup)
