"""One input of the compute-time plan: its name, its letter, its box, and what is wrong with it."""

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from estimator.pricing import money
from estimator.pricing.usage import MAX_QUANTITY_DECIMALS
from estimator.ui import parts, plan_words
from estimator.ui.decimal_box import DecimalBox
from estimator.ui.label import Label
from estimator.ui.number_box import NumberBox

MOST = 10**9
"""No whole number is larger here; the plan itself takes more."""
_STEPS = {"compute_tokens": 256, "requests": 100, "request_tokens": 64, "days": 1}


class PlanField(QWidget):
    """Whole numbers in a number box; the factor and the seconds in a decimal one.

    Signals:
        changed: the user typed something else.
    """

    changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._label = Label()
        self._letter = parts.named(Label(plan_words.LETTERS[name]), "caption")
        self.box: NumberBox | DecimalBox = self._make_box()
        self.problem = parts.named(Label(), "warning")
        self.problem.setWordWrap(True)
        self.problem.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.problem.hide()
        self._lay_out()

    def _make_box(self) -> NumberBox | DecimalBox:
        box = parts.number(self._name, MOST, _STEPS.get(self._name, 1))
        if self._name in _STEPS:
            box.valueChanged.connect(self.changed)
            return box
        decimal = parts.named(DecimalBox(MAX_QUANTITY_DECIMALS), self._name)
        decimal.setFixedWidth(box.width())
        decimal.textEdited.connect(self._edited)
        return decimal

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._label, 1)
        row.addWidget(self._letter)
        row.addWidget(self.box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.problem)

    def retranslate(self) -> None:
        """Write every text in the interface's language."""
        shown = plan_words.input_name(self._name)
        self._label.setText(shown)
        self.box.setAccessibleName(f"{shown} {plan_words.LETTERS[self._name]}")
        self._say()

    def _edited(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        error = self.box.error if isinstance(self.box, DecimalBox) else None
        said = plan_words.problem(error, MAX_QUANTITY_DECIMALS)
        self.problem.setText(said)
        self.problem.setVisible(bool(said))
        self.box.setAccessibleDescription(said)

    # What it holds

    @property
    def value(self) -> Decimal | None:
        """The number; None while what is typed is none."""
        return self.box.value if isinstance(self.box, DecimalBox) else Decimal(self.box.value())

    @property
    def given(self) -> str:
        """The number in canonical form, or what is typed where it is none."""
        return self.box.text() if self.value is None else money.plain_text(self.value)

    def fill(self, given: str) -> None:
        """Show what was ``given``; a box for whole numbers stays as it is where that is none."""
        value = money.number(given)
        if isinstance(self.box, NumberBox):
            self._fill_whole(self.box, value)
        elif value is None:
            self.box.setText(given)
        else:
            self.box.show_value(value)
        self._say()

    def _fill_whole(self, box: NumberBox, value: Decimal | None) -> None:
        if value is None or value > MOST:
            return
        box.blockSignals(True)
        box.setValue(int(value))
        box.blockSignals(False)
