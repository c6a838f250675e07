"""Usage logs against a bill and an estimate: files dropped in, figures, and tables of why."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from estimator.reconcile.expected import Deviation, Expected
from estimator.reconcile.faults import LogError
from estimator.reconcile.outcome import Outcome
from estimator.reports import Report
from estimator.session import now
from estimator.store.files import FileError
from estimator.ui import announcing, geometry, parts, text
from estimator.ui.label import Label
from estimator.ui.reconcile_figures import ReconcileFigures
from estimator.ui.reconcile_pages import ReconcilePages
from estimator.ui.reconcile_report import ReconcileReport
from estimator.ui.reconcile_words import ReconcileWords
from estimator.ui.reporting import ReportButton
from estimator.ui.tool_window import ToolWindow

_EMPTY, _READING, _DONE = range(3)


class ReconcileWindow(ToolWindow):
    """Empty at first; then how far the reading is; then what it came to.

    Attributes:
        figures: what the log costs, what was billed, and by how much they differ.
        pages: the tables.

    Signals:
        files_chosen: paths of logs and exports, to be read together.
        sample_wanted: the sample is to be read.
        cancelled: the reading is to end.
        billed: as the figures tell it.
    """

    files_chosen = Signal(list)
    sample_wanted = Signal()
    cancelled = Signal()
    billed = Signal(object, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reconcileWindow")
        self.setAcceptDrops(True)
        self.words = ReconcileWords(self)
        self._names: tuple[str, ...] = ()
        self._problem: LogError | FileError | None = None
        self._outcome: Outcome | None = None
        self._make()
        self._lay_out()
        geometry.open_at(self, QSize(1060, 700))
        self.retranslate()

    def _make(self) -> None:
        self.choose, self.sample = QPushButton(autoDefault=False), QPushButton(autoDefault=False)
        self.cancel = QPushButton(autoDefault=False)
        self.said = Label()
        self.private, self._hint = parts.caption(), Label()
        self.progress = parts.named(QProgressBar(), "reconcileProgress")
        self.progress.setTextVisible(False)
        self._reading = parts.caption()
        self.report = ReportButton(self._report, self)
        for done in (self.report.reporting.said, self.report.reporting.failed):
            done.connect(self.private.setText)
        self.figures, self.pages = ReconcileFigures(), ReconcilePages(self.words)
        self._stack = QStackedWidget()
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for label in (self.said, self.private, self._hint):
            label.setWordWrap(True)
        self.choose.clicked.connect(self._choose)
        self.sample.clicked.connect(self.sample_wanted)
        self.cancel.clicked.connect(self.cancelled)
        self.figures.billed.connect(self.billed)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.choose)
        top.addWidget(self.sample)
        top.addSpacing(8)
        top.addWidget(self.private, 1)
        top.addWidget(self.report)
        for page in (self._empty_page(), self._reading_page(), self._done_page()):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self.said)
        column.addWidget(self._stack, 1)
        self.said.hide()

    def _empty_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.addWidget(self._hint)
        return page

    def _reading_page(self) -> QWidget:
        page, row = QWidget(), QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.progress, 1)
        row.addWidget(self.cancel)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._reading)
        column.addLayout(row)
        column.addStretch(1)
        return page

    def _done_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.figures)
        column.addWidget(self.pages, 1)
        return page

    def retranslate(self) -> None:
        """Write every text in the interface's language."""
        self.setWindowTitle(self.tr("Reconcile with a Bill"))
        self.choose.setText(self.tr("&Choose Files…"))
        self.sample.setText(self.tr("Show a &Sample"))
        self.cancel.setText(self.tr("Cancel"))
        self.private.setText(
            self.tr("Only numbers, models and times are read. Nothing is kept or sent.")
        )
        self._hint.setText(
            self.tr(
                "Drop usage logs here: JSON Lines of API responses, or exports of usage and costs"
                " from OpenAI and Anthropic.\n\nEach request is counted once and priced by the rate"
                " book. With a bill, you see what was billed otherwise, and why."
            )
        )
        self.progress.setAccessibleName(self.tr("How much is read"))
        for part in (self.figures, self.pages, self.report):
            part.retranslate()
        self._say()

    # What is shown

    def show_reading(self, names: Sequence[str], percent: int = 0) -> None:
        """Show that files are read, and how far."""
        self._names, self._problem = tuple(names), None
        self._stack.setCurrentIndex(_READING)
        self.progress.setValue(percent)
        self._say()

    def show_outcome(self, outcome: Outcome) -> None:
        """Show what files came to."""
        self._problem, self._outcome = None, outcome
        self._stack.setCurrentIndex(_DONE)
        self.figures.show_outcome(outcome)
        self.pages.show_outcome(outcome)
        self._say()
        announcing.announce(self, self.figures.difference.accessibleName())

    def show_deviation(
        self, found: Deviation | None, expected: Expected | None, days: int, currency: str
    ) -> None:
        """Show how a log differs from an estimate."""
        self.pages.show_deviation(found, expected, days, currency)

    def show_problem(self, error: LogError | FileError) -> None:
        """Say why files can't be read."""
        self._problem = error
        self._stack.setCurrentIndex(_DONE if self.figures.has_outcome else _EMPTY)
        self._say()
        announcing.announce(self, self.said.text(), is_urgent=True)

    def show_stopped(self) -> None:
        """Show what there was before a reading that was stopped."""
        self._stack.setCurrentIndex(_DONE if self.figures.has_outcome else _EMPTY)
        self._say()

    def _report(self) -> Report | None:
        if self._outcome is None:
            return None
        said = self.figures.notes[2].text(), self.pages.no_bill.text()
        made = ReconcileReport(self)
        return made.of(self._outcome, self.pages.tables(), said, now().date())

    def _say(self) -> None:
        self.report.setVisible(self._stack.currentIndex() == _DONE)
        self.said.setText(self.words.error(self._problem) if self._problem else "")
        self.said.setVisible(self._problem is not None)
        self._reading.setText(self.tr("Reading {files}…").format(files=", ".join(self._names)))
        self._reading.setToolTip(text.integer(len(self._names)))

    # Files

    def _choose(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Choose Logs and Exports"))
        if names:
            self.files_chosen.emit([Path(name) for name in names])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files of this computer."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the files that were dropped."""
        paths = [Path(u.toLocalFile()) for u in event.mimeData().urls() if u.isLocalFile()]
        event.acceptProposedAction()
        self.files_chosen.emit(paths)
