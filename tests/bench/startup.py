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
import time
from PySide6.QtWidgets import QApplication
app = QApplication([])
from estimator.__main__ import build_window
window = build_window([])
window.editor.painted.connect(lambda: (print(time.monotonic(), flush=True), app.quit()))
window.show()
app.exec()
"""


def first_paint(script: str) -> float:
    """Seconds from the spawn of a Python process to the first paint that it reports."""
    with tempfile.TemporaryDirectory() as folder:
        env = {**os.environ, "ESTIMATOR_DATA_DIR": folder, "PYTHONPATH": str(ROOT)}
        env.setdefault("QT_QPA_PLATFORM", "offscreen")
        env.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed app has its bytecode
        start = time.monotonic()
        done = subprocess.run(
            [sys.executable, "-c", script], env=env, capture_output=True, text=True, check=True
        )
        return float(done.stdout.split()[0]) - start


def figures() -> list[Figure]:
    """Start-up against an empty window."""
    app, empty = alternating(lambda: first_paint(_APP), lambda: first_paint(_EMPTY), TIMES)
    return [
        Figure(
            "start to first paint",
            app,
            "an empty PySide6 window with a QPlainTextEdit",
            empty,
            ("at most", 1.5),
        )
    ]
