"""Edits of models: new ones, and what the user says of one."""

from dataclasses import replace

from estimator.pricing import entries
from estimator.pricing.book import RateBook
from estimator.pricing.edits import Changes, EditError, Place, as_entries
from estimator.pricing.entries import MODEL, Entry
from estimator.pricing.own import CardKey, ModelKey, OwnModel
from estimator.pricing.usage import INPUT

_FACTS = ("name", "context_window", "max_input", "max_output", "retires", "note", "counts_as")
_NOTHING = OwnModel()


def model_entry(key: ModelKey) -> Entry:
    """The entry of a model."""
    return MODEL, entries.key_of(*key)


def model_said(book: RateBook, key: ModelKey, said: OwnModel) -> Changes:
    """Say something of a model; what is as shipped is not the user's."""
    shipped = book.shipped(*key)
    if shipped:
        same = [name for name in _FACTS if getattr(said, name) == getattr(shipped, name)]
        said = replace(said, **{name: getattr(_NOTHING, name) for name in same})
    is_nothing = shipped is not None and said == _NOTHING
    return {model_entry(key): None if is_nothing else entries.value_of(said)}


def model_added(book: RateBook, card: CardKey, said: OwnModel) -> Changes:
    """A model of the user's with one card, still without prices.

    Raises:
        EditError: the provider has a model of this name.
    """
    if card[:2] in book.models_by_key or book.shipped(*card[:2]):
        raise EditError("exists", card[:2])
    return {
        model_entry(card[:2]): entries.value_of(said),
        **as_entries({Place(card).key(INPUT): None}),
    }
