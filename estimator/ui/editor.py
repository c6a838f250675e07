"""The prompt editor: Qt's plain text edit, and each change of its text as an exact edit."""

from pathlib import Path

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QMimeData, QSize, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent, QTextCursor, QTextOption, QWheelEvent
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget

from estimator.tokens.units import utf16_length
from estimator.ui import theme

DEFAULT_POINTS, MIN_POINTS, MAX_POINTS = 11.0, 6.0, 48.0
_MARGIN = 12
_FEW_UNITS = 32
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
_SLICE = 65_536  # characters that Qt lays out within a frame
_CHANGED = ("\ufdd0", "\ufdd1", "\u2029", "\r")  # by Qt, on their way in
_NOTCH = 120  # eighths of a degree of a wheel
_PARAGRAPH = "\u2029"  # what Qt writes for a line ending in raw text


class PromptEditor(QPlainTextEdit):
    """The editor.

    Signals:
        edited: start and removed length in UTF-16 units, and the text that is there now, with
            a line feed as line ending. In the order of the edits they give the text exactly.
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
        self._units = 0
        self._is_loading = False
        self._slices: list[str] = []  # of a long text, that are not in the editor yet
        self._filling = QTimer(self, interval=0)
        self._filling.timeout.connect(self._fill_some)
        self._was_painted = False
        self._points = DEFAULT_POINTS
        self._turned = 0  # by the wheel, in eighths of a degree
        self.set_points(DEFAULT_POINTS)
        self.document().setDocumentMargin(_MARGIN)
        self.document().setModified(False)  # Qt takes the margin for an edit, and would undo it
        self.document().clearUndoRedoStacks()
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().contentsChange.connect(self._contents_changed)
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
        self._sample.setVisible(not self._units)
        self.retranslate()

    # The text

    def load(self, text: str) -> bool:
        """Replace the whole text and forget the undo history.

        Of a long text ``edited`` tells all of it, but only the first part is there at once; the
        rest follows with ``fill_soon`` while the window stays alive, or with ``fill`` now.

        Returns:
            Whether every character will be in the editor; Qt's text has none of U+FDD0, U+FDD1 and
            lone surrogates.
        """
        removed = self._units + sum(map(utf16_length, self._slices))
        is_whole = not any(character in text for character in _CHANGED) and _is_paired(text)
        self._slices = [text[i : i + _SLICE] for i in range(_SLICE, len(text), _SLICE)]
        if not is_whole:
            self._slices = []
        self._is_loading = True
        try:
            self.setPlainText(text[:_SLICE] if is_whole else text)
        finally:
            self._is_loading = False
        self._units = self.document().characterCount() - 1
        self._emit(0, removed, text if is_whole else self._between(0, self._units))
        self.document().setUndoRedoEnabled(not self._slices)
        return is_whole

    @property
    def is_filling(self) -> bool:
        """Whether a part of a long text is not in the editor yet."""
        return bool(self._slices)

    def fill_soon(self) -> None:
        """Take in the rest of a long text, a part at a time between other events."""
        if self._slices:
            self._filling.start()

    def fill(self) -> None:
        """Have the whole of a long text here now."""
        while self._slices:
            self._fill_some()

    def _fill_some(self) -> None:
        if self._slices:
            was_modified = self.document().isModified()
            cursor = QTextCursor(self.document())
            cursor.movePosition(QTextCursor.MoveOperation.End)
            self._is_loading = True  # it was told when the text was loaded
            try:
                cursor.insertText(self._slices.pop(0))
            finally:
                self._is_loading = False
            self._units = self.document().characterCount() - 1
            self.document().setModified(was_modified)
        if not self._slices:
            self._filling.stop()
            self.document().setUndoRedoEnabled(True)
        if self._sample:
            self._sample.setVisible(not self._units)

    def event(self, event: QEvent) -> bool:
        """Have the whole text here before the user does anything to it."""
        if self._slices and event.type() in _DOINGS:
            self.fill()
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """As ``event``, for what is done with the mouse."""
        if self._slices and event.type() in _DOINGS:
            self.fill()
        return super().viewportEvent(event)

    def _contents_changed(self, start: int, removed: int, added: int) -> None:
        if self._is_loading:
            return
        before, after = self._units, self.document().characterCount() - 1
        # Select-all and paste counts the final separator, which is not in the text.
        removed, added = min(removed, before - start), min(added, after - start)
        self._units = after
        if added - removed == after - before:
            self._emit(start, removed, self._between(start, start + added))
        else:
            self._emit(0, before, self._between(0, after))

    def _emit(self, start: int, removed: int, text: str) -> None:
        self.edited.emit(start, removed, text)
        if self._sample:
            self._sample.setVisible(not self._units)

    def _between(self, start: int, end: int) -> str:
        """The text from one UTF-16 unit to another, unit by unit.

        A half of a surrogate pair vanishes on its way from Qt to Python, so where units are
        missing the range is halved until the place is found.
        """
        if start == 0 and end == self.document().characterCount() - 1:
            # toPlainText() would turn a no-break space into a space, U+2028 into a line feed.
            text = self.document().toRawText()
        else:
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            text = cursor.selectedText()
        if utf16_length(text) != end - start:
            text = self._unit_by_unit(start, end)
        return text.replace(_PARAGRAPH, "\n")

    def _unit_by_unit(self, start: int, end: int) -> str:
        if end - start <= _FEW_UNITS:
            return "".join(self.document().characterAt(unit) for unit in range(start, end))
        middle = (start + end) // 2
        return self._between(start, middle) + self._between(middle, end)

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
        else:
            super().insertFromMimeData(source)

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


def _is_paired(text: str) -> bool:
    """Whether no half of a surrogate pair stands alone."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
