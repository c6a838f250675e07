"""A window beside the main one, made once and shown again."""

from abc import abstractmethod

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QDialog, QListView, QVBoxLayout, QWidget

from estimator.ui import geometry
from estimator.ui.scrolled import Inside, Scrolled

_LEAST = QSize(640, 480)


class ToolWindow(QDialog):
    """Comes to the front when it is asked for, and follows the language."""

    _inside: QWidget | None = None

    @abstractmethod
    def retranslate(self) -> None:
        """Write every text in the interface's language."""
        raise NotImplementedError

    def bring_up(self) -> None:
        """Show the window in front of the others."""
        before = self._inside
        self._inside = inside = before or self._put_inside()
        self.show()
        if before is None:
            self._grow(inside)
        self.raise_()
        self.activateWindow()

    def _put_inside(self) -> QWidget:
        """Let what is in the window be larger: large text may need more than a screen."""
        inside, room = Inside(self), Scrolled(self)
        if layout := self.layout():
            inside.setLayout(layout)
        room.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(room)
        return inside

    def _grow(self, inside: QWidget) -> None:
        """Be as large as what is in the window, now that it has its style, where the screen is."""
        for rows in inside.findChildren(QListView):
            rows.doItemsLayout()  # they were laid out in another style
        needed = inside.minimumSizeHint()
        room = geometry.room(self)
        self.setMinimumSize(needed.boundedTo(_LEAST).boundedTo(room))
        self.resize(self.size().expandedTo(needed).boundedTo(room))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
