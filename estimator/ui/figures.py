"""The column of figures: tokens, cost of a call, cost of a month, and what explains them."""

import html
from decimal import Decimal

from PySide6.QtCore import QEvent, QPoint, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QGridLayout,
    QToolButton,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from estimator.estimate import Estimate
from estimator.pricing.quote import INPUT, OUTPUT, Line
from estimator.pricing.rates import Source
from estimator.session import MAX_OUTPUT_TOKENS, MAX_REQUESTS
from estimator.session import now as session_now
from estimator.ui import parts, text, words
from estimator.ui.meter import Meter

_NONE = "–"
_NARROWEST = 260
_PER = {1_000_000: "/M", 1_000: "/K", 3_600: "/h"}


class Figures(QWidget):
    """The column at the right of the editor.

    Attributes:
        is_loading: whether a count that is missing is on its way.

    Signals:
        output_changed, requests_changed: the assumptions, as the user set them.
        rate_wanted: the meter whose rate was clicked; empty for the table as a whole.
    """

    output_changed = Signal(int)
    requests_changed = Signal(int)
    rate_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._estimate: Estimate | None = None
        self.is_loading = True
        self._make_labels()
        self._make_inputs()
        self._lay_out()
        self.retranslate()

    # Making

    def _make_labels(self) -> None:
        self._tokens = parts.figure("tokenCount", 2.6)
        self._cost = parts.figure("requestCost", 2.0)
        self._month = parts.figure("monthlyCost", 2.0)
        self._tokens_caption, self._cost_caption, self._month_caption = (
            parts.caption() for _ in range(3)
        )
        self._tag = parts.named(QToolButton(), "tag")
        self._tag.clicked.connect(self._explain)
        self._meter = Meter()
        self._share = parts.caption()
        self._share.setWordWrap(True)
        self._input_name, self._output_name, self._calls_name = (parts.caption() for _ in range(3))
        self._input_sum, self._output_rate = parts.linked(), parts.linked()
        self._input_amount, self._output_amount = parts.amount(), parts.amount()
        self._tier = parts.caption()
        self._tier.setWordWrap(True)
        self._source = parts.linked()
        self._source.setWordWrap(True)
        for label in (self._input_sum, self._output_rate, self._source):
            label.linkActivated.connect(self.rate_wanted)

    def _make_inputs(self) -> None:
        self._output = parts.number("outputTokens", MAX_OUTPUT_TOKENS, step=100)
        self._output.valueChanged.connect(self.output_changed)
        self._requests = parts.number("requestsPerMonth", MAX_REQUESTS, step=1000)
        self._requests.valueChanged.connect(self.requests_changed)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(0)
        column.addStrut(_NARROWEST)  # more where a figure needs more
        column.addLayout(parts.row(self._tokens, self._tokens_caption, self._tag))
        column.addSpacing(8)
        column.addWidget(self._meter)
        column.addSpacing(6)
        column.addWidget(self._share)
        column.addSpacing(24)
        column.addLayout(parts.row(self._cost, self._cost_caption))
        column.addSpacing(8)
        column.addLayout(self._explained())
        column.addWidget(self._tier)
        column.addSpacing(24)
        column.addLayout(parts.row(self._month, self._month_caption))
        column.addSpacing(8)
        column.addLayout(parts.row(self._requests, self._calls_name))
        column.addStretch(1)
        column.addWidget(parts.hairline())
        column.addSpacing(12)
        column.addWidget(self._source)

    def _explained(self) -> QGridLayout:
        """The lines of the quote: a name, what is multiplied, and the amount."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._input_name, 0, 0)
        grid.addWidget(self._input_sum, 0, 1)
        grid.addWidget(self._input_amount, 0, 2)
        grid.addWidget(self._output_name, 1, 0)
        grid.addLayout(parts.row(self._output, self._output_rate), 1, 1)
        grid.addWidget(self._output_amount, 1, 2)
        return grid

    def retranslate(self) -> None:
        """Write every text in the interface's language."""
        self._cost_caption.setText(self.tr("a call"))
        self._month_caption.setText(self.tr("a month"))
        self._input_name.setText(self.tr("Input"))
        self._output_name.setText(self.tr("Output"))
        self._calls_name.setText(self.tr("calls a month"))
        self._output.setAccessibleName(self.tr("Expected output tokens of a call"))
        self._output.setToolTip(self.tr("How many tokens you expect the model to answer with"))
        self._requests.setAccessibleName(self.tr("Calls a month"))
        self._meter.setAccessibleName(self.tr("Share of the context window"))
        if self._estimate:
            self.show_estimate(self._estimate)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme in the links, whose colour is part of their text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._estimate:
            self.show_estimate(self._estimate)

    # Showing

    def show_choices(self, output_tokens: int, requests: int) -> None:
        """Show the assumptions without saying that they changed."""
        for box, value in ((self._output, output_tokens), (self._requests, requests)):
            box.blockSignals(True)
            box.setValue(value)
            box.blockSignals(False)

    def show_estimate(self, estimate: Estimate) -> None:
        """Show every figure of an estimate."""
        self._estimate = estimate
        self._show_tokens(estimate)
        self._show_share(estimate)
        self._show_costs(estimate)
        self._show_lines(estimate)
        self._show_source(estimate)

    def _show_tokens(self, estimate: Estimate) -> None:
        number = self._missing() if estimate.tokens is None else text.integer(estimate.tokens)
        tag = self._kind(estimate)
        caption = self.tr("token(s)", "", estimate.tokens or 0)
        self._tokens_caption.setText(caption)
        spoken = self.tr("{number} {tokens}, {kind}")
        parts.say(self._tokens, number, spoken.format(number=number, tokens=caption, kind=tag))
        self._tag.setText(tag)
        self._tag.setToolTip(self._basis(estimate))
        self._tag.setAccessibleName(self._basis(estimate))

    def _missing(self) -> str:
        return "…" if self.is_loading else _NONE

    def _kind(self, estimate: Estimate) -> str:
        """How far the count can be trusted, in a word."""
        if estimate.tokens is None:
            return self.tr("counting") if self.is_loading else self.tr("not counted")
        return self.tr("assumed") if estimate.encoding.assumed else self.tr("exact")

    def _basis(self, estimate: Estimate) -> str:
        """Why the count is what it says it is."""
        if estimate.tokens is None:
            known = self.tr("The vocabulary of {model} could not be loaded.")
            if estimate.uncounted:
                known = self.tr("The text is being counted with {encoding}.")
            elif self.is_loading:
                known = self.tr("The vocabulary of {model} is being loaded.")
        elif estimate.encoding.assumed:
            known = self.tr(
                "Counted with {encoding}. The encoding of {model} is not published; this is that"
                " of the models before it, so its own count may differ."
            )
        else:
            known = self.tr("Counted with {encoding}, the encoding of {model}.")
        return known.format(encoding=estimate.encoding.encoding, model=estimate.model.name)

    def _explain(self) -> None:
        QToolTip.showText(self._tag.mapToGlobal(QPoint(0, self._tag.height())), self._tag.toolTip())

    def _show_share(self, estimate: Estimate) -> None:
        share, window = estimate.window_share, estimate.model.context_window
        is_over = estimate.fits is False
        self._meter.show_share(float(share or 0), is_over=is_over)
        if window is None:
            caption = self.tr("The context window of this model is not known")
        else:
            known = self.tr("{share} of {window}")
            shown = text.percent(share) if share is not None else _NONE
            caption = known.format(share=shown, window=text.integer(window))
        if is_over:
            caption += "\n" + self._over(estimate)
        parts.restyle(self._share, "warning" if is_over else "caption")
        self._share.setText(caption)

    def _over(self, estimate: Estimate) -> str:
        model, tokens = estimate.model, estimate.tokens or 0
        if model.max_input and tokens > model.max_input:
            return self.tr("Over by {over}: the input may be {limit} at most").format(
                over=text.integer(tokens - model.max_input), limit=text.integer(model.max_input)
            )
        over = tokens - (model.context_window or 0)
        if not estimate.sells_output:
            return self.tr("Over by {over}").format(over=text.integer(over))
        over += estimate.output_tokens
        return self.tr("Over by {over} with the expected output").format(over=text.integer(over))

    def _show_costs(self, estimate: Estimate) -> None:
        unknown = _NONE if estimate.tokens is None else self.tr("no price")
        for label, value, name in (
            (self._cost, estimate.cost, self.tr("{cost} a call")),
            (self._month, estimate.monthly, self.tr("{cost} a month")),
        ):
            shown = unknown if value is None else text.cost(value, estimate.currency)
            parts.say(label, shown, name.format(cost=shown))
            exact = "" if value is None else text.exact_cost(value, estimate.currency)
            label.setToolTip(exact)

    def _show_lines(self, estimate: Estimate) -> None:
        tokens = _NONE if estimate.tokens is None else text.integer(estimate.tokens)
        rate = self._rate_link(estimate, INPUT, estimate.input)
        self._input_sum.setText(f"{tokens} × {rate}")
        self._output.setEnabled(estimate.sells_output or estimate.card is None)
        if estimate.sells_output:
            self._output_rate.setText(f"× {self._rate_link(estimate, OUTPUT, estimate.output)}")
        else:
            self._output_rate.setText(self.tr("none"))
        self._show_amounts(estimate)
        self._show_tier(estimate)

    def _show_amounts(self, estimate: Estimate) -> None:
        lines = {self._input_amount: estimate.input}
        if estimate.sells_output:
            lines[self._output_amount] = estimate.output
        amounts = [line.amount if line else Decimal(0) for line in lines.values()]
        shown = iter(text.costs(amounts, estimate.currency))
        for label in (self._input_amount, self._output_amount):
            is_known = estimate.cost is not None and label in lines
            label.setText(next(shown) if is_known else _NONE)

    def _rate_link(self, estimate: Estimate, meter: str, line: Line | None) -> str:
        known = estimate.card.rates.get(meter) if estimate.card else None
        if known is None:
            return self.tr("no price")
        value = line.rate if line else known.base
        shown = text.rate(value, estimate.currency) + _PER.get(known.per, "")
        return self._link(meter, shown)

    def _link(self, target: str, shown: str) -> str:
        color = self.palette().color(QPalette.ColorRole.Link).name()
        return f'<a href="{target}" style="color:{color};text-decoration:none">{shown}</a>'

    def _show_tier(self, estimate: Estimate) -> None:
        tier = estimate.input.tier if estimate.input else None
        self._tier.setVisible(tier is not None)
        if tier:
            known = self.tr("Long-context rates, for more than {above} input tokens")
            self._tier.setText(known.format(above=text.integer(tier.above)))

    def _show_source(self, estimate: Estimate) -> None:
        if estimate.problem:
            said = html.escape(words.sentence(estimate.problem))
        elif estimate.card:
            said = self._sourced(estimate.card.source)
        else:
            said = ""
        link = self._link("", self.tr("Edit the rates"))
        self._source.setText(f"{said}<br>{link}")

    def _sourced(self, source: Source) -> str:
        days = (session_now().date() - source.date).days
        age = self.tr("%n day(s) old", "", days) if days > 0 else self.tr("today")
        known = self.tr("Rates: {source}, {date}, {age}")
        name = html.escape(source.name)
        return known.format(source=name, date=text.day(source.date), age=age)
