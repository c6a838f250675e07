"""The file of the prompt that is seen: noticed when another program writes it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from estimator.estimate import Document, Opened
from estimator.session import Session
from estimator.store import files
from estimator.store.files import FileError
from estimator.ui import file_names
from estimator.ui.editor import PromptEditor
from estimator.ui.notice import OUTSIDE, UNSAVED, Message, Notice

if TYPE_CHECKING:
    from estimator.prompt import Prompt

_SETTLED_MS = 200
"""A program may write a file in several steps."""


class Watching(QObject):
    """Shows what is in the file now; where the text differs from it, says so and leaves it.

    From when both have changed until the text is saved or the file is shown, the document's stamp
    is that of the file before. It is kept with the prompt: another tab, the next start, and a save
    that would write over the file all find that both have changed.

    Signals:
        changed: what is known of the file, or whether the text is what is in it.
    """

    changed = Signal()

    def __init__(self, session: Session, editor: PromptEditor, notice: Notice) -> None:
        super().__init__(editor)
        self._session, self._editor, self._notice = session, editor, notice
        self._followed: tuple[Prompt, Path | None] | None = None
        self._told: tuple[files.Stamp | None] | None = None  # of the file that was told of last
        self._can_undo = False
        # Of texts that were as in their files until those were gone or no text any more.
        self._bereft: WeakKeyDictionary[Prompt, Document] = WeakKeyDictionary()
        self._watcher = QFileSystemWatcher(self)
        self._soon = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._soon.timeout.connect(self.look)
        self._watcher.fileChanged.connect(lambda _path: self._soon.start())
        self._watcher.directoryChanged.connect(self._folder_changed)
        editor.edited.connect(self._edited)

    def follow(self) -> None:
        """Watch the file of the prompt that is seen."""
        path = self._session.document.path
        followed = self._session.prompt, path
        if followed != self._followed:
            self._followed = followed
            self._take_back()
        wanted = [str(_nearest(path))] if path else []
        watched = self._watcher.files() + self._watcher.directories()
        if wanted != watched:
            if watched:
                self._watcher.removePaths(watched)
            if wanted:
                self._watcher.addPaths(wanted)

    def look(self) -> None:
        """See whether the file is as it was; what was told of it once is not told again."""
        self.follow()  # a program may have put another file in its place
        document, path = self._session.document, self._session.document.path
        if path is None or not document.is_changed_outside:
            self._be_at_peace()
            return
        found = files.stamp(path)
        if self._told == (found,):
            return
        self._told = (found,)
        if found is None:
            self._leave(partial(self._gone, file_names.shown(path)))
            return
        try:
            opened = Opened.read(path, document.coding.codec)
        except FileError:
            self._leave(partial(self._unread, file_names.shown(path)))
        else:
            self._meet(opened)

    def _be_at_peace(self) -> None:
        """Know that the file is as it was, which it was not for a while."""
        if self._told:
            self._take_back()
        if self._is_bereft:
            self._bereft.pop(self._session.prompt)
            self._editor.document().setModified(False)

    @property
    def _is_bereft(self) -> bool:
        """Whether the text was as in its file until that was gone, and is so still."""
        return self._bereft.get(self._session.prompt) == self._session.document

    def _folder_changed(self) -> None:
        """Look soon; a folder where much is written may never settle."""
        if not self._soon.isActive():
            self._soon.start()

    def look_again(self) -> None:
        """See whether the file is as it was, for a user who asks: told of or not."""
        self._told = None
        self.look()

    def _edited(self) -> None:
        """Offer no undo any more, which would be that of the edit; the text is the user's now."""
        self._bereft.pop(self._session.prompt, None)
        if self._can_undo:
            self._take_back()

    def _take_back(self) -> None:
        """Take back what was said: it is so no longer, or of another prompt."""
        self._told, self._can_undo = None, False
        self._notice.done(OUTSIDE)
        self._notice.done(UNSAVED)

    def _meet(self, opened: Opened) -> None:
        """Go on with what is in the file, unless the text has changed too."""
        document, name = self._session.document, (opened.document.path or Path()).name
        is_edited = self._editor.document().isModified() and not self._is_bereft
        is_same = opened.text == self._session.text
        if is_same and (not is_edited or opened.document == document):
            self._take(opened)
        elif is_edited:
            said = partial(self._differs, name)
            self._editor.document().setModified(True)  # also where each edit is undone
            self._say(said, lambda: self.tr("Show the File"), self._show_file)
        else:
            self._take_over(opened)
            self._can_undo = True
            self._say(partial(self._shown, name), lambda: self.tr("Undo"), self._editor.undo)

    def _show_file(self) -> None:
        """Show what is in the file by now."""
        self._told = None
        try:
            document = self._session.document
            opened = Opened.read(document.path or Path(), document.coding.codec)
        except FileError:
            self.look()
        else:
            self._take_over(opened)

    def _take_over(self, opened: Opened) -> None:
        """Show what is in the file, as one step that can be undone."""
        self._editor.fill()
        self._session.set_document(opened.document)
        caret = self._editor.caret_unit()
        self._editor.prompt.replace(0, self._editor.prompt.units, opened.text)
        self._editor.set_caret_unit(min(caret, self._editor.prompt.units))
        self._take(opened)

    def _take(self, opened: Opened) -> None:
        """Know the text for what is in the file."""
        self._session.set_document(opened.document)
        is_exact = not opened.changed and opened.text == self._session.text
        self._editor.document().setModified(not is_exact)
        self._bereft.pop(self._session.prompt, None)
        self._take_back()
        self.changed.emit()

    def _leave(self, said: Callable[[], str]) -> None:
        """Leave the text as it is, which is in no file now."""
        document = self._editor.document()
        if not document.isModified():
            self._bereft[self._session.prompt] = self._session.document
        document.setModified(True)
        self._say(said)
        self.changed.emit()

    # What is said

    def _say(self, said: Callable[[], str], *way_out: Callable[[], object]) -> None:
        self._notice.say(Message(OUTSIDE, said, *way_out))  # type: ignore[arg-type]

    def _gone(self, name: str) -> str:
        return self.tr("{name} is not there any more. The text is still here.").format(name=name)

    def _unread(self, name: str) -> str:
        known = self.tr(
            "{name} was changed by another program and can't be read now. The text is still here."
        )
        return known.format(name=name)

    def _shown(self, name: str) -> str:
        known = self.tr("{name} was changed by another program, and is shown as it is now.")
        return known.format(name=name)

    def _differs(self, name: str) -> str:
        known = self.tr("{name} was changed by another program, and the text here too.")
        return known.format(name=name)


def _nearest(path: Path) -> Path:
    """The file, or the folder nearest to it that is there: the next to change if it comes back."""
    return next((near for near in (path, *path.parents) if files.stamp(near)), path.parent)
