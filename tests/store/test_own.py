"""The user's entries: their form, their history, and what a fault leaves of them."""

import time
from datetime import UTC, datetime, timedelta, timezone

import pytest
from stores import changed

from estimator.pricing.entries import rate_entry
from estimator.pricing.rates import RateKey
from estimator.store import own
from estimator.store.database import StoreError
from estimator.store.own import Change, Step
from estimator.store.store import Store

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
ENTRY = rate_entry(RateKey("openai", "gpt-5.4", "standard", "", "input_tokens"))
MODEL = ("model", '["me","mine"]')


def kind_of(action, *args):
    with pytest.raises(StoreError) as caught:
        action(*args)
    return caught.value.kind


def test_a_step_says_when_what_and_how_it_was_before(store):
    store.own.change({ENTRY: "2", MODEL: "{}"}, "first", NOW)
    local = (NOW + timedelta(hours=1)).astimezone(timezone(timedelta(hours=8)))
    assert store.own.change({ENTRY: "2", MODEL: None}, "second", local) == 2
    assert store.own.steps(1) == [
        Step(2, NOW + timedelta(hours=1), "second", (Change(*MODEL, "{}", None),), is_undone=False)
    ]
    assert [step.label for step in store.own.steps()] == ["second", "first"]


def test_a_new_step_ends_what_could_be_done_again(store):
    for n in "123":
        store.own.change({ENTRY: n}, n, NOW)
    assert [store.own.undo(NOW).label for _ in "12"] == ["3", "2"]
    assert store.own.redo(NOW).label == "2"
    store.own.change({ENTRY: "9"}, "9", NOW)
    assert store.own.redo(NOW) is None
    assert [(step.label, step.is_undone) for step in store.own.steps()] == [
        ("9", False), ("3", True), ("2", False), ("1", False),
    ]  # fmt: skip
    assert [store.own.undo(NOW).label for _ in "123"] == ["9", "2", "1"]
    assert store.own.undo(NOW) is None
    assert store.own.entries() == {}


def test_another_window_keeps_its_steps_and_they_keep_ours_from_being_undone(store, path):
    other = Store.open(path)
    store.own.change({ENTRY: "1"}, "ours", NOW)
    other.own.change({MODEL: "{}"}, "theirs", NOW)
    assert store.own.undo(NOW).label == "ours"
    assert store.own.redo(NOW).label == "ours"
    other.own.change({ENTRY: "5"}, "theirs too", NOW)
    with pytest.raises(StoreError) as caught:
        store.own.undo(NOW)
    assert caught.value == StoreError("changed-since", str(path), entry=ENTRY)
    assert store.own.entries() == {ENTRY: "5", MODEL: "{}"}
    other.own.undo(NOW)
    assert store.own.undo(NOW).label == "ours"
    other.close()


@pytest.mark.parametrize(
    ("entry", "value"),
    [
        (ENTRY, "1.2.3"),
        (ENTRY, "-1"),
        (ENTRY, "1e3"),
        (ENTRY, "."),
        (ENTRY, "free"),
        (MODEL, ""),
        (MODEL, "{"),
        (("model", "no JSON"), "{}"),
        (("", "[]"), "{}"),
        (("model", '"\ud800"'), "{}"),
        (MODEL, '"\ud800"'),
    ],
)
def test_what_is_not_of_its_form_is_refused_with_all_beside_it(store, entry, value):
    beside = ("rule", '["r"]')
    assert kind_of(store.own.change, {beside: '{"percent":"5"}', entry: value}, "", NOW) == "failed"
    assert (store.own.entries(), store.own.steps(), store.own.revision()) == ({}, [], 0)


