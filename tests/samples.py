"""Small rates, cards and requests, made in a line."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal

from estimator.pricing import book, entries
from estimator.pricing.rates import STANDARD, Origin, Rate, RateCard, Source, Tier

SOURCE = Source("a price list", "https://example.org/prices", date(2026, 11, 23))
ORIGIN = Origin(STANDARD, "", SOURCE)
BOOK = book.load()
METERS = BOOK.meters
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
AT = NOW.isoformat()


def rate(meter, base, above=None, per=None):
    tiers = tuple(Tier(n, Decimal(price)) for n, price in (above or {}).items())
    return Rate(meter, per or METERS[meter].per, Decimal(base), ORIGIN, tiers)


def card(**rates):
    """A standard card; a rate is a price, or a base and a dict of thresholds."""
    made = {}
    for meter, price in rates.items():
        base, above = price if isinstance(price, tuple) else (price, None)
        made[meter] = rate(meter, base, above)
    return RateCard(STANDARD, None, None, made, SOURCE)


def request(**fields):
    return {"id": "1", "model": "gpt-5.4", "at": AT, "usage": {"input_tokens": 1000}} | fields


def lines_of(*requests):
    return "".join(
        (line if isinstance(line, str) else json.dumps(line)) + "\n" for line in requests
    )


def typed(session, text):
    """The estimate once this text stands in the place of all that was there."""
    session.edit(0, session.units, text)
    return session.estimate()


def own_rates(kept):
    """The user's rates among the entries of a store."""
    return entries.read(kept).rates


def rate_entries(rates):
    """Rates as entries; None forgets one."""
    return {
        entries.rate_entry(key): None if rate is None else entries.rate_value(rate)
        for key, rate in rates.items()
    }


def inside(made, before, after):
    """What stands between the two in a text that has them at its ends."""
    assert made.startswith(before)
    assert made.endswith(after)
    return made[len(before) : len(made) - len(after)]
