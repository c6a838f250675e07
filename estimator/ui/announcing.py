"""What a screen reader says of something that changes away from the focus."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from estimator.estimate import Estimate
from estimator.ui import text

_REST = 1000  # milliseconds without a key


def announce(widget: QWidget, said: str, *, is_urgent: bool = False) -> None:
    """Have a sentence read out, where one listens: when it is quiet, or at once."""
    event = QAccessibleAnnouncementEvent(widget, said)
    if is_urgent:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)


class FigureAnnouncer(QObject):
    """Says what the prompt counts and costs once its writer rests, where that has changed."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._estimate: Estimate | None = None
        self._said = ""
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._say)

    def follow(self, estimate: Estimate) -> None:
        """Take another estimate, to be said later."""
        self._estimate = estimate
        if QAccessible.isActive():
            self._rest.start()

    def _say(self) -> None:
        estimate = self._estimate
        if estimate is None or estimate.tokens is None or estimate.uncounted:
            return  # another one follows
        if not estimate.characters and not self._said:
            return  # the window has just opened
        said = self._sentence(estimate, estimate.tokens)
        if said != self._said:
            self._said = said
            announce(self._widget, said)

    def _sentence(self, estimate: Estimate, tokens: int) -> str:
        """``12,345 tokens, $0.0309 a call``."""
        count = self.tr("%Ln token(s)", "", tokens)
        if estimate.is_unsure:
            count = self.tr("about {tokens}").format(tokens=count)
        if estimate.cost is None:
            return self.tr("{tokens}, no price").format(tokens=count)
        cost = text.cost(estimate.cost, estimate.currency)
        return self.tr("{tokens}, {cost} a call").format(tokens=count, cost=cost)
