"""The cells of the comparison of models: a bar under a figure, a mark at the cheapest."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from estimator.comparing import Offer
from estimator.ui.compare_columns import CALL, COLUMNS, FAVOURITE, NOTE, NUMBERS, WINDOW
from estimator.ui.compare_model import CompareModel, Index

_SIDE, _HIGH, _BELOW = 7, 3, 2  # pixels
_Role = QPalette.ColorRole
_Align = Qt.AlignmentFlag
_ONE_LINE = int(_Align.AlignVCenter) | int(Qt.TextFlag.TextSingleLine)
_EDGES = dict.fromkeys(NUMBERS, _Align.AlignRight) | {FAVOURITE: _Align.AlignHCenter}
_SIDES = [int(_EDGES.get(column, _Align.AlignLeft)) | _ONE_LINE for column in COLUMNS]
_WITH_BARS = (WINDOW, CALL)
_SELECTED = QStyle.StateFlag.State_Selected.value  # flags of Python's are slow
_MOST = 10_000  # texts whose width is remembered
_DIGITS = str.maketrans("123456789", "0" * 9)  # as wide as each other


class ComparePainter(QStyledItemDelegate):
    """Draws what the model has ready: Qt's own way asks for seven things of each cell."""

    def __init__(self, model: CompareModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._base, self._bold = QFont(), QFont()
        self._metrics = QFontMetrics(self._bold), QFontMetrics(self._base)
        self._wide: dict[tuple[str, bool], int] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground, the bar and the text."""
        offer, column, palette = self._model.offer(index.row()), index.column(), option.palette
        is_chosen, is_best = bool(option.state.value & _SELECTED), offer is self._model.best
        rect = option.rect
        if is_chosen:
            painter.fillRect(rect, palette.color(_Role.Highlight))
        bar = self._model.bar(offer, column) if column in _WITH_BARS else None
        if bar is not None:
            self._draw_bar(
                painter, option, bar, is_over=column == WINDOW and offer.estimate.fits is False
            )
        self._follow_font(option.font)
        painter.setFont(self._bold if is_best else self._base)
        painter.setPen(palette.color(self._role(offer, column, is_chosen=is_chosen)))
        room = rect.adjusted(_SIDE, 0, -_SIDE, 0)
        shown = self._fitted(self._model.to_paint(offer)[column], room.width(), is_bold=is_best)
        painter.drawText(room, _SIDES[column], shown)

    def _follow_font(self, font: QFont) -> None:
        if font != self._base:
            self._base, self._bold = QFont(font), QFont(font)
            self._bold.setWeight(QFont.Weight.DemiBold)
            self._metrics = QFontMetrics(self._base), QFontMetrics(self._bold)
            self._wide = {}

    def _fitted(self, text: str, room: int, *, is_bold: bool) -> str:
        """As much of a text as there is room for."""
        key = text.translate(_DIGITS), is_bold
        wide = self._wide.get(key)
        if wide is None:
            if len(self._wide) > _MOST:
                self._wide = {}
            wide = self._wide[key] = self._metrics[is_bold].horizontalAdvance(text)
        if wide <= room:
            return text
        return self._metrics[is_bold].elidedText(text, Qt.TextElideMode.ElideRight, room)

    @staticmethod
    def _role(offer: Offer, column: int, *, is_chosen: bool) -> QPalette.ColorRole:
        if is_chosen:
            return _Role.HighlightedText
        if column in (WINDOW, NOTE) and offer.estimate.fits is False:
            return _Role.BrightText
        return _Role.PlaceholderText if column == NOTE else _Role.Text

    @staticmethod
    def _draw_bar(
        painter: QPainter, option: QStyleOptionViewItem, share: float, *, is_over: bool
    ) -> None:
        is_chosen = bool(option.state.value & _SELECTED)
        room = QRectF(option.rect).adjusted(_SIDE, 0, -_SIDE, -_BELOW)
        room.setTop(room.bottom() - _HIGH)
        if not is_chosen:
            painter.fillRect(room, option.palette.color(_Role.Midlight))
        room.setWidth(max(room.width() * share, 1.0))
        role = _Role.HighlightedText if is_chosen else _Role.BrightText if is_over else _Role.Accent
        painter.fillRect(room, option.palette.color(role))

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Make a model a favourite with a click on its star."""
        if index.column() == FAVOURITE and event.type() == QEvent.Type.MouseButtonRelease:
            self._model.toggle(index.row())
            return True
        return super().editorEvent(event, model, option, index)
