"""How threads give way to a key: Python runs one thread at a time."""

import time

_BREATH_SECONDS, _REST_SECONDS = 0.001, 0.00005
"""A thread keeps Python to itself for five milliseconds, while a key waits, unless it rests."""
_KEY_SECONDS = 0.01
"""A key takes less, to the repainted window; each call of Qt would let the others run."""

_busy_until = 0.0


def key_pressed() -> None:
    """Have the threads wait while a key is at work."""
    global _busy_until  # noqa: PLW0603 - the threads of a process share one Python
    _busy_until = time.perf_counter() + _KEY_SECONDS


class Rests:
    """The rests of one job of a thread."""

    def __init__(self) -> None:
        self._rested = time.perf_counter()

    def rest(self) -> None:
        """Wait for a key that is at work; else rest for a moment, if it is time."""
        now = time.perf_counter()
        if now < _busy_until:
            time.sleep(_busy_until - now)
        elif now - self._rested > _BREATH_SECONDS:
            time.sleep(_REST_SECONDS)
        else:
            return
        self._rested = time.perf_counter()
