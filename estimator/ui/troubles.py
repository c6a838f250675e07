"""What is said where a vocabulary or the store can't be used."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from estimator.store.database import StoreError
from estimator.ui import words
from estimator.ui.notice import KEEPING, START, VOCABULARY, Message, Notice


class Troubles(QObject):
    """Says them above the editor, with a way out where there is one."""

    def __init__(self, notice: Notice, parent: QObject) -> None:
        super().__init__(parent)
        self._notice = notice

    def say_at_start(self, problem: StoreError, kept: Path | None) -> None:
        """Say what is wrong with the store, and where a damaged one is kept."""
        said = partial(self._set_aside, kept) if kept else partial(words.sentence, problem)
        self._notice.say(Message(START, said))

    def _set_aside(self, kept: Path) -> str:
        known = self.tr(
            "Your data file was damaged. A new one was begun, and the damaged one is kept as"
            " {path}."
        )
        return known.format(path=kept)

    def say_vocabulary(self, error: Exception, do_again: Callable[[], object]) -> None:
        """Say why a vocabulary could not be loaded."""
        said = partial(words.sentence, error)
        self._notice.say(Message(VOCABULARY, said, self._try_again, do_again))

    def say_not_kept(self, error: StoreError, do_again: Callable[[], object]) -> None:
        """Say why the text and choices were not kept."""
        said = partial(words.sentence, error)
        self._notice.say(Message(KEEPING, said, self._try_again, do_again))

    def _try_again(self) -> str:
        return self.tr("Try again")
