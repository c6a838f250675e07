"""Newer rates fetched beside the window, when the user asks for them and at no other time."""

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from estimator.pricing.portable import imports
from estimator.pricing.portable.changes import Import
from estimator.pricing.portable.said import RatesFileError
from estimator.rate_source import FetchError
from estimator.session import Session, now

if TYPE_CHECKING:
    from estimator.fetching import Line

_MOST_MS = 150_000
"""After that it is given up, whatever the thread waits for."""


class LookUp(QObject):
    """One request at a time, each on a thread of its own: one that hangs holds up no other.

    Signals:
        progressed: the bytes that came, and all that there are or -1.
        read: the text, and the Import that it would be.
        failed: the FetchError or RatesFileError.
    """

    progressed = Signal(int, int)
    read = Signal(str, object)
    failed = Signal(object)
    _came = Signal(int, int, int)
    _answered = Signal(int, str, object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._number = 0
        self._lines: dict[int, Line] = {}  # of the requests that are at work
        self._limit = QTimer(self, singleShot=True, interval=_MOST_MS)
        self._limit.timeout.connect(lambda: self._end(FetchError("slow")))
        self._came.connect(self._tell)
        self._answered.connect(self._take)
        self.is_busy = False

    def start(self, address: str) -> None:
        """Fetch what is at an address, and read it against the book."""
        self._number += 1
        self.is_busy = True
        self._limit.start()
        number = self._number
        threading.Thread(target=self._work, args=(number, address), daemon=True).start()

    def stop(self) -> None:
        """Want it no longer."""
        if self.is_busy:
            self._end(FetchError("stopped"))

    def _end(self, error: FetchError) -> None:
        self._number += 1
        for line in [*self._lines.values()]:
            line.cut()
        self._limit.stop()
        self.is_busy = False
        self.failed.emit(error)

    def _work(self, number: int, address: str) -> None:
        from estimator import fetching  # noqa: PLC0415 - with what it opens connections with

        def progress(came: int, whole: int | None) -> None:
            with suppress(RuntimeError):  # the window is gone
                self._came.emit(number, came, -1 if whole is None else whole)

        answer: Import | FetchError | RatesFileError
        text, answer = "", FetchError("not-understood")  # where something else fails
        try:
            self._lines[number] = line = fetching.Line()
            if number != self._number:  # it was stopped before there was one to cut
                line.cut()
            text = fetching.fetch(address, line, progress)
            answer = reader(self._session, text)(False)
        except (FetchError, RatesFileError) as error:
            answer = error
        finally:
            self._lines.pop(number, None)
            with suppress(RuntimeError):
                self._answered.emit(number, text, answer)

    def _tell(self, number: int, came: int, whole: int) -> None:
        if number == self._number:
            self.progressed.emit(came, whole)

    def _take(self, number: int, text: str, answer: object) -> None:
        if number != self._number:
            return
        self._limit.stop()
        self.is_busy = False
        if isinstance(answer, Import):
            self.read.emit(text, answer)
        else:
            self.failed.emit(answer)


def reader(session: Session, content: str, first: Import | None = None) -> Callable[[bool], Import]:
    """Reads a text of rates against the book, as an ImportWindow asks for.

    Args:
        session: with the book in force.
        content: of a file.
        first: what was read already, without overwriting.
    """
    book = session.book

    def read(is_overwriting: bool) -> Import:  # noqa: FBT001 - a callable
        if first and not is_overwriting and session.book is book:
            return first
        return imports.read(content, session.book, now(), overwrite=is_overwriting)

    return read
