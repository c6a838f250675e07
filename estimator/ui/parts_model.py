"""The parts of an estimate as Qt's list model."""

from decimal import Decimal
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from estimator.estimate import Entry, Estimate
from estimator.request import first_words
from estimator.tokens.parts import Basis, Part
from estimator.ui import part_words, parts, text

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
TOKENS, NOTE, PATH = (_Role.UserRole + number for number in range(1, 4))
"""Roles: the tokens as shown; the basis and the share as shown; where the part stands."""
_NOWHERE = QModelIndex()


class PartsModel(QAbstractListModel):
    """A row for each part; what it shows is made when it is asked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._estimate: Estimate | None = None
        self._entries: tuple[Entry, ...] = ()

    def show_estimate(self, estimate: Estimate) -> None:
        """Show the parts of another estimate; where there are as many, rows stay where they are."""
        entries = estimate.entries
        if len(entries) == len(self._entries):
            self._estimate, self._entries = estimate, entries
            if entries:
                self.dataChanged.emit(self.index(0), self.index(len(entries) - 1))
            return
        self.beginResetModel()
        self._estimate, self._entries = estimate, entries
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many parts there are."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """What a row says."""
        if not index.isValid() or self._estimate is None:
            return None
        entry = self._entries[index.row()]
        says = {
            int(_Role.DisplayRole): lambda: self._title(entry),
            TOKENS: lambda: part_words.tokens(entry.part),
            NOTE: lambda: self._note(entry.part),
            PATH: lambda: entry.part.path,
            int(_Role.ToolTipRole): lambda: parts.plain(self._tip(entry.part)),
            int(_Role.AccessibleTextRole): lambda: self._spoken(entry),
        }
        say = says.get(role)
        return say() if say else None

    def _spoken(self, entry: Entry) -> str:
        tokens = self.tr("{tokens} tokens").format(tokens=part_words.tokens(entry.part))
        return self.tr(", ").join((self._title(entry), tokens, self._note(entry.part)))

    def _title(self, entry: Entry) -> str:
        part = entry.part
        words = self._file(entry) or self._first_words(part) or part_words.more(part)
        return "  ".join(filter(None, (part_words.name(part), words)))

    def _first_words(self, part: Part) -> str:
        request = self._estimate.reading.request if self._estimate else None
        return first_words(request, part) if request else ""

    def _file(self, entry: Entry) -> str:
        """The name of the file that a part is of, if any."""
        attachments = self._estimate.attachments if self._estimate else ()
        paths = [each.path for each in attachments if each.id == entry.attachment]
        return paths[0].name if paths and paths[0] else ""

    def _note(self, part: Part) -> str:
        """What it stands on, and its share of all tokens."""
        basis, tokens = part_words.basis(part.basis), self._estimate.tokens if self._estimate else 0
        if part.basis is Basis.NOT_COUNTED or not tokens:
            return basis
        return f"{basis} · {text.percent(Decimal(part.tokens) / tokens)}"

    def _tip(self, part: Part) -> str:
        return " · ".join(filter(None, (part.path, part_words.span(part))))
