"""What a figure stands on, beside it, for as long as it is wanted."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from estimator.ui import parts
from estimator.ui.label import Label

_WIDTH = 320
_LEARN = "learn"


class Why(QFrame):
    """A popup with sentences and a way to better figures; Escape and a click elsewhere close it.

    Signals:
        learn_wanted: the user wants to learn from a bill.
    """

    learn_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("why")
        self.text = Label(wordWrap=True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.link = parts.linked()
        self.link.linkActivated.connect(self._learn)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.text)
        column.addWidget(self.link)
        self.setFixedWidth(_WIDTH)

    def open_under(self, widget: QWidget, said: str, learn: str) -> None:
        """Say why under a widget, whose right end is the popup's too.

        Args:
            widget: beside which it opens.
            said: the sentences.
            learn: the text of the link.
        """
        self.text.setText(said)
        self.text.setAccessibleName(said)
        self.link.setText(parts.link(_LEARN, learn))
        for part in (self, self.text, self.link):
            part.ensurePolished()  # in the fonts and margins that it will be shown in
        self._column.invalidate()
        frame = self.contentsMargins()
        inside = self._column.heightForWidth(_WIDTH - frame.left() - frame.right())
        self.setFixedHeight(inside + frame.top() + frame.bottom())
        corner = widget.mapToGlobal(QPoint(widget.width() - _WIDTH, widget.height() + 4))
        self.move(max(corner.x(), widget.screen().availableGeometry().left()), corner.y())
        self.show()
        self.link.setFocus(Qt.FocusReason.PopupFocusReason)

    def _learn(self) -> None:
        self.hide()
        self.learn_wanted.emit()
