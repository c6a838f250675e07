"""The power goes at any moment: all that was acknowledged is there, and nothing is a mixture."""

import copy
import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from powercut import WORDS, Disk, Inode, calls, put

from estimator.store.store import Store

ROOT = Path(__file__).parents[2]
STRACE = shutil.which("strace") or ""
needs_strace = pytest.mark.skipif(not STRACE, reason="strace tells of the order of the writes")


def traced(tmp_path, seed, steps):
    """The calls of a process that keeps and saves, and its folder."""
    folder, trace = tmp_path / "data", tmp_path / "trace"
    folder.mkdir(mode=0o700)
    words = [STRACE, "-xx", "-s", "100000000", "-e", f"trace={WORDS}", "-o", str(trace)]
    program = [
        sys.executable,
        str(ROOT / "tests" / "keeper.py"),
        str(folder),
        str(seed),
        str(steps),
    ]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [*words, *program], env=environment, capture_output=True, text=True, check=False
    )
    if "PTRACE" in done.stderr:
        pytest.skip(f"strace may not be used here: {done.stderr.strip()}")
    assert done.returncode == 0, done.stderr
    return list(calls(trace.read_text(encoding="ascii"))), folder


def last(told, word):
    """What was said last under a word; None where nothing was."""
    said = [line.partition(" ")[2] for line in told if line.partition(" ")[0] == word]
    return json.loads(said[-1]) if said else None


def check(found, told, path):
    """Open what a disk holds."""
    if path.exists():
        shutil.rmtree(path)
    path.mkdir()
    for name, content in found.items():
        (path / name).write_bytes(content)
    opening = Store.open_or_replace(path / "estimator.db")
    assert opening.problem is None, opening.problem
    drafts = opening.store.drafts
    texts = {str(head.number): drafts.read(head.number).text for head in drafts.heads()}
    opening.store.close()
    assert texts in ((last(told, "kept") or {}), last(told, "keeping"))
    saved = (path / "prompt.txt").read_bytes().decode() if "prompt.txt" in found else None
    assert saved in (last(told, "saved"), last(told, "saving"))


def campaign(tmp_path, seed, steps, cuts):
    events, folder = traced(tmp_path, seed, steps)
    chance, disk = random.Random(seed), Disk(folder)
    wanted = chance.choices(range(len(events)), k=cuts)
    for number, event in enumerate(events):
        disk.apply(*event)
        for _ in range(wanted.count(number)):
            check(disk.after_a_cut(chance), disk.told, tmp_path / "after")
    assert len([line for line in disk.told if line.startswith("kept")]) > steps // 2


@needs_strace
def test_a_power_cut_loses_nothing_that_was_acknowledged(tmp_path):
    campaign(tmp_path, 1, 25, 120)


@needs_strace
@pytest.mark.slow
@pytest.mark.parametrize("seed", range(10, 30))
def test_five_thousand_power_cuts(tmp_path, seed):
    campaign(tmp_path, seed, 60, 250)


# The disk that is simulated


def test_a_write_is_lost_torn_or_there_until_it_is_flushed():
    inode = Inode(b"o" * 2048)
    inode.pending.append((100, b"n" * 1500))
    seen = {inode.after_a_cut(random.Random(seed)) for seed in range(60)}
    whole = b"o" * 100 + b"n" * 1500 + b"o" * 448
    assert {b"o" * 2048, whole} < seen
    for each in seen:
        assert len(each) == 2048
        assert each[:100] + each[1600:] == b"o" * 548
    inode.flushed()
    assert {inode.after_a_cut(random.Random(seed)) for seed in range(9)} == {whole}


def test_a_file_that_is_renamed_before_it_is_flushed_may_be_empty(tmp_path):
    """As programs lose files: the test would see it if this one did."""
    events = [
        ("openat", f'AT_FDCWD, "{hexed(tmp_path / "new")}", O_CREAT', 5),
        ("write", f'5, "{hexed("text")}", 4', 4),
        ("rename", f'"{hexed(tmp_path / "new")}", "{hexed(tmp_path / "name")}"', 0),
        ("openat", f'AT_FDCWD, "{hexed(tmp_path)}", O_RDONLY', 6),
        ("fsync", "6", 0),
    ]
    disk = Disk(tmp_path)
    for event in events[:-1]:
        disk.apply(*event)
    seen = [copy.deepcopy(disk).after_a_cut(random.Random(seed)) for seed in range(60)]
    assert {} in seen
    assert {"new": b""} in seen
    assert {"name": b"text"} in seen
    disk.apply(*events[-1])
    seen = [disk.after_a_cut(random.Random(seed)) for seed in range(20)]
    assert all(list(each) == ["name"] for each in seen)
    assert {"name": b""} in seen


def hexed(path):
    return "".join(f"\\x{byte:02x}" for byte in str(path).encode())


def test_what_is_cut_is_gone():
    assert put(b"12345", 2, None) == b"12"
    assert put(b"1", 3, b"4") == b"1\0\0004"
