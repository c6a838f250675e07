"""The rates window: opened with the whole book, filtered and scrolled."""

import time
from collections.abc import Callable
from functools import partial

from keystroke import app_window
from measure import Figure
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from estimator.ui.rates_window import RatesWindow
from estimator.ui.window import MainWindow

_TYPED = ("openai gpt-5", "batch", "claude sonnet", "gemini flash standard", "zz")
_OPENINGS, _SCROLLS = 15, 300


def opened(window: MainWindow) -> RatesWindow:
    """The rates window, made anew and painted."""
    window.rates.window = None
    window.rates.open("input_tokens")
    QApplication.processEvents()
    assert isinstance(window.rates.window, RatesWindow)
    window.rates.window.table.viewport().repaint()
    return window.rates.window


def openings(window: MainWindow) -> list[float]:
    """Seconds of each opening; the first one pays for the imports too."""
    samples = []
    for _ in range(_OPENINGS):
        start = time.perf_counter()
        rates = opened(window)
        samples.append(time.perf_counter() - start)
        rates.close()
        rates.deleteLater()
        QApplication.processEvents()
    return samples


def painted(do: Callable[[], object]) -> float:
    """Seconds until what was done is painted."""
    start = time.perf_counter()
    do()
    QApplication.processEvents()  # paints what has changed
    return time.perf_counter() - start


def keys(rates: RatesWindow) -> list[float]:
    """Seconds of each key typed into the filter, and of each that takes one away again."""
    rates._filter.setFocus()
    samples = []
    for typed in _TYPED * 3:
        samples += [painted(partial(QTest.keyClicks, rates._filter, key)) for key in typed]
        while rates._filter.text():
            samples.append(painted(rates._filter.backspace))
    return samples


def scrolls(rates: RatesWindow) -> list[float]:
    """Seconds of each step down the table of every meter."""
    rates.table.show_all_meters(True)
    QApplication.processEvents()
    bar = rates.table.verticalScrollBar()
    step = max(1, bar.maximum() // _SCROLLS)
    return [painted(partial(bar.setValue, value)) for value in range(0, bar.maximum(), step)]


def figures() -> list[Figure]:
    """Against the times that a user would notice."""
    with app_window() as window:
        opening = openings(window)
        rates = opened(window)
        typing, scrolling = keys(rates), scrolls(rates)
    frame = ("16 ms", [0.016], ("at most", 1))
    return [
        Figure("the rates window opens", opening, "150 ms", [0.15], ("at most", 1), by=0.99),
        Figure("a key in the filter of the rates, p99", typing, *frame, by=0.99),
        Figure("a step down the rates with all meters, p99", scrolling, *frame, by=0.99),
    ]
