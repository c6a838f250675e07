"""Small inputs of one or more figures side by side, which become a value together."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from estimator.pricing import money
from estimator.pricing.money import RateError
from estimator.ui import parts, text
from estimator.ui.decimal_box import DecimalBox
from estimator.ui.label import Label

_HUNDREDTH = Decimal("0.01")
_MINUS = "-\u2212"


class FigureBox(DecimalBox):
    """A decimal, which may be a share in percent, and then below 0.

    Attributes:
        is_share: 5 is shown for 0.05.
    """

    def __init__(self, width: int, *, is_share: bool) -> None:
        super().__init__(9)
        self.is_share = is_share
        self.setFixedWidth(parts.for_digits(self, width))

    def read(self) -> Decimal:
        """The value.

        Raises:
            RateError: what is typed is none.
        """
        typed = text.as_typed(self.text()).strip().removesuffix("%").strip()
        is_below = self.is_share and typed[:1] in _MINUS and typed[:1] != ""
        value = text.parse_decimal(typed[1:] if is_below else typed).value
        value = value.copy_negate() if is_below else value
        return money.times(value, _HUNDREDTH) if self.is_share else value

    def fill(self, value: Decimal) -> None:
        """Show a value, without saying that it was typed."""
        shown = money.times(value, Decimal(100)) if self.is_share else value
        self.blockSignals(True)
        sign = "\u2212" if shown < 0 else ""
        self.setText(sign + text.editable_decimal(shown.copy_abs()))
        self.blockSignals(False)
        self.value = None  # it is read when it is asked for

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
