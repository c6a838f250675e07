"""The prompt editor: how it looks, and what is dropped on it."""

from collections.abc import Callable
from pathlib import Path

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QMimeData, QSize, QTimer, Signal
from PySide6.QtGui import (
    QFont,
    QHelpEvent,
    QPaintEvent,
    QResizeEvent,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QPushButton, QWidget

from estimator.ui import going_on, theme
from estimator.ui.prompt_text import PromptText
from estimator.ui.text_editor import TextEditor

DEFAULT_POINTS, MIN_POINTS, MAX_POINTS = 11.0, 6.0, 48.0
_MARGIN = 12
_NOTCH = 120  # eighths of a degree of a wheel


class PromptEditor(TextEditor):
    """The editor.

    Attributes:
        underlay: paints what stands under the text.
        overlay: paints what stands over it.
        gutter: stands at the left of the text.

    Signals:
        tip_wanted: the mouse rests on the text: where, in the viewport and on the screen.
        painted: the first paint is done.
        file_dropped: the path of a file that was dropped or pasted.
        another_dropped: the path of one that came with it.
        sample_wanted: the user asked for the sample prompt.
    """

    painted = Signal()
    file_dropped = Signal(Path)
    another_dropped = Signal(Path)
    sample_wanted = Signal()
    tip_wanted = Signal(QHelpEvent)

    underlay: Callable[[QPaintEvent], None] | None = None
    overlay: Callable[[QPaintEvent], None] | None = None
    gutter: QWidget | None = None
    _font: QFont | None = None  # that it is to have
    _sample: QPushButton | None = None  # Qt asks for its place while the base class is being made

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("promptEditor")
        self.setFrameShape(QFrame.Shape.NoFrame)  # a style rule would have all behind it painted
        self._was_painted = False
        self._points = DEFAULT_POINTS
        self._family = ""  # the system's
        self._is_quick = False
        self._turned = 0  # by the wheel, in eighths of a degree
        self.set_points(DEFAULT_POINTS)
        self.document().setDocumentMargin(_MARGIN)
        self.document().setModified(False)  # Qt takes the margin for an edit, and would undo it
        self.document().clearUndoRedoStacks()
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.textChanged.connect(self._show_sample)
        self.textChanged.connect(self._choose_font_soon)
        self.retranslate()

    def retranslate(self) -> None:
        """Write every text in the interface's language."""
        self.setPlaceholderText(self.tr("Type or paste a prompt, or drop a file here."))
        self.setAccessibleName(self.tr("Prompt"))
        if self._sample:
            self._sample.setText(self.tr("Open a Sample"))
            self._place_sample()

    def offer_sample(self) -> None:
        """Show a way to the sample prompt where there is no text."""
        self._sample = QPushButton(self.viewport())
        self._sample.setObjectName("sample")
        self._sample.setCursor(QtCore.Qt.CursorShape.PointingHandCursor)
        self._sample.clicked.connect(self.sample_wanted)
        self._sample.setVisible(not self.prompt.units)
        self.retranslate()

    def _show_sample(self) -> None:
        if self._sample:
            self._sample.setVisible(not self.prompt.units)

    def show_prompt(self, prompt: PromptText) -> None:
        """Show another text, where it was left."""
        super().show_prompt(prompt)
        self._choose_font()
        self.setTabStopDistance(4 * self.fontMetrics().horizontalAdvance(" "))
        self._show_sample()

    def _choose_font_soon(self) -> None:
        """Not within a change: Qt would lay out what it is yet to be told of."""
        if self._is_quick != bool(self.prompt.breaks):
            QTimer.singleShot(0, self, self._choose_font)

    def _choose_font(self) -> None:
        """Have the quick font as long as there is a very long line: each of its rows is full."""
        if self._is_quick != bool(self.prompt.breaks):
            self._is_quick = not self._is_quick
            self.set_points(self._points)

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
        self._font = theme.editor_font(self._points, is_quick=self._is_quick, family=self._family)
        self.setFont(self._font)
        self.setTabStopDistance(4 * self.fontMetrics().horizontalAdvance(" "))

    def set_family(self, family: str) -> None:
        """The font of the text; empty for the system's."""
        if family != self._family:
            self._family = family
            self.set_points(self._points)

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

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell of a tip that is wanted."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self.tip_wanted.emit(event)
            return True
        return super().viewportEvent(event)

    def fit_gutter(self) -> None:
        """Give the gutter the room that it needs, while it is there."""
        width = self.gutter.sizeHint().width() if self.gutter and not self.gutter.isHidden() else 0
        if self.viewportMargins().left() != width:
            self.setViewportMargins(width, 0, 0, 0)
        self._place_gutter()

    def _place_gutter(self) -> None:
        if self.gutter:
            room = self.viewport().geometry()
            width = self.viewportMargins().left()
            self.gutter.setGeometry(room.left() - width, room.top(), width, room.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show where a very long line goes on; say once that the window can be seen."""
        if self.underlay:
            self.underlay(event)
        super().paintEvent(event)
        if self.overlay:
            self.overlay(event)
        if self.prompt.breaks:
            first = self.firstVisibleBlock()
            top = self.blockBoundingGeometry(first).translated(self.contentOffset()).top()
            going_on.paint(self, first, top)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the sample's button under the placeholder."""
        super().resizeEvent(event)
        self._place_sample()
        self._place_gutter()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font, and keep it: a theme brings back the one that it first found."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._place_sample()
            self.fit_gutter()
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._keep_font()

    def _keep_font(self) -> None:
        wanted = self._font
        if wanted and _shape(wanted) != _shape(self.font()):
            self._font = None  # until it is set: this is called by that
            self.setFont(wanted)
            self._font = wanted

    def _place_sample(self) -> None:
        """Under the hint, which may need several lines; Qt writes it in the viewport's font."""
        if not self._sample:
            return
        self._sample.adjustSize()
        view = self.viewport()
        room = view.rect().adjusted(_MARGIN, _MARGIN, 0, 0)
        wraps = QtCore.Qt.TextFlag.TextWordWrap
        hint = view.fontMetrics().boundingRect(room, wraps, self.placeholderText())
        self._sample.move(_MARGIN, hint.bottom() + view.fontMetrics().lineSpacing() // 2)

    def sizeHint(self) -> QSize:
        """Wide enough for a line of 80 characters."""
        metrics = self.fontMetrics()
        return QSize(84 * metrics.averageCharWidth(), 32 * metrics.lineSpacing())


def _shape(font: QFont) -> tuple[list[str], float]:
    return font.families(), font.pointSizeF()


def _files(source: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
