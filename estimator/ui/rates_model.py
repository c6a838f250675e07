"""The rate book as Qt's table: the rows that are shown, in their order, and their edits."""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont

from estimator.editing import EDIT, RESET
from estimator.pricing import deletions
from estimator.pricing.edits import Changes, EditError, Place
from estimator.pricing.entries import EntryError
from estimator.pricing.money import RateError
from estimator.session import Session
from estimator.session import now as session_now
from estimator.store.database import StoreError
from estimator.ui import meter_words, parts, rates_edits, text, words
from estimator.ui.rates_cells import Cells
from estimator.ui.rates_columns import columns_of
from estimator.ui.rates_edits import Cell, Edit
from estimator.ui.rates_order import RatesOrder
from estimator.ui.rates_rows import Row, rows_of
from estimator.ui.rates_typed import TypedError

Index = QModelIndex | QPersistentModelIndex
_ROLES = Qt.ItemDataRole
_Align, _Flag = Qt.AlignmentFlag, Qt.ItemFlag
# Made once: a table asks for some thousands of them when it is painted.
_LEFT, _RIGHT = _Align.AlignLeft | _Align.AlignVCenter, _Align.AlignRight | _Align.AlignVCenter
_READ = _Flag.ItemIsSelectable | _Flag.ItemIsEnabled | _Flag.ItemNeverHasChildren
_EDITED = _READ | _Flag.ItemIsEditable
REFUSALS = (RateError, TypedError, EditError, EntryError, StoreError)


