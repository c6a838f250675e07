"""A quote: itemised lines that add up exactly, each with the rate that it stands on and why."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from estimator.pricing import money
from estimator.pricing.rates import Origin, RateKey, Tier

MINIMUM = "minimum_charge"
"""The meter of the line that fills up what a request costs at least."""
REGION, RULE, EXCHANGE = "region", "rule", "exchange"


@dataclass(frozen=True, slots=True)
class Adjustment:
    """A factor on a rate.

    Attributes:
        kind: ``REGION`` (uplift), ``RULE`` (a discount or markup of the user's) or ``EXCHANGE``.
        name: the region, the rule's name, or the currency that the rate is in.
        factor: what the rate is multiplied by.
        day: of the exchange rate.
    """

    kind: str
    name: str
    factor: Decimal
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Charge:
    """What a meter costs a request, whatever its quantity.

    Attributes:
        rate: in the quote's currency, for ``per`` of the meter, with all adjustments.
        listed: as it stands in the book.
        unit: what one of the meter costs; None where that is no finite decimal.
        origin: where the rate stands, and who says so.
        tier: the tier that the request falls in; None: the base rate.
        tiers: all those that the rate has.
        charged_as: the meter whose rate is taken because this one has none; None: its own.
        adjustments: what makes ``rate`` of ``listed``, in order.
        is_own: whether the price is the user's own.
        exact: whether ``rate`` is the exact product; many rules may have too many digits.
        step: a request's quantity is rounded up to a multiple of this; 0: it is taken as it is.
    """

    meter: str
    rate: Decimal
    listed: Decimal
    per: int
    unit: Decimal | None
    origin: Origin
    tier: Tier | None = None
    tiers: tuple[Tier, ...] = ()
    charged_as: str | None = None
    adjustments: tuple[Adjustment, ...] = ()
    step: int = 0
    exact: bool = True
    is_own: bool = False

    def line(self, quantity: Decimal, requests: Decimal) -> "Line":
        """A quantity of one request at this charge, times the requests."""
        used = quantity if requests == 1 else money.times(quantity, requests)
        if self.unit is not None:
            return Line(self, used, money.times(used, self.unit), self.exact)
        # Many requests cost as many times one, to the last digit.
        one, is_exact = money.amount(quantity, self.rate, self.per)
        return Line(self, used, money.times(one, requests), is_exact and self.exact)


class Line(NamedTuple):
    """One line of a quote: ``quantity * rate / per = amount``.

    Attributes:
        quantity: for all requests together, less the parts that have lines of their own.
        exact: whether the amount is the exact quotient.
    """

    charge: Charge
    quantity: Decimal
    amount: Decimal
    exact: bool

    @property
    def meter(self) -> str:
        """What was used."""
        return self.charge.meter

    @property
    def rate(self) -> Decimal:
        """As in the charge."""
        return self.charge.rate

    @property
    def per(self) -> int:
        """As in the charge."""
        return self.charge.per

    @property
    def origin(self) -> Origin:
        """As in the charge."""
        return self.charge.origin

    @property
    def tier(self) -> Tier | None:
        """As in the charge."""
        return self.charge.tier

    @property
    def tiers(self) -> tuple[Tier, ...]:
        """As in the charge."""
        return self.charge.tiers

    @property
    def charged_as(self) -> str | None:
        """As in the charge."""
        return self.charge.charged_as

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


class Quote(NamedTuple):
    """What a usage costs: the total is the exact sum of the lines' amounts."""

    currency: str
    total: Decimal
    lines: tuple[Line, ...]

    def amount(self, meter: str) -> Decimal:
        """The sum of the lines of a meter; 0 where it has none."""
        return money.total(line.amount for line in self.lines if line.meter == meter)
