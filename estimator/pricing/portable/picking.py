"""What is left of an import where some of its differences are not wanted."""

from collections.abc import Collection, Iterator, Mapping

from estimator.pricing import entries
from estimator.pricing.entries import Entry
from estimator.pricing.portable.changes import Difference, Import
from estimator.pricing.rates import RateKey

_OF_ALL = (entries.RULE, entries.EXCHANGE, entries.METER)
_OF_A_CARD = ("note", "currency", "minimum", "hidden")


def picked(made: Import, chosen: Collection[int]) -> Mapping[Entry, str | None]:
    """The changes that make the chosen differences.

    A model's facts, and those of a card, are kept as one: they are changed if any of them is
    chosen. What no difference tells of, as the name of a new model, goes with what does of it.

    Args:
        made: what a file would change.
        chosen: indexes of its differences.
    """
    told: dict[Entry, bool] = {}
    models: dict[tuple[str, str], bool] = {}
    for n, difference in enumerate(made.differences):
        is_chosen = n in chosen
        for entry in _entries(difference):
            told[entry] = told.get(entry, False) or is_chosen
        model = difference.provider, difference.model
        models[model] = models.get(model, False) or is_chosen
    return {
        entry: value
        for entry, value in made.changes.items()
        if told.get(entry, models.get(_model(entry), False))
    }


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
