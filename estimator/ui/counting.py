"""A long text counted beside the window, on every core, with an Encoding for each."""

import os
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from estimator.session import Session
from estimator.tokens import vocab
from estimator.tokens.work import Work

if TYPE_CHECKING:
    import tiktoken

_CHARACTERS = 131_072  # of a work: some milliseconds
_MOST_WORKERS = 4  # an Encoding takes 80 MB
_AHEAD = 2  # works of a worker: it begins the next one while the window takes over the last
_SHOW_EVERY_MS = 50
_PRELOAD_AFTER_MS = 3000


@dataclass
class _Worker:
    """The encodings that one thread counts with at a time."""

    encodings: "dict[str, tiktoken.Encoding]" = field(default_factory=dict)

    def do(self, work: Work) -> None:
        for name in work.encodings:
            if name not in self.encodings:
                self.encodings[name] = vocab.load(name)
        work.do([self.encodings[name] for name in work.encodings])


class Counting(QObject):
    """Has the session's waiting text counted on threads, a part at a time.

    Signals:
        progressed: some of it is counted.
        failed: a VocabularyError.
    """

    progressed = Signal()
    failed = Signal(object)
    _done = Signal(object, object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        count = max(1, min(os.cpu_count() or 1, _MOST_WORKERS))
        self._free = [_Worker() for _ in range(count)]  # one for each thread that has none
        self._lock = threading.Lock()
        self._first = self._free[-1]
        self._most_out, self._out = _AHEAD * count, 0
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(count)
        self._is_stopped = False
        self._showing = QTimer(self, singleShot=True, interval=_SHOW_EVERY_MS)
        self._showing.timeout.connect(self.progressed)
        self._done.connect(self._take_over)

    def lend(self, encoding: "tiktoken.Encoding") -> None:
        """Let the first worker count with the window's own Encoding, and prepare the others."""
        self._first.encodings.setdefault(encoding.name, encoding)
        QTimer.singleShot(_PRELOAD_AFTER_MS, self, lambda: self._prepare(encoding.name))

    def go(self) -> None:
        """Count what waits."""
        while self._out < self._most_out and not self._is_stopped:
            work = self._session.take_work(_CHARACTERS)
            if work is None:
                return
            self._start(work)

    def stop(self) -> None:
        """Count nothing more, and wait for what is being counted: some milliseconds."""
        self._is_stopped = True
        self._pool.clear()
        self._pool.waitForDone()

    def _start(self, work: Work) -> None:
        self._out += 1
        self._pool.start(lambda: self._count(work))

    def _prepare(self, name: str) -> None:
        """A long text may come: a worker that has to load first would be late for it."""
        if not self._is_stopped:
            self._start(Work([], (name,), "\n"))

    def _count(self, work: Work) -> None:
        worker = self._borrow(work)
        error = None
        try:
            worker.do(work)
        except (vocab.VocabularyError, vocab.UnknownEncodingError) as problem:
            error = problem
        with self._lock:
            self._free.append(worker)
        self._done.emit(work, error)

    def _borrow(self, work: Work) -> _Worker:
        """A worker that has loaded what a work needs, or, for one of nothing, that has not."""
        with self._lock:
            fit = [w for w in self._free if w.encodings.keys() >= set(work.encodings)]
            unfit = [w for w in self._free if w not in fit]
            worker = (fit + unfit if work.chunks else unfit + fit)[0]
            self._free.remove(worker)
        return worker

    def _take_over(self, work: Work, error: Exception | None) -> None:
        self._out -= 1
        if error:
            self._session.give_work(work)  # it waits again, for go()
            self.failed.emit(error)
            return
        if work.chunks:
            self._session.give_work(work)
            if not self._showing.isActive() or not self._session.is_counting:
                self._showing.start(0 if not self._session.is_counting else _SHOW_EVERY_MS)
        self.go()
