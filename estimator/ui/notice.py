"""A line above the editor that says what went wrong, and goes when it was read."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from estimator.ui import announcing
from estimator.ui.label import Label

ATTACHMENT, CRASH, FILE, KEEPING = "attachment", "crash", "file", "keeping"  # topics
REPORT, START, VOCABULARY = "report", "start", "vocabulary"
BESIDE, CLOSED, OUTSIDE, UNSAVED = "beside", "closed", "outside", "unsaved"


@dataclass(frozen=True)
class Message:
    """What is said, made anew where the language changes.

    Attributes:
        topic: what it is about; of each topic the last message counts.
        text: makes the sentence.
        action: makes the text of a button for a way out.
        do: what that button does; None for no button.
    """

    topic: str
    text: Callable[[], str]
    action: Callable[[], str] = str
    do: Callable[[], object] | None = None


class Notice(QFrame):
    """One sentence with a button that closes it, and one for a way out where there is one.

    A sentence about something else waits behind it until it is closed, so none goes unread.

    Attributes:
        buttons: both, from left to right.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._messages: list[Message] = []
        self._text = Label(wordWrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._action = QToolButton()
        self._close = QToolButton()
        self._close.setText("✕")
        self.buttons = self._action, self._close
        self._close.clicked.connect(self._shut)
        self._action.clicked.connect(self._act)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.addWidget(self._text)
        row.addWidget(self._action, alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._close, alignment=Qt.AlignmentFlag.AlignTop)
        self.retranslate()

    def retranslate(self) -> None:
        """Write every text in the interface's language."""
        self._close.setAccessibleName(self.tr("Close this message"))
        self._close.setToolTip(self.tr("Close this message"))
        self._show_first()

    def say(self, message: Message) -> None:
        """Show a message at once; one that says the same again stands where the first stood."""
        topics = [waiting.topic for waiting in self._messages]
        at = topics.index(message.topic) if message.topic in topics else None
        if at is not None and self._messages[at].text() == message.text():
            self._messages[at] = message  # its button may do what has changed meanwhile
        else:
            self.done(message.topic)
            self._messages.insert(0, message)
            announcing.announce(self, message.text(), is_urgent=True)
        self._show_first()

    def done(self, topic: str) -> None:
        """Take back what was said of a topic: it is so no longer."""
        self._messages = [message for message in self._messages if message.topic != topic]
        self._show_first()

    def text(self) -> str:
        """The sentence that is shown; empty where none is."""
        return self._text.text() if self._messages else ""

    def _show_first(self) -> None:
        self.setVisible(bool(self._messages))
        if not self._messages:
            return
        shown = self._messages[0]
        self._text.setText(shown.text())
        self._text.setAccessibleName(shown.text())
        self._action.setText(shown.action())
        self._action.setVisible(shown.do is not None)

    def _shut(self) -> None:
        self.done(self._messages[0].topic)

    def _act(self) -> None:
        do = self._messages[0].do
        self._shut()
        if do:
            do()
