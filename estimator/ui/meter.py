"""The bar that shows how full the context window is."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget


class Meter(QWidget):
    """A thin bar: how full the context window is. Over is striped too, not coloured alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self._is_over = False
        self.setFixedHeight(6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float, *, is_over: bool) -> None:
        """Fill the bar to a share of 1; a thousandth is less than can be seen."""
        share = round(min(share, 1.0), 3)
        if (share, is_over) != (self._share, self._is_over):
            self._share, self._is_over = share, is_over
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A track, and the filled part of it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        role, radius = QPalette.ColorRole, self.height() / 2
        painter.setBrush(self.palette().color(role.Mid))
        painter.drawRoundedRect(self.rect(), radius, radius)
        width = self._share * self.width()
        if width <= 0:
            return
        filled = QRectF(0, 0, max(width, self.height()), self.height())
        painter.setBrush(self.palette().color(role.BrightText if self._is_over else role.Accent))
        painter.drawRoundedRect(filled, radius, radius)
        if self._is_over:
            painter.setBrush(Qt.BrushStyle.BDiagPattern)
            painter.drawRoundedRect(filled, radius, radius)
