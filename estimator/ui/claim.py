"""Which prompts are whose: an app that runs holds a lock that bears its name."""

import time
import uuid
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QLockFile

from estimator.store.folder import keep_private, make_private

_FOLDER = "running"
_NEW_SECONDS = 60


class Claim:
    """Held as long as the app runs; the system knows of one that was killed.

    Attributes:
        name: of this app.
    """

    def __init__(self, database: str) -> None:
        """Take a name, beside the database; one that forgets needs no lock."""
        self.name = uuid.uuid4().hex
        self._folder = Path(database).parent / _FOLDER
        self._lock: QLockFile | None = None
        if database != ":memory:":
            with suppress(OSError):  # without a lock it may be taken for an app that has ended
                make_private(self._folder)
            self._lock = self._of(self.name)
            self._lock.tryLock(0)
            keep_private(Path(self._lock.fileName()))
            self._sweep()

    def _sweep(self) -> None:
        """Remove the locks of apps that were killed; one that is new may be half written."""
        for lock in self._folder.glob("*.lock"):
            with suppress(OSError):
                is_old = time.time() - lock.stat().st_mtime > _NEW_SECONDS
                if is_old and not self.is_alive(lock.stem):
                    lock.unlink(missing_ok=True)

    def _of(self, name: str) -> QLockFile:
        made = QLockFile(str(self._folder / f"{name}.lock"))
        made.setStaleLockTime(0)  # however old: only the death of its app ends it
        return made

    def is_alive(self, name: str) -> bool:
        """Whether the app of a name runs."""
        if not name.isalnum() or not (self._folder / f"{name}.lock").exists():
            return False
        lock = self._of(name)
        if not lock.getLockInfo()[0]:  # cut off with the power: it is written before all else is
            return False
        is_ended = lock.tryLock(0)
        lock.unlock()
        return not is_ended

    def release(self) -> None:
        """Say that this app has ended."""
        if self._lock:
            self._lock.unlock()
