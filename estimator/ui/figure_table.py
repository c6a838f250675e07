"""A table of figures: what every such table tells Qt of its header, and a report of its cells."""

from abc import abstractmethod
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from estimator.pricing import money
from estimator.reports import Cell, Column, Table
from estimator.ui import parts
from estimator.ui.columns import Rest, share

_Role = Qt.ItemDataRole
VALUE = int(_Role.UserRole) + 100
"""A role: the figure of a cell, an int or a Decimal; None where the cell is a word."""
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class FigureTable(QAbstractTableModel):
    """Titles over columns, each at the side that its cells are at.

    Attributes:
        keys: what reports call the columns; one that has an empty key is left out of them.
    """

    keys: Sequence[str] = ()

    @abstractmethod
    def title(self, column: int) -> str:
        """The title of a column."""
        raise NotImplementedError

    @abstractmethod
    def side(self, column: int) -> Qt.AlignmentFlag:
        """LEFT or RIGHT, which is where figures are."""
        raise NotImplementedError

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        """The titles of the columns."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _Role.TextAlignmentRole:
            return self.side(section)
        if role == _Role.AccessibleTextRole:
            return self.spoken_title(section)
        return self.title(section) if role == _Role.DisplayRole else None

    def spoken_title(self, column: int) -> str:
        """What a title is read out as."""
        return self.title(column)

    def as_table(self, key: str, title: str) -> Table:
        """The rows as they are shown, for a report."""
        columns = [number for number, name in enumerate(self.keys) if name]
        rows = [[self._cell(row, column) for column in columns] for row in range(self.rowCount())]
        heads = [Column(self.keys[n], self.title(n), self.side(n) == RIGHT) for n in columns]
        return Table(key, title, heads, rows)

    def _cell(self, row: int, column: int) -> Cell:
        index = self.index(row, column)
        return figure(str(index.data() or ""), index.data(VALUE))


def figure(shown: str, value: Decimal | int | date | None) -> Cell:
    """A cell of a report, with its figure or its day where there is one."""
    if isinstance(value, date):
        return Cell(shown, value.isoformat())
    return Cell(shown, "" if value is None else money.plain_text(Decimal(value)))


def view_of(
    model: QAbstractItemModel, name: str, stretched: int | None, *, is_figure: bool = False
) -> QTableView:
    """A calm table of rows that can be selected.

    Args:
        model: of the rows.
        name: that tests and style rules know it by.
        stretched: the column that takes the room which the others leave; None where all share it.
        is_figure: whether that column has figures, which are not to be cut off.
    """
    view = parts.named(QTableView(), name)
    view.setModel(model)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setAlternatingRowColors(True)
    view.setShowGrid(False)
    view.setTabKeyNavigation(False)
    view.setWordWrap(False)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(view.fontMetrics().height() + 12)
    header = view.horizontalHeader()
    header.setHighlightSections(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    if stretched is None:
        share(header)
    else:
        Rest(view, stretched, is_figure=is_figure)
    return view
