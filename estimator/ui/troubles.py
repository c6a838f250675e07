"""What is said where a vocabulary or the store can't be used."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from estimator.store.database import StoreError
from estimator.store.store import Opening
from estimator.ui import text, words
from estimator.ui.notice import CRASH, KEEPING, START, VOCABULARY, Message, Notice


class Troubles(QObject):
    """Says them above the editor, with a way out where there is one."""

    def __init__(self, notice: Notice, parent: QObject) -> None:
        super().__init__(parent)
        self._notice = notice

    def say_at_start(self, opening: Opening, keep: Callable[[], object]) -> None:
        """Say what is wrong with the store, and where a damaged one is kept."""
        if opening.problem and opening.problem.kind == "full":
            self._say_full(keep, is_lasting=opening.store.is_lasting)
        else:
            self._notice.say(Message(START, partial(self._at_start, opening)))

    def _say_full(self, keep: Callable[[], object], *, is_lasting: bool) -> None:
        if is_lasting:  # it is written as soon as there is room
            self._notice.say(Message(KEEPING, self._full, self._try_again, keep))
        else:
            self._notice.say(Message(START, self._full_and_unused))

    def _full(self) -> str:
        return self.tr(
            "The disk is full, so nothing new is kept. What was kept before is safe. Free some room"
            " and try again."
        )

    def _full_and_unused(self) -> str:
        return self.tr(
            "The disk is full, so nothing is kept. Free some room and start the app again. What was"
            " kept before is safe."
        )

    def _at_start(self, opening: Opening) -> str:
        if opening.problem and not opening.kept:
            return words.sentence(opening.problem)
        if not opening.backup_of:
            return self.tr(
                "Your data file was damaged. A new one was begun, and the damaged one is kept as"
                " {path}."
            ).format(path=opening.kept)
        return self.tr(
            "Your data file was damaged. The backup of {date} is used in its place, and the damaged"
            " one is kept as {path}."
        ).format(date=text.day(opening.backup_of.astimezone().date()), path=opening.kept)

    def say_vocabulary(self, error: Exception, do_again: Callable[[], object]) -> None:
        """Say why a vocabulary could not be loaded."""
        said = partial(words.sentence, error)
        self._notice.say(Message(VOCABULARY, said, self._try_again, do_again))

    def say_not_kept(self, error: StoreError, do_again: Callable[[], object]) -> None:
        """Say why the text and choices were not kept."""
        said = partial(words.sentence, error)
        self._notice.say(Message(KEEPING, said, self._try_again, do_again))

    def say_crash(self, log: Path) -> None:
        """Say that the app ended by itself the last time, and where what is known of it is."""
        folder = QUrl.fromLocalFile(str(log.parent))
        said = partial(self._of_crash, log)
        action = partial(QDesktopServices.openUrl, folder)
        self._notice.say(Message(CRASH, said, self._open_folder, action))

    def _of_crash(self, log: Path) -> str:
        return self.tr(
            "The app ended unexpectedly the last time. Your text is here as it was kept last. What"
            " is known of it is in {path}."
        ).format(path=log)

    def _open_folder(self) -> str:
        return self.tr("Open the Folder")

    def _try_again(self) -> str:
        return self.tr("Try Again")
