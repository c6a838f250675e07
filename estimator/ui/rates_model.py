"""The rate book as Qt's table: a row for each card and threshold, a column for each meter."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont

from estimator.pricing.money import RateError
from estimator.pricing.rates import Model, RateCard, RateKey, card_start
from estimator.session import Session
from estimator.store.database import StoreError
from estimator.ui import text, words
from estimator.ui.rates_rows import METERS, Row, rows_of

Index = QModelIndex | QPersistentModelIndex
PROVIDER, MODEL, CLASS, FROM, SIZE = range(5)
FIRST_RATE = 5
SOURCE = FIRST_RATE + len(METERS)
COLUMNS = SOURCE + 1
OWN_MARK = "•"


class RatesModel(QAbstractTableModel):
    """The table; each edit goes through the session, and counts at once.

    Signals:
        rejected: why an edit did not count, as a sentence.
        accepted: what an edit did, as a sentence; empty where nothing needs saying.
        rates_changed: a rate is another one now.
    """

    rejected = Signal(str)
    accepted = Signal(str)
    rates_changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rows = list(rows_of(session.book))

    # Qt's questions

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """A row for each card and threshold."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """What a row is of, its rates, and who says so."""
        return 0 if parent.isValid() else COLUMNS

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """The names of the columns."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._titles()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        if role == Qt.ItemDataRole.ToolTipRole and is_rate(section):
            return self.tr("US dollars for a million tokens")
        return None

    def _titles(self) -> list[str]:
        return [
            self.tr("Provider"),
            self.tr("Model"),
            self.tr("Class"),
            self.tr("From"),
            self.tr("Size of input"),
            self.tr("Input"),
            self.tr("Cached input"),
            self.tr("Cache write"),
            self.tr("Output"),
            self.tr("Source"),
        ]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rates can be edited."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if is_rate(index.column()) else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows."""
        row, column = self._rows[index.row()], index.column()
        answer: object = None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                answer = self._shown(row, column)
            case Qt.ItemDataRole.EditRole:
                answer = self._editable(row, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                answer = _alignment(column)
            case Qt.ItemDataRole.FontRole:
                answer = _bold() if self._is_own(row, column) else None
            case Qt.ItemDataRole.ToolTipRole:
                answer = self._tip(row, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                answer = f"{self._titles()[column]}: {self._shown(row, column)}"
        return answer

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Set a rate from what was typed; nothing typed where there was nothing changes nothing."""
        if role != Qt.ItemDataRole.EditRole or not is_rate(index.column()):
            return False
        typed = str(value).strip()
        if not typed and not self.data(index, role):
            return False
        try:
            read = text.parse_rate(typed)
            self._session.rates.set_rates({self.key_at(index): read.value})
        except (RateError, StoreError) as error:
            self.rejected.emit(words.sentence(error))
            return False
        note = self.tr("“{typed}” was read as {value}.")
        value_read = text.price(read.value)  # with places, so that 1,500 can't be taken for 1.5
        self.accepted.emit(note.format(typed=typed, value=value_read) if read.reread else "")
        self._tell(index, index)
        return True

    # Rows and rates

    def key_at(self, index: Index) -> RateKey:
        """The place in the book that a rate's cell shows."""
        return self._rows[index.row()].key(METERS[index.column() - FIRST_RATE])

    def row_of(self, model: Model, card: RateCard | None, above: int = -1) -> int:
        """The row of a model's card and threshold; its first row without a card; -1 for none."""
        for number, row in enumerate(self._rows):
            is_models = (row.model.provider, row.model.id) == (model.provider, model.id)
            here = card is None or _place(row.card, row.above) == _place(card, above)
            if is_models and here:
                return number
        return -1

    def names(self, row: int) -> str:
        """What a row is found by."""
        found = self._rows[row]
        service_class = self._class(found.card.service_tier)
        return f"{found.provider.name} {found.model.id} {found.model.name} {service_class}"

    def order(self, index: Index) -> Any:
        """What a cell is sorted by: its value, not its text; None where it has none."""
        row, column = self._rows[index.row()], index.column()
        if is_rate(column):
            return self._rate(row, column)
        if column == FROM:
            return card_start(row.card)
        if column == SIZE:
            return (row.above, 1) if row.above >= 0 else (next(iter(row.thresholds()), -1), 0)
        return self._shown(row, column).lower()

    def own_count(self) -> int:
        """How many rates are the user's own."""
        return len(self._session.book.own_rates)

    def is_own(self, index: Index) -> bool:
        """Whether a cell's rate is the user's own."""
        return self._is_own(self._rows[index.row()], index.column())

    def reset(self, indexes: Iterable[Index]) -> bool:
        """Go back to the shipped rates in these cells."""
        cells = [index for index in indexes if is_rate(index.column())]
        return self._reset([self.key_at(index) for index in cells])

    def reset_all(self) -> bool:
        """Go back to the shipped book."""
        return self._reset(list(self._session.book.own_rates))

    def _reset(self, keys: list[RateKey]) -> bool:
        try:
            self._session.rates.reset(keys)
        except StoreError as error:
            self.rejected.emit(words.sentence(error))
            return False
        self.accepted.emit("")
        self._tell(self.index(0, 0), self.index(len(self._rows) - 1, COLUMNS - 1))
        return True

    def _tell(self, first: Index, last: Index) -> None:
        self.dataChanged.emit(first, last)
        self.rates_changed.emit()

    # Cells

    def _rate(self, row: Row, column: int) -> Decimal | None:
        book, key = self._session.book, row.key(METERS[column - FIRST_RATE])
        return book.find(row.model.id, row.model.provider).rate_at(key)

    def _is_own(self, row: Row, column: int) -> bool:
        if not is_rate(column):
            return False
        return row.key(METERS[column - FIRST_RATE]) in self._session.book.own_rates

    def _shown(self, row: Row, column: int) -> str:
        if is_rate(column):
            rate = self._rate(row, column)
            shown = "–" if rate is None else text.price(rate)
            return f"{OWN_MARK} {shown}" if self._is_own(row, column) else shown
        return {
            PROVIDER: row.provider.name,
            MODEL: row.model.id,
            CLASS: self._class(row.card.service_tier),
            FROM: self._from(row.card),
            SIZE: self._size(row),
            SOURCE: f"{row.card.source.name}, {text.short_day(row.card.source.date)}",
        }[column]

    def _editable(self, row: Row, column: int) -> str:
        if not is_rate(column):
            return self._shown(row, column)
        rate = self._rate(row, column)
        return "" if rate is None else text.editable_decimal(rate)

    def _class(self, service_tier: str) -> str:
        return {
            "standard": self.tr("Standard"),
            "batch": self.tr("Batch"),
            "flex": self.tr("Flex"),
            "priority": self.tr("Priority"),
            "fast": self.tr("Fast"),
        }[service_tier]

    def _from(self, card: RateCard) -> str:
        """The first day of a card, or its time of day."""
        day = text.short_day(card.start) if card.start else ""
        return f"{day} {card.when} UTC".strip() if card.when else day

    def _size(self, row: Row) -> str:
        thresholds = row.thresholds()
        if not thresholds:
            return self.tr("any")
        if row.above < 0:
            return self.tr("up to {tokens}").format(tokens=text.integer(thresholds[0]))
        return self.tr("above {tokens}").format(tokens=text.integer(row.above))

    def _tip(self, row: Row, column: int) -> str | None:
        if column == SOURCE:
            return row.card.source.url
        if not self._is_own(row, column):
            return None
        shipped = self._session.rates.shipped_rate(row.key(METERS[column - FIRST_RATE]))
        if shipped is None:
            return self.tr("Your own price. None was shipped.")
        return self.tr("Your own price. Shipped: {rate}").format(rate=text.decimal(shipped))


def _place(card: RateCard, above: int) -> tuple[str, str, int]:
    return card.service_tier, card_start(card), above


def is_rate(column: int) -> bool:
    """Whether a column holds rates."""
    return FIRST_RATE <= column < SOURCE


def _bold() -> QFont:
    font = QFont()
    font.setBold(True)
    return font


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if is_rate(column) else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
