"""Checked copies of the database beside it: before its format changes, and every day."""

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from estimator.store import schema
from estimator.store.files import sync_folder
from estimator.store.schema import UnsoundError

EVERY = timedelta(days=1)
_BUSY_SECONDS = 5


def backup_of(path: Path) -> Path:
    """Where the last good state of a database is kept."""
    return path.with_name(f"{path.name}.backup")


def is_due(path: Path, now: datetime) -> bool:
    """Whether the last backup of a database is a day old, or of the future, or missing."""
    made = moment_of(backup_of(path))
    return made is None or not timedelta(0) <= now - made < EVERY


def moment_of(path: Path) -> datetime | None:
    """When a file was last written (UTC); None where there is none."""
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except OSError:
        return None


def copy(source: Path, target: Path) -> None:
    """Put a copy of a database in the place of ``target``.

    It has its name only when it is whole, checked, and on the disk.

    Raises:
        OSError, sqlite3.Error, UnsoundError: it can't be made, or is not sound; what was in the
            place of ``target`` still is.
    """
    with prepared(source, target) as made:
        made.replace(target)
    sync_folder(target.parent)


@contextmanager
def prepared(source: Path, target: Path) -> Iterator[Path]:
    """A copy beside ``target``, whole, checked and on the disk; gone afterwards if not renamed.

    Raises:
        OSError, sqlite3.Error, UnsoundError: as ``copy``.
    """
    _sweep(target)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=_prefix(target))
    os.close(handle)
    made = Path(name)
    try:
        _fill(source, made)
        yield made
    finally:
        with suppress(OSError):
            made.unlink(missing_ok=True)


def _fill(source: Path, made: Path) -> None:
    with closing(sqlite3.connect(made)) as new:
        new.execute("PRAGMA journal_mode = OFF")  # nobody reads it before it is whole
        new.execute("PRAGMA synchronous = OFF")
        fill(source, new)
        schema.check(new)
    with made.open("r+b") as file:
        os.fsync(file.fileno())


def fill(source: Path, empty: sqlite3.Connection) -> None:
    """Copy all of a database into an empty one; unchecked.

    Raises:
        sqlite3.Error, TimeoutError: it can't be read.
    """
    with closing(_reading(source)) as old:
        old.backup(empty, progress=_refuse_to_wait)


def _refuse_to_wait(status: int, _remaining: int, _pages: int) -> None:
    """SQLite has waited for the lock; Python would begin again without end."""
    if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        raise TimeoutError("database is locked")


def _reading(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=_BUSY_SECONDS)


def before_migration(path: Path, found: int) -> None:
    """Keep a database as it is in its old format; a sound copy of the same state stays.

    Raises:
        OSError, sqlite3.Error, UnsoundError: as ``copy``.
    """
    target = path.with_name(f"{path.name}.backup-v{found}")
    if not (_is_newer(target, path) and is_sound(target)):
        copy(path, target)


def forget_older(path: Path) -> None:
    """Remove the copies of a database in older formats.

    Raises:
        OSError: one can't be removed.
    """
    for old in path.parent.glob(f"{path.name}.backup-v*"):
        old.unlink()


def _is_newer(path: Path, other: Path) -> bool:
    return path.exists() and path.stat().st_mtime_ns >= other.stat().st_mtime_ns


def is_sound(path: Path) -> bool:
    """Whether a file is a database of the app's that passes the checks."""
    try:
        with closing(_reading(path)) as database:
            schema.check(database)
    except (sqlite3.Error, UnsoundError, UnicodeError):
        return False
    return True


def _prefix(target: Path) -> str:
    return f".{target.name}.new-"


def _sweep(target: Path) -> None:
    """Remove what killed processes left; what is younger than a day may still be written."""
    oldest = datetime.now(UTC) - EVERY
    for left in target.parent.glob(f"{_prefix(target)}*"):
        made = moment_of(left)
        if made is not None and made < oldest:
            with suppress(OSError):
                left.unlink()
