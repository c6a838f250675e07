"""Files of every earlier format: brought up to date, and kept as they were beside."""

import os
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from samples import own_rates
from stores import OF_THE_DRAFT, RATES, changed, left, old

from estimator.pricing.entries import rate_entry
from estimator.pricing.rates import RateKey
from estimator.store import schema
from estimator.store.database import StoreError
from estimator.store.store import Store

EARLIER = range(1, schema.VERSION)


@pytest.fixture(params=EARLIER)
def version(request):
    return request.param


def version_in(path):
    with closing(sqlite3.connect(path)) as connection:
        return schema.version(connection)


def dump(path):
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def test_nothing_is_lost(path, version):
    old(path, version)
    store = Store.open(path)
    assert store.settings() == {"theme": "dark", "model": "gpt-4"}
    assert store.recent_files() == [Path("a.txt")]
    assert (left(store).text, left(store).choices) == ("ab", OF_THE_DRAFT)
    assert len(store.observations()) == (version > 1)
    assert store.own.entries() == {rate_entry(RateKey(*row[:6])): row[6] for row in RATES}
    assert list(own_rates(store.own.entries())) == [
        RateKey(*row[:6]) for row in sorted(RATES, key=lambda row: rate_entry(RateKey(*row[:6])))
    ]
    assert store.own.steps() == []
    assert store.scenarios.all() == store.scenarios.versions() == []
    store.close()
    assert version_in(path) == schema.VERSION


def test_a_copy_of_the_old_file_is_kept(path, version):
    old(path, version)
    before = dump(path)
    Store.open(path).close()
    (kept,) = path.parent.glob("*.backup-*")
    assert kept.name == f"estimator.db.backup-v{version}"
    assert (dump(kept), version_in(kept)) == (before, version)
    assert sorted(file.name for file in path.parent.iterdir()) == [path.name, kept.name]


def test_a_new_file_needs_no_copy(path):
    Store.open(path).close()
    Store.open(path).close()
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize(
    ("age", "spoil", "is_kept"),
    [(10, False, True), (-10, False, False), (10, True, False)],
    ids=["newer and sound", "older", "newer and damaged"],
)
def test_a_good_newer_copy_is_not_overwritten(path, age, spoil, is_kept):
    old(path, 2)
    kept = path.with_name(f"{path.name}.backup-v2")
    old(kept, 2)
    changed(kept, "UPDATE settings SET value = 'of before'")
    if spoil:
        kept.write_bytes(kept.read_bytes()[:-5000])
    moment = path.stat().st_mtime + age
    os.utime(kept, (moment, moment))
    Store.open(path).close()
    with closing(sqlite3.connect(kept)) as connection:
        (value,) = connection.execute("SELECT value FROM settings").fetchone()
    assert (value == "of before") is is_kept


def test_without_a_copy_the_format_stays(path, monkeypatch):
    old(path, 2)
    before = path.read_bytes()

    def full(*_args, **_kwargs):
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(tempfile, "mkstemp", full)
    with pytest.raises(StoreError) as caught:
        Store.open(path)
    assert caught.value.kind == "full"
    assert path.read_bytes() == before


def test_an_old_rate_that_is_none_is_damage_and_the_file_stays(path):
    old(path, 2)
    changed(path, "UPDATE own_rates SET rate = '1.2.3' WHERE rate = '0'")
    before = path.read_bytes()
    with pytest.raises(StoreError) as caught:
        Store.open(path)
    assert (caught.value.kind, caught.value.detail) == ("damaged", "a rate of 1.2.3")
    assert path.read_bytes() == before


def test_a_step_that_fails_leaves_the_format_before_it(path, version, monkeypatch):
    def broken(connection):
        connection.execute("CREATE TABLE more (x)")
        connection.execute("CREATE TABLE more (x)")

    old(path, version)
    before = dump(path)
    schema.expected(version)
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS[:-1], broken))
    with pytest.raises(StoreError) as caught:
        Store.open(path)
    assert caught.value.kind == "failed"
    assert (dump(path), version_in(path)) == (before, version)
    monkeypatch.undo()
    store = Store.open(path)
    assert len(store.own.entries()) == len(RATES)
    store.close()


def test_a_step_that_another_process_has_just_taken_is_not_taken_again(path, filled, monkeypatch):
    said = iter([schema.VERSION, schema.VERSION, 2])  # the last before the lock is taken
    real = schema.version
    monkeypatch.setattr(schema, "version", lambda connection: next(said, None) or real(connection))
    Store.open(path).close()
    assert next(said, None) is None
