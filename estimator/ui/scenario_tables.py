"""Tables of a projection: where the money goes, what one change would save, months and days."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from estimator.pricing import money
from estimator.pricing.rates import STANDARD, Meter
from estimator.projection.changes import Change
from estimator.projection.result import Day, Line, Month, Projection
from estimator.ui import meter_words, parts, scenario_words, text, theme
from estimator.ui.figure_table import LEFT, RIGHT, FigureTable
from estimator.ui.rates_model import Index
from estimator.ui.rates_typed import class_title

_Role = Qt.ItemDataRole
SHARE = _Role.UserRole + 1
"""Role: the share of a bar under a figure; None for none."""
_HIGH = 3  # pixels


@dataclass(frozen=True)
class Cells:
    """A row: what it says, how long its bar is, and more of it."""

    texts: tuple[str, ...]
    share: float | None = None
    tip: str = ""


class PlainTable(FigureTable):
    """Rows of texts, the first of which is a name."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Cells] = ()

    def show_rows(self, rows: Sequence[Cells]) -> None:
        """Show rows in the place of those before."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    @abstractmethod
    def titles(self) -> Sequence[str]:
        """The titles of the columns."""
        raise NotImplementedError

    def title(self, column: int) -> str:
        """The title of a column."""
        return self.titles()[column]

    def side(self, column: int) -> Qt.AlignmentFlag:
        """All but the first are figures."""
        return RIGHT if column else LEFT

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """As many as are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """As many as have titles."""
        return len(self.titles())

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """What a cell says."""
        row, column = self._rows[index.row()], index.column()
        is_last = column == self.columnCount() - 1
        says: dict[int, Callable[[], object]] = {
            int(_Role.DisplayRole): lambda: row.texts[column],
            int(_Role.TextAlignmentRole): lambda: self.side(column),
            int(_Role.ToolTipRole): lambda: row.tip or None,
            int(_Role.AccessibleTextRole): lambda: f"{self.title(column)}: {row.texts[column]}",
            int(SHARE): lambda: row.share if is_last else None,
        }
        say = says.get(role)
        return say() if say else None


class BarPainter(QStyledItemDelegate):
    """Draws a bar under the figure of a cell that has one."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell, and the bar over its lower end."""
        super().paint(painter, option, index)
        share = index.data(SHARE)
        if share is None:
            return
        room = QRectF(option.rect).adjusted(7, 0, -7, -2)
        room.setTop(room.bottom() - _HIGH)
        painter.fillRect(room, option.palette.color(QPalette.ColorRole.Midlight))
        room.setWidth(max(room.width() * min(1.0, max(0.0, share)), 1.0))
        painter.fillRect(room, option.palette.color(QPalette.ColorRole.Accent))


def table(model: PlainTable, name: str, parent: QWidget | None = None) -> QTableView:
    """A calm table over a model; its first column takes the room that is left."""
    view = parts.named(QTableView(parent), name)
    view.setModel(model)
    view.setItemDelegate(BarPainter(view))
    view.setFont(theme.figure_font(1.0))
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setAlternatingRowColors(True)
    view.setShowGrid(False)
    view.setTabKeyNavigation(False)
    view.setWordWrap(False)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(view.fontMetrics().height() + 14)
    header = view.horizontalHeader()
    header.setHighlightSections(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    return view


class MoneyTable(PlainTable):
    """Where the money of a projection goes: each sum with its price, and their shares."""

    def titles(self) -> Sequence[str]:
        """What, how much of it, at what price, and what that is."""
        return (
            self.tr("For"),
            self.tr("Quantity"),
            self.tr("Price"),
            self.tr("Amount"),
            self.tr("Share"),
        )

    def show_projection(self, projection: Projection, meters: dict[str, Meter]) -> None:
        """Show the lines, the dearest first, and what is made twice."""
        lines = sorted(projection.lines, key=lambda line: -line.amount)
        whole, currency = projection.total.likely, projection.currency
        amounts = [line.amount for line in lines]
        if projection.retries:
            amounts.append(projection.retries)
        shown = text.costs(amounts, currency)
        rows = [
            self._row(line, meters, cost, line.amount / whole if whole else Decimal(0), currency)
            for line, cost in zip(lines, shown, strict=False)
        ]
        if projection.retries:
            share = projection.retries / whole
            name = self.tr("Retried calls")
            rows.append(Cells((name, "", "", shown[-1], text.percent(share)), float(share)))
        self.show_rows(rows)

    @property
    def sums(self) -> list[str]:
        """Each row as a sum: ``Input: 1,000 × $2.50 per million = $0.0025``."""
        found = []
        for name, quantity, price, cost, _share in (row.texts for row in self._rows):
            product = f"{quantity} × {price} = {cost}" if quantity else cost
            found.append(f"{name}: {product}")
        return found

    def _row(
        self, line: Line, meters: dict[str, Meter], cost: str, share: Decimal, currency: str
    ) -> Cells:
        charge = line.charge
        meter = meters.get(charge.meter)
        name = meter_words.title(meter) if meter else charge.meter
        if charge.tier:
            known = self.tr("{what}, more than {tokens} tokens")
            name = known.format(what=name, tokens=text.integer(charge.tier.above))
        if line.service_tier != STANDARD:
            name = f"{name} · {class_title(line.service_tier)}"
        price = text.rate(charge.rate, currency)
        if meter:
            price = f"{price} {meter_words.unit(meter, charge.per)}"
        source = charge.origin.source
        known = self.tr("{source}, read on {day}")
        tip = known.format(source=source.name, day=text.day(source.date))
        quantity = text.integer(round(line.quantity))
        return Cells((name, quantity, price, cost, text.percent(share)), float(share), tip)


class ChangesTable(PlainTable):
    """What one change would save."""

    def titles(self) -> Sequence[str]:
        """What is changed, what it saves, and how much that is of the whole."""
        return self.tr("One change"), self.tr("Saves"), self.tr("Of the total")

    def show_changes(self, found: Sequence[Change], whole: Decimal, currency: str) -> None:
        """Show changes, that which saves most first."""
        rows = []
        for each in sorted(found, key=lambda change: -change.saved):
            share = each.saved / whole if whole else Decimal(0)
            name = scenario_words.change(each.kind, each.projection.scenario)
            saved = text.cost(abs(each.saved), currency)
            if each.saved < 0:
                saved = self.tr("costs {more} more").format(more=saved)
            worth = text.percent(share) if share > 0 else "–"
            rows.append(Cells((name, saved, worth), float(share)))
        self.show_rows(rows)


class PeriodTable(PlainTable):
    """Months, or days: their calls and costs."""

    def titles(self) -> Sequence[str]:
        """When, how many calls, and from the low cost to the high."""
        sums = scenario_words.sums()
        return self.tr("From"), self.tr("Calls"), sums["low"], sums["likely"], sums["high"]

    def show_periods(self, periods: Sequence[Day | Month], currency: str) -> None:
        """Show them in their order."""
        rows = []
        for each in periods:
            day = each.date if isinstance(each, Day) else each.start
            costs = text.costs(list(each.cost), currency)
            calls = text.integer(round(each.calls.likely))
            rows.append(Cells((text.short_day(day), calls, *costs)))
        self.show_rows(rows)


def difference(value: Decimal, currency: str) -> str:
    """An amount with its sign."""
    shown = text.cost(money.times(value, Decimal(-1)) if value < 0 else value, currency)
    return ("\u2212" if value < 0 else "+" if value else "") + shown
