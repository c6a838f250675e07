"""Files of strangers through every door of the window: no fault, no hang, no other text lost."""

import json
import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, SimpleQueue

import pytest
from batch_lines import CHAT

if sys.platform == "win32":
    pytest.skip("limits of POSIX", allow_module_level=True)

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 60  # for one file; what takes longer is stuck, on however slow a machine
HANG_SECONDS = 2.0


@dataclass
class Told:
    """What an opener told: faults, what took how long, and the most megabytes that it had."""

    faults: list[str] = field(default_factory=list)
    opened: list[tuple[float, float, str]] = field(default_factory=list)
    megabytes: int = 0

    @property
    def slow(self):
        """What held the window for too long."""
        return [each for each in self.opened if each[1] > HANG_SECONDS]


def opened(folder, *words):
    """What the opener tells of some files."""
    files, data = folder / "files", folder / "data"
    files.mkdir()
    environment = {
        **os.environ,
        "ESTIMATOR_DATA_DIR": str(data),
        "PYTHONPATH": str(ROOT),
        "QT_LOGGING_RULES": "*=false",
    }
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "tests" / "opener.py"), str(files), *map(str, words)],
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env=environment,
        text=True,
    )
    lines = SimpleQueue()

    def read():
        for line in process.stdout:
            lines.put(line)
        lines.put("")

    reader = threading.Thread(target=read)
    reader.start()
    try:
        return followed(lines, process)
    finally:
        process.kill()
        process.wait()
        reader.join()
        process.stdout.close()


def followed(lines, process):
    told, now = Told(), "the start"
    while True:
        try:
            line = lines.get(timeout=PATIENCE_SECONDS).rstrip("\n")
        except Empty:
            told.faults.append(f"stuck at {now}")
            return told
        word, _, rest = line.partition(" ")
        if word == "begin":
            now = rest
        elif word == "FAULT":
            told.faults.append(f"{now}: {rest}")
        elif word == "done":
            taken, held = map(float, rest.split())
            told.opened.append((taken, held, now))
        elif word == "end":
            told.megabytes = int(rest)
            return told
        elif not word:
            told.faults.append(f"ended at {now} with {process.wait()}")
            return told


def test_some_files_of_strangers(tmp_path):
    told = opened(tmp_path, 0, 40)
    assert told.faults == []
    assert len(told.opened) == 40


@pytest.mark.slow
def test_files_that_are_made_to_break_something_by_every_door(tmp_path):
    told = opened(tmp_path, "made")
    report(told)
    assert told.faults == []
    assert told.slow == []


@pytest.mark.slow
def test_twenty_thousand_files_of_strangers(tmp_path):
    def part(first):
        folder = tmp_path / str(first)
        folder.mkdir()
        return opened(folder, first, first + 1000)

    with ThreadPoolExecutor(2) as pool:
        parts = list(pool.map(part, range(100_000, 120_000, 1000)))
    told = Told(
        [fault for each in parts for fault in each.faults],
        [one for each in parts for one in each.opened],
        max(each.megabytes for each in parts),
    )
    report(told)
    assert told.faults == []
    assert told.slow == []
    assert len(told.opened) == 20_000


def report(told):
    worst = max(told.opened)
    held = max(told.opened, key=lambda each: each[1])
    print(  # noqa: T201 - of interest with -s
        f"{len(told.opened)} files, {told.megabytes} MB; the longest {worst[0]:.2f} s: {worst[2]};"
        f" the window was held {held[1]:.2f} s at most: {held[2]}; slow: {told.slow}"
    )


def test_a_body_without_messages_is_told_of_in_the_window(window, written, qtbot):
    """As 110358 of the campaign found it."""
    request = {"custom_id": "1", "method": "POST", "url": CHAT, "body": {"model": "gpt-4o-mini"}}
    window.batching.open_path(written(json.dumps(request) + "\n", "batch.jsonl"))
    table = window.batching.window.problems
    qtbot.waitUntil(lambda: table.rowCount() == 1)
    assert table.index(0, 1).data().startswith("The body is no request")
