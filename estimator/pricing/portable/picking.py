"""What is left of an import where some of its differences are not wanted."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from estimator.pricing import entries
from estimator.pricing.entries import Entry
from estimator.pricing.portable.changes import Difference, Import
from estimator.pricing.rates import RateKey

_OF_ALL = (entries.RULE, entries.EXCHANGE, entries.METER)
_CURRENCY = "currency"
_OF_A_CARD = ("note", _CURRENCY, "minimum", "hidden")
Needs = Mapping[int, frozenset[int]]


def picked(made: Import, chosen: Collection[int]) -> Mapping[Entry, str | None]:
    """The changes that make the chosen differences.

    A model's facts, and those of a card, are kept as one: they are changed if any of them is
    chosen. What no difference tells of, as the name of a new model, goes with what does of it.
    One that needs another is left out without it.

    Args:
        made: what a file would change.
        chosen: indexes of its differences.
    """
    told: dict[Entry, bool] = {}
    models: dict[tuple[str, str], bool] = {}
    whole = _without_lacking(set(chosen), needs(made.differences))
    for n, difference in enumerate(made.differences):
        is_chosen = n in whole
        for entry in _entries(difference):
            told[entry] = told.get(entry, False) or is_chosen
        model = difference.provider, difference.model
        models[model] = models.get(model, False) or is_chosen
    return {
        entry: value
        for entry, value in made.changes.items()
        if told.get(entry, models.get(_model(entry), False))
    }


def needs(differences: Sequence[Difference]) -> Needs:
    """What each difference would say something else without, by their indexes.

    A price needs the currency of its card, lest its figure be taken for one in another, and the
    currency the prices that it would turn into its own. Whatever is of a new meter needs that.
    """
    currencies = {
        _card(each): n
        for n, each in enumerate(differences)
        if each.what == _CURRENCY and each.service_tier
    }
    meters = {
        entries.parts_of(each.model)[0]: n
        for n, each in enumerate(differences)
        if each.what == entries.METER and not each.old
    }
    found: dict[int, set[int]] = {n: set() for n in range(len(differences))}
    for n, each in enumerate(differences):
        found[n] |= {meters[name] for name in _meters(each) if name in meters}
        currency = currencies.get(_card(each), n) if each.service_tier else n
        if currency != n:
            found[n].add(currency)
            if each.old and each.what not in _OF_A_CARD:
                found[currency].add(n)
    return {n: frozenset(all_of) for n, all_of in found.items()}


def _meters(difference: Difference) -> Iterator[str]:
    """The meters that a difference is of, or speaks of."""
    if difference.what in (entries.RULE, entries.METER):
        said: dict[str, Any] = json.loads(difference.new)
        yield from (said.get("meter", ""), *said.get("part_of", ()))
    elif difference.service_tier:
        yield difference.what


def _without_lacking(chosen: set[int], needed: Needs) -> set[int]:
    """Those of the chosen for which all that they need is chosen too."""
    while lacking := {n for n in chosen if not needed.get(n, frozenset()) <= chosen}:
        chosen -= lacking
    return chosen


def _entries(difference: Difference) -> Iterator[Entry]:
    """The entries that a difference may be of."""
    if difference.what in _OF_ALL:
        yield difference.what, difference.model
    elif not difference.service_tier:
        yield entries.MODEL, entries.key_of(difference.provider, difference.model)
    elif difference.what in _OF_A_CARD:
        yield entries.CARD, entries.key_of(*_card(difference))
    else:
        first = difference.first
        for above in (first - 1, first) if first else (-1,):  # a threshold may take itself in
            yield entries.rate_entry(RateKey(*_card(difference), difference.what, above))


def _card(difference: Difference) -> tuple[str, str, str, str]:
    return (
        difference.provider,
        difference.model,
        difference.service_tier,
        difference.start,
    )


def _model(entry: Entry) -> tuple[str, str]:
    kind, key = entry
    if kind in _OF_ALL:
        return "", key
    provider, model, *_ = entries.parts_of(key)
    return provider, model
