"""What a later launch makes the window do, and that it is heard over a pipe as over a socket."""

import os
import sys
import threading
from multiprocessing.connection import Client
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog
from windows import said, tabs

from estimator import launch
from estimator.launch import STRANGE, TAKEN, Entry, Launch, Lock
from estimator.ui.launches import Launches
from estimator.ui.pipe import PipeListening


@pytest.fixture
def launches(window, tmp_path):
    lock = Lock.take(tmp_path / "lock")
    made = Launches(Entry(lock=lock), window)
    yield made
    made.stop()


def asked(qtbot, folder, message, by=launch._ask):
    """What is answered to a message, which another process would send."""
    answers = []
    place = launch._place(folder)
    asking = threading.Thread(target=lambda: answers.append(by(place, message, 10)))
    asking.start()
    qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
    asking.join()
    return answers[0]


def test_each_file_is_opened_in_its_prompt(window, launches, written, qtbot, tmp_path):
    paths = written("one", "1.md"), written("two", "2.md")
    message = Launch(paths, "token").to_bytes()
    assert asked(qtbot, tmp_path / "lock", message) == TAKEN
    qtbot.waitUntil(lambda: "2.md" in tabs(window))
    assert tabs(window) == ["1.md", "2.md"]
    assert window.editor.toPlainText() == "two"
    assert os.environ.pop("XDG_ACTIVATION_TOKEN") == "token"


def test_a_window_that_was_minimized_is_shown(window, launches):
    window.showMinimized()
    launches.take(Launch())
    assert not window.isMinimized()
    assert window.isActiveWindow()


def test_a_window_that_was_maximized_stays_so(window, launches):
    window.showMaximized()
    window.setWindowState(window.windowState() | Qt.WindowState.WindowMinimized)
    launches.take(Launch())
    assert window.isMaximized()
    assert not window.isMinimized()


def test_a_file_waits_until_a_question_is_answered(window, launches, written, qtbot):
    question = QDialog(window)
    question.open()
    launches.take(Launch((written("one", "1.md"),)))
    qtbot.wait(300)
    assert "1.md" not in tabs(window)
    question.reject()
    qtbot.waitUntil(lambda: "1.md" in tabs(window))


def test_where_there_is_no_place_for_a_socket_the_lock_is_let_go(window, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.mkdtemp", lambda **_: "/nowhere")
    lock = Lock.take(tmp_path / ("long" * 40))
    made = Launches(Entry(lock=lock), window)
    again = Lock.take(tmp_path / ("long" * 40))
    assert again
    again.release()
    made.stop()


def test_one_that_does_not_answer_is_told_of(window):
    Launches(Entry(is_unanswered=True), window)
    assert said(window) == (
        "Another window of Token Estimator is open and does not answer. This one has prompts of"
        " its own."
    )


# The pipe of Windows, whose code listens at a socket here


@pytest.fixture
def pipe(qapp, tmp_path):
    if sys.platform == "win32":
        address = ""
    else:
        address = str(tmp_path / "pipe")
    lock, parent = Lock.take(tmp_path / "lock"), QObject()
    assert lock
    made = PipeListening(lock, parent, address)
    yield made
    made.stop()
    lock.release()


def test_a_launch_is_heard_over_a_pipe(pipe, qtbot, tmp_path):
    heard = []
    pipe.launched.connect(heard.append)
    launched = Launch((Path(__file__),), "token")
    assert asked(qtbot, tmp_path / "lock", launched.to_bytes(), launch._by_pipe) == TAKEN
    assert heard == [launched]


def test_a_pipe_ignores_all_else(pipe, qtbot, tmp_path):
    heard = []
    pipe.launched.connect(heard.append)
    folder = tmp_path / "lock"
    silent = Client(launch._place(folder).address)
    assert asked(qtbot, folder, b"garbage", launch._by_pipe) == STRANGE

    def by(*words):
        try:
            return launch._by_pipe(*words)
        except (OSError, EOFError):
            return b"hung up"

    assert asked(qtbot, folder, b"x" * (2 << 20), by) == b"hung up"
    assert asked(qtbot, folder, Launch().to_bytes(), launch._by_pipe) == TAKEN
    assert heard == [Launch()]
    silent.close()
