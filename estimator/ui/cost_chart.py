"""A chart of costs over time: the likely as bars, and from low to high as a band behind them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QWidget

from estimator.ui import keys, text

_TOP, _BOTTOM, _SIDE = 28, 22, 8  # pixels around the plot, more over and under it in large text
_APART = 8  # pixels between two labels
_LINES = 4  # across, at most
_WIDE = 9  # pixels of a bar from which on it is drawn as one
_BAND_ALPHA = 60
_Role = QPalette.ColorRole
_Key = Qt.Key


@dataclass(frozen=True)
class Point:
    """A day or a month.

    Attributes:
        label: beneath the chart; empty for none.
        said: of it, when it is pointed at.
    """

    label: str
    said: str
    low: Decimal
    likely: Decimal
    high: Decimal


class CostChart(QWidget):
    """Drawn by itself; the mouse or the arrow keys point at a bar, which is told above."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scenarioChart")
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # time goes as in every chart
        self._points: Sequence[Point] = ()
        self._currency, self._said = "USD", ""
        self._at = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumHeight(150)

    def sizeHint(self) -> QSize:
        """Twice as wide as high."""
        return QSize(480, 220)

    def show_points(self, points: Sequence[Point], currency: str, said: str) -> None:
        """Show points; ``said`` tells of all of them, while none is pointed at."""
        self._points, self._currency, self._said = points, currency, said
        self._at = min(self._at, len(points) - 1)
        self._tell()

    @property
    def told(self) -> str:
        """What stands above the chart."""
        return self._points[self._at].said if self._at >= 0 else self._said

    def _tell(self) -> None:
        self.setAccessibleDescription(self.told)
        self.update()

    def point_at(self, number: int) -> None:
        """Point at a bar; -1 at none."""
        self._at = max(-1, min(number, len(self._points) - 1))
        self._tell()

    # What points at it

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point at what is under the mouse."""
        plot = self._plot()
        share = (event.position().x() - plot.left()) / max(1.0, plot.width())
        self.point_at(int(share * len(self._points)) if 0 <= share < 1 else -1)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Follow the mouse."""
        super().enterEvent(event)

    def leaveEvent(self, _event: object) -> None:
        """Point at nothing."""
        self.point_at(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Point at the bar beside, at the first or the last."""
        places = {
            keys.BEFORE: self._at - 1 if self._at > 0 else 0,
            keys.AFTER: self._at + 1,
            keys.FIRST: 0,
            keys.LAST: len(self._points) - 1,
            keys.LEAVE: -1,
        }
        place = places.get(_Key(event.key()))
        if place is None or (place < 0 and self._at < 0):
            super().keyPressEvent(event)
        else:
            self.point_at(place)

    # How it is drawn

    def _plot(self) -> QRectF:
        left = _SIDE + max((self._width(line) for line in self._scale()), default=0) + 8
        top, bottom = self._above(), self._below()
        return QRectF(left, top, self.width() - left - _SIDE, self.height() - top - bottom)

    def _above(self) -> int:
        """What is told, and half of the highest amount."""
        return max(_TOP, 3 * self.fontMetrics().height() // 2 + 7)

    def _below(self) -> int:
        return max(_BOTTOM, self.fontMetrics().height() + 8)

    def _width(self, value: Decimal) -> int:
        return self.fontMetrics().horizontalAdvance(self._amount(value))

    def _amount(self, value: Decimal) -> str:
        return text.cost(value, self._currency)

    def _scale(self) -> list[Decimal]:
        """Round amounts from 0 to at least the highest."""
        most = max((point.high for point in self._points), default=Decimal(0))
        if not most:
            return [Decimal(0)]
        power = Decimal(1).scaleb((most / _LINES).adjusted())
        step = next(power * n for n in (1, 2, 5, 10) if power * n * _LINES >= most)
        return [step * n for n in range(_LINES + 1) if step * (n - 1) < most]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what is told, the lines across, the band and the bars."""
        painter, palette = QPainter(self), self.palette()
        painter.setLayoutDirection(self.layoutDirection())  # else the app's
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(palette.color(_Role.WindowText if self._at >= 0 else _Role.PlaceholderText))
        above = QRectF(_SIDE, 0, self.width() - 2 * _SIDE, self._above() - 6)
        painter.drawText(above, Qt.AlignmentFlag.AlignVCenter, self.told)
        if self.hasFocus():
            painter.setPen(palette.color(_Role.Highlight))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if self._points:
            plot, scale = self._plot(), self._scale()
            self._draw_lines(painter, plot, scale)
            self._draw_points(painter, plot, float(scale[-1]) or 1.0)

    def _draw_lines(self, painter: QPainter, plot: QRectF, scale: Sequence[Decimal]) -> None:
        most = float(scale[-1]) or 1.0
        for value in scale:
            y = round(plot.bottom() - plot.height() * float(value) / most) + 0.5
            painter.setPen(QPen(self.palette().color(_Role.Mid), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(self.palette().color(_Role.PlaceholderText))
            half = max(10, self.fontMetrics().height() // 2)
            place = QRectF(0, y - half, plot.left() - 8, 2 * half)
            side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(place, side, self._amount(value))

    def _draw_points(self, painter: QPainter, plot: QRectF, most: float) -> None:
        width = plot.width() / len(self._points)
        band, likely = (QColor(self.palette().color(_Role.Accent)) for _ in "12")
        band.setAlpha(_BAND_ALPHA)

        def y(value: Decimal) -> float:
            return plot.bottom() - plot.height() * float(value) / most

        if width < _WIDE:
            self._draw_area(painter, plot, width, (band, likely), y)
        free, end = min(width * 0.24, 12), -1.0
        for number, point in enumerate(self._points):
            x = plot.left() + number * width
            if width >= _WIDE:
                bar = QRectF(
                    x + free, y(point.likely), width - 2 * free, plot.bottom() - y(point.likely)
                )
                painter.fillRect(bar, likely)
                span = QRectF(
                    x + free / 2, y(point.high), width - free, y(point.low) - y(point.high)
                )
                painter.fillRect(span, band)
            if number == self._at:
                painter.setPen(QPen(self.palette().color(_Role.WindowText), 1, Qt.PenStyle.DotLine))
                middle = x + width / 2
                painter.drawLine(QPointF(middle, plot.top()), QPointF(middle, plot.bottom()))
            under = QRectF(x, plot.bottom(), width, 0)
            end = self._draw_label(painter, point.label, under, end)

    def _draw_label(self, painter: QPainter, label: str, under: QRectF, before: float) -> float:
        """Draw the label of a bar beneath it, if there is room; where the last one ends."""
        needed = self.fontMetrics().horizontalAdvance(label)
        start = under.x() if under.width() < _WIDE else under.center().x() - needed / 2
        start = max(0.0, min(start, self.width() - needed - 2.0))
        if not label or (before >= 0 and start < before + _APART):
            return before
        painter.setPen(self.palette().color(_Role.PlaceholderText))
        place = QRectF(start, under.y() + 4, needed + 2, self._below())
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft, label)
        return start + needed

    def _draw_area(
        self, painter: QPainter, plot: QRectF, width: float, colors: Sequence[QColor], y: object
    ) -> None:
        """Many days: the band as an area, and the likely as a line."""
        assert callable(y)  # noqa: S101 - of _draw_points
        steps: dict[str, list[QPointF]] = {"low": [], "likely": [], "high": []}
        for number, point in enumerate(self._points):
            x = plot.left() + number * width
            for end, found in steps.items():
                height = y(getattr(point, end))
                found += [QPointF(x, height), QPointF(x + width, height)]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors[0])
        painter.drawPolygon(QPolygonF([*steps["high"], *reversed(steps["low"])]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colors[1], 1.5))
        painter.drawPolyline(QPolygonF(steps["likely"]))
