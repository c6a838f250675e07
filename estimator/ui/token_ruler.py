"""The ruler beside the text: how many tokens there are before each line."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from estimator.ui import text
from estimator.ui.rows import Row

_SIDE = 8  # beside the figures
_SCALE = 0.85  # of the text's size
_DIGITS = 4  # at least


class TokenRuler(QWidget):
    """A narrow column of figures at the left of an editor.

    Attributes:
        read: the rows in sight, and the figure of each; None where it is not known.
    """

    def __init__(
        self, editor: QWidget, read: Callable[[], Sequence[tuple[Row, int | None]]]
    ) -> None:
        super().__init__(editor)
        self.setObjectName("tokenRuler")
        self._editor = editor
        self.read = read
        self._most = 0
        self.retranslate()

    def retranslate(self) -> None:
        """Write every text in the interface's language."""
        self.setToolTip(self.tr("Tokens before each line"))
        self.setAccessibleName(self.tr("Token ruler"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def set_most(self, tokens: int) -> bool:
        """Have room for figures up to this one; whether that changes the width."""
        before = self._digits(self._most)
        self._most = tokens
        return self._digits(tokens) != before

    @staticmethod
    def _digits(tokens: int) -> int:
        return max(_DIGITS, len(str(tokens)))

    def sizeHint(self) -> QSize:
        """As wide as the longest figure."""
        widest = text.integer(int("8" * self._digits(self._most)))
        width = QFontMetricsF(self._figures()).horizontalAdvance(widest)
        return QSize(round(width) + 2 * _SIDE, 0)

    def _figures(self) -> QFont:
        font = QFont(self._editor.font())
        font.setPointSizeF(font.pointSizeF() * _SCALE)
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show a figure beside the first row of each paragraph."""
        painter, palette = QPainter(self), self.palette()
        painter.fillRect(event.rect(), palette.color(QPalette.ColorRole.Base))
        edge = QRectF(self.width() - 1, 0, 1, self.height())
        painter.fillRect(edge, palette.color(QPalette.ColorRole.Mid))
        painter.setFont(self._figures())
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        metrics, right = QFontMetricsF(painter.font()), self.width() - _SIDE
        for row, tokens in self.read():
            layout = row.block.layout()
            if tokens is None or not layout.lineCount():
                continue
            line, shown = layout.lineAt(0), text.integer(tokens)
            left = right - metrics.horizontalAdvance(shown)
            painter.drawText(QPointF(left, row.top + line.y() + line.ascent()), shown)
        painter.end()
