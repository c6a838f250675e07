"""A line of text that takes the room that is left, and asks for none."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from estimator.ui import parts


class ElidedText(QWidget):
    """Plain text at the right, cut short where there is too little room.

    It may change at every key: unlike that of a label, its text moves nothing around it.
    """

    _SIDE = 8

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def text(self) -> str:
        """The whole text."""
        return self._text

    def set_text(self, text: str, tip: str = "") -> None:
        """Show a text, and a tip with it."""
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self.update()
        tip = parts.plain(tip)
        if tip != self.toolTip():
            self.setToolTip(tip)

    def sizeHint(self) -> QSize:
        """As high as a line."""
        return QSize(0, self.fontMetrics().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Show as much of the text as there is room for."""
        if not self._text:
            return
        painter, room = QPainter(self), self.rect().adjusted(self._SIDE, 0, -self._SIDE, 0)
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        shown = self.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()
