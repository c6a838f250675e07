"""The window of the scenarios: a list, the assumptions of one, and pages of what it costs."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from estimator.pricing.rates import Meter
from estimator.projection.changes import Change
from estimator.projection.result import Projection
from estimator.projection.samples import CUSTOMER_SERVICE, MARKET_MONITORING, RECOMMENDATIONS
from estimator.projection.scenario import MAX_NAME, Scenario
from estimator.reports import Report
from estimator.scenarios import Kept
from estimator.session import now
from estimator.ui import geometry, keys, parts, scenario_words
from estimator.ui.formula_page import FormulaPage
from estimator.ui.label import Label
from estimator.ui.pages import Pages
from estimator.ui.reporting import ReportButton
from estimator.ui.scenario_form import ScenarioForm
from estimator.ui.scenario_pages import Page, PeriodPage, ResultPage
from estimator.ui.scenario_report import ScenarioReport
from estimator.ui.tool_window import ToolWindow
from estimator.ui.versions_page import VersionsPage

SAMPLES = CUSTOMER_SERVICE, MARKET_MONITORING, RECOMMENDATIONS
_LIST_WIDTH = 216
_NAME = Qt.ItemDataRole.UserRole + 1  # of a scenario, as it is kept
_SIZE = QSize(1380, 860)


class ScenarioWindow(ToolWindow):
    """What is wanted is told by signals; what there is, is shown by methods.

    Attributes:
        list, form: of the scenarios, and of the chosen one.
        costs, versions: pages.

    Signals:
        chosen: the number of a scenario.
        renamed: the number of one, and its new name.
        new_wanted: the word of a sample, or nothing.
        duplicate_wanted, delete_wanted: the number of one.
        undo_wanted, redo_wanted: the last step is to be undone, or done again.
    """

    chosen = Signal(int)
    renamed = Signal(int, str)
    new_wanted = Signal(str)
    duplicate_wanted = Signal(int)
    delete_wanted = Signal(int)
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scenarioWindow")
        self.list = parts.named(QListWidget(), "scenarioList")
        self.new, self.duplicate, self.delete, self.undo, self.redo = (
            QPushButton(autoDefault=False) for _ in range(5)
        )
        self._menu = QMenu(self.new)
        self._kinds = [self._menu.addAction("") for _ in ("", *SAMPLES)]
        self.form, self.said = ScenarioForm(), Label(wordWrap=True)
        self.costs, self.periods, self.versions = ResultPage(), PeriodPage(), VersionsPage()
        self._pages: list[Page] = []
        self.tabs = Pages(documentMode=True)
        self.tabs.tabBar().setDrawBase(False)
        self._empty = Label(wordWrap=True)
        for page in (self.costs, self.periods, FormulaPage(), self.versions):
            self.add_page(page)
        self.report = ReportButton(self._report, self)
        self.tabs.setCornerWidget(self.report)
        self._lay_out()
        self._connect()
        geometry.open_at(self, _SIZE)
        self.retranslate()

    def add_page(self, page: Page) -> None:
        """Add a page beside the result."""
        self._pages.append(page)
        self.tabs.addTab(page, page.title())

    def _lay_out(self) -> None:
        left, row, steps = QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        left.setSpacing(8)
        for line, buttons in (
            (row, (self.duplicate, self.delete)),
            (steps, (self.undo, self.redo)),
        ):
            line.setSpacing(8)
            for button in buttons:
                line.addWidget(button, 1)
        left.addWidget(self.new)
        left.addWidget(self.list, 1)
        left.addLayout(row)
        left.addLayout(steps)
        self.list.setFixedWidth(_LIST_WIDTH)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.tabs, 1)
        right.addWidget(self.said)
        right.addWidget(self._empty, 1, Qt.AlignmentFlag.AlignCenter)
        self.said.hide()
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 16, 16, 16)
        line.setSpacing(20)
        line.addLayout(left)
        line.addWidget(self.form)
        line.addLayout(right, 1)

    def _connect(self) -> None:
        self.new.setMenu(self._menu)
        for action, word in zip(self._kinds, ("", *SAMPLES), strict=True):
            action.triggered.connect(lambda _checked=False, word=word: self.new_wanted.emit(word))
        edits = QAbstractItemView.EditTrigger
        self.list.setEditTriggers(edits.EditKeyPressed | edits.DoubleClicked)
        self.list.currentRowChanged.connect(lambda _row: self.chosen.emit(self.number))
        self.list.itemChanged.connect(self._rename)
        self.duplicate.clicked.connect(lambda: self.duplicate_wanted.emit(self.number))
        self.delete.clicked.connect(lambda: self.delete_wanted.emit(self.number))
        self.undo.clicked.connect(self.undo_wanted)
        for done in (self.report.reporting.said, self.report.reporting.failed):
            done.connect(self.say)
        self.redo.clicked.connect(self.redo_wanted)
        delete = QShortcut(QKeySequence(keys.TAKE_OFF), self.list)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.delete.click)
        for key, button in ((keys.UNDO, self.undo), (keys.REDO, self.redo)):
            QShortcut(QKeySequence(key), self).activated.connect(button.click)

    def retranslate(self) -> None:
        """Write every text in the interface's language."""
        self.setWindowTitle(self.tr("Scenarios"))
        self.new.setText(self.tr("&New"))
        self.duplicate.setText(self.tr("D&uplicate"))
        self.delete.setText(self.tr("&Delete"))
        self.undo.setText(self.tr("Undo"))
        self.redo.setText(self.tr("Redo"))
        self.list.setAccessibleName(self.tr("Scenarios"))
        with QSignalBlocker(self.list):
            self._name_items()
        for bar in (self.tabs, self.tabs.tabBar()):
            bar.setAccessibleName(self.tr("What it costs"))
        # Shown where there is no room for all titles; Qt names them in English, or not at all.
        scrolls = {"ScrollLeftButton": self.tr("Back"), "ScrollRightButton": self.tr("Onwards")}
        for button in self.tabs.tabBar().findChildren(QToolButton):
            button.setAccessibleName(scrolls.get(button.objectName(), ""))
        titles = [self.tr("From this prompt"), *map(scenario_words.sample, SAMPLES)]
        for action, title in zip(self._kinds, titles, strict=True):
            action.setText(title)
        self._empty.setText(
            self.tr("A scenario says how often a prompt is sent. Make one with New.")
        )
        for part in (self.form, self.report):
            part.retranslate()
        for number, page in enumerate(self._pages):
            self.tabs.setTabText(number, page.title())
            page.retranslate()

    # What there is

    @property
    def number(self) -> int:
        """That of the chosen scenario; -1 for none."""
        item = self.list.currentItem()
        return int(item.data(Qt.ItemDataRole.UserRole)) if item else -1

    def show_list(
        self, kept: Sequence[Kept], chosen: int, *, can_undo: bool, can_redo: bool
    ) -> None:
        """Show the scenarios, one of them chosen, without saying so."""
        self.list.blockSignals(True)
        self.list.clear()
        for each in kept:
            item = QListWidgetItem()
            item.setData(_NAME, each.name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            item.setData(Qt.ItemDataRole.UserRole, each.id)
            self.list.addItem(item)
            if each.id == chosen:
                self.list.setCurrentItem(item)
        self._name_items()
        self.list.blockSignals(False)
        self.undo.setEnabled(can_undo)
        self.redo.setEnabled(can_redo)
        for button in (self.duplicate, self.delete):
            button.setEnabled(self.number >= 0)
        has_one = self.number >= 0
        self.form.setVisible(has_one)
        self.tabs.setVisible(has_one)
        self._empty.setVisible(not has_one)

    def _name_items(self) -> None:
        for row in range(self.list.count()):
            item = self.list.item(row)
            shown = scenario_words.called(item.data(_NAME))
            item.setText(shown)
            item.setToolTip(parts.plain(shown))  # it may be cut short

    def _rename(self, item: QListWidgetItem) -> None:
        name = " ".join(item.text().split())[:MAX_NAME]
        self.renamed.emit(int(item.data(Qt.ItemDataRole.UserRole)), name)

    def set_meters(self, meters: dict[str, Meter]) -> None:
        """Know the meters of the book in force."""
        for page in self._pages:
            page.meters = meters

    def show_scenario(self, scenario: Scenario) -> None:
        """Show a scenario that was chosen."""
        self.form.show_scenario(scenario)
        for page in self._pages:
            self.tabs.setTabVisible(self.tabs.indexOf(page), page.is_for(scenario))

    def show_projection(self, projection: Projection) -> None:
        """Show what the scenario costs."""
        self.say("")
        self.form.show_projection(projection)
        for page in self._pages:
            page.show_projection(projection.scenario, projection)

    def show_changes(self, found: Sequence[Change]) -> None:
        """Show what one change would save."""
        self.costs.show_changes(found)

    def _report(self) -> Report | None:
        shown = self.costs.shown
        if shown is None:
            return None
        looked_at = self.tabs.currentWidget()
        reported = [
            page
            for page in self._pages
            if page is looked_at or (page.is_of_all and page.is_for(shown.scenario))
        ]
        pages = sorted(reported, key=lambda page: page is not looked_at)
        return ScenarioReport(self).of(shown, pages, now().date())

    def say(self, sentence: str) -> None:
        """Say why nothing is shown, or that something was not kept."""
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))
