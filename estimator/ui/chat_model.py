"""The calls of a chat as a table: what each sends, and what it costs with a cache and without."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from PySide6.QtCore import QModelIndex, Qt

from estimator.pricing import money
from estimator.pricing.conversation import Turn
from estimator.ui import text
from estimator.ui.figure_table import RIGHT, VALUE, FigureTable
from estimator.ui.rates_model import Index

TURN, INPUT, CACHED, DROPPED, COST, SUM, CACHED_COST, CACHED_SUM = range(8)
_Role = Qt.ItemDataRole


class Priced(NamedTuple):
    """A call, and what it costs without and with a cache."""

    turn: Turn
    plain: Decimal
    cached: Decimal


class ChatModel(FigureTable):
    """A row for each turn; the sums are those up to it."""

    keys = (
        "turn",
        "input_tokens",
        "cached_tokens",
        "turns_left_out",
        "call",
        "so_far",
        "call_with_cache",
        "so_far_with_cache",
    )

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[list[tuple[str, Decimal | int]]] = []
        self.sums: tuple[Decimal, Decimal] = Decimal(0), Decimal(0)

    def show_turns(self, turns: Sequence[Priced], currency: str) -> None:
        """Show the calls of a chat."""
        self.beginResetModel()
        self._rows, sums = [], (Decimal(0), Decimal(0))
        for number, (turn, plain, cached) in enumerate(turns, 1):
            sums = money.plus(sums[0], plain), money.plus(sums[1], cached)
            counts = number, turn.tokens, turn.cached, turn.dropped
            amounts = plain, sums[0], cached, sums[1]
            shown = [(text.integer(count), count) for count in counts]
            self._rows.append(shown + [(text.cost(each, currency), each) for each in amounts])
        self.sums = sums
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """A row for each turn."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """The tokens and the costs."""
        return CACHED_SUM + 1

    def title(self, column: int) -> str:
        """The title of a column."""
        return (
            self.tr("Turn"),
            self.tr("Input"),
            self.tr("Of it cached"),
            self.tr("Turns left out"),
            self.tr("A call"),
            self.tr("So far"),
            self.tr("With a cache"),
            self.tr("So far, with a cache"),
        )[column]

    def side(self, _column: int) -> Qt.AlignmentFlag:
        """All are figures."""
        return RIGHT

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """What a cell says."""
        shown, value = self._rows[index.row()][index.column()]
        if role == VALUE:
            return value
        if role == _Role.AccessibleTextRole:
            return f"{self.title(index.column())}: {shown}"
        if role == _Role.TextAlignmentRole:
            return self.side(index.column())
        return shown if role == _Role.DisplayRole else None
