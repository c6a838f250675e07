"""Where two sources disagree on a rate: both say so, and the card's stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from resources.rates.refresh.litellm import Place
from resources.rates.refresh.plain import READ_ON, STANDARD, Json, ancestors, plain


@dataclass
class Tally:
    """What was compared.

    Attributes:
        compared: rates that both sources have.
        differ: those of them that are conflicts.
        only_there: rates that only the second source has: conflicts too.
        only_here: rates that only the card has.
        unsold: rates of the second source in a tier that the model has no card of.
        models: models with a conflict.
    """

    compared: int = 0
    differ: int = 0
    only_there: int = 0
    only_here: int = 0
    unsold: int = 0
    models: set[str] = field(default_factory=set)


def card_in_force(row: Json, tier: str) -> Json | None:
    """The card of a tier that counts on the day of reading, at no special hours."""
    found = None
    for card in row["cards"]:
        if card["tier"] == tier and "when" not in card and card.get("from", "") <= READ_ON:
            found = card
    return found


def rates_in_force(row: Json, card: Json) -> Json:
    """The rates of a card, over those of the standard one."""
    standard = card_in_force(row, STANDARD) or card
    rates: Json = standard["rates"] | card["rates"]
    return rates


def charged(rates: Json, meter: str, above: int) -> Decimal | None:
    """What a unit of the meter costs in a request just above a threshold; -1: in a small one.

    A meter without a rate costs what the nearest that includes it does.
    """
    for name in (meter, *ancestors(meter)):
        if name in rates:
            return _at(rates[name], above)
    return None


def _at(rate: str | Json, above: int) -> Decimal:
    if isinstance(rate, str):
        return Decimal(rate)
    steps = rate.get("above", {}) | rate.get("at_least", {})
    reached = [n for n in map(int, steps) if n <= above]
    return Decimal(steps[str(max(reached))] if reached else rate["base"])


def conflicts(
    row: Json, card: Json, points: Mapping[Place, Decimal], source: str, tally: Tally
) -> Iterator[Json]:
    """What a second source says otherwise of the tier of a card."""
    rates = rates_in_force(row, card)
    for place, rate in points.items():
        if place.tier != card["tier"]:
            continue
        ours = charged(rates, place.meter, place.above)
        if ours is None and (not rate or place.meter == "audio_seconds"):
            continue  # free there; or a minute of audio guessed from its tokens
        if not rate and place.meter not in rates:
            continue  # not billed apart there, nor here
        tally.compared += ours is not None
        if ours != rate:
            tally.differ += ours is not None
            tally.only_there += ours is None
            tally.models.add(row["id"])
            yield _conflict(card, place, rate, source)
    tally.only_here += sum(place not in points for place in places(card))


def places(card: Json) -> Iterator[Place]:
    """The places of a card's own rates."""
    for meter, rate in card["rates"].items():
        yield Place(card["tier"], meter, -1)
        if not isinstance(rate, str):
            for step in rate.get("above", {}) | rate.get("at_least", {}):
                yield Place(card["tier"], meter, int(step))


def _conflict(card: Json, place: Place, rate: Decimal, source: str) -> Json:
    made: Json = {key: card[key] for key in ("tier", "from", "when") if key in card}
    made["meter"] = place.meter
    if place.above >= 0:
        made["above"] = place.above
    return made | {"rate": plain(rate), "source": source}
