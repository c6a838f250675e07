"""Entries of the user's layer as a small table, edited in place."""

from abc import abstractmethod
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal

from estimator.pricing.edits import Changes, EditError
from estimator.pricing.entries import Entry, EntryError
from estimator.pricing.money import RateError
from estimator.session import Session
from estimator.store.database import StoreError
from estimator.ui import words
from estimator.ui.rates_model import Index
from estimator.ui.rates_typed import TypedError

_ROLES = Qt.ItemDataRole
_UNREADABLE = (RateError, TypedError, EditError)


class EntriesModel(QAbstractTableModel):
    """A row for each entry of a kind.

    Signals:
        said: what an edit did or why it did not count; empty where nothing needs saying.
        rates_changed: something of the book is another now.
    """

    said = Signal(str)
    rates_changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.names: list[str] = []
        self.follow()

    # What a kind of entry is

    @abstractmethod
    def kept(self) -> Sequence[str]:
        """The names of the entries, in their order."""
        raise NotImplementedError

    @abstractmethod
    def entry(self, name: str) -> Entry:
        """An entry by its name."""
        raise NotImplementedError

    @abstractmethod
    def titles(self) -> Sequence[str]:
        """The names of the columns."""
        raise NotImplementedError

    @abstractmethod
    def shown(self, name: str, column: int) -> str:
        """What a cell shows."""
        raise NotImplementedError

    @abstractmethod
    def editable(self, name: str, column: int) -> str | None:
        """What the editor of a cell begins with; None where it has none."""
        raise NotImplementedError

    @abstractmethod
    def read(self, name: str, column: int, typed: str) -> str:
        """The value of the entry once a text is typed into a cell.

        Raises:
            RateError, TypedError, EditError: it says nothing that can be taken.
        """
        raise NotImplementedError

    # Qt's questions

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """A row for each entry."""
        return 0 if parent.isValid() else len(self.names)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """As many as there are titles."""
        return 0 if parent.isValid() else len(self.titles())

    def title(self, column: int) -> str:
        """The name of a column."""
        return self.titles()[column]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLES.DisplayRole
    ) -> object:
        """The names of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == _ROLES.DisplayRole:
            return self.title(section)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What has an editor can be edited."""
        flags = super().flags(index)
        if self.editable(self.names[index.row()], index.column()) is None:
            return flags
        return flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = _ROLES.DisplayRole) -> object:
        """What a cell shows."""
        name, column = self.names[index.row()], index.column()
        if role == _ROLES.DisplayRole:
            return self.shown(name, column)
        if role == _ROLES.EditRole:
            return self.editable(name, column)
        if role == _ROLES.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role == _ROLES.AccessibleTextRole:
            return f"{self.title(column)}: {self.shown(name, column)}"
        return None

    def setData(self, index: Index, value: object, role: int = _ROLES.EditRole) -> bool:
        """Take over what was typed."""
        if role != _ROLES.EditRole:
            return False
        name, column, typed = self.names[index.row()], index.column(), str(value)
        if typed.strip() == self.editable(name, column):
            return False
        return self.change(lambda: {self.entry(name): self.read(name, column, typed)}, "edit")

    def problem(self, index: Index, typed: str) -> str:
        """Why a text can't be taken into a cell, as a sentence; empty where it can."""
        try:
            self.read(self.names[index.row()], index.column(), typed)
        except _UNREADABLE as error:
            return words.sentence(error)
        return ""

    # Changes

    def change(self, made: Callable[[], Changes], label: str) -> bool:
        """Make changes, and keep them as one step; whether that was done, else it is said why."""
        try:
            self.session.rates.change(made(), label)
        except (*_UNREADABLE, EntryError, StoreError) as error:
            self.said.emit(words.sentence(error))
            return False
        self.said.emit("")
        self.follow()
        self.rates_changed.emit()
        return True

    def delete(self, rows: Iterable[int]) -> bool:
        """Delete the entries of these rows."""
        entries = [self.entry(self.names[row]) for row in rows]
        return self.change(lambda: dict.fromkeys(entries), "delete")

    def follow(self) -> None:
        """Show the entries as they are now; where they are the same, their rows stay."""
        names = list(self.kept())
        if names != self.names:
            self.beginResetModel()
            self.names = names
            self.endResetModel()
        elif names:
            last = self.index(len(names) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
