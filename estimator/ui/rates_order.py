"""Which rows of the rates table are shown, and in which order."""

from PySide6.QtCore import QObject, QSortFilterProxyModel, Qt

from estimator.ui.rates_model import Index, RatesModel


class RatesOrder(QSortFilterProxyModel):
    """The rows that have every word of the filter, by value where a column is sorted by."""

    def __init__(self, table: RatesModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._words: list[str] = []
        self.setSourceModel(table)

    def set_filter(self, typed: str) -> None:
        """Show the rows whose provider, model or class has each of these words."""
        self._words = typed.lower().split()
        self.invalidate()

    def filterAcceptsRow(self, row: int, _parent: Index) -> bool:
        """Whether a row has every word."""
        if not self._words:
            return True
        named = self._table.names(row).lower()
        return all(word in named for word in self._words)

    def lessThan(self, left: Index, right: Index) -> bool:
        """By value: 10 after 2, days as days; what has none goes last, either way."""
        one, other = self._table.order(left), self._table.order(right)
        if one is None or other is None:
            is_descending = self.sortOrder() == Qt.SortOrder.DescendingOrder
            first, last = (other, one) if is_descending else (one, other)
            return first is not None and last is None
        return bool(one < other)
