"""The commands that hand on a report: copied as text or data, as a PDF, or printed."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QWidget

from estimator.store import files
from estimator.store.files import FileError
from estimator.ui import words

if TYPE_CHECKING:
    from estimator.reports import Report


class Reporting(QObject):
    """Fills a menu with the commands.

    Signals:
        said: what was done.
        failed: why something can't be done.
    """

    said = Signal(str)
    failed = Signal(str)

    def __init__(self, make: "Callable[[], Report | None]", parent: QWidget) -> None:
        """Hand on what ``make`` returns when it is asked for; None where there is nothing yet."""
        super().__init__(parent)
        self._make = make
        self._parent = parent

    def fill(self, menu: QMenu) -> None:
        """Put the commands into a menu, in the place of what is there."""
        menu.clear()
        copies = (
            (self.tr("Copy as &Markdown"), "markdown"),
            (self.tr("Copy as &CSV"), "csv"),
            (self.tr("Copy as &JSON"), "json"),
        )
        for title, form in copies:
            action = menu.addAction(title)
            action.triggered.connect(lambda _checked=False, as_=form: self._copy(as_))
        menu.addSeparator()
        menu.addAction(self.tr("&Save as PDF…")).triggered.connect(self.save)
        menu.addAction(self.tr("&Print…")).triggered.connect(self.print_out)

    def _made(self) -> "Report | None":
        report = self._make()
        if report is None:
            self.failed.emit(self.tr("There is nothing to report yet: it is still being counted."))
        return report

    def _copy(self, form: str) -> None:
        from estimator import reports  # noqa: PLC0415 - when one is asked for

        known = {"markdown": reports.markdown, "csv": reports.as_csv, "json": reports.as_json}
        if report := self._made():
            QGuiApplication.clipboard().setText(known[form](report))
            self.said.emit(self.tr("Copied."))

    def save(self) -> None:
        """Ask for a file and write the report into it."""
        report = self._made()
        if report is None:
            return
        name = f"{_file_name(report.title)}.pdf"
        kind = self.tr("PDF files (*.pdf)")
        chosen, _ = QFileDialog.getSaveFileName(
            self._parent, self.tr("Save the Report"), name, kind
        )
        if chosen:
            self.save_to(Path(chosen), report)

    def save_to(self, path: Path, report: "Report") -> None:
        """Write a report into a file; the ending is added where there is none."""
        from estimator.ui import paper  # noqa: PLC0415 - what only paper needs

        path = path if path.suffix else path.with_suffix(".pdf")
        try:
            files.write_bytes(path, paper.pdf(report))
        except FileError as error:
            self.failed.emit(words.sentence(error))
        else:
            self.said.emit(self.tr("Saved as {name}.").format(name=path.name))

    def print_out(self) -> None:
        """Ask for a printer, and give it the report."""
        from estimator.ui import paper  # noqa: PLC0415

        if report := self._made():
            paper.print_out(report, self._parent)


class ReportButton(QPushButton):
    """A button with the commands as its menu.

    Attributes:
        reporting: that does them.
    """

    def __init__(self, make: "Callable[[], Report | None]", parent: QWidget) -> None:
        super().__init__(parent, autoDefault=False)
        self.reporting = Reporting(make, parent)
        self._menu = QMenu(self)
        self.setMenu(self._menu)
        self.retranslate()

    def retranslate(self) -> None:
        """Write every text in the interface's language."""
        self.setText(self.tr("Repor&t"))
        self.setToolTip(self.tr("Copy, save or print what is shown here"))
        self.reporting.fill(self._menu)


def _file_name(title: str) -> str:
    """A title as a name that every system takes for a file."""
    return "".join(sign if sign.isalnum() or sign in " -_" else "-" for sign in title).strip()
