"""A running app holds a lock that bears its name, and one that was killed holds none."""

import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest

from estimator.ui.claim import Claim

ROOT = Path(__file__).parents[2]
HOLD = """
import sys, time
from estimator.ui.claim import Claim
held = Claim(sys.argv[1])
print(held.name, flush=True)
time.sleep(60)
"""


@pytest.fixture
def database(tmp_path):
    return str(tmp_path / "estimator.db")


@pytest.fixture
def another(database):
    """Another process that holds a claim, and the claim's name."""
    words = [sys.executable, "-c", HOLD, database]
    with subprocess.Popen(words, stdout=subprocess.PIPE, cwd=ROOT) as process:
        yield process, process.stdout.readline().decode().strip()
        process.kill()


def locks(database):
    return sorted(file.stem for file in Path(database).with_name("running").glob("*.lock"))


def test_one_that_runs_is_alive_until_it_is_killed(database, another):
    mine, (process, name) = Claim(database), another
    assert mine.is_alive(name)
    assert mine.is_alive(mine.name)
    process.kill()
    process.wait()
    assert not mine.is_alive(name)
    mine.release()
    assert locks(database) == [name]  # until it is swept


def test_one_that_was_killed_elsewhere_or_whose_number_is_anothers_now_is_not_alive(database):
    mine = Claim(database)
    lock = Path(database).with_name("running") / "gone.lock"
    for host in ("another-computer", platform.node()):
        lock.write_text(f"{os.getpid()}\n{Path(sys.executable).name}\n{host}\n")
        assert not mine.is_alive("gone")


def test_one_that_ends_leaves_nothing(database):
    mine = Claim(database)
    assert locks(database) == [mine.name]
    mine.release()
    assert locks(database) == []
    assert not Claim(database).is_alive(mine.name)


def test_what_killed_ones_left_is_swept_but_for_what_is_new(database, another):
    folder = Path(database).with_name("running")
    folder.mkdir(exist_ok=True)
    for name, age in (("old", 1000), ("new", 0)):
        lock = folder / f"{name}.lock"
        lock.write_text("")
        moment = lock.stat().st_mtime - age
        os.utime(lock, (moment, moment))
    mine = Claim(database)
    assert locks(database) == sorted([another[1], mine.name, "new"])


@pytest.mark.parametrize("name", ["", "../x", "a/b", "none"])
def test_a_name_that_is_nobodys(database, name):
    assert not Claim(database).is_alive(name)


def test_a_store_that_forgets_needs_no_lock(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    made = Claim(":memory:")
    assert not made.is_alive("x")
    made.release()
    assert list(tmp_path.iterdir()) == []
