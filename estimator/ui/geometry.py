"""Where the window stood, and that it can be grasped there."""

import base64

from PySide6.QtCore import QByteArray, QRect, QSize
from PySide6.QtGui import QGuiApplication, QRegion
from PySide6.QtWidgets import QMainWindow, QWidget

from estimator.ui import theme

_GRIP = QSize(96, 24)
_FRAME = QSize(8, 40)
"""Room for what the desktop puts around a window, before it is known."""


def open_at(window: QWidget, size: QSize) -> None:
    """Have a window open at a size, larger where text is larger, but within its screen."""
    window.resize((size * theme.scale()).boundedTo(room(window)))


def room(window: QWidget) -> QSize:
    """What the screen of a window has for what is in the window."""
    return window.screen().availableSize() - _FRAME


def restore_geometry(window: QMainWindow, kept: str) -> None:
    """Put a window where it stood, or on the first screen where it could not be reached there."""
    window.resize(1200, 760)
    if not kept:
        return
    window.restoreGeometry(from_text(kept))
    if not _can_be_grasped(window.frameGeometry()):
        window.move(QGuiApplication.primaryScreen().availableGeometry().topLeft())


def fit(window: QMainWindow) -> None:
    """Have a window that is not shown yet no larger than its screen, and whole on the screens."""
    if window.isMaximized():
        return
    screen = window.screen().availableGeometry()
    window.resize(window.size().boundedTo(room(window)))
    if window.pos().isNull():  # the desktop places it
        return
    frame = QRect(window.pos(), window.size() + _FRAME)
    seen = QRegion()
    for each in QGuiApplication.screens():
        seen += each.availableGeometry()
    if not QRegion(frame).subtracted(seen).isEmpty():
        right = screen.left() + screen.width() - frame.width()
        bottom = screen.top() + screen.height() - frame.height()
        left = max(screen.left(), min(frame.left(), right))
        top = max(screen.top(), min(frame.top(), bottom))
        window.move(left, top)


def _can_be_grasped(frame: QRect) -> bool:
    """Whether enough of the window's upper edge is on a screen to move it by."""
    edge = QRect(frame.left(), frame.top(), frame.width(), _GRIP.height())
    seen = [screen.availableGeometry() & edge for screen in QGuiApplication.screens()]
    return any(p.width() >= _GRIP.width() and p.height() >= _GRIP.height() // 2 for p in seen)


def to_text(data: QByteArray) -> str:
    """Qt's saved state as a text."""
    return base64.b64encode(data.data()).decode("ascii")


def from_text(text: str) -> QByteArray:
    """Qt's saved state from a text; empty where it is none."""
    try:
        return QByteArray(base64.b64decode(text, validate=True))
    except ValueError:
        return QByteArray()
