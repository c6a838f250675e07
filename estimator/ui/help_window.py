"""The help: its pages, a list of them, a search through all, and the way back."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from estimator.help_pages import NAMES
from estimator.ui import geometry, keys, parts, theme
from estimator.ui.help_browser import HelpBrowser
from estimator.ui.help_contents import HelpContents
from estimator.ui.help_text import Page
from estimator.ui.tool_window import ToolWindow

_START = NAMES[0]


class HelpWindow(ToolWindow):
    """Shows a page.

    Attributes:
        name: of the page that is shown.
    """

    def __init__(
        self,
        read: Callable[[], Mapping[str, Page]],
        points: Callable[[], float],
        parent: QWidget | None = None,
    ) -> None:
        """Make the window, with its first page.

        Args:
            read: gives the pages by their names, in the interface's language.
            points: gives the size of letters.
            parent: the main window.
        """
        super().__init__(parent)
        self.setObjectName("helpWindow")
        self._read, self._points = read, points
        self._pages: Mapping[str, Page] = {}
        self.name = _START
        self._behind: list[tuple[str, int]] = []
        self._ahead: list[tuple[str, int]] = []
        self._found: list[str] = []
        self._make()
        self._lay_out()
        self._connect()
        self.retranslate()
        geometry.open_at(self, QSize(1000, 720))

    def _make(self) -> None:
        self.search = parts.named(QLineEdit(clearButtonEnabled=True), "helpSearch")
        self.search.installEventFilter(self)
        self.said = parts.caption()
        self.contents, self.browser = HelpContents(), HelpBrowser()
        self.back, self.forward, self.next, self.previous = (QToolButton() for _ in range(4))
        for button, sign in zip(
            (self.back, self.forward, self.next, self.previous), "←→↓↑", strict=True
        ):
            button.setText(sign)
        for pressed, do in (
            (keys.GO_BACK, self.go_back),
            (keys.GO_FORWARD, self.go_forward),
            (keys.FIND, self.search.setFocus),
            (keys.FIND_NEXT, self.find_next),
            (keys.FIND_PREVIOUS, self.find_previous),
        ):
            shortcut = QShortcut(self)
            shortcut.setKeys(pressed)  # all that the system has for it
            shortcut.activated.connect(do)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(0, 0, 0, 0)
        bar.setSpacing(4)
        for widget in (self.back, self.forward, self.search):
            bar.addWidget(widget, 1 if widget is self.search else 0)
        self._matches = QWidget()
        row = QHBoxLayout(self._matches)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.said, 1)
        for button in (self.previous, self.next):
            row.addWidget(button)
        side, column = QWidget(), QVBoxLayout()
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addLayout(bar)
        column.addWidget(self._matches)
        column.addWidget(self.contents, 1)
        side.setLayout(column)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        self._splitter.setHandleWidth(1)
        self._splitter.addWidget(side)
        self._splitter.addWidget(self.browser)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([round(width * theme.scale()) for width in (300, 700)])
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._splitter)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._search)
        self.contents.chosen.connect(self.open_page)
        self.browser.wanted.connect(self._follow)
        self.back.clicked.connect(self.go_back)
        self.forward.clicked.connect(self.go_forward)
        self.next.clicked.connect(self.find_next)
        self.previous.clicked.connect(self.find_previous)

    def retranslate(self) -> None:
        """Write every text in the interface's language, the pages too."""
        self.setWindowTitle(self.tr("Help"))
        self.search.setPlaceholderText(self.tr("Search all pages"))
        self.search.setAccessibleName(self.tr("Search all pages"))
        self.contents.setAccessibleName(self.tr("Pages of the help"))
        self.contents.setHeaderLabel(self.tr("Pages of the help"))  # heard, not seen
        self.browser.setAccessibleName(self.tr("Page of the help"))
        for button, name in (
            (self.back, self.tr("Back to the page before")),
            (self.forward, self.tr("Forward again")),
            (self.next, self.tr("Find the next one")),
            (self.previous, self.tr("Find the one before")),
        ):
            button.setAccessibleName(name)
            button.setToolTip(name)
        self._pages = self._read()
        self.contents.fill(self._pages.values())
        self._show(self.name)
        self._search()

    # Pages

    def start(self, name: str) -> None:
        """Show the window with a page."""
        self.bring_up()
        self.open_page(name)
        self.browser.setFocus()

    def open_page(self, name: str, heading: int = 0) -> None:
        """Show a page, at one of its headings."""
        if name != self.name:
            self._behind.append((self.name, self.browser.verticalScrollBar().value()))
            self._ahead.clear()
            self._show(name)
        self.browser.show_heading(heading)

    def _follow(self, target: str) -> None:
        name = target.removesuffix(".md")
        if name in self._pages:
            self.open_page(name)

    def _show(self, name: str) -> None:
        self.name = name
        page = self._pages[name]
        self.browser.show_page(page.markdown, self.search.text(), self._points())
        self.contents.show_page(name)
        self.back.setEnabled(bool(self._behind))
        self.forward.setEnabled(bool(self._ahead))

    def go_back(self) -> None:
        """Show the page before, where it was left."""
        self._go(self._behind, self._ahead)

    def go_forward(self) -> None:
        """Show the page from which it was gone back."""
        self._go(self._ahead, self._behind)

    def _go(self, source: list[tuple[str, int]], target: list[tuple[str, int]]) -> None:
        if not source:
            return
        target.append((self.name, self.browser.verticalScrollBar().value()))
        name, place = source.pop()
        self._show(name)
        self.browser.verticalScrollBar().setValue(place)

    # Search

    def _search(self) -> None:
        wanted = self.search.text()
        self._found = self.contents.show_matches(self._pages.values(), wanted)
        self.browser.mark(wanted)
        count = sum(page.matches(wanted) for page in self._pages.values())
        none = self.tr("Not found") if wanted else ""
        self.said.setText(self.tr("%Ln found", "", count) if count else none)
        self._matches.setVisible(bool(wanted))
        for button in (self.previous, self.next):
            button.setEnabled(bool(self._found))

    def find_next(self) -> None:
        """Go to the next match, on this page or one after it."""
        self._find(is_back=False)

    def find_previous(self) -> None:
        """Go to the match before, on this page or one before it."""
        self._find(is_back=True)

    def _find(self, *, is_back: bool) -> None:
        wanted = self.search.text()
        if not self._found or self.browser.go_on(wanted, is_back=is_back):
            return
        names = list(self._pages)
        place = names.index(self.name)
        round_ = names[place + 1 :] + names[: place + 1]
        if is_back:
            round_ = [*reversed(names[:place]), *reversed(names[place:])]
        following = next(name for name in round_ if name in self._found)
        self.open_page(following)
        self.browser.go_to_end(is_back=is_back)
        self.browser.go_on(wanted, is_back=is_back)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and Shift+Enter go from match to match; Escape ends a search before the window."""
        if watched is self.search and isinstance(event, QKeyEvent):
            is_press = event.type() == QEvent.Type.KeyPress
            if is_press and event.key() in keys.ENTER:
                shifted = bool(event.modifiers() & keys.FIND_BACK)
                self._find(is_back=shifted)
                return True
            if is_press and event.key() == keys.LEAVE and self.search.text():
                self.search.clear()
                return True
        return super().eventFilter(watched, event)
