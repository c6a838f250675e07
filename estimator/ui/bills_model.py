"""The bills that were learnt from, as Qt's table model."""

from decimal import Decimal
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from estimator.session import Session
from estimator.store.rows import Kept
from estimator.tokens.models import Kind, counting_of
from estimator.tokens.observation import Observation
from estimator.ui import parts, text
from estimator.ui.language import before_digits

Index = QModelIndex | QPersistentModelIndex
WHEN, MODEL, COUNTED, BILLED, OFF = range(5)
_Role = Qt.ItemDataRole
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_NOWHERE = QModelIndex()


class BillsModel(QAbstractTableModel):
    """A row for each bill, the latest first."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rows: tuple[Kept, ...] = ()
        self.reload()

    def reload(self) -> None:
        """Show what is kept now."""
        self.beginResetModel()
        self._rows = self._session.observed.kept[::-1]
        self.endResetModel()

    def ids(self, rows: set[int]) -> list[int]:
        """The numbers of the bills in these rows."""
        return [self._rows[row].id for row in sorted(rows)]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many bills there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """How many things are told of each."""
        return 0 if parent.isValid() else len(self._titles())

    def _titles(self) -> tuple[str, ...]:
        return (
            self.tr("Learnt"),
            self.tr("Model"),
            self.tr("Counted"),
            self.tr("Billed"),
            self.tr("Difference"),
        )

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        """The name of a column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == _Role.TextAlignmentRole and section >= COUNTED:
            return _RIGHT
        return self._titles()[section] if role == _Role.DisplayRole else None

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """What a cell says."""
        if not index.isValid():
            return None
        if role == _Role.TextAlignmentRole:
            return _RIGHT if index.column() >= COUNTED else None
        if role not in (_Role.DisplayRole, _Role.ToolTipRole):
            return None
        shown = self._cells(self._rows[index.row()])[index.column()]
        return shown if role == _Role.DisplayRole else parts.plain(shown)

    def _cells(self, kept: Kept) -> tuple[str, ...]:
        seen = kept.observation
        return (
            text.day(kept.seen_at.astimezone().date()),
            self._name(seen),
            text.integer(seen.local),
            text.integer(seen.billed),
            off(seen),
        )

    def _name(self, seen: Observation) -> str:
        sold = self._session.book.providers.get(seen.provider)
        return f"{seen.model} · {sold.name}" if sold else seen.model


def off(seen: Observation) -> str:
    """How far a bill is from the count: in tokens where that is exact, else as a share of it."""
    more = seen.billed - seen.local
    counting = counting_of(seen.model)
    if not more:
        return "0"
    sign = before_digits("+" if more > 0 else "\u2212")
    if not seen.local or (counting and counting.kind is Kind.EXACT):
        return sign + text.integer(abs(more))
    return sign + text.percent(abs(Decimal(more)) / seen.local)
