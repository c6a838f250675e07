"""The editor's document as the text that it stands for: loaded, read, and each change told.

Qt lays out a paragraph as a whole, so that a key in a line of a megabyte would take a second. Such
a line is shown in pieces, see ``soft``; here they are one line again.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit

from estimator.tokens.units import paired_length, utf16_length
from estimator.ui import raw_text, slices, soft
from estimator.ui.breaks import Breaks
from estimator.ui.pieces import LONGEST, has_long_line

_CHANGED = ("\ufdd0", "\ufdd1", "\u2029", "\r")  # by Qt, on their way in


class PromptText(QObject):
    """The text of an editor.

    A place is one of the document, a unit one of the text, which has no soft breaks; both count
    UTF-16 units.

    Attributes:
        document: that it is in; the editor shows one of several.
        breaks: where the soft breaks are, which tells places and units from each other.
        is_altered: whether a text that was loaded is another in the editor; Qt's text has none of
            U+FDD0, U+FDD1 and lone surrogates.

    Signals:
        altered: a text that was loaded is, now that all of it is here.
        edited: start and removed length in units, and the text that is there now, with a line feed
            as line ending. In the order of the edits they give the text exactly.
    """

    edited = Signal(int, int, object)  # a str: Qt's own string would lose half pairs
    altered = Signal()

    def __init__(self, editor: QPlainTextEdit, document: QTextDocument) -> None:
        super().__init__(editor)
        self._editor = editor
        self.document = document
        self.breaks = Breaks()
        self._length = 0  # of the document
        self.is_altered = False
        self._told = 0  # units of the text that was loaded last, as far as it is here
        self._was_broken = False  # so that undo may bring a soft break back
        self._is_quiet = self._is_stepping = False
        self._changed: tuple[int, int, bool] | None = None
        self._first = 0  # how many breaks are before the line that was last asked for
        self._steps = 0  # that can be undone
        self._softened: dict[int, int] = {}  # the caret in units, by the steps before a softening
        self._slices = slices.Slices(self._take_in, self)
        self.document.contentsChange.connect(self._contents_changed)
        self.document.contentsChanged.connect(self._soften_changed)

    # What is there

    @property
    def units(self) -> int:
        """The length of the text that is in the document."""
        return self._length - len(self.breaks)

    def between(self, start: int, end: int) -> str:
        """The text from one place to another."""
        parts = []
        for place in self.breaks.within(start, end):
            parts.append(raw_text.between(self.document, start, place))
            start = place + 1
        parts.append(raw_text.between(self.document, start, end))
        return "".join(parts)

    def whole(self) -> str:
        """The text that is in the document."""
        return self.between(0, self._length)

    def selected(self) -> str:
        """The text that is selected."""
        cursor = self._editor.textCursor()
        return self.between(cursor.selectionStart(), cursor.selectionEnd())

    def cursor(self, start: int, end: int) -> QTextCursor:
        """A cursor that selects from one place to another."""
        return raw_text.cursor(self.document, start, end)

    def line_and_column(self, place: int) -> tuple[int, int]:
        """The line of the text and the unit in it of a place, both from 0."""
        number = self.document.findBlock(place).blockNumber() - self.breaks.before(place)
        unit = self.breaks.text_unit(place)
        return number, unit - self.breaks.text_unit(self._line_start(place))

    def line(self, place: int) -> tuple[int, int]:
        """From where to where the line of a place goes in the document."""
        number, index = self.document.findBlock(place).blockNumber(), self.breaks.before(place)
        after = range(index, len(self.breaks))
        count = bisect_left(after, 1, key=lambda i: self._ends(i) != number + i - index)
        end = self.document.findBlockByNumber(number + count)
        return self._line_start(place), end.position() + end.length() - 1

    def _line_start(self, place: int) -> int:
        number, index = self.document.findBlock(place).blockNumber(), self.breaks.before(place)

        def is_of_line(i: int) -> bool:
            return self._ends(i) == number + i - index  # they are one block apart

        first = self._first
        is_still = first <= index and (first == index or is_of_line(first))
        if not is_still or (first and is_of_line(first - 1)):
            first = self._first = bisect_left(range(index), 1, key=is_of_line)
        return self.document.findBlockByNumber(number + first - index).position()

    def _ends(self, index: int) -> int:
        """The number of the block that a break ends."""
        return self.document.findBlock(self.breaks[index]).blockNumber()

    # Loading

    def load(self, text: str) -> None:
        """Replace the whole text and forget the undo history.

        Of a long text ``edited`` tells all of it, but only the first part is there at once; the
        rest follows with ``fill_soon`` while the window stays alive, or with ``fill`` now.
        """
        self.edited.emit(0, self.units + self._slices.units, text)
        # It is counted on other threads now, while Qt is busy with it here.
        first = text[: slices.FIRST]
        self._slices.wait(text, len(first))
        self.is_altered, self._told = False, 0
        self._show(first)
        self._check(first)

    def _check(self, loaded: str) -> None:
        """Whether a part of a loaded text became what it was told to be; at the end, tell it."""
        length = paired_length(loaded)
        self._told += utf16_length(loaded) if length is None else length
        if length is None or any(character in loaded for character in _CHANGED):
            self.is_altered = True
        if self._slices:
            return
        if self.is_altered or self.units != self._told:
            self.is_altered = True
            self.edited.emit(0, self._told, self.whole())
            self._told = self.units
            self.altered.emit()

    def _show(self, text: str) -> None:
        """Put a text in the place of what is in the document, with nothing to undo."""
        is_odd = has_long_line(text) or text.startswith(soft.GUARDED)
        self._was_broken = False
        self._softened.clear()
        with self._quietly():
            QPlainTextEdit.setPlainText(self._editor, "" if is_odd else text)
            self.document.setUndoRedoEnabled(False)
            if is_odd:
                self._put(self._end(), text)
                self._editor.moveCursor(QTextCursor.MoveOperation.Start)
        self.document.setUndoRedoEnabled(not self._slices)
        self.document.setModified(False)

    @property
    def is_filling(self) -> bool:
        """Whether a part of a long text is not in the document yet."""
        return len(self._slices) > 0

    def fill_soon(self) -> None:
        """Take in the rest of a long text, a part at a time between other events."""
        self._slices.take_soon()

    def rest(self) -> None:
        """Take in nothing more for now: another text is shown."""
        self._slices.rest()

    def fill(self) -> None:
        """Have the whole of a long text here now."""
        self._slices.take_all()

    def _take_in(self, text: str) -> None:
        was_modified, before = self.document.isModified(), self._length
        with self._quietly():  # it was told when the text was loaded
            self._put(self._end(), text)
            self._soften(before, before)
        self.document.setModified(was_modified)
        self.document.setUndoRedoEnabled(not self._slices)
        self._check(text)

    def _end(self) -> QTextCursor:
        return self.cursor(self._length, self._length)

    # Changing

    def put(self, text: str) -> None:
        """Insert a text in place of what is selected, as one undo step."""
        self._put(self._editor.textCursor(), text)

    def _put(self, cursor: QTextCursor, text: str) -> None:
        self._was_broken = self._was_broken or has_long_line(text)
        soft.put(cursor, text)

    def replace(self, start: int, end: int, text: str) -> None:
        """Put a text in the place of what is between two units, as one undo step."""
        places = self.breaks.place(start), self.breaks.place(end, ends=True)
        self._put(self.cursor(*places), text)

    def undo(self) -> None:
        """Take back the last change of the text."""
        self._step(QPlainTextEdit.undo)

    def redo(self) -> None:
        """Do the last change again that was taken back."""
        caret = self._step(QPlainTextEdit.redo)
        if caret is not None:
            place = self.breaks.place(caret)
            self._editor.setTextCursor(self.cursor(place, place))

    @property
    def is_stepping(self) -> bool:
        """Whether a change is being undone or redone."""
        return self._is_stepping

    def _step(self, step: Callable[[QPlainTextEdit], None]) -> int | None:
        """Undo or redo a change, and the softening after it, which is a step of its own to Qt.

        Returns:
            Where the caret was after the softening, in units; None where there was none.
        """
        self._is_stepping = True
        try:
            step(self._editor)
            caret = None
            while (steps := self.document.availableUndoSteps()) in self._softened:
                caret = self._softened[steps]
                step(self._editor)
            return caret
        finally:
            self._is_stepping = False

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        """Change the document in here, not the text."""
        was_quiet, self._is_quiet = self._is_quiet, True
        try:
            yield
        finally:
            self._is_quiet = was_quiet

    def _contents_changed(self, start: int, removed: int, added: int) -> None:
        before, after = self._length, self.document.characterCount() - 1
        # Select-all and paste counts the final separator, which is not in the text.
        removed, added = min(removed, before - start), min(added, after - start)
        if added - removed != after - before:
            start, removed, added = 0, before, after
        unit = self.breaks.text_unit(start)
        removed_units = self.breaks.text_unit(start + removed) - unit
        breaks = soft.breaks(self.document, start, start + added) if self._was_broken else []
        self.breaks.replace(start, removed, added, breaks)
        self._length = after
        is_broken = bool(breaks) or removed_units < removed
        if not self._is_quiet:
            text = self.between(start, start + added)
            self._told += utf16_length(text) - removed_units
            self._changed = start, start + added, is_broken or has_long_line(text)
            self.edited.emit(unit, removed_units, text)

    def _soften_changed(self) -> None:
        """Once Qt is done with a change, break what has become a very long line."""
        before, self._steps = self._steps, self.document.availableUndoSteps()
        changed, self._changed = self._changed, None
        # What undo and redo bring back is as it was, and to change it would end them.
        if changed is None or self._is_stepping or self.document.isRedoAvailable():
            return
        lasting = before if before <= self._steps else 0
        self._softened = {at: caret for at, caret in self._softened.items() if at < lasting}
        start, end, is_long = changed
        with self._quietly():
            is_long = is_long or soft.is_bound(self.document.findBlock(start))
            if is_long or end - start <= LONGEST:
                self._soften(start, end)
            else:  # its lines are short, but for what they were added to
                self._soften(end, end)
                self._soften(start, start)

    def _soften(self, start: int, end: int) -> None:
        """Make and drop soft breaks in and around a stretch."""
        changes = soft.changes(self.document, start, end)
        if not changes:
            return
        self._was_broken = True
        steps = self.document.availableUndoSteps()
        was_undoable = self.document.isUndoRedoEnabled()
        if was_undoable and not steps:  # what is not to be undone stays so
            self.document.setUndoRedoEnabled(False)
        soft.make(QTextCursor(self.document), changes)
        self.document.setUndoRedoEnabled(was_undoable)
        if steps:
            self._softened[steps] = self.breaks.text_unit(self._editor.textCursor().position())
