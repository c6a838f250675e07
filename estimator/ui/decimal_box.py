"""The input for a decimal."""

from decimal import Decimal

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from estimator.pricing.money import RateError
from estimator.ui import text, theme


class DecimalBox(QLineEdit):
    """A decimal from 0 on, as text: a spin box would make a binary fraction of it.

    Attributes:
        value: what is typed; None while that is no such number.
        places: that are typed after its point.
        error: why it is none.
    """

    def __init__(self, decimals: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._decimals = decimals
        self.value: Decimal | None = None
        self.places = 0
        self.error: RateError | None = None
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFont(theme.figure_font(1.0))
        self.textEdited.connect(self._read)  # which Qt tells before the other
        self.textChanged.connect(self._read)

    def show_value(self, value: Decimal) -> None:
        """Show a number as the locale writes it."""
        self.setText(text.editable_decimal(value))

    def _read(self, typed: str) -> None:
        self.value = self.error = None
        try:
            read = text.parse_decimal(typed)
            if -int(read.value.as_tuple().exponent) > self._decimals:
                raise RateError(typed, "too-fine")  # noqa: TRY301 - as the others are
            self.value, self.places = read.value, read.places
        except RateError as error:
            self.error = error

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language's numbers."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.value is not None:
            self.show_value(self.value)
