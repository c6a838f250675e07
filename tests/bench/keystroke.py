"""A key pressed, to the repainted window with the new count and cost."""

import os
import random
import tempfile
import time

from measure import Figure
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit
from texts import code

from estimator.__main__ import build_window
from estimator.ui.window import MainWindow

KEYS = 300
_apps: list[QApplication] = []  # kept alive


def keys(editor: QPlainTextEdit) -> list[float]:
    """Seconds of each of KEYS letters, typed at places across the text."""
    rng, samples = random.Random(1), []
    for _ in range(KEYS):
        cursor = QTextCursor(editor.document())
        cursor.setPosition(rng.randrange(editor.document().characterCount()))
        editor.setTextCursor(cursor)
        QApplication.processEvents()
        start = time.perf_counter()
        QTest.keyClicks(editor, "x")
        QApplication.processEvents()
        samples.append(time.perf_counter() - start)
    return samples


def bare(text: str) -> list[float]:
    """The same keys in an editor that counts nothing."""
    window, editor = QMainWindow(), QPlainTextEdit()
    window.setCentralWidget(editor)
    window.resize(1200, 760)
    editor.setPlainText(text)
    window.show()
    samples = keys(editor)
    window.close()
    return samples


def counted(text: str) -> list[float]:
    """The keys in the app's window."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ESTIMATOR_DATA_DIR"] = folder
        window = build_window([])
        assert isinstance(window, MainWindow)
        window.show()
        while window._session.is_counting:
            QApplication.processEvents()
        window.editor.load(text)
        window.editor.fill()
        while window._session.is_counting:
            QApplication.processEvents()
        samples = keys(window.editor)
        window.close()
    return samples


def application() -> None:
    """Have a QApplication."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if not QApplication.instance():
        _apps.append(QApplication([]))


def figures() -> list[Figure]:
    """Source code of three sizes."""
    application()
    found = []
    for name, size in (("10 KB", 10_000), ("1 MB", 1_000_000), ("10 MB", 10_000_000)):
        text = code(size)
        app_samples, bare_samples = counted(text), bare(text)
        found.append(
            Figure(
                f"key to shown count and cost, {name}",
                app_samples,
                "the same key in a bare QPlainTextEdit",
                bare_samples,
            )
        )
    return found
