"""The input for a whole number."""

import re

from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtGui import QValidator, QWheelEvent
from PySide6.QtWidgets import QSpinBox, QWidget

from estimator.ui import text, theme

_GROUPED = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{3})+")


class NumberBox(QSpinBox):
    """A whole number from 0 on, grouped as the locale groups.

    Whatever may stand between groups is read, so that a number can be pasted from anywhere.
    Scrolling the window past the box changes nothing.
    """

    def __init__(self, most: int, step: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(0, most)
        self.setSingleStep(step)
        self.setGroupSeparatorShown(True)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFont(theme.figure_font(1.0))

    def validate(self, typed: str, position: int) -> tuple[QValidator.State, str, int]:
        """Whether a text is a number in range, or may become one."""
        digits = self._digits(typed)
        state = QValidator.State.Invalid
        if not digits:
            state = QValidator.State.Intermediate
        elif digits.isdigit() and int(digits) <= self.maximum():
            state = QValidator.State.Acceptable
        return state, typed, position

    def valueFromText(self, typed: str) -> int:
        """The number that a text is."""
        return int(self._digits(typed) or 0)

    def _digits(self, typed: str) -> str:
        """The text without what parts its groups."""
        plain = text.as_typed(typed).strip()
        if _GROUPED.fullmatch(plain):
            return re.sub("[.,]", "", plain)
        return re.sub(r"[\s'’]", "", plain).replace(QLocale().groupSeparator(), "")

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Step only where the user is."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language's numbers."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.setLocale(QLocale())
