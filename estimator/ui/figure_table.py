"""A table of figures: what every such table tells Qt of its header and of its sides."""

from abc import abstractmethod
from typing import Any

from PySide6.QtCore import QAbstractTableModel, Qt

_Role = Qt.ItemDataRole
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class FigureTable(QAbstractTableModel):
    """Titles over columns, each at the side that its cells are at."""

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
        return self.title(section) if role == _Role.DisplayRole else None
