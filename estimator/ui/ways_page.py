"""The page of the ways of paying, in the window of the comparison."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from estimator.comparing import Offer
from estimator.pricing.schemes import MACHINE, PROVISIONED, SUBSCRIPTION
from estimator.reports import Report
from estimator.ui import parts
from estimator.ui.columns import Rest
from estimator.ui.label import Label
from estimator.ui.rates_delegate import RateDelegate
from estimator.ui.report_words import Fact, ReportWords
from estimator.ui.ways_model import FROM, MONTH, NAME, Cached, WaysModel
from estimator.ways import EXAMPLES

_KINDS = SUBSCRIPTION, PROVISIONED, MACHINE


class WaysPage(QWidget):
    """A table, and buttons for the user's own ways.

    Attributes:
        model: the ways.

    Signals:
        ways_changed: the user has changed their own.
    """

    ways_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = WaysModel(self)
        self.table = parts.named(QTableView(), "waysTable")
        self.said, self._hint = parts.caption(), parts.caption()
        self._offer: Offer | None = None
        self.against, self._against_name = parts.named(QComboBox(), "waysAgainst"), Label()
        self._against_name.setBuddy(self.against)
        self.against.currentIndexChanged.connect(self._compare)
        self.add, self.delete = QPushButton(autoDefault=False), QPushButton(autoDefault=False)
        self._menu = QMenu(self.add)
        self._kinds = [self._menu.addAction("") for _ in _KINDS]
        self._set_up()
        self._lay_out()
        self.model.ways_changed.connect(self.ways_changed)
        self.model.ways_changed.connect(self._say)
        self.retranslate()

    def _set_up(self) -> None:
        self.table.setModel(self.model)
        self.table.setItemDelegate(RateDelegate(self.model, self.table))
        self.table.setAlternatingRowColors(True)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 14)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        Rest(self.table, NAME)
        self._hint.setWordWrap(True)
        self.add.setMenu(self._menu)
        for action, kind in zip(self._kinds, _KINDS, strict=True):
            action.triggered.connect(lambda _checked=False, kind=kind: self.model.add(kind))
        self.delete.clicked.connect(self._delete)
        self.table.selectionModel().currentChanged.connect(self._check)
        self.model.modelReset.connect(self._check)

    def _lay_out(self) -> None:
        bottom = QHBoxLayout()
        bottom.setSpacing(8)
        bottom.addWidget(self.add)
        bottom.addWidget(self.delete)
        bottom.addStretch(1)
        bottom.addWidget(self.said)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._hint)
        column.addLayout(parts.row(self._against_name, self.against))
        column.addWidget(self.table, 1)
        column.addLayout(bottom)

    def retranslate(self) -> None:
        """Write every text in the interface's language."""
        self._against_name.setText(self.tr("“Cheaper &from” compares with"))
        self.against.setAccessibleName(self.tr("What “Cheaper from” compares with"))
        names = self.tr("&Subscription"), self.tr("&Provisioned units"), self.tr("&Own machine")
        for action, name in zip(self._kinds, names, strict=True):
            action.setText(name)
        self.add.setText(self.tr("A&dd"))
        self.delete.setText(self.tr("De&lete"))
        self.table.setAccessibleName(self.tr("Ways of paying"))
        self.model.retell()
        self._fill_against()
        self._say()
        self._check()

    def _told(self) -> str:
        known = self.tr(
            "This prompt in {model} by the call, beside what is paid by the month. The figures of"
            " the latter are examples: put in your own. A unit that has just begun is hardly at"
            " work, so a way may be dearer again until that one pays too."
        )
        return known.format(model=self._offer.estimate.model.name if self._offer else "…")

    def _fill_against(self) -> None:
        names, chosen = self.model.by_the_call, max(self.against.currentIndex(), 0)
        if names != [self.against.itemText(n) for n in range(self.against.count())]:
            self.against.blockSignals(True)
            self.against.clear()
            self.against.addItems(names)
            self.against.setCurrentIndex(min(chosen, len(names) - 1))
            self.against.blockSignals(False)
            self._compare()

    def _compare(self) -> None:
        self.model.compare_with(self.against.currentIndex())

    def show_offers(self, offers: Sequence[Offer], name: str, cached: Cached) -> None:
        """Show what a model costs by the call, and the other ways beside it."""
        self._offer = next((each for each in offers if each.name == name), None)
        self.model.show_offers(offers, name, cached)
        self._fill_against()
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, FROM)
        self._say()

    def _say(self) -> None:
        self._hint.setText(self._told())
        best = self.model.best
        shown = ""
        if best:
            row = next(n for n in range(self.model.rowCount()) if self.model.row(n) is best)
            cost = self.model.index(row, MONTH).data()
            known = self.tr("The cheapest for a month: {way}, {cost}")
            if best.own in EXAMPLES:
                known = self.tr(
                    "The cheapest for a month, with the example’s figures: {way}, {cost}"
                )
            shown = known.format(way=self.model.index(row, NAME).data(), cost=cost)
        self.said.setText(shown)

    def report(self, today: date) -> Report:
        """The report of the ways."""
        say, offer = ReportWords(self), self._offer
        table = self.model.as_table("ways", self.table.accessibleName())
        against = f"{self._against_name.text().replace('&', '')}: {self.against.currentText()}"
        notes = [self.said.text(), self._hint.text(), against]
        facts: list[Fact] = []
        if offer:
            facts += say.model(offer.estimate, offer.provider)
            facts += say.prompt(offer.estimate)
            facts += say.costs(offer.estimate)
            notes += [*say.assumptions(offer.estimate), *say.rates(offer.estimate)]
        return Report(self.tr("Ways of paying"), facts, [table], [*notes, say.made(today)])

    def _check(self, *_indexes: object) -> None:
        index = self.table.currentIndex()
        self.delete.setEnabled(index.isValid() and self.model.own_number(index.row()) >= 0)

    def _delete(self) -> None:
        self.model.delete(self.model.own_number(self.table.currentIndex().row()))
