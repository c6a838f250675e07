"""The hours of a day as bars that are drawn: how the calls of a day are spread."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from estimator.ui import keys, text

_HOURS, _STEPS = 24, 8
_HEIGHT, _ROOM = 44, 14  # pixels, and what is left for the figures beneath
_Key = Qt.Key


class HourBars(QWidget):
    """Twenty-four bars; a click sets one, and the arrow keys choose and change one.

    Attributes:
        weights: of the hours.

    Signals:
        drawn: one of them has changed.
    """

    drawn = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scenarioHours")
        self.weights: tuple[int, ...] = (1,) * _HOURS
        self._hour = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._under = self.font()
        self._under.setPointSizeF(self._under.pointSizeF() * 0.8)
        self._room = max(_ROOM, QFontMetrics(self._under).height())
        self.setFixedHeight(_HEIGHT + self._room)

    def sizeHint(self) -> QSize:
        """Wide enough for each hour to be hit."""
        return QSize(_HOURS * 9, _HEIGHT + self._room)

    def fill(self, weights: Sequence[int]) -> None:
        """Show weights, without saying that they were drawn."""
        self.weights = tuple(weights)
        self._tell()

    def _most(self) -> int:
        return max(_STEPS, *self.weights)

    def _set(self, weight: int) -> None:
        made = list(self.weights)
        made[self._hour] = max(0, weight)
        if any(made) and tuple(made) != self.weights:
            self.weights = tuple(made)
            self.drawn.emit()
        self._tell()

    def _tell(self) -> None:
        """Say the current hour, also to who does not see it."""
        share = 100 * self.weights[self._hour] / max(1, sum(self.weights))
        known = self.tr("{hour}:00: {share} % of the day's calls")
        self.setAccessibleDescription(
            known.format(hour=self._hour, share=text.integer(round(share)))
        )
        self.setToolTip(self.accessibleDescription())
        self.update()

    # What is done to it

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Set the hour under the mouse."""
        self._point(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw on."""
        self._point(event)

    def _point(self, event: QMouseEvent) -> None:
        place = event.position()
        self._hour = min(_HOURS - 1, max(0, int(place.x() * _HOURS / self.width())))
        self._set(round((_HEIGHT - place.y()) * self._most() / _HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right choose an hour, up and down change it."""
        steps = {keys.BEFORE: -1, keys.AFTER: 1}
        changes = {keys.UP: 1, keys.DOWN: -1}
        key = _Key(event.key())
        if key in steps:
            self._hour = (self._hour + steps[key]) % _HOURS
            self._tell()
        elif key in changes:
            self._set(self.weights[self._hour] + changes[key])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bars, and some hours beneath."""
        painter, palette = QPainter(self), self.palette()
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as hours go
        width, most = self.width() / _HOURS, self._most()
        for hour, weight in enumerate(self.weights):
            place = QRectF(hour * width + 1, 0, width - 2, _HEIGHT)
            painter.fillRect(place, palette.color(QPalette.ColorRole.Midlight))
            place.setTop(_HEIGHT - _HEIGHT * weight / most)
            is_current = self.hasFocus() and hour == self._hour
            role = QPalette.ColorRole.Link if is_current else QPalette.ColorRole.Accent
            painter.fillRect(place, palette.color(role))
            if is_current:
                painter.fillRect(QRectF(place.x(), _HEIGHT, place.width(), 2), palette.color(role))
        painter.setFont(self._under)
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        for hour in (0, 6, 12, 18):
            place = QRectF(hour * width, _HEIGHT + 1, 6 * width, self._room)
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft, str(hour))
