"""What is kept is written by a thread: a disk may take longer than a key."""

from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock

from PySide6.QtCore import QObject, Signal

from estimator.store.database import StoreError
from estimator.store.rows import Draft
from estimator.store.store import Store

State = tuple[Draft, Mapping[str, str]]
"""A prompt and settings."""


class Writing(QObject):
    """Writes the newest state; one that a newer one overtakes is never written.

    Signals:
        written: a state is kept, or the StoreError that kept it from being kept.
    """

    written = Signal(object)

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._lock = Lock()
        self._next: State | None = None
        self._pool: ThreadPoolExecutor | None = None
        self._own: Store | None = None  # the thread's

    def write(self, state: State) -> None:
        """Write a state soon."""
        if self._store.is_lasting:
            self._submit(state).add_done_callback(self._tell)
        else:
            self.written.emit(self._tried(self._store, state))

    def write_now(self, state: State) -> StoreError | None:
        """Write a state and wait for it; why it could not be kept."""
        if self._store.is_lasting:
            return self._submit(state).result()
        return self._tried(self._store, state)

    def stop(self) -> None:
        """End the thread; what was to be written is, before this returns."""
        if self._pool:
            self._pool.submit(self._close)
            self._pool.shutdown()
            self._pool = None

    def _submit(self, state: State) -> "Future[StoreError | None]":
        with self._lock:
            self._next = state
        self._pool = self._pool or ThreadPoolExecutor(1)
        return self._pool.submit(self._write)

    def _tell(self, done: "Future[StoreError | None]") -> None:
        self.written.emit(done.result())

    def _write(self) -> StoreError | None:
        with self._lock:
            state, self._next = self._next, None
        if state is None:
            return None  # a newer one was written in its place
        try:
            self._own = self._own or self._store.beside()
            error = self._tried(self._own, state)
        except StoreError as problem:
            error = problem
        return error

    @staticmethod
    def _tried(store: Store, state: State) -> StoreError | None:
        try:
            store.keep(*state)
        except StoreError as error:
            return error
        return None

    def _close(self) -> None:
        if self._own:
            self._own.close()
            self._own = None