class RatesModel(QAbstractTableModel):
    """The table; each edit goes through the session, and counts at once.

    Signals:
        said: what an edit did or why it did not count; empty where nothing needs saying.
        rates_changed: something of the book is another now.
        row_made: the place of a new row, or of one that moved.
    """

    said = Signal(str)
    rates_changed = Signal()
    row_made = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.order = RatesOrder()
        self._answers: dict[int, Callable[[Row, int], object]] = {
            _ROLES.DisplayRole: self._display,
            _ROLES.TextAlignmentRole: self._alignment_of,
            _ROLES.FontRole: self._font,
            _ROLES.ToolTipRole: self._tip,
            _ROLES.EditRole: self._edited,
            _ROLES.AccessibleTextRole: self._spoken,
        }
        self._read()
        self._rows = self._all

    def _read(self) -> None:
        """Take the rows over from the book in force."""
        book = self._book = self._session.book
        self.columns = columns_of(book)
        self.cells = Cells(book, self.columns, session_now().date())
        self._all = list(rows_of(book))

    # Which rows, in which order

    def set_filter(self, typed: str) -> None:
        """Show the rows whose provider, model or class has each of these words."""
        self.order.words = typed.lower().split()
        self.arrange()

    def show_only(self, shown: str) -> None:
        """Show all rows, or only those that are the user's own or changed."""
        self.order.shown = shown
        self.arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """By value: 10 after 2, days as days; -1 for the book's own order."""
        self.order.column = column
        self.order.is_descending = order == Qt.SortOrder.DescendingOrder
        self.arrange()

    def arrange(self) -> None:
        """Show the rows that are wanted, in the wanted order."""
        self.beginResetModel()
        self._rows = self.order.arranged(self._all, self.cells)
        self.endResetModel()

    def used_meters(self) -> set[str]:
        """The meters that a shown row has a price for."""
        return set().union(*(row.card.rates.keys() for row in self._rows))

    def has_minimum(self) -> bool:
        """Whether a minimum is to be seen: one of the user's, or of a row that was filtered for."""
        own = self._session.book.own.cards.values()
        is_of_a_row = self.order.is_narrowed and any(row.card.minimum for row in self._rows)
        return is_of_a_row or any(card.minimum is not None for card in own)

    # Qt's questions

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """A row for each card and threshold that is shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """What a row is of, its rates, and who says so."""
        return 0 if parent.isValid() else self.columns.count

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLES.DisplayRole
    ) -> object:
        """The names of the columns, over the units of the meters."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _ROLES.DisplayRole:
            title = self.title(section)
            is_price = self.columns.is_price(section)
            return f"{title}\n{self.cells.unit(section)}" if is_price else title
        if role == _ROLES.TextAlignmentRole:
            return self.alignment(section)
        if role == _ROLES.ToolTipRole and self.columns.is_rate(section):
            return meter_words.whole_unit(self._session.book.meters[self.columns.meter(section)])
        return None

    def title(self, column: int) -> str:
        """The name of a column."""
        return self.cells.title(column)

    def alignment(self, column: int) -> Qt.AlignmentFlag:
        """To which side the texts of a column stand."""
        return _RIGHT if self.columns.is_price(column) else _LEFT

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Most can be edited."""
        row, column = self._rows[index.row()], index.column()
        return _EDITED if rates_edits.is_editable(row, column, self.columns) else _READ

    def data(self, index: Index, role: int = _ROLES.DisplayRole) -> object:
        """What a cell shows."""
        answer = self._answers.get(role)
        return answer(self._rows[index.row()], index.column()) if answer else None

    def _alignment_of(self, _row: Row, column: int) -> Qt.AlignmentFlag:
        return self.alignment(column)

    def _display(self, row: Row, column: int) -> str:
        return self.cells.drawn(row).texts[column]

    def _tip(self, row: Row, column: int) -> str | None:
        return parts.plain(self.cells.tip(row, column) or "")

    def _edited(self, row: Row, column: int) -> str:
        return rates_edits.editable(row, column, self.columns, self.cells.currency(row))

    def _spoken(self, row: Row, column: int) -> str:
        return f"{self.title(column)}: {self._display(row, column)}"

    def _font(self, row: Row, column: int) -> QFont | None:
        is_own = column in self.cells.drawn(row).own
        if not (is_own or row.is_deleted):
            return None
        font = QFont()
        font.setBold(is_own)
        font.setStrikeOut(row.is_deleted)
        return font

    # Edits

    def read(self, index: Index, typed: str) -> Edit:
        """What a text typed into a cell would change.

        Raises:
            RateError, TypedError, EditError: it says nothing that can be taken.
        """
        row = self._rows[index.row()]
        cell = Cell(self._session.book, row, index.column(), self.columns, self.cells.currency(row))
        return rates_edits.read(cell, typed)

    def problem(self, index: Index, typed: str) -> str:
        """Why a text can't be taken into a cell, as a sentence; empty where it can."""
        try:
            self.read(index, typed)
        except (RateError, TypedError, EditError) as error:
            return words.sentence(error)
        return ""

    def setData(self, index: Index, value: object, role: int = _ROLES.EditRole) -> bool:
        """Take over what was typed; what is as it was changes nothing."""
        if role != _ROLES.EditRole:
            return False
        try:
            edit = self.read(index, typed := str(value))
        except (RateError, TypedError, EditError) as error:
            self.said.emit(words.sentence(error))
            return False
        is_done = self.change(lambda: edit.changes, EDIT, self._note(edit, typed))
        if is_done and edit.place:
            self.row_made.emit(edit.place)
        return is_done

    def _note(self, edit: Edit, typed: str) -> str:
        """What there is to say of an edit."""
        if edit.price is not None:
            return self.read_as(typed, edit.price)
        day = edit.start.day if edit.start and edit.start.reread else None
        return self.read_as(typed, day) if day else ""

    def read_as(self, typed: str, value: Decimal | date) -> str:
        """What was read, a price with places, so that 1,500 can't be taken for 1.5."""
        shown = text.day(value) if isinstance(value, date) else text.price(value)
        return self.tr("“{typed}” was read as {value}.").format(typed=typed.strip(), value=shown)

    def change(self, made: Callable[[], Changes], label: str, note: str = "") -> bool:
        """Make changes, and keep them as one step; whether that was done, else it is said why."""
        try:
            changes = made()
            is_another = self._session.rates.change(changes, label) if changes else False
        except REFUSALS as error:
            self.said.emit(words.sentence(error))
            return False
        self.said.emit(note)
        if is_another:
            self.reload()
            self.rates_changed.emit()
        return True

    def reload(self) -> None:
        """Show the book as it is now; where its rows are the same, they stay where they are."""
        if self._book is not self._session.book:
            self.retranslate()

    def retranslate(self) -> None:
        """Show all rows anew, in the interface's language."""
        before = [(row.place, row.is_deleted) for row in self._all]
        columns, order = self.columns, [row.place for row in self._rows]
        self._read()
        if columns != self.columns or before != [(r.place, r.is_deleted) for r in self._all]:
            self.arrange()
            return
        rows = {row.place: row for row in self._all}
        self._rows = [rows[place] for place in order]
        if self._rows:
            last = self.index(len(self._rows) - 1, self.columns.count - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    # Rows and rates

    @property
    def rows(self) -> list[Row]:
        """Those that are shown."""
        return self._rows

    def row_at(self, index: Index) -> Row:
        """The row of a cell."""
        return self._rows[index.row()]

    def number_of(self, place: Place) -> int:
        """Where a place is shown; -1: it is not."""
        return next((n for n, row in enumerate(self._rows) if row.place == place), -1)

    def number_of_model(self, provider: str, model: str) -> int:
        """Where the first row of a model is shown; -1: none is."""
        places = enumerate(row.place.model for row in self._rows)
        return next((n for n, found in places if found == (provider, model)), -1)

    def is_own(self, index: Index) -> bool:
        """Whether a cell has something of the user's that can be reset."""
        row = self._rows[index.row()]
        return row.is_deleted or index.column() in self.cells.drawn(row).own

    def reset(self, indexes: Iterable[Index]) -> bool:
        """Go back to what is shipped in these cells."""
        cells = [(self.row_at(index), index.column()) for index in filter(self.is_own, indexes)]
        return self.change(lambda: rates_edits.reset(self._book, cells, self.columns), RESET)

    def reset_rows(self, places: Iterable[Place]) -> bool:
        """Go back to all that is shipped at these places."""
        book = self._session.book
        return self.change(lambda: deletions.reset(book, places), RESET)

    def reset_all(self) -> bool:
        """Forget everything that the user says of the book."""
        return self.change(lambda: dict.fromkeys(self._session.rates.entries), RESET)

    def own_count(self) -> int:
        """How many things the user says of the book."""
        return len(self._session.rates.entries)
