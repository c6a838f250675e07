"""Edits of models: new ones, and what the user says of one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from estimator.pricing import entries, money, regions
from estimator.pricing.book import RateBook
from estimator.pricing.edits import Changes, EditError, Place, as_entries
from estimator.pricing.entries import METER, MODEL, Entry
from estimator.pricing.own import CardKey, ModelKey, OwnMeter, OwnModel
from estimator.pricing.usage import INPUT

FACTS = ("name", "context_window", "max_input", "max_output", "retires", "note", "counts_as")
"""Those of a model that the user may say otherwise, beside its regions."""
_NOTHING = OwnModel()


def model_entry(key: ModelKey) -> Entry:
    """The entry of a model."""
    return MODEL, entries.key_of(*key)


def model_said(book: RateBook, key: ModelKey, said: OwnModel) -> Changes:
    """Say something of a model; what is as shipped is not the user's."""
    shipped = book.shipped(*key)
    if shipped:
        same = [name for name in FACTS if getattr(said, name) == getattr(shipped, name)]
        said = replace(said, **{name: getattr(_NOTHING, name) for name in same})
    if said.regions == (regions.written(shipped.uplifts if shipped else {}) or regions.NOWHERE):
        said = replace(said, regions="")
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


# Plans


@dataclass(frozen=True, slots=True)
class PlanLine:
    """What a plan charges for: a meter, and the price for so many of it.

    Attributes:
        meter: the name of a meter of the book, or of a new one.
        new: what a new meter is; None for one of the book.
    """

    meter: str
    price: Decimal
    new: OwnMeter | None = None


def meter_name(title: str) -> str:
    """What a meter of the user's is called in a quote request: ``GPU hours`` -> ``gpu_hours``."""
    return re.sub(r"\W+", "_", title.lower()).strip("_")


def plan_added(book: RateBook, card: CardKey, said: OwnModel, lines: Iterable[PlanLine]) -> Changes:
    """A model of the user's with a line of prices, and the meters that are new with it.

    Raises:
        EditError: the provider has a model of this name, or two lines are of one meter.
        RateError: a price can't be one.
    """
    changes, rates = model_added(book, card, said), {}
    for line in lines:
        key = Place(card).key(line.meter)
        if key in rates:
            raise EditError("exists", (line.meter,))
        rates[key] = money.checked_rate(line.price)
        if line.new:
            changes[METER, entries.key_of(line.meter)] = entries.value_of(line.new)
    return changes | as_entries(dict(rates))
