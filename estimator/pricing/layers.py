"""A shipped model under what the user says of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from estimator.pricing import regions
from estimator.pricing.own import Own, OwnModel
from estimator.pricing.rates import Model, Origin, Rate, RateCard, RateKey, Source, Tier, card_start
from estimator.pricing.usage import Meters
from estimator.pricing.when import parse_start

OWN = Source("", "", date.min)
"""Who says what is nobody's but the user's."""
_NONE = Decimal(0)
Place = tuple[str, str]
"""A service tier and a start, as in ``RateKey``."""


def laid_over(model: Model, own: Own, meters: Meters) -> Model | None:
    """A model as the user has it; None where they deleted it.

    Args:
        model: shipped, or an empty one for one that is the user's alone.
        own: the user's layer.
        meters: of the book, with the user's.
    """
    said = own.models.get((model.provider, model.id))
    if said and said.hidden:
        return None
    cards = [made for _, made in _laid(model, own, meters) if made]
    return replace(_facts(model, said), cards=tuple(cards))


def laid_under(model: Model, own: Own, meters: Meters, place: Place) -> RateCard:
    """The card that the user's rates at a place are laid over.

    It alone says of which kind their thresholds are: whether they take themselves in.

    Args:
        model: as for ``laid_over``.
        own: the user's layer.
        meters: of the book, with the user's.
        place: of a shipped card, of one of the user's, or of one that they may make.
    """
    laid = _laid(model, own, meters, place)
    found = (under for under, _ in laid if (under.service_tier, card_start(under)) == place)
    return next(found, RateCard(place[0], *parse_start(place[1]), {}, OWN))


def _laid(
    model: Model, own: Own, meters: Meters, *more: Place
) -> Iterator[tuple[RateCard, RateCard | None]]:
    """Each card before the user's rates are laid over it, and after; None where it is hidden."""
    key = model.provider, model.id
    rates = _by_place(own.rates_by_model.get(key, {}))
    cards: list[RateCard] = []
    for card in _all_cards(model, [*rates, *more]):
        under = replace(card, rates=_rates_before(card, cards)) if card.source is OWN else card
        there = rates.get((card.service_tier, card_start(card)), {})
        made = _card(key, under, own, there, meters)
        if made:
            cards.append(made)
        yield under, made


def _by_place(
    rates: Mapping[RateKey, Decimal | None],
) -> Mapping[Place, Mapping[RateKey, Decimal | None]]:
    """The user's rates of a model by their cards, in the order of their keys."""
    found: dict[Place, dict[RateKey, Decimal | None]] = {}
    for key in sorted(rates):
        found.setdefault((key.service_tier, key.start), {})[key] = rates[key]
    return found


def _rates_before(card: RateCard, cards: Sequence[RateCard]) -> Mapping[str, Rate]:
    """What a card of the user's goes on from: the one of its tier that it takes the place of."""
    before = [
        c for c in cards if c.service_tier == card.service_tier and c.when in (None, card.when)
    ]
    return before[-1].rates if before else {}


def _facts(model: Model, said: OwnModel | None) -> Model:
    if said is None:
        return model
    return replace(
        model,
        name=said.name or model.name,
        context_window=said.context_window or model.context_window,
        max_input=said.max_input or model.max_input,
        max_output=said.max_output or model.max_output,
        retires=said.retires or model.retires,
        note=said.note or model.note,
        counts_as=said.counts_as or model.counts_as,
        uplifts=regions.read(said.regions) if said.regions else model.uplifts,
    )


def _all_cards(model: Model, with_rates: Iterable[Place]) -> Sequence[RateCard]:
    """The shipped cards, and empty ones for the places that only the user has rates at."""
    cards = list(model.cards)
    places = {(card.service_tier, card_start(card)) for card in cards}
    for tier, start in sorted(set(with_rates) - places):
        card = RateCard(tier, *parse_start(start), {}, OWN)
        cards.insert(_place_for(card, cards), card)
    return cards


def _place_for(new: RateCard, cards: Sequence[RateCard]) -> int:
    """Behind the cards of its tier that it is to win over: of those in force the last one counts.

    Those are the ones that begin no later; and one for some hours wins over all that are for any.
    """
    if all(card.service_tier != new.service_tier for card in cards):
        return len(cards)
    place = 0
    for n, card in enumerate(cards):
        is_before = (card.start or date.min) <= (new.start or date.min)
        wins = is_before and (new.when or not card.when)
        if card.service_tier == new.service_tier and (wins or (new.when and not card.when)):
            place = n + 1
    return place


def _card(
    model: tuple[str, str],
    card: RateCard,
    own: Own,
    rates: Mapping[RateKey, Decimal | None],
    meters: Meters,
) -> RateCard | None:
    start = card_start(card)
    said = own.cards.get((*model, card.service_tier, start))
    if said and said.hidden:
        return None
    made = dict(card.rates)
    currency = said.currency if said else ""
    origin = Origin(card.service_tier, start, card.source)
    for key, value in rates.items():
        if key.meter in meters:  # one that an update of the book no longer has is passed over
            meter = meters[key.meter]
            empty = Rate(meter.name, meter.per, _NONE, origin, (), meter.step, currency)
            _put(made, key, value, empty, takes_in=key.above >= 0 and card.takes_in(key.above))
    if said is None:
        return replace(card, rates=made)
    card = replace(card, rates=made, note=said.note or card.note)
    if said.minimum is None:
        return card
    return replace(card, minimum=said.minimum, minimum_currency=said.currency, minimum_source=OWN)


def _put(
    made: dict[str, Rate], key: RateKey, value: Decimal | None, empty: Rate, *, takes_in: bool
) -> None:
    """Lay one rate of the user's over the shipped ones of a card.

    Args:
        made: the rates of the card, changed in place.
        key: where it stands.
        value: of it; None for no price.
        empty: a rate of its meter on that card, for where there is none.
        takes_in: whether a request of exactly so many tokens is beyond its threshold.
    """
    rate = made.get(key.meter)
    if value is not None:
        tier = Tier(key.above, value, takes_in)
        made[key.meter] = _overlaid(rate or replace(empty, base=value), tier, empty)
    elif rate and key.above < 0:
        del made[key.meter]
    elif rate:
        tiers = tuple(tier for tier in rate.tiers if tier.above != key.above)
        made[key.meter] = replace(rate, tiers=tiers)


def _overlaid(rate: Rate, tier: Tier, empty: Rate) -> Rate:
    rate = replace(
        rate,
        origin=replace(empty.origin, source=rate.origin.source),
        currency=empty.currency or rate.currency,
        own=(*rate.own, tier.above),
    )
    if tier.above < 0:
        return replace(rate, base=tier.rate)
    tiers = {each.above: each for each in (*rate.tiers, tier)}
    return replace(rate, tiers=tuple(tiers[key] for key in sorted(tiers)))
