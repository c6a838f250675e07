"""A file of any bytes: opening it never fails in another way than it says, and never loses it."""

import random
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from stores import leave, left

from estimator.pricing.entries import rate_entry
from estimator.pricing.rates import RateKey
from estimator.store import peek
from estimator.store.database import StoreError
from estimator.store.rows import Draft
from estimator.store.store import Store
from estimator.tokens.observation import Observation
from estimator.tokens.scripts import Script
from estimator.tokens.text import Coding

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
DRAFT = Draft("a prompt " * 100, Path("a.txt"), Coding(), "\n", modified=True, cursor=3)
ENTRIES = [
    rate_entry(RateKey("openai", "gpt-5.4", "standard", "", "input_tokens", n)) for n in range(60)
]


def filled(path):
    """The bytes of a real file, of some pages and every table."""
    store = Store.open(path)
    for n in range(0, 60, 6):
        store.own.change(dict.fromkeys(ENTRIES[n : n + 6], f"2.{n}"), f"import {n}", NOW)
        store.own.change({("model", f'["me","{n}"]'): '{"name": "中"}'}, "model", NOW)
    store.own.undo(NOW)
    row = store.scenarios.add("a scenario", '{"calls": 1}', NOW)
    store.scenarios.add_version(row.id, '{"total": "1"}', NOW)
    store.set_settings({f"setting {n}": "x" * 50 for n in range(30)})
    store.set_recent_files([Path("a.txt"), Path("中.txt")])
    leave(store, DRAFT)
    for n in range(20):
        store.add_observation(Observation("p", "m", "o200k_base", Script.CJK, n, n + 1), NOW)
    store.close()
    return path.read_bytes()


def flipped(chance, data):
    spoilt = bytearray(data)
    for _ in range(chance.choice([1, 1, 2, 10, 100])):
        spoilt[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(spoilt)


def flipped_in_the_header(chance, data):
    spoilt = bytearray(data)
    spoilt[chance.randrange(100)] = chance.randrange(256)
    return bytes(spoilt)


def replaced_in_a_row(chance, data):
    """Somewhere among the texts, bytes of another."""
    start, other = (chance.randrange(len(data) - 20) for _ in "12")
    size = chance.randrange(1, 20)
    return data[:start] + data[other : other + size] + data[start + size :]


def truncated(chance, data):
    return data[: chance.randrange(len(data))]


def with_a_page_of_another(chance, data):
    first, second = (4096 * chance.randrange(len(data) // 4096) for _ in "12")
    return data[:first] + data[second : second + 4096] + data[first + 4096 :]


def noise(chance, _data):
    return chance.randbytes(chance.choice([0, 1, 20, 100, 5000]))


def noise_after_the_header(chance, data):
    return data[:100] + chance.randbytes(len(data) - 100)


WAYS = [
    flipped,
    flipped,
    flipped_in_the_header,
    replaced_in_a_row,
    truncated,
    with_a_page_of_another,
    noise,
    noise_after_the_header,
]


def check(path, spoilt, *, has_backup):
    """Whether the store that is opened holds what was kept, works, and lost nothing."""
    path.write_bytes(spoilt)
    assert all(isinstance(value, str) for value in peek.settings(path).values())
    opening = Store.open_or_replace(path)
    store = opening.store
    if opening.kept:
        assert opening.kept.read_bytes() == spoilt
        assert (opening.backup_of is not None) == has_backup
        assert (left(store) == DRAFT) == has_backup
    elif opening.problem:
        assert not store.is_lasting
        assert path.read_bytes() == spoilt
    works(store)
    store.close()
    return opening.problem.kind if opening.problem else "opened"


def works(store):
    store.settings(), store.recent_files(), left(store), store.observations()
    store.own.entries(), store.own.steps(10**6), store.own.revision()
    row = store.scenarios.add("another", "{}", NOW)
    assert row in store.scenarios.all()
    assert store.scenarios.add_version(row.id, "{}", NOW) in store.scenarios.versions()
    number = store.own.change(
        {("rule", '["fuzz"]'): '{"percent":"5"}', ENTRIES[0]: ""}, "fuzz", NOW
    )
    assert store.own.undo(NOW).number == number
    assert store.own.redo(NOW).number == number
    assert store.own.entries()[ENTRIES[0]] == ""
    leave(store, DRAFT)
    store.set_settings({"setting 1": "y"})
    assert (left(store), store.settings()["setting 1"]) == (DRAFT, "y")


def campaign(folder, seeds):
    """How often each problem was found."""
    data = filled(folder / "real" / "estimator.db")
    found = {}
    for seed in seeds:
        chance = random.Random(seed)
        path = folder / "spoilt" / "estimator.db"
        path.parent.mkdir()
        has_backup = chance.random() < 0.5
        if has_backup:
            shutil.copy(folder / "real" / "estimator.db", f"{path}.backup")
        spoilt = chance.choice(WAYS)(chance, data)
        kind = check(path, spoilt, has_backup=has_backup)
        found[kind] = found.get(kind, 0) + 1
        shutil.rmtree(path.parent)
    return found


def test_a_file_of_any_bytes(tmp_path):
    found = campaign(tmp_path, range(200))
    assert found["damaged"] > 100
    assert found["opened"] > 10


@pytest.mark.slow
def test_a_file_of_any_bytes_for_long(tmp_path):
    print(campaign(tmp_path, range(10_000, 20_000)))  # noqa: T201 - of interest with -s


def test_every_byte_of_the_header(tmp_path):
    """One that matters is damage, or says that the file is newer, which is left as it is."""
    data = filled(tmp_path / "real" / "estimator.db")
    for place in range(100):
        path = tmp_path / str(place) / "estimator.db"
        path.parent.mkdir()
        spoilt = data[:place] + bytes([data[place] ^ 0x55]) + data[place + 1 :]
        kind = check(path, spoilt, has_backup=False)
        assert kind == "newer" if 60 <= place < 64 else kind in {"opened", "damaged"}


@pytest.mark.parametrize("seed", range(20))
def test_opening_alone_raises_nothing_else_and_leaves_the_file(tmp_path, seed):
    path = tmp_path / "estimator.db"
    spoilt = flipped(random.Random(seed), filled(path))
    path.write_bytes(spoilt)
    try:
        Store.open(path).close()
    except StoreError:
        assert path.read_bytes() == spoilt
