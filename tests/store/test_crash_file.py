"""What is known of a crash is there at the next start, once."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from estimator.store import crash_file

ROOT = Path(__file__).resolve().parents[2]
CRASH = """
import ctypes, faulthandler
from estimator.store import crash_file
crash_file.watch()
def at_work():
    ctypes.string_at(0)
at_work()
"""


@pytest.fixture(autouse=True)
def data_dir(tmp_path, monkeypatch):
    monkeypatch.setenv("ESTIMATOR_DATA_DIR", str(tmp_path / "data"))
    return tmp_path / "data"


def run(code):
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run([sys.executable, "-c", code], env=env, check=False).returncode


def test_a_crash_is_told_once():
    assert run(CRASH) != 0
    told = crash_file.take()
    assert "in at_work" in told
    assert crash_file.take() == ""


def test_an_end_as_it_should_be_leaves_nothing():
    code = (
        "from estimator.store import crash_file as c; c.watch(); c._open[0].write('x'); c.leave()"
    )
    assert run(code) == 0
    assert crash_file.path().read_bytes() == b""
    assert crash_file.take() == ""


def test_without_a_folder_nothing_is_told_and_nothing_fails(data_dir):
    assert crash_file.take() == ""
    data_dir.write_text("a file in the place of the folder")
    assert run("from estimator.store import crash_file as c; c.watch(); c.leave()") == 0


@pytest.mark.skipif(sys.platform == "win32", reason="there, folders of users are theirs alone")
def test_only_the_user_may_read_it():
    run("from estimator.store import crash_file as c; c.watch()")
    assert stat.S_IMODE(crash_file.path().stat().st_mode) == 0o600
