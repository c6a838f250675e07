"""Keys pressed while the comparison of models is open beside the window."""

import time

from keystroke import KEYS, app_window, bare, held_key, press, wait_for_count
from measure import Figure
from PySide6.QtWidgets import QApplication
from texts import code

from estimator.ui.window import MainWindow

_MAPS = 30
_HELD = 3 * KEYS  # the table is painted whole at few of them


def measured(text: str) -> tuple[list[float], list[float]]:
    """Seconds of each held key, and from a key to the shown comparison."""
    with app_window() as window:
        window.editor.load(text)
        window.editor.fill()
        window.models.open()
        wait_for_count(window)
        _wait_for_offers(window)
        held = held_key(window.editor, _HELD)
        _wait_for_offers(window)
        return held, [_until_shown(window) for _ in range(_MAPS)]


def _until_shown(window: MainWindow) -> float:
    start = time.perf_counter()
    press(window.editor)
    _wait_for_offers(window)
    return time.perf_counter() - start


def _wait_for_offers(window: MainWindow) -> None:
    compared = window.models.window
    assert compared
    wanted = len({"o200k_base", "cl100k_base", "deepseek_v3", "tekken"})
    while True:
        offers = compared.model._all
        now = window._session.estimate().characters
        encodings = {offer.estimate.encoding.encoding for offer in offers}
        if len(encodings) == wanted and offers[0].estimate.characters == now:
            return
        QApplication.processEvents()
        time.sleep(0.0005)


def figures() -> list[Figure]:
    """Source code of two sizes; a held key also against one in a bare editor, in the same hour."""
    found = []
    for name, size in (("100 KB", 100_000), ("10 MB", 10_000_000)):
        held, shown = measured(code(size))
        key = f"a held key with the comparison open, {name}"
        alone = bare(code(size), lambda editor: held_key(editor, _HELD))
        found += [
            Figure(key, held, "a held key in a bare QPlainTextEdit", alone),
            Figure(f"{key}, p99", held, "16 ms", [0.016], ("at most", 1), by=0.99),
            Figure(f"last key to the comparison, {name}", shown, "150 ms", [0.150], ("at most", 1)),
        ]
    return found
