"""Where the window stood, and that it can be grasped there."""

import base64

from PySide6.QtCore import QByteArray, QRect, QSize
from PySide6.QtGui import QGuiApplication, QRegion
from PySide6.QtWidgets import QMainWindow

_GRIP = QSize(96, 24)
_FRAME = QSize(8, 40)
"""Room for what the desktop puts around a window, before it is known."""


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
    room = window.screen().availableGeometry()
    window.resize(window.size().boundedTo(room.size() - _FRAME))
    if window.pos().isNull():  # the desktop places it
        return
    frame = QRect(window.pos(), window.size() + _FRAME)
    seen = QRegion()
    for screen in QGuiApplication.screens():
        seen += screen.availableGeometry()
    if not QRegion(frame).subtracted(seen).isEmpty():
        left = max(room.left(), min(frame.left(), room.left() + room.width() - frame.width()))
        top = max(room.top(), min(frame.top(), room.top() + room.height() - frame.height()))
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
