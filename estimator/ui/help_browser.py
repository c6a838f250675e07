"""A page of the help as it is read: its headings, tables and marks; nothing is ever fetched."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QPalette,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget

from estimator.ui.help_text import FEATURES

_MARGIN, _LEADING = 24, 4  # pixels: around, and between lines
_ABOVE = {1: 0, 2: 20}  # pixels above a heading, by its level
_SIZES = {1: 2, 2: 1}  # as of HTML: one and a half times, a fifth larger
_WASH = 90  # of 255: how much of the highlight a mark has


class HelpBrowser(QTextBrowser):
    """Shows Markdown, and the matches of what is searched.

    Signals:
        wanted: the target of a link that was clicked.
    """

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("helpPage")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.anchorClicked.connect(lambda url: self.wanted.emit(url.toString()))
        self._markdown, self._search = "", ""
        self._points = self.font().pointSizeF()

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        """Nothing: a page has no pictures, and no page of others is shown."""
        return None

    def show_page(self, markdown: str, search: str, points: float) -> None:
        """Show a page from its beginning, with the matches of a search marked."""
        self._markdown, self._search, self._points = markdown, search, points
        self._fill()
        self.verticalScrollBar().setValue(0)

    def _fill(self) -> None:
        document = self.document()
        font = QFont(self.font())
        font.setPointSizeF(self._points)
        document.setDefaultFont(font)
        document.setDocumentMargin(_MARGIN)
        document.setMarkdown(self._markdown, FEATURES)
        for block in self._blocks():
            self._dress(block)
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                self._dress_table(frame)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.mark(self._search)

    def _blocks(self) -> Iterator[QTextBlock]:
        block = self.document().begin()
        while block.isValid():
            yield block
            block = block.next()

    def _dress(self, block: QTextBlock) -> None:
        cursor, form = QTextCursor(block), QTextBlockFormat(block.blockFormat())
        # Not in proportion: a block with a mark in it would lose the feet of its last line.
        form.setLineHeight(_LEADING, QTextBlockFormat.LineHeightTypes.LineDistanceHeight.value)
        if level := form.headingLevel():
            form.setTopMargin(_ABOVE.get(level, 0))
            form.setBottomMargin(8)
            letters = QTextCharFormat()
            letters.setProperty(QTextCharFormat.Property.FontSizeAdjustment, _SIZES.get(level, 0))
            letters.setFontWeight(QFont.Weight.Bold)  # of Chinese there is often no other
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            cursor.mergeCharFormat(letters)
        elif cursor.currentTable() is None:
            is_within = bool(cursor.currentList() and block.next().textList())
            form.setBottomMargin(4 if is_within else 10)
        QTextCursor(block).setBlockFormat(form)

    def _dress_table(self, table: QTextTable) -> None:
        form = table.format()
        form.setCellPadding(6)
        form.setCellSpacing(0)
        form.setBorder(1)
        form.setBorderCollapse(True)
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        form.setBorderBrush(self.palette().color(QPalette.ColorRole.Mid))
        form.setTopMargin(4)
        form.setBottomMargin(14)
        form.setWidth(QTextLength())
        table.setFormat(form)

    def mark(self, search: str) -> None:
        """Mark the matches of a search in the page."""
        self._search = search
        form = QTextCharFormat()
        wash = QColor(self.palette().color(QPalette.ColorRole.Highlight))
        wash.setAlpha(_WASH)
        form.setBackground(wash)
        form.setFontUnderline(True)  # not by the colour alone
        marks = []
        cursor = QTextCursor(self.document())
        while search:
            cursor = self.document().find(search, cursor)
            if cursor.isNull():
                break
            selection = QTextEdit.ExtraSelection()
            selection.cursor, selection.format = cursor, form
            marks.append(selection)
        self.setExtraSelections(marks)

    def go_on(self, search: str, *, is_back: bool) -> bool:
        """Select the next match of a search, or the one before; whether there is one."""
        flags = QTextDocument.FindFlag.FindBackward if is_back else QTextDocument.FindFlag(0)
        return bool(search) and self.find(search, flags)

    def go_to_end(self, *, is_back: bool) -> None:
        """Put the cursor where a search of the whole page begins."""
        ends = QTextCursor.MoveOperation.End, QTextCursor.MoveOperation.Start
        self.moveCursor(ends[0] if is_back else ends[1])

    def show_heading(self, number: int) -> None:
        """Scroll to one of the headings, counted from 0."""
        headings = [block for block in self._blocks() if block.blockFormat().headingLevel()]
        if number < len(headings):
            place = self.document().documentLayout().blockBoundingRect(headings[number]).top()
            self.verticalScrollBar().setValue(int(place) if number else 0)

    def changeEvent(self, event: QEvent) -> None:
        """Dress the page anew in another theme, at the same place."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.__dict__.get("_markdown"):
            place = self.verticalScrollBar().value()
            self._fill()
            self.verticalScrollBar().setValue(place)
