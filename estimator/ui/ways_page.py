"""The page of the ways of paying, in the window of the comparison."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
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
from estimator.ui.rates_delegate import RateDelegate
from estimator.ui.report_words import ReportWords
from estimator.ui.ways_model import FROM, MONTH, NAME, Cached, WaysModel

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
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
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
        column.addWidget(self.table, 1)
        column.addLayout(bottom)

    def retranslate(self) -> None:
        """Write every text in the interface's language."""
        self._hint.setText(
            self.tr(
                "This prompt by the call, beside what is paid by the month. The figures of the"
                " latter are examples: put in your own. “Cheaper from” compares with the first row."
            )
        )
        names = self.tr("&Subscription"), self.tr("&Provisioned units"), self.tr("&Own machine")
        for action, name in zip(self._kinds, names, strict=True):
            action.setText(name)
        self.add.setText(self.tr("A&dd"))
        self.delete.setText(self.tr("De&lete"))
        self.table.setAccessibleName(self.tr("Ways of paying"))
        self.model.retell()
        self._say()
        self._check()

    def show_offers(self, offers: Sequence[Offer], name: str, cached: Cached) -> None:
        """Show what a model costs by the call, and the other ways beside it."""
        self.model.show_offers(offers, name, cached)
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, FROM)
        self._say()

    def _say(self) -> None:
        best = self.model.best
        shown = ""
        if best:
            row = next(n for n in range(self.model.rowCount()) if self.model.row(n) is best)
            cost = self.model.index(row, MONTH).data()
            known = self.tr("The cheapest for a month: {way}, {cost}")
            shown = known.format(way=self.model.index(row, NAME).data(), cost=cost)
        self.said.setText(shown)

    def report(self, today: date) -> Report:
        """The report of the ways."""
        table = self.model.as_table("ways", self.table.accessibleName())
        notes = [self._hint.text(), ReportWords(self).made(today)]
        return Report(self.tr("Ways of paying"), [], [table], [self.said.text(), *notes])

    def _check(self, *_indexes: object) -> None:
        index = self.table.currentIndex()
        self.delete.setEnabled(index.isValid() and self.model.own_number(index.row()) >= 0)

    def _delete(self) -> None:
        self.model.delete(self.model.own_number(self.table.currentIndex().row()))
