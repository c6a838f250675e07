"""The page of a scenario by the article's formula, beside the sums of its prices by the token."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from estimator.pricing import money, plans
from estimator.pricing.presets import PRESETS
from estimator.projection.result import Projection
from estimator.projection.scenario import Scenario
from estimator.reports import Column
from estimator.ui import parts, plan_words, text, theme
from estimator.ui.figure_table import figure
from estimator.ui.label import Label
from estimator.ui.report_words import Fact
from estimator.ui.scenario_pages import Page
from estimator.ui.scenario_tables import MoneyTable

_PRESETS = {tuple(preset.inputs.values()): preset for preset in reversed(PRESETS)}


class FormulaPage(Page):
    """The same calls by the article's compute-time formula, each sum with its numbers."""

    is_of_all = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Projection | None = None
        self._money, self._sum = MoneyTable(), Decimal(0)
        self._intro, self.formula = Label(wordWrap=True), parts.named(Label(), "scenarioFormula")
        self.formula.setFont(theme.figure_font(1.4, bold=True))
        self.total = parts.figure("scenarioFormulaTotal", 1.8)
        self.sums = parts.named(Label(wordWrap=True), "scenarioFormulaSums")
        self.tokens, self._unit, self.slip = (Label(wordWrap=True) for _ in "123")
        for label in (self.sums, self.tokens):
            label.setFont(theme.figure_font(1.0))
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(12)
        for shown in (self._intro, self.formula, self.sums, self.total, self._unit, self.slip):
            column.addWidget(shown)
        column.addWidget(parts.hairline())
        column.addWidget(self.tokens)
        column.addStretch(1)

    def title(self) -> str:
        """As in Page."""
        return self.tr("Formula")

    def is_for(self, scenario: Scenario) -> bool:
        """Only where the scenario has the formula's inputs."""
        return bool(scenario.plan)

    def facts(self) -> list[Fact]:
        """As in Page: the sum."""
        title = self.tr("By the article’s formula, {formula}").format(formula=self.formula.text())
        return [(Column("by_formula", title), figure(self.total.text(), self._sum))]

    def retranslate(self) -> None:
        """As in Page."""
        self._intro.setText(
            self.tr(
                "The article “OpenAI Token Billing and Calculation” charges such calls by tokens of"
                " computing and by time, in place of prices by the token."
            )
        )
        self.formula.setText(plan_words.formula())
        self._unit.setText(self.tr("A number without a currency: p is a factor without a unit."))
        if self._shown:
            self.show_projection(self._shown.scenario, self._shown)

    def show_projection(self, scenario: Scenario, projection: Projection) -> None:
        """As in Page."""
        self._shown = projection
        if not scenario.plan:
            return
        values = dict(zip(plans.INPUTS, scenario.plan, strict=True))
        terms = plans.compute_time(values)
        lines = [
            f"{plan_words.LETTERS[n]} = {text.decimal(values[n])}   {plan_words.input_name(n)}"
            for n in values
        ]
        products = [
            f"{plan_words.letters(term.inputs)} = {plan_words.product(values, term)}"
            for term in terms
        ]
        self.sums.setText("\n".join([*lines, "", *products]))
        self._sum = money.total(term.amount for term in terms)
        shown = f"C = {plan_words.summands(terms)} = {plan_words.total(terms)}"
        parts.say(self.total, shown, shown)
        preset = _PRESETS.get(scenario.plan)
        self.slip.setText(plan_words.slip(preset, terms) if preset else "")
        self.slip.setVisible(preset is not None)
        self.tokens.setText(self._by_token(projection))

    def _by_token(self, projection: Projection) -> str:
        """The first month as it is billed today, summed up."""
        first, currency = projection.months[0], projection.currency
        known = self.tr(
            "By the token, as this scenario is billed: {calls} calls in the first {days} days cost"
            " {cost}, which is {each} a call."
        )
        self._money.show_projection(projection, self.meters)
        each = first.cost.likely / first.calls.likely if first.calls.likely else Decimal(0)
        known += "\n\n" + self.tr("The whole, line by line:") + "\n{lines}\n= {total}"
        return known.format(
            lines="\n".join(self._money.sums),
            total=text.cost(projection.total.likely, currency),
            calls=text.integer(round(first.calls.likely)),
            days=text.integer(first.days),
            cost=text.cost(first.cost.likely, currency),
            each=text.cost(each, currency),
        )
