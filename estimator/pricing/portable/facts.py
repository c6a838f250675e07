"""What a file says of models, cards and the user's own things, laid over the user's layer."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from typing import Any, Generic, TypeVar

from estimator.pricing import entries, money, regions
from estimator.pricing.book import RateBook
from estimator.pricing.entries import Entry
from estimator.pricing.own import EMPTY, CardKey, OwnCard, OwnModel
from estimator.pricing.portable.changes import Difference, Layer
from estimator.pricing.portable.said import (
    CardSaid,
    EntrySaid,
    ModelSaid,
    RateSaid,
    RowError,
    Where,
)
from estimator.pricing.rates import Model, RateCard, card_start

_NO_FACTS, _NO_CARD_FACTS = OwnModel(), OwnCard()
_MOST_TOTALS = 20  # meters that another is a part of


def add_entries(layer: Layer, said: Sequence[EntrySaid]) -> Iterator[RowError]:
    """Lay rules, exchange rates and meters over the layer; the refused ones."""
    unsound = _unsound(layer, said)
    for each in said:
        old = layer.own.get(each.entry)
        kind, key = each.entry
        if each.entry in unsound:
            yield RowError(each.where, "not-understood", given=key[:100])
        elif old == each.value:
            layer.leave()
        else:
            about = Difference(each.where, "", key, "", "", kind, 0, old or "", each.value)
            layer.put(each.entry, each.value, about)


def _unsound(layer: Layer, said: Iterable[EntrySaid]) -> set[Entry]:
    """Meters that are a part of unknown ones, or of their own parts."""
    known = {name: meter.part_of for name, meter in layer.before.meters.items()}
    made: dict[str, Entry] = {}
    for each in said:
        kind, key = each.entry
        if kind == entries.METER and (layer.overwrite or each.entry not in layer.own):
            (name,) = json.loads(key)
            made[name] = each.entry
            known[name] = tuple(json.loads(each.value).get("part_of", ()))
    unsound: set[Entry] = set()
    while bad := [name for name in made if name in known and not _is_sound(name, known)]:
        for name in bad:
            del known[name]
            unsound.add(made[name])
    return unsound


def _is_sound(name: str, known: Mapping[str, tuple[str, ...]]) -> bool:
    reached: set[str] = set()
    left = list(known[name])
    while left:
        total = left.pop()
        if total == name or total not in known or len(reached) > _MOST_TOTALS:
            return False
        if total not in reached:
            reached.add(total)
            left += known[total]
    return True


def add_models(layer: Layer, said: Iterable[ModelSaid]) -> None:
    """Lay facts of models over the layer."""
    models = {(model.provider, model.id): model for model in layer.book().models()}
    for each in said:
        key = each.provider, each.model
        shipped = layer.before.shipped(*key)
        own = layer.before.own.models.get(key)
        there = models.get(key) or shipped
        known = _Known(own, _of_model(there, each.model), _of_model(shipped, ""))
        entry = entries.MODEL, entries.key_of(*key)
        about = Difference(each.where, *key, "", "", "", 0, "", "")
        said_here = _missing(each.facts, known.book) if each.fills else each.facts
        made = _merged(layer, said_here, about, known)
        if made == own or (made == _NO_FACTS and not own and there):
            continue
        if made == _NO_FACTS and own is None:
            layer.tell(replace(about, what="name", new=each.model))
        layer.set(entry, None if made == _NO_FACTS and shipped else entries.value_of(made))


def _missing(said: OwnModel, known: OwnModel) -> OwnModel:
    """The facts that the book does not know."""
    names = [f.name for f in fields(said) if getattr(known, f.name) != f.default]
    defaults: dict[str, Any] = {f.name: f.default for f in fields(said) if f.name in names}
    return replace(said, **defaults)


def _of_model(model: Model | None, name: str) -> OwnModel:
    if model is None:
        return OwnModel(name=name)
    return OwnModel(
        name=model.name,
        context_window=model.context_window,
        max_input=model.max_input,
        max_output=model.max_output,
        retires=model.retires,
        note=model.note,
        counts_as=model.counts_as,
        regions=regions.written(model.uplifts),
    )


def add_cards(layer: Layer, said: Iterable[CardSaid]) -> None:
    """Lay facts of cards over the layer."""
    cards = _cards(layer.book())
    shipped = _cards(layer.before.with_own(EMPTY))
    for each in said:
        key = each.provider, each.model, each.service_tier, each.start
        own = layer.before.own.cards.get(key)
        known = _Known(own, _of_card(cards.get(key)), _of_card(shipped.get(key)))
        about = Difference(each.where, *key, "", 0, "", "")
        made = _merged(layer, each.facts, about, known)
        if made != (own or _NO_CARD_FACTS):
            value = None if made == _NO_CARD_FACTS else entries.value_of(made)
            layer.set((entries.CARD, entries.key_of(*key)), value)


def _cards(book: RateBook) -> dict[CardKey, RateCard]:
    return {
        (model.provider, model.id, card.service_tier, card_start(card)): card
        for model in book.models()
        for card in model.cards
    }


def _of_card(card: RateCard | None) -> OwnCard:
    return OwnCard(note=card.note, minimum=card.minimum) if card else _NO_CARD_FACTS


_Facts = TypeVar("_Facts", OwnModel, OwnCard)


@dataclass(frozen=True, slots=True)
class _Known(Generic[_Facts]):
    """Facts as the user said them, as the book has them, and as they were shipped."""

    own: _Facts | None
    book: _Facts
    shipped: _Facts


def _merged(layer: Layer, said: _Facts, about: Difference, known: _Known[_Facts]) -> _Facts:
    """The user's facts with those of the file laid over them.

    A fact that is as it was shipped is none of the user's; where they said something else before,
    that stays unless it is to be overwritten.
    """
    made = known.own or type(said)()
    for each in fields(said):
        new = getattr(said, each.name)
        own = getattr(known.own, each.name, each.default)
        now = getattr(known.book, each.name) if own == each.default else own
        if new == each.default:
            continue
        if new == now:
            layer.leave()
            continue
        told = replace(about, what=each.name, old=_text(now), new=_text(new))
        if own != each.default and not layer.overwrite:
            layer.refuse(told)
            continue
        is_shipped = new == getattr(known.shipped, each.name)
        changed: dict[str, Any] = {each.name: each.default if is_shipped else new}
        made = replace(made, **changed)
        layer.tell(told)
    return made


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, Decimal):
        return money.plain_text(value)
    return value.isoformat() if isinstance(value, date) else str(value or "")


def with_currencies(
    book: RateBook, rates: Iterable[RateSaid], cards: Iterable[CardSaid]
) -> list[CardSaid]:
    """The cards, and those of new rates that are all in one other currency than the provider's."""
    there = _cards(book)
    found: dict[CardKey, dict[str, Where]] = {}
    for rate in rates:
        key = rate.provider, rate.model, rate.service_tier, rate.start or ""
        if key not in there and rate.currency:
            found.setdefault(key, {}).setdefault(rate.currency, rate.where)
    said = {(c.provider, c.model, c.service_tier, c.start): c for c in cards}
    for key, currencies in found.items():
        (currency, where), *others = currencies.items()
        provider = book.providers.get(key[0])
        if others or currency == (provider.currency if provider else "USD"):
            continue
        card = said.get(key) or CardSaid(where, key[0], key[1], key[2], key[3], _NO_CARD_FACTS)
        if not card.facts.currency:
            said[key] = replace(card, facts=replace(card.facts, currency=currency))
    return list(said.values())


def add_names(layer: Layer, rates: Iterable[RateSaid]) -> None:
    """Name the models that are new by these rates, where the file has a name for them."""
    there = {(model.provider, model.id) for model in layer.before.models()}
    for rate in rates:
        key = rate.provider, rate.model
        entry = entries.MODEL, entries.key_of(*key)
        if rate.name not in ("", rate.model) and key not in there and not layer.has(entry):
            layer.set(entry, entries.value_of(OwnModel(name=rate.name)))
