"""How everything else gives way to a key: Python runs one thread at a time."""

import time
from collections import deque
from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QObject, QTimer

_BREATH_SECONDS, _REST_SECONDS = 0.001, 0.00005
"""A thread keeps Python to itself for five milliseconds, while a key waits, unless it rests."""
_KEY_SECONDS = 0.05
"""At most so long do the threads wait: each call of Qt in a key's work would let them run."""
_LATE_SECONDS, _OVER_SECONDS = 0.015, 0.045
"""From when after a key the next one of a held key may come at any moment, and until when."""
_AFTER_MS, _OVER_MS = 2, int(1000 * _OVER_SECONDS)

_pressed = _busy_until = float("-inf")
_is_held = False
_waiting: deque[tuple[QObject, Callable[[], None]]] = deque()


def key_pressed() -> None:
    """Have the threads wait while a key is at work."""
    global _pressed, _is_held, _busy_until  # noqa: PLW0603 - Python is one
    now = time.perf_counter()
    _pressed, _is_held = now, now - _pressed < _OVER_SECONDS
    _busy_until = _pressed + _KEY_SECONDS
    QTimer.singleShot(0, _painted)  # Qt paints first


def _painted() -> None:
    global _busy_until  # noqa: PLW0603 - as above
    _busy_until = float("-inf")
    if _waiting:
        QTimer.singleShot(_AFTER_MS, _take_turn)


def in_turn(owner: QObject, do: Callable[[], None]) -> None:
    """Do something on the window's thread: now, or after the next key of one that is held.

    It is done as long as its owner is there.
    """
    since = time.perf_counter() - _pressed
    if _waiting or (_is_held and _LATE_SECONDS < since < _OVER_SECONDS):
        _waiting.append((owner, do))
        QTimer.singleShot(_OVER_MS, _take_turns)
    else:
        do()


def _take_turn() -> None:
    if _waiting:
        owner, do = _waiting.popleft()
        if shiboken6.isValid(owner):
            do()


def _take_turns() -> None:
    """Do what waits for a key that does not come; else have another look."""
    if time.perf_counter() - _pressed < _OVER_SECONDS:
        if _waiting:
            QTimer.singleShot(_OVER_MS, _take_turns)
        return
    while _waiting:
        _take_turn()


class Rests:
    """The rests of one job of a thread."""

    def __init__(self) -> None:
        self._rested = time.perf_counter()

    def rest(self) -> None:
        """Wait for a key that is at work; else rest for a moment, if it is time."""
        while (now := time.perf_counter()) < _busy_until:
            time.sleep(_BREATH_SECONDS)
            self._rested = now
        if now - self._rested > _BREATH_SECONDS:
            time.sleep(_REST_SECONDS)
            self._rested = time.perf_counter()
