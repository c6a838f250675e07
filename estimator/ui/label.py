"""Labels of plain text: a model or a file may be called ``<img src=…>``."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel


class Label(QLabel):
    """Shows its text as it is; Qt's own takes for markup what looks like it."""

    def __init__(self, text: str = "", **options: Any) -> None:
        super().__init__(text, textFormat=Qt.TextFormat.PlainText, **options)
