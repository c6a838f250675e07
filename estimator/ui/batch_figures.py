"""The figures of a batch file: its requests, its tokens, its cost, and what the batch saves."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from estimator.batch.prices import Bill, Price
from estimator.batch.report import Report
from estimator.choices import MAX_OUTPUT_TOKENS
from estimator.pricing import money
from estimator.ui import batch_words, parts, text
from estimator.ui.batch_limits import BatchLimits
from estimator.ui.batch_words import NONE
from estimator.ui.label import Label

REQUESTS, TOKENS, BATCH, STANDARD = range(4)
_NAMES = "batchRequests", "batchTokens", "batchCost", "batchStandard"


class BatchFigures(QWidget):
    """Large figures with what they are, the answers that are expected, and the limits.

    Attributes:
        figures: large ones.
        captions: under them.
        output: tokens of an answer.
        limits: of a batch.

    Signals:
        output_changed: other tokens of an answer.
    """

    output_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report: Report | None = None
        self._bill: Bill | None = None
        self.figures = [parts.figure(name, 1.6) for name in _NAMES]
        self.captions = [parts.caption() for _ in _NAMES]
        self._output_name, self._output_unit = Label(), Label()
        self.most = parts.caption()
        self.output = parts.number("batchOutput", MAX_OUTPUT_TOKENS, step=100)
        self.output.valueChanged.connect(self.output_changed)
        self._output_name.setBuddy(self.output)
        self.limits = BatchLimits()
        self._lay_out()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(40)
        grid.setVerticalSpacing(0)
        for column, (figure, caption) in enumerate(zip(self.figures, self.captions, strict=True)):
            grid.addWidget(figure, 0, column)
            grid.addWidget(caption, 1, column)
        grid.setColumnStretch(len(_NAMES), 1)
        answers = QHBoxLayout()
        answers.setSpacing(8)
        for widget in (self._output_name, self.output, self._output_unit):
            answers.addWidget(widget)
        answers.addSpacing(16)
        answers.addWidget(self.most, 1)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(0, 0, 0, 0)
        column_.setSpacing(16)
        column_.addLayout(grid)
        column_.addLayout(answers)
        column_.addWidget(self.limits)

    def retranslate(self) -> None:
        """Write every text in the interface's language."""
        self._output_name.setText(self.tr("Expected &answer"))
        self._output_unit.setText(self.tr("tokens, or as few as a request allows"))
        self.output.setAccessibleName(self.tr("Expected tokens of an answer"))
        self.limits.retranslate()
        self.show_bill(self._report, self._bill)

    def show_bill(self, report: Report | None, bill: Bill | None) -> None:
        """Show a file, and what it costs once that is known."""
        self._report, self._bill = report, bill
        if report is None:
            return
        self.limits.show_report(report)
        captions = self._captions(report, bill)
        for figure, caption, shown, said in zip(
            self.figures, self.captions, self._shown(report, bill), captions, strict=True
        ):
            parts.say(figure, shown, f"{said}: {shown}")
            caption.setText(said)
        self.most.setText(self._most(bill))

    def _shown(self, report: Report, bill: Bill | None) -> list[str]:
        costs = (bill.batch, bill.standard) if bill else (None, None)
        currency = bill.currency if bill else ""
        return [
            text.integer(report.requests),
            batch_words.tokens(report),
            *(batch_words.cost(each.expected, currency) if each else NONE for each in costs),
        ]

    def _captions(self, report: Report, bill: Bill | None) -> list[str]:
        batch, standard = (bill.batch, bill.standard) if bill else (None, None)
        return [
            self.tr("requests"),
            self._tokens(report),
            self._with_left_out(self.tr("as a batch"), report, batch),
            self._with_left_out(self._standard(bill), report, standard, but=batch),
        ]

    def _tokens(self, report: Report) -> str:
        """How sure the tokens are, and which requests they are not of."""
        if report.requests and not report.counted:
            return self.tr("input tokens: not known")
        said = self.tr("input tokens, exact")
        if not report.is_exact:
            span = text.span(text.integer(report.low), text.integer(report.high))
            said = self.tr("input tokens, an estimate")
            if span:
                said = self.tr("input tokens: {span}").format(span=span)
        return self._without(said, report.uncounted)

    def _standard(self, bill: Bill | None) -> str:
        """What the same requests cost without a batch, and what a batch saves."""
        one_by_one = self.tr("one by one")
        if bill is None or not bill.standard or not bill.batch:
            return one_by_one
        saved = money.minus(bill.standard.expected.likely, bill.batch.expected.likely)
        if saved <= 0 or bill.standard.requests != bill.batch.requests:
            return one_by_one
        known = self.tr("one by one: the batch saves {cost}")
        return known.format(cost=text.cost(saved, bill.currency))

    def _with_left_out(
        self, said: str, report: Report, price: Price | None, but: Price | None = None
    ) -> str:
        """A caption, with the requests that its figure is not of, ``but`` where another says so."""
        if price is None:
            return self.tr("{what}: no price").format(what=said)
        left = report.requests - price.requests
        if not left or (but and but.requests == price.requests):
            return said
        return self._without(said, left)

    def _without(self, said: str, left: int) -> str:
        """A caption, with how many requests its figure is not of."""
        known = self.tr("{what}, without %Ln request(s)", "", left)
        return known.format(what=said) if left else said

    def _most(self, bill: Bill | None) -> str:
        price: Price | None = bill.batch or bill.standard if bill else None
        if bill is None or price is None or not price.output:
            return ""
        if price.most is None:
            return self.tr("No highest cost: some requests set no limit to their answers.")
        known = self.tr("At most {cost}, with every answer as long as its request allows.")
        return known.format(cost=text.cost(price.most.high, bill.currency))
