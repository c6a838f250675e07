"""The rows of the rates table: which cards and thresholds it lists."""

from collections.abc import Iterator
from dataclasses import dataclass

from estimator.pricing.book import RateBook
from estimator.pricing.edits import BASE, Place, is_shipped
from estimator.pricing.own import CardKey
from estimator.pricing.rates import Model, Provider, RateCard, RateKey, card_start


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A card of a model, and one of its thresholds (-1: up to the first).

    Attributes:
        is_shipped: whether the card was shipped, whatever the user changed of it.
        is_changed: whether the user says anything at this place.
        is_deleted: the user deleted it; it comes back when it is reset.
    """

    provider: Provider
    model: Model
    card: RateCard
    place: Place
    is_shipped: bool
    is_changed: bool
    is_deleted: bool = False

    @property
    def above(self) -> int:
        """The threshold."""
        return self.place.above

    def key(self, meter: str) -> RateKey:
        """The place of one of its rates in the book."""
        return self.place.key(meter)

    def thresholds(self) -> list[int]:
        """Those of the card, ascending."""
        return list(self.card.thresholds())


def rows_of(book: RateBook) -> Iterator[Row]:
    """The book's rows in its order; what the user deleted stands behind the rest of its model."""
    changed = _changed(book)
    for provider in book.providers.values():
        shipped = book.shipped_providers.get(provider.id)
        seen = {model.id for model in provider.models}
        gone = [model for model in shipped.models if model.id not in seen] if shipped else []
        for model in (*provider.models, *gone):
            yield from _rows(book, provider, model, changed, is_deleted=model.id not in seen)


def _changed(book: RateBook) -> set[Place]:
    own = book.own
    found = {
        Place((key.provider, key.model, key.service_tier, key.start), key.above)
        for key in own.rates
    }
    return found | {Place(key) for key in own.cards}


def _rows(
    book: RateBook, provider: Provider, model: Model, changed: set[Place], *, is_deleted: bool
) -> Iterator[Row]:
    places = set()
    is_touched = (model.provider, model.id) in book.own.touched
    for card in model.cards:
        key = _key(model, card)
        places.add(key)
        was_shipped = not is_touched or is_shipped(book, key)
        for above in (BASE, *card.thresholds()):
            place = Place(key, above)
            is_changed = is_deleted or place in changed or not was_shipped
            yield Row(provider, model, card, place, was_shipped, is_changed, is_deleted)
    shipped = book.shipped(model.provider, model.id) if is_touched else None
    for card in shipped.cards if shipped else ():
        key = _key(model, card)
        if key not in places:
            yield Row(provider, model, card, Place(key), True, True, True)


def _key(model: Model, card: RateCard) -> CardKey:
    return model.provider, model.id, card.service_tier, card_start(card)
