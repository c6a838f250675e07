"""A field to paste what a program wrote into, which may be far longer than anyone would type."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from estimator.tokens import pasted

LONGEST = 100_000
"""Characters that are taken; a key in more would not be followed at once."""


class PasteBox(QPlainTextEdit):
    """Takes what is pasted without its long texts where there is very much of it, then a part."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Between words Qt would look for the end of each row in all of a line that has none.
        self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self.setTabChangesFocus(True)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Insert a text that is pasted or dropped."""
        text = source.text()
        if len(text) <= LONGEST:
            super().insertFromMimeData(source)
        else:
            self.insertPlainText(pasted.without_long_texts(text)[:LONGEST])
