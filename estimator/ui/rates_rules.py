"""The page of discounts, currencies and meters: small tables, and what they do to this prompt."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from estimator.session import Session
from estimator.ui import columns, parts, text
from estimator.ui.entries_model import EntriesModel
from estimator.ui.exchanges_model import ExchangesModel
from estimator.ui.label import Label
from estimator.ui.meters_model import MetersModel
from estimator.ui.rates_delegate import RateDelegate
from estimator.ui.rates_form import Form
from estimator.ui.rules_model import PERCENT, RulesModel

_RULE_WIDTHS = (88, 128, 200, 112, 136, 128, 240)
_EXCHANGE_WIDTHS = (100, 170)
_METER_WIDTHS = (130, 110, 110, 110)


class Section(QWidget):
    """A title, what it is for, a table, and buttons to add and delete rows.

    Attributes:
        table, add, delete: its parts.
    """

    def __init__(self, model: EntriesModel, name: str, widths: tuple[int, ...]) -> None:
        super().__init__()
        self._model = model
        self.title, self.intro = Label(), parts.caption()
        self.intro.setWordWrap(True)
        self.table = parts.named(QTableView(), name)
        self.add, self.delete = QPushButton(autoDefault=False), QPushButton(autoDefault=False)
        self._set_up(widths)
        self.delete.clicked.connect(self._delete)
        self.table.selectionModel().selectionChanged.connect(self.check)
        model.modelReset.connect(self.check)
        self._lay_out()
        self.check()

    def _set_up(self, widths: tuple[int, ...]) -> None:
        table = self.table
        table.setModel(self._model)
        table.setItemDelegate(RateDelegate(self._model, table))
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 12)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        columns.set_widths(header, dict(enumerate(widths)))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.intro, 1)
        row.addWidget(self.add)
        row.addWidget(self.delete)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addLayout(row)
        column.addWidget(self.table, 1)

    def rows(self) -> list[int]:
        """The rows that have a selected cell."""
        return sorted({index.row() for index in self.table.selectedIndexes()})

    def _delete(self) -> None:
        self._model.delete(self.rows())

    def check(self) -> None:
        """Switch the buttons on that make sense now."""
        self.delete.setEnabled(bool(self.rows()))


class RulesPage(QWidget):
    """The user's rules, exchange rates and meters.

    Signals:
        said: what there is to say of the last edit; empty for nothing.
        rates_changed: something of the book is another now.
    """

    said = Signal(str)
    rates_changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.rules, self.exchanges = RulesModel(session, self), ExchangesModel(session, self)
        self.meters = MetersModel(session, self)
        self.discounts = Section(self.rules, "rules", _RULE_WIDTHS)
        self.currencies = Section(self.exchanges, "exchanges", _EXCHANGE_WIDTHS)
        self.own_meters = Section(self.meters, "meters", _METER_WIDTHS)
        self.effect = parts.amount("effect")
        for model in (self.rules, self.exchanges, self.meters):
            model.said.connect(self.said)
            model.rates_changed.connect(self.rates_changed)
        self.discounts.add.clicked.connect(self._add_rule)
        self.currencies.add.clicked.connect(self.add_exchange)
        self.own_meters.add.clicked.connect(self.add_meter)
        below = QHBoxLayout()
        below.setSpacing(20)
        below.addWidget(self.currencies, 2)
        below.addWidget(self.own_meters, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(20)
        column.addWidget(self.discounts, 3)
        column.addLayout(below, 2)
        column.addWidget(self.effect)

    def retranslate(self) -> None:
        """Write every text in the interface's language."""
        self.discounts.title.setText(self.tr("Discounts and markups"))
        self.discounts.intro.setText(
            self.tr("-15 takes 15 % off, 5 adds 5 %. A * in a model stands for anything.")
        )
        self.currencies.title.setText(self.tr("Exchange rates"))
        self.currencies.intro.setText(
            self.tr("For prices in another currency. Nothing is looked up: type the rate of a day.")
        )
        self.own_meters.title.setText(self.tr("Your meters"))
        self.own_meters.intro.setText(self.tr("What plans of yours charge for, such as GPU hours."))
        for section in (self.discounts, self.currencies, self.own_meters):
            section.table.setAccessibleName(section.title.text())
            section.add.setText(self.tr("Add"))
            section.delete.setText(self.tr("Delete"))
        for model in (self.rules, self.exchanges, self.meters):
            last = model.columnCount() - 1
            model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)
        self.follow()
        self.show_effect()

    def follow(self) -> None:
        """Show what is kept now."""
        self.rules.follow()
        self.exchanges.follow()
        self.meters.follow()

    def show_effect(self) -> None:
        """Say what a call with this prompt costs, while that can be seen."""
        if not self.isVisible():
            self.effect.clear()
            return
        estimate = self._session.estimate()
        known = self.tr("This prompt with {model}: {cost} a call")
        cost = self.tr("no price")
        if estimate.cost is not None:
            cost = text.cost(estimate.cost, estimate.currency)
        self.effect.setText(known.format(model=estimate.model.name, cost=cost))

    def _add_rule(self) -> None:
        if self.rules.add():
            table, last = self.discounts.table, self.rules.rowCount() - 1
            table.setCurrentIndex(self.rules.index(last, PERCENT))
            table.setFocus()
            table.edit(self.rules.index(last, PERCENT))

    def add_exchange(self) -> Form:
        """Ask for a currency and its worth."""
        form = Form(self.tr("Add an Exchange Rate"), self.exchanges.add, self)
        form.add("currency", self.tr("Currency"), hint="EUR")
        form.add("worth", self.tr("Worth in US dollars"))
        form.start("currency")
        return form

    def add_meter(self) -> Form:
        """Ask for a meter."""
        form = Form(self.tr("Add a Meter"), self.meters.add, self)
        form.add("name", self.tr("Name"), hint=self.tr("GPU hours"))
        form.add("unit", self.tr("Price for"), hint=self.tr("1 hour"))
        form.start("name")
        return form
