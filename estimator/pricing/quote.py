"""From a usage and a rate card to a quote: itemised lines that add up exactly."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from estimator.pricing import money
from estimator.pricing.rates import Meter, Origin, Rate, RateCard, RateKey, Tier

Meters = Mapping[str, Meter]
MAX_QUANTITY = Decimal(10) ** 18
MAX_QUANTITY_DECIMALS = 9
INPUT, OUTPUT, REQUESTS = "input_tokens", "output_tokens", "requests"


@dataclass(unsafe_hash=True)  # not frozen: Python sets __traceback__
class UsageError(Exception):
    """A usage that can't be priced.

    Attributes:
        kind: ``"unknown-meter"``, ``"bad-quantity"`` (negative, not a finite number, above
            MAX_QUANTITY or finer than MAX_QUANTITY_DECIMALS), ``"part-without-total"``,
            ``"part-above-total"``, or ``"no-rate"``.
        meter: the meter at fault.
        given: its quantity, or the parts' sum for ``"part-above-total"``.
        total: the total that it is a part of; empty where that does not matter.
        limit: the total's quantity.
    """

    kind: str
    meter: str
    given: str = ""
    total: str = ""
    limit: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a quote: ``quantity * rate / per = amount``.

    Attributes:
        quantity: for all requests together, less the parts that have lines of their own.
        rate: in the quote's currency, for ``per`` of the meter.
        origin: where the rate stands, and who says so.
        tier: the tier that the request falls in; None: the base rate.
        tiers: the thresholds that the rate has.
        charged_as: the meter whose rate is taken because this one has none; None: its own.
        exact: whether the amount is the exact quotient.
    """

    meter: str
    quantity: Decimal
    rate: Decimal
    per: int
    amount: Decimal
    origin: Origin
    tier: Tier | None = None
    tiers: tuple[Tier, ...] = ()
    charged_as: str | None = None
    exact: bool = True

    def key(self, provider: str, model: str) -> RateKey:
        """The place of the rate in the book, given whose model was priced."""
        return RateKey(
            provider,
            model,
            self.origin.service_tier,
            self.origin.start,
            self.charged_as or self.meter,
            self.tier.above if self.tier else -1,
        )


@dataclass(frozen=True, slots=True)
class Quote:
    """What a usage costs: the total is the exact sum of the lines' amounts."""

    currency: str
    total: Decimal
    lines: tuple[Line, ...]

    def amount(self, meter: str) -> Decimal:
        """The sum of the lines of a meter; 0 where it has none."""
        return money.total(line.amount for line in self.lines if line.meter == meter)


def read_usage(usage: Mapping[str, object], meters: Meters) -> dict[str, Decimal]:
    """Check a usage: known meters, whole or decimal quantities that are finite and not negative.

    Raises:
        UsageError: one of them is not.
    """
    read = {}
    for meter, quantity in usage.items():
        if meter not in meters and meter != REQUESTS:
            raise UsageError("unknown-meter", meter)
        read[meter] = _quantity(meter, quantity)
    return read


def _quantity(meter: str, given: object) -> Decimal:
    value = money.number(given)
    if value is None or not value.is_finite() or not 0 <= value <= MAX_QUANTITY:
        raise UsageError("bad-quantity", meter, str(given if value is None else value))
    if -int(value.as_tuple().exponent) > MAX_QUANTITY_DECIMALS:
        raise UsageError("bad-quantity", meter, str(value))
    return value


def quote(usage: Mapping[str, Decimal], card: RateCard, meters: Meters, currency: str) -> Quote:
    """Price one request's usage, times its ``requests`` (1 if absent).

    A total includes its parts (``input_tokens`` includes ``cache_read_tokens``); each token is
    charged once, at the rate of the smallest part it belongs to that has one. A tier is chosen by
    the total input of one request, and applies to the whole request.

    Raises:
        UsageError: a part is larger than its total, or something that was used has no rate.
    """
    requests = usage.get(REQUESTS, Decimal(1))
    input_tokens = usage.get(INPUT, Decimal(0))
    lines = []
    for meter, quantity in _disjoint(usage, meters).items():
        if quantity:
            rate = _rate_for(meter, card, meters)
            lines.append(_line(meter, money.times(quantity, requests), rate, input_tokens))
    if fee := card.rates.get(REQUESTS):
        lines.append(_line(REQUESTS, requests, fee, input_tokens))
    return Quote(currency, money.total(line.amount for line in lines), tuple(lines))


def _disjoint(usage: Mapping[str, Decimal], meters: Meters) -> dict[str, Decimal]:
    """Each meter's quantity less its parts', so that every token is in one of them only."""
    given = [meter for meter in meters if meter in usage and meter != REQUESTS]
    within = {meter: _ancestors(meter, meters) for meter in given}
    own: dict[str, Decimal] = {}
    for meter in sorted(given, key=lambda name: -len(within[name])):
        parts = [part for part in own if meter in within[part]]
        own[meter] = money.less(usage[meter], (own[part] for part in parts))
        if own[meter] < 0:
            raise _too_many_parts(meter, parts, usage, money.total(own[part] for part in parts))
        for total in within[meter]:
            if usage[meter] and total not in usage:
                raise UsageError("part-without-total", meter, money.plain_text(usage[meter]), total)
    return {meter: own[meter] for meter in given}


def _too_many_parts(
    meter: str, parts: list[str], usage: Mapping[str, Decimal], together: Decimal
) -> UsageError:
    for part in parts:
        if usage[part] > usage[meter]:
            limit = money.plain_text(usage[meter])
            return UsageError("part-above-total", part, money.plain_text(usage[part]), meter, limit)
    names = " + ".join(part for part in parts if usage[part])
    return UsageError(
        "part-above-total",
        names,
        money.plain_text(together),
        meter,
        money.plain_text(usage[meter]),
    )


def _ancestors(meter: str, meters: Meters) -> list[str]:
    """The meters that include this one, nearest first, each once."""
    found = list(meters[meter].part_of)
    for parent in meters[meter].part_of:
        found += [name for name in _ancestors(parent, meters) if name not in found]
    return found


def _rate_for(meter: str, card: RateCard, meters: Meters) -> Rate:
    for name in (meter, *_ancestors(meter, meters)):
        if rate := card.rates.get(name):
            return rate
    raise UsageError("no-rate", meter)


def _line(meter: str, quantity: Decimal, rate: Rate, input_tokens: Decimal) -> Line:
    tier = rate.tier_for(input_tokens)
    price = tier.rate if tier else rate.base
    amount, exact = money.amount(quantity, price, rate.per)
    return Line(
        meter=meter,
        quantity=quantity,
        rate=price,
        per=rate.per,
        amount=amount,
        origin=rate.origin,
        tier=tier,
        tiers=rate.tiers,
        charged_as=rate.meter if rate.meter != meter else None,
        exact=exact,
    )
