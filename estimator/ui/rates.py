"""The rates: the window for them is made when it is first asked for."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from estimator.session import Session
from estimator.store.database import StoreError
from estimator.ui import focus, words
from estimator.ui.keeping import Keeper

if TYPE_CHECKING:
    from estimator.ui.rates_window import RatesWindow

_SETTLED_MS = 100
"""SQLite writes in several steps."""


class Rates(QObject):
    """Opens the window, and follows what another window of the app changes of the rates.

    Signals:
        changed: the book is another now.
    """

    changed = Signal()

    def __init__(self, session: Session, keeper: Keeper, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._keeper = session, keeper
        self._parent = window
        self.window: RatesWindow | None = None
        self._soon = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._soon.timeout.connect(self.look)
        self._watcher = QFileSystemWatcher(self)  # a clock would wake an app that nobody uses
        self._watcher.directoryChanged.connect(self._soon.start)
        self._watch()

    def _watch(self) -> None:
        """Be told of each commit: SQLite deletes its journal then. Few network folders tell."""
        if self._session.store.is_lasting:
            self._watcher.addPath(str(Path(self._session.store.path).parent))

    def open(self, meter: str) -> None:
        """Show the window, at the rate of a meter of the prompt or the first of the model's."""
        self._made().start(meter)

    def open_currencies(self) -> None:
        """Show the window, where the user says what currencies are worth."""
        self._made().start_at_currencies()

    def open_discounts(self) -> None:
        """Show the window, where the user says what is off a price."""
        self._made().start_at_discounts()

    def import_(self) -> None:
        """Show the window, and ask for a file of rates."""
        self.open("")
        self._made().files.choose()

    def export(self) -> None:
        """Show the window, and ask for a file to write the rates into."""
        self.open("")
        self._made().files.export()

    def _made(self) -> "RatesWindow":
        if self.window is None:
            from estimator.ui.rates_window import RatesWindow

            self.window = RatesWindow(self._session, self._keeper, self._parent)
            self.window.rates_changed.connect(self.changed)
        return self.window

    def look_up(self) -> None:
        """Show the window, and ask whether newer rates are to be fetched."""
        self.open("")
        self._made().files.look_up()

    def follow(self) -> None:
        """Show what the prompt costs by now."""
        if self.window and self.window.isVisible():
            self.window.rules.show_effect()

    def look(self) -> None:
        """See whether another window has changed something, while this one is seen."""
        if not self._parent.isVisible():
            return
        if focus.is_typing_in_a_table():  # it would be lost
            self._soon.start()
            return
        try:
            is_another = self._session.rates.follow()
        except StoreError as error:  # until it can be read, the prices stay
            self._soon.start()
            if self.window:
                self.window.say(words.sentence(error))
            return
        if is_another:
            if self.window:
                self.window.show_book()
            self.changed.emit()
