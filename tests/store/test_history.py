"""No history: nothing of a prompt is kept, and nothing is left in the folder of what was."""

from dataclasses import replace
from pathlib import Path

import pytest
from stores import leave, left

from estimator.store.database import StoreError
from estimator.store.rows import Draft
from estimator.store.store import Store
from estimator.tokens.text import Coding

SECRET = "a secret that nobody is to find " * 300
OWN = {"attachments": "/plans/secret.png"}
DRAFT = Draft(
    SECRET, Path("/plans/secret.md"), Coding(), "\n", modified=True, cursor=2, choices=OWN
)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "estimator.db"


@pytest.fixture
def store(path):
    made = Store.open(path)
    leave(made, DRAFT)
    made.set_settings({"model": "gpt-5"})
    made.add_recent_file(Path("/plans/secret.md"))
    yield made
    made.close()


def test_what_was_kept_is_gone_from_every_file(store, path):
    store.back_up()
    path.with_name("estimator.db.backup-v3").write_bytes(path.read_bytes())
    assert all(b"secret" in file.read_bytes() for file in path.parent.iterdir())
    store.forget_history()
    assert [file.name for file in sorted(path.parent.iterdir())] == [
        "estimator.db", "estimator.db.backup",
    ]  # fmt: skip
    assert not any(b"secret" in file.read_bytes() for file in path.parent.iterdir())
    assert (left(store), store.recent_files()) == (None, [])


def test_settings_and_rates_stay(store):
    store.forget_history()
    assert store.settings()["model"] == "gpt-5"


def test_nothing_is_kept_from_then_on(store, path):
    store.forget_history()
    leave(store, DRAFT, settings={"model": "o3"})
    store.add_recent_file(Path("/plans/other.md"))
    assert (left(store), store.recent_files()) == (None, [])
    assert store.settings() == {"history": "none", "model": "o3"}
    store.close()
    again = Store.open(path)
    leave(again, DRAFT)
    assert left(again) is None
    again.close()


def test_what_a_thread_still_has_to_write_does_not_bring_it_back(store):
    beside = store.beside()
    store.forget_history()
    leave(beside, DRAFT, settings={"history": "all"})
    assert left(store) is None
    assert store.settings()["history"] == "none"
    beside.close()


def test_it_is_kept_again_when_it_is_wanted(store):
    store.forget_history()
    store.keep_history()
    leave(store, replace(DRAFT, text="new"), settings={"history": "none"})
    store.add_recent_file(Path("/plans/other.md"))
    assert left(store).text == "new"
    assert store.recent_files() == [Path("/plans/other.md")]
    assert "history" not in store.settings()


def test_one_in_memory_forgets_too():
    store = Store.in_memory()
    leave(store, DRAFT)
    store.forget_history()
    assert left(store) is None
    store.close()


def test_a_file_that_is_locked_says_so_and_keeps_what_it_has(store, path, monkeypatch):
    monkeypatch.setattr("estimator.store.database._BUSY_SECONDS", 0)
    other = Store.open(path)
    other._connection.execute("BEGIN EXCLUSIVE")
    store._connection.execute("PRAGMA busy_timeout = 0")
    with pytest.raises(StoreError) as caught:
        store.forget_history()
    assert caught.value.kind == "busy"
    other._connection.rollback()
    other.close()
    assert left(store) == DRAFT
