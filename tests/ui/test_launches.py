"""Launches over the same data, as real processes: one window, and no window without a word."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LAUNCHER = ROOT / "tests" / "launcher.py"
posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and sockets of files")


@pytest.fixture
def launch(tmp_path):
    """Starts the app over the same data; ends it with the test."""
    started = ExitStack()

    def start(*words, cwd=tmp_path, data="data", **more):
        process = subprocess.Popen(
            [sys.executable, LAUNCHER, *words],
            cwd=cwd,
            env={
                **os.environ,
                "ESTIMATOR_DATA_DIR": str(tmp_path / data),
                "QT_QPA_PLATFORM": "offscreen",
                "PYTHONPATH": str(ROOT),
                **more,
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            errors="surrogateescape",
        )
        started.callback(end, process)
        return process

    with started:
        yield start


def end(process):
    if process.poll() is None:
        process.send_signal(signal.SIGCONT)
        process.kill()
    process.communicate()


def line(process):
    told = process.stdout.readline()
    assert told, process.stderr.read()
    return told.rstrip("\n")


def handed(process):
    """Whether a launch ended well without a window."""
    told, errors = process.communicate(timeout=30)
    assert errors == ""
    return (process.returncode, told) == (0, "")


@pytest.fixture
def first(launch):
    process = launch(PYTHONIOENCODING="utf-8:surrogateescape")
    assert line(process) == "ready "
    return process


def test_a_second_launch_raises_the_first_and_hands_its_files_over(launch, first, tmp_path):
    there = tmp_path / "there"
    there.mkdir()
    for name in ("a b.md", "ü.txt"):
        (there / name).write_text(name)
    assert handed(launch("a b.md", "../there/ü.txt", cwd=there))
    told = [line(first) for _ in range(3)]
    assert told == ["front False", f"open {there / 'a b.md'}", f"open {there}/../there/ü.txt"]
    assert first.poll() is None


def test_a_second_launch_without_files_shows_a_window_that_was_minimized(launch, tmp_path):
    (tmp_path / "a.md").write_text("words")
    first = launch("a.md", MINIMIZED="yes")
    assert line(first) == "ready "
    assert handed(launch())
    assert line(first) == "front False"


def test_a_name_that_is_no_text_is_handed_over_too(launch, first, tmp_path):
    if sys.platform != "linux":
        pytest.skip("elsewhere names are texts")
    path = os.fsencode(tmp_path) + b"/\xff.md"
    Path(os.fsdecode(path)).write_text("words")
    assert handed(launch(path))
    assert line(first) == "front False"
    assert line(first) == f"open {os.fsdecode(path)}"


def test_other_data_is_another_app(launch, first):
    other = launch(data="other")
    assert line(other) == "ready "
    assert first.poll() is other.poll() is None


@posix
def test_the_lock_and_the_socket_of_a_killed_app_do_no_harm(launch, first, tmp_path):
    first.kill()
    first.wait()
    assert (tmp_path / "data" / "running" / "window.socket").exists()
    assert line(launch()) == "ready "
    assert handed(launch())


def test_when_the_first_has_ended_the_next_has_the_window(launch, tmp_path):
    ended = launch(ENDS="yes")
    assert line(ended) == "ready "
    assert ended.wait(timeout=30) == 0
    assert not (tmp_path / "data" / "running" / "window.socket").exists()
    assert (tmp_path / "data" / "running" / "window.place").read_bytes() == b""
    assert line(launch()) == "ready "


@posix
def test_where_the_first_hangs_the_second_says_so_in_a_window_of_its_own(launch, first, tmp_path):
    (tmp_path / "a.md").write_text("words")
    first.send_signal(signal.SIGSTOP)
    lock = tmp_path / "data" / "running" / "window.place"
    os.utime(lock, (0, 0))  # as if it had begun long ago
    counted, _ = launch("count", "a.md").communicate(timeout=30)
    assert counted  # by a word of the command line, which asks nobody
    second = launch("a.md", LANG="C.UTF-8")
    assert line(second).startswith("ready Another window of Token Estimator is open and does not")
    first.send_signal(signal.SIGCONT)
    os.utime(lock)
    assert handed(launch())
    assert line(first) == "front False"  # and not the file, which the second has opened


@posix
def test_twenty_launches_at_once_are_one_window(launch, tmp_path):
    everyone = [launch() for _ in range(20)]
    deadline = time.monotonic() + 60
    while sum(process.poll() is None for process in everyone) > 1:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    [window] = [process for process in everyone if process.poll() is None]
    assert all(handed(process) for process in everyone if process is not window)
    assert [line(window) for _ in range(20)] == ["ready ", *["front False"] * 19]


def test_a_folder_with_a_long_name_has_a_socket_elsewhere(launch, tmp_path):
    data = "long" * 40
    first = launch(data=data)
    assert line(first) == "ready "
    place = json.loads((tmp_path / data / "running" / "window.place").read_text())
    assert not place["address"].startswith(str(tmp_path / data))
    assert handed(launch(data=data))
    assert line(first) == "front False"


HOSTILE = [
    b"",
    b"\n",
    b"GET / HTTP/1.1\r\n\r\n",
    b'{"version": 2, "files": [], "activation": ""}\n',
    b'{"version": 1, "files": ["relative"], "activation": ""}\n',
    b"[" * 100_000 + b"\n",
    b"\xff\xfe\x00" * 1000,
    b"x" * (8 << 20),
]


@posix
def test_whatever_else_is_said_to_the_socket_is_ignored(launch, first, tmp_path):
    address = str(tmp_path / "data" / "running" / "window.socket")
    silent = [socket.socket(socket.AF_UNIX) for _ in range(40)]
    for one in silent:
        one.settimeout(20)
        one.connect(address)
    for message in HOSTILE:
        with socket.socket(socket.AF_UNIX) as hostile:
            hostile.settimeout(20)
            hostile.connect(address)
            try:
                hostile.sendall(message)
                hostile.shutdown(socket.SHUT_WR)
                assert hostile.recv(64) in (b"", b"strange\n")
            except (BrokenPipeError, ConnectionResetError):
                pass  # hung up on
    assert all(one.recv(64) == b"" for one in silent)  # hung up on, in the end
    for one in silent:
        one.close()
    assert handed(launch())
    assert line(first) == "front False"


@posix
def test_the_socket_is_the_users_alone(first, tmp_path):
    running = tmp_path / "data" / "running"
    assert (running / "window.socket").stat().st_mode & 0o777 == 0o600
    assert (running / "window.place").stat().st_mode & 0o777 == 0o600
    assert running.stat().st_mode & 0o777 == 0o700
