"""Learning from a bill: what is pasted, what it tells of this prompt, and what is kept."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from estimator.session import Session
from estimator.session import now as session_now
from estimator.store.database import StoreError
from estimator.tokens import pasted
from estimator.tokens.calibration import CalibrationError
from estimator.tokens.observation import Observation
from estimator.tokens.pasted import Billed, PastedError
from estimator.ui import geometry, keys, parts, text, words
from estimator.ui.bills_model import MODEL, WHEN, BillsModel, off
from estimator.ui.label import Label
from estimator.ui.paste_box import PasteBox
from estimator.ui.tool_window import ToolWindow

_PASTED_LINES = 8


class LearnWindow(ToolWindow):
    """Compares a pasted usage with the prompt at each change of either.

    Signals:
        learnt: there are other bills to learn from.
        model_wanted: the offered name of the model that the answer is of.
    """

    learnt = Signal()
    model_wanted = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._seen: Observation | None = None
        self._kept_said = False
        self.bills = BillsModel(session, self)
        self._make_input()
        self._make_list()
        self._lay_out()
        geometry.open_at(self, QSize(640, 600))
        self.retranslate()

    def _make_input(self) -> None:
        self._intro, self._private = parts.caption(), parts.caption()
        self.pasted = parts.named(PasteBox(), "pastedUsage")
        lines = self.pasted.fontMetrics().lineSpacing() * _PASTED_LINES
        self.pasted.setFixedHeight(lines + 16)
        self.pasted.textChanged.connect(self._typed)
        self.said, self.other = Label(), parts.linked()
        for label in (self._intro, self._private, self.said):
            label.setWordWrap(True)
        self.other.linkActivated.connect(self.model_wanted)
        self.keep = QPushButton(autoDefault=False)
        self.keep.clicked.connect(self._keep)

    def _make_list(self) -> None:
        self._title = Label()
        self.table = parts.named(QTableView(), "bills")
        self.table.setModel(self.bills)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(MODEL, QHeaderView.ResizeMode.Stretch)
        self.remove = QPushButton(autoDefault=False)
        self.remove.clicked.connect(self._remove)
        delete = QShortcut(QKeySequence(keys.TAKE_OFF), self.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._remove)
        self.table.selectionModel().selectionChanged.connect(self._check_remove)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(8)
        column.addWidget(self._intro)
        column.addWidget(self.pasted)
        column.addWidget(self.said)
        column.addWidget(self.other)
        column.addLayout(_at_right(self.keep))
        column.addSpacing(8)
        column.addWidget(parts.hairline())
        column.addSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.addWidget(self._private, 1)
        row.addWidget(self.remove)
        column.addLayout(row)

    def retranslate(self) -> None:
        """Write every text in the interface's language."""
        self.setWindowTitle(self.tr("Learn from a Bill"))
        self._intro.setText(
            self.tr(
                "Paste the usage that came with the answer to this prompt, or all of the answer."
            )
        )
        self.pasted.setAccessibleName(self.tr("Usage of the answer"))
        self.pasted.setPlaceholderText('"usage": {"input_tokens": 1310, "output_tokens": 96}')
        self.keep.setText(self.tr("&Keep"))
        self._title.setText(self.tr("Learnt so far"))
        self.table.setAccessibleName(self.tr("Learnt so far"))
        self.remove.setText(self.tr("Re&move"))
        self._private.setText(
            self.tr("Only these numbers are kept, on this computer. No text of a prompt is.")
        )
        self.bills.headerDataChanged.emit(Qt.Orientation.Horizontal, WHEN, MODEL)
        self.compare()
        self._check_remove()

    def start(self) -> None:
        """Show the window, for another bill."""
        self.bring_up()
        self.pasted.setFocus()
        self.compare()

    # What is pasted

    def _typed(self) -> None:
        self._kept_said = False
        self.compare()

    def compare(self) -> None:
        """Say what is pasted, and how it differs from what is counted."""
        self._seen = None
        self.other.hide()
        typed = self.pasted.toPlainText()
        if typed.strip():
            self._compare_with(typed)
        else:
            self._say(self.tr("Kept.") if self._kept_said else "")
        self.keep.setEnabled(self._seen is not None)

    def _compare_with(self, typed: str) -> None:
        try:
            billed = pasted.read(typed)
            if self._is_of_another(billed):
                return
            self._seen = self._session.observation(billed.tokens)
        except (PastedError, CalibrationError) as error:
            self._say(words.sentence(error), is_wrong=True)
            return
        self._say("\n".join((self._read(billed), self._counted(self._seen))))

    def _is_of_another(self, billed: Billed) -> bool:
        """Whether the answer is of another model than the chosen one, which is then said."""
        if billed.model is None:
            return False
        name = self._session.offered_as(billed.model)
        if name is None:
            unknown = self.tr("The answer is of {model}, which is not one of the models here.")
            self._say(unknown.format(model=billed.model), is_wrong=True)
            return True
        wanted = self._session.offered_models()[name]
        if wanted.id == self._session.model.id:
            return False
        known = self.tr("{read} You count for {chosen}.")
        chosen = self._session.model.name
        self._say(known.format(read=self._read(billed), chosen=chosen), is_wrong=True)
        count = self.tr("Count for {model}").format(model=wanted.name)
        self.other.setText(parts.link(name, count))
        self.other.show()
        return True

    def _read(self, billed: Billed) -> str:
        known = self.tr("Billed: %Ln input token(s).", "", billed.tokens)
        if billed.model:
            known = self.tr("{model} billed %Ln input token(s).", "", billed.tokens)
        said = known.format(model=billed.model)
        if not billed.cached:
            return said
        return said + self.tr(" %Ln of them cached.", "", billed.cached)

    def _counted(self, seen: Observation) -> str:
        known = self.tr("Counted here: {local} with {encoding}. Difference: {off}.")
        return known.format(local=text.integer(seen.local), encoding=seen.encoding, off=off(seen))

    def _say(self, said: str, *, is_wrong: bool = False) -> None:
        parts.restyle(self.said, "warning" if is_wrong else "")
        self.said.setText(said)
        self.said.setAccessibleName(said)

    # What is kept

    def _keep(self) -> None:
        if self._seen is None:
            return
        try:
            self._session.observed.add(self._seen, session_now())
        except StoreError as error:
            self._say(words.sentence(error), is_wrong=True)
            return
        self.pasted.clear()
        self._kept_said = True
        self._changed()

    def _remove(self) -> None:
        rows = {index.row() for index in self.table.selectionModel().selectedRows()}
        if not rows:
            return
        try:
            self._session.observed.forget(self.bills.ids(rows))
        except StoreError as error:
            self._say(words.sentence(error), is_wrong=True)
            return
        self._changed()

    def _changed(self) -> None:
        self.bills.reload()
        self._check_remove()
        self.learnt.emit()
        self.compare()

    def _check_remove(self) -> None:
        self.remove.setEnabled(self.table.selectionModel().hasSelection())


def _at_right(button: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(button)
    return row
