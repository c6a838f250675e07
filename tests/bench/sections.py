"""The section map after a key, and keys pressed while it is made."""

import random
import time

from keystroke import KEYS, app_window, held_key, press, wait_for_count
from measure import Figure
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication
from texts import code, prose

from estimator.ui.window import MainWindow

_MAPS = 40
_SIZE = 1_000_000
_REST = 0.1  # seconds between two keys of who types; a key that is held has its map a little later


def measured(text: str) -> tuple[list[float], list[float]]:
    """Seconds from a key to the shown map, and of each key that is held meanwhile."""
    with app_window() as window:
        window.editor.load(text)
        window.editor.fill()
        wait_for_count(window)
        press(window.editor)
        _wait_for_map(window)
        rng = random.Random(1)
        maps = [_map(window, rng) for _ in range(_MAPS)]
        return maps, held_key(window.editor, KEYS)


def _map(window: MainWindow, rng: random.Random) -> float:
    cursor = QTextCursor(window.editor.document())
    cursor.setPosition(rng.randrange(window.editor.document().characterCount()))
    window.editor.setTextCursor(cursor)
    rested = time.monotonic() + _REST
    while time.monotonic() < rested:
        QApplication.processEvents()
    start = time.perf_counter()
    press(window.editor)
    _wait_for_map(window)
    return time.perf_counter() - start


def _wait_for_map(window: MainWindow) -> None:
    model, session = window.figures.sections.model, window._session
    while window.sections._is_stale or len(model.map.text) != session.estimate().characters:
        QApplication.processEvents()
        time.sleep(0.0005)


def figures() -> list[Figure]:
    """Prose and code of a megabyte."""
    found = []
    for name, text in (("prose", prose(_SIZE)), ("code", code(_SIZE))):
        maps, held = measured(text)
        last_key = f"last key to section map, 1 MB of {name}"
        key = f"a held key while the section map is made, 1 MB of {name}, p99"
        found += [
            Figure(last_key, maps, "50 ms", [0.05], ("at most", 1)),
            Figure(key, held, "16 ms", [0.016], ("at most", 1), by=0.99),
        ]
    return found
