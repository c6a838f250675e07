"""The page of prices: the table, its filter, and what is done with the selected cells."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from estimator.pricing import deletions
from estimator.pricing.edits import Place
from estimator.pricing.entries import EntryError
from estimator.pricing.rates import card_start
from estimator.pricing.usage import INPUT, OUTPUT
from estimator.session import Session
from estimator.ui import keys, parts, rates_adding, rates_paste, words
from estimator.ui.label import Label
from estimator.ui.rates_adding import Adding
from estimator.ui.rates_model import RatesModel
from estimator.ui.rates_problems import Problems
from estimator.ui.rates_table import RatesTable

PASTE, DELETE = "paste", "delete"


class PricesPage(QWidget):
    """The rows of the book under a filter.

    Signals:
        said: what there is to say of the last edit; empty for nothing.
        rates_changed: something of the book is another now.
        chosen: other cells are selected.
    """

    said = Signal(str)
    rates_changed = Signal()
    chosen = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.model = RatesModel(session, self)
        self.table = RatesTable(self.model)
        self.adding = Adding(session, self)
        self.filter = parts.named(QLineEdit(clearButtonEnabled=True), "ratesFilter")
        self._unit = parts.named(Label(), "caption")
        self.problems: Problems | None = None
        self._lay_out()
        self.filter.textChanged.connect(self.model.set_filter)
        self.table.selectionModel().selectionChanged.connect(self.chosen)
        self.model.said.connect(self.said)
        self.model.rates_changed.connect(self.rates_changed)
        self.model.row_made.connect(self.show_row)
        self.adding.added.connect(self._added)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.filter, 1)
        top.addSpacing(12)
        top.addWidget(self._unit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self.table, 1)

    def retranslate(self) -> None:
        """Write every text in the interface's language."""
        self.filter.setPlaceholderText(self.tr("Filter by provider, model or class"))
        self.filter.setAccessibleName(self.tr("Filter"))
        self._unit.setText(self.tr("Prices in US dollars, unless a currency is said"))
        self.table.setAccessibleName(self.tr("Rates"))
        last = self.model.columns.count - 1
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)
        self.model.retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits."""
        if event.key() in keys.ENTER and self.table.hasFocus():
            index = self.table.currentIndex()
            if index.isValid() and self.model.flags(index) & Qt.ItemFlag.ItemIsEditable:
                self.table.edit(index)
        else:
            super().keyPressEvent(event)

    # Going to a place

    def type_filter(self) -> None:
        """Type a filter."""
        self.filter.setFocus()
        self.filter.selectAll()

    def go_to(self, meter: str) -> None:
        """Select the rate that prices a meter of the prompt, or the first of the chosen model."""
        self.filter.clear()
        estimate = self._session.estimate()
        self.table.show_meter(meter)
        model = estimate.model
        line = {INPUT: estimate.input, OUTPUT: estimate.output}.get(meter)
        if estimate.card:
            card = estimate.card
            place = (model.provider, model.id, card.service_tier, card_start(card))
            above = line.tier.above if line and line.tier else -1
            if self.table.go_to(Place(place, above), meter):
                self.table.setFocus()
                return
        row = self.model.number_of_model(model.provider, model.id)
        self.table.select(max(row, 0), self.model.columns.column(meter))
        self.table.setFocus()

    def show_row(self, place: Place) -> None:
        """Select a row that is new or has moved; what hides it is given up."""
        if self.model.number_of(place) < 0:
            self.filter.clear()
        self.table.go_to(place)
        self.table.setFocus()

    def _added(self, place: Place) -> None:
        self.said.emit("")
        self.rates_changed.emit()
        self.show_row(place)

    def follow(self) -> None:
        """Show the book as it is now."""
        self.model.reload()

    # What is done with the selected cells

    def add_like(self, first: str, title: str) -> None:
        """Ask where a copy of the selected row is to hold."""
        self.adding.row_like(self.table.selected_rows()[0], first, title)

    def add_day(self) -> None:
        """Ask for the day from which the selected row costs something else."""
        self.add_like(rates_adding.DAY, self.tr("Add a Price from a Day"))

    def add_class(self) -> None:
        """Ask for another class of the selected row's model."""
        self.add_like(rates_adding.CLASS, self.tr("Add a Class"))

    def add_size(self) -> None:
        """Ask for a size of input above which the selected row costs something else."""
        self.add_like(rates_adding.SIZE, self.tr("Add a Size of Input"))

    def duplicate(self) -> None:
        """Ask for the place of a copy of the selected row."""
        self.add_like(rates_adding.MODEL, self.tr("Duplicate"))

    def show_facts(self) -> None:
        """Show what is known of the selected row's model."""
        self.adding.facts(self.table.selected_rows()[0])

    def copy(self) -> None:
        """Copy the selected cells for a spreadsheet."""
        QGuiApplication.clipboard().setText(rates_paste.copied(self.table))

    def paste(self) -> None:
        """Paste cells of a spreadsheet from the first selected cell on, or say why not."""
        copied, rates = QGuiApplication.clipboard().text(), self._session.rates
        try:
            found = rates_paste.pasted(self.table, copied, rates.book, rates.entries)
        except EntryError as error:
            self.said.emit(words.sentence(error))
            return
        if found.problems:
            self.problems = Problems(found.problems, self)
            self.problems.open()
            return
        note = self.model.read_as(*found.reread) if found.reread else ""
        self.model.change(lambda: found.changes, PASTE, note)

    def delete(self) -> None:
        """Delete the selected rows; a shipped one can be reset."""
        rows = [row for row in self.table.selected_rows() if not row.is_deleted]
        book, places = self._session.book, [row.place for row in rows]
        note = self.tr("%n row(s) deleted. Undo brings them back.", "", len(rows))
        self.model.change(lambda: deletions.deleted(book, places), DELETE, note)

    def reset(self) -> None:
        """Go back to what is shipped in the selected cells."""
        self.model.reset(self.table.selectedIndexes())

    def reset_rows(self) -> None:
        """Go back to all that is shipped in the selected rows."""
        self.model.reset_rows([row.place for row in self.table.selected_rows()])

    def possible(self) -> dict[str, bool]:
        """Which commands make sense now, by name."""
        chosen, rows = self.table.selectedIndexes(), self.table.selected_rows()
        is_one = len(rows) == 1 and not rows[0].is_deleted
        ways = dict.fromkeys(("add_day", "add_class", "add_size", "duplicate", "model"), is_one)
        is_own = any(self.model.is_own(index) for index in chosen)
        return ways | {
            "copy": bool(chosen),
            "paste": bool(chosen),
            "delete": any(not row.is_deleted for row in rows),
            "reset": is_own,
            "reset_rows": any(row.is_changed and row.is_shipped for row in rows),
        }
