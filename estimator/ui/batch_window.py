"""A batch file before it is sent: what is in it, what it costs, and what is wrong with it."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from estimator import reports
from estimator.batch.prices import Bill
from estimator.batch.report import Report
from estimator.session import now
from estimator.ui import announcing, batch_tables, geometry, parts, text, theme
from estimator.ui.batch_figures import BatchFigures
from estimator.ui.batch_report import BatchReport
from estimator.ui.batch_tables import GroupTable, LargestTable, ProblemTable
from estimator.ui.batch_verdict import BatchVerdict
from estimator.ui.figure_table import view_of
from estimator.ui.label import Label
from estimator.ui.meter import Meter
from estimator.ui.pages import Pages
from estimator.ui.reporting import ReportButton
from estimator.ui.tool_window import ToolWindow

_PROBLEMS, _GROUPS, _LARGEST = range(3)


class BatchWindow(ToolWindow):
    """Says how far a file is read, then what was found.

    Attributes:
        report: of the file; None while there is none.

    Signals:
        choose_wanted: another file is to be asked for.
        file_dropped: the path of a file.
        text_wanted: the file is to be opened as text.
        line_wanted: the number of a line that is to be opened.
        cancelled: what is being read is to be left.
    """

    choose_wanted = Signal()
    file_dropped = Signal(Path)
    text_wanted = Signal()
    line_wanted = Signal(int)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("batchWindow")
        self.setAcceptDrops(True)
        self.report: Report | None = None
        self._bill: Bill | None = None
        self._name, self._problem = "", ""
        self._share: float | None = None
        self._make_head()
        self._make_pages()
        self._lay_out()
        geometry.open_at(self, QSize(1000, 700))
        self.retranslate()

    def _make_head(self) -> None:
        self._title = Label()
        self._title.setFont(theme.figure_font(1.2, bold=True))
        self.choose, self.as_text = QPushButton(autoDefault=False), QPushButton(autoDefault=False)
        self.cancel = QPushButton(autoDefault=False)
        self.choose.clicked.connect(self.choose_wanted)
        self.as_text.clicked.connect(self.text_wanted)
        self.cancel.clicked.connect(self.cancelled)
        self.handing = ReportButton(self._report, self)
        for done in (self.handing.reporting.said, self.handing.reporting.failed):
            done.connect(self._say)
        self.bar, self.state, self._hint = Meter(), Label(), parts.caption()
        self.figures = BatchFigures()
        self.verdict, self._checked = Label(), parts.caption()
        self._verdict = BatchVerdict(self)
        for label in (self.state, self._hint, self.verdict, self._checked):
            label.setWordWrap(True)

    def _make_pages(self) -> None:
        self.problems, self.groups, self.largest = ProblemTable(), GroupTable(), LargestTable()
        self.tables = [
            view_of(self.problems, "batchProblems", batch_tables.WRONG),
            view_of(self.groups, "batchGroups", batch_tables.NOTE),
            view_of(self.largest, "batchLargest", batch_tables.CUSTOM_ID),
        ]
        self._pages = Pages(documentMode=True)
        for table in self.tables:
            self._pages.addTab(table, "")
        self._pages.tabBar().setDrawBase(False)
        for never_shown in self._pages.findChildren(QToolButton):  # Qt names them in English
            never_shown.setAccessibleName("")
        self._more, self.open_line = parts.caption(), QPushButton(autoDefault=False)
        self.open_line.clicked.connect(self._open_line)
        self._pages.currentChanged.connect(self._check)
        for number in (_PROBLEMS, _LARGEST):
            self.tables[number].activated.connect(self._open_line)
            self.tables[number].selectionModel().currentChanged.connect(self._check)

    def _lay_out(self) -> None:
        top, bottom = QHBoxLayout(), QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._title, 1)
        for button in (self.handing, self.as_text, self.choose, self.cancel):
            top.addWidget(button)
        bottom.addWidget(self._more, 1)
        bottom.addWidget(self.open_line)
        found, waiting = QWidget(), QWidget()
        below = QVBoxLayout(found)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(12)
        below.addWidget(self.figures)
        below.addWidget(self.verdict)
        below.addWidget(self._checked)
        below.addWidget(self._pages, 1)
        below.addLayout(bottom)
        before = QVBoxLayout(waiting)
        before.setContentsMargins(0, 0, 0, 0)
        before.setSpacing(12)
        before.addWidget(self.state)
        before.addWidget(self.bar)
        before.addWidget(self._hint)
        before.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(waiting)
        self._stack.addWidget(found)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(16)
        column.addLayout(top)
        column.addWidget(self._stack, 1)

    def retranslate(self) -> None:
        """Write every text in the interface's language."""
        self.setWindowTitle(self.tr("Batch File"))
        self.choose.setText(self.tr("&Choose File…"))
        self.as_text.setText(self.tr("&Open as Text"))
        self.cancel.setText(self.tr("Cancel"))
        self.open_line.setText(self.tr("Open the &Line"))
        self._hint.setText(
            self.tr(
                "A batch file has one request a line, as OpenAI's Batch API takes it. Choose one,"
                " or drop it here: it is checked, counted and priced on this computer."
            )
        )
        self._checked.setText(
            self.tr(
                "Checked: every line is a request with an id of its own, all go to one url and one"
                " model that takes them, none asks for more tokens than it has, and the file keeps"
                " the limits of OpenAI's Batch API."
            )
        )
        names = self.tr("Problems"), self.tr("Models"), self.tr("Largest requests")
        for number, (table, name) in enumerate(zip(self.tables, names, strict=True)):
            table.setAccessibleName(name)
            self._pages.setTabText(number, name)
        self._pages.setAccessibleName(self.windowTitle())
        for model in (self.problems, self.groups, self.largest):
            model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, model.columnCount() - 1)
        self.figures.retranslate()
        self.handing.retranslate()
        self._show()

    # What is shown

    def show_nothing(self) -> None:
        """Show no file."""
        self.report, self._name, self._share, self._problem = None, "", None, ""
        self._show()

    def show_progress(self, name: str, share: float) -> None:
        """Show that a file is read, up to a share of it."""
        self.report, self._name, self._share, self._problem = None, name, share, ""
        self._show()

    def show_problem(self, sentence: str) -> None:
        """Show why a file can't be read."""
        self.report, self._share, self._problem = None, None, sentence
        self._show()
        announcing.announce(self.state, sentence, is_urgent=True)

    def show_report(self, report: Report, bill: Bill) -> None:
        """Show what was found of the file, and what it costs."""
        is_new = report is not self.report
        self.report, self._share, self._problem = report, None, ""
        self._bill = bill
        self.figures.show_bill(report, bill)
        self.groups.show_bill(bill)
        if is_new:
            self.problems.show_report(report)
            self.largest.show_report(report)
            self._pages.setCurrentIndex(_PROBLEMS if report.problem_count else _GROUPS)
        self._show()
        if is_new:
            announcing.announce(self.verdict, self.verdict.text())

    def _show(self) -> None:
        is_counting = self._share is not None
        self._title.setText(self._name or self.tr("No file yet"))
        self._stack.setCurrentIndex(int(self.report is not None))
        self.bar.setVisible(is_counting)
        self.cancel.setVisible(is_counting)
        self.handing.setVisible(self.report is not None)
        self.choose.setVisible(not is_counting)
        self.as_text.setVisible(not is_counting and bool(self._name))
        self.state.setVisible(is_counting or bool(self._problem))
        self._hint.setVisible(not is_counting)
        if self._share is not None:
            self.bar.show_share(self._share, is_over=False)
            known = self.tr("Reading and counting: {percent} %")
            self._problem = ""
            self.state.setText(known.format(percent=int(100 * self._share)))
        else:
            self.state.setText(self._problem)
        parts.restyle(self.state, "warning" if self._problem else "")
        if self.report:
            self._judge(self.report)
        self._check()

    def _judge(self, report: Report) -> None:
        """Say whether the file can be sent."""
        is_ready = report.is_ready
        parts.restyle(self.verdict, "" if is_ready else "warning")
        self.verdict.setText(self._verdict.of(report))
        title = self.tr("Problems")
        if report.problem_count:
            title = f"{title} ({text.integer(report.problem_count)})"
        self._pages.setTabText(_PROBLEMS, title)

    def _report(self) -> reports.Report | None:
        if self.report is None or self._bill is None:
            return None
        say = BatchReport(self)
        names = ("problems", "groups", "largest")
        models = self.problems, self.groups, self.largest
        tables = [
            model.as_table(name, table.accessibleName())
            for name, model, table in zip(names, models, self.tables, strict=True)
        ]
        notes = [self.verdict.text(), self.figures.most.text(), self._left_out()]
        said = [*filter(None, notes), self._checked.text(), say.made(now().date())]
        return say.of(self._name, self.report, self._bill, tables, said)

    def _say(self, sentence: str) -> None:
        """Say what was done with the report, until another page is looked at."""
        self._more.setText(sentence)

    # What is done

    def _check(self, *_indexes: object) -> None:
        number = self._pages.currentIndex()
        table = self.tables[number]
        self.open_line.setVisible(number != _GROUPS)
        self.open_line.setEnabled(table.currentIndex().isValid())
        self._more.setText(self._left_out() if number == _PROBLEMS else "")

    def _left_out(self) -> str:
        """How many problems there are beside those that are listed."""
        more = self.report.problem_count - len(self.report.problems) if self.report else 0
        return self.tr("%Ln more problem(s) not listed.", "", more) if more else ""

    def _open_line(self, _index: QModelIndex | None = None) -> None:
        number = self._pages.currentIndex()
        row = self.tables[number].currentIndex()
        model = self.problems if number == _PROBLEMS else self.largest
        if row.isValid():
            self.line_wanted.emit(model.line(row.row()))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file."""
        if _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read a file that is dropped."""
        if path := _dropped(event):
            event.acceptProposedAction()
            self.file_dropped.emit(path)


def _dropped(event: QDropEvent) -> Path | None:
    """The first file that is dropped; None where none is."""
    urls = event.mimeData().urls()
    return next((Path(url.toLocalFile()) for url in urls if url.isLocalFile()), None)
