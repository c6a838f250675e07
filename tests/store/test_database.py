"""The file under the store: opened, refused or set aside, and never made worse."""

import errno
import os
import sqlite3
import stat
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from estimator.store import database, schema
from estimator.store.database import StoreError
from estimator.store.store import Store

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 11, 23, 12, 0, 1, tzinfo=UTC)


def kind_of(action, *args):
    with pytest.raises(StoreError) as caught:
        action(*args)
    return caught.value.kind


# Making and opening


def test_a_new_file_is_made_with_its_folder(path):
    connection = database.connect(path)
    assert schema.version(connection) == schema.VERSION
    connection.close()


@pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")
def test_nobody_else_may_read_it(path):
    database.connect(path).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_opening_again_changes_nothing(path, filled):
    before = filled.read_bytes()
    database.connect(path).close()
    assert path.read_bytes() == before


def test_a_commit_is_on_the_disk_and_in_one_file(path):
    connection = database.connect(path)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert connection.execute("PRAGMA synchronous").fetchone() == (3,)  # EXTRA
    connection.close()


def test_one_with_a_write_ahead_log_gets_rid_of_it(path, filled):
    other = sqlite3.connect(filled)
    other.execute("PRAGMA journal_mode = WAL")
    other.close()
    Store.open(filled).close()
    assert filled.read_bytes()[18:20] == b"\1\1"
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_one_in_memory_leaves_no_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    database.in_memory().close()
    assert not list(tmp_path.iterdir())


def test_a_newer_file_is_refused_and_left_byte_for_byte(path, newer):
    before = newer.read_bytes()
    with pytest.raises(StoreError) as caught:
        database.connect(path)
    assert caught.value == StoreError("newer", str(path), found=99)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_processes_that_start_at_once_all_find_the_store(path):
    script = (
        "import sys; from pathlib import Path; from estimator.store.store import Store\n"
        "sys.stdin.readline()\n"
        "store = Store.open(Path(sys.argv[1])); store.set_settings({sys.argv[2]: 'here'})"
    )
    running = [
        subprocess.Popen(
            [sys.executable, "-c", script, str(path), str(n)], stdin=subprocess.PIPE, cwd=ROOT
        )
        for n in range(4)
    ]
    for process in running:
        process.stdin.write(b"\n")
        process.stdin.close()
    assert [process.wait(30) for process in running] == [0] * 4
    store = Store.open(path)
    assert store.settings() == {str(n): "here" for n in range(4)}
    store.close()


# Faults of the system


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.EACCES, "unwritable"),
        (errno.EROFS, "unwritable"),
        (errno.ENOSPC, "full"),
        (errno.EDQUOT, "full"),
    ],
)
def test_a_file_that_cannot_be_made(path, monkeypatch, number, kind):
    def fail(*_args):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "open", fail)
    with pytest.raises(StoreError) as caught:
        database.connect(path)
    assert caught.value == StoreError(kind, str(path), os.strerror(number))


@pytest.mark.skipif(sys.platform == "win32", reason="another error there")
def test_a_folder_in_its_place(path):
    path.mkdir(parents=True)
    assert kind_of(database.connect, path) == "unwritable"


def test_a_file_in_the_place_of_its_folder(path):
    path.parent.write_bytes(b"")
    assert kind_of(database.connect, path) == "unwritable"


def test_sqlite_that_cannot_open_it(path, monkeypatch):
    def fail(*_args, **_kwargs):
        error = sqlite3.OperationalError("unable to open database file")
        error.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
        raise error

    monkeypatch.setattr(sqlite3, "connect", fail)
    assert kind_of(database.connect, path) == "unwritable"


def test_another_process_that_is_writing(path, monkeypatch):
    monkeypatch.setattr(database, "_BUSY_SECONDS", 0)
    store, other = Store.open(path), sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert kind_of(store.set_settings, {"a": "b"}) == "busy"
    other.execute("ROLLBACK")
    other.close()
    store.set_settings({"a": "b"})
    assert store.settings() == {"a": "b"}
    store.close()


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlite3.SQLITE_FULL, "full"),
        (sqlite3.SQLITE_IOERR_WRITE, "full"),
        (sqlite3.SQLITE_IOERR_READ, "failed"),
        (sqlite3.SQLITE_CORRUPT, "damaged"),
        (sqlite3.SQLITE_CORRUPT_INDEX, "damaged"),
        (sqlite3.SQLITE_NOTADB, "damaged"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, "busy"),
        (sqlite3.SQLITE_LOCKED, "busy"),
        (sqlite3.SQLITE_READONLY_DBMOVED, "unwritable"),
        (sqlite3.SQLITE_CONSTRAINT, "failed"),
        (None, "failed"),
    ],
)
def test_each_error_of_sqlite_has_its_kind(code, kind):
    error = sqlite3.OperationalError("said so")
    if code is not None:
        error.sqlite_errorcode = code
    with pytest.raises(StoreError) as caught, database.errors_of("here"):
        raise error
    assert caught.value == StoreError(kind, "here", "said so")
    assert caught.value.__cause__ is error
