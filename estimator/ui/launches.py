"""Later launches over the same data: the window comes to the front, and opens their files."""

import os
import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from estimator.launch import Entry, Launch
from estimator.ui.notice import BESIDE, Message

if TYPE_CHECKING:
    from estimator.ui.listening import Listening
    from estimator.ui.pipe import PipeListening
    from estimator.ui.window import MainWindow

_AGAIN_MS = 200


class Launches(QObject):
    """Listens as long as this app has the window of its data."""

    def __init__(self, entry: Entry, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._lock = entry.lock
        self._listening: Listening | PipeListening | None = None
        if entry.is_unanswered:
            window.notice.say(Message(BESIDE, self._beside))
        if self._lock:
            self._listen()

    def _listen(self) -> None:
        assert self._lock  # noqa: S101 - asked before
        try:
            if sys.platform == "win32":
                from estimator.ui.pipe import PipeListening as Kind  # noqa: PLC0415
            else:
                from estimator.ui.listening import Listening as Kind  # noqa: PLC0415
            self._listening = Kind(self._lock, self)
        except OSError:  # later launches are on their own, as they would be without a lock
            self._lock.release()
            self._lock = None
            return
        self._listening.launched.connect(self.take)

    def stop(self) -> None:
        """Let the next launch have the window."""
        if self._listening:
            self._listening.stop()
        if self._lock:
            self._lock.release()
        self._lock = self._listening = None

    def take(self, launch: Launch) -> None:
        """Come to the front, and open the files of a launch."""
        self._come_to_front(launch.activation)
        self._open(launch)

    def _come_to_front(self, activation: str) -> None:
        """What is modal comes with the window: it alone takes keys then."""
        if activation:  # Qt's Wayland part reads it there, once
            os.environ["XDG_ACTIVATION_TOKEN"] = activation
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        front = QApplication.activeModalWidget() or window
        front.raise_()
        front.activateWindow()

    def _open(self, launch: Launch) -> None:
        """Open each file; not under a question, which is about the prompt that is seen."""
        if not launch.files:
            return
        if QApplication.activeModalWidget():
            QTimer.singleShot(_AGAIN_MS, self, partial(self._open, launch))
            return
        for path in launch.files:
            self._window.files.open_path(path)

    def _beside(self) -> str:
        return self.tr(
            "Another window of Token Estimator is open and does not answer. This one has prompts of"
            " its own."
        )
