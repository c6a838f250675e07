"""Edits of the user's layer: each makes the entries that are to be set or deleted, and sets none.

A value of None deletes an entry: what is shipped, if anything, counts again then.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from estimator.pricing import entries, money
from estimator.pricing.book import RateBook
from estimator.pricing.entries import CARD, Entry
from estimator.pricing.layers import laid_under
from estimator.pricing.own import CardKey, ModelKey, OwnCard
from estimator.pricing.rates import Model, RateCard, RateKey, card_start
from estimator.pricing.usage import INPUT

Changes = dict[Entry, str | None]
BASE = -1
"""The threshold of what holds for any size of input, or up to the first threshold."""


@dataclass(unsafe_hash=True)  # not frozen: Python sets __traceback__
class EditError(Exception):
    """An edit that can't be made.

    Attributes:
        kind: ``"exists"``: there are prices at that place already, or a thing of that name;
            ``"used"``: something is priced by what is to be deleted; ``"used-by-rule"``,
            ``"used-by-meter"``: a rule is for it, or another meter is a part of it.
        given: the model, the class and the day asked for; or the name, and that of the part.
    """

    kind: str
    given: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A card, or what it says of requests above one of its thresholds.

    Attributes:
        above: as in ``RateKey``.
    """

    card: CardKey
    above: int = BASE

    @property
    def model(self) -> ModelKey:
        """Whose it is."""
        return self.card[:2]

    def key(self, meter: str) -> RateKey:
        """Of one of its rates."""
        return RateKey(*self.card, meter, self.above)


def card_entry(key: CardKey) -> Entry:
    """The entry of a card."""
    return CARD, entries.key_of(*key)


def card_at(book: RateBook, key: CardKey) -> RateCard | None:
    """A card of the book by its place."""
    return _card_of(book.models_by_key.get(key[:2]), key)


def is_shipped(book: RateBook, key: CardKey) -> bool:
    """Whether a card, perhaps changed by the user, is a shipped one."""
    return shipped_card(book, key) is not None


def shipped_card(book: RateBook, key: CardKey) -> RateCard | None:
    """A card as it was shipped."""
    return _card_of(book.shipped(*key[:2]), key)


def card_under(book: RateBook, key: CardKey) -> RateCard:
    """The card that the user's rates at a place are laid over, shipped or not; see ``layers``."""
    if shipped := shipped_card(book, key):
        return shipped
    model = book.shipped(*key[:2]) or Model(*key[:2], key[1])
    return laid_under(model, book.own, book.meters, key[2:])


def _card_of(model: Model | None, key: CardKey) -> RateCard | None:
    for card in model.cards if model else ():
        if (card.service_tier, card_start(card)) == key[2:]:
            return card
    return None


# Prices


def priced(book: RateBook, rates: Mapping[RateKey, Decimal | None]) -> Changes:
    """Set rates, None for no price; what is shipped in the same currency is not the user's.

    Raises:
        RateError: one of them can't be a rate.
    """
    changes: Changes = {}
    for key, rate in rates.items():
        checked = None if rate is None else money.checked_rate(rate)
        is_as_shipped = checked == _shipped_rate(book, key) and is_in_own_currency(book, key)
        is_needed = not is_as_shipped or not is_shipped(book, card_key(key))
        changes[entries.rate_entry(key)] = entries.rate_value(checked) if is_needed else None
    return changes


def card_key(key: RateKey) -> CardKey:
    """The card that a rate stands on."""
    return key.provider, key.model, key.service_tier, key.start


def _shipped_rate(book: RateBook, key: RateKey) -> Decimal | None:
    model = book.shipped(key.provider, key.model)
    return model.rate_at(key) if model else None


def is_in_own_currency(book: RateBook, key: RateKey) -> bool:
    """Whether the user's rates of a card are in its provider's currency."""
    said = book.own.cards.get(card_key(key))
    return not said or said.currency in ("", currency_of(book, key.provider))


def currency_of(book: RateBook, provider: str) -> str:
    """The currency in which a provider's rates are, where nothing else is said."""
    found = book.providers.get(provider)
    return found.currency if found else "USD"


