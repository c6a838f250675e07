"""What a model costs in one service tier at one moment, made ready to price many requests."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from estimator.pricing import money
from estimator.pricing.quote import MINIMUM, Adjustment, Charge, Line, Quote
from estimator.pricing.rates import Origin, Rate, RateCard, card_start
from estimator.pricing.usage import INPUT, REQUESTS, Meters, UsageError, own_quantities

Adjust = Callable[[Rate], tuple[Adjustment, ...]]
"""What a rate is multiplied by, in order.

It raises UsageError where the rate can't be turned into the quote's currency.
"""
_ONE, _NONE = Decimal(1), Decimal(0)


def _as_it_is(_rate: Rate) -> tuple[Adjustment, ...]:
    return ()


class Tariff:
    """The rates of a card, with what is charged for each meter worked out once.

    Pricing a request takes some microseconds: its quantities are parted by a shape that the meters
    keep, and multiplied by unit prices that are kept here.
    """

    def __init__(
        self, card: RateCard, meters: Meters, currency: str, adjust: Adjust = _as_it_is
    ) -> None:
        self.card = card
        self.currency = currency
        self._meters = meters
        self._adjust = adjust
        self._charges: dict[tuple[str, int], Charge] = {}
        tiers = {(t.above, not t.inclusive): t for r in card.rates.values() for t in r.tiers}
        self._thresholds = [tiers[key] for key in sorted(tiers)]
        self._has_fee = REQUESTS in card.rates

    @property
    def is_linear(self) -> bool:
        """Whether requests of one level together cost as many times their average one."""
        return self.card.minimum is None and not any(r.step for r in self.card.rates.values())

    def quote(self, usage: Mapping[str, Decimal]) -> Quote:
        """Price one request's usage, times its ``requests`` (1 if absent).

        A total includes its parts (``input_tokens`` includes ``cache_read_tokens``); each token is
        charged once, at the rate of the smallest part it belongs to that has one. A tier is chosen
        by the total input of one request, and applies to the whole request.

        Raises:
            UsageError: a part is larger than its total, or something that was used has no rate.
        """
        requests = usage.get(REQUESTS, _ONE)
        size = usage.get(INPUT, _NONE)
        lines = self._lines(usage, requests, size) + self._fee(requests, size)
        if self.card.minimum is not None:
            lines += self._filled_up(usage, requests, size)
        return self._quote(lines)

    def quote_together(
        self, usage: Mapping[str, Decimal], requests: Decimal, size: Decimal
    ) -> Quote:
        """Price what several requests used together, each of which falls in the same tier.

        That is what they cost one by one, where the tariff ``is_even``.

        Args:
            usage: of all of them, without ``requests``.
            requests: how many they are.
            size: the input tokens of any one of them.

        Raises:
            UsageError: as ``quote``.
        """
        return self._quote(self._lines(usage, _ONE, size) + self._fee(requests, size))

    @property
    def is_even(self) -> bool:
        """Whether requests cost together what they cost one by one: nothing is rounded for each."""
        has_steps = any(rate.step for rate in self.card.rates.values())
        return self.card.minimum is None and not has_steps

    def _quote(self, lines: list[Line]) -> Quote:
        total = _NONE
        for line in lines:
            total = money.plus(total, line.amount)
        return Quote(self.currency, total, tuple(lines))

    def _lines(self, usage: Mapping[str, Decimal], requests: Decimal, size: Decimal) -> list[Line]:
        """What a request of this size uses, as lines for so many of them."""
        shape = self._meters.shape(tuple(usage))
        level = self.level(size) if self._thresholds else 0
        quantities = own_quantities(usage, [usage[name] for name in shape.names], shape)
        lines = []
        for name, quantity in zip(shape.names, quantities, strict=True):
            if quantity:
                charge = self._charges.get((name, level)) or self._charge(name, level, size)
                used = money.rounded_up(quantity, charge.step) if charge.step else quantity
                lines.append(charge.line(used, requests))
        return lines

    def _fee(self, requests: Decimal, size: Decimal) -> list[Line]:
        """The line of what each request costs beside what it uses."""
        if not self._has_fee:
            return []
        level = self.level(size)
        fee = self._charges.get((REQUESTS, level)) or self._charge(REQUESTS, level, size)
        return [fee.line(_ONE, requests)]

    def level(self, input_tokens: Decimal) -> int:
        """How many thresholds of the card a request is beyond."""
        return sum(tier.holds(input_tokens) for tier in self._thresholds)

    def _charge(self, meter: str, level: int, size: Decimal) -> Charge:
        for name in self._meters.charged_as(meter) if meter != REQUESTS else (REQUESTS,):
            if rate := self.card.rates.get(name):
                charge = self._made(meter, rate, size)
                self._charges[meter, level] = charge
                return charge
        raise UsageError("no-rate", meter)

    def _made(self, meter: str, rate: Rate, input_tokens: Decimal) -> Charge:
        tier = rate.tier_for(input_tokens)
        listed = tier.rate if tier else rate.base
        adjustments = self._adjust(rate)
        price, is_product = money.multiplied(listed, [each.factor for each in adjustments])
        unit, is_exact = money.amount(_ONE, price, rate.per)
        return Charge(
            meter=meter,
            rate=price,
            listed=listed,
            per=rate.per,
            unit=unit if is_exact else None,
            origin=rate.origin,
            tier=tier,
            tiers=rate.tiers,
            charged_as=rate.meter if rate.meter != meter else None,
            adjustments=adjustments,
            step=rate.step,
            exact=is_product,
            is_own=(tier.above if tier else -1) in rate.own,
        )

    def _filled_up(
        self, usage: Mapping[str, Decimal], requests: Decimal, size: Decimal
    ) -> list[Line]:
        """The line that brings each request up to what it costs at least; none where it does."""
        least = self._least()
        lines = self._lines(usage, _ONE, size) + self._fee(_ONE, size)
        one = money.total(line.amount for line in lines)
        missing = money.minus(least.rate, one)
        if missing <= 0 or not requests:
            return []
        charge = Charge(
            MINIMUM, missing, least.listed, 1, missing, least.origin, adjustments=least.adjustments
        )
        return [charge.line(_ONE, requests)]

    def _least(self) -> Charge:
        """What a request costs at least, with all adjustments."""
        card = self.card
        origin = Origin(card.service_tier, card_start(card), card.minimum_source or card.source)
        price = card.minimum or _NONE
        return self._made(
            MINIMUM, Rate(MINIMUM, 1, price, origin, currency=card.minimum_currency), _NONE
        )


def quote(usage: Mapping[str, Decimal], card: RateCard, meters: Meters, currency: str) -> Quote:
    """Price a usage by a card as it stands; see ``Tariff.quote``.

    Raises:
        UsageError: as there.
    """
    return Tariff(card, meters, currency).quote(usage)
