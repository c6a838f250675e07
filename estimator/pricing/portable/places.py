"""Where in a book a rate that a file says belongs, and what is in force there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from estimator.pricing.book import RateBook
from estimator.pricing.edits import BASE, card_key, card_under
from estimator.pricing.portable.rows import (
    currency_of,
    price_currency,
    rate_of,
)
from estimator.pricing.portable.said import RateSaid
from estimator.pricing.rates import Model, Rate, RateCard, RateKey, card_start
from estimator.pricing.when import Period


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the book, and what is there.

    Attributes:
        price: in force; None for none.
        per: how many it is for.
        price_currency: that the price in force is in.
        currency: of an own rate there.
        has_card: whether the book has the card; one with no rate yet goes on from another.
        other_prices: those of cards for some hours, where the file does not say which it means.
    """

    key: RateKey
    price: Decimal | None
    per: int
    price_currency: str
    currency: str
    has_card: bool
    other_prices: tuple[Decimal, ...] = ()


class Places:
    """The places of one book at a moment."""

    def __init__(self, book: RateBook, at: datetime) -> None:
        self._book = book
        self._at = at
        self._under: dict[tuple[str, ...], RateCard] = {}
        self._models = {(model.provider, model.id): model for model in book.models()}

    def of(self, said: RateSaid) -> Place:
        """The place of a rate; its meter is one of the book's."""
        model = self._models.get((said.provider, said.model))
        if said.start is None and model is not None:
            return self._in_force(said, model)
        start = said.start or ""
        if said.is_any_day and model is not None:
            start = _with_weekdays(start, said.service_tier, model)
        key = RateKey(said.provider, said.model, said.service_tier, start, said.meter)
        rate = rate_of(model, key)
        return self._made(said, model, key, _exact_price(rate, said.first))

    def _in_force(self, said: RateSaid, model: Model) -> Place:
        """The place on the card that is in force for any hour; it goes by the standard one too."""
        card = self._card(model, said.service_tier)
        standard = self._card(model, "standard")
        rates = {**(standard.rates if standard else {}), **(card.rates if card else {})}
        start = card_start(card) if card else ""
        key = RateKey(said.provider, said.model, said.service_tier, start, said.meter)
        charged = self._book.meters.charged_as(said.meter)
        rate = next((rates[meter] for meter in charged if meter in rates), None)
        price = _price_of(rate, said.first)
        by_hours = [c for c in model.cards if c.when and c.service_tier == said.service_tier]
        others = [_price_of(c.rates.get(said.meter), said.first) for c in by_hours]
        known = tuple(each for each in others if each is not None)
        return self._made(said, model, key, price, known)

    def _card(self, model: Model, service_tier: str) -> RateCard | None:
        """The last card of a tier that is in force for any hour."""
        day = self._at.date()
        found = None
        for card in model.cards:
            begun = card.start is None or card.start <= day
            if card.service_tier == service_tier and card.when is None and begun:
                found = card
        return found

    def _made(
        self,
        said: RateSaid,
        model: Model | None,
        key: RateKey,
        price: Decimal | None,
        others: tuple[Decimal, ...] = (),
    ) -> Place:
        rate = rate_of(model, key)
        above = self._above(said.first, key)
        full = RateKey(key.provider, key.model, key.service_tier, key.start, key.meter, above)
        per = rate.per if rate else self._book.meters[said.meter].per
        currencies = price_currency(self._book, rate, key), currency_of(self._book, rate, key)
        return Place(full, price, per, *currencies, _has_card(model, key), others)

    def _above(self, first: int, key: RateKey) -> int:
        """The threshold by which an own rate is for requests of ``first`` tokens and more."""
        if first == 0:
            return BASE
        card = card_key(key)
        if card not in self._under:
            self._under[card] = card_under(self._book, card)
        return self._under[card].threshold_from(first)

    def shipped_price(self, key: RateKey) -> Decimal | None:
        """What is shipped at a place; None where an own rate would be in another currency."""
        card = self._book.own.cards.get((key.provider, key.model, key.service_tier, key.start))
        if card and card.currency:
            return None
        model = self._book.shipped(key.provider, key.model)
        return model.rate_at(key) if model else None


def _has_card(model: Model | None, key: RateKey) -> bool:
    cards = model.cards if model else ()
    return any((c.service_tier, card_start(c)) == (key.service_tier, key.start) for c in cards)


def _exact_price(rate: Rate | None, first: int) -> Decimal | None:
    """The price that begins at just this number of tokens."""
    if rate is None or first == 0:
        return rate.base if rate else None
    return next((tier.rate for tier in rate.tiers if tier.first == first), None)


def _price_of(rate: Rate | None, first: int) -> Decimal | None:
    """The price of a request of so many tokens."""
    if rate is None or first == 0:
        return rate.base if rate else None
    tier = rate.tier_for(Decimal(first))
    return tier.rate if tier else rate.base


def _with_weekdays(start: str, service_tier: str, model: Model) -> str:
    """The start of the card that has these hours, whether on all days and alone; else as it is."""
    cards = [card for card in model.cards if card.service_tier == service_tier and card.when]
    for card in cards:
        periods = card.when.periods if card.when else ()
        hours = [str(Period((each,), ())) for period in periods for each in period.hours]
        if start in hours and card.start is None:
            return card_start(card)
    return start


class Names:
    """The models of a book by the names that others give them."""

    def __init__(self, book: RateBook) -> None:
        self._ids: dict[tuple[str, str], str] = {}
        for model in book.models():
            for alias in model.aliases:
                self._ids.setdefault((model.provider, alias.lower()), model.id)
        self._exact: dict[tuple[str, str], tuple[str, str]] = {}
        for model in book.models():
            self._ids[model.provider, model.id.lower()] = model.id
            key = model.provider, model.id
            self._exact.setdefault((key[0].lower(), key[1].lower()), key)
        self._there = set(self._exact.values())
        self._providers = {name.lower(): name for name in book.providers}

    def as_written(self, provider: str, model: str) -> tuple[str, str]:
        """A provider and a model in the case in which the book has them, if it has."""
        if (provider, model) in self._there:
            return provider, model
        known = self._providers.get(provider.lower(), provider)
        return self._exact.get((provider.lower(), model.lower()), (known, model))

    def id_of(self, provider: str, names: Sequence[str]) -> str | None:
        """The model that the first of these names which the book has is of."""
        for name in names:
            if found := self._ids.get((provider, name.lower())):
                return found
        return None
