"""A window beside the main one, made once and shown again."""

from abc import abstractmethod

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QDialog


class ToolWindow(QDialog):
    """Comes to the front when it is asked for, and follows the language."""

    @abstractmethod
    def retranslate(self) -> None:
        """Write every text in the interface's language."""
        raise NotImplementedError

    def bring_up(self) -> None:
        """Show the window in front of the others."""
        self.show()
        self.raise_()
        self.activateWindow()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
