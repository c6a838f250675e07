"""The file of the prompt that is seen: noticed when another program writes it."""

from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer

from estimator.estimate import Opened
from estimator.session import Session
from estimator.store import files
from estimator.store.files import FileError
from estimator.ui.editor import PromptEditor
from estimator.ui.notice import OUTSIDE, Message, Notice

_SETTLED_MS = 200
"""A program may write a file in several steps."""


class Watching(QObject):
    """Shows what is in the file now; where the text differs from it, says so and leaves it."""

    def __init__(self, session: Session, editor: PromptEditor, notice: Notice) -> None:
        super().__init__(editor)
        self._session, self._editor, self._notice = session, editor, notice
        self._path: Path | None = None
        self._watcher = QFileSystemWatcher(self)
        self._soon = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._soon.timeout.connect(self.look)
        self._watcher.fileChanged.connect(lambda _path: self._soon.start())

    def follow(self) -> None:
        """Watch the file of the prompt that is seen."""
        path = self._session.document.path
        if path != self._path:
            self._path = path
            self._notice.done(OUTSIDE)
        wanted = [str(path)] if path and path.exists() else []
        watched = self._watcher.files()
        if wanted != watched:
            if watched:
                self._watcher.removePaths(watched)
            if wanted:
                self._watcher.addPaths(wanted)

    def look(self) -> None:
        """See whether the file is as it was."""
        self.follow()  # a program may have put another file in its place
        document, path = self._session.document, self._session.document.path
        if path is None or not document.is_changed_outside:
            return
        if not path.exists():
            self._mark()
            self._say(partial(self._gone, path.name))
            return
        with suppress(FileError):
            opened = Opened.read(path)
            if self._editor.document().isModified():
                again = partial(self._take_over, opened)
                self._mark()
                self._say(partial(self._differs, path.name), self.tr("Show the File"), again)
            elif opened.text != self._session.text:
                self._take_over(opened)
                self._say(partial(self._shown, path.name), self.tr("Undo"), self._editor.undo)
            else:
                self._session.set_document(opened.document)

    def _mark(self) -> None:
        """Take the file as known: what is said once need not be said again."""
        document = self._session.document
        stamp = files.stamp(document.path or Path())
        self._session.set_document(replace(document, stamp=stamp))
        self._editor.document().setModified(True)

    def _take_over(self, opened: Opened) -> None:
        """Show what is in the file, as one step that can be undone."""
        self._editor.fill()
        self._session.set_document(opened.document)
        caret = self._editor.caret_unit()
        self._editor.prompt.replace(0, self._editor.prompt.units, opened.text)
        self._editor.set_caret_unit(min(caret, self._editor.prompt.units))
        self._editor.document().setModified(opened.changed > 0)
        self._notice.done(OUTSIDE)

    # What is said

    def _say(self, said: object, action: str = "", do: object = None) -> None:
        self._notice.say(Message(OUTSIDE, said, lambda: action, do))  # type: ignore[arg-type]

    def _gone(self, name: str) -> str:
        return self.tr("{name} is not there any more. The text is still here.").format(name=name)

    def _shown(self, name: str) -> str:
        known = self.tr("{name} was changed by another program, and is shown as it is now.")
        return known.format(name=name)

    def _differs(self, name: str) -> str:
        known = self.tr("{name} was changed by another program, and the text here too.")
        return known.format(name=name)
