"""Scenarios and their versions, as they are kept."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from estimator.store.database import StoreError
from estimator.store.scenarios import Row, VersionRow
from estimator.store.store import Store

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_what_is_kept_is_there_after_a_restart(store, path):
    local = NOW.astimezone(timezone(timedelta(hours=8)))
    first = store.scenarios.add("客服", '{"a":1}', local)
    second = store.scenarios.add("", "{}", NOW)
    assert first == Row(1, "客服", NOW, NOW, '{"a":1}')
    changed = replace(second, name="b", changed=NOW + timedelta(1), body="[]")
    store.scenarios.put(changed)
    version = store.scenarios.add_version(first.id, '{"total":"1"}', local)
    assert version == VersionRow(1, first.id, NOW, '{"total":"1"}')
    store.close()
    again = Store.open(path)
    assert again.scenarios.all() == [first, changed]
    assert again.scenarios.versions() == [version]
    again.close()


def test_a_deleted_one_can_be_put_back_with_its_versions(store):
    first, second = (store.scenarios.add(name, "{}", NOW) for name in "ab")
    version = store.scenarios.add_version(second.id, "{}", NOW)
    store.scenarios.delete(second.id)
    third = store.scenarios.add("c", "{}", NOW)
    assert third.id not in (first.id, second.id)
    store.scenarios.put(second)
    assert store.scenarios.all() == [first, second, third]
    store.scenarios.sweep()
    assert store.scenarios.versions() == [version]


def test_versions_of_what_is_gone_are_swept(store):
    first, second = (store.scenarios.add(name, "{}", NOW) for name in "ab")
    kept = store.scenarios.add_version(first.id, "{}", NOW)
    store.scenarios.add_version(second.id, "{}", NOW)
    store.scenarios.delete(second.id)
    store.scenarios.sweep()
    assert store.scenarios.versions() == [kept]
    store.scenarios.delete_version(kept.id)
    assert store.scenarios.versions() == []


def test_what_is_no_json_is_refused_and_nothing_changes(store):
    row = store.scenarios.add("a", "{}", NOW)
    for refused in (
        lambda: store.scenarios.add("b", "{", NOW),
        lambda: store.scenarios.put(replace(row, body="x")),
        lambda: store.scenarios.add_version(row.id, "", NOW),
        lambda: store.scenarios.add("half \ud83d", "{}", NOW),
    ):
        with pytest.raises(StoreError) as caught:
            refused()
        assert caught.value.kind == "failed"
    assert store.scenarios.all() == [row]
    assert store.scenarios.versions() == []
