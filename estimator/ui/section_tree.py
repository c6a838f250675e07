"""The section map as Qt's tree model."""

import heapq
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from estimator.trimming.section_map import SectionMap
from estimator.ui import part_words, parts, section_words, text
from estimator.ui.section_figures import SectionFigures, dearest

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
TITLE, TOKENS, SHARE, COST = range(4)
COLUMNS = (TITLE, TOKENS, SHARE, COST)
PART, DEAREST = (_Role.UserRole + number for number in range(1, 3))
"""Roles: the share as a float from 0 to 1, for a bar; whether it is the dearest of all."""
_NOWHERE = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_DUPLICATE = "="
_SMALLEST = 12


class SectionTree(QAbstractItemModel):
    """A row for each section; an index's id is the place of its section in the map.

    Attributes:
        map: what is shown.
        extremes: the sections of the fewest and the most tokens, whose figures are the widest.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.map = SectionMap()
        self._figures = SectionFigures()
        self._currency = ""
        self._dearest = -1
        self._sorted_by: tuple[int, bool] | None = None
        self._within: list[list[int]] = [[]]  # those of each section; the first has those of none
        self._rows: list[int] = []
        self.extremes: list[int] = []

    # What it shows

    def show_map(self, made: SectionMap, figures: SectionFigures, currency: str) -> None:
        """Show a map with its figures.

        Rows stay where they are if they are the same ones; ``tell`` is of those that have changed.
        """
        within = self._arranged(made, figures)
        is_other = within != self._within
        if is_other:
            self.beginResetModel()
        self.map, self._figures, self._currency = made, figures, currency
        self._dearest = dearest(made, figures)
        known = [place for place, tokens in enumerate(figures.tokens) if tokens is not None]
        smallest = heapq.nsmallest(_SMALLEST, known, key=self._tokens)
        self.extremes = [*smallest, *heapq.nlargest(1, known, key=self._tokens)]
        self._place(within)
        if is_other:
            self.endResetModel()

    def says(self, place: int) -> tuple[object, ...]:
        """What is painted of a section."""
        shown = (self.shown(place, column) for column in COLUMNS)
        return *shown, place == self._dearest

    def tell(self, place: int) -> None:
        """Have a section painted anew."""
        self.dataChanged.emit(self.index_of(place, TITLE), self.index_of(place, COST))

    def _tokens(self, place: int) -> int:
        return self._figures.tokens[place] or 0

    def _arranged(self, made: SectionMap, figures: SectionFigures) -> list[list[int]]:
        within: list[list[int]] = [[] for _ in range(len(made.sections) + 1)]
        for place, section in enumerate(made.sections):
            within[section.parent + 1].append(place)
        if self._sorted_by:
            column, is_descending = self._sorted_by
            keys = [_key(made, figures, column, place) for place in range(len(made.sections))]
            for places in within:
                places.sort(key=keys.__getitem__, reverse=is_descending)
        return within

    def _place(self, within: list[list[int]]) -> None:
        self._within, self._rows = within, [0] * (len(within) - 1)
        for places in within:
            for row, place in enumerate(places):
                self._rows[place] = row

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort the sections within each section by a column; -1 for the order of the text."""
        is_descending = order == Qt.SortOrder.DescendingOrder
        self._sorted_by = (column, is_descending) if column >= 0 else None
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        self._place(self._arranged(self.map, self._figures))
        moved = [self.index_of(index.internalId(), index.column()) for index in kept]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()

    def index_of(self, place: int, column: int = TITLE) -> QModelIndex:
        """The index of a section of the map; none where it has no such section."""
        if not 0 <= place < len(self._rows):
            return QModelIndex()
        return self.createIndex(self._rows[place], column, place)

    def path(self, place: int) -> tuple[str, ...]:
        """What names a section, also in a later map: the titles on the way to it."""
        found = list[str]()
        while place >= 0:
            section = self.map.sections[place]
            found.append(section.title)
            place = section.parent
        return tuple(found)

    # Qt's questions

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        """The index of a row within another."""
        places = self._within[parent.internalId() + 1 if parent.isValid() else 0]
        if not 0 <= row < len(places) or column not in COLUMNS:
            return QModelIndex()
        return self.createIndex(row, column, places[row])

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override] # there is another
        """The row that a row is within."""
        if not index.isValid():
            return QModelIndex()
        return self.index_of(self.map.sections[index.internalId()].parent)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many rows are within one."""
        if parent.isValid() and parent.column():
            return 0
        return len(self._within[parent.internalId() + 1 if parent.isValid() else 0])

    def columnCount(self, _parent: Index = _NOWHERE) -> int:
        """The title and the figures."""
        return len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        """The titles of the columns."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _Role.TextAlignmentRole:
            return _RIGHT if section else Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        titles = self.tr("Section"), self.tr("Tokens"), self.tr("Share"), self.tr("Cost")
        return titles[section] if role == _Role.DisplayRole else None

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """What a cell says."""
        if not index.isValid():
            return None
        place, column = index.internalId(), index.column()
        if role == _Role.TextAlignmentRole:
            return _RIGHT if column else None
        says: dict[int, Callable[[], object]] = {
            int(_Role.DisplayRole): lambda: self.shown(place, column),
            int(_Role.ToolTipRole): lambda: parts.plain(self._tip(place)),
            int(_Role.AccessibleTextRole): lambda: self._spoken(place, column),
            PART: lambda: float(self._figures.share(place) or 0),
            DEAREST: lambda: place == self._dearest,
        }
        say = says.get(role)
        return say() if say else None

    # Words

    def shown(self, place: int, column: int) -> str:
        """What a cell shows."""
        if column == TITLE:
            title, same = self._title(place), self._same(place)
            return f"{_DUPLICATE} {title} · {same}" if same else title
        tokens = self._figures.tokens[place]
        if column == TOKENS and tokens is not None:
            return part_words.figure(tokens, is_unsure=self._figures.is_about[place])
        if column == TOKENS:
            return "–"
        if column == SHARE:
            share = self._figures.share(place)
            return "" if share is None else text.percent(share)
        cost = self._figures.cost(place)
        return "" if cost is None else text.cost(cost, self._currency)

    def _title(self, place: int) -> str:
        section = self.map.sections[place]
        return section.title or section_words.kind(section.kind)

    def _same(self, place: int) -> str:
        if place not in self.map.same:
            return ""
        return self.tr("same as {section}").format(section=self._title(self.map.same[place]))

    def _tip(self, place: int) -> str:
        section = self.map.sections[place]
        named = self.tr("{kind}: {title}").format(
            kind=section_words.kind(section.kind), title=self._title(place)
        )
        lines = [named, self._same(place), self._figures_in_words(place)]
        if place == self._dearest:
            lines.append(self.tr("the dearest section"))
        if any(before.is_within for before in self.map.before[place]):
            lines.append(self.tr("A token reaches beyond its edge; it counts where it begins."))
        return "\n".join(filter(None, lines))

    def _figures_in_words(self, place: int) -> str:
        tokens = self.tr("{tokens} tokens").format(tokens=self.shown(place, TOKENS))
        found = (tokens, self.shown(place, SHARE), self.shown(place, COST))
        return " · ".join(filter(None, found))

    def _spoken(self, place: int, column: int) -> str:
        if column:
            return self.shown(place, column)
        return self._tip(place).replace("\n", self.tr(", "))


def _key(made: SectionMap, figures: SectionFigures, column: int, place: int) -> Decimal | int | str:
    """What a section is sorted by; tokens, share and cost have one order."""
    if column == TITLE:
        return made.sections[place].title.casefold()
    tokens = figures.tokens[place]
    return -1 if tokens is None else tokens
