"""Which prompts are whose: an app that runs holds a lock that bears its name."""

import os
import time
from contextlib import suppress
from pathlib import Path

from estimator import launch
from estimator.store.folder import make_private

_FOLDER = "running"
_NEW_SECONDS = 60


class Claim:
    """Held as long as the app runs; the system frees the lock of one that was killed.

    It asks for no process and no computer: a number may be another's by now, and a folder may have
    come from elsewhere.

    Attributes:
        name: of this app.
    """

    def __init__(self, database: str) -> None:
        """Take a name, beside the database; one that forgets needs no lock."""
        self.name = os.urandom(16).hex()
        self._folder = Path(database).parent / _FOLDER
        self._handle = -1
        if database != ":memory:":
            with suppress(OSError):  # without a lock it may be taken for an app that has ended
                make_private(self._folder)
                self._handle = os.open(self._lock(self.name), os.O_RDWR | os.O_CREAT, 0o600)
                launch.is_locked_now(self._handle)
            self._sweep()

    def _sweep(self) -> None:
        """Remove the locks of apps that were killed; one that is new may not be held yet."""
        for lock in self._folder.glob("*.lock"):
            with suppress(OSError):
                is_old = time.time() - lock.stat().st_mtime > _NEW_SECONDS
                if is_old and not self.is_alive(lock.stem):
                    lock.unlink(missing_ok=True)

    def _lock(self, name: str) -> Path:
        return self._folder / f"{name}.lock"

    def is_alive(self, name: str) -> bool:
        """Whether the app of a name runs."""
        if not name.isalnum():
            return False
        try:
            handle = os.open(self._lock(name), os.O_RDWR)
        except OSError:
            return False
        try:
            return not launch.is_locked_now(handle)
        except OSError:  # a disk without locks
            return False
        finally:
            os.close(handle)

    def release(self) -> None:
        """Say that this app has ended."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1
            with suppress(OSError):
                self._lock(self.name).unlink(missing_ok=True)
