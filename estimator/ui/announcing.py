"""What a screen reader says of something that changes away from the focus."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, said: str) -> None:
    """Have a sentence read out, where one listens."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, said))
