"""From the start of the process to the window, to its exact count, and to rest."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from measure import Figure, alternating
from texts import code

ROOT = Path(__file__).resolve().parents[2]
TIMES = 15
REST_TIMES = 3
SETTLED_SECONDS = 6
IDLE_SECONDS = 10
RESTORED = 20_000
"""The characters of the prompt that was left."""

_EMPTY = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit
class Editor(QPlainTextEdit):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, lambda: (print(time.monotonic(), flush=True), app.quit()))
app = QApplication([])
window = QMainWindow()
window.setCentralWidget(Editor())
window.resize(1200, 760)
window.show()
app.exec()
"""
_APP = """
import sys, time
from PySide6.QtWidgets import QApplication
from estimator import __main__ as program
first = program._first_paint
def first_paint():
    window = first()
    window.editor.painted.connect(lambda: (print(time.monotonic(), flush=True)))
    return window
begin = program._begin
def show(window):
    window.repaint()
    print(time.monotonic(), flush=True)
    if window._session.estimate().tokens is not None:
        print(time.monotonic(), flush=True)
        QApplication.quit()
def begun(window, argv):
    store = begin(window, argv)
    refresh = window.refresh
    def refreshed():
        refresh()
        show(window)
    window.refresh = refreshed
    show(window)
    return store
program._first_paint, program._begin = first_paint, begun
sys.argv = ["estimator"]
program.main()
"""
_EMPTY_AT_REST = """
from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit
app, window, editor = QApplication([]), QMainWindow(), QPlainTextEdit()
window.setCentralWidget(editor)
window.resize(1200, 760)
window.show()
editor.setFocus()
window.activateWindow()
app.exec()
"""
_APP_AT_REST = """
import sys
from estimator import __main__ as program
sys.argv = ["estimator"]
program.main()
"""
_LEFT = """
import sys
from PySide6.QtWidgets import QApplication
from estimator.__main__ import build_window
app, window = QApplication([]), build_window([])
window.editor.insertPlainText(sys.stdin.read())
while window._session.is_counting:
    app.processEvents()
window.close()
"""


def surroundings(folder: str) -> dict[str, str]:
    """The environment of a process whose data are in a folder."""
    env = {**os.environ, "ESTIMATOR_DATA_DIR": folder, "PYTHONPATH": str(ROOT)}
    env.setdefault("QT_QPA_PLATFORM", "offscreen")
    env.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed app has its bytecode
    return env


def moments(script: str, left: str = "") -> list[float]:
    """Seconds from the spawn of a Python process to each moment that it reports.

    Args:
        script: reports the first paint; the app then the window with all its parts and the kept
            prompt, each later time that figures are shown, and the exact count last.
        left: a data folder that was left; empty for one that is new.
    """
    with tempfile.TemporaryDirectory() as folder:
        if left:
            shutil.copytree(left, folder, dirs_exist_ok=True)
        start = time.monotonic()
        done = subprocess.run(
            [sys.executable, "-c", script],
            env=surroundings(folder),
            capture_output=True,
            text=True,
            check=True,
        )
        return [float(moment) - start for moment in done.stdout.split()]


def to_exact_count(left: str) -> float:
    """Seconds from the first paint to the exact count of the prompt that was left."""
    first, *_, counted = moments(_APP, left)
    return counted - first


def rest(script: str) -> dict[str, float]:
    """What a window costs that nobody uses, with the focus in its editor.

    Returns:
        ``rss`` and ``pss`` in GB, so that the table says MB; ``cpu`` in seconds and ``wakes``, the
        waits of all threads that ended, in thousands, both in IDLE_SECONDS.
    """
    with tempfile.TemporaryDirectory() as folder:
        process = subprocess.Popen(
            [sys.executable, "-c", script], env=surroundings(folder), stderr=subprocess.DEVNULL
        )
        try:
            time.sleep(SETTLED_SECONDS)
            cpu, wakes = _used(process.pid)
            time.sleep(IDLE_SECONDS)
            cpu_after, wakes_after = _used(process.pid)
            memory = Path(f"/proc/{process.pid}/smaps_rollup").read_text(encoding="ascii")
            kilobytes = {
                name.lower(): int(found[1]) / 1e6
                for name in ("Rss", "Pss")
                if (found := re.search(rf"^{name}:\s*(\d+)", memory, re.MULTILINE))
            }
            return {**kilobytes, "cpu": cpu_after - cpu, "wakes": (wakes_after - wakes) / 1000}
        finally:
            process.kill()
            process.wait()


def _used(process: int) -> tuple[float, int]:
    """The seconds that a process has computed, and how often a thread of it woke."""
    seconds, wakes = 0.0, 0
    for thread in Path(f"/proc/{process}/task").iterdir():
        seconds += int((thread / "schedstat").read_text(encoding="ascii").split()[0]) / 1e9
        status = (thread / "status").read_text(encoding="utf-8")
        found = re.search(r"^voluntary_ctxt_switches:\s*(\d+)", status, re.MULTILINE)
        wakes += int(found[1]) if found else 0
    return seconds, wakes


def at_rest() -> list[Figure]:
    """Memory and wake-ups of a window that nobody uses; on Linux alone."""
    if sys.platform != "linux":
        return []
    app, empty = [], []
    for _ in range(REST_TIMES):
        app.append(rest(_APP_AT_REST))
        empty.append(rest(_EMPTY_AT_REST))
    name = "the empty window"
    idle = f"idle, {IDLE_SECONDS} s with a blinking caret"
    return [
        Figure(said, [run[what] for run in app], name, [run[what] for run in empty], goal)
        for said, what, goal in (
            ("memory after the start, MB (RSS)", "rss", None),
            ("memory after the start, MB (PSS)", "pss", None),
            (f"{idle}: CPU time", "cpu", None),
            (f"{idle}: wake-ups, number", "wakes", ("at most", 1.2)),
        )
    ]


def figures() -> list[Figure]:
    """Start-up and rest against an empty window."""
    name = "an empty PySide6 window with a QPlainTextEdit"
    app, empty = alternating(lambda: moments(_APP)[0], lambda: moments(_EMPTY)[0], TIMES)
    whole, empty_again = alternating(lambda: moments(_APP)[1], lambda: moments(_EMPTY)[0], TIMES)
    with tempfile.TemporaryDirectory() as left:
        subprocess.run(
            [sys.executable, "-c", _LEFT],
            env=surroundings(left),
            input=code(RESTORED),
            text=True,
            check=True,
            capture_output=True,
        )
        counted = [to_exact_count(left) for _ in range(TIMES)]
    return [
        Figure("start to first paint", app, name, empty, ("at most", 1.3)),
        Figure("start to every part, with figures", whole, name, empty_again),
        Figure(
            f"first paint to the exact count of {RESTORED} characters that were left",
            counted,
            "half a second",
            [0.5],
            ("at most", 1),
        ),
        *at_rest(),
    ]
