"""What another window of the app changes of the rates, shown here within half a second."""

from contextlib import suppress

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from estimator.session import Session
from estimator.store.database import StoreError
from estimator.ui import focus

_EACH = 400  # milliseconds; to look costs some microseconds


class Following(QObject):
    """Looks while the window is seen.

    Signals:
        changed: the book is another now.
    """

    changed = Signal()

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._timer = QTimer(self, interval=_EACH)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """See whether something has changed."""
        if not self._window.isVisible() or focus.is_typing_in_a_table():
            return
        with suppress(StoreError):  # the next edit says so; until then the prices stay
            if self._session.rates.follow():
                self.changed.emit()
