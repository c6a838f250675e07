"""What stands under the figures, a tab each."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QTabWidget, QToolButton, QWidget

from estimator.ui import parts
from estimator.ui.scrolled import Scrolled

_LINES_AT_LEAST = 10


class SideTabs(QTabWidget):
    """Tabs that know their pages by names; one comes up by itself when there is something in it.

    Signals:
        chosen: the name of the page that is seen now.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, documentMode=True, usesScrollButtons=False)
        for unseen in self.tabBar().findChildren(QToolButton):
            unseen.setAccessibleName("")  # Qt's is in no language of ours
        parts.named(self, "sideTabs")
        self._names: list[str] = []
        self._last = ""  # what was seen before a page came up by itself
        self.tabBar().setExpanding(False)
        self.tabBar().setDrawBase(False)
        self.currentChanged.connect(lambda index: self.chosen.emit(self._names[index]))

    def add(self, name: str, page: QWidget) -> None:
        """Add a page at the right end."""
        room = Scrolled()
        room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        room.setWidget(page)
        room.viewport().setAutoFillBackground(False)
        page.setAutoFillBackground(False)
        self._names.append(name)
        self.addTab(room, "")

    def minimumSizeHint(self) -> QSize:
        """As low as some lines of a page under the titles; the page scrolls then."""
        page = _LINES_AT_LEAST * self.fontMetrics().lineSpacing()
        titles = self.tabBar().sizeHint().height()
        return QSize(super().minimumSizeHint().width(), titles + page)

    def retranslate(self) -> None:
        """Write every text in the interface's language that no page has."""
        self.setAccessibleName(self.tr("Under the figures"))

    def title(self, name: str, shown: str) -> None:
        """Name a page in the interface's language."""
        self.setTabText(self._names.index(name), shown)

    def page(self) -> str:
        """The name of the page that is seen."""
        return self._names[self.currentIndex()] if self._names else ""

    def pages(self) -> list[tuple[str, str, bool]]:
        """The name of each page, its title, and whether it can be seen."""
        places = enumerate(self._names)
        return [(name, self.tabText(at), self.isTabVisible(at)) for at, name in places]

    def show_page(self, name: str) -> None:
        """Show a page, if there is one of this name that can be seen."""
        if name in self._names and self.isTabVisible(self._names.index(name)):
            self.setCurrentIndex(self._names.index(name))

    def offer(self, name: str, is_there: bool) -> None:  # noqa: FBT001 - whether there is one
        """Have a page come up, or go away again."""
        index = self._names.index(name)
        if self.isTabVisible(index) == is_there:
            return
        was_seen = self.page() == name
        if is_there:
            self._last = self.page()
        self.setTabVisible(index, is_there)
        if is_there or was_seen:
            self.show_page(name if is_there else self._last)
