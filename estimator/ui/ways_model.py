"""Ways of paying for the prompt's calls as a table: by the call, and the user's own, edited."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal

from estimator import ways
from estimator.comparing import Offer
from estimator.pricing import money, schemes
from estimator.pricing.money import RateError
from estimator.pricing.plans import PlanError
from estimator.pricing.schemes import Scheme
from estimator.ui import text, words
from estimator.ui.figure_table import LEFT, RIGHT, VALUE, FigureTable
from estimator.ui.rates_model import Index
from estimator.ui.ways_words import WaysWords
from estimator.ways import Way

NAME, PRICE, AMOUNT, SPEED, WORK, CALL, CARRIES, MONTH, FROM = range(9)
_Role = Qt.ItemDataRole
_INPUTS = {
    schemes.SUBSCRIPTION: {PRICE: "price_a_seat", AMOUNT: "seats"},
    schemes.PROVISIONED: {PRICE: "price_an_hour", AMOUNT: "hours", SPEED: "tokens_a_second"},
    schemes.MACHINE: {
        PRICE: "price_an_hour",
        AMOUNT: "hours",
        SPEED: "tokens_a_second",
        WORK: "utilisation",
    },
}
_HUNDRED, _NONE = Decimal(100), Decimal(0)


Cached = Mapping[str, Decimal | None]
"""What a call costs in each class when its prompt is read from a cache; None where it can't be."""


@dataclass(frozen=True)
class Row:
    """A way of paying; ``own`` for one of the user's, ``tier`` for a class that is paid by call.

    ``is_cached`` says that each call reads the prompt from a cache.
    """

    scheme: Scheme
    own: Way | None = None
    tier: str = ""
    is_cached: bool = False


