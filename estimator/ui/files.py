"""New, open, save: the prompt and its file, without ever losing either."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from estimator import resources
from estimator.attachments import kind_of_file
from estimator.estimate import Document, Opened
from estimator.prompt import Prompt, document_of
from estimator.session import Session
from estimator.store.files import FileError, Stamp, stamp
from estimator.store.rows import Draft
from estimator.ui import file_names, parts, words
from estimator.ui.batching import is_batch
from estimator.ui.editor import PromptEditor
from estimator.ui.notice import FILE, OUTSIDE, UNSAVED, Message, Notice
from estimator.ui.recent_files import RecentFiles

if TYPE_CHECKING:
    from estimator.ui.switching import Switching

_Answer = QMessageBox.StandardButton


class PromptFile(QObject):
    """Moves text between the editor and files.

    Attributes:
        recent: those of the last time.

    Signals:
        document_changed: the file, its encoding or its line ending is another one.
        media_opened: the path of a picture, audio or PDF, which is no text.
        batch_opened: the path of a batch file.
        asked_for: a file that a prompt has open already was opened again.
    """

    document_changed = Signal()
    asked_for = Signal()
    media_opened = Signal(Path)
    batch_opened = Signal(Path)

    def __init__(
        self, session: Session, editor: PromptEditor, notice: Notice, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session = session
        self._editor = editor
        self._notice = notice
        self._window = window
        self.recent = RecentFiles(session.store, notice)
        self.switching: Switching | None = None
        editor.altered.connect(self._say_altered, Qt.ConnectionType.QueuedConnection)

    # Commands

    def open(self) -> None:
        """Ask for a file and open it."""
        folder = str(self._folder())
        chosen, _ = QFileDialog.getOpenFileName(self._window, self.tr("Open"), folder)
        if chosen:
            self.open_path(Path(chosen))

    def open_path(self, path: Path) -> None:
        """Open a file; what can't be opened leaves the text as it is and says why."""
        path = path.absolute()  # the next start may be in another folder
        if kind_of_file(path):
            self.media_opened.emit(path)
        elif is_batch(path):
            self.batch_opened.emit(path)
        else:
            self.open_text(path)

    def open_text(self, path: Path, known_as: str = "") -> None:
        """Open a file as text, whatever is in it; for ``known_as`` see ``decode``."""
        found = self._switching.prompt_of(path)
        is_shown = found is not None and self._switching.is_shown(found)
        if is_shown and not known_as:
            known_as = self._session.document.coding.codec
        opened = self._read(path, known_as)
        if opened is None:
            return
        if not is_shown:
            self._show_opened(path, opened)
            return
        self.recent.add(path)
        self.asked_for.emit()
        if not self._editor.document().isModified() and opened.text != self._session.text:
            self._show(opened.text, opened.document, modified=opened.changed > 0)

    @property
    def _switching(self) -> "Switching":
        assert self.switching  # noqa: S101 - given before any command
        return self.switching

    def _read(self, path: Path, known_as: str) -> Opened | None:
        try:
            return Opened.read(path, known_as)
        except FileError as error:
            self._notice.say(self._unread(path, error))
            return None

    def _unread(self, path: Path, error: FileError) -> Message:
        said, may_be = partial(words.sentence, error), error.cause.may_be if error.cause else ""
        if not may_be:
            return Message(FILE, said)
        again = partial(self.open_text, path, may_be)
        return Message(
            FILE, said, lambda: self.tr("Open as {encoding}").format(encoding=may_be.upper()), again
        )

    def _show_opened(self, path: Path, opened: Opened) -> None:
        self._switching.make_room()
        self._show(opened.text, opened.document, modified=opened.changed > 0)
        self.recent.add(path)
        if opened.separators:
            self._say(partial(self._characters_changed, path.name))
        elif opened.changed:
            self._say(partial(self._newlines_changed, opened.changed, opened.document.newline))

    def open_new(self, text: str) -> None:
        """Begin a prompt with a text that is saved nowhere."""
        self._switching.make_room()
        self._show(text, Document(), modified=False)

    def open_sample(self) -> None:
        """Put the sample prompt into an empty editor."""
        self._switching.make_room()
        sample = resources.path("samples", "support.md").read_text(encoding="utf-8")
        self._show("", Document(), modified=False)
        self._editor.insertPlainText(sample)
        self._editor.moveCursor(QTextCursor.MoveOperation.Start)
        self._editor.document().setModified(False)  # nothing of the user's would be lost

    def save(self) -> bool:
        """Save to the prompt's file, or ask for one; whether it was saved.

        What another program has written meanwhile is not written over without a word.
        """
        path = self._session.document.path
        if path is None:
            return self.save_as()
        found = stamp(path)
        if found and self._session.document.is_changed_outside:
            said = partial(self._changed_outside, file_names.shown(path))
            over = partial(self._save_over, path, found)
            self._notice.say(Message(UNSAVED, said, lambda: self.tr("Save Over It"), over))
            return False
        return self._save_to(path)

    def _save_over(self, path: Path, known: Stamp) -> bool:
        """Save over what another program has written, if that is still what was asked about."""
        return self._save_to(path) if stamp(path) in (known, None) else self.save()

    def _changed_outside(self, name: str) -> str:
        known = self.tr("{name} was changed by another program, and is not saved yet.")
        return known.format(name=name)

    def save_as(self) -> bool:
        """Ask for a file and save to it; whether it was saved."""
        document = self._session.document
        start = document.path or self._folder() / self.tr("prompt.txt")
        chosen, _ = QFileDialog.getSaveFileName(self._window, self.tr("Save As"), str(start))
        return self._save_as(Path(chosen)) if chosen else False

    def _save_as(self, path: Path) -> bool:
        """Save to a file that no other prompt has open: that one would have another text."""
        other = self._switching.prompt_of(path)
        if other in (None, self._session.prompt):
            return self._save_to(path)
        said = partial(self._open_elsewhere, file_names.shown(path))
        show = partial(self._switching.is_shown, other)
        self._notice.say(Message(UNSAVED, said, lambda: self.tr("Show the Tab"), show))
        return False

    def _open_elsewhere(self, name: str) -> str:
        known = self.tr("{name} is open in another tab, so nothing was saved to it.")
        return known.format(name=name)

    def _save_elsewhere(self, prompt: Prompt) -> None:
        """Save a prompt as another file, also if another one is seen by now."""
        if self._switching.is_shown(prompt):
            self.save_as()

    def set_newline(self, newline: str) -> None:
        """Save and count with another line ending."""
        document = self._session.document
        if newline == document.newline:
            return
        self._session.set_document(replace(document, newline=newline))
        if "\n" in self._session.text:
            self._editor.document().setModified(True)
        self.document_changed.emit()

    def restore(self, draft: Draft) -> None:
        """Put back the prompt as it was left; a saved one as its file is now."""
        if not self._restore_saved(draft):
            # What was saved once and can't be read now is not on the disk.
            self._show(
                draft.text, document_of(draft), modified=draft.modified or draft.path is not None
            )
        self._editor.set_caret_unit(draft.cursor)

    def _restore_saved(self, draft: Draft) -> bool:
        """Read the draft's file again, if another program has changed it since."""
        if draft.path and not draft.modified:
            document = document_of(draft)
            if not document.is_changed_outside:
                self._show(draft.text, document, modified=False)
                return True
            with suppress(FileError):
                opened = Opened.read(draft.path, draft.coding.codec)
                self._show(opened.text, opened.document, modified=opened.changed > 0)
                return True
        return False

    # Parts

    def may_leave(self) -> bool:
        """Whether the text may be replaced: it is saved, or the user says so."""
        path = self._session.document.path
        is_empty = path is None and not self._session.units
        if is_empty or not self._editor.document().isModified():
            return True
        question = self.tr("Save the changes to {name}?").format(
            name=file_names.shown(path) if path else self.tr("this prompt")
        )
        buttons = _Answer.Save | _Answer.Discard | _Answer.Cancel
        answer = QMessageBox.question(
            self._window,
            self.tr("Token Estimator"),
            parts.plain(question),
            buttons,
            _Answer.Save,
        )
        return self.save() if answer == _Answer.Save else answer == _Answer.Discard

    def _show(self, content: str, document: Document, *, modified: bool) -> None:
        """Put a text into the editor."""
        self._session.set_document(document)
        self._editor.load(content)
        self._editor.document().setModified(modified)
        self._editor.setFocus()
        self._notice.done(FILE)
        self.document_changed.emit()

    def _save_to(self, path: Path) -> bool:
        self._editor.fill()
        try:
            self._session.save(path)
        except FileError as error:
            said = partial(words.sentence, error)
            elsewhere = partial(self._save_elsewhere, self._session.prompt)
            self._notice.say(Message(FILE, said, lambda: self.tr("Save As…"), elsewhere))
            return False
        self._editor.document().setModified(False)
        for topic in (FILE, OUTSIDE, UNSAVED):
            self._notice.done(topic)
        self.recent.add(path)
        self.document_changed.emit()
        return True

    def _say(self, sentence: Callable[[], str]) -> None:
        self._notice.say(Message(FILE, sentence))

    def _say_altered(self) -> None:
        """Say that a file, or a draft, has characters that the editor changed."""
        if not self._editor.prompt.is_altered:  # it was of another text
            return
        self._editor.document().setModified(True)
        if path := self._session.document.path:
            self._say(partial(self._characters_changed, file_names.shown(path)))

    def _newlines_changed(self, changed: int, newline: str) -> str:
        known = self.tr("Line endings were mixed: %Ln of them are {newline} now.", "", changed)
        return known.format(newline={"\n": "LF", "\r\n": "CRLF", "\r": "CR"}[newline])

    def _characters_changed(self, name: str) -> str:
        known = self.tr("{name} has characters that no editor shows; they became line ends.")
        return known.format(name=name)

    def _folder(self) -> Path:
        path = self._session.document.path
        return path.parent if path else Path.home()