def all_rates(
    place: Place, card: RateCard | None, under: RateCard | None = None
) -> dict[RateKey, Decimal]:
    """Every rate of a card, those above its thresholds too, as if they stood at a place.

    Args:
        place: where.
        card: whose rates they are.
        under: what they are laid over there, which says by which threshold a rate for the same
            sizes stands; None for where they are.
    """
    found = {}
    for meter, rate in card.rates.items() if card else ():
        found[RateKey(*place.card, meter, BASE)] = rate.base
        for tier in rate.tiers:
            above = under.threshold_from(tier.first) if under else tier.above
            found[RateKey(*place.card, meter, above)] = tier.rate
    return found


# Cards


def noted(book: RateBook, key: CardKey, note: str) -> Changes:
    """Give a card another note."""
    return card_said(book, key, replace(book.own.cards.get(key, OwnCard()), note=note))


def in_currency(book: RateBook, key: CardKey, currency: str) -> Changes:
    """Say that every price of a card is in a currency; the figures stay as they are."""
    card = card_at(book, key)
    said = replace(book.own.cards.get(key, OwnCard()), currency=currency)
    said = replace(said, minimum=card.minimum if card else said.minimum)
    rates = all_rates(Place(key), card)
    return as_entries(rates) | card_said(book, key, said)


def at_least(book: RateBook, key: CardKey, minimum: Decimal | None) -> Changes:
    """Say what a request costs at least; None takes a minimum away, also a shipped one.

    Raises:
        RateError: it can't be a price.
    """
    card, said = shipped_card(book, key), book.own.cards.get(key, OwnCard())
    if minimum is None:
        made = Decimal(0) if card and card.minimum else None
    else:
        made = money.checked_rate(minimum)
    return card_said(book, key, replace(said, minimum=made))


def card_said(book: RateBook, key: CardKey, said: OwnCard) -> Changes:
    """Say something of a card as a whole; a note or a minimum as shipped is not the user's."""
    shipped = shipped_card(book, key)
    if shipped and said.note == shipped.note:
        said = replace(said, note="")
    if shipped and said.minimum == shipped.minimum and not said.currency:
        said = replace(said, minimum=None)
    return {card_entry(key): None if said == OwnCard() else entries.value_of(said)}


def as_entries(rates: Mapping[RateKey, Decimal | None]) -> Changes:
    """Rates, as they are kept."""
    return {entries.rate_entry(key): entries.rate_value(rate) for key, rate in rates.items()}


def copied(book: RateBook, key: CardKey, to: CardKey) -> Changes:
    """Put all that a card says at another place, of the same model or another.

    Raises:
        EditError: there is a card.
    """
    if card_at(book, to):
        raise EditError("exists", to[1:])
    card, said = card_at(book, key), book.own.cards.get(key, OwnCard())
    made, under = Place(to), card_under(book, to)
    rates: dict[RateKey, Decimal | None] = dict.fromkeys(all_rates(made, under))
    if card:
        said = replace(said, note=card.note, minimum=card.minimum)
        rates.update(all_rates(made, card, under))
    return as_entries(rates or {made.key(INPUT): None}) | card_said(book, to, said)


def moved(book: RateBook, key: CardKey, to: CardKey) -> Changes:
    """Put a card of the user's at another place; a shipped one stays, and the other is new.

    Raises:
        EditError: there is a card.
    """
    made = copied(book, key, to)
    if is_shipped(book, key):
        return made
    return forgotten(book, key) | made


def resized(book: RateBook, place: Place, above: int, *, keep: bool = False) -> Changes:
    """Have what a card says above a threshold hold above another one.

    Args:
        book: in force.
        place: the card and the threshold; ``BASE`` for a copy of what holds for any size.
        above: the other threshold.
        keep: leave the first one as it is.

    Raises:
        EditError: the card has that threshold already.
    """
    card = card_at(book, place.card)
    rates = all_rates(place, card)
    if any(key.above == above for key in rates):
        raise EditError("exists", (*place.card[1:], str(above)))
    here = {key: rate for key, rate in rates.items() if key.above == place.above}
    made = {replace(key, above=above): rate for key, rate in here.items()}
    gone = {} if keep or place.above == BASE else dict.fromkeys(here)
    return as_entries({**gone, **made})


def forgotten(book: RateBook, key: CardKey) -> Changes:
    """Everything that the user says of a card, deleted."""
    rates = book.own.rates_by_model.get(key[:2], {})
    changes: Changes = {entries.rate_entry(rate): None for rate in rates if card_key(rate) == key}
    if key in book.own.cards:
        changes[card_entry(key)] = None
    return changes
