"""Rates as values: what is metered, what it costs, from when, and who says so."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal

from estimator.pricing.when import When, start_text

STANDARD = "standard"
SERVICE_TIERS = (STANDARD, "batch", "flex", "priority", "fast")
TOKENS = "tokens"


@dataclass(frozen=True, slots=True)
class Meter:
    """Something that a provider counts.

    Attributes:
        name: as in a usage, e.g. ``"input_tokens"``.
        per: how many of it a rate is for: 1,000,000 tokens, 1,000 searches, 3,600 seconds.
        part_of: the meters whose quantities include this one, nearest first.
        unit: what is counted: ``"tokens"``, ``"seconds"``, ``"searches"``.
        title: what the user calls it, for a meter of their own.
        step: what a request uses of it is rounded up to a multiple of this, by the user's rates.
    """

    name: str
    per: int
    part_of: tuple[str, ...] = ()
    unit: str = TOKENS
    title: str = ""
    step: int = 0


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
    """A rate for larger requests; it applies to the whole request.

    Attributes:
        above: requests of more than so many input tokens have it,
        inclusive: and those of exactly so many too.
    """

    above: int
    rate: Decimal
    inclusive: bool = False

    @property
    def first(self) -> int:
        """The fewest input tokens that have it."""
        return self.above + (not self.inclusive)

    def holds(self, input_tokens: Decimal) -> bool:
        """Whether a request of so many input tokens has it."""
        return input_tokens > self.above or (self.inclusive and input_tokens == self.above)


@dataclass(frozen=True, slots=True)
class Rate:
    """What one meter costs for ``per`` of it.

    With ``base`` 2.50 and a tier of 5 above 272,000, a request of 272,000 input tokens costs 2.50
    for each million of them, and one of 272,001 costs 5, for all of them. ``tiers`` ascend.

    Attributes:
        step: what a request used is rounded up to a multiple of this; 0: it is taken as it is.
        currency: of the prices; empty for the book's.
        own: the thresholds at which the price is the user's own, -1 for the base.
    """

    meter: str
    per: int
    base: Decimal
    origin: Origin
    tiers: tuple[Tier, ...] = ()
    step: int = 0
    currency: str = ""
    own: tuple[int, ...] = ()

    def tier_for(self, input_tokens: Decimal) -> Tier | None:
        """The tier that a request of so many input tokens falls in; None: the base rate."""
        for tier in reversed(self.tiers):
            if tier.holds(input_tokens):
                return tier
        return None

    def at(self, above: int) -> Decimal | None:
        """The price of the tier with this threshold, or of the base for -1."""
        if above < 0:
            return self.base
        return next((tier.rate for tier in self.tiers if tier.above == above), None)


@dataclass(frozen=True, slots=True)
class RateCard:
    """The rates of a model in one service tier, from a day on or at some hours.

    The card of a tier other than standard states what differs from the standard one.

    Attributes:
        minimum: a request costs at least so much; None: no such rule.
        minimum_currency: of it; empty for the book's.
        minimum_source: who says so; None: as of the card.
        note: what else there is to know, in a sentence.
    """

    service_tier: str
    start: date | None
    when: When | None
    rates: Mapping[str, Rate]
    source: Source
    minimum: Decimal | None = None
    note: str = ""
    minimum_currency: str = ""
    minimum_source: Source | None = None

    def in_force(self, at: datetime) -> bool:
        """Whether it applies at the moment (dates change at midnight UTC)."""
        if self.start is not None and at.astimezone(UTC).date() < self.start:
            return False
        return self.when is None or self.when.holds(at)

    def thresholds(self) -> dict[int, bool]:
        """Those of all its rates, ascending; whether a request of exactly so many is beyond."""
        tiers = {tier.above: tier.inclusive for rate in self.rates.values() for tier in rate.tiers}
        return dict(sorted(tiers.items()))

    def takes_in(self, above: int) -> bool:
        """Whether a request of exactly so many tokens is beyond a threshold of it.

        A new one is of the kind of those that are there.
        """
        kinds = self.thresholds()
        return kinds.get(above, any(kinds.values()))

    def threshold_from(self, first: int) -> int:
        """The threshold by which a price on it is for ``first`` input tokens and more."""
        kinds = self.thresholds()
        for above, inclusive in kinds.items():
            if above + (not inclusive) == first:
                return above
        return first if any(kinds.values()) else first - 1


@dataclass(frozen=True, slots=True)
class Conflict:
    """What another source says of a rate, where it says something else.

    Attributes:
        start, above: the place, as in ``RateKey``.
        source: its name.
    """

    service_tier: str
    start: str
    meter: str
    above: int
    rate: Decimal
    source: str


@dataclass(frozen=True, slots=True)
class Model:
    """A model that is sold: its limits and its rate cards.

    Attributes:
        listed: whether it is offered for prompts; the others are priced when asked for by name.
        context_window: tokens of input and output together; None where unknown.
        max_input, max_output: tokens of each; None where unknown.
        retires: the day on which the provider stops serving it.
        cutoff: the day or month up to which it knows the world, ISO; empty where unknown.
        uplifts: regions that cost more -> the factor on each rate for tokens.
        counts_as: the id of the model whose tokens it has; empty: its own.
        conflicts: where sources disagree.
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
    cutoff: str = ""
    note: str = ""
    counts_as: str = ""
    uplifts: Mapping[str, Decimal] = field(default_factory=dict, repr=False)
    conflicts: tuple[Conflict, ...] = field(default=(), repr=False)
    cards: tuple[RateCard, ...] = field(default=(), repr=False)

    @property
    def service_tiers(self) -> tuple[str, ...]:
        """The tiers that it is sold in; those of the user's own after the known ones."""
        sold = dict.fromkeys(card.service_tier for card in self.cards)
        known = [tier for tier in SERVICE_TIERS if tier in sold]
        return (*known, *(tier for tier in sold if tier not in SERVICE_TIERS))

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
        start: the first day of its card, ISO, and its hours and weekdays if it has any, as
            ``when.start_text`` writes them; empty for a card without.
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
    return start_text(card.start, card.when)
