"""The help: its window is made when it is first asked for, and opens at the page for a place."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QTabWidget, QWidget

from estimator.pricing.own import EMPTY
from estimator.session import Session, now
from estimator.ui import language
from estimator.ui.editor import DEFAULT_POINTS, PromptEditor

if TYPE_CHECKING:
    from collections.abc import Mapping

    from estimator.ui.help_text import Page
    from estimator.ui.help_window import HelpWindow

_START = "start"
_HEARD = "hears_help"
PAGES = {
    "AttachmentList": "attachments",
    "BatchWindow": "batch",
    "CachingPage": "caching",
    "ChatPage": "caching",
    "CompareWindow": "compare",
    "CountFigure": "tokens",
    "FitWindow": "trimming",
    "ImportWindow": "rates",
    "LearnWindow": "tokens",
    "LookUpWindow": "rates",
    "PartsPanel": "attachments",
    "PlanWindow": "plan",
    "QuoteLines": "cost",
    "RatesWindow": "rates",
    "ReconcileWindow": "reconcile",
    "ScenarioWindow": "scenarios",
    "SettingsWindow": "questions",
    "ShortcutWindow": "questions",
    "TrimPanel": "trimming",
    "TrimPreview": "trimming",
    "WaysPage": "ways",
}
"""The page about each part of the windows, by its class."""


class Helping(QObject):
    """Opens the window."""

    def __init__(self, session: Session, editor: PromptEditor, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._editor, self._parent = session, editor, window
        self.window: HelpWindow | None = None
        if isinstance(app := QGuiApplication.instance(), QGuiApplication):
            app.focusWindowChanged.connect(self._listen)

    def _listen(self) -> None:
        """Hear the key in a window that blocks the others, and with them their menus."""
        front = QApplication.activeModalWidget()
        if front is None or front.property(_HEARD):
            return
        front.setProperty(_HEARD, True)
        shortcut = QShortcut(front)
        shortcut.setKeys(QKeySequence.StandardKey.HelpContents)
        shortcut.activated.connect(self.open)

    def open(self) -> None:
        """Show the page about what has the focus, in whichever window of the app."""
        name = page_for(QApplication.focusWidget() or QApplication.activeWindow())
        if front := QApplication.activeModalWidget():
            self._made(front).start(name)  # which would block the other, and takes this with it
            return
        if self.window is None:
            self.window = self._made(self._parent)
        elif self.window.isActiveWindow():
            return
        self.window.start(name)

    def _made(self, parent: QWidget) -> "HelpWindow":
        """The help over a window: that which is there, or a new one."""
        from estimator.ui.help_window import HelpWindow  # noqa: PLC0415 - when asked for

        there = parent.findChild(HelpWindow, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if there is not None:
            return there
        made = HelpWindow(self._pages, self._points, parent)
        if isinstance(parent, QDialog):
            parent.finished.connect(made.close)
        return made

    def _pages(self) -> "Mapping[str, Page]":
        from estimator.ui import help_text  # noqa: PLC0415 - when asked for

        shipped = self._session.book.with_own(EMPTY)
        return help_text.pages(language.current(), shipped, now())

    def _points(self) -> float:
        """Letters of the interface's size, as much larger as those of the editor are."""
        scale = self._editor.points() / DEFAULT_POINTS
        return QApplication.font().pointSizeF() * scale


def page_for(widget: QWidget | None) -> str:
    """The page about a widget: that of the nearest part around it that has one."""
    while widget is not None:
        if isinstance(widget, QTabWidget):
            shown = PAGES.get(type(widget.currentWidget()).__name__)
            if shown:
                return shown
        for kind in type(widget).__mro__:
            if kind.__name__ in PAGES:
                return PAGES[kind.__name__]
        is_apart = widget.isWindow() and not widget.isModal()  # one that blocks is about its parent
        widget = None if is_apart else widget.parentWidget()
    return _START
