"""Labels whose text changes with every key, at the least cost.

Qt lays out the whole window after each text that is set in a label, unless the label's size is
fixed or no layout holds it.
"""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QEnterEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from estimator.ui.label import Label

_DIGITS = str.maketrans("123456789", "0" * 9)  # as wide as each other


class SteadyLabel(Label):
    """Plain text, as wide as it is; what is around it is laid out anew only where that changes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._shape = ""  # of the text that it fits
        self.setAutoFillBackground(True)

    def setText(self, shown: str) -> None:
        """Show a text."""
        super().setText(shown)
        shape = shown.translate(_DIGITS)
        if shape != self._shape:
            self._shape = shape
            self._fit()

    def clear(self) -> None:
        """Show nothing."""
        self.setText("")

    def _fit(self) -> None:
        self.setMinimumSize(0, 0)  # or the hint would be no less
        self.setFixedSize(self.sizeHint())

    def changeEvent(self, event: QEvent) -> None:
        """Fit another font, and another style."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()


class SelectableLabel(SteadyLabel):
    """One that can be selected while the mouse is there; Qt paints such a text twice."""

    def enterEvent(self, event: QEnterEvent) -> None:
        """Let it be selected."""
        self._let_select()
        super().enterEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Let it be selected."""
        self._let_select()
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Let it be selected."""
        self._let_select()
        super().mouseDoubleClickEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Keep what is selected, until the text changes."""
        super().leaveEvent(event)
        if not self.hasSelectedText():
            self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)

    def _let_select(self) -> None:
        if not self.hasSelectedText():
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)


class Paragraph(SteadyLabel):
    """One of several rows, as wide as there is room.

    Attributes:
        holder: what a layout is to hold in its place.
    """

    def __init__(self) -> None:
        self.holder = _Holder(self)
        super().__init__(self.holder)
        self.setWordWrap(True)

    def _fit(self) -> None:
        self.holder.updateGeometry()


class _Holder(QWidget):
    """Stands for a paragraph in a layout, and hears nothing of its text."""

    def __init__(self, held: Paragraph) -> None:
        super().__init__()
        self._held = held
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """That of the paragraph."""
        return self._held.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """That of the paragraph."""
        return self._held.minimumSizeHint()

    def heightForWidth(self, width: int) -> int:
        """That of the paragraph."""
        return self._held.heightForWidth(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the paragraph all the room."""
        super().resizeEvent(event)
        self._held.setGeometry(self.rect())
