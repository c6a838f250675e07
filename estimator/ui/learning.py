"""Learning from bills: the window for it is made when it is first asked for."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from estimator.session import Session

if TYPE_CHECKING:
    from estimator.ui.learn_window import LearnWindow


class Learning(QObject):
    """Opens the window, and tells it what becomes of the prompt.

    Signals:
        learnt: there are other bills to learn from.
        model_wanted: the offered name of the model that an answer is of.
    """

    learnt = Signal()
    model_wanted = Signal(str)

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._parent = window
        self.window: LearnWindow | None = None

    def open(self) -> None:
        """Show the window."""
        if self.window is None:
            from estimator.ui.learn_window import LearnWindow

            self.window = LearnWindow(self._session, self._parent)
            self.window.learnt.connect(self.learnt)
            self.window.model_wanted.connect(self.model_wanted)
        self.window.start()

    def follow(self) -> None:
        """Compare with the prompt as it is now."""
        if self.window and self.window.isVisible():
            self.window.compare()
