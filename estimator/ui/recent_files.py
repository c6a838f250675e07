"""The files that were opened or saved last."""

from functools import partial
from pathlib import Path

from estimator.store.database import StoreError
from estimator.store.store import Store
from estimator.ui import words
from estimator.ui.notice import KEEPING, Message, Notice


class RecentFiles:
    """They are kept in the store; where they can't be, that is said."""

    def __init__(self, store: Store, notice: Notice) -> None:
        self._store, self._notice = store, notice

    def all(self) -> list[Path]:
        """Each, the last one first; none where they can't be read."""
        try:
            return self._store.recent_files()
        except StoreError:
            return []

    def add(self, path: Path) -> None:
        """Have a file as the last one."""
        try:
            self._store.add_recent_file(path.absolute())
        except StoreError as error:
            self._say(error)

    def forget(self) -> None:
        """Have none any more."""
        try:
            self._store.set_recent_files([])
        except StoreError as error:
            self._say(error)

    def _say(self, error: StoreError) -> None:
        self._notice.say(Message(KEEPING, partial(words.sentence, error)))
