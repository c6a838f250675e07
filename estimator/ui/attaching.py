"""Pictures, audio and PDFs of the prompt: added from files or by size, taken off and put back."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from estimator.attachments import kind_of_file
from estimator.session import Session
from estimator.tokens.attachment import Audio, Image
from estimator.ui.attachment_list import AttachmentList
from estimator.ui.notice import ATTACHMENT, Message, Notice

_IMAGE, _AUDIO = Image(1024, 1024), Audio(60_000)  # to begin with


class Attaching(QObject):
    """Moves attachments between files, the session and their list.

    Signals:
        changed: there are others, or they have another size, length or detail.
        text_chosen: the path of a file that is none of them.
    """

    changed = Signal()
    text_chosen = Signal(Path)

    def __init__(
        self, session: Session, rows: AttachmentList, notice: Notice, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session = session
        self._rows = rows
        self._notice = notice
        self._window = window
        rows.changed.connect(self._change)
        rows.removed.connect(self.remove)

    def ask(self) -> None:
        """Ask for files and add them."""
        folder = self._session.document.path
        chosen, _ = QFileDialog.getOpenFileNames(
            self._window, self.tr("Attach Files"), str(folder.parent if folder else Path.home())
        )
        for path in map(Path, chosen):
            if not self.add_media(path):
                self.text_chosen.emit(path)

    def add_media(self, path: Path) -> bool:
        """Add a file if it is a picture, audio or PDF; whether it is."""
        is_media = bool(kind_of_file(path))
        if is_media:
            self.add(path)
        return is_media

    def add(self, path: Path) -> None:
        """Add a file that is a picture, audio or PDF."""
        self._session.attachments.add_file(path)
        self.changed.emit()

    def add_image(self) -> None:
        """Add a picture, whose size is then typed."""
        self._add_typed(_IMAGE)

    def add_audio(self) -> None:
        """Add audio, whose length is then typed."""
        self._add_typed(_AUDIO)

    def _add_typed(self, content: Image | Audio) -> None:
        added = self._session.attachments.add(content)
        self.changed.emit()
        self._rows.start(added)

    def _change(self, attachment: int, content: Image | Audio) -> None:
        self._session.attachments.change(attachment, content)
        self.changed.emit()

    def remove(self, attachment: int) -> None:
        """Take one off, with a way to put it back."""
        self._gone(1, self._session.attachments.remove(attachment))

    def _gone(self, count: int, undo: Callable[[], None]) -> None:
        self.changed.emit()
        said = partial(self._said, count)
        again = partial(self._put_back, undo)
        self._notice.done(ATTACHMENT)  # the last one is what Undo is for
        self._notice.say(Message(ATTACHMENT, said, lambda: self.tr("Undo"), again))

    def _said(self, count: int) -> str:
        return self.tr("%Ln attachment(s) removed.", "", count)

    def _put_back(self, undo: Callable[[], None]) -> None:
        undo()
        self.changed.emit()