class WaysModel(FigureTable):
    """The classes of the chosen model, then the user's own ways.

    Signals:
        ways_changed: the user has changed their own.
    """

    ways_changed = Signal()
    keys = (
        "way",
        "price",
        "amount",
        "tokens_a_second",
        "at_work",
        "call",
        "carries_a_month",
        "month",
        "cheaper_from_calls",
    )

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ways: list[Way] = []
        self._words = WaysWords(self)
        self._offers: Sequence[Offer] = ()
        self._cached: Cached = {}
        self._against = 0
        self._rows: list[Row] = []
        self._calls = Decimal(0)
        self._currency = "USD"

    # What is shown

    def show_offers(self, offers: Sequence[Offer], name: str, cached: Cached) -> None:
        """Show what the classes of a model cost, and the user's own ways beside them."""
        self._cached = cached
        self._offers = [each for each in offers if each.name == name and each.estimate.call]
        self._show()

    def set_ways(self, made: Sequence[Way]) -> None:
        """Have these own ways."""
        self.ways = list(made)
        self._show()

    def _show(self) -> None:
        first = self._offers[0].estimate if self._offers else None
        tokens = Decimal((first.tokens or 0) + first.expected_output) if first else Decimal(0)
        self._calls = Decimal(first.requests) if first else Decimal(0)
        self._currency = first.currency if first else self._currency
        tiers = {each.service_tier: each.estimate.cost for each in self._offers}
        rows = [Row(schemes.by_the_call(cost or _NONE), tier=tier) for tier, cost in tiers.items()]
        rows += [
            Row(schemes.by_the_call(cost), tier=tier, is_cached=True)
            for tier in tiers
            if (cost := self._cached.get(tier)) is not None
        ]
        rows += [Row(schemes.scheme(way.kind, way.inputs, tokens), way) for way in self.ways]
        is_other = len(rows) != len(self._rows)
        if is_other:
            self.beginResetModel()
        self._rows = rows
        if is_other:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, FROM))

    @property
    def best(self) -> Row | None:
        """The cheapest for the calls of a month."""
        known = [(month, row) for row in self._rows if (month := row.scheme.month(self._calls))]
        return min(known, key=lambda each: each[0])[1] if known else None

    def row(self, number: int) -> Row:
        """A row."""
        return self._rows[number]

    def own_number(self, number: int) -> int:
        """Which of the user's own a row is; -1 for none."""
        by_the_call = len(self._rows) - len(self.ways)
        return number - by_the_call if self._rows[number].own else -1

    def _text(self, row: Row, column: int) -> str:
        if column == NAME:
            return self._words.name(row.own, row.tier, is_cached=row.is_cached)
        if column in (PRICE, AMOUNT, SPEED, WORK):
            return self._words.input(row.own, self._input(row, column), self._currency)
        if column == CALL:
            return text.cost(row.scheme.call, self._currency) if row.scheme.call else "–"
        if column == CARRIES:
            carried = row.scheme.calls
            return "–" if carried is None else text.integer(int(carried))
        if column == MONTH:
            month = row.scheme.month(self._calls)
            return self._words.never() if month is None else text.cost(month, self._currency)
        return self._words.cheaper_from(*self._from(row)) if row.own else "–"

    @property
    def by_the_call(self) -> list[str]:
        """What the rows that are paid by the call are called."""
        return [self._text(row, NAME) for row in self._rows if row.tier]

    def compare_with(self, number: int) -> None:
        """Compare the user's own ways with one of those rows."""
        self._against = max(number, 0)
        self._show()

    def _from(self, row: Row) -> tuple[int | None, int | None]:
        """From how many calls on a way is cheaper at first, and always."""
        priced = [each.scheme for each in self._rows if each.tier]
        if not priced:
            return None, None
        other = priced[min(self._against, len(priced) - 1)]
        return schemes.break_even(row.scheme, other), schemes.always_from(row.scheme, other)

    @staticmethod
    def _input(row: Row, column: int) -> str:
        """The name of an input that a cell holds; empty where it holds none."""
        return _INPUTS[row.own.kind].get(column, "") if row.own else ""

    # Edits

    def add(self, kind: str) -> None:
        """Add a way of a kind, with the figures of its example."""
        made = next(way for way in ways.EXAMPLES if way.kind == kind)
        self._change([*self.ways, replace(made, name=self._words.new(len(self.ways) + 1))])

    def delete(self, number: int) -> None:
        """Delete one of the user's own."""
        self._change([way for n, way in enumerate(self.ways) if n != number])

    def _change(self, made: list[Way]) -> None:
        self.set_ways(made)
        self.ways_changed.emit()

    def _read(self, row: Row, column: int, typed: str) -> Way:
        """The way with what was typed.

        Raises:
            RateError, PlanError: it says nothing that can be taken.
        """
        assert row.own  # noqa: S101 - others have no editor
        if column == NAME:
            return replace(row.own, name=" ".join(typed.split())[:80] or row.own.name)
        value = text.parse_decimal(typed.strip().removesuffix("%").strip()).value
        if column == WORK:
            value = money.times(value, Decimal("0.01"))
        made = row.own.with_input(self._input(row, column), money.plain_text(value))
        schemes.scheme(made.kind, made.inputs, Decimal(1))
        return made

    def problem(self, index: Index, typed: str) -> str:
        """Why a text can't be taken into a cell, as a sentence; empty where it can."""
        try:
            self._read(self._rows[index.row()], index.column(), typed)
        except RateError as error:
            return words.sentence(error)
        except PlanError:
            return self._words.bad_input()
        return ""

    # Qt's questions

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """A row for each way."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """What goes in, and what comes out."""
        return FROM + 1

    def title(self, column: int) -> str:
        """The title of a column."""
        return self._words.titles(self._calls)[column]

    def side(self, column: int) -> Qt.AlignmentFlag:
        """All but the names are figures."""
        return RIGHT if column else LEFT

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The user's own can be edited."""
        flags, row = super().flags(index), self._rows[index.row()]
        is_edited = row.own and (index.column() == NAME or self._input(row, index.column()))
        return flags | Qt.ItemFlag.ItemIsEditable if is_edited else flags

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """What a cell says."""
        row, column = self._rows[index.row()], index.column()
        says: dict[int, Callable[[], object]] = {
            int(_Role.DisplayRole): lambda: self._text(row, column),
            int(_Role.EditRole): lambda: self._editable(row, column),
            VALUE: lambda: self._value(row, column),
            int(_Role.TextAlignmentRole): lambda: self.side(column),
            int(_Role.AccessibleTextRole): lambda: self._spoken(row, column),
        }
        say = says.get(role)
        return say() if say else None

    def _value(self, row: Row, column: int) -> Decimal | int | None:
        if column == CALL:
            return row.scheme.call or None
        if column == CARRIES:
            return row.scheme.calls
        if column == MONTH:
            return row.scheme.month(self._calls)
        if column == FROM:
            return self._from(row)[0] if row.own else None
        name = self._input(row, column)
        return Decimal(row.own.inputs[name]) if row.own and name else None

    def _spoken(self, row: Row, column: int) -> str:
        return f"{self.title(column)}: {self._text(row, column)}"

    def _editable(self, row: Row, column: int) -> str:
        if column == NAME or not row.own:
            return self._text(row, column)
        value = Decimal(row.own.inputs[self._input(row, column)])
        return text.editable_decimal(money.times(value, _HUNDRED) if column == WORK else value)

    def setData(self, index: Index, value: object, role: int = _Role.EditRole) -> bool:
        """Take over what was typed."""
        row, column = self._rows[index.row()], index.column()
        if role != _Role.EditRole or str(value).strip() == self._editable(row, column):
            return False
        try:
            made = self._read(row, column, str(value))
        except (RateError, PlanError):
            return False
        number = self.own_number(index.row())
        self._change([made if n == number else way for n, way in enumerate(self.ways)])
        return True

    def retell(self) -> None:
        """Write every text in the interface's language."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, FROM)
        self._show()
