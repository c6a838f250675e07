"""A fault that nobody expected: the text is kept, the log is written, and it is said once."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QDesktopServices, QGuiApplication
from stores import left
from windows import put, said

from estimator.store import crash_file, fault_log
from estimator.ui.faults import Faults
from estimator.ui.workers import Worker

ROOT = Path(__file__).resolve().parents[2]
TYPED = "the secret plan of project Zanzibar"


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def faults(window, clock, monkeypatch, qtbot):
    """The window with its faults watched, as the program does; pytest's own hooks stand aside."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # put back at the end
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    monkeypatch.setattr(crash_file, "watch", lambda: None)  # pytest has its own
    made = Faults(window, clock)
    made.watch()
    put(window, TYPED)
    return made


def fail():
    raise ValueError(TYPED)


def log():
    return fault_log.path().read_text(encoding="utf-8") if fault_log.path().exists() else ""


def test_a_fault_of_a_slot_keeps_the_text_and_is_said(faults, window, qtbot, restart):
    QTimer.singleShot(0, fail)
    qtbot.waitUntil(lambda: faults.window is not None)
    assert faults.window.isVisible()
    assert faults.window.happened.text() == (
        "Something in the app failed. What you did last may not be done."
    )
    assert faults.window.kept.text() == "Your text is kept."
    assert str(fault_log.path()) in faults.window.logged.text()
    assert left(window._session.store).text == TYPED
    assert "in fail" in log()
    assert "Zanzibar" not in log()


def test_a_fault_of_a_thread_is_said_in_the_window(faults, qtbot):
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: faults.window is not None)
    assert "in fail" in log()


def test_a_fault_of_a_thing_that_goes_is_said(faults, qtbot):
    class Going:
        def __del__(self):
            fail()

    Going()
    qtbot.waitUntil(lambda: faults.window is not None)
    assert "in __del__" in log()


def test_a_worker_goes_on_after_a_fault(faults, qtbot):
    worker, done = Worker(), []
    worker.do(fail)
    worker.do(lambda: done.append(1))
    qtbot.waitUntil(lambda: done == [1])
    worker.stop()
    assert faults is not None
    qtbot.waitUntil(lambda: "in fail" in log())


def test_a_loop_of_one_fault_is_said_and_logged_once(faults, clock, qtbot):
    for _ in range(50):
        clock.now += 0.02
        QTimer.singleShot(0, fail)
    qtbot.wait(50)
    first = faults.window
    first.go_on.click()
    clock.now += 59
    QTimer.singleShot(0, fail)
    qtbot.wait(20)
    assert faults.window is first
    assert not first.isVisible()
    assert log().count("in fail") == 1


def test_the_same_fault_a_while_later_is_said_again(faults, clock, qtbot):
    QTimer.singleShot(0, fail)
    qtbot.waitUntil(lambda: faults.window is not None)
    first = faults.window
    first.go_on.click()
    clock.now += 61
    QTimer.singleShot(0, fail)
    qtbot.waitUntil(lambda: faults.window is not first)
    assert log().count("in fail") == 2


def test_another_fault_meanwhile_is_logged_and_opens_no_second_dialog(faults, qtbot):
    QTimer.singleShot(0, fail)
    qtbot.waitUntil(lambda: faults.window is not None)
    first = faults.window
    QTimer.singleShot(0, lambda: 1 / 0)
    qtbot.waitUntil(lambda: "ZeroDivisionError" in log())
    assert faults.window is first


def test_a_text_that_can_not_be_kept_is_said_not_to_be(faults, window, monkeypatch, qtbot):
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(window.keeper, "keep", fail)
        QTimer.singleShot(0, lambda: 1 / 0)
        qtbot.waitUntil(lambda: faults.window is not None)
    assert faults.window.kept.text().startswith("Your text could not be kept.")


def test_a_log_that_can_not_be_written_is_said_not_to_be(faults, monkeypatch, qtbot):
    monkeypatch.setattr(fault_log, "write", lambda _: False)
    QTimer.singleShot(0, fail)
    qtbot.waitUntil(lambda: faults.window is not None)
    assert faults.window.logged.text().startswith("The log could not be written: ")


