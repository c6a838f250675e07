"""What is kept, against plain dicts; and what a fault leaves of it."""

import os
import sqlite3
import sys
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from stores import leave, left
from strategies import TEXTS

from estimator.store.database import StoreError
from estimator.store.rows import Draft
from estimator.store.rows import Kept as KeptObservation
from estimator.store.store import RECENT, Store
from estimator.tokens.observation import Observation
from estimator.tokens.scripts import Script
from estimator.tokens.text import Coding

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
DRAFT = Draft("a\nb", Path("prompt.txt"), Coding(), "\n", modified=True, cursor=2)

WORDS = st.sampled_from(["openai", "gpt-5.4", "", "2026-07-30", "中", "it's; --"])
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
PATHS = st.sampled_from(["a.txt", "b/c.txt", "中.md", "/x y", "d\udcff.txt"]).map(Path)
DRAFTS = st.builds(
    Draft,
    TEXTS,
    st.none() | PATHS,
    st.builds(Coding, st.sampled_from(["utf-8", "utf-16-le"]), st.booleans()),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.booleans(),
    st.integers(0, 10**9),
)
SEEN = Observation("anthropic", "claude-sonnet-5", "o200k_base", Script.LATIN, 1000, 1530)
OBSERVATIONS = st.builds(
    Observation, WORDS, WORDS, WORDS, st.sampled_from(Script), st.integers(0, 10**12),
    st.integers(1, 10**12),
)  # fmt: skip


class Kept(RuleBasedStateMachine):
    """Whatever is written in whatever order is there, at once and after a restart."""

    def __init__(self):
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "estimator.db"
        self.store = Store.open(self.path)
        self.settings, self.recent, self.draft = {}, [], None
        self.seen = {}

    @rule(seen=OBSERVATIONS)
    def add_observation(self, seen):
        number = self.store.add_observation(seen, NOW)
        assert number not in self.seen
        self.seen[number] = seen

    @rule(data=st.data())
    def forget_observations(self, data):
        gone = data.draw(st.sets(st.sampled_from([*self.seen, 10**6])))
        self.store.forget_observations(gone)
        self.seen = {number: seen for number, seen in self.seen.items() if number not in gone}

    @rule(named=st.dictionaries(TEXT, TEXT, max_size=3))
    def set_settings(self, named):
        self.store.set_settings(named)
        self.settings |= named

    @rule(path=PATHS)
    def open_a_file(self, path):
        self.store.add_recent_file(path)
        self.recent = [path, *(other for other in self.recent if other != path)]

    @rule(paths=st.lists(PATHS, unique=True))
    def set_the_recent_files(self, paths):
        self.store.set_recent_files(paths)
        self.recent = paths

    @rule(draft=DRAFTS)
    def leave_a_draft(self, draft):
        leave(self.store, draft)
        self.draft = draft

    @rule()
    def restart(self):
        self.store.close()
        self.store = Store.open(self.path)

    @invariant()
    def all_is_there(self):
        assert self.store.settings() == self.settings
        assert self.store.recent_files() == self.recent
        assert left(self.store) == self.draft
        kept = [KeptObservation(number, NOW, seen) for number, seen in sorted(self.seen.items())]
        assert self.store.observations() == kept

    def teardown(self):
        self.store.close()
        self.folder.cleanup()


TestKept = Kept.TestCase
TestKept.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)


def test_only_the_last_files_are_remembered(store):
    for n in range(RECENT + 5):
        store.add_recent_file(Path(f"{n}.txt"))
    assert store.recent_files() == [Path(f"{n}.txt") for n in range(RECENT + 4, 4, -1)]


@pytest.mark.skipif(sys.platform != "linux", reason="a file name of any bytes")
def test_a_file_name_that_is_no_unicode_is_kept(store):
    path = Path(os.fsdecode(b"caf\xe9.txt"))
    store.add_recent_file(path)
    leave(store, replace(DRAFT, path=path))
    assert store.recent_files() == [path]
    assert left(store).path == path


def test_a_file_twice_in_the_list_is_refused_and_the_list_kept(store):
    store.set_recent_files([Path("a")])
    with pytest.raises(StoreError) as caught:
        store.set_recent_files([Path("b"), Path("b")])
    assert caught.value.kind == "failed"
    assert store.recent_files() == [Path("a")]


@pytest.mark.parametrize("wrong", [{"billed": 0}, {"local": -1}, {"script": "runes"}])
def test_an_observation_that_can_be_none_is_refused(store, wrong):
    with pytest.raises(StoreError):
        store.add_observation(replace(SEEN, **wrong), NOW)
    assert store.observations() == []


def test_a_moment_that_is_none_is_damage(store, path):
    number = store.add_observation(SEEN, NOW)
    connection = sqlite3.connect(path)
    connection.execute("UPDATE observations SET seen_at = 'yesterday'")
    connection.commit()
    connection.close()
    with pytest.raises(StoreError) as caught:
        store.observations()
    assert caught.value == StoreError("damaged", str(path), "a moment of yesterday")
    store.forget_observations([number])
    assert store.observations() == []


def test_a_full_disk_loses_nothing_that_was_kept(store, path):
    leave(store, DRAFT)
    (pages,) = store._connection.execute("PRAGMA page_count").fetchone()
    store._connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreError) as caught:
        leave(store, replace(DRAFT, text="x" * 100_000))
    assert (caught.value.kind, caught.value.path) == ("full", str(path))
    assert left(store) == DRAFT
    store.set_settings({"a": "b"})  # what fits is still kept
    reopened = Store.open(path)
    assert (left(reopened), reopened.settings()) == (DRAFT, {"a": "b"})
    reopened.close()


def test_a_file_that_may_only_be_read(store):
    store._connection.execute("PRAGMA query_only = 1")
    with pytest.raises(StoreError) as caught:
        store.set_settings({"a": "b"})
    assert caught.value.kind == "unwritable"
    assert store.settings() == {}


@pytest.mark.parametrize(
    "read",
    [Store.settings, Store.recent_files, left, Store.observations],
    ids=["settings", "recent files", "draft", "observations"],
)
def test_a_file_that_is_lost_while_it_is_open(store, read):
    for table in ("settings", "recent_files", "drafts", "observations"):
        store._connection.execute(f"DROP TABLE {table}")
    with pytest.raises(StoreError):
        read(store)


def test_a_store_knows_whether_it_lasts(store):
    assert store.is_lasting
    passing = Store.in_memory()
    assert not passing.is_lasting
    passing.close()


def test_a_second_window_sees_what_the_first_has_kept(store, path):
    second = Store.open(path)
    store.set_settings({"theme": "dark"})
    assert second.settings() == {"theme": "dark"}
    second.close()
