"""A plain text edit whose text is exact and whose lines may be of any length."""

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QMimeData, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QPlainTextDocumentLayout, QPlainTextEdit, QWidget

from estimator.ui import crossing, giving_way, search
from estimator.ui.prompt_text import PromptText

_DOINGS = (
    QEvent.Type.ShortcutOverride,  # comes before a key, also before one of a menu
    QEvent.Type.KeyPress,
    QEvent.Type.InputMethod,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.ContextMenu,
    QEvent.Type.DragEnter,
    QEvent.Type.Drop,
)
_NO_FLAGS = QTextDocument.FindFlag(0)


def _types(event: QKeyEvent) -> bool:
    """Whether a key types a character, which no soft break is in the way of."""
    typed = event.text()
    return bool(typed) and typed.isprintable()


class TextEditor(QPlainTextEdit):
    """The text of an editor, and what a user does to it.

    Attributes:
        prompt: the text that is shown, without the breaks that are there for the eye.

    Signals:
        edited, altered: as those of the text.
        menu_made: the context menu, which is about to be opened; more may be added.
    """

    edited = Signal(int, int, object)  # a str: Qt's own string would lose half pairs
    altered = Signal()
    menu_made = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document().setParent(self)  # or Qt would delete it with the next one that is shown
        self.prompt = self._text_of(self.document())
        self._places: dict[PromptText, tuple[QTextCursor, int]] = {}  # of those that are not shown
        interval = QGuiApplication.styleHints().mouseDoubleClickInterval()
        self._double_click = QTimer(self, singleShot=True, interval=interval)

    # The texts

    def begin_prompt(self) -> PromptText:
        """Another text, which is not shown yet."""
        document = QTextDocument(self)
        document.setDocumentLayout(QPlainTextDocumentLayout(document))
        document.setDocumentMargin(self.document().documentMargin())
        document.setModified(False)
        document.clearUndoRedoStacks()
        return self._text_of(document)

    def _text_of(self, document: QTextDocument) -> PromptText:
        made = PromptText(self, document)
        made.edited.connect(self.edited)
        made.altered.connect(self.altered)
        return made

    def show_prompt(self, prompt: PromptText) -> None:
        """Show another text, where it was left."""
        if prompt is self.prompt:
            return
        self.prompt.rest()
        self._places[self.prompt] = self.textCursor(), self.verticalScrollBar().value()
        self.prompt = prompt
        if prompt.document.defaultFont() != self.font():  # Qt would lay out all of it anew
            prompt.document.setDefaultFont(self.font())
        self.setDocument(prompt.document)
        if prompt in self._places:
            cursor, top = self._places.pop(prompt)
            self.setTextCursor(cursor)
            self.verticalScrollBar().setValue(top)

    def drop_prompt(self, prompt: PromptText) -> None:
        """Forget a text that is not shown."""
        self._places.pop(prompt, None)
        prompt.rest()
        prompt.document.deleteLater()
        prompt.deleteLater()

    # The text that is shown

    def load(self, text: str) -> None:
        """Replace the whole text and forget the undo history; see ``PromptText.load``."""
        self.prompt.load(text)

    @property
    def is_filling(self) -> bool:
        """Whether a part of a long text is not in the editor yet."""
        return self.prompt.is_filling

    def fill_soon(self) -> None:
        """Take in the rest of a long text, a part at a time between other events."""
        self.prompt.fill_soon()

    def fill(self) -> None:
        """Have the whole of a long text here now."""
        self.prompt.fill()

    def toPlainText(self) -> str:
        """The text as it is: no soft breaks, and a no-break space is one."""
        self.fill()
        return self.prompt.whole()

    def setPlainText(self, text: str) -> None:
        """Replace the whole text and forget the undo history."""
        self.load(text)
        self.fill()

    def insertPlainText(self, text: str) -> None:
        """Insert a text in place of what is selected."""
        self.prompt.put(text)

    def appendPlainText(self, text: str) -> None:
        """Add a text as a new line at the end."""
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.prompt.put("\n" + text if self.prompt.units else text)

    def find(  # type: ignore[override] # a pattern is found by nobody
        self, wanted: str, options: QTextDocument.FindFlag = _NO_FLAGS
    ) -> bool:
        """Select the next match after the caret; whether there is one."""
        found = search.find(self.prompt, wanted, self.textCursor(), options)
        if found:
            self.setTextCursor(found)
        return found is not None

    def caret(self) -> tuple[int, int]:
        """The line of the caret and the UTF-16 unit in it, both from 0."""
        return self.prompt.line_and_column(self.textCursor().position())

    def caret_unit(self) -> int:
        """Where the caret is in the text, in UTF-16 units."""
        return self.prompt.breaks.text_unit(self.textCursor().position())

    def set_caret_unit(self, unit: int) -> None:
        """Put the caret to a UTF-16 unit of the text, or to its end."""
        if unit > self.prompt.units:
            self.fill()  # it stands in what would come later
        place = self.prompt.breaks.place(min(unit, self.prompt.units))
        self.setTextCursor(self.prompt.cursor(place, place))

    def undo(self) -> None:
        """Take back the last step."""
        self.prompt.undo()

    def redo(self) -> None:
        """Do the last step again that was taken back."""
        self.prompt.redo()

    def event(self, event: QEvent) -> bool:
        """Have the whole text here before the user does anything to it."""
        if event.type() in _DOINGS:
            self.fill()
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """As ``event``, for what is done with the mouse."""
        if event.type() in _DOINGS:
            self.fill()
        return super().viewportEvent(event)

    def focusNextPrevChild(self, is_next: bool) -> bool:  # noqa: FBT001 - Qt's
        """Let Tab be typed here, and Shift+Tab leave; Qt would let neither leave the sample."""
        if is_next and self.hasFocus():
            return False
        return QWidget.focusNextPrevChild(self, is_next)

    # What Qt would do to a piece of a line

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let no key stop at a soft break."""
        giving_way.key_pressed()
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo()
        elif self.prompt.breaks and not _types(event):
            self._press(event)
        else:
            super().keyPressEvent(event)

    def _press(self, event: QKeyEvent) -> None:
        breaks, start = self.prompt.breaks, self.textCursor()
        before = start.position(), start.hasSelection()
        crossing.before(self, breaks, event)
        super().keyPressEvent(event)
        crossing.after(self, breaks, event, *before)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Replace what an input method wants to, also across a soft break."""
        if self.prompt.breaks and event.replacementLength():
            event = crossing.without_replacement(self, self.prompt.breaks, event)
        super().inputMethodEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Remember it: a third click may follow."""
        super().mouseDoubleClickEvent(event)
        self._double_click.start()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Let the third click select the line, not a piece of it."""
        super().mousePressEvent(event)
        cursor = self.textCursor()
        is_third = self._double_click.isActive() and cursor.hasSelection()
        is_left = event.button() == QtCore.Qt.MouseButton.LeftButton
        if is_third and is_left and self.prompt.breaks:
            start, end = self.prompt.line(cursor.selectionStart())
            self.setTextCursor(self.prompt.cursor(start, max(end, cursor.selectionEnd())))
        self._double_click.stop()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt's own menu, but for undo and redo, which know of soft breaks."""
        menu = self.createStandardContextMenu()
        menu.setAttribute(QtCore.Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, step in (("edit-undo", self.undo), ("edit-redo", self.redo)):
            for action in menu.actions():
                if action.objectName() == name:
                    action.triggered.disconnect()
                    action.triggered.connect(step)
        self.menu_made.emit(menu)
        menu.popup(event.globalPos())

    def createMimeDataFromSelection(self) -> QMimeData:
        """The selected text, as it is, for the clipboard and for a drag."""
        mime = QMimeData()
        mime.setText(self.prompt.selected())
        return mime

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Insert a text that is pasted or dropped."""
        if text := source.text():
            self.prompt.put(text)
            self.ensureCursorVisible()
