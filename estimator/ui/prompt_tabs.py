"""The row of tabs above the editor: a tab for each prompt, and a button for another."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTabBar, QToolButton, QWidget

from estimator.ui import parts

_WIDEST = 220
_MODIFIED = " •"


class PromptTabs(QFrame):
    """Shows titles.

    Signals:
        chosen, closed: the number of a tab.
        moved: from which number to which.
        wanted: another prompt.
    """

    chosen = Signal(int)
    closed = Signal(int)
    moved = Signal(int, int)
    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("promptTabs")
        self.bar = parts.named(_Bar(), "openPrompts")
        self.add = parts.named(QToolButton(autoRaise=True), "newPrompt")
        self.add.setText("+")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 0)
        row.setSpacing(4)
        row.addWidget(self.bar)
        row.addWidget(self.add)
        row.addStretch(1)
        self.bar.currentChanged.connect(self.chosen)
        self.bar.tabCloseRequested.connect(self.closed)
        self.bar.tabMoved.connect(self.moved)
        self.add.clicked.connect(self.wanted)
        self.retranslate()

    def retranslate(self) -> None:
        """Write every text in the interface's language."""
        self.bar.setAccessibleName(self.tr("Open prompts"))
        self.add.setAccessibleName(self.tr("New prompt"))
        self.add.setToolTip(self.tr("New prompt"))
        self.bar.name_buttons(self.tr("Close"))

    def show_tabs(self, titles: Sequence[tuple[str, str, bool]], current: int) -> None:
        """Show these.

        Args:
            titles: of each tab its title, what more there is to say of it, and whether its file is
                not as it is.
            current: the number of the one that is seen.
        """
        self.bar.blockSignals(True)
        while self.bar.count() > len(titles):
            self.bar.removeTab(self.bar.count() - 1)
        while self.bar.count() < len(titles):
            self.bar.addTab("")
        for number, (title, tip, is_modified) in enumerate(titles):
            self.show_title(number, title, tip, is_modified=is_modified)
        self.bar.setCurrentIndex(current)
        self.bar.blockSignals(False)
        self.bar.updateGeometry()  # before the first layout, Qt does not ask for room by itself
        self.bar.name_buttons(self.tr("Close"))

    def show_title(self, number: int, title: str, tip: str, *, is_modified: bool) -> None:
        """Show the title of a tab, if it is another one: Qt lays out all of them then."""
        shown = title.replace("&", "&&") + (_MODIFIED if is_modified else "")
        if shown != self.bar.tabText(number):
            self.bar.setTabText(number, shown)
        tip = parts.plain(tip)
        if tip != self.bar.tabToolTip(number):
            self.bar.setTabToolTip(number, tip)


class _Bar(QTabBar):
    """Tabs that are not too wide."""

    def __init__(self) -> None:
        super().__init__()
        self.setDocumentMode(True)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setMovable(True)
        self.setTabsClosable(True)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def name_buttons(self, name: str) -> None:
        """Name what Qt gives no name: the buttons that close, and those that scroll."""
        for number in range(self.count()):
            for side in (QTabBar.ButtonPosition.LeftSide, QTabBar.ButtonPosition.RightSide):
                button = self.tabButton(number, side)
                if button:
                    button.setAccessibleName(name)
                    button.setAccessibleDescription(self.tabText(number))
                    button.setToolTip(name)
        for scroll in self.findChildren(QToolButton):  # Qt names them in English
            scroll.setAccessibleName("")

    def changeEvent(self, event: QEvent) -> None:
        """Put the buttons that close onto the other side where a language reads the other way."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            super().changeEvent(QEvent(QEvent.Type.StyleChange))  # which has Qt lay out its tabs

    def sizeHint(self) -> QSize:
        """As wide as its tabs, and a pixel more: without it Qt shows buttons that scroll."""
        return super().sizeHint() + QSize(1, 0)

    def minimumSizeHint(self) -> QSize:
        """No wider than its tabs: Qt leaves room for buttons that scroll."""
        return super().minimumSizeHint().boundedTo(self.sizeHint())

    def tabSizeHint(self, index: int) -> QSize:
        """As wide as the title, within limits."""
        hint = super().tabSizeHint(index)
        return QSize(min(hint.width(), _WIDEST), hint.height())
