"""A document in pages: numbered, and no row of a table is broken between two of them."""

from collections.abc import Iterator

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QGuiApplication,
    QPagedPaintDevice,
    QPainter,
    QPalette,
    QTextDocument,
    QTextFrame,
    QTextTable,
)

_MARGIN_INCHES = 2 / 2.54
_LEFT = 1  # pixels, too few for a line


def draw(document: QTextDocument, device: QPagedPaintDevice) -> None:
    """Draw a document on pages with margins of two centimetres."""
    page = QRectF(0, 0, device.width(), device.height())
    scale = device.logicalDpiY() / QGuiApplication.primaryScreen().logicalDotsPerInchY()
    margin = round(_MARGIN_INCHES * device.logicalDpiY())
    layout = document.documentLayout()
    layout.setPaintDevice(device)
    frame = document.rootFrame().frameFormat()
    frame.setMargin(margin / scale)
    document.rootFrame().setFrameFormat(frame)
    document.setPageSize(page.size())
    for table in _tables(document):
        _Rows(table, layout, page.height(), margin).keep_whole(scale)
    painter = QPainter(device)
    painter.setFont(document.defaultFont())
    wanted = device.pageRanges()  # as the user of a printer chose
    pages = range(document.pageCount())
    for count, number in enumerate(n for n in pages if wanted.isEmpty() or wanted.contains(n + 1)):
        if count:
            device.newPage()
        _draw_page(painter, layout, page, number)
        foot = page.adjusted(margin, 0, -margin, -margin / 2)
        corner = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
        painter.drawText(foot, corner, str(number + 1))
    painter.end()


def _draw_page(
    painter: QPainter, layout: QAbstractTextDocumentLayout, page: QRectF, number: int
) -> None:
    seen = QAbstractTextDocumentLayout.PaintContext()
    top = number * page.height()
    seen.clip = page.translated(0, top)
    ink = QPalette()
    ink.setColor(QPalette.ColorRole.Text, Qt.GlobalColor.black)  # in any theme
    seen.palette = ink
    painter.save()
    painter.translate(0, -top)
    painter.setClipRect(page.translated(0, top))
    layout.draw(painter, seen)
    painter.restore()


def _tables(document: QTextDocument) -> Iterator[QTextTable]:
    frames: list[QTextFrame] = document.rootFrame().childFrames()
    yield from (frame for frame in frames if isinstance(frame, QTextTable))


class _Rows:
    """The rows of a table on pages."""

    def __init__(
        self, table: QTextTable, layout: QAbstractTextDocumentLayout, page: float, margin: float
    ) -> None:
        self._table, self._layout, self._page, self._margin = table, layout, page, margin

    def keep_whole(self, scale: float) -> None:
        """Begin each row that would be broken on the next page.

        Qt has no word for it: the row before takes what is left of the page.
        """
        for row in range(self._table.format().headerRowCount() + 1, self._table.rows()):
            top, bottom = self._extent(row)
            last = (top // self._page + 1) * self._page - self._margin
            if bottom > last and bottom - top < self._page / 2:  # a higher one is broken
                before = self._table.cellAt(row - 1, 0)
                form = before.format().toTableCellFormat()
                beneath = last - self._cell(row - 1, 0)[1]
                form.setBottomPadding(beneath / scale - _LEFT)
                before.setFormat(form)

    def _extent(self, row: int) -> tuple[float, float]:
        """From where to where the texts of a row are."""
        found = [self._cell(row, column) for column in range(self._table.columns())]
        return min(top for top, _ in found), max(bottom for _, bottom in found)

    def _cell(self, row: int, column: int) -> tuple[float, float]:
        cell = self._table.cellAt(row, column)
        ends = (cell.firstCursorPosition().block(), cell.lastCursorPosition().block())
        first, last = map(self._layout.blockBoundingRect, ends)
        return first.top(), last.bottom()
