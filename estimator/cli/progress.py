"""A line on the terminal that says how far a long count is."""

import sys
import time
from types import TracebackType
from typing import Self

_EVERY_NS = 100_000_000
_MEGA = 1_000_000


class Progress:
    """Shows the bytes read on stderr where that is a terminal, and takes the line away again."""

    def __init__(self, total: int | None) -> None:
        self._total = total
        self._is_shown = bool(sys.stderr and sys.stderr.isatty())
        self._next = time.monotonic_ns() + _EVERY_NS  # a short count shows nothing

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._write("")

    def __call__(self, done: int) -> None:
        """Show that so many bytes are read."""
        if time.monotonic_ns() < self._next:
            return
        self._next = time.monotonic_ns() + _EVERY_NS
        if self._total:
            share = 100 * done // self._total
            self._write(f"{share:3} % of {self._total // _MEGA:,} MB")
        else:
            self._write(f"{done // _MEGA:,} MB")

    def _write(self, text: str) -> None:
        if self._is_shown:
            sys.stderr.write(f"\r\x1b[K{text}")
            sys.stderr.flush()
