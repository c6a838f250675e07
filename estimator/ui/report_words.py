"""What every report says: the model and the prompt, what is assumed, who made it and when."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import QObject

from estimator import __version__
from estimator.estimate import Costs, Estimate
from estimator.pricing.caching import CACHE_WRITE
from estimator.pricing.rates import Meter, Source
from estimator.pricing.tariff import Tariff
from estimator.pricing.usage import CACHE_READ, INPUT, OUTPUT
from estimator.reports import Cell, Column
from estimator.ui import meter_words, part_words, text
from estimator.ui.figure_table import figure
from estimator.ui.sureness import Sureness

_TOKENS = INPUT, CACHE_READ, CACHE_WRITE, OUTPUT
Fact = tuple[Column, Cell]


class ReportWords(QObject):
    """Facts and notes of an estimate."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sureness = Sureness(self)

    def fact(self, key: str, title: str, cell: Cell) -> Fact:
        """A figure under its title."""
        return Column(key, title), cell

    def model(self, estimate: Estimate, provider: str) -> Iterator[Fact]:
        """Which model it is."""
        yield self.fact("model", self.tr("Model"), Cell(estimate.model.name, estimate.model.id))
        yield self.fact("provider", self.tr("Provider"), Cell(provider, estimate.model.provider))

    def prompt(self, estimate: Estimate) -> Iterator[Fact]:
        """How long the prompt is; what is not counted yet is left out."""
        if estimate.tokens is None:
            return
        known = self.tr("{tokens} ({kind})")
        tokens = part_words.figure(estimate.tokens, is_unsure=estimate.is_unsure)
        shown = known.format(tokens=tokens, kind=self._sureness.word(estimate))
        yield self.fact("input_tokens", self.tr("Tokens"), figure(shown, estimate.tokens))
        if estimate.low != estimate.high:
            low, high = estimate.low or 0, estimate.high or 0
            span = Cell(text.span(text.integer(low), text.integer(high)), f"{low}-{high}")
            yield self.fact("input_tokens_range", self.tr("Tokens, from and to"), span)
        share = estimate.window_share
        if share is not None:
            window = text.integer(estimate.model.context_window or 0)
            of = self.tr("{share} of {window}").format(share=text.percent(share), window=window)
            yield self.fact("window_share", self.tr("Context window"), figure(of, share))

    def costs(self, estimate: Estimate) -> Iterator[Fact]:
        """What a call and a month cost, with every digit."""
        yield self.fact("call", self.tr("A call"), self._cost(estimate, estimate.call))
        calls = figure(text.integer(estimate.requests), estimate.requests)
        yield self.fact("calls_a_month", self.tr("Calls a month"), calls)
        yield self.fact("month", self.tr("A month"), self._cost(estimate, estimate.month))
        yield self.fact("currency", self.tr("Currency"), Cell(estimate.currency))

    def _cost(self, estimate: Estimate, costs: Costs | None) -> Cell:
        if costs is None:
            return Cell(self.tr("no price"))
        shown = text.exact_cost(costs.likely, estimate.currency)
        if costs.low != costs.high:
            ends = (text.cost(cost, estimate.currency) for cost in (costs.low, costs.high))
            known = self.tr("{cost} (from {low} to {high})")
            shown = known.format(cost=shown, low=next(ends), high=next(ends))
        return figure(shown, costs.likely)

    def assumptions(self, estimate: Estimate) -> Iterator[str]:
        """What the figures take for granted."""
        if estimate.tokens is not None:
            yield from self._sureness.why(estimate).splitlines()
        if estimate.expected_output:
            known = self.tr("Expected output: %Ln token(s) a call.", "", estimate.expected_output)
            yield known

    def rates(self, priced: Tariff | Estimate) -> Iterator[str]:
        """The rates of a card for tokens, each with who says so."""
        for meter, rate in priced.card.rates.items() if priced.card else ():
            if meter not in _TOKENS:
                continue
            source = rate.origin.source
            is_own = -1 in rate.own or not source.name
            known = self.tr("{meter}: {rate} for {per} ({source})")
            yield known.format(
                meter=meter_words.title(Meter(meter, rate.per)),
                rate=text.rate(rate.base, rate.currency or priced.currency),
                per=text.integer(rate.per),
                source=self.tr("your own rate") if is_own else self._source(source),
            )

    @staticmethod
    def _source(source: Source) -> str:
        return f"{source.name}, {text.day(source.date)}"

    def made(self, day: date) -> str:
        """Who made the report and when."""
        known = self.tr("Made on {day} by Token Estimator {version}, with the rates of this day.")
        return known.format(day=text.day(day), version=__version__)