@pytest.mark.parametrize(
    "spoil",
    [
        "INSERT INTO entries VALUES ('model', '[]', '{')",
        "INSERT INTO entries VALUES ('model', '[', '{}')",
        "INSERT INTO entries VALUES ('rate', '[]', '1')",
        "INSERT INTO entries VALUES ('rate', '{\"a\": 1}', '1')",
        'INSERT INTO entries VALUES (\'rate\', \'["","","","","",-2]\', \'1\')',
        "UPDATE entries SET value = '1.2.3'",
        "UPDATE entries SET value = '9999999999'",
        "UPDATE entries SET value = CAST(x'ff' AS TEXT)",
        "UPDATE steps SET at = 'yesterday'",
        "UPDATE steps SET at = '2026-02-30T00:00:00+00:00'",
        "UPDATE steps SET label = CAST(x'ff' AS TEXT)",
        "UPDATE steps SET state = 'half'",
        "UPDATE changes SET new = CAST(x'ff' AS TEXT)",
        "UPDATE changes SET old = new",
        "DROP TABLE changes",
        "ALTER TABLE steps DROP COLUMN turned",
        "ALTER TABLE entries RENAME TO entries2",
        "CREATE TABLE own_rates (x)",
        "PRAGMA user_version = -1",
        "PRAGMA user_version = 0",
        "PRAGMA user_version = 2",
    ],
)
def test_what_no_version_has_written_is_damage(store, path, spoil):
    store.own.change({ENTRY: "1"}, "one", NOW)
    store.close()
    changed(path, spoil)
    before = path.read_bytes()
    if spoil.startswith("CREATE"):
        Store.open(path).close()  # a table of someone else's is none of ours
    else:
        assert kind_of(Store.open, path) == "damaged"
        assert path.read_bytes() == before


def test_the_oldest_steps_are_forgotten(store, monkeypatch):
    monkeypatch.setattr(own, "STEPS", 5)
    for n in range(1, 9):
        store.own.change({ENTRY: str(n)}, str(n), NOW)
    assert [step.label for step in store.own.steps()] == ["8", "7", "6", "5", "4"]
    (left,) = store._connection.execute("SELECT count(*) FROM changes").fetchone()
    assert left == 5
    assert [store.own.undo(NOW).number for _ in range(5)] == [8, 7, 6, 5, 4]
    assert store.own.undo(NOW) is None
    assert store.own.entries() == {ENTRY: "3"}


def test_all_that_is_remembered_is_ten_thousand_steps():
    assert own.STEPS == 10_000


def test_an_import_is_one_step_and_can_be_undone(store):
    many = {("rule", f'["{n}"]'): '{"percent":"5"}' for n in range(20_000)}
    assert store.own.change(many, "import", NOW) == 1
    assert store.own.entries() == many
    store.own.undo(NOW)
    assert store.own.entries() == {}


@pytest.mark.parametrize("turn", ["undo", "redo"])
def test_a_step_that_cannot_be_turned_on_a_full_disk_stays_as_it_was(store, turn):
    store.own.change({ENTRY: "1"}, "one", NOW)
    if turn == "redo":
        store.own.undo(NOW)
    before = store.own.entries(), store.own.steps(), store.own.revision()
    store._connection.execute("PRAGMA query_only = 1")
    assert kind_of(getattr(store.own, turn), NOW) == "unwritable"
    assert kind_of(store.own.change, {ENTRY: "2"}, "two", NOW) == "unwritable"
    assert (store.own.entries(), store.own.steps(), store.own.revision()) == before


def test_what_else_is_written_is_no_new_revision(store, path):
    other = Store.open(path)
    before = store.own.revision()
    other.set_settings({"theme": "dark"})
    assert store.own.revision() == before
    other.own.change({ENTRY: "1"}, "", NOW)
    assert store.own.revision() != before
    other.close()


def test_the_revision_is_read_only_where_the_file_was_written_to(store):
    store.own.revision()
    asked = []
    store._connection.set_trace_callback(asked.append)
    store.own.revision()
    assert asked == ["PRAGMA data_version"]


def test_a_timer_may_ask_for_the_revision(store):
    """50 µs is what is asked of it, and 20 what it takes; a busy machine gets ten times that."""
    started = time.perf_counter()
    for _ in range(1000):
        store.own.revision()
    assert (time.perf_counter() - started) / 1000 < 500e-6


def test_the_next_steps_are_those_that_undo_and_redo_turn(store):
    assert store.own.next_steps() == (None, None)
    for value in "12":
        store.own.change({ENTRY: value}, value, NOW)
    for undone, done in (("2", None), ("1", "2"), (None, "1")):
        before, after = store.own.next_steps()
        assert (before.label if before else None, after.label if after else None) == (undone, done)
        assert store.own.undo(NOW) == (before and Step(**vars(before) | {"is_undone": True}))
    store.own.redo(NOW)
    assert [step.label for step in store.own.next_steps()] == ["1", "2"]
