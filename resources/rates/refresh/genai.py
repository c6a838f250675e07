"""The models of genai-prices as rows of the rate book."""

import datetime as dt
import importlib.metadata
import re
from collections.abc import Iterator
from decimal import Decimal

from genai_prices import data
from genai_prices.types import (
    ClauseEquals,
    ClauseOr,
    ClauseRegex,
    ConditionalPrice,
    MatchLogic,
    ModelInfo,
    ModelPrice,
    PriceVariant,
    Provider,
    StartDateConstraint,
    TieredPrices,
    TimeOfDateConstraint,
)

from estimator.pricing.portable.genai import METERS, SAME_AS_STANDARD, TIERS
from resources.rates.refresh.plain import READ_ON, STANDARD, Json, plain, without_none

SOLD_APART = {"openai": ("openai-decisions", "decisions")}
"""A provider there whose models are another product of a provider here."""

PRODUCTS = {("search_type", "fast"): "fast-search"}
"""Variants that are no service tier: they are models of their own, ``id:product``."""


def version() -> str:
    """The version that is installed."""
    return importlib.metadata.version("genai-prices")


def provider(name: str) -> Provider:
    """A provider by its id."""
    return next(each for each in data.providers if each.id == name)


def rows(name: str) -> list[Json]:
    """Every model of a provider that has a price, each with its cards, in the order there."""
    found = [row for model in provider(name).models for row in _model_rows(model)]
    if name in SOLD_APART:
        other, product = SOLD_APART[name]
        found += [_product(row, product) for m in provider(other).models for row in _model_rows(m)]
    return found


def source(name: str) -> Json:
    """Who says what a provider's rates are."""
    page = (provider(name).pricing_urls or [""])[0]
    return {"name": f"genai-prices {version()}", "url": page, "date": READ_ON}


def _model_rows(model: ModelInfo) -> Iterator[Json]:
    names = {alias.lower() for alias in _aliases(model.match)} - {model.id.lower()}
    row = {
        "id": model.id,
        "name": model.name,
        "aliases": sorted(names),
        "context_window": model.context_window,
        "cards": _merged([*_standard(model), *_tiers(model)]),
    }
    yield row
    for variant in model.price_variants or ():
        product = PRODUCTS.get(next(iter(variant.when.items())))
        if product:
            made = _product(row, product)
            card = made["cards"][0]
            yield made | {"cards": [card | {"rates": card["rates"] | _rates(variant.prices)}]}


def _product(row: Json, product: str) -> Json:
    return row | {"id": f"{row['id']}:{product}", "name": None, "aliases": []}


def _standard(model: ModelInfo) -> Iterator[Json]:
    listed = model.prices if isinstance(model.prices, list) else [_always(model.prices)]
    for priced in listed:
        yield _card(STANDARD, priced)


def _always(prices: ModelPrice) -> ConditionalPrice:
    return ConditionalPrice(prices=prices)


def _tiers(model: ModelInfo) -> Iterator[Json]:
    """The cards of the other service tiers.

    Of the cards in force the last one counts, here and for genai-prices' standard prices; of its
    variants it takes the first, so they are turned round.
    """
    for variant in reversed(model.price_variants or ()):
        tier = TIERS.get(next(iter(variant.when.items())))
        if tier and len(variant.when) == 1:
            yield _card(tier, variant)
        elif not (variant.when in SAME_AS_STANDARD or tuple(*variant.when.items()) in PRODUCTS):
            raise SystemExit(f"no place for {model.id} {variant.when}: see TIERS and PRODUCTS")


def _card(tier: str, priced: ConditionalPrice | PriceVariant) -> Json:
    return {"tier": tier, **_condition(priced.constraint), "rates": _rates(priced.prices)}


def _merged(cards: list[Json]) -> list[Json]:
    """Cards that differ in their hours alone, as one."""
    made: list[Json] = []
    for card in cards:
        last = made[-1] if made else {}
        if "when" in card and last | {"when": card["when"]} == card and "when" in last:
            last["when"] += "," + card["when"]
        else:
            made.append(card)
    return made


def _condition(constraint: object) -> Json:
    """When a card applies: from a day on, or at a time of day."""
    if isinstance(constraint, StartDateConstraint):
        return {"from": constraint.start_date.isoformat()}
    if isinstance(constraint, TimeOfDateConstraint):
        end = _utc(constraint.end_time)
        return {"when": f"{_utc(constraint.start_time)}-{'24:00' if end == '00:00' else end}"}
    return {}


def _utc(moment: dt.time) -> str:
    if moment.utcoffset() not in (None, dt.timedelta(0)):
        raise SystemExit(f"a window that is not in UTC: {moment}")
    return moment.strftime("%H:%M")


def _rates(prices: ModelPrice) -> Json:
    """Every price that is set, by our meter, in METERS' order."""
    given = {key: value for key, value in vars(prices).items() if value is not None}
    unknown = given.keys() - METERS.keys()
    if unknown:
        raise SystemExit(f"no meter for {sorted(unknown)}: add it to METERS and meters.json")
    return {meter: _rate(given[key]) for key, meter in METERS.items() if key in given}


def _rate(value: Decimal | TieredPrices) -> str | Json:
    """A decimal, or a base and its thresholds.

    A tier there begins above its start. One of 199,999 is how a provider's "200,000 and more" is
    written there.
    """
    if not isinstance(value, TieredPrices):
        return plain(value)
    above, at_least = {}, {}
    for tier in value.tiers:
        if (tier.start + 1) % 1000:
            above[str(tier.start)] = plain(tier.price)
        else:
            at_least[str(tier.start + 1)] = plain(tier.price)
    return without_none({"base": plain(value.base), "above": above, "at_least": at_least})


def _aliases(match: MatchLogic) -> Iterator[str]:
    """The names that a model is matched by exactly; looser rules would price strangers."""
    if isinstance(match, ClauseEquals):
        yield match.equals
    elif isinstance(match, ClauseOr):
        for clause in match.or_:
            yield from _aliases(clause)
    elif isinstance(match, ClauseRegex):
        dated = re.fullmatch(r"\^([\w\\.-]+?)-\\d\{4\}-\\d\{2\}-\\d\{2\}\$", match.regex)
        if dated:
            yield dated[1].replace("\\", "")
