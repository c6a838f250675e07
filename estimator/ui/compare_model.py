"""The offers of a comparison as a table: filtered, sorted, and the same rows after each key."""

import math
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from estimator.comparing import Offer, cheapest
from estimator.ui import parts
from estimator.ui.compare_columns import (
    CALL,
    COLUMNS,
    FAVOURITE,
    MONTH,
    NOTE,
    NUMBERS,
    TOKENS,
    WINDOW,
)
from estimator.ui.compare_words import CompareWords
from estimator.ui.figure_table import LEFT, RIGHT, FigureTable

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
Key = tuple[str, str]
"""What an offer is known by: the model's name and the class."""
_MOST_SEEN = 100
"""Rows that are looked at for changes one by one."""


def key_of(offer: Offer) -> Key:
    """What an offer is known by."""
    return offer.name, offer.service_tier


def _key(offer: Offer | None) -> Key | None:
    return key_of(offer) if offer else None


class CompareModel(FigureTable):
    """A row for each offer that is wanted.

    Attributes:
        favourites: the names of the models that the user likes.

    Signals:
        favourites_changed: there are others.
    """

    favourites_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.favourites: set[str] = set()
        self._words = CompareWords(self)
        self._all: Sequence[Offer] = ()
        self._shown: list[Offer] = []
        self._rows: dict[Key, int] = {}
        self._said: dict[Key, tuple[str, ...]] = {}
        self._seen: dict[Key, tuple[str, ...]] = {}  # as they were painted
        self._best: Offer | None = None
        self._costs: tuple[float, float] = 0.0, 0.0  # the logarithms of the least and the most
        self._sorted_by: tuple[int, bool] = CALL, False
        self._wanted: Callable[[Offer], bool] = lambda _offer: True

    # What is shown

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Show other offers; rows that are there still keep their selection."""
        self._all = offers
        self._arrange()

    def show_only(self, wanted: Callable[[Offer], bool]) -> None:
        """Show the offers alone that something is true of."""
        self._wanted = wanted
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; what has no figure comes last either way."""
        self._sorted_by = column, order == Qt.SortOrder.DescendingOrder
        self._arrange()

    def _arrange(self) -> None:
        found = self._in_order()
        best, self._best, self._said = self._best, cheapest(found), {}
        if [*map(key_of, found)] == [*map(key_of, self._shown)]:
            self._take(found)
            self._tell_changed(is_same=_key(best) == _key(self._best))
            return
        self.layoutAboutToBeChanged.emit()
        kept = [(index, key_of(self._shown[index.row()])) for index in self.persistentIndexList()]
        self._take(found)
        moved = [
            self.index(self._rows[key], index.column()) if key in self._rows else QModelIndex()
            for index, key in kept
        ]
        self.changePersistentIndexList([index for index, _ in kept], moved)
        self._seen = {}
        self.layoutChanged.emit()

    def _in_order(self) -> list[Offer]:
        found = [offer for offer in self._all if self._wanted(offer)]
        column, is_descending = self._sorted_by
        keys = [self._key(offer, column) for offer in found]
        known = [place for place, key in enumerate(keys) if key is not None]
        known.sort(key=keys.__getitem__, reverse=is_descending)
        unknown = [offer for offer, key in zip(found, keys, strict=True) if key is None]
        return [*(found[place] for place in known), *unknown]

    def _tell_changed(self, *, is_same: bool) -> None:
        """Tell of the cells that are seen and say something else: all would take a key's time.

        ``is_same`` is whether the cheapest is the one that it was.
        """
        seen, self._seen = self._seen, {}
        if not is_same or len(seen) > _MOST_SEEN:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, NOTE))
            return
        changed: dict[int, list[int]] = {}
        for key, before in seen.items():
            row = self._rows[key]
            self._seen[key] = now = self.texts(self._shown[row])
            for column in COLUMNS:
                if now[column] != before[column]:
                    changed.setdefault(column, []).append(row)
        for column, rows in changed.items():
            self.dataChanged.emit(self.index(min(rows), column), self.index(max(rows), column))

    def _take(self, found: list[Offer]) -> None:
        self._shown = found
        self._rows = {key_of(offer): row for row, offer in enumerate(found)}
        costs = [cost for offer in found if (cost := offer.estimate.cost)]
        self._costs = (math.log(min(costs)), math.log(max(costs))) if costs else (0.0, 0.0)

    def _key(self, offer: Offer, column: int) -> Any:
        """What an offer is sorted by; None for last."""
        estimate = offer.estimate
        if column == FAVOURITE:
            return offer.name not in self.favourites
        if column == TOKENS:
            return estimate.tokens
        if column == WINDOW:
            return estimate.window_share
        if column in (CALL, MONTH):
            return estimate.cost
        return self.texts(offer)[column].casefold()

    def texts(self, offer: Offer) -> tuple[str, ...]:
        """What the cells of an offer show."""
        key = key_of(offer)
        known = self._said.get(key)
        if known is None:
            star = "★" if offer.name in self.favourites else "☆"
            is_best = offer is self._best
            known = self._said[key] = star, *self._words.cells(offer, is_best=is_best)
        return known

    def to_paint(self, offer: Offer) -> tuple[str, ...]:
        """What the cells of an offer show, now that they are seen."""
        shown = self._seen[key_of(offer)] = self.texts(offer)
        return shown

    def spoken_title(self, column: int) -> str:
        """What a title is read out as: a star is no word."""
        return self._words.favourites() if column == FAVOURITE else self.title(column)

    def names(self, offer: Offer) -> str:
        """What an offer is found by: its model, provider, class and note."""
        return self._words.names(offer, is_best=offer is self._best)

    def offer(self, row: int) -> Offer:
        """The offer of a row."""
        return self._shown[row]

    @property
    def offers(self) -> Sequence[Offer]:
        """Those that are shown, in their order."""
        return self._shown

    @property
    def best(self) -> Offer | None:
        """The cheapest that fits, of those that are shown."""
        return self._best

    def retell(self) -> None:
        """Write every text in the interface's language."""
        self._arrange()

    # Qt's questions

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """A row for each offer."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """As many as there are figures."""
        return len(COLUMNS)

    def title(self, column: int) -> str:
        """The title of a column."""
        return self._words.titles()[column]

    def side(self, column: int) -> Qt.AlignmentFlag:
        """Figures are at the right."""
        return RIGHT if column in NUMBERS else LEFT

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """What a cell says."""
        offer, column = self._shown[index.row()], index.column()
        says: dict[int, Callable[[], object]] = {
            int(_Role.DisplayRole): lambda: self.texts(offer)[column],
            int(_Role.TextAlignmentRole): lambda: self.side(column),
            int(_Role.ToolTipRole): lambda: parts.plain(self._words.tip(offer, column)),
            int(_Role.AccessibleTextRole): lambda: self._spoken(offer, column),
        }
        say = says.get(role)
        return say() if say else None

    def _spoken(self, offer: Offer, column: int) -> str:
        if column == FAVOURITE:
            return self._words.favourite(is_one=offer.name in self.favourites)
        return self.texts(offer)[column]

    def bar(self, offer: Offer, column: int) -> float | None:
        """How long a bar is, of 1: the share of the window, or of the cost from least to most."""
        cost, share = offer.estimate.cost, offer.estimate.window_share
        if column == WINDOW:
            return None if share is None else min(float(share), 1.0)
        least, most = self._costs
        if column != CALL or not cost or least == most:
            return None
        return 0.02 + 0.98 * (math.log(cost) - least) / (most - least)

    def toggle(self, row: int) -> None:
        """Make the model of a row a favourite, or no more."""
        name = self._shown[row].name
        self.favourites ^= {name}
        self._said, self._seen = {}, {}
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, 0))
        self.favourites_changed.emit()
