"""The command palette: every command, found by typing; a part of the main window, over the rest."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListView,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from estimator.ui import announcing, keys, parts
from estimator.ui.command_list import Command
from estimator.ui.command_rows import CommandPainter, CommandRows

_WIDTH, _ROWS, _SIDE = 640, 12, 8
_Key = Qt.Key
_STEPS = {keys.UP: -1, keys.DOWN: 1, _Key.Key_Backtab: -1, _Key.Key_Tab: 1}
_PAGES = {keys.PAGE_UP: -1, keys.PAGE_DOWN: 1}
_KEPT = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class CommandPalette(QFrame):
    """A line to type in over the commands that are found.

    It is a child of the window and no popup: those get no input method on some desktops.

    Signals:
        left: it is closed, and nothing is to be done.
        chosen: the Command that is to be done; it is closed.
    """

    left = Signal()
    chosen = Signal(object)

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("commandPalette")
        self.setAutoFillBackground(True)
        self.typed = parts.named(QLineEdit(), "commandText")
        self.typed.setClearButtonEnabled(True)
        self.list = parts.named(QListView(), "commandRows")
        self.found = parts.caption()
        self.rows = CommandRows()
        self._make()
        self.retranslate()
        self.hide()

    def _make(self) -> None:
        self.list.setModel(self.rows)
        self.list.setItemDelegate(CommandPainter(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.clicked.connect(lambda index: self._take(index.row()))
        self.typed.textEdited.connect(self._find)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, _SIDE, _SIDE, _SIDE)
        column.setSpacing(_SIDE)
        for widget in (self.typed, self.list, self.found):
            column.addWidget(widget)

    def retranslate(self) -> None:
        """Write every text in the interface's language."""
        self.setAccessibleName(self.tr("Command palette"))
        self.typed.setAccessibleName(self.tr("Search commands, models and files"))
        self.typed.setPlaceholderText(self.tr("Search commands, models and files"))
        self.list.setAccessibleName(self.tr("Commands found"))

    # Opening and leaving

    def open(self, commands: Sequence[Command]) -> None:
        """Show all commands, ready to type."""
        self.rows.offer(commands)
        self.typed.clear()
        self._show_found()
        self._place()
        self.show()
        self.raise_()
        self.typed.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if app := QApplication.instance():
            app.installEventFilter(self)

    def shut(self) -> None:
        """Hide it; what it offered may soon be no more."""
        if app := QApplication.instance():
            app.removeEventFilter(self)
        self.hide()
        self.rows.offer(())
        self.found.clear()

    def leave(self) -> None:
        """Close it, and do nothing."""
        if self.isVisible():
            self.shut()
            self.left.emit()

    def _place(self) -> None:
        """In the middle under the menus, no larger than the window."""
        room, top = self._window.rect(), self._window.menuBar().geometry().bottom() + _SIDE
        rows = _ROWS * self.list.sizeHintForRow(0) + 2 * self.list.frameWidth()
        high = self.sizeHint().height() - self.list.sizeHint().height() + rows
        width = min(_WIDTH, room.width() - 2 * _SIDE)
        left = (room.width() - width) // 2
        self.setGeometry(left, top, width, min(high, room.height() - top - _SIDE))

    # What is typed

    def _find(self, wanted: str) -> None:
        self.rows.find(wanted)
        self._show_found()

    def _show_found(self) -> None:
        count = self.rows.rowCount()
        said = self.tr("%Ln command(s)", "", count) if count else self.tr("No command found")
        self.found.setText(said)
        self._go(0)
        announcing.announce(self.typed, said)

    def _go(self, row: int) -> None:
        """Mark another row, around the ends."""
        count = self.rows.rowCount()
        if count:
            self.list.setCurrentIndex(self.rows.index(row % count))

    def _take(self, row: int) -> None:
        """Do the command of a row, if it can be done now."""
        if 0 <= row < self.rows.rowCount() and self.rows.command(row).is_enabled:
            command = self.rows.command(row)
            self.shut()
            self.chosen.emit(command)

    # Keys and clicks

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the line move in the list; what happens elsewhere closes the palette."""
        if watched is self.typed:
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                return self._press(_Key(event.key()))
            if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _KEPT:
                self.leave()
        elif watched is self._window and event.type() == QEvent.Type.Resize:
            self._place()
        elif event.type() == QEvent.Type.MouseButtonPress and self._is_outside(watched):
            self.leave()
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep a click to itself, which would be one on the window otherwise."""
        event.accept()

    def _is_outside(self, pressed: QObject) -> bool:
        """Whether it is a part of the window, and none of the palette."""
        if not isinstance(pressed, QWidget) or pressed.window() is not self._window:
            return False
        return pressed is not self and not self.isAncestorOf(pressed)

    def _press(self, key: Qt.Key) -> bool:
        """Whether a key was for the list and not for the line."""
        row = self.list.currentIndex().row()
        if key == keys.LEAVE:
            self.leave()
        elif key in keys.ENTER:
            self._take(row)
        elif key in _STEPS:
            self._step_to(row + _STEPS[key], is_around=True)
        elif key in _PAGES:
            self._step_to(row + _PAGES[key] * (_ROWS - 1), is_around=False)
        else:
            return False
        return True

    def _step_to(self, row: int, *, is_around: bool) -> None:
        last = self.rows.rowCount() - 1
        self._go(row if is_around else max(0, min(row, last)))
        if last >= 0:
            command = self.rows.command(self.list.currentIndex().row())
            announcing.announce(self.typed, self.rows.said(command))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
