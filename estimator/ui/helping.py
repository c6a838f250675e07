"""The help: its window is made when it is first asked for, and opens at the page for a place."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QTabWidget, QWidget

from estimator.pricing.own import EMPTY
from estimator.session import Session, now
from estimator.ui import language
from estimator.ui.editor import DEFAULT_POINTS, PromptEditor

if TYPE_CHECKING:
    from collections.abc import Mapping

    from estimator.ui.help_text import Page
    from estimator.ui.help_window import HelpWindow

_START = "start"
PAGES = {
    "AttachmentList": "attachments",
    "BatchWindow": "batch",
    "CachingPage": "caching",
    "ChatPage": "caching",
    "CompareWindow": "compare",
    "CountFigure": "tokens",
    "FitWindow": "trimming",
    "LearnWindow": "tokens",
    "PartsPanel": "attachments",
    "PlanWindow": "plan",
    "QuoteLines": "cost",
    "RatesWindow": "rates",
    "ReconcileWindow": "reconcile",
    "ScenarioWindow": "scenarios",
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

    def open(self) -> None:
        """Show the page about what has the focus, in whichever window of the app."""
        name = page_for(QApplication.focusWidget() or QApplication.activeWindow())
        if self.window is None:
            from estimator.ui.help_window import HelpWindow  # noqa: PLC0415 - when asked for

            self.window = HelpWindow(self._pages, self._points, self._parent)
        elif self.window.isActiveWindow():
            return
        self.window.start(name)

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
        widget = widget.parentWidget() if not widget.isWindow() else None
    return _START
