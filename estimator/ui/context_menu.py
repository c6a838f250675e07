"""Context menus: by the key that keyboards without a menu key have, and with commands of ours."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QShortcut
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QMenu, QMenuBar, QWidget

from estimator.ui import keys


def offer(window: QWidget) -> None:
    """Have the key open it in every window of the app; Qt knows it on Windows alone."""
    shortcut = QShortcut(keys.MENU, window)
    shortcut.setContext(Qt.ShortcutContext.ApplicationShortcut)
    shortcut.activated.connect(_open)


def add_commands(bar: QMenuBar, names: Sequence[str], menu: QMenu) -> None:
    """End a context menu with commands that the menus have, as they are there."""
    menu.addSeparator()
    for name in names:
        if action := bar.findChild(QAction, name):
            menu.addAction(action)


def _open() -> None:
    widget = QApplication.focusWidget()
    if widget is None:
        return
    found = widget.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    place = QRectF(found).toRect().center()  # the editor's is a QRectF, others' a QRect
    if isinstance(widget, QAbstractScrollArea):
        widget = widget.viewport()  # in which the cursor is
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, widget.mapToGlobal(place))
    QApplication.sendEvent(widget, event)
