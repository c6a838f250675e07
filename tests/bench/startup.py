"""From the start of the process to the first painted window."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from measure import Figure, alternating

ROOT = Path(__file__).resolve().parents[2]
TIMES = 15

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
def begun(window, argv):
    begin(window, argv)
    window.repaint()
    print(time.monotonic(), flush=True)
    QApplication.quit()
program._first_paint, program._begin = first_paint, begun
sys.argv = ["estimator"]
program.main()
"""


def painted(script: str, moment: int = 0) -> float:
    """Seconds from the spawn of a Python process to a moment that it reports.

    Args:
        moment: 0 the first paint; 1 the window with all its parts and the kept prompt.
    """
    with tempfile.TemporaryDirectory() as folder:
        env = {**os.environ, "ESTIMATOR_DATA_DIR": folder, "PYTHONPATH": str(ROOT)}
        env.setdefault("QT_QPA_PLATFORM", "offscreen")
        env.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed app has its bytecode
        start = time.monotonic()
        done = subprocess.run(
            [sys.executable, "-c", script], env=env, capture_output=True, text=True, check=True
        )
        return float(done.stdout.split()[moment]) - start


def figures() -> list[Figure]:
    """Start-up against an empty window."""
    name = "an empty PySide6 window with a QPlainTextEdit"
    app, empty = alternating(lambda: painted(_APP), lambda: painted(_EMPTY), TIMES)
    whole, empty_again = alternating(lambda: painted(_APP, 1), lambda: painted(_EMPTY), TIMES)
    return [
        Figure("start to first paint", app, name, empty, ("at most", 1.5)),
        Figure("start to every part, with figures", whole, name, empty_again),
    ]
