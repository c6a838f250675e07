"""Which rows of the rates table are shown, and in which order."""

from dataclasses import dataclass, field

from estimator.ui.rates_cells import Cells
from estimator.ui.rates_rows import Row

ALL, OWN, CHANGED = "all", "own", "changed"
"""Which rows are shown: all, those that are the user's alone, or all that the user changed."""


@dataclass
class RatesOrder:
    """What is asked of the rows.

    Attributes:
        words: each must be in a row's provider, model or class.
        shown: ``ALL``, ``OWN`` or ``CHANGED``.
        column: by which they are sorted; -1 for the book's own order.
    """

    words: list[str] = field(default_factory=list)
    shown: str = ALL
    column: int = -1
    is_descending: bool = False

    @property
    def is_narrowed(self) -> bool:
        """Whether not all rows are shown."""
        return bool(self.words) or self.shown != ALL

    def arranged(self, rows: list[Row], cells: Cells) -> list[Row]:
        """The rows that are wanted; by value where they are sorted, what has none last."""
        found = [row for row in rows if self._is_wanted(row, cells)]
        if self.column < 0:
            return found
        keyed = [(cells.order(row, self.column), row) for row in found]
        known = [pair for pair in keyed if pair[0] is not None]
        known.sort(key=lambda pair: pair[0], reverse=self.is_descending)
        return [row for _, row in known] + [row for key, row in keyed if key is None]

    def _is_wanted(self, row: Row, cells: Cells) -> bool:
        if self.shown == CHANGED:
            is_wanted = row.is_changed
        else:
            is_wanted = not row.is_deleted and (self.shown == ALL or not row.is_shipped)
        if not is_wanted or not self.words:
            return is_wanted
        named = cells.names(row)
        return all(word in named for word in self.words)
