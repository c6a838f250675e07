"""Requests, files and PDFs read and counted beside the window."""

import sys

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from estimator.contents import AsideWork
from estimator.request import PAUSE_SECONDS
from estimator.session import Session

_PAUSE_MS = int(1000 * PAUSE_SECONDS) + 50
_THREADS = 2  # a long PDF need not hold up a request
_TURN_SECONDS = 0.0005  # Python's own is ten times as long, and a key press waits several turns


class Aside(QObject):
    """Has what waits in the session's prompt done on threads.

    Signals:
        progressed: some of it is done.
    """

    progressed = Signal()
    _done = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(_THREADS)
        sys.setswitchinterval(_TURN_SECONDS)
        self._out: list[AsideWork] = []
        self._is_stopped = False
        self._done.connect(self._take_over)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.go)

    def go_in_a_pause(self) -> None:
        """Do what waits for the typing to pause, when it does."""
        self._pause.start()

    def go(self) -> None:
        """Do what waits."""
        while not self._is_stopped and len(self._out) < _THREADS:
            work = self._session.take_aside()
            if work is None:
                return
            self._out.append(work)
            self._pool.start(lambda work=work: self._do(work))

    def stop(self) -> None:
        """Do nothing more, and wait for what is being done, which is told to end."""
        self._is_stopped = True
        for work in self._out:
            work.cancel()
        self._pool.clear()
        self._pool.waitForDone()

    def _do(self, work: AsideWork) -> None:
        try:
            work.do()
        finally:
            self._done.emit(work)

    def _take_over(self, work: AsideWork) -> None:
        self._out.remove(work)
        self._session.give_aside(work)
        self.progressed.emit()
        self.go()
