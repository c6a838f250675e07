"""A key pressed, to the repainted window with the new count and cost."""

import os
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from measure import Figure
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit
from texts import code, one_line

from estimator.__main__ import build_window
from estimator.ui.window import MainWindow

KEYS = 300
_HELD = 0.033  # seconds between the keys of a key that is held
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
        editor.viewport().repaint()
        QApplication.processEvents()  # paints what else has changed
        samples.append(time.perf_counter() - start)
    return samples


def press(editor: QPlainTextEdit) -> None:
    """A letter, to the repainted windows."""
    QTest.keyClicks(editor, "x")
    editor.viewport().repaint()
    QApplication.sendPostedEvents()  # paints what else has changed


def held_key(editor: QPlainTextEdit, number: int) -> list[float]:
    """Seconds from the moment that each key of a held one comes to the repainted windows.

    What the app does meanwhile, a key waits for.
    """
    samples, due = [], time.perf_counter()
    for _ in range(number):
        while time.perf_counter() < due:
            QApplication.processEvents()
            time.sleep(0.0005)  # as an event loop does, which leaves Python to the other thread
        press(editor)
        samples.append(time.perf_counter() - due)
        due += _HELD
    return samples


def bare(text: str, typed: Callable[[QPlainTextEdit], list[float]] = keys) -> list[float]:
    """The same keys in an editor that counts nothing."""
    application()
    window, editor = QMainWindow(), QPlainTextEdit()
    window.setCentralWidget(editor)
    window.resize(1200, 760)
    editor.setPlainText(text)
    window.show()
    samples = typed(editor)
    window.close()
    return samples


def counted(text: str) -> list[float]:
    """The keys in the app's window."""
    with app_window() as window:
        window.editor.load(text)
        window.editor.fill()
        wait_for_count(window)
        return keys(window.editor)


@contextmanager
def app_window() -> Iterator[MainWindow]:
    """The app's window with a folder of its own, shown and ready to count."""
    application()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ESTIMATOR_DATA_DIR"] = folder
        window = build_window([])
        assert isinstance(window, MainWindow)
        window.show()
        wait_for_count(window)
        yield window
        window.close()


def wait_for_count(window: MainWindow) -> None:
    """Until nothing is left to be counted."""
    while window._session.is_counting:
        QApplication.processEvents()


def application() -> None:
    """Have a QApplication."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if not QApplication.instance():
        _apps.append(QApplication([]))


def figures() -> list[Figure]:
    """Source code of three sizes, and minified JSON on one line."""
    application()
    found = [
        Figure(
            f"key to shown count and cost, {name}",
            counted(code(size)),
            "the same key in a bare QPlainTextEdit",
            bare(code(size)),
        )
        for name, size in (("10 KB", 10_000), ("1 MB", 1_000_000))
    ]
    reference = bare(code(10_000_000))
    for name, text in (
        ("10 MB", code(10_000_000)),
        ("1 MB on one line", one_line(1_000_000)),
        ("5 MB on one line", one_line(5_000_000)),
    ):
        found += both_goals(name, counted(text), reference)
    return found


def both_goals(name: str, samples: list[float], reference: list[float]) -> list[Figure]:
    """The median against a bare editor with 10 MB of normal text, and the p99 against a frame."""
    what = f"key to shown count and cost, {name}"
    bare_editor = "the same key in a bare QPlainTextEdit, 10 MB"
    return [
        Figure(what, samples, bare_editor, reference, ("at most", 3)),
        Figure(f"{what}, p99", samples, "16 ms", [0.016], ("at most", 1), by=0.99),
    ]
