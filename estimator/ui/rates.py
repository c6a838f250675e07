"""The rates window: the whole book in a table, edited in place."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from estimator.pricing.money import RateError
from estimator.pricing.usage import INPUT, OUTPUT
from estimator.session import Session
from estimator.ui import parts, text, words
from estimator.ui.rates_model import COLUMNS, FIRST_RATE, MODEL, Index, RatesModel, is_rate
from estimator.ui.rates_order import RatesOrder
from estimator.ui.rates_rows import METERS

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_COMMIT_KEYS = (*_ENTER, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_MAY_BE_EMPTY = "mayBeEmpty"  # a property of the editor: the cell has no rate yet


class RateDelegate(QStyledItemDelegate):
    """Edits a rate as text, since a spin box would make a binary fraction of it.

    What can't be a rate keeps its editor open, with the reason under it.
    """

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line edit, right-aligned as the column is."""
        editor = QLineEdit(parent, frame=False)
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        editor.setAccessibleName(self.tr("Price"))
        editor.setProperty(_MAY_BE_EMPTY, not index.data(Qt.ItemDataRole.EditRole))
        return editor

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hold the editor open on what can't be a rate."""
        is_commit = (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _COMMIT_KEYS
        )
        if is_commit and isinstance(watched, QLineEdit) and (why := _problem_of(watched)):
            watched.selectAll()
            below = watched.mapToGlobal(watched.rect().bottomLeft())
            QToolTip.showText(below, parts.plain(why), watched)
            return True
        return super().eventFilter(watched, event)


def _problem_of(editor: QLineEdit) -> str:
    """Why what was typed is no rate, as a sentence; empty where it is one."""
    typed = editor.text()
    if not typed.strip() and editor.property(_MAY_BE_EMPTY):
        return ""
    try:
        text.parse_rate(typed)
    except RateError as error:
        return words.sentence(error)
    return ""


class RatesWindow(QDialog):
    """The table with a filter, what the last edit said, and the ways back.

    Signals:
        rates_changed: a rate is another one now.
    """

    rates_changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.model = RatesModel(session, self)
        self._shown = RatesOrder(self.model, self)
        self._make_table()
        self._make_rest()
        self._lay_out()
        self.resize(1200, 680)
        self.retranslate()
        self._check_resets()

    def _make_table(self) -> None:
        self.table = parts.named(QTableView(), "ratesTable")
        self.table.setModel(self._shown)
        self.table.setItemDelegate(RateDelegate(self.table))
        self.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)  # the book's own order
        self.table.setSortingEnabled(True)  # which sorts, so it comes after
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setAlternatingRowColors(True)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 12)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        widths = (96, 168, 80, 104, 120, 80, 108, 108, 80)
        for column, width in enumerate(widths):
            self.table.setColumnWidth(column, width)
        header.setStretchLastSection(True)
        header.setSortIndicatorClearable(True)  # a third click gives the book's order back
        self.table.selectionModel().selectionChanged.connect(self._check_resets)

    def _make_rest(self) -> None:
        self._filter = parts.named(QLineEdit(clearButtonEnabled=True), "ratesFilter")
        self._filter.textChanged.connect(self._shown.set_filter)
        self._unit = parts.named(QLabel(), "caption")
        self._said = parts.named(
            QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), "warning"
        )
        self._reset = QPushButton(autoDefault=False)
        self._reset.clicked.connect(self._reset_selected)
        self._reset_all = QPushButton(autoDefault=False)
        self._reset_all.clicked.connect(self._ask_and_reset_all)
        self._close = QPushButton(autoDefault=False)
        self._close.clicked.connect(self.close)
        self.model.rejected.connect(self._said.setText)
        self.model.accepted.connect(self._said.setText)
        self.model.rates_changed.connect(self._check_resets)
        self.model.rates_changed.connect(self.rates_changed)

    def _lay_out(self) -> None:
        top, bottom = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self._filter, 1)
        top.addSpacing(12)
        top.addWidget(self._unit)
        for widget in (self._said, self._reset, self._reset_all, self._close):
            bottom.addWidget(widget, 1 if widget is self._said else 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addLayout(bottom)

    def retranslate(self) -> None:
        """Write every text in the interface's language."""
        self.setWindowTitle(self.tr("Rates"))
        self._filter.setPlaceholderText(self.tr("Filter by provider, model or class"))
        self._filter.setAccessibleName(self.tr("Filter"))
        self._unit.setText(self.tr("US dollars for a million tokens"))
        self.table.setAccessibleName(self.tr("Rates"))
        self._reset.setText(self.tr("Reset selected"))
        self._reset_all.setText(self.tr("Reset all"))
        self._close.setText(self.tr("Close"))
        self._said.clear()
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, COLUMNS - 1)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits, Delete goes back to what was shipped, Ctrl+F goes to the filter."""
        if event.key() in _ENTER and self.table.hasFocus():
            self._edit_current()
        elif event.key() == Qt.Key.Key_Delete and self.table.hasFocus():
            self._reset_selected()
        elif event.matches(QKeySequence.StandardKey.Find):
            self._filter.setFocus()
        else:
            super().keyPressEvent(event)

    def _edit_current(self) -> None:
        index = self.table.currentIndex()
        if is_rate(index.column()):
            self.table.edit(index)

    def go_to(self, meter: str) -> None:
        """Select the rate that prices a meter of the prompt, or the first of the chosen model."""
        self._filter.clear()
        estimate = self._session.estimate()
        line = {INPUT: estimate.input, OUTPUT: estimate.output}.get(meter)
        above = line.tier.above if line and line.tier else -1
        row = self.model.row_of(estimate.model, estimate.card, above)
        column = FIRST_RATE + METERS.index(meter) if meter in METERS else FIRST_RATE
        index = self._shown.mapFromSource(self.model.index(max(row, 0), column))
        self.table.setCurrentIndex(index)
        self.table.scrollTo(
            index.siblingAtColumn(MODEL), QAbstractItemView.ScrollHint.PositionAtCenter
        )
        self.table.setFocus()

    def _selected(self) -> list[QModelIndex]:
        chosen = self.table.selectionModel().selectedIndexes()
        return [self._shown.mapToSource(index) for index in chosen if is_rate(index.column())]

    def _reset_selected(self) -> None:
        self.model.reset(self._selected())

    def _ask_and_reset_all(self) -> None:
        question = self.tr(
            "Go back to the shipped prices everywhere? %n price(s) are yours.",
            "",
            self.model.own_count(),
        )
        answer = QMessageBox.question(self, self.tr("Reset all"), question)
        if answer == QMessageBox.StandardButton.Yes:
            self.model.reset_all()

    def _check_resets(self) -> None:
        self._reset_all.setEnabled(self.model.own_count() > 0)
        self._reset.setEnabled(any(map(self.model.is_own, self._selected())))
