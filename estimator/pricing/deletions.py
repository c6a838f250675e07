"""Edits that take away: cards and models that are deleted, and what is shipped again."""

from collections.abc import Iterable
from dataclasses import replace

from estimator.pricing import entries
from estimator.pricing.book import RateBook
from estimator.pricing.edits import (
    BASE,
    Changes,
    Place,
    all_rates,
    as_entries,
    card_at,
    card_entry,
    card_key,
    card_said,
    forgotten,
    is_in_own_currency,
    is_shipped,
)
from estimator.pricing.model_edits import model_entry
from estimator.pricing.own import CardKey, ModelKey, OwnCard, OwnModel
from estimator.pricing.rates import RateKey, card_start


def deleted(book: RateBook, places: Iterable[Place]) -> Changes:
    """Delete cards and thresholds; a model of which no card is left goes too.

    What is shipped is hidden, until it is reset.
    """
    chosen = set(places)
    whole = {place.card for place in chosen if place.above == BASE}
    changes: Changes = {}
    for model in {place.model for place in chosen}:
        changes |= _without(book, model, {card for card in whole if card[:2] == model})
    for place in chosen:
        card = card_at(book, place.card)
        if place.card not in whole and card:
            rates = all_rates(place, card)
            changes |= as_entries({key: None for key in rates if key.above == place.above})
    return changes


def _without(book: RateBook, model: ModelKey, gone: set[CardKey]) -> Changes:
    found = book.models_by_key.get(model)
    cards = found.cards if found else ()
    left = {(*model, card.service_tier, card_start(card)) for card in cards} - gone
    if not left:
        return model_deleted(book, model)
    changes: Changes = {}
    for card in gone:
        changes |= forgotten(book, card)
        if is_shipped(book, card):
            changes |= card_said(book, card, OwnCard(hidden=True))
    return changes


def model_deleted(book: RateBook, model: ModelKey) -> Changes:
    """Hide a shipped model, or delete one of the user's with all that they say of it."""
    if book.shipped(*model):
        said = replace(book.own.models.get(model, OwnModel()), hidden=True)
        return {model_entry(model): entries.value_of(said)}
    return _all_of(book, model)


def _all_of(book: RateBook, model: ModelKey) -> Changes:
    changes: Changes = {}
    if model in book.own.models:
        changes[model_entry(model)] = None
    for rate in book.own.rates_by_model.get(model, {}):
        changes[entries.rate_entry(rate)] = None
    for card in book.own.cards:
        if card[:2] == model:
            changes[card_entry(card)] = None
    return changes


def rates_reset(book: RateBook, keys: Iterable[RateKey]) -> Changes:
    """Go back to the shipped rates at these places.

    Of a card in another currency a meter goes back as a whole, lest its price for some size be
    taken for one in that currency.
    """
    changes: Changes = {}
    for key in keys:
        meter = {key} if is_in_own_currency(book, key) else _sizes(book, key)
        changes |= {entries.rate_entry(each): None for each in meter}
    return changes


def _sizes(book: RateBook, key: RateKey) -> set[RateKey]:
    rates = book.own.rates_by_model.get((key.provider, key.model), {})
    return {each for each in rates if replace(each, above=key.above) == key}


def reset(book: RateBook, places: Iterable[Place]) -> Changes:
    """Go back to what is shipped at these places, where anything is."""
    changes: Changes = {}
    for place in places:
        if not is_shipped(book, place.card):
            continue
        if place.above == BASE:
            changes |= forgotten(book, place.card)
            changes |= _shown(book, place.model)
        else:
            rates = book.own.rates_by_model.get(place.model, {})
            here = [k for k in rates if (card_key(k), k.above) == (place.card, place.above)]
            changes |= rates_reset(book, here)
    return changes


def _shown(book: RateBook, model: ModelKey) -> Changes:
    said = book.own.models.get(model)
    if not said or not said.hidden:
        return {}
    shown = replace(said, hidden=False)
    return {model_entry(model): None if shown == OwnModel() else entries.value_of(shown)}
