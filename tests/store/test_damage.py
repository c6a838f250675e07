"""A file that is damaged or newer: refused, set aside, never made worse."""

import errno
import os
import random
from datetime import UTC, datetime

import pytest
from stores import changed

from estimator.store import database
from estimator.store.database import StoreError
from estimator.store.store import Store

NOW = datetime(2026, 11, 23, 12, 0, 1, tzinfo=UTC)


def opened(path):
    opening = Store.open_or_replace(path)
    return opening.store, opening.problem, opening.kept


def spoil_with_noise(path):
    path.write_bytes(random.Random(7).randbytes(path.stat().st_size))


def spoil_by_truncation(path):
    path.write_bytes(path.read_bytes()[:-6000])


def spoil_a_page(path):
    data = bytearray(path.read_bytes())
    data[2 * 4096 : 3 * 4096] = bytes(4096)
    path.write_bytes(data)


def spoil_a_rate(path):
    changed(path, "INSERT INTO entries VALUES ('rate', '[]', '1.2.3')")


SPOILING = [spoil_with_noise, spoil_by_truncation, spoil_a_page, spoil_a_rate]


@pytest.mark.parametrize("spoil", SPOILING)
def test_a_damaged_file_is_refused_and_left_as_it_is(path, filled, spoil):
    spoil(filled)
    before = path.read_bytes()
    with pytest.raises(StoreError) as caught:
        Store.open(path)
    assert caught.value.kind == "damaged"
    assert path.read_bytes() == before


@pytest.mark.parametrize("spoil", SPOILING)
def test_a_damaged_file_is_set_aside_and_a_new_one_begun(path, filled, spoil):
    spoil(filled)
    before = path.read_bytes()
    store, error, kept = opened(path)
    assert error.kind == "damaged"
    assert kept.read_bytes() == before
    assert kept.parent == path.parent
    assert (store.path, store.settings()) == (str(path), {})
    store.set_settings({"a": "b"})
    store.close()
    again = Store.open(path)
    assert again.settings() == {"a": "b"}
    again.close()


def test_what_belongs_to_a_damaged_file_goes_with_it(path):
    path.parent.mkdir()
    path.write_bytes(b"noise")
    for suffix in ("-journal", "-wal", "-shm"):
        path.with_name(path.name + suffix).write_bytes(suffix.encode())
    kept = database.set_aside(path, NOW)
    assert kept.name == "estimator.db.damaged-20261123-120001"
    assert sorted(file.name.removeprefix(kept.name) for file in path.parent.iterdir()) == [
        "",
        "-journal",
        "-shm",
        "-wal",
    ]


def test_a_damaged_file_that_cannot_be_set_aside_stays_and_the_store_is_in_memory(
    path, filled, monkeypatch
):
    spoil_with_noise(filled)
    before = path.read_bytes()

    def fail(*_args):
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr("pathlib.Path.replace", fail)
    store, error, kept = opened(path)
    assert (store.path, error.kind, kept) == (":memory:", "damaged", None)
    assert path.read_bytes() == before
    store.close()


def test_a_file_that_was_set_aside_is_named_even_where_no_new_one_can_be_made(
    path, filled, monkeypatch
):
    spoil_with_noise(filled)
    calls = []

    def only_once(where, *args):
        calls.append(where)
        if len(calls) > 1:
            raise OSError(errno.ENOSPC, "full")
        return real(where, *args)

    real = os.open
    monkeypatch.setattr(os, "open", only_once)
    store, error, kept = opened(path)
    assert (store.path, error.kind) == (":memory:", "damaged")
    assert kept.exists()
    store.close()


def test_a_newer_file_is_not_set_aside(path, newer):
    before = newer.read_bytes()
    store, error, kept = opened(path)
    assert (store.path, error.kind, kept) == (":memory:", "newer", None)
    store.set_settings({"a": "b"})
    store.close()
    assert path.read_bytes() == before


def test_a_sound_file_is_just_opened(path, filled):
    store, error, kept = opened(filled)
    assert (store.path, error, kept) == (str(path), None, None)
    assert len(store.settings()) == 100
    store.close()
