"""A report on paper: a PDF, or what a printer is given."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QUrl
from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QTextDocument,
)

from estimator import reports
from estimator.reports import Report
from estimator.ui import paged

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_POINTS, _SMALL_POINTS = 9, 7.5
_WIDE = 7  # columns that need a page on its side, and small letters


class _Page(QTextDocument):
    """A report as it is drawn; whatever is in it, no file and no address is read for it."""

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        """Nothing."""
        return None


def pdf(report: Report) -> bytes:
    """The pages of a report, numbered, with its texts as text."""
    made = QBuffer()
    made.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(made)
    writer.setTitle(report.title)
    writer.setPageLayout(_layout(report))
    paged.draw(_document(report), writer)
    del writer  # it ends the file
    return bytes(made.data().data())


def print_out(report: Report, parent: "QWidget") -> None:
    """Ask for a printer, and give it the report."""
    # Loads what speaks to printers.
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(report.title)
    printer.setPageLayout(_layout(report))
    dialog = QPrintDialog(printer, parent)
    dialog.accepted.connect(lambda: paged.draw(_document(report), printer))
    dialog.finished.connect(dialog.deleteLater)
    dialog.setModal(True)
    dialog.show()


def _is_wide(report: Report) -> bool:
    return max((len(table.columns) for table in report.shown_tables), default=0) >= _WIDE


def _layout(report: Report) -> QPageLayout:
    way = QPageLayout.Orientation
    return QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4),
        way.Landscape if _is_wide(report) else way.Portrait,
        QMarginsF(),  # the document has its own on paper
    )


def _document(report: Report) -> QTextDocument:
    document = _Page()
    document.setDocumentMargin(0)
    font = QFont(QGuiApplication.font())
    font.setPointSizeF(_SMALL_POINTS if _is_wide(report) else _POINTS)
    document.setDefaultFont(font)
    document.setHtml(reports.as_html(report))
    return document
