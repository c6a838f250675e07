"""Rates as values: what is metered, what it costs, from when, and who says so."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from decimal import Decimal

from estimator.pricing import money

RATE = "rate"
"""The kind of the entries that rates of the user's own are kept as."""
STANDARD = "standard"
SERVICE_TIERS = (STANDARD, "batch", "flex", "priority", "fast")


@dataclass(frozen=True, slots=True)
class Meter:
    """Something that a provider counts.

    Attributes:
        name: as in a usage, e.g. ``"input_tokens"``.
        per: how many of it a rate is for: 1,000,000 tokens, 1,000 searches, 3,600 seconds.
        part_of: the meters whose quantities include this one, nearest first.
    """

    name: str
    per: int
    part_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Who says what a rate is: a name, the page it was read on, and the day of the reading."""

    name: str
    url: str
    date: date


@dataclass(frozen=True, slots=True)
class Origin:
    """The card that a rate stands on, which is where the book is asked for it again.

    Attributes:
        start: as in ``RateKey``.
    """

    service_tier: str
    start: str
    source: Source


@dataclass(frozen=True, slots=True)
class Tier:
    """A rate for requests of more than ``above`` input tokens; it applies to the whole request."""

    above: int
    rate: Decimal


@dataclass(frozen=True, slots=True)
class Rate:
    """What one meter costs, in the book's currency per ``per`` of the meter.

    With ``base`` 2.50 and a tier of 5 above 272,000, a request of 272,000 input tokens costs 2.50
    for each million of them, and one of 272,001 costs 5, for all of them. ``tiers`` ascend.
    """

    meter: str
    per: int
    base: Decimal
    origin: Origin
    tiers: tuple[Tier, ...] = ()

    def tier_for(self, input_tokens: Decimal) -> Tier | None:
        """The tier that a request of so many input tokens falls in; None: the base rate."""
        for tier in reversed(self.tiers):
            if input_tokens > tier.above:
                return tier
        return None

    def at(self, above: int) -> Decimal | None:
        """The price of the tier with this threshold, or of the base for -1."""
        if above < 0:
            return self.base
        return next((tier.rate for tier in self.tiers if tier.above == above), None)


@dataclass(frozen=True, slots=True)
class Window:
    """A time of day, UTC, from ``start`` to before ``end``; past midnight where end < start."""

    start: time
    end: time

    def holds(self, at: datetime) -> bool:
        """Whether the moment lies in it."""
        moment = at.astimezone(UTC).time()
        if self.end < self.start:
            return moment >= self.start or moment < self.end
        return self.start <= moment < self.end


@dataclass(frozen=True, slots=True)
class RateCard:
    """The rates of a model in one service tier, from a day on or at a time of day.

    The card of a tier other than standard states what differs from the standard one.
    """

    service_tier: str
    start: date | None
    window: Window | None
    rates: Mapping[str, Rate]
    source: Source

    def in_force(self, at: datetime) -> bool:
        """Whether it applies at the moment (dates change at midnight UTC)."""
        if self.start is not None and at.astimezone(UTC).date() < self.start:
            return False
        return self.window is None or self.window.holds(at)


@dataclass(frozen=True, slots=True)
class Model:
    """A model that is sold: its limits and its rate cards.

    Attributes:
        listed: whether it is offered for prompts; the others are priced when asked for by name.
        context_window: tokens of input and output together; None where unknown.
        max_input, max_output: tokens of each; None where unknown.
        retires: the day on which the provider stops serving it.
        cards: where several of a service tier are in force, the last one counts.
    """

    provider: str
    id: str
    name: str
    aliases: tuple[str, ...] = ()
    listed: bool = False
    context_window: int | None = None
    max_input: int | None = None
    max_output: int | None = None
    retires: date | None = None
    cards: tuple[RateCard, ...] = field(default=(), repr=False)

    @property
    def service_tiers(self) -> tuple[str, ...]:
        """The tiers that it is sold in."""
        sold = {card.service_tier for card in self.cards}
        return tuple(tier for tier in SERVICE_TIERS if tier in sold)

    def rate_at(self, key: "RateKey") -> Decimal | None:
        """What its cards say at a place of the book; None: nothing."""
        for card in self.cards:
            if (card.service_tier, card_start(card)) == (key.service_tier, key.start):
                rate = card.rates.get(key.meter)
                return rate.at(key.above) if rate else None
        return None


@dataclass(frozen=True, slots=True)
class Provider:
    """Who sells models: its id in a quote request, its name on the screen."""

    id: str
    name: str
    currency: str
    models: tuple[Model, ...] = field(repr=False)


@dataclass(frozen=True, slots=True, order=True)
class RateKey:
    """The place of one rate in the book.

    Attributes:
        start: the first day of its card, ISO, and its time of day if it has one
            (``"2026-07-30"``, ``"01:00-04:00"``); empty for a card without.
        above: the threshold of the tier; -1 for the base rate.
    """

    provider: str
    model: str
    service_tier: str
    start: str
    meter: str
    above: int = -1


def card_start(card: RateCard) -> str:
    """What ``RateKey.start`` says of a card."""
    day = card.start.isoformat() if card.start else ""
    if card.window is None:
        return day
    hours = f"{card.window.start:%H:%M}-{card.window.end:%H:%M}"
    return f"{day} {hours}".strip()


def rate_entry(key: RateKey) -> tuple[str, str]:
    """The entry that the user's rate of this place is kept as: its kind and its key."""
    fields = [key.provider, key.model, key.service_tier, key.start, key.meter, key.above]
    return RATE, json.dumps(fields, separators=(",", ":"))


def rate_key(entry: tuple[str, str]) -> RateKey:
    """The place that such an entry is of.

    Raises:
        ValueError: it is of none.
    """
    try:
        fields = json.loads(entry[1])
    except (ValueError, RecursionError):
        raise ValueError(entry) from None
    match fields:
        case [str(), str(), str(), str(), str(), int(above)] if above >= -1 and type(above) is int:
            return RateKey(*fields)
    raise ValueError(entry)


def own_rates(entries: Mapping[tuple[str, str], str]) -> dict[RateKey, Decimal]:
    """The rates among the user's entries; an empty value is none."""
    return {
        rate_key(entry): money.parse_rate(value)
        for entry, value in entries.items()
        if entry[0] == RATE and value
    }


def rate_entries(
    rates: Mapping[RateKey, Decimal | None],
) -> dict[tuple[str, str], str | None]:
    """Rates of the user's own as the entries that they are kept as; None: to be forgotten."""
    return {
        rate_entry(key): None if rate is None else money.plain_text(rate)
        for key, rate in rates.items()
    }
