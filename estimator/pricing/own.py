"""What the user laid over the shipped book: rates, models, cards, rules, currencies, meters."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cached_property

from estimator.pricing.rates import Meter, Model, RateKey

ModelKey = tuple[str, str]
"""A provider and a model of it, by their ids."""
CardKey = tuple[str, str, str, str]
"""A provider, a model, a service tier and a start as in ``RateKey``."""


@dataclass(frozen=True, slots=True)
class OwnModel:
    """A model of the user's, or what they say of a shipped one; None or empty: nothing.

    Attributes:
        counts_as: the model whose tokens it has.
        regions: where it costs more, as ``regions.read`` reads it.
        hidden: the user deleted it; a shipped one comes back when that is reset.
    """

    name: str = ""
    context_window: int | None = None
    max_input: int | None = None
    max_output: int | None = None
    retires: date | None = None
    note: str = ""
    counts_as: str = ""
    regions: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class OwnCard:
    """What the user says of a card as a whole.

    Attributes:
        currency: of the user's own rates on it; empty for the book's.
        minimum: what a request costs at least.
        hidden: the user deleted it.
    """

    note: str = ""
    currency: str = ""
    minimum: Decimal | None = None
    hidden: bool = False


def _matches(name: str, wanted: str) -> bool:
    """Whether a name is what is wanted, in which a ``*`` stands for anything, and nothing else."""
    first, *rest = wanted.split("*")
    if not rest:
        return name == wanted
    at, end = len(first), len(name) - len(rest[-1])
    if end < at or not (name.startswith(first) and name.endswith(rest[-1])):
        return False
    for part in rest[:-1]:
        found = name.find(part, at, end)
        if found < 0:
            return False
        at = found + len(part)
    return True


@dataclass(frozen=True, slots=True)
class Rule:
    """A discount or a markup on every rate that it fits.

    Attributes:
        percent: -15 for a discount of 15 %, 5 for a markup of 5 %; above -100.
        provider, model, service_tier, meter: what it is for; empty for all. ``*`` in a model's
            name stands for anything.
        start: the first day on which it holds; None for always.
        is_on: whether it holds at all.
    """

    percent: Decimal
    provider: str = ""
    model: str = ""
    service_tier: str = ""
    meter: str = ""
    start: date | None = None
    note: str = ""
    is_on: bool = True

    @property
    def factor(self) -> Decimal:
        """What a rate is multiplied by."""
        return 1 + self.percent / 100

    def _names(self, model: Model) -> bool:
        """Whether the model's id or name is what it says, in capitals or not."""
        wanted = self.model.casefold()
        return any(_matches(name.casefold(), wanted) for name in (model.id, model.name))

    def is_for(self, model: Model, service_tier: str) -> bool:
        """Whether it is for a model in a tier, once it holds."""
        return (
            self.provider in ("", model.provider)
            and (not self.model or self._names(model))
            and self.service_tier in ("", service_tier)
        )

    def fits(self, model: Model, service_tier: str, at: date) -> bool:
        """Whether it holds for the requests to a model in a tier on a day."""
        is_begun = self.start is None or self.start <= at
        return self.is_on and is_begun and self.is_for(model, service_tier)


@dataclass(frozen=True, slots=True)
class Exchange:
    """What one of a currency is in the book's, and the day of which that is."""

    rate: Decimal
    date: date


@dataclass(frozen=True, slots=True)
class OwnMeter:
    """A meter of the user's; see ``Meter``."""

    per: int = 1
    unit: str = ""
    title: str = ""
    part_of: tuple[str, ...] = ()
    step: int = 0

    def named(self, name: str) -> Meter:
        """The meter as one of a book."""
        return Meter(name, self.per, self.part_of, self.unit, self.title, self.step)


@dataclass(frozen=True)
class Own:
    """The user's layer; an update of the shipped book never touches it.

    Attributes:
        rates: None says that there is no price at this place, whatever is shipped.
    """

    rates: Mapping[RateKey, Decimal | None] = field(default_factory=dict)
    models: Mapping[ModelKey, OwnModel] = field(default_factory=dict)
    cards: Mapping[CardKey, OwnCard] = field(default_factory=dict)
    rules: Mapping[str, Rule] = field(default_factory=dict)
    exchanges: Mapping[str, Exchange] = field(default_factory=dict)
    meters: Mapping[str, OwnMeter] = field(default_factory=dict)

    @cached_property
    def rates_by_model(self) -> Mapping[ModelKey, Mapping[RateKey, Decimal | None]]:
        """The rates of each model that has some."""
        found: dict[ModelKey, dict[RateKey, Decimal | None]] = {}
        for key, rate in self.rates.items():
            found.setdefault((key.provider, key.model), {})[key] = rate
        return found

    @cached_property
    def touched(self) -> frozenset[ModelKey]:
        """The models that it says something of."""
        return frozenset({*self.rates_by_model, *self.models, *(key[:2] for key in self.cards)})

    def with_rates(self, rates: Mapping[RateKey, Decimal | None]) -> "Own":
        """The same but for its rates."""
        return replace(self, rates=dict(rates))


EMPTY = Own()
