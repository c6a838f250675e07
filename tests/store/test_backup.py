"""The backup beside the file: made, checked, and begun with where the file is damaged."""

import os
import sqlite3
import stat
import sys
import tempfile
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from stores import changed

from estimator.pricing.entries import rate_entry
from estimator.pricing.rates import RateKey
from estimator.store import copies, database
from estimator.store.database import StoreError
from estimator.store.store import STEPS_PER_BACKUP, Store

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
ENTRY = rate_entry(RateKey("openai", "gpt-5.4", "standard", "", "input_tokens"))


@pytest.fixture
def backup(path):
    return path.with_name("estimator.db.backup")


@pytest.fixture
def backed_up(path, backup):
    """A file whose backup is an hour old and holds a rate."""
    store = Store.open_or_replace(path).store
    store.own.change({ENTRY: "1"}, "one", NOW)
    store.back_up()
    store.close()
    age(backup, hours=1)
    return path


def age(file, **how):
    moment = time.time() - timedelta(**how).total_seconds()
    os.utime(file, (moment, moment))


def rates_in(path):
    with closing(sqlite3.connect(path)) as connection:
        return [value for (value,) in connection.execute("SELECT value FROM entries")]


def names(path):
    return sorted(file.name for file in path.parent.iterdir())


# Making one


def test_a_first_one_is_made_when_the_window_opens(path, backup):
    Store.open(path).close()
    assert not backup.exists()
    Store.open_or_replace(path).store.close()
    assert names(path) == [path.name, backup.name]
    assert copies.is_sound(backup)


@pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")
def test_nobody_else_may_read_it(backed_up, backup):
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("hours", "is_new"), [(1, False), (23, False), (25, True), (-1, True)], ids=str
)
def test_one_a_day_is_made(backed_up, backup, hours, is_new):
    store = Store.open(backed_up)
    store.own.change({ENTRY: "2"}, "two", NOW)
    store.close()
    age(backup, hours=hours)
    Store.open_or_replace(backed_up).store.close()
    assert rates_in(backup) == (["2"] if is_new else ["1"])


@pytest.mark.parametrize(("steps", "is_new"), [(STEPS_PER_BACKUP, True), (1, False)])
def test_one_is_made_after_many_steps_on_closing(backed_up, backup, steps, is_new):
    store = Store.open_or_replace(backed_up).store
    for n in range(steps):
        store.own.change({ENTRY: f"5{n}"}, "", NOW)
    store.close()
    assert rates_in(backup) == ([f"5{steps - 1}"] if is_new else ["1"])


