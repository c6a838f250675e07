"""One of the two terms of the compute-time plan: what it charges, its inputs, and its sum."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from estimator.pricing.plans import Term
from estimator.ui import parts, plan_words, theme
from estimator.ui.label import Label
from estimator.ui.plan_field import PlanField

NONE = "–"


class PlanTerm(QWidget):
    """A column of the page."""

    def __init__(self, inputs: tuple[str, ...]) -> None:
        super().__init__()
        self._inputs = inputs
        self.fields = {name: PlanField(name) for name in inputs}
        self._title, self._meaning = Label(), parts.caption()
        self._title.setFont(theme.figure_font(1.0, bold=True))
        self.sum = parts.named(Label(), "termSum")
        self.sum.setFont(theme.figure_font(1.0))
        self.sum.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for label in (self._meaning, self.sum):
            label.setWordWrap(True)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._meaning)
        for field in self.fields.values():
            column.addWidget(field)
        column.addStretch(1)
        column.addWidget(self.sum)

    def retranslate(self) -> None:
        """Write every text in the interface's language."""
        self._title.setText(self._named(plan_words.letters(self._inputs)))
        self._meaning.setText(plan_words.term_meaning(self._inputs))
        for field in self.fields.values():
            field.retranslate()

    def show_term(self, values: plan_words.Values | None, term: Term | None) -> None:
        """Show what the term gives; nothing while an input is missing."""
        shown = plan_words.product(values, term) if values and term else NONE
        parts.say(self.sum, shown, self._named(shown))

    def _named(self, shown: str) -> str:
        name = plan_words.term_name(self._inputs)
        return self.tr("{term}: {sum}").format(term=name, sum=shown)
