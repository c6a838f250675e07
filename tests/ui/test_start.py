"""The program as it is started: with a screen, without one, and for its words alone."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_RUNTIME_DIR")


def start(words, tmp_path, **environment):
    """Run the program to its end."""
    return subprocess.run(
        [sys.executable, "-m", "estimator", *words],
        env=surroundings(tmp_path, **environment),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


def surroundings(tmp_path, **more):
    kept = {name: value for name, value in os.environ.items() if name not in SCREENS}
    return {**kept, "ESTIMATOR_DATA_DIR": str(tmp_path / "data"), **more}


linux = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")


@linux
@pytest.mark.parametrize(
    ("environment", "names"),
    [
        ({}, "neither DISPLAY nor WAYLAND_DISPLAY is set"),
        ({"DISPLAY": ":4711"}, ":4711"),
        ({"DISPLAY": "unix:4711.0"}, "unix:4711.0"),
        ({"WAYLAND_DISPLAY": "wayland-4711", "XDG_RUNTIME_DIR": "/nowhere"}, "wayland-4711"),
    ],
)
def test_without_a_screen_one_line_says_so(tmp_path, environment, names):
    done = start([], tmp_path, **environment)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("estimator: there is no screen to open a window on")
    assert names in done.stderr
    assert "count" in done.stderr
    assert not (tmp_path / "data").exists()


# What a user's desktop does to it is done by a line that runs in its place.
CLOSE_WHEN_PAINTED = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from estimator import __main__
from estimator.ui.editor import PromptEditor

def close_soon(editor):
    editor.painted.connect(lambda: (print("painted", editor.window().isVisible(), flush=True),
                                    QTimer.singleShot(0, editor.window().close)))
made = PromptEditor.__init__
def make(self, *words):
    made(self, *words)
    close_soon(self)
PromptEditor.__init__ = make
sys.argv = ["estimator", *sys.argv[1:]]
sys.exit(__main__.main())
"""


def test_with_a_screen_it_is_painted_and_ends_when_it_is_closed(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("hello")
    done = subprocess.run(
        [sys.executable, "-c", CLOSE_WHEN_PAINTED, path],
        env=surroundings(tmp_path, QT_QPA_PLATFORM="offscreen", PYTHONPATH=str(ROOT)),
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "painted True\n"), done.stderr
    assert "Traceback" not in done.stderr
    assert (tmp_path / "data" / "estimator.db").is_file()


@linux
def test_an_interrupt_in_the_terminal_ends_it(tmp_path):
    process = subprocess.Popen(
        [sys.executable, "-m", "estimator"],
        env=surroundings(tmp_path, QT_QPA_PLATFORM="offscreen"),
        cwd=ROOT,
        stderr=subprocess.PIPE,
    )
    end = time.monotonic() + 20
    while not (tmp_path / "data" / "estimator.db").is_file() and time.monotonic() < end:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    _, stderr = process.communicate(timeout=20)
    assert process.returncode == -signal.SIGINT
    assert b"Traceback" not in stderr


WITHOUT_QT = """
import sys
sys.argv = ["estimator", *sys.argv[1:]]
from estimator.__main__ import main
try:
    main()
except SystemExit:
    pass
print(sorted(name for name in sys.modules if name.startswith(("PySide6", "shiboken6"))))
"""


@pytest.mark.parametrize(
    "words", [["--version"], ["models"], ["count", "README.zh-CN.md"], ["--help"], ["count", "-"]]
)
def test_the_words_of_the_command_line_never_import_qt(tmp_path, words):
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_QT, *words],
        env=surroundings(tmp_path, PYTHONPATH=str(ROOT)),
        cwd=ROOT,
        input="some text",
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert done.stdout.splitlines()[-1] == "[]", done.stderr


def test_importing_the_command_line_does_not_import_qt(tmp_path):
    code = "import sys, estimator.cli; print('PySide6' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"


BESIDE = """
import os
import sys
from PySide6.QtWidgets import QApplication
from estimator.__main__ import build_window
app = QApplication([])
window = build_window([])
window.show()
app.processEvents()
print(*(name for name in sys.modules if name.startswith("estimator.")), flush=True)
os._exit(0)  # a vocabulary is still being loaded
"""


def test_a_start_imports_no_window_before_it_is_opened(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", BESIDE],
        env=surroundings(tmp_path, PYTHONPATH=str(ROOT), QT_QPA_PLATFORM="offscreen"),
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    )
    names = done.stdout.split()
    assert "estimator.ui.app_windows" in names
    lists = "command_palette", "command_list", "shortcut_list", "diagnostics"
    windows = "shortcut_window", "settings_window", "about_window", "plan_window", "rates_window"
    shut = (*lists, *windows)
    assert [name for name in names if name.endswith(shut)] == []
    for later in (
        "estimator.batch",
        "estimator.trimming.rules",
        "estimator.pricing.portable.imports",
    ):
        assert later not in names


FIRST_PAINT = """
import sys
from PySide6 import QtCore
from PySide6.QtWidgets import QApplication
from estimator import __main__ as program
app = QApplication([])
window = program._first_paint()
window.show()
app.processEvents()
print("Qt" in vars(QtCore), *sorted({"sqlite3", "estimator.session"} & set(sys.modules)))
"""


def test_the_first_paint_waits_for_no_enumeration_and_no_store(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT],
        env=surroundings(tmp_path, QT_QPA_PLATFORM="offscreen"),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    # PySide6 makes all 93 enumerations of Qt when its name is asked for: a tenth of the start.
    assert done.stdout.split() == ["False"], done.stderr


HANDED_OVER = """
import sys
sys.platform = "darwin"
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QFileOpenEvent
from estimator import __main__ as program
from estimator.ui import screen
make, begin = screen.application, program._begin
def application():
    app = make()
    QCoreApplication.postEvent(app, QFileOpenEvent(sys.argv[1]))  # with the click that started it
    return app
def begun(window, argv):
    sys.platform = "linux"  # what is asked of the system is asked of this one
    store = begin(window, argv)
    sys.platform = "darwin"
    def later():
        app = QCoreApplication.instance()
        print(window.editor.toPlainText())
        QCoreApplication.sendEvent(app, QFileOpenEvent(sys.argv[2]))
        print(window.editor.toPlainText())
        app.quit()
    QTimer.singleShot(0, later)
    return store
screen.application, program._begin = application, begun
program._files = lambda argv: []
program._run_window()
"""


def test_files_that_macos_hands_over_are_opened(tmp_path):
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    first.write_text("clicked before")
    second.write_text("dropped on the icon")
    done = subprocess.run(
        [sys.executable, "-c", HANDED_OVER, first, second],
        env=surroundings(tmp_path, QT_QPA_PLATFORM="offscreen"),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.splitlines() == ["clicked before", "dropped on the icon"], done.stderr
