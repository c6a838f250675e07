"""A table of figures whose rows are written once, when they are shown."""

from abc import abstractmethod
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QModelIndex, Qt

from estimator.ui import parts
from estimator.ui.figure_table import LEFT, RIGHT, VALUE, FigureTable
from estimator.ui.rates_model import Index

_Role = Qt.ItemDataRole
Value = Decimal | int | date | None
Figure = tuple[str, Value]
Cells = Sequence[str | Figure]
"""A row: what each cell says, with its figure or its day if it is one."""


class RowsTable(FigureTable):
    """Rows of texts and figures.

    Attributes:
        words: the columns that hold words; the others are at the right.
    """

    words: frozenset[int] = frozenset()

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[list[Figure]] = []

    @abstractmethod
    def titles(self) -> tuple[str, ...]:
        """The titles of the columns."""
        raise NotImplementedError

    def show_rows(self, rows: Sequence[Cells]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = [[(c, None) if isinstance(c, str) else c for c in row] for row in rows]
        self.endResetModel()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.keys) - 1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """A column for each key."""
        return len(self.keys)

    def title(self, column: int) -> str:
        """The title of a column."""
        return self.titles()[column]

    def side(self, column: int) -> Qt.AlignmentFlag:
        """Words at the left, figures at the right."""
        return LEFT if column in self.words else RIGHT

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """What a cell says; a word is shown in full by pointing at it."""
        shown, value = self._rows[index.row()][index.column()]
        if role == VALUE:
            return value
        if role == _Role.AccessibleTextRole:
            return f"{self.title(index.column())}: {shown}"
        if role == _Role.TextAlignmentRole:
            return self.side(index.column())
        if role == _Role.ToolTipRole:
            return parts.plain(shown) if index.column() in self.words else None
        return shown if role == _Role.DisplayRole else None
