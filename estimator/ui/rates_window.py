"""The rates window: everything that the book says, edited in place, with undo."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMessageBox,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from estimator.session import Session
from estimator.store.database import StoreError
from estimator.ui import geometry, parts, words, words_rates
from estimator.ui.keeping import Keeper
from estimator.ui.label import Label
from estimator.ui.pages import Pages
from estimator.ui.rates_commands import Commands
from estimator.ui.rates_files import RatesFiles
from estimator.ui.rates_order import ALL, CHANGED, OWN
from estimator.ui.rates_prices import PricesPage
from estimator.ui.rates_rules import RulesPage, Section
from estimator.ui.tool_window import ToolWindow


class RatesWindow(ToolWindow):
    """The page of prices, the menus, what the last edit said, and the ways back.

    Signals:
        rates_changed: something of the book is another now.
    """

    rates_changed = Signal()

    def __init__(self, session: Session, keeper: Keeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.prices, self.rules = PricesPage(session), RulesPage(session)
        self.model, self.table = self.prices.model, self.prices.table
        self._filter = self.prices.filter
        self.files = RatesFiles(session, keeper, self)
        self.commands = Commands(self, self._does())
        self._make_rest()
        self._connect()
        self._lay_out()
        geometry.open_at(self, QSize(1360, 720))
        self.retranslate()

    def _make_rest(self) -> None:
        self._said = parts.named(Label(wordWrap=True), "warning")
        self._newer = QPushButton(autoDefault=False)
        self._reset = QPushButton(autoDefault=False)
        self._reset_all = QPushButton(autoDefault=False)
        self._close = QPushButton(autoDefault=False)
        self._pages = Pages(documentMode=True, usesScrollButtons=False)
        self._pages.addTab(self.prices, "")
        self._pages.addTab(self.rules, "")
        self._pages.tabBar().setDrawBase(False)
        for never_shown in self._pages.findChildren(QToolButton):  # Qt names them in English
            never_shown.setAccessibleName("")

    def _connect(self) -> None:
        self._newer.clicked.connect(self.files.look_up)
        self._reset.clicked.connect(self.prices.reset)
        self._reset_all.clicked.connect(self._ask_and_reset_all)
        self._close.clicked.connect(self.close)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._open_menu)
        self.files.said.connect(self.say)
        self.files.imported.connect(self._changed)
        self.prices.chosen.connect(self._check)
        for page in (self.prices, self.rules):
            page.said.connect(self.say)
            page.rates_changed.connect(self._changed)
        self._pages.currentChanged.connect(self._turn)

    def _lay_out(self) -> None:
        bottom = QHBoxLayout()
        for widget in (self._said, self._newer, self._reset, self._reset_all, self._close):
            bottom.addWidget(widget, 1 if widget is self._said else 0)
        column = QVBoxLayout(self)
        column.setMenuBar(self.commands.bar)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(12)
        column.addWidget(self._pages, 1)
        column.addLayout(bottom)

    def retranslate(self) -> None:
        """Write every text in the interface's language."""
        self.setWindowTitle(self.tr("Rates"))
        self._newer.setText(self.tr("Look for Newer Rates…"))
        self._reset.setText(self.tr("Reset Selected"))
        self._reset_all.setText(self.tr("Reset All"))
        self._close.setText(self.tr("Close"))
        self._said.clear()
        self._pages.setAccessibleName(self.tr("Rates"))
        self._pages.setTabText(0, self.tr("Prices"))
        self._pages.setTabText(1, self.tr("Discounts, currencies, meters"))
        self.prices.retranslate()
        self.rules.retranslate()
        self.commands.retranslate()
        self._check()
        self._check_steps()

    def _does(self) -> Mapping[str, Callable[..., object]]:
        page = self.prices
        return {
            "add_model": page.adding.model,
            "add_plan": page.adding.plan,
            "add_day": page.add_day,
            "add_class": page.add_class,
            "add_size": page.add_size,
            "duplicate": page.duplicate,
            "model": page.show_facts,
            "import": self.files.choose,
            "export": self.files.export,
            "newer": self.files.look_up,
            "close": self.close,
            "undo": partial(self._step, is_undo=True),
            "redo": partial(self._step, is_undo=False),
            "copy": page.copy,
            "paste": page.paste,
            "delete": page.delete,
            "reset": page.reset,
            "reset_rows": page.reset_rows,
            "reset_all": self._ask_and_reset_all,
            "find": page.type_filter,
            ALL: partial(self._show_only, ALL),
            OWN: partial(self._show_only, OWN),
            CHANGED: partial(self._show_only, CHANGED),
            "all_meters": page.table.show_all_meters,
        }

    def start(self, meter: str) -> None:
        """Show the window, at the rate of a meter of the prompt or the first of the model's."""
        self.bring_up()
        self.say("")
        self._pages.setCurrentWidget(self.prices)
        self.commands.actions[ALL].setChecked(True)
        self.prices.go_to(meter)

    def start_at_currencies(self) -> None:
        """Show the window, where the user says what currencies are worth."""
        self._start_at(self.rules.currencies)

    def start_at_discounts(self) -> None:
        """Show the window, where the user says what is off a price."""
        self._start_at(self.rules.discounts)

    def _start_at(self, section: Section) -> None:
        self.bring_up()
        self.say("")
        self._pages.setCurrentWidget(self.rules)
        section.table.setFocus()

    def say(self, said: str) -> None:
        """Say what an edit did, or why it did not count."""
        self._said.setText(said)
        self._said.setAccessibleName(said)

    def _turn(self) -> None:
        """Go on with another page."""
        self.say("")
        self._check()
        self.rules.show_effect()

    def _show_only(self, shown: str, is_wanted: bool) -> None:  # noqa: FBT001 - a toggle's slot
        if is_wanted:
            self.model.show_only(shown)

    def _open_menu(self, place: QPoint) -> None:
        self.commands.on_a_row.popup(self.table.viewport().mapToGlobal(place))

    # The ways back

    def _step(self, *, is_undo: bool) -> None:
        """Undo or redo a step, and say what it was if it can't be."""
        try:
            step = self._session.rates.undo() if is_undo else self._session.rates.redo()
        except StoreError as error:
            self.say(words.sentence(error))
            return
        if step:
            known = self.tr("Undone: {step}.") if is_undo else self.tr("Done again: {step}.")
            self.say(known.format(step=words_rates.step(step)))
            self._changed()

    def _ask_and_reset_all(self) -> None:
        question = self.tr(
            "Go back to the shipped rates everywhere? %n change(s) of yours will be gone.",
            "",
            self.model.own_count(),
        )
        answer = QMessageBox.question(self, self.tr("Reset All"), question)
        if answer == QMessageBox.StandardButton.Yes:
            self.model.reset_all()

    def _changed(self) -> None:
        """Show on every page, and tell, that the book is another."""
        self.show_book()
        self.rates_changed.emit()

    def show_book(self) -> None:
        """Show the book as it is now on every page."""
        self.prices.follow()
        self.rules.follow()
        self._check()
        self._check_steps()

    def _check(self) -> None:
        """Switch the commands on that make sense now."""
        possible = self.prices.possible()
        if self._pages.currentWidget() is not self.prices:
            possible = dict.fromkeys(possible, False)
        possible["reset_all"] = self.model.own_count() > 0
        for name, is_possible in possible.items():
            self.commands.actions[name].setEnabled(is_possible)
        self._reset.setEnabled(possible["reset"])
        self._reset_all.setEnabled(possible["reset_all"])

    def _check_steps(self) -> None:
        try:
            steps = self._session.rates.next_steps()
        except StoreError:
            steps = None, None
        self.commands.name_steps(*(words_rates.step(step) if step else None for step in steps))
