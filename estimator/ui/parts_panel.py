"""The parts of a prompt, under its figures: what each is, its tokens, and what they stand on."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from estimator.estimate import Estimate
from estimator.ui import parts, theme
from estimator.ui.parts_model import NOTE, PATH, TOKENS, PartsModel

SIDE, _ABOVE, _GAP, _LEADING = 8, 5, 12, 6  # pixels
_ROWS_AT_LEAST = 2
_Role = QPalette.ColorRole


class PartsPanel(QWidget):
    """A list of the parts, for where there is more than plain text.

    Signals:
        part_chosen: the path of a part that was clicked, or entered.
    """

    part_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = PartsModel(self)
        self._caption = parts.caption()
        self.list = parts.named(QListView(), "requestParts")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setModel(self.model)
        self.list.setItemDelegate(PartDelegate(self.list))
        self.list.setMinimumHeight(_ROWS_AT_LEAST * _height(self.list.fontMetrics()))
        for signal in (self.list.clicked, self.list.activated):
            signal.connect(lambda index: self.part_chosen.emit(index.data(PATH)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 12)
        column.setSpacing(6)
        self._caption.setContentsMargins(SIDE, 0, SIDE, 0)
        column.addWidget(self._caption)
        column.addWidget(self.list, 1)

    def retranslate(self) -> None:
        """Write every text in the interface's language that no estimate brings."""
        self.list.setAccessibleName(self.tr("Parts of the prompt"))

    def show_estimate(self, estimate: Estimate) -> None:
        """Show the parts of an estimate."""
        if not estimate.is_plain:
            self.model.show_estimate(estimate)
            self._caption.setText(self.tr("%Ln part(s)", "", len(estimate.entries)))


class PartDelegate(QStyledItemDelegate):
    """Two lines: what a part is and its tokens; what they stand on."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex) -> QSize:  # type: ignore[override]
        """Two lines of text, and room around them."""
        return QSize(0, _height(option.fontMetrics))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw a row."""
        painter.save()
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_chosen:
            painter.fillRect(option.rect, option.palette.highlight())
        room = option.rect.adjusted(SIDE, _ABOVE, -SIDE, -_ABOVE)
        strong = _Role.HighlightedText if is_chosen else _Role.Text
        quiet = _Role.HighlightedText if is_chosen else _Role.PlaceholderText
        tokens = index.data(TOKENS)
        painter.setFont(theme.figure_font(1.0))
        right = painter.fontMetrics().horizontalAdvance(tokens)
        painter.setPen(option.palette.color(strong))
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, tokens)
        self._write(painter, room.adjusted(0, 0, -right - _GAP, 0), index.data())
        painter.setPen(option.palette.color(quiet))
        painter.drawText(room, Qt.AlignmentFlag.AlignBottom, index.data(NOTE))
        painter.restore()

    def _write(self, painter: QPainter, room: QRect, shown: str) -> None:
        elided = painter.fontMetrics().elidedText(shown, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignTop, elided)


def _height(metrics: QFontMetrics) -> int:
    return 2 * metrics.lineSpacing() + 2 * _ABOVE + _LEADING  # Chinese is taller than it says
