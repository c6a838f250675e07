"""Tables of a projection: where the money goes, what one change would save, months and days."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from estimator.pricing import money
from estimator.pricing.rates import STANDARD, Meter
from estimator.projection.changes import Change
from estimator.projection.result import Day, Line, Month, Projection
from estimator.ui import meter_words, parts, scenario_words, text, theme
from estimator.ui.figure_table import VALUE, view_of
from estimator.ui.language import before_digits
from estimator.ui.rates_model import Index
from estimator.ui.rates_typed import class_title
from estimator.ui.rows_table import Cells, RowsTable

_HIGH = 3  # pixels
_NAMES = frozenset({0})


class BarPainter(QStyledItemDelegate):
    """Draws a bar under a figure that is a share."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell, and the bar over its lower end."""
        super().paint(painter, option, index)
        share = float(index.data(VALUE) or 0)
        room = QRectF(option.rect).adjusted(7, 0, -7, -2)
        room.setTop(room.bottom() - _HIGH)
        painter.fillRect(room, option.palette.color(QPalette.ColorRole.Midlight))
        room.setWidth(max(room.width() * min(1.0, max(0.0, share)), 1.0))
        painter.fillRect(room, option.palette.color(QPalette.ColorRole.Accent))


def table(model: RowsTable, name: str, share: int | None = None) -> QTableView:
    """A calm table over a model; a column of shares has bars."""
    view = view_of(model, name, stretched=0)
    view.setFont(theme.figure_font(1.0))
    if share is not None:
        view.setItemDelegateForColumn(share, BarPainter(view))
    return view


def line_name(meter: str, service_tier: str, meters: Mapping[str, Meter]) -> str:
    """What a line is for: a meter, and the class that its calls are sent in."""
    known = meters.get(meter)
    name = meter_words.title(known) if known else meter
    return name if service_tier in ("", STANDARD) else f"{name} · {class_title(service_tier)}"


class MoneyTable(RowsTable):
    """Where the money of a projection goes: each sum with its price, and their shares."""

    keys = ("for", "quantity", "price", "amount", "share")
    words = _NAMES

    def __init__(self) -> None:
        super().__init__()
        self._sources: list[str] = []

    def titles(self) -> tuple[str, ...]:
        """What, how much of it, at what price, and what that is."""
        return (
            self.tr("For"),
            self.tr("Quantity"),
            self.tr("Price"),
            self.tr("Amount"),
            self.tr("Share"),
        )

    def show_projection(self, projection: Projection, meters: Mapping[str, Meter]) -> None:
        """Show the lines, the dearest first, and what is retried."""
        lines = sorted(projection.lines, key=lambda line: -line.amount)
        amounts = [*(line.amount for line in lines), projection.retries]
        shown = text.costs(amounts if projection.retries else amounts[:-1], projection.currency)
        rows = [
            [
                *self._row(line, meters, projection.currency),
                *self._amount(line.amount, cost, projection),
            ]
            for line, cost in zip(lines, shown, strict=False)
        ]
        if projection.retries:
            name = self.tr("Retried calls")
            cells = self._amount(projection.retries, shown[-1], projection)
            rows.append([(name, None), ("", None), ("", None), *cells])
        self._sources = [*map(self._source, lines), ""]
        self.show_rows(rows)

    @staticmethod
    def _amount(amount: Decimal, shown: str, projection: Projection) -> Cells:
        whole = projection.total.likely
        share = amount / whole if whole else Decimal(0)
        return [(shown, amount), (text.percent(share), share)]

    @property
    def sums(self) -> list[str]:
        """Each row as a sum: ``Input: 1,000 × $2.50 per million = $0.0025``."""
        found = []
        for row in self._rows:
            name, quantity, price, cost, _share = (shown for shown, _value in row)
            product = f"{quantity} × {price} = {cost}" if quantity else cost
            found.append(f"{name}: {product}")
        return found

    def _row(self, line: Line, meters: Mapping[str, Meter], currency: str) -> Cells:
        charge = line.charge
        name = line_name(charge.meter, line.service_tier, meters)
        if charge.tier:
            known = self.tr("{what}, more than {tokens} tokens")
            name = known.format(what=name, tokens=text.integer(charge.tier.above))
        price, meter = text.rate(charge.rate, currency), meters.get(charge.meter)
        if meter:
            price = f"{price} {meter_words.unit(meter, charge.per)}"
        quantity = text.integer(round(line.quantity))
        return [(name, None), (quantity, line.quantity), (price, charge.rate)]

    def _source(self, line: Line) -> str:
        source = line.charge.origin.source
        known = self.tr("{source}, read on {day}")
        return known.format(source=source.name, day=text.day(source.date))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """As in RowsTable; a row tells who says its price."""
        if role == Qt.ItemDataRole.ToolTipRole:
            return parts.plain(self._sources[index.row()])
        return super().data(index, role)


class ChangesTable(RowsTable):
    """What one change would save."""

    keys = ("change", "saves", "share")
    words = _NAMES

    def titles(self) -> tuple[str, ...]:
        """What is changed, what it saves, and how much that is of the whole."""
        return self.tr("One change"), self.tr("Saves"), self.tr("Of the total")

    def show_changes(self, found: Sequence[Change], whole: Decimal, currency: str) -> None:
        """Show changes, that which saves most first."""
        rows: list[Cells] = []
        for each in sorted(found, key=lambda change: -change.saved):
            share = each.saved / whole if whole else Decimal(0)
            name = scenario_words.change(each.kind, each.projection.scenario)
            saved = text.cost(each.saved.copy_abs(), currency)
            if each.saved < 0:
                saved = self.tr("costs {more} more").format(more=saved)
            worth = text.percent(share) if share > 0 else "–"
            rows.append([(name, None), (saved, each.saved), (worth, share)])
        self.show_rows(rows)


class PeriodTable(RowsTable):
    """Months, or days: their calls and costs."""

    keys = ("from", "calls", "low", "likely", "high")
    words = _NAMES

    def titles(self) -> tuple[str, ...]:
        """When, how many calls, and from the low cost to the high."""
        sums = scenario_words.sums()
        return self.tr("From"), self.tr("Calls"), sums["low"], sums["likely"], sums["high"]

    def show_periods(self, periods: Sequence[Day | Month], currency: str) -> None:
        """Show them in their order."""
        rows: list[Cells] = []
        for each in periods:
            day = each.date if isinstance(each, Day) else each.start
            calls, costs = each.calls.likely, list(each.cost)
            shown = zip(text.costs(costs, currency), costs, strict=True)
            rows.append([(text.short_day(day), None), (text.integer(round(calls)), calls), *shown])
        self.show_rows(rows)


def difference(value: Decimal, currency: str) -> str:
    """An amount with its sign."""
    shown = text.cost(money.times(value, Decimal(-1)) if value < 0 else value, currency)
    sign = "\u2212" if value < 0 else "+" if value else ""
    return before_digits(sign) + shown
