"""The context menu of what has the focus, by the key that keyboards without a menu key have."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QContextMenuEvent, QShortcut
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from estimator.ui import keys


def offer(window: QWidget) -> None:
    """Have the key open it in every window of the app; Qt knows it on Windows alone."""
    shortcut = QShortcut(keys.MENU, window)
    shortcut.setContext(Qt.ShortcutContext.ApplicationShortcut)
    shortcut.activated.connect(_open)


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
