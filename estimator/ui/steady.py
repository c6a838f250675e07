"""A label whose text changes with every key, at the least cost."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QWidget

_DIGITS = str.maketrans("123456789", "0" * 9)  # as wide as each other


class SteadyLabel(QLabel):
    """Plain text, as wide as it is; its neighbours are laid out anew only where its size changes.

    Qt lays out the whole window after each text that is set, unless the label's size is fixed.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, textFormat=Qt.TextFormat.PlainText)
        self._shape = ""  # of the text that it fits

    def setText(self, shown: str) -> None:
        """Show a text."""
        super().setText(shown)
        shape = shown.translate(_DIGITS)
        if shape != self._shape:
            self._shape = shape
            self._fit()

    def _fit(self) -> None:
        self.setMinimumSize(0, 0)  # or the hint would be no less
        self.setFixedSize(self.sizeHint())

    def changeEvent(self, event: QEvent) -> None:
        """Fit another font, and another style."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()
