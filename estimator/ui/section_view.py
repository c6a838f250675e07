"""The tree of the section map, and how its rows look."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from estimator.ui import theme
from estimator.ui.section_tree import COLUMNS, COST, DEAREST, PART, SHARE, TITLE, SectionTree
from estimator.ui.sort_header import SortHeader

_ABOVE, _SIDE, _BAR, _INDENT = 4, 6, 3, 14  # pixels
_NARROWEST = 88  # of the titles
_Role = QPalette.ColorRole


class SectionView(QTreeView):
    """Shows the columns that there is room for; the section of the caret is its current row."""

    def __init__(self, model: SectionTree, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sectionMap")
        self._sections = model
        self._collapsed: set[tuple[str, ...]] = set()
        self._scrolled = 0
        self._seen: dict[int, tuple[object, ...]] = {}  # what the rows say, by their sections
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        self._set_up()
        self.collapsed.connect(lambda index: self._collapsed.add(self._path(index)))
        self.expanded.connect(lambda index: self._collapsed.discard(self._path(index)))
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._recall)

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformRowHeights(True)
        self.setIndentation(_INDENT)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.setExpandsOnDoubleClick(False)
        self.setSelectionMode(QTreeView.SelectionMode.NoSelection)  # the current row is marked
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        header = SortHeader(self)
        self.setHeader(header)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(8)
        header.setSectionsMovable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        header.setSortIndicator(-1, Qt.SortOrder.DescendingOrder)  # the order of the text
        header.setSortIndicatorClearable(True)  # a third click gives it back
        self.setSortingEnabled(True)

    def _path(self, index: QModelIndex) -> tuple[str, ...]:
        return self._sections.path(index.internalId())

    def _remember(self) -> None:
        self._scrolled = self.verticalScrollBar().value()

    def _recall(self) -> None:
        """Have another map as the last one was: what was closed, and where it was scrolled to."""
        kept = set(self._collapsed)
        self.blockSignals(True)
        self.expandAll()
        for place in range(len(self._sections.map.sections) if kept else 0):
            if self._sections.path(place) in kept:
                self.collapse(self._sections.index_of(place))
        self.blockSignals(False)
        self.verticalScrollBar().setValue(self._scrolled)

    def show_section(self, place: int) -> None:
        """Make a section the current one; -1 for none."""
        index = self._sections.index_of(place)
        if index != self.currentIndex().siblingAtColumn(TITLE):
            self.setCurrentIndex(index)

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint both rows as wide as their ground is; Qt paints a cell."""
        super().currentChanged(current, previous)
        for index in (current, previous):
            row = self.visualRect(index)
            self.viewport().update(0, row.top(), self.viewport().width(), row.height())

    def follow(self) -> None:
        """Paint the rows that say something else now: all would take as long as a key does."""
        seen, self._seen = self._seen, {}
        index, height = self.indexAt(QPoint(0, 0)), self.viewport().height()
        while index.isValid() and self.visualRect(index).top() < height:
            place = index.internalId()
            self._seen[place] = says = self._sections.says(place)
            if seen.get(place) != says:
                self._sections.tell(place)
            index = self.indexBelow(index)

    # Columns

    def fit_columns(self) -> None:
        """Give the figures the room that the widest needs, and the titles the rest."""
        widths = [self._width(column) for column in COLUMNS]
        room = self.viewport().width() - sum(widths)
        self.setColumnHidden(COST, not widths[COST] or room < _NARROWEST)
        for column in COLUMNS[1:]:
            if self.columnWidth(column) != widths[column] and not self.isColumnHidden(column):
                self.setColumnWidth(column, widths[column])

    def _width(self, column: int) -> int:
        """Of the widest figure; 0 where there is none."""
        model = self._sections
        longest = max((model.shown(row, column) for row in model.extremes), key=len, default="")
        if column == TITLE or not longest:
            return 0
        title = model.headerData(column, Qt.Orientation.Horizontal)
        metrics = QFontMetrics(theme.figure_font(1.0, bold=True))
        return max(
            metrics.horizontalAdvance(longest) + 2 * _SIDE,
            self.fontMetrics().horizontalAdvance(title) + 2 * _SIDE + 14,  # the sign of sorting
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the costs where there is room."""
        super().resizeEvent(event)
        self.fit_columns()

    def drawRow(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw a quiet ground under the current row, with a mark where it begins."""
        current = self.currentIndex()
        if current.isValid() and index.internalId() == current.internalId():
            painter.fillRect(option.rect, self.palette().color(_Role.Midlight))
            mark = option.rect.adjusted(0, 2, 0, -2)
            mark.setWidth(_BAR)
            mark = QStyle.visualRect(option.direction, option.rect, mark)
            painter.fillRect(mark, self.palette().color(_Role.Accent))
            if self.hasFocus():
                painter.setPen(self.palette().color(_Role.Accent))
                painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        super().drawRow(painter, option, index)


class _Delegate(QStyledItemDelegate):
    """A line of text; behind the share a bar as long as it is."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex) -> QSize:  # type: ignore[override]
        """A line of text, and room around it."""
        return QSize(0, option.fontMetrics.lineSpacing() + 2 * _ABOVE)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw a cell."""
        painter.save()
        if index.column() == SHARE:
            self._draw_bar(painter, option, index.data(PART))
        is_strong = index.column() == SHARE and index.data(DEAREST)
        painter.setFont(theme.figure_font(1.0, bold=is_strong))
        is_quiet = index.column() == COST
        role = _Role.PlaceholderText if is_quiet else _Role.Text
        painter.setPen(option.palette.color(role))
        room = option.rect.adjusted(_SIDE, 0, -_SIDE, 0)
        elide = Qt.TextElideMode.ElideRight
        shown = painter.fontMetrics().elidedText(index.data(), elide, room.width())
        edge = Qt.AlignmentFlag.AlignRight if index.column() else Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, edge | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()

    def _draw_bar(self, painter: QPainter, option: QStyleOptionViewItem, share: float) -> None:
        room = QRectF(option.rect).adjusted(2, 2, -2, -2)
        free = room.width() * (1 - min(share, 1.0))
        if option.direction == Qt.LayoutDirection.RightToLeft:
            room.setRight(room.right() - free)
        else:
            room.setLeft(room.left() + free)
        painter.fillRect(room, option.palette.color(_Role.Mid))
