"""The compute-time plan as a page: an article's formula, computed while its inputs are typed."""

from collections.abc import Mapping
from decimal import Decimal

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from estimator.pricing import money, plans
from estimator.pricing.plans import CALLS, COMPUTE, FACTOR, Term
from estimator.pricing.presets import PRESETS, Preset
from estimator.ui import geometry, parts, plan_words, theme
from estimator.ui.label import Label
from estimator.ui.plan_field import PlanField
from estimator.ui.plan_notes import PlanNotes
from estimator.ui.plan_term import NONE, PlanTerm
from estimator.ui.scrolled import Scrolled
from estimator.ui.tool_window import ToolWindow

_OWN = ""  # in the place of a preset's name
_BY_NAME = {preset.name: preset for preset in PRESETS}
_SIZE = QSize(800, 620)


class PlanWindow(ToolWindow):
    """Six inputs, the sum that they give, and what the article prints for its own.

    Attributes:
        own: the user's own inputs by name, in canonical form or as they were typed; they stay
            while a preset is looked at.

    Signals:
        changed: the user's own inputs, or the choice of a preset.
        rates_wanted: the user wants to see the rates.
    """

    changed = Signal()
    rates_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("computeTime")
        self.own = _given(PRESETS[0])
        self._make_inputs()
        self._make_result()
        self._lay_out()
        geometry.open_at(self, _SIZE)
        self.retranslate()

    def _make_inputs(self) -> None:
        self._intro, self._example = parts.caption(), Label()
        self.presets = parts.named(QComboBox(), "presets")
        for name in (_OWN, *_BY_NAME):
            self.presets.addItem("", name)
        self.presets.currentIndexChanged.connect(self._choose)
        self.formula = parts.named(Label(plan_words.formula()), "formula")
        self.formula.setFont(theme.figure_font(1.4, bold=True))
        self.terms = PlanTerm(COMPUTE), PlanTerm(CALLS)
        self.fields = {FACTOR: PlanField(FACTOR)}
        for term in self.terms:
            self.fields |= term.fields
        for field in self.fields.values():
            field.changed.connect(self._edited)

    def _make_result(self) -> None:
        self.total, self.summands = parts.figure("planTotal", 1.8), Label()
        self.copied, self.unit = parts.caption(), parts.caption()
        self.copy = QPushButton(autoDefault=False)
        self.copy.clicked.connect(self._copy)
        self.slip = Label()
        for label in (self._intro, self.summands, self.slip, self.unit):
            label.setWordWrap(True)
        self.notes = PlanNotes()
        self.notes.rates_wanted.connect(self.rates_wanted)

    # Layout

    def _lay_out(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(12)
        column.addWidget(self._intro)
        column.addLayout(parts.row(self._example, self.presets))
        column.addWidget(self.formula)
        column.addLayout(self._sides())
        column.addWidget(parts.hairline())
        column.addLayout(self._result())
        column.addWidget(parts.hairline())
        column.addWidget(self.notes)
        column.addStretch(1)
        area = Scrolled()
        area.setWidget(page)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(area)

    def _sides(self) -> QGridLayout:
        sides = QGridLayout()
        sides.setHorizontalSpacing(32)
        sides.setVerticalSpacing(16)
        sides.addWidget(self.fields[FACTOR], 0, 0)
        for side, term in enumerate(self.terms):
            sides.setColumnStretch(side, 1)
            sides.addWidget(term, 1, side)
        return sides

    def _result(self) -> QVBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.total)
        row.addWidget(self.summands, 1)
        row.addWidget(self.copied)
        row.addWidget(self.copy)
        result = QVBoxLayout()
        result.setSpacing(4)
        result.addLayout(row)
        result.addWidget(self.unit)
        result.addWidget(self.slip)
        return result

    def retranslate(self) -> None:
        """Write every text in the interface's language."""
        self.setWindowTitle(self.tr("Compute-Time Plan"))
        self._intro.setText(
            self.tr(
                "The formula of the article “OpenAI Token Billing and Calculation”, computed"
                " exactly. It charges tokens of computing, and the time of calls."
            )
        )
        self._example.setText(self.tr("Example"))
        self.presets.setAccessibleName(self.tr("Example"))
        self.presets.setItemText(0, self.tr("Your own figures"))
        for row, preset in enumerate(PRESETS, start=1):
            self.presets.setItemText(row, plan_words.preset_name(preset))
        self.formula.setAccessibleName(self.tr("Formula: {it}").format(it=plan_words.formula()))
        self.unit.setText(self.tr("A number without a currency: p is a factor without a unit."))
        self.copy.setText(self.tr("&Copy the Sum"))
        for part in (self.fields[FACTOR], *self.terms, self.notes):
            part.retranslate()
        self.show_sum()

    def start(self) -> None:
        """Show the window."""
        self.bring_up()

    # What is chosen and typed

    def restore(self, chosen: str, own: Mapping[str, str]) -> None:
        """Put back what was kept; what was not, or is no more, stays as it is."""
        self.own |= {name: given for name, given in own.items() if given}
        self._select(chosen)
        self._fill()

    @property
    def chosen(self) -> str:
        """The name of the preset that is shown; empty for the user's own inputs."""
        return str(self.presets.currentData())

    def _select(self, name: str) -> None:
        self.presets.blockSignals(True)
        self.presets.setCurrentIndex(max(self.presets.findData(name), 0))
        self.presets.blockSignals(False)

    def _choose(self) -> None:
        self._fill()
        self.changed.emit()

    def _fill(self) -> None:
        preset = _BY_NAME.get(self.chosen)
        for name, given in (_given(preset) if preset else self.own).items():
            self.fields[name].fill(given)
        self.show_sum()

    def _edited(self) -> None:
        """What is typed over a preset is the user's own."""
        self.own = {name: field.given for name, field in self.fields.items()}
        self._select(_OWN)
        self.show_sum()
        self.changed.emit()

    # The sum

    def _computed(self) -> tuple[plan_words.Values, tuple[Term, Term]] | None:
        """The inputs and the terms; None while one of the inputs is no number."""
        values: dict[str, Decimal] = {}
        for name, field in self.fields.items():
            if field.value is None:
                return None
            values[name] = field.value
        return values, plans.compute_time(values)

    def show_sum(self) -> None:
        """Show what the inputs give."""
        computed = self._computed()
        values, terms = computed or (None, (None, None))
        for column, term in zip(self.terms, terms, strict=True):
            column.show_term(values, term)
        shown = plan_words.total(computed[1]) if computed else NONE
        parts.say(self.total, shown, self.tr("Total: {total}").format(total=shown))
        self.summands.setText(f"= {plan_words.summands(computed[1])}" if computed else "")
        preset = _BY_NAME.get(self.chosen)
        self.slip.setText(plan_words.slip(preset, computed[1]) if preset and computed else "")
        self.slip.setVisible(bool(self.slip.text()))
        self.copy.setEnabled(computed is not None)
        self.copied.clear()

    def _copy(self) -> None:
        if computed := self._computed():
            QGuiApplication.clipboard().setText(plan_words.copied(*computed))
            self.copied.setText(self.tr("Copied."))


def _given(preset: Preset) -> dict[str, str]:
    return {name: money.plain_text(value) for name, value in preset.inputs.items()}
