"""Small inputs of one or more figures side by side, which become a value together."""

from collections.abc import Sequence
from contextlib import suppress
from decimal import Decimal

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from estimator.pricing import money
from estimator.pricing.money import RateError
from estimator.ui import parts, text
from estimator.ui.decimal_box import DecimalBox
from estimator.ui.label import Label

_HUNDREDTH = Decimal("0.01")
_AROUND = 16  # pixels, as in parts.for_digits
_MINUS = "-\u2212"


class FigureBox(DecimalBox):
    """A decimal, which may be a share in percent, and then below 0.

    It is grouped until it is typed into: a digit after ``4,096`` would make another number of it.

    Attributes:
        is_share: 5 is shown for 0.05.
    """

    def __init__(self, width: int, *, is_share: bool) -> None:
        super().__init__(9)
        self.is_share = is_share
        self._filled = "", Decimal(0)  # a text that was not typed, and what it is in any language
        self.setFixedWidth(parts.for_digits(self, width))

    def read(self) -> Decimal:
        """The value.

        Raises:
            RateError: what is typed is none.
        """
        if self.text() and self.text() == self._filled[0]:
            return self._filled[1]
        typed = text.as_typed(self.text()).strip().removesuffix("%").strip()
        is_below = self.is_share and typed[:1] in _MINUS and typed[:1] != ""
        value = text.parse_decimal(typed[1:] if is_below else typed).value
        value = value.copy_negate() if is_below else value
        return money.times(value, _HUNDREDTH) if self.is_share else value

    def fill(self, value: Decimal) -> None:
        """Show a value, without saying that it was typed."""
        self._filled = self._written(value, is_grouped=not self.hasFocus()), value
        self.blockSignals(True)
        self.setText(self._filled[0])
        self.blockSignals(False)
        self.value = None  # it is read when it is asked for

    def _written(self, value: Decimal, *, is_grouped: bool) -> str:
        shown = money.times(value, Decimal(100)) if self.is_share else value
        sign, size = "\u2212" if shown < 0 else "", shown.copy_abs()
        grouped = sign + text.decimal(size)
        fits = self.fontMetrics().horizontalAdvance(grouped) <= self.maximumWidth() - _AROUND
        return grouped if is_grouped and fits else sign + text.editable_decimal(size)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the groups away before a place is chosen or all is."""
        if self.text() == self._filled[0]:
            self.fill(self._filled[1])
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Group what was typed plainly; a menu or another window leaves it as it is."""
        super().focusOutEvent(event)
        reasons = Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason
        if event.reason() in reasons:
            return
        with suppress(RateError):
            value = self.read()
            if self.text() == self._written(value, is_grouped=False):
                self.fill(value)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language's numbers, but for what was typed."""
        if event.type() == QEvent.Type.LanguageChange and self.text() == self._filled[0]:
            self.fill(self._filled[1])
        super().changeEvent(event)

    def is_same(self, value: Decimal) -> bool:
        """Whether this value is shown already."""
        try:
            return self.read() == value
        except RateError:
            return False


class FigureBoxes(QWidget):
    """Some of them in a row.

    Signals:
        typed: one of them has changed.
    """

    typed = Signal()

    def __init__(
        self, number: int, *, width: int = 72, is_share: bool = False, has_sign: bool = True
    ) -> None:
        super().__init__()
        self.boxes = [FigureBox(width, is_share=is_share) for _ in range(number)]
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        for box in self.boxes:
            line.addWidget(box)
            box.textEdited.connect(lambda _typed: self.typed.emit())
        if is_share and has_sign:
            line.addWidget(parts.named(Label("%"), "caption"))
        line.addStretch(1)
        self.setFocusProxy(self.boxes[0])

    def read(self) -> list[Decimal]:
        """The values.

        Raises:
            RateError: what is typed in one of them is none.
        """
        return [box.read() for box in self.boxes]

    def fill(self, values: Sequence[Decimal]) -> None:
        """Show values; what is typed for one stays as it is typed."""
        for box, value in zip(self.boxes, values, strict=True):
            if not box.is_same(value):
                box.fill(value)

    def name(self, names: Sequence[str]) -> None:
        """Say what each of them is."""
        for box, shown in zip(self.boxes, names, strict=True):
            box.setAccessibleName(shown)
