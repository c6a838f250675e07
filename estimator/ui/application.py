"""The application on macOS, where files to be opened come as events and not as words."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class Application(QApplication):
    """Keeps the files that the desktop hands over until there is a window to open them."""

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__(words)
        self._waiting: list[Path] = []
        self._open: Callable[[Path], object] = self._waiting.append

    def open_files_with(self, open_file: Callable[[Path], object]) -> None:
        """Open those that wait, and from now on each as it comes."""
        self._open = open_file
        while self._waiting:
            open_file(self._waiting.pop(0))

    def event(self, event: QEvent) -> bool:
        """See Qt's own description; these are the events of the application itself, and few."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self._open(Path(event.file()))
            return True
        return super().event(event)
