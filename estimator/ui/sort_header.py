"""The titles of a table, by which it is sorted: with a click, and with the keyboard."""

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from estimator.ui import announcing, keys

_Order = Qt.SortOrder
_Role = Qt.ItemDataRole


class SortHeader(QHeaderView):
    """Takes the focus: the arrows go from title to title, the space bar sorts as a click does."""

    def __init__(self, table: QAbstractItemView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self._at = 0  # the place of the title that a key is for
        self.setSectionsClickable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._name()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name()

    def _name(self) -> None:
        """Until one of them has the focus."""
        self.setAccessibleName(self.tr("Titles"))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at a title that is there."""
        super().focusInEvent(event)
        self._go(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another title, or sort by this one."""
        is_left = self.layoutDirection() == Qt.LayoutDirection.LeftToRight
        steps = {keys.BEFORE: -1, keys.AFTER: 1} if is_left else {keys.BEFORE: 1, keys.AFTER: -1}
        key = Qt.Key(event.key())
        if key in steps:
            self._go(steps[key])
        elif key == keys.CHECK or key in keys.ENTER:
            self._sort()
        else:
            event.ignore()

    def _go(self, step: int) -> None:
        """Go to the next title that is shown, in one direction or, with 0, in either."""
        shown = [
            place
            for place in range(self.count())
            if not self.isSectionHidden(self.logicalIndex(place))
        ]
        if not shown:
            return
        nearest = min(shown, key=lambda place: abs(place - self._at))
        at = shown.index(nearest) + step
        self._at = shown[max(0, min(at, len(shown) - 1))]
        column = self.logicalIndex(self._at)
        top = self._table.indexAt(self._table.viewport().rect().topLeft())
        self._table.scrollTo(top.siblingAtColumn(column))
        self.setAccessibleName(self._said(column))
        if step:
            announcing.announce(self, self._said(column), is_urgent=True)
        self.viewport().update()

    def _sort(self) -> None:
        """As Qt does for a click."""
        column, order = self.logicalIndex(self._at), self.sortIndicatorOrder()
        if column != self.sortIndicatorSection():
            self.setSortIndicator(column, _Order.AscendingOrder)
        elif order == _Order.AscendingOrder:
            self.setSortIndicator(column, _Order.DescendingOrder)
        else:
            is_clearable = self.isSortIndicatorClearable()
            self.setSortIndicator(-1 if is_clearable else column, _Order.AscendingOrder)
        announcing.announce(self, self._said(column), is_urgent=True)

    def _said(self, column: int) -> str:
        """A title, and how the table is sorted by it."""
        title = self._title(column)
        if column != self.sortIndicatorSection():
            return title
        is_up = self.sortIndicatorOrder() == _Order.AscendingOrder
        known = self.tr("{title}, ascending") if is_up else self.tr("{title}, descending")
        return known.format(title=title)

    def _title(self, column: int) -> str:
        roles = (int(_Role.AccessibleTextRole), int(_Role.DisplayRole))
        said = (self.model().headerData(column, self.orientation(), role) for role in roles)
        return " ".join(str(next(filter(None, said), "")).split())

    def paintSection(self, painter: QPainter, rect: QRect, column: int) -> None:
        """Mark the title that a key is for."""
        super().paintSection(painter, rect, column)
        if self.hasFocus() and self.visualIndex(column) == self._at:
            painter.setPen(self.palette().color(QPalette.ColorRole.Accent))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
