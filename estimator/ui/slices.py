"""A long text taken into a document a part at a time, while the window stays alive."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from estimator.tokens.units import utf16_length

LENGTH = 65_536
"""Characters that Qt lays out within a frame."""


class Slices(QObject):
    """What of a long text waits to be taken in."""

    def __init__(self, take: Callable[[str], None], parent: QObject) -> None:
        super().__init__(parent)
        self._take = take
        self._waiting: list[str] = []
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self.take_one)

    def __len__(self) -> int:
        """How many wait."""
        return len(self._waiting)

    @property
    def units(self) -> int:
        """The length of what waits, in UTF-16 units."""
        return sum(map(utf16_length, self._waiting))

    def wait(self, text: str) -> None:
        """Let this wait instead of what waited."""
        self._waiting = [text[i : i + LENGTH] for i in range(0, len(text), LENGTH)]

    def take_soon(self) -> None:
        """Take in a part whenever nothing else happens."""
        if self._waiting:
            self._timer.start()

    def take_all(self) -> None:
        """Take in everything now."""
        while self._waiting:
            self.take_one()

    def take_one(self) -> None:
        """Take in the next part."""
        if self._waiting:
            self._take(self._waiting.pop(0))
        if not self._waiting:
            self._timer.stop()
