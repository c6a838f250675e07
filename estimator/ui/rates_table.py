"""The table of the rates: its columns, and where one was in it when its rows have changed."""

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from estimator.pricing.edits import Place
from estimator.ui import columns as columns_of
from estimator.ui import rates_paint, theme
from estimator.ui.rates_columns import CLASS, FIRST_RATE, FROM, MODEL, PROVIDER, SIZE, TEXT_METERS
from estimator.ui.rates_model import RatesModel
from estimator.ui.rates_paint import RatePainter
from estimator.ui.rates_rows import Row
from estimator.ui.sort_header import SortHeader

_WIDTHS = {PROVIDER: 80, MODEL: 208, CLASS: 72, FROM: 140, SIZE: 110}
_RATE, _CURRENCY, _NOTE, _SOURCE = 88, 68, 60, 200
_AROUND = 20  # of a title
Spot = tuple[Place, str | int]
"""A row, and in it a meter or one of the other columns."""


class RatesTable(QTableView):
    """Shows the columns that its rows need, and keeps what is selected where it can."""

    def __init__(self, model: RatesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ratesTable")
        self.rates = model
        self.all_meters = False
        self._wanted: set[str] = set()
        self._kept: tuple[Spot | None, list[Spot]] = None, []
        self.setModel(model)
        self._set_up()
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._recall)
        self._size_columns()
        self.show_columns()

    def _set_up(self) -> None:
        self.setItemDelegate(RatePainter(self.rates, self))
        header = SortHeader(self)
        self.setHorizontalHeader(header)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)  # the book's own order
        header.setSortIndicatorClearable(True)  # a third click gives it back
        self.setSortingEnabled(True)  # which sorts, so it comes after
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 12)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)

    def _size_columns(self) -> None:
        columns = self.rates.columns
        others = {columns.currency: _CURRENCY, columns.note: _NOTE, columns.source: _SOURCE}
        widths = _WIDTHS | others
        self._sized = columns.count
        for column in range(columns.count):
            titled = self.fontMetrics().horizontalAdvance(self.rates.title(column)) + _AROUND
            usual = round(widths.get(column, _RATE) * theme.scale())
            self.setColumnWidth(column, max(usual, titled))
        columns_of.widen(self.horizontalHeader())

    def changeEvent(self, event: QEvent) -> None:
        """Measure texts anew in another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            rates_paint.forget()

    # Columns

    def show_columns(self) -> None:
        """Show the meters of text, those the user made or asked for, and those the rows need."""
        columns = self.rates.columns
        shown = {*TEXT_METERS, *columns.own, *self._wanted}
        if self.all_meters:
            shown.update(columns.meters)
        elif self.rates.order.is_narrowed:
            shown |= self.rates.used_meters()
        header = self.horizontalHeader()
        header.blockSignals(True)  # for each of them the table would be laid out anew
        changed = [
            self._hide(column, columns.meter(column) not in shown)
            for column in range(FIRST_RATE, columns.minimum)
        ]
        has_minimum = self.all_meters or self.rates.has_minimum()
        changed.append(self._hide(columns.minimum, not has_minimum))
        header.blockSignals(False)
        if any(changed):
            self.updateGeometries()
            header.viewport().update()
            self.viewport().update()

    def _hide(self, column: int, is_hidden: bool) -> bool:  # noqa: FBT001 - what a column is to be
        """Hide or show a column; whether it was otherwise."""
        if is_hidden == self.isColumnHidden(column):
            return False
        self.setColumnHidden(column, is_hidden)
        return True

    def show_meter(self, meter: str) -> None:
        """Show the column of a meter from now on."""
        if meter in self.rates.columns.meters:
            self._wanted.add(meter)
            self.show_columns()

    def show_all_meters(self, is_wanted: bool) -> None:  # noqa: FBT001 - a toggle's slot
        """Show a column for every meter, or only for those that are needed."""
        self.all_meters = is_wanted
        self.show_columns()

    # Places

    def go_to(self, place: Place, meter: str = "") -> bool:
        """Select a row's rate of a meter; whether the row is shown."""
        number = self.rates.number_of(place)
        if number < 0:
            return False
        self.select(number, self.rates.columns.column(meter))
        return True

    def select(self, number: int, column: int) -> None:
        """Select a cell, and have its row in the middle."""
        index = self.rates.index(number, column)
        self.setCurrentIndex(index)
        middle = QAbstractItemView.ScrollHint.PositionAtCenter
        self.scrollTo(index.siblingAtColumn(MODEL), middle)
        if column > MODEL:
            self.scrollTo(index)

    def selected_rows(self) -> list[Row]:
        """The rows that have a selected cell, from the top."""
        numbers = sorted({index.row() for index in self.selectedIndexes()})
        return [self.rates.row_at(self.rates.index(number, 0)) for number in numbers]

    def _spot(self, number: int, column: int) -> Spot:
        columns = self.rates.columns
        row = self.rates.row_at(self.rates.index(number, 0))
        if columns.is_rate(column):
            return row.place, columns.meter(column)
        return row.place, column if column < FIRST_RATE else column - columns.count

    def _remember(self) -> None:
        current = self.currentIndex()
        here = self._spot(current.row(), current.column()) if current.isValid() else None
        chosen = [self._spot(index.row(), index.column()) for index in self.selectedIndexes()]
        self._kept = here, chosen

    def _recall(self) -> None:
        self._size_new_columns()
        self.show_columns()
        here, chosen = self._kept
        selection = QItemSelection()
        numbers = {row.place: number for number, row in enumerate(self.rates.rows)}
        for place, where in chosen:
            if place in numbers:
                index = self.rates.index(numbers[place], self._column(where))
                selection.select(index, index)
        flags = QItemSelectionModel.SelectionFlag
        if here and here[0] in numbers:
            index = self.rates.index(numbers[here[0]], self._column(here[1]))
            self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
        self.selectionModel().select(selection, flags.ClearAndSelect)

    def _size_new_columns(self) -> None:
        if self.rates.columns.count != self._sized:
            self._size_columns()

    def _column(self, where: str | int) -> int:
        if isinstance(where, str):
            return self.rates.columns.column(where)
        return where if where >= 0 else where + self.rates.columns.count
