"""The cells of a comparison in words."""

from decimal import Decimal

from PySide6.QtCore import QObject

from estimator.comparing import Offer
from estimator.estimate import Estimate
from estimator.ui import part_words, text, words
from estimator.ui.compare_columns import CALL, MONTH, TOKENS
from estimator.ui.rates_typed import class_title
from estimator.ui.sureness import Sureness

_NONE = "–"


class CompareWords(QObject):
    """Words an offer."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sureness = Sureness(self)

    def titles(self) -> tuple[str, ...]:
        """The titles of the columns."""
        return (
            "★",
            self.tr("Model"),
            self.tr("Provider"),
            self.tr("Class"),
            self.tr("Tokens"),
            self.tr("Window"),
            self.tr("A call"),
            self.tr("A month"),
            self.tr("Note"),
        )

    def cells(self, offer: Offer, *, is_best: bool) -> tuple[str, ...]:
        """What the cells show, but for the star."""
        estimate = offer.estimate
        return (
            offer.name,
            offer.provider,
            class_title(offer.service_tier),
            self._tokens(estimate),
            self._window(estimate),
            self._cost(estimate),
            self._month(estimate),
            self._note(offer, is_best=is_best),
        )

    def names(self, offer: Offer, *, is_best: bool) -> str:
        """The cells that have no figure."""
        note = self._note(offer, is_best=is_best)
        return " ".join((offer.name, offer.provider, class_title(offer.service_tier), note))

    def _tokens(self, estimate: Estimate) -> str:
        if estimate.tokens is None:
            return _NONE
        shown = part_words.figure(estimate.tokens, is_unsure=estimate.is_unsure)
        if estimate.low == estimate.high:
            return shown
        return f"{shown} ({text.integer(estimate.low or 0)}–{text.integer(estimate.high or 0)})"

    def _window(self, estimate: Estimate) -> str:
        share = estimate.window_share
        return _NONE if share is None else text.percent(share)

    def _cost(self, estimate: Estimate) -> str:
        if estimate.cost is None:
            return self.tr("no price")
        return self._about(estimate, estimate.cost)

    def _month(self, estimate: Estimate) -> str:
        return "" if estimate.monthly is None else self._about(estimate, estimate.monthly)

    @staticmethod
    def _about(estimate: Estimate, cost: Decimal) -> str:
        about = part_words.APPROXIMATELY if estimate.is_unsure else ""
        return about + text.cost(cost, estimate.currency)

    def _note(self, offer: Offer, *, is_best: bool) -> str:
        estimate, line = offer.estimate, offer.tier
        said = []
        if is_best:
            said.append(self.tr("cheapest that fits"))
        if estimate.fits is None:
            said.append(self.tr("window not known"))
        elif estimate.fits is False:
            said.append(self._too_long(estimate))
        elif estimate.fits_surely is False:
            said.append(self.tr("may not fit"))
        if estimate.is_taken_as_text:
            said.append(self.tr("counted as plain text"))
        if line and line.charge.tier:
            known = self.tr("price from {tokens} tokens on")
            said.append(known.format(tokens=text.integer(line.charge.tier.first)))
        if estimate.model.retires:
            known = self.tr("retired on {day}") if offer.is_retired else self.tr("retires on {day}")
            said.append(known.format(day=text.day(estimate.model.retires)))
        return " · ".join(said)

    def _too_long(self, estimate: Estimate) -> str:
        most = estimate.model.max_input
        if most and (estimate.low or 0) > most:
            known = self.tr("does not fit: {most} of input at most")
            return known.format(most=text.integer(most))
        return self.tr("does not fit")

    def about(self, estimate: Estimate) -> str:
        """What a call costs; about so much where that may differ."""
        return self._cost(estimate)

    def tip(self, offer: Offer, column: int) -> str:
        """More of a cell, where there is more."""
        estimate = offer.estimate
        if column == TOKENS and estimate.tokens is not None:
            return f"{self._sureness.word(estimate)}\n{self._sureness.why(estimate)}"
        if column in (CALL, MONTH):
            if estimate.problem:
                return words.sentence(estimate.problem)
            costs = estimate.call if column == CALL else estimate.month
            if costs and costs.low != costs.high:
                ends = (text.cost(cost, estimate.currency) for cost in (costs.low, costs.high))
                return text.span(*ends)
        return ""

    def favourites(self) -> str:
        """What the title of the stars says."""
        return self.tr("Favourites")

    def favourite(self, *, is_one: bool) -> str:
        """What the star of a row says."""
        return self.tr("favourite") if is_one else self.tr("no favourite")
