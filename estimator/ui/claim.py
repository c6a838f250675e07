"""Which prompts are whose: an app that runs holds a lock that bears its name."""

import uuid
from pathlib import Path

from PySide6.QtCore import QLockFile

_FOLDER = "running"


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
            self._folder.mkdir(exist_ok=True, mode=0o700)
            self._lock = self._of(self.name)
            self._lock.tryLock(0)

    def _of(self, name: str) -> QLockFile:
        made = QLockFile(str(self._folder / f"{name}.lock"))
        made.setStaleLockTime(0)  # however old: only the death of its app ends it
        return made

    def is_alive(self, name: str) -> bool:
        """Whether the app of a name runs."""
        if not name.isalnum() or not (self._folder / f"{name}.lock").exists():
            return False
        lock = self._of(name)
        is_ended = lock.tryLock(0)
        lock.unlock()
        return not is_ended

    def release(self) -> None:
        """Say that this app has ended."""
        if self._lock:
            self._lock.unlock()
