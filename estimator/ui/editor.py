"""The prompt editor: Qt's plain text edit, and each change of its text as an exact edit."""

from pathlib import Path

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QMimeData, QSize, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget

from estimator.ui import crossing, search, theme
from estimator.ui.prompt_text import PromptText

DEFAULT_POINTS, MIN_POINTS, MAX_POINTS = 11.0, 6.0, 48.0
_MARGIN = 12
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
_NOTCH = 120  # eighths of a degree of a wheel


class PromptEditor(QPlainTextEdit):
    """The editor.

    Attributes:
        prompt: its text, without the breaks that are there for the eye.

    Signals:
        edited: as that of the text.
        painted: the first paint is done.
        file_dropped: the path of a file that was dropped or pasted.
        another_dropped: the path of one that came with it.
        sample_wanted: the user asked for the sample prompt.
    """

    edited = Signal(int, int, object)  # a str: Qt's own string would lose half pairs
    painted = Signal()
    file_dropped = Signal(Path)
    another_dropped = Signal(Path)
    sample_wanted = Signal()

    _sample: QPushButton | None = None  # Qt asks for its place while the base class is being made

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("promptEditor")
        self._was_painted = False
        self._points = DEFAULT_POINTS
        self._turned = 0  # by the wheel, in eighths of a degree
        self.set_points(DEFAULT_POINTS)
        self.document().setDocumentMargin(_MARGIN)
        self.document().setModified(False)  # Qt takes the margin for an edit, and would undo it
        self.document().clearUndoRedoStacks()
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.prompt = PromptText(self)
        self.prompt.edited.connect(self.edited)
        self.textChanged.connect(self._show_sample)
        self.retranslate()

    def retranslate(self) -> None:
        """Write every text in the interface's language."""
        self.setPlaceholderText(self.tr("Type or paste a prompt, or drop a file here."))
        self.setAccessibleName(self.tr("Prompt"))
        if self._sample:
            self._sample.setText(self.tr("Open a sample"))
            self._place_sample()

    def offer_sample(self) -> None:
        """Show a way to the sample prompt where there is no text."""
        self._sample = QPushButton(self.viewport())
        self._sample.setObjectName("sample")
        self._sample.setCursor(QtCore.Qt.CursorShape.PointingHandCursor)
        self._sample.clicked.connect(self.sample_wanted)
        self._sample.setVisible(not self.prompt.units)
        self.retranslate()

    # The text

    def load(self, text: str) -> bool:
        """Replace the whole text and forget the undo history; see ``PromptText.load``."""
        return self.prompt.load(text)

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let no key stop at a soft break."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo()
        else:
            crossing.cross(self, self.prompt.breaks, event)
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Let the third click select the line, not a piece of it."""
        super().mousePressEvent(event)
        cursor = self.textCursor()
        is_extending = event.modifiers() & QtCore.Qt.KeyboardModifier.ShiftModifier
        if self.prompt.breaks and cursor.hasSelection() and not is_extending:
            start, end = self.prompt.line(cursor.selectionStart())
            self.setTextCursor(self.prompt.cursor(start, max(end, cursor.selectionEnd())))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt's own menu, but for undo and redo, which know of soft breaks."""
        menu = self.createStandardContextMenu()
        menu.setAttribute(QtCore.Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, step in (("edit-undo", self.undo), ("edit-redo", self.redo)):
            for action in menu.actions():
                if action.objectName() == name:
                    action.triggered.disconnect()
                    action.triggered.connect(step)
        menu.popup(event.globalPos())

    def _show_sample(self) -> None:
        if self._sample:
            self._sample.setVisible(not self.prompt.units)

    # What is dropped and pasted

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take files beside text."""
        return bool(_files(source)) or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Open a dropped file, insert a dropped text."""
        if found := _files(source):
            self.file_dropped.emit(found[0])
            for path in found[1:]:
                self.another_dropped.emit(path)
        elif text := source.text():
            self.prompt.put(text)
            self.ensureCursorVisible()

    def createMimeDataFromSelection(self) -> QMimeData:
        """The selected text, as it is, for the clipboard and for a drag."""
        mime = QMimeData()
        mime.setText(self.prompt.selected())
        return mime

    # How it looks

    def set_points(self, points: float) -> None:
        """The size of the text, within what can be read."""
        self._points = max(MIN_POINTS, min(points, MAX_POINTS))
        self.setFont(theme.editor_font(self._points))
        self.setTabStopDistance(4 * self.fontMetrics().horizontalAdvance(" "))

    def points(self) -> float:
        """The size of the text."""
        return self._points

    def set_wrapped(self, wrapped: bool) -> None:  # noqa: FBT001 - a toggle's slot
        """Wrap lines at the window's edge, or not."""
        mode = QPlainTextEdit.LineWrapMode
        self.setLineWrapMode(mode.WidgetWidth if wrapped else mode.NoWrap)

    def is_wrapped(self) -> bool:
        """Whether lines are wrapped."""
        return self.lineWrapMode() == QPlainTextEdit.LineWrapMode.WidgetWidth

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl held, a point a notch; a touchpad sends parts of one."""
        if event.modifiers() & QtCore.Qt.KeyboardModifier.ControlModifier:
            self._turned += event.angleDelta().y()
            notches = int(self._turned / _NOTCH)
            self._turned -= notches * _NOTCH
            self.set_points(self.points() + notches)
            event.accept()
        else:
            super().wheelEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say once that the window can be seen."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the sample's button under the placeholder."""
        super().resizeEvent(event)
        self._place_sample()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font, and keep it: a new theme brings back the one of the last theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._place_sample()
        if event.type() == QEvent.Type.StyleChange and self.font().pointSizeF() != self._points:
            self.set_points(self._points)

    def _place_sample(self) -> None:
        if self._sample:
            self._sample.adjustSize()
            line = self.fontMetrics().lineSpacing()
            self._sample.move(_MARGIN, _MARGIN + 3 * line // 2)

    def sizeHint(self) -> QSize:
        """Wide enough for a line of 80 characters."""
        metrics = self.fontMetrics()
        return QSize(84 * metrics.averageCharWidth(), 32 * metrics.lineSpacing())


def _files(source: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
