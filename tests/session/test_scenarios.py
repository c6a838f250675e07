"""The user's scenarios: kept, undone, and their versions."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import BOOK
from scenarios import scenario, span

from estimator.projection.project import project
from estimator.projection.versions import version
from estimator.scenarios import Scenarios
from estimator.store.database import StoreError
from estimator.store.store import Store

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


class Clock:
    """A second later each time."""

    def __init__(self):
        self.seconds = 0

    def __call__(self):
        self.seconds += 1
        return NOW + timedelta(seconds=self.seconds)


@pytest.fixture
def store():
    made = Store.in_memory()
    yield made
    made.close()


@pytest.fixture
def kept(store):
    return Scenarios(store, Clock())


def names(kept):
    return [each.name for each in kept.all]


def test_they_are_there_at_the_next_start(kept, store):
    first = kept.add(scenario(name="a"))
    assert kept.change(first.id, scenario(name="b", months=3))
    assert not kept.change(first.id, scenario(name="b", months=3))
    (again,) = Scenarios(store, Clock()).all
    assert (again.name, again.scenario.months) == ("b", 3)
    assert again.changed == NOW + timedelta(seconds=2)
    assert not Scenarios(store, Clock()).can_undo


def test_what_was_deleted_comes_back(kept):
    first, second = (kept.add(scenario(name=name)) for name in "ab")
    kept.delete(first.id)
    assert names(kept) == ["b"]
    assert kept.undo() == first.id
    assert names(kept) == ["a", "b"]
    assert kept.redo() == first.id
    assert kept.undo() == first.id
    assert kept.undo() == second.id
    assert kept.undo() == first.id
    assert (names(kept), kept.undo(), kept.can_undo) == ([], None, False)
    assert (kept.redo(), names(kept), kept.can_redo) == (first.id, ["a"], True)
    kept.add(scenario(name="c"))
    assert (kept.redo(), kept.can_redo) == (None, False)


def test_changes_of_one_field_in_a_row_are_one_step(kept):
    made = scenario()
    number = kept.add(made).id
    for months in (2, 3, 4):
        made = replace(made, months=months)
        kept.change(number, made)
    for calls in (5, 6):
        made = replace(made, calls=span(calls))
        kept.change(number, made)
    kept.undo()
    (found,) = kept.all
    assert (found.scenario.months, found.scenario.calls) == (4, span(100))
    kept.change(number, replace(found.scenario, months=9))
    kept.undo()
    assert kept.all[0].scenario.months == 4
    kept.undo()
    assert kept.all[0].scenario == scenario()


def test_the_steps_do_not_grow_without_end(kept):
    numbers = [kept.add(scenario()).id for _ in "12"]
    for n in range(300):
        kept.change(numbers[n % 2], scenario(prefix=n + 1))
    assert len(kept._done) == 200


def test_what_cannot_be_read_stays(store):
    row = store.scenarios.add("of a later version", '{"format":2}', NOW)
    kept = Scenarios(store, Clock())
    (found,) = kept.all
    assert (found.name, found.scenario) == ("of a later version", None)
    kept.change(found.id, scenario(name="mine"))
    kept.undo()
    assert store.scenarios.all() == [row]


def test_versions(kept, store):
    number = kept.add(scenario()).id
    other = kept.add(scenario()).id
    found = project(scenario(), BOOK)
    first = kept.keep_version(number, found)
    second = kept.keep_version(number, found)
    assert first.version == version(found, NOW + timedelta(seconds=3))
    assert kept.versions(number) == [second, first]
    assert kept.versions(other) == []
    store.scenarios.add_version(number, "{}", NOW)
    assert kept.versions(number) == [second, first]
    kept.delete_version(second.id)
    assert kept.versions(number) == [first]
    kept.delete(number)
    assert Scenarios(store, Clock()).versions(number) == []


def test_a_store_that_cannot_write_changes_nothing(kept, store):
    number = kept.add(scenario(name="a")).id
    store._connection.execute("PRAGMA query_only = 1")
    for action in (
        lambda: kept.add(scenario()),
        lambda: kept.change(number, scenario(name="b")),
        lambda: kept.delete(number),
        kept.undo,
    ):
        with pytest.raises(StoreError):
            action()
    assert names(kept) == ["a"]
    store._connection.execute("PRAGMA query_only = 0")
    assert (kept.undo(), names(kept), kept.can_redo) == (number, [], True)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("acdur"), st.integers(0, 5)), max_size=30))
def test_back_to_where_it_began(steps):
    """As often as it takes, undo and redo lead through the same states."""
    kept = Scenarios(Store.in_memory(), Clock())
    for word, n in steps:
        there = [each.id for each in kept.all]
        if word == "a":
            kept.add(scenario(name=str(n)))
        elif word == "u":
            kept.undo()
        elif word == "r":
            kept.redo()
        elif there and word == "c":
            kept.change(there[n % len(there)], scenario(retries=Decimal(n) / 10))
        elif there:
            kept.delete(there[n % len(there)])
    whole = kept.all
    times = 0
    while kept.undo() is not None:
        times += 1
    assert kept.all == []
    for _ in range(times):
        kept.redo()
    assert kept.all == whole or kept.can_redo
