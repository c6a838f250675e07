"""A long text taken into a document a part at a time, while the window stays alive."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from estimator.tokens.units import utf16_length

LENGTH = 65_536
"""Characters that Qt lays out within a frame."""
FIRST = LENGTH // 4
"""Characters of the first part, more than can be seen; what counts the text waits for it."""


class Slices(QObject):
    """What of a long text waits to be taken in."""

    def __init__(self, take: Callable[[str], None], parent: QObject) -> None:
        super().__init__(parent)
        self._take = take
        self._text, self._taken = "", 0
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self.take_one)

    def __len__(self) -> int:
        """How many characters wait."""
        return max(0, len(self._text) - self._taken)

    @property
    def units(self) -> int:
        """The length of what waits, in UTF-16 units."""
        return utf16_length(self._text[self._taken :])

    def wait(self, text: str, taken: int) -> None:
        """Let a text but for its first characters wait instead of what waited."""
        self._text, self._taken = text, taken

    def take_soon(self) -> None:
        """Take in a part whenever nothing else happens."""
        if self:
            self._timer.start()

    def rest(self) -> None:
        """Take in nothing until it is asked for again."""
        self._timer.stop()

    def take_all(self) -> None:
        """Take in everything now."""
        while self:
            self.take_one()

    def take_one(self) -> None:
        """Take in the next part."""
        if self:
            start = self._taken
            self._taken += LENGTH
            self._take(self._text[start : self._taken])
        if not self:
            self._text, self._taken = "", 0
            self._timer.stop()
