"""The rules that would save something, as a list with a check mark each."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from estimator.ui import text, trim_words
from estimator.ui.language import before_digits

if TYPE_CHECKING:
    from estimator.trimming.rule import Rule

Index = QModelIndex | QPersistentModelIndex
_ROLES = Qt.ItemDataRole
TOKENS, NOTE, MONEY = (_ROLES.UserRole + n for n in range(3))


@dataclass(frozen=True)
class Row:
    """A rule and what it would save.

    Attributes:
        tokens: of the model; about so many where the count is an estimate.
        cost: of a call; None where there is no price.
    """

    rule: "Rule"
    tokens: int
    is_about: bool
    cost: Decimal | None
    currency: str


class TrimRules(QAbstractListModel):
    """Those that keep the meaning first, then the lossy ones; by what each saves.

    Signals:
        chosen_changed: others are checked.
    """

    chosen_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._unwanted: set[str] = set()  # of those that keep the meaning
        self._wanted: set[str] = set()  # of the lossy ones

    def show_rows(self, rows: Sequence[Row]) -> None:
        """List these rules."""
        ordered = sorted(rows, key=lambda row: (not row.rule.keeps_meaning, -row.tokens))
        if [row.rule for row in ordered] != [row.rule for row in self._rows]:
            self.beginResetModel()
            self._rows = ordered
            self.endResetModel()
        elif ordered != self._rows:
            self._rows = ordered
            self.dataChanged.emit(self.index(0), self.index(len(ordered) - 1))

    def chosen(self) -> set[str]:
        """The names of the rules that are checked."""
        return {row.rule.name for row in self._rows if self.allows(row.rule)}

    def allows(self, rule: "Rule") -> bool:
        """Whether the user lets a rule be followed; one that is not listed as its kind is."""
        return rule.name not in self._unwanted if rule.keeps_meaning else rule.name in self._wanted

    # Qt's questions

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """A row for each rule."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Each can be checked."""
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = _ROLES.DisplayRole) -> object:
        """What a row shows."""
        row = self._rows[index.row()]
        if role == _ROLES.CheckStateRole:
            is_chosen = self.allows(row.rule)
            return Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked
        if role == _ROLES.AccessibleTextRole:
            return ", ".join(filter(None, self._texts(row).values()))
        return self._texts(row).get(role)

    def _texts(self, row: Row) -> dict[int, str]:
        keeps = row.rule.keeps_meaning
        return {
            _ROLES.DisplayRole: trim_words.title(row.rule.name),
            TOKENS: ("≈ " if row.is_about else "") + text.signed(Decimal(-row.tokens)),
            NOTE: self.tr("keeps the meaning") if keeps else self.tr("loses something"),
            MONEY: self._money(row),
        }

    def _money(self, row: Row) -> str:
        if row.cost is None:
            return ""
        known = self.tr("{cost} a call")
        return known.format(cost=before_digits("−") + text.cost(row.cost, row.currency))

    def setData(self, index: Index, value: object, role: int = _ROLES.EditRole) -> bool:
        """Check a rule or not."""
        if role != _ROLES.CheckStateRole:
            return False
        rule, is_on = self._rows[index.row()].rule, Qt.CheckState(value) == Qt.CheckState.Checked
        kept = self._unwanted if rule.keeps_meaning else self._wanted
        if is_on == rule.keeps_meaning:
            kept.discard(rule.name)
        else:
            kept.add(rule.name)
        self.dataChanged.emit(index, index)
        self.chosen_changed.emit()
        return True

    def event(self, event: QEvent) -> bool:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange and self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))
        return super().event(event)
