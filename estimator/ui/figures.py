"""The column of figures: tokens, cost of a call, cost of a month, and what explains them."""

import html
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QToolButton, QVBoxLayout, QWidget

from estimator.choices import MAX_REQUESTS
from estimator.estimate import Costs, Estimate
from estimator.pricing.rates import Source
from estimator.pricing.usage import INPUT, OUTPUT
from estimator.session import now as session_now
from estimator.ui import part_words, parts, text, words
from estimator.ui.count_figure import NONE, CountFigure
from estimator.ui.gaps import Gaps
from estimator.ui.parts_panel import SIDE, PartsPanel
from estimator.ui.quote_lines import QuoteLines
from estimator.ui.scrolled import Inside, ScrolledColumn
from estimator.ui.section_panel import SectionPanel
from estimator.ui.side_tabs import SideTabs
from estimator.ui.steady import SteadyLabel
from estimator.ui.sum_popup import SumPopup
from estimator.ui.trim_panel import TrimPanel

SECTIONS, PARTS, TRIM = "sections", "parts", "trim"
_RATES = "rates"  # what the link says; the keyboard passes by one that says nothing
_NARROWEST, _LOW = 276, 700
_MARGIN = 20 - SIDE  # what is chosen in the list of parts is marked beyond its text


class Figures(QWidget):
    """The column at the right of the editor.

    Attributes:
        count: the figure of tokens.
        sections: the sections of the prompt.
        panel: the parts of the prompt.
        trim: what can go.
        tabs: the three of them, under the figures.
        shown_also: how costs read in another currency; empty where they are shown in theirs alone.

    Signals:
        output_changed, requests_changed: the assumptions, as the user set them.
        made_changed: the size and the quality of the picture that a call makes.
        rate_wanted: the meter whose rate was clicked; empty for the table as a whole.
    """

    output_changed = Signal(int)
    requests_changed = Signal(int)
    rate_wanted = Signal(str)
    made_changed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._estimate: Estimate | None = None
        self._gaps = Gaps(_LOW)
        self.shown_also: Callable[[Costs, str], str] = lambda _costs, _currency: ""
        self.count, self._lines, self.panel = CountFigure(), QuoteLines(), PartsPanel()
        self.tabs, self.sections, self.trim = SideTabs(), SectionPanel(), TrimPanel()
        self.tabs.add(SECTIONS, self.sections)
        self.tabs.add(PARTS, self.panel)
        self.tabs.add(TRIM, self.trim)
        self._make_labels()
        self._name_the_parts()
        self._requests = parts.number("requestsPerMonth", MAX_REQUESTS, step=1000)
        self._lay_out()
        self._output.valueChanged.connect(self.output_changed)
        self._requests.valueChanged.connect(self.requests_changed)
        self._requests.valueChanged.connect(self._name_calls)
        self._lines.rate_wanted.connect(self.rate_wanted)
        self._lines.made_changed.connect(self.made_changed)
        self._source.linkActivated.connect(lambda _link: self.rate_wanted.emit(""))
        self.retranslate()

    # Making

    def _make_labels(self) -> None:
        self._cost = parts.figure("requestCost", 2.0)
        self._month = parts.figure("monthlyCost", 2.0)
        self._cost_caption, self._month_caption, self._calls_name = (
            parts.caption() for _ in range(3)
        )
        self._cost_range, self._month_range = parts.caption(), parts.caption()
        self._cost_also, self._month_also = (parts.named(SteadyLabel(), "caption") for _ in "12")
        for label in (self._cost_range, self._month_range, self._cost_also, self._month_also):
            label.hide()
        self.explain = parts.named(QToolButton(), "tag")
        self.explain.clicked.connect(self._explain)
        self.sum = SumPopup(self)
        self.sum.rates_wanted.connect(lambda: self.rate_wanted.emit(""))
        self._source = parts.linked()
        self._source.setWordWrap(True)

    def _name_the_parts(self) -> None:
        """The column's own names for what stands in its parts."""
        self._tokens, self._tag, self._share = self.count.number, self.count.tag, self.count.share
        self._meter, self._output, self._tier = (
            self.count.meter,
            self._lines.output,
            self._lines.tier,
        )
        self._input_rate, self._output_rate = self._lines.rates[INPUT], self._lines.rates[OUTPUT]
        self._input_amount = self._lines.amounts[INPUT]
        self._output_amount = self._lines.amounts[OUTPUT]

    def _lay_out(self) -> None:
        inside, room, whole = Inside(), ScrolledColumn(), QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(room)
        column = QVBoxLayout(inside)
        column.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        column.setSpacing(0)
        column.addStrut(_NARROWEST)  # more where a figure needs more
        self._gaps.add(column, 20, 12)
        column.addLayout(self._costs())
        column.addStretch(1)
        self._gaps.add(column, 12, 4)
        column.addWidget(self.tabs, 1000)
        column.addLayout(self._sources())
        self._gaps.add(column, 16, 12)
        room.setWidget(inside)

    def _costs(self) -> QVBoxLayout:
        """What a call and a month need and cost, from the top."""
        column = _inset()
        column.addWidget(self.count)
        self._gaps.add(column, 24, 12)
        column.addLayout(parts.row(self._cost, self._cost_caption, self.explain))
        column.addWidget(self._cost_range)
        column.addWidget(self._cost_also)
        column.addSpacing(8)
        column.addWidget(self._lines)
        self._gaps.add(column, 24, 12)
        column.addLayout(parts.row(self._month, self._month_caption))
        column.addWidget(self._month_range)
        column.addWidget(self._month_also)
        column.addSpacing(8)
        column.addLayout(parts.row(self._requests, self._calls_name))
        return column

    def _sources(self) -> QVBoxLayout:
        column = _inset()
        column.addSpacing(4)
        column.addWidget(parts.hairline())
        self._gaps.add(column, 12, 8)
        column.addWidget(self._source)
        return column

    def retranslate(self) -> None:
        """Write every text in the interface's language."""
        self._cost_caption.setText(self.tr("a call"))
        self._month_caption.setText(self.tr("a month"))
        self._name_calls()
        self.explain.setText(self.tr("explain"))
        self.explain.setAccessibleName(self.tr("Explain the cost of a call"))
        self._requests.setAccessibleName(self.tr("Calls a month"))
        self.tabs.title(SECTIONS, self.tr("Sections"))
        self.tabs.title(PARTS, self.tr("Parts"))
        self.tabs.title(TRIM, self.tr("Trim"))
        for part in (self.count, self._lines, self.panel, self.tabs):
            part.retranslate()
        if self._estimate:
            self.show_estimate(self._estimate)

    def _name_calls(self) -> None:
        calls = self._requests.value()
        self._calls_name.setText(self.tr("call(s) a month", "", calls))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have smaller gaps where it is low, for more of what is under the figures."""
        super().resizeEvent(event)
        self._gaps.fit(self.height())

    # Showing

    @property
    def is_loading(self) -> bool:
        """Whether a count that is missing is on its way."""
        return self.count.is_loading

    @is_loading.setter
    def is_loading(self, is_loading: bool) -> None:
        self.count.is_loading = is_loading

    def show_choices(self, output_tokens: int, requests: int) -> None:
        """Show the assumptions without saying that they changed."""
        for box, value in ((self._output, output_tokens), (self._requests, requests)):
            box.blockSignals(True)
            box.setValue(value)
            box.blockSignals(False)
        self._name_calls()

    def show_estimate(self, estimate: Estimate) -> None:
        """Show every figure of an estimate."""
        self._estimate = estimate
        self.count.show_estimate(estimate)
        self._show_costs(estimate)
        self._lines.show_estimate(estimate)
        self.panel.show_estimate(estimate)
        self.tabs.offer(PARTS, not estimate.is_plain)
        self._show_source(estimate)

    def _show_costs(self, estimate: Estimate) -> None:
        self._show_cost(estimate, estimate.call, self._cost, self._cost_range)
        self._show_cost(estimate, estimate.month, self._month, self._month_range)
        for label, name in (
            (self._cost, self.tr("{cost} a call")),
            (self._month, self.tr("{cost} a month")),
        ):
            label.setAccessibleName(name.format(cost=label.text()))
        self._show_also(estimate)
        self.explain.setEnabled(estimate.call is not None)

    def _explain(self) -> None:
        if self._estimate and self._estimate.call:
            self.sum.open_under(self.explain, self._estimate)

    def _show_cost(
        self, estimate: Estimate, costs: Costs | None, figure: QLabel, between: QLabel
    ) -> None:
        """The likely cost, large, and beneath it from which to which it may be."""
        unknown = NONE if estimate.tokens is None else self.tr("no price")
        shown = text.cost(costs.likely, estimate.currency) if costs else unknown
        ends = [text.cost(c, estimate.currency) for c in (costs.low, costs.high)] if costs else []
        span = text.span(*ends) if ends else ""
        figure.setText(f"{part_words.APPROXIMATELY}{shown}" if span else shown)
        figure.setToolTip(text.exact_cost(costs.likely, estimate.currency) if costs else "")
        between.setVisible(bool(span))
        between.setText(span)

    def _show_also(self, estimate: Estimate) -> None:
        """The costs in the currency that the user wants to see beside theirs, by its rate."""
        for label, costs in (
            (self._cost_also, estimate.call),
            (self._month_also, estimate.month),
        ):
            also = self.shown_also(costs, estimate.currency) if costs else ""
            label.setVisible(bool(also))
            label.setText(also)

    def _show_source(self, estimate: Estimate) -> None:
        if estimate.problem:
            said = html.escape(words.sentence(estimate.problem))
        elif estimate.card:
            said = self._sourced(estimate.card.source)
        else:
            said = ""
        link = parts.link(_RATES, self.tr("Edit the rates").replace(" ", "\u00a0"))
        shown = f"{said}\u00a0 {link}" if said else link
        if shown != self._source.text():  # a text with links takes long to lay out
            self._source.setText(shown)

    def _sourced(self, source: Source) -> str:
        days = (session_now().date() - source.date).days
        age = self.tr("%n day(s) old", "", days) if days > 0 else self.tr("today")
        known = self.tr("Rates: {source}, {date}, {age}")
        name = html.escape(source.name)
        return known.format(source=name, date=text.day(source.date), age=age)


def _inset() -> QVBoxLayout:
    """A column whose texts begin where those of the list of parts do."""
    column = QVBoxLayout()
    column.setContentsMargins(SIDE, 0, SIDE, 0)
    column.setSpacing(0)
    return column
