"""What is kept is written by a thread: a disk may take longer than a key."""

from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock

from PySide6.QtCore import QObject, Signal

from estimator.store.database import StoreError
from estimator.store.drafts import Leaving
from estimator.store.store import Store


class Writing(QObject):
    """Writes what is to be kept, in its order; what could not be written is tried again with it.

    Signals:
        written: None once all is kept, else the StoreError that kept it from being kept.
    """

    written = Signal(object)

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._lock = Lock()
        self._next: Leaving | None = None
        self._pool: ThreadPoolExecutor | None = None
        self._own: Store | None = None  # the thread's

    def write(self, leaving: Leaving) -> None:
        """Write soon."""
        self._add(leaving)
        if self._store.is_lasting:
            self._submit().add_done_callback(self._tell)
        else:
            self.written.emit(self._write(self._store))

    def write_now(self, leaving: Leaving) -> StoreError | None:
        """Write and wait for it; why it could not be kept."""
        self._add(leaving)
        return self._submit().result() if self._store.is_lasting else self._write(self._store)

    def forget(self) -> None:
        """Write nothing of what could not be written yet."""
        with self._lock:
            self._next = None

    def stop(self) -> None:
        """End the thread; what was to be written is, before this returns."""
        if self._pool:
            self._pool.submit(self._close)
            self._pool.shutdown()
            self._pool = None

    def _add(self, leaving: Leaving) -> None:
        with self._lock:
            self._next = self._next.then(leaving) if self._next else leaving

    def _submit(self) -> "Future[StoreError | None]":
        self._pool = self._pool or ThreadPoolExecutor(1)
        return self._pool.submit(self._write_beside)

    def _tell(self, done: "Future[StoreError | None]") -> None:
        self.written.emit(done.result())

    def _write_beside(self) -> StoreError | None:
        try:
            self._own = self._own or self._store.beside()
        except StoreError as error:
            return error
        return self._write(self._own)

    def _write(self, store: Store) -> StoreError | None:
        with self._lock:
            leaving, self._next = self._next, None
        if leaving is None:
            return None  # written with what came before
        try:
            store.keep(leaving)
        except StoreError as error:
            with self._lock:
                self._next = leaving.then(self._next) if self._next else leaving
            return error
        return None

    def _close(self) -> None:
        if self._own:
            self._own.close()
            self._own = None
