"""Trimming, under the figures: the budget, the rules and what each would save."""

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QListView,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from estimator.budget import Budget, Kind
from estimator.choices import MAX_OUTPUT_TOKENS
from estimator.ui import parts
from estimator.ui.decimal_box import DecimalBox
from estimator.ui.meter import Meter
from estimator.ui.parts_panel import SIDE
from estimator.ui.trim_delegate import RuleDelegate
from estimator.ui.trim_rules import TrimRules
from estimator.ui.two_lines import height

_COST_DECIMALS = 9
_KINDS = (Kind.TOKENS, Kind.COST, Kind.WINDOW)
_ROWS_AT_LEAST = 2


class TrimPanel(QWidget):
    """The page of trimming.

    Attributes:
        rules: the rules that would save something.
        meter, state: how full the budget is, and in words.
        fit, preview: the buttons.

    Signals:
        budget_changed: another budget.
    """

    budget_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rules = TrimRules(self)
        self._kind = parts.named(QComboBox(), "budgetKind")
        self._tokens = parts.number("budget", MAX_OUTPUT_TOKENS, step=100)
        self._cost = parts.named(DecimalBox(_COST_DECIMALS), "budgetCost")
        self._inputs = QStackedWidget()
        self.meter = Meter()
        self.state, self.note, self.summary = parts.linked(), parts.linked(), parts.caption()
        self.list = parts.named(QListView(), "trimRules")
        self.fit, self.preview = QPushButton(autoDefault=False), QPushButton(autoDefault=False)
        self._make()
        self._lay_out()
        self._kind.currentIndexChanged.connect(self._choose_kind)
        self._tokens.valueChanged.connect(self.budget_changed)
        self._cost.textChanged.connect(self.budget_changed)

    def _make(self) -> None:
        self._kind.addItems([""] * len(_KINDS))
        for widget in (self._tokens, self._cost, QWidget()):
            self._inputs.addWidget(widget)
        self._inputs.setFixedWidth(self._tokens.width())
        self._inputs.setFixedHeight(self._tokens.sizeHint().height())
        for label in (self.note, self.summary, self.state):
            label.setWordWrap(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setModel(self.rules)
        self.list.setItemDelegate(RuleDelegate(self.list))
        # Its hint would have the page scroll before the list does.
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.list.setMinimumHeight(_ROWS_AT_LEAST * height(self.list.fontMetrics()))

    def _lay_out(self) -> None:
        budget, buttons = QHBoxLayout(), QHBoxLayout()
        budget.setSpacing(8)
        budget.addWidget(self._kind, 1)
        budget.addWidget(self._inputs)
        buttons.addWidget(self.fit)
        buttons.addStretch(1)
        buttons.addWidget(self.preview)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 12, SIDE, 8)
        column.setSpacing(8)
        column.addLayout(budget)
        column.addWidget(self.meter)
        column.addWidget(self.state)
        column.addWidget(self.list, 1)
        column.addWidget(self.note)
        column.addWidget(self.summary)
        column.addLayout(buttons)

    def retranslate(self) -> None:
        """Write every text in the interface's language."""
        names = self.tr("Budget in tokens"), self.tr("Cost of a call"), self.tr("Model's window")
        for number, name in enumerate(names):
            self._kind.setItemText(number, name)
        self._kind.setAccessibleName(self.tr("Kind of budget"))
        self._tokens.setAccessibleName(self.tr("Budget in tokens"))
        self._tokens.setSpecialValueText(self.tr("none"))
        self._cost.setAccessibleName(self.tr("Budget of a call in money"))
        self._cost.setPlaceholderText(self.tr("none"))
        self.meter.setAccessibleName(self.tr("Share of the budget"))
        self.list.setAccessibleName(self.tr("Rules that would save tokens"))
        self.fit.setText(self.tr("Fit to &Budget…"))
        self.preview.setText(self.tr("&Preview…"))

    # The budget

    def budget(self) -> Budget | None:
        """The budget that is set; None for none."""
        kind = _KINDS[self._kind.currentIndex()]
        if kind is Kind.TOKENS:
            return Budget(kind, Decimal(self._tokens.value())) if self._tokens.value() else None
        if kind is Kind.COST:
            return Budget(kind, self._cost.value) if self._cost.value else None
        return Budget(kind)

    def show_budget(self, kind: str, tokens: str, cost: str) -> None:
        """Show a budget as it was kept."""
        if kind in list(_KINDS):
            self._kind.setCurrentIndex(_KINDS.index(Kind(kind)))
        if tokens.isdigit():
            self._tokens.setValue(min(int(tokens), self._tokens.maximum()))
        self._cost.setText(cost)

    def kept(self) -> dict[str, str]:
        """The settings that ``show_budget`` shows."""
        kind = _KINDS[self._kind.currentIndex()].value
        tokens, cost = str(self._tokens.value()), self._cost.text()
        return {"budget_kind": kind, "budget_tokens": tokens, "budget_cost": cost}

    def take_focus(self) -> None:
        """Have the focus where a budget is typed, or its kind chosen."""
        boxes: dict[Kind, QSpinBox | DecimalBox] = {
            Kind.TOKENS: self._tokens,
            Kind.COST: self._cost,
        }
        box = boxes.get(_KINDS[self._kind.currentIndex()])
        if box:
            box.selectAll()
        (box or self._kind).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_state(self, said: str, *, is_over: bool) -> None:
        """Say how the prompt stands to the budget; over it, that stands out."""
        self.state.setText(said)
        self.state.setVisible(bool(said))
        policy = Qt.FocusPolicy.StrongFocus if is_over else Qt.FocusPolicy.NoFocus  # for its link
        self.state.setFocusPolicy(policy)
        parts.restyle(self.state, "warning" if is_over else "caption")

    def _choose_kind(self, index: int) -> None:
        self._inputs.setCurrentIndex(index)
        self.budget_changed.emit()
