"""An amount in another currency, by what the user says that currencies are worth."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from estimator.pricing import money
from estimator.pricing.own import Exchange

BOOK = "USD"
"""What exchange rates are given in."""
_PLACES = 20


@dataclass(frozen=True, slots=True)
class Exchanged:
    """An amount to 20 places, and the day of the older of the rates that it was found by."""

    amount: Decimal
    day: date


def exchanged(
    amount: Decimal, currency: str, wanted: str, exchanges: Mapping[str, Exchange]
) -> Exchanged | None:
    """An amount in another currency than it is in; None where that is the same, or no rate known.

    Args:
        amount: in ``currency``.
        currency: of the amount.
        wanted: the other currency.
        exchanges: what one of each is worth in BOOK; none of them is 0.
    """
    rates = [exchanges.get(name) for name in (currency, wanted) if name != BOOK]
    known = [rate for rate in rates if rate is not None]
    if currency == wanted or len(known) < len(rates):
        return None
    worth, each = (_rate(name, exchanges) for name in (currency, wanted))
    found = money.divided(money.times(amount, worth), each, _PLACES)
    return Exchanged(found, min(rate.date for rate in known))


def _rate(currency: str, exchanges: Mapping[str, Exchange]) -> Decimal:
    return Decimal(1) if currency == BOOK else exchanges[currency].rate