def test_one_in_memory_makes_none(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    store = Store.in_memory()
    store.back_up()
    store.close()
    assert not list(tmp_path.iterdir())


def test_what_is_written_meanwhile_by_another_window_is_whole(backed_up, backup):
    store, other = Store.open(backed_up), Store.open(backed_up)
    other.own.change({ENTRY: "7"}, "", NOW)
    store.back_up()
    assert rates_in(backup) == ["7"]
    store.close()
    other.close()


@pytest.mark.parametrize("fault", ["full", "locked", "unsound"])
def test_where_none_can_be_made_the_last_one_stays_and_nothing_else(
    backed_up, backup, fault, monkeypatch
):
    def full(*_args, **_kwargs):
        raise OSError(28, os.strerror(28))

    store = Store.open(backed_up)
    before = backup.read_bytes()
    other = sqlite3.connect(backed_up, isolation_level=None)
    if fault == "full":
        monkeypatch.setattr(os, "fsync", full)
    elif fault == "locked":
        monkeypatch.setattr(copies, "_BUSY_SECONDS", 0)
        other.execute("BEGIN EXCLUSIVE")
    else:
        other.execute("PRAGMA writable_schema = ON")
        other.execute("UPDATE sqlite_schema SET sql = replace(sql, 'label', 'title')")
    with pytest.raises(StoreError) as caught:
        database.back_up(backed_up)
    assert caught.value.kind == {"full": "full", "locked": "busy", "unsound": "damaged"}[fault]
    store.back_up()  # nobody is told
    other.close()
    store.close()
    assert backup.read_bytes() == before
    assert names(backed_up) == [backed_up.name, backup.name]


def test_what_killed_processes_left_is_swept_away_when_it_is_old(backed_up, backup):
    old, new = (backup.with_name(f".{backup.name}.new-{name}") for name in ("old", "new"))
    for left in (old, new):
        left.write_bytes(b"half")
    age(old, hours=25)
    Store.open(backed_up).back_up()
    assert (old.exists(), new.exists()) == (False, True)


def test_what_is_swept_away_by_two_at_once(backed_up, backup, monkeypatch):
    left = backup.with_name(f".{backup.name}.new-old")
    left.write_bytes(b"half")
    age(left, hours=25)
    monkeypatch.setattr(copies, "moment_of", lambda _path: None)  # the other was faster
    Store.open(backed_up).back_up()
    assert rates_in(backup) == ["1"]


# Beginning with one


def test_a_damaged_file_is_replaced_by_its_backup(backed_up, backup):
    backed_up.write_bytes(b"noise" * 1000)
    opening = Store.open_or_replace(backed_up)
    assert opening.problem.kind == "damaged"
    assert opening.kept.read_bytes() == b"noise" * 1000
    assert opening.backup_of is not None
    since = datetime.now(UTC) - opening.backup_of
    assert timedelta(minutes=59) < since < timedelta(minutes=61)
    assert opening.store.own.entries() == {ENTRY: "1"}
    assert opening.store.own.undo(NOW).label == "one"
    opening.store.close()
    assert rates_in(backup) == ["1"]
    assert names(backed_up) == sorted([backed_up.name, backup.name, opening.kept.name])


def spoil_by_noise(backup):
    backup.write_bytes(b"noise" * 1000)


def spoil_a_row(backup):
    changed(backup, "UPDATE entries SET key = '[]'")


def of_a_later_version(backup):
    changed(backup, "PRAGMA user_version = 99")


@pytest.mark.parametrize("spoil", [spoil_by_noise, spoil_a_row, of_a_later_version])
def test_a_backup_that_is_damaged_too_is_not_begun_with(backed_up, backup, spoil):
    spoil(backup)
    before = backup.read_bytes()
    backed_up.write_bytes(b"noise" * 1000)
    opening = Store.open_or_replace(backed_up)
    assert (opening.problem.kind, opening.backup_of) == ("damaged", None)
    assert opening.kept.read_bytes() == b"noise" * 1000
    assert (opening.store.path, opening.store.own.entries()) == (str(backed_up), {})
    assert backup.read_bytes() == before
    opening.store.close()


def test_without_room_for_the_copy_nothing_is_moved(backed_up, backup, monkeypatch):
    def full(*_args, **_kwargs):
        raise OSError(28, os.strerror(28))

    backed_up.write_bytes(b"noise" * 1000)
    monkeypatch.setattr(tempfile, "mkstemp", full)
    opening = Store.open_or_replace(backed_up)
    assert (opening.store.path, opening.kept, opening.backup_of) == (":memory:", None, None)
    assert names(backed_up) == [backed_up.name, backup.name]
    opening.store.close()
    monkeypatch.undo()
    again = Store.open_or_replace(backed_up)
    assert again.store.own.entries() == {ENTRY: "1"}
    again.store.close()


def test_a_restored_file_that_cannot_be_opened_for_another_reason(backed_up, monkeypatch):
    backed_up.write_bytes(b"noise" * 1000)
    real = Store.open

    def busy_later(path):
        if path.read_bytes().startswith(b"SQLite"):
            raise StoreError("busy", str(path))
        return real(path)

    monkeypatch.setattr(Store, "open", busy_later)
    opening = Store.open_or_replace(backed_up)
    assert (opening.store.path, opening.kept.exists()) == (":memory:", True)
    opening.store.close()


def test_two_windows_that_find_the_same_damage_set_it_aside_once(backed_up, monkeypatch):
    backed_up.write_bytes(b"noise" * 1000)
    real = Store.open
    first: list[Any] = []

    def raced(path):
        try:
            return real(path)
        finally:
            if not first:
                first.append(None)
                first.append(Store.open_or_replace(path))

    monkeypatch.setattr(Store, "open", raced)
    second = Store.open_or_replace(backed_up)
    assert (second.problem, second.store.path) == (None, str(backed_up))
    assert second.store.own.entries() == {ENTRY: "1"}
    assert len(list(backed_up.parent.glob("*.damaged-*"))) == 1
    second.store.close()
    first[1].store.close()


def test_no_damaged_file_takes_the_place_of_another(path):
    kept = []
    for n in range(3):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"%d" % n)
        kept.append(database.set_aside(path, NOW))
    assert [file.read_bytes() for file in kept] == [b"0", b"1", b"2"]
    assert [file.name[-2:] for file in kept] == ["00", "-2", "-3"]


def test_a_place_without_a_file_has_no_identity(path):
    assert database.identity(path) is None
