"""The list of the help's pages with their headings, and how often each has what is searched."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from estimator.ui import text
from estimator.ui.help_text import Page

_NAME, _HEADING = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class HelpContents(QTreeWidget):
    """A tree: pages, and below each its headings.

    Signals:
        chosen: a page and the number of its heading.
    """

    chosen = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("helpContents")
        self.setHeaderHidden(True)
        self.setIndentation(16)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.currentItemChanged.connect(self._choose)
        self._items: dict[str, QTreeWidgetItem] = {}

    def fill(self, pages: Iterable[Page]) -> None:
        """List the pages anew."""
        self.blockSignals(True)
        self.clear()
        self._items.clear()
        for page in pages:
            item = self._items[page.name] = QTreeWidgetItem(self, [page.title])
            item.setToolTip(0, page.title)
            item.setData(0, _NAME, page.name)
            item.setData(0, _HEADING, 0)
            for number, heading in enumerate(page.headings[1:], start=1):
                below = QTreeWidgetItem(item, [heading])
                below.setData(0, _NAME, page.name)
                below.setData(0, _HEADING, number)
                below.setToolTip(0, heading)
        self.blockSignals(False)

    def show_page(self, name: str) -> None:
        """Mark a page as the one that is read, and show its headings."""
        item = self._items[name]
        current = self.currentItem()
        if current is not None and current.data(0, _NAME) == name:
            return
        self.blockSignals(True)
        self.setCurrentItem(item)
        self.collapseAll()
        item.setExpanded(True)
        self.blockSignals(False)

    def show_matches(self, pages: Iterable[Page], wanted: str) -> list[str]:
        """Show only the pages that have a text, and how often; their names."""
        found = []
        for page in pages:
            count, item = page.matches(wanted), self._items[page.name]
            item.setText(0, f"{page.title} ({text.integer(count)})" if count else page.title)
            item.setHidden(bool(wanted) and not count)
            if count:
                found.append(page.name)
        return found

    def _choose(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(0, _NAME), item.data(0, _HEADING))