def test_a_fault_of_the_dialog_itself_is_only_printed(faults, monkeypatch, capsys, qtbot):
    monkeypatch.setattr("estimator.ui.fault_window.FaultWindow", fail)
    QTimer.singleShot(0, lambda: 1 / 0)
    qtbot.waitUntil(lambda: "ZeroDivisionError" in log())
    assert faults.window is None
    assert "Traceback" in capsys.readouterr().err


def test_the_dialogs_buttons(faults, window, monkeypatch, qtbot):
    opened, ended = [], []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    monkeypatch.setattr(QCoreApplication, "exit", ended.append)
    QTimer.singleShot(0, fail)
    qtbot.waitUntil(lambda: faults.window is not None)
    faults.window.folder.click()
    assert [Path(folder) for folder in opened] == [fault_log.path().parent]
    faults.window.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert "Token Estimator" in copied
    assert "in fail" in copied
    assert copied.count("Zanzibar") == 0
    faults.window.quit.click()
    assert ended == [1]
    assert not window.isVisible()


def test_every_button_has_a_name_and_one_is_the_first(faults, qtbot):
    QTimer.singleShot(0, fail)
    qtbot.waitUntil(lambda: faults.window is not None)
    assert faults.window.go_on.isDefault()
    assert all(button.text() for button in (faults.window.folder, faults.window.quit))


CRASH = """
import ctypes, sys
from PySide6.QtCore import QTimer
from estimator import __main__ as program
begin = program._begin
def begun(window, argv):
    QTimer.singleShot(0, window, END)
    return begin(window, argv)
program._begin = begun
sys.argv = ["estimator"]
sys.exit(program.main())
"""


def run(folder, end):
    surroundings = {"ESTIMATOR_DATA_DIR": str(folder), "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        [sys.executable, "-c", CRASH.replace("END", end)],
        env={**os.environ, **surroundings, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


SAY = "lambda: (print(window.notice.text()), window.close())"


def test_a_crash_is_said_at_the_next_start_and_not_again(tmp_path):
    folder = tmp_path / "data"
    assert run(folder, "lambda: ctypes.string_at(0)").returncode not in (0, 1)
    told = run(folder, SAY).stdout
    assert told.startswith("The app ended unexpectedly the last time. Your text is here")
    assert "string_at" in (folder / "log" / "estimator.log").read_text(encoding="utf-8")
    again = run(folder, SAY)
    assert (again.returncode, again.stdout) == (0, "\n"), again.stderr


def test_no_log_is_imported_or_written_where_all_is_well(tmp_path):
    code = "lambda: (print('estimator.store.fault_log' in sys.modules), window.close())"
    assert run(tmp_path / "data", code).stdout == "False\n"
    assert not (tmp_path / "data" / "log" / "estimator.log").exists()


def test_the_notice_has_a_way_to_the_folder(window, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    window.troubles.say_crash(fault_log.path())
    assert said(window).endswith(f"is in {fault_log.path()}.")
    window.notice._action.click()
    assert [Path(url.toLocalFile()) for url in opened] == [fault_log.path().parent]


NO_START = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from estimator import __main__ as program
def say():
    window = QApplication.activeModalWidget() or next(
        each for each in QApplication.topLevelWidgets() if each.objectName() == "faultWindow"
    )
    print(window.happened.text(), window.kept.text(), window.go_on.isVisible())
    window.quit.click()
def begin(window, argv):
    QTimer.singleShot(200, say)
    raise ValueError("the secret")
program._begin = begin
sys.argv = ["estimator"]
sys.exit(program.main())
"""


def test_a_fault_of_the_start_is_said_and_ends_the_app(tmp_path):
    surroundings = {"ESTIMATOR_DATA_DIR": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", NO_START],
        env={**os.environ, **surroundings, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout == "The app could not start. Your text is kept. False\n", done.stderr
    assert done.returncode == 1
    told = (tmp_path / "log" / "estimator.log").read_text(encoding="utf-8")
    assert "in _begin_watched" in told
    assert "the secret" not in told
