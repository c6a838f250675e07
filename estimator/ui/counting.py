"""A long text counted beside the window, on every core."""

import os
from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from estimator.session import Session
from estimator.tokens import vocab
from estimator.tokens.work import Work
from estimator.ui.workers import Worker

_CHARACTERS = 131_072  # of a work: some milliseconds
_MOST_WORKERS = 4  # an Encoding takes 80 MB
_AHEAD = 2  # works of a worker: it begins the next one while the window takes over the last
_SHOW_EVERY_MS = 100
_PRELOAD_AFTER_MS = 3000


def workers() -> list[Worker]:
    """As many as there are cores."""
    return [Worker() for _ in range(max(1, min(os.cpu_count() or 1, _MOST_WORKERS)))]


class Counting(QObject):
    """Has the session's waiting text counted by workers, a part at a time.

    Signals:
        progressed: some of it is counted.
        failed: a VocabularyError.
    """

    progressed = Signal()
    failed = Signal(object)
    _done = Signal(int, object, object)

    def __init__(
        self, session: Session, workers: Sequence[Worker], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._workers = workers
        self._out = [0] * len(workers)
        self._is_stopped = False
        self._showing = QTimer(self, singleShot=True, interval=_SHOW_EVERY_MS)
        self._showing.timeout.connect(self.progressed)
        self._prepared = ""
        self._preloading = QTimer(self, singleShot=True, interval=_PRELOAD_AFTER_MS)
        self._preloading.timeout.connect(self._prepare)
        self._done.connect(self._take_over)

    def prepare(self, name: str) -> None:
        """Have every worker load an encoding in a while, for a long text that may come.

        A key would wait for it: so it is done in a pause.
        """
        self._prepared = name
        self._preloading.start()

    def _prepare(self) -> None:
        name = self._prepared
        for number, worker in enumerate(self._workers):
            if not worker.has(name):
                self._give(number, Work([], (name,), "\n"))

    def go(self) -> None:
        """Count what waits."""
        if self._preloading.isActive():
            self._preloading.start()
        while not self._is_stopped:
            number = min(range(len(self._out)), key=self._out.__getitem__)
            if self._out[number] >= _AHEAD:
                return
            work = self._session.take_work(_CHARACTERS)
            if work is None:
                return
            self._give(number, work)

    def stop(self) -> None:
        """Count nothing more, and wait for what the workers are at: some milliseconds."""
        self._is_stopped = True
        for worker in self._workers:
            worker.stop()

    def _give(self, number: int, work: Work) -> None:
        self._out[number] += 1
        self._workers[number].do(lambda: self._count(number, work))

    def _count(self, number: int, work: Work) -> None:
        error = None
        try:
            work.do([self._workers[number].encoding(name) for name in work.encodings])
        except (vocab.VocabularyError, vocab.UnknownEncodingError) as problem:
            error = problem
        self._done.emit(number, work, error)

    def _take_over(self, number: int, work: Work, error: Exception | None) -> None:
        self._out[number] -= 1
        if error:
            self._session.give_work(work)  # it waits again, for go()
            self.failed.emit(error)
            return
        if work.chunks:
            self._session.give_work(work)
            if not self._showing.isActive() or not self._session.is_counting:
                self._showing.start(0 if not self._session.is_counting else _SHOW_EVERY_MS)
        self.go()
