"""The prompt in every model of the book: what it needs, whether it fits, and what it costs."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from estimator.comparing import Offer
from estimator.pricing.rates import SERVICE_TIERS, STANDARD
from estimator.reports import Report
from estimator.session import now
from estimator.ui import columns, geometry, keys, parts, theme
from estimator.ui.caching_page import CachingPage
from estimator.ui.chat_page import ChatPage
from estimator.ui.compare_columns import (
    CALL,
    CLASS,
    FAVOURITE,
    MODEL,
    MONTH,
    NOTE,
    PROVIDER,
    TOKENS,
    WINDOW,
)
from estimator.ui.compare_model import CompareModel
from estimator.ui.compare_paint import ComparePainter
from estimator.ui.compare_report import CompareReport
from estimator.ui.compare_words import CompareWords
from estimator.ui.pages import Pages
from estimator.ui.rates_typed import class_title
from estimator.ui.reporting import ReportButton
from estimator.ui.sort_header import SortHeader
from estimator.ui.steady import SteadyLabel
from estimator.ui.tool_window import ToolWindow
from estimator.ui.ways_model import Cached
from estimator.ui.ways_page import WaysPage

_WIDTHS = {
    FAVOURITE: 36,
    MODEL: 200,
    PROVIDER: 90,
    CLASS: 84,
    TOKENS: 216,
    WINDOW: 80,
    CALL: 110,
    MONTH: 120,
    NOTE: 220,
}
_ALL = ""


class CompareWindow(ToolWindow):
    """A table that can be filtered and sorted.

    Attributes:
        model: the offers.
        table: that shows them.
        ways, chat, caching: the other pages.
        named: tells what the prompt's file is called; empty for a new one.

    Signals:
        model_wanted: the name of the model that the prompt is to be for.
        closed: it is not seen any more.
        turned: another page is seen.
    """

    model_wanted = Signal(str)
    closed = Signal()
    turned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("compareWindow")
        self.model, self._words = CompareModel(self), CompareWords(self)
        self.table = _Table(self.model)
        self.filter = QLineEdit(clearButtonEnabled=True)
        self.classes = parts.named(QComboBox(), "compareClass")
        self.only_favourites, self.only_fitting = QCheckBox(), QCheckBox()
        self.said, self._hint = SteadyLabel(), parts.caption()
        self.use, self._close = QPushButton(autoDefault=False), QPushButton(autoDefault=False)
        self.ways, self.chat, self.caching = WaysPage(), ChatPage(), CachingPage()
        self._models, self._pages = QWidget(), Pages(documentMode=True)
        for page in (self._models, self.ways, self.chat, self.caching):
            self._pages.addTab(page, "")
        self._pages.tabBar().setDrawBase(False)
        self.report = ReportButton(self._report, self)
        self._pages.setCornerWidget(self.report)
        for never_shown in self._pages.findChildren(QToolButton):  # Qt names them in English
            never_shown.setAccessibleName("")
        self.named: Callable[[], str] = str
        self._of_ways: tuple[list[Offer], str, Cached] | None = None  # that they have yet to show
        self._fill_classes()
        self._lay_out()
        self._connect()
        geometry.open_at(self, QSize(1240, 680))
        self.retranslate()
        self._narrow()

    def _fill_classes(self) -> None:
        for name in (STANDARD, *(tier for tier in SERVICE_TIERS if tier != STANDARD), _ALL):
            self.classes.addItem("", name)

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._narrow)
        self.classes.currentIndexChanged.connect(self._narrow)
        for box in (self.only_favourites, self.only_fitting):
            box.toggled.connect(self._narrow)
        self.model.favourites_changed.connect(self._narrow)
        self.table.activated.connect(self._choose)
        self.table.selectionModel().currentRowChanged.connect(self._check)
        for done in (self.report.reporting.said, self.report.reporting.failed):
            done.connect(self._say_of_page)
        self.use.clicked.connect(lambda: self._choose(self.table.currentIndex()))
        self._close.clicked.connect(self.close)
        self._pages.currentChanged.connect(self._turn)

    def _lay_out(self) -> None:
        top, bottom = QHBoxLayout(), QHBoxLayout()
        top.setSpacing(12)
        bottom.setSpacing(8)
        top.addWidget(self.filter, 1)
        top.addWidget(self.classes)
        top.addWidget(self.only_fitting)
        top.addWidget(self.only_favourites)
        bottom.addWidget(self.said)
        bottom.addStretch(1)
        bottom.addWidget(self.use)
        bottom.addWidget(self._close)
        page = QVBoxLayout(self._models)
        page.setContentsMargins(0, 12, 0, 0)
        page.setSpacing(12)
        page.addLayout(top)
        page.addWidget(self.table, 1)
        page.addLayout(bottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.addWidget(self._pages)

    def retranslate(self) -> None:
        """Write every text in the interface's language."""
        self.setWindowTitle(self.tr("Compare Models"))
        self.filter.setPlaceholderText(self.tr("Filter by model, provider or note"))
        self.filter.setAccessibleName(self.tr("Filter"))
        self.classes.setAccessibleName(self.tr("Class of service"))
        for row in range(self.classes.count()):
            name = self.classes.itemData(row)
            self.classes.setItemText(row, class_title(name) if name else self.tr("All classes"))
        self.only_fitting.setText(self.tr("That &fit"))
        self.only_favourites.setText(self.tr("F&avourites"))
        self.table.setAccessibleName(self.tr("Models for this prompt"))
        self.use.setText(self.tr("&Use This Model"))
        self._pages.setAccessibleName(self.tr("Compare"))
        self._pages.setTabText(0, self.tr("Models"))
        self._pages.setTabText(1, self.tr("Ways of paying"))
        self._pages.setTabText(2, self.tr("A chat"))
        self._pages.setTabText(3, self.tr("Caching"))
        for part in (self.ways, self.chat, self.caching, self.report):
            part.retranslate()
        self._close.setText(self.tr("Close"))
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, NOTE)
        self.model.retell()
        self.say()

    # What is shown

    def show_offers(self, offers: list[Offer], chosen: str, cached: Cached) -> None:
        """Show what was worked out; the chosen model is looked at closer."""
        self.model.show_offers(offers)
        self._of_ways = offers, chosen, cached
        self._show_ways()
        self.say()

    def _show_ways(self) -> None:
        """Show the ways of paying where they are seen: they take longer than the models."""
        if self._of_ways and self._pages.currentWidget() is self.ways:
            self.ways.show_offers(*self._of_ways)
            self._of_ways = None

    def _turn(self) -> None:
        self._show_ways()
        self.turned.emit()

    def say(self, sentence: str = "") -> None:
        """Say something; else which offer is the cheapest."""
        best = self.model.best
        if not sentence and best:
            cost = self._words.about(best.estimate)
            known = self.tr("The cheapest that fits: {model}, {class_}, {cost} a call")
            kind = class_title(best.service_tier)
            sentence = known.format(model=best.name, class_=kind, cost=cost)
        self.said.setText(sentence)
        self._check()

    def _report(self) -> Report | None:
        """The report of the page that is shown; None before there is anything on it."""
        offers, today = self.model.offers, now().date()
        if self._pages.currentWidget() is self.caching:
            return self.caching.report(today)
        if not offers:
            return None
        if self._pages.currentWidget() is self.ways:
            return self.ways.report(today)
        if self._pages.currentWidget() is self.chat:
            return self.chat.report(today)
        return CompareReport(self).of(offers, self.model.best, self.named(), today)

    def _say_of_page(self, sentence: str) -> None:
        said = getattr(self._pages.currentWidget(), "said", self.said)
        said.setText(sentence)

    def _check(self) -> None:
        self.use.setEnabled(self.table.currentIndex().isValid())

    # Which are shown

    def _narrow(self) -> None:
        words = self.filter.text().casefold().split()
        tier = self.classes.currentData()
        must_fit, only_favourites = self.only_fitting.isChecked(), self.only_favourites.isChecked()

        def is_wanted(offer: Offer) -> bool:
            if tier not in (_ALL, offer.service_tier):
                return False
            if must_fit and not offer.fits:
                return False
            if only_favourites and offer.name not in self.model.favourites:
                return False
            names = self.model.names(offer).casefold() if words else ""
            return all(word in names for word in words)

        self.model.show_only(is_wanted)
        self.say()

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.model_wanted.emit(self.model.offer(index.row()).name)

    def hideEvent(self, event: QHideEvent) -> None:
        """Say that it is not seen any more."""
        super().hideEvent(event)
        self.closed.emit()


class _Table(QTableView):
    """The table of the offers."""

    def __init__(self, model: CompareModel) -> None:
        super().__init__()
        self.setObjectName("compareTable")
        self.offers = model
        self.setModel(model)
        self.setItemDelegate(ComparePainter(model, self))
        self.setFont(theme.figure_font(1.0))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 14)
        header = SortHeader(self)
        self.setHorizontalHeader(header)
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSortIndicator(CALL, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        columns.set_widths(header, _WIDTHS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Make the model of the current row a favourite with the space bar."""
        if event.key() == keys.CHECK and self.currentIndex().isValid():
            self.offers.toggle(self.currentIndex().row())
        else:
            super().keyPressEvent(event)
