"""A process that is killed at any moment: every step that it told of is there, none is half."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from stores import RATES, old

from estimator.pricing.entries import rate_entry
from estimator.pricing.rates import RateKey
from estimator.store import copies, schema
from estimator.store.store import Store

ROOT = Path(__file__).parents[2]
OLD_ENTRIES = {rate_entry(RateKey(*row[:6])): row[6] for row in RATES}
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")

# Edits, imports, undoes and does again, and makes backups; tells of each step that was made.
WRITER = """
import random, sys
from datetime import UTC, datetime
from pathlib import Path
from estimator.store.store import Store

chance = random.Random(sys.argv[2])
store = Store.open(Path(sys.argv[1]))
entries = [("rule", f'["{n}"]') for n in range(400)]
print("ready", flush=True)
for n in range(10**6):
    many = entries if chance.random() < 0.2 else chance.sample(entries, 1)
    now = datetime.now(UTC)
    match chance.choice(["change", "change", "change", "undo", "redo", "backup"]):
        case "change":
            made = store.own.change(dict.fromkeys(many, f'{{"percent":"{n % 1000}"}}'), str(n), now)
            print("made", made, n, len(many), flush=True)
        case "undo":
            step = store.own.undo(now)
            print("undone", step.number if step else 0, flush=True)
        case "redo":
            step = store.own.redo(now)
            print("done", step.number if step else 0, flush=True)
        case _:
            store.back_up()
"""
OPENER = """
import sys
from pathlib import Path
from estimator.store.store import Store

print("ready", flush=True)
Store.open(Path(sys.argv[1]))
print("open", flush=True)
"""


def killed(script, path, seed, seconds):
    """What the process had told when it was killed, this long after it was ready."""
    words = [sys.executable, "-c", script, str(path), str(seed)]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, cwd=ROOT)
    assert process.stdout.readline() == b"ready\n"
    time.sleep(seconds)
    os.kill(process.pid, signal.SIGKILL)
    told, _ = process.communicate()
    return told.decode().splitlines()[: told.count(b"\n")]  # a line that is half was not told


def replayed(steps):
    """The entries that the steps which are not undone lead to."""
    entries = {}
    for step in steps:
        if not step.is_undone:
            for change in step.changes:
                assert entries.get((change.kind, change.key)) == change.old
                entries[change.kind, change.key] = change.new
    return entries


def told_of(lines):
    """The steps that were told of: by number, their label, size, and whether undone."""
    made = {}
    for verb, number, *more in map(str.split, lines):
        if verb == "made":
            made[int(number)] = (*more, False)
        elif number != "0":
            made[int(number)] = (*made[int(number)][:2], verb == "undone")
    return made


def check_all_is_there(path, lines):
    store = Store.open(path)
    steps = store.own.steps(10**6)[::-1]
    told = told_of(lines)
    found = {each.number: (each.label, str(len(each.changes)), each.is_undone) for each in steps}
    differing = {number for number in found | told if found.get(number) != told.get(number)}
    assert len(differing) <= 1, "more than what it was about to tell"
    assert found.keys() >= told.keys()
    assert {size for _, size, _ in found.values()} <= {"1", "400"}
    assert store.own.entries() == replayed(steps)
    store.own.change({("rule", '["0"]'): '{"percent":"5","note":"goes on"}'}, "", datetime.now(UTC))
    store.close()
    backup = copies.backup_of(path)
    assert copies.is_sound(backup) or not backup.exists()


def check_kills(folder, seeds):
    for seed in seeds:
        path = folder / str(seed) / "estimator.db"
        lines = killed(WRITER, path, seed, random.Random(seed).uniform(0, 0.3))
        check_all_is_there(path, lines)
        shutil.rmtree(path.parent)


def check_kills_while_opening(folder, seeds):
    """Of an old file: it has the old format or the new one, and all of its rates."""
    for seed in seeds:
        path = folder / str(seed) / "estimator.db"
        old(path, 2)
        killed(OPENER, path, seed, random.Random(seed).uniform(0, 0.02))
        kept = path.with_name("estimator.db.backup-v2")
        assert copies.is_sound(kept) or not kept.exists()
        store = Store.open(path)
        assert store.own.entries() == OLD_ENTRIES
        assert copies.is_sound(kept)
        assert schema.version(store._connection) == schema.VERSION
        store.close()


def test_every_step_that_was_told_is_there_whole(tmp_path):
    check_kills(tmp_path, range(10))


def test_an_old_file_is_brought_up_to_date_or_not(tmp_path):
    check_kills_while_opening(tmp_path, range(5))


@pytest.mark.slow
def test_every_step_that_was_told_is_there_whole_for_long(tmp_path):
    check_kills(tmp_path, range(1000, 1300))


@pytest.mark.slow
def test_an_old_file_is_brought_up_to_date_or_not_for_long(tmp_path):
    check_kills_while_opening(tmp_path, range(1000, 1100))
