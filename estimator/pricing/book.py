"""The rate book: shipped rows from ``resources/rates``, and the user's rows laid over them."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

from estimator import resources
from estimator.pricing import money
from estimator.pricing.quote import Meters
from estimator.pricing.rates import (
    STANDARD,
    Meter,
    Model,
    Origin,
    Provider,
    Rate,
    RateCard,
    RateKey,
    Source,
    Tier,
    Window,
    card_start,
)

FORMAT = 1
_DATED = re.compile(r"-(?:\d{4}-\d{2}-\d{2}|\d{8})$")


@dataclass(unsafe_hash=True)  # not frozen: Python sets __traceback__
class BookError(Exception):
    """A question that the book has no answer to.

    Attributes:
        kind: ``"unknown-provider"``, ``"unknown-model"``, ``"ambiguous-model"``,
            ``"tier-not-sold"`` or ``"not-in-force"`` (the tier has no price at that moment).
        given: the provider, model, tier or moment asked for.
        known: what there is instead: providers, near model names, tiers sold, or the first day.
        model: the model, where the question was of its tiers.
    """

    kind: str
    given: str
    known: tuple[str, ...] = ()
    model: str = ""


@dataclass(frozen=True)
class RateBook:
    """Providers and their models, with the user's own rates over the shipped ones."""

    meters: Meters
    providers: Mapping[str, Provider]
    own_rates: Mapping[RateKey, Decimal]

    def with_own_rates(self, own_rates: Mapping[RateKey, Decimal]) -> "RateBook":
        """The same shipped rows under other rows of the user's."""
        return RateBook(self.meters, self.providers, dict(own_rates))

    @cached_property
    def _by_name(self) -> dict[tuple[str, str], Model]:
        names: dict[tuple[str, str], Model] = {}
        for model in self.models():
            for name in (model.id, *model.aliases):
                names.setdefault((model.provider, name.lower()), model)
        for model in self.models():  # an id wins over another model's alias
            names[model.provider, model.id.lower()] = model
        return names

    @cached_property
    def _own_by_model(self) -> dict[tuple[str, str], dict[RateKey, Decimal]]:
        found: dict[tuple[str, str], dict[RateKey, Decimal]] = {}
        for key, rate in self.own_rates.items():
            found.setdefault((key.provider, key.model), {})[key] = rate
        return found

    def models(self) -> Iterable[Model]:
        """Every model, provider by provider, in the book's order."""
        return (model for provider in self.providers.values() for model in provider.models)

    def find(self, name: str, provider: str | None = None) -> Model:
        """The model of this id or alias; a date at the end (``-2026-03-05``) is passed over.

        Raises:
            BookError: no model has the name, or, without a provider, more than one.
        """
        if provider is not None and provider not in self.providers:
            raise BookError("unknown-provider", provider, tuple(self.providers))
        asked = [provider] if provider else list(self.providers)
        wanted = name.strip().lower()
        for spelling in dict.fromkeys((wanted, _DATED.sub("", wanted))):
            models = [model for p in asked if (model := self._named(p, spelling))]
            if len(models) > 1:
                sold_by = tuple(model.provider for model in models)
                raise BookError("ambiguous-model", name, sold_by)
            if models:
                return models[0]
        raise BookError("unknown-model", name, self._near(wanted, asked))

    def _named(self, provider: str, name: str) -> Model | None:
        """The model of a provider by its name, which may be written ``provider/name``."""
        short = name.removeprefix(f"{provider}/")
        return self._by_name.get((provider, name)) or self._by_name.get((provider, short))

    def _near(self, wanted: str, providers: list[str]) -> tuple[str, ...]:
        import difflib  # noqa: PLC0415 - 4 ms, for a wrong name only

        ids = [model.id for p in providers for model in self.providers[p].models]
        return tuple(difflib.get_close_matches(wanted, ids, n=3))

    def card(self, model: Model, service_tier: str, at: datetime) -> RateCard:
        """The rates of a model in a tier at a moment (with its time zone), with the user's own.

        Raises:
            BookError: it is not sold in that tier, or has no price at that moment.
        """
        standard = self._in_force(model, STANDARD, at)
        if service_tier == STANDARD:
            return standard
        special = self._in_force(model, service_tier, at)
        return replace(special, rates={**standard.rates, **special.rates})

    def _in_force(self, model: Model, service_tier: str, at: datetime) -> RateCard:
        cards = [card for card in model.cards if card.service_tier == service_tier]
        if not cards:
            raise BookError("tier-not-sold", service_tier, model.service_tiers, model.id)
        for card in reversed(cards):
            if card.in_force(at):
                return self.with_own(model, card)
        starts = tuple(card.start.isoformat() for card in cards if card.start)
        raise BookError("not-in-force", at.isoformat(), starts, model.id)

    def with_own(self, model: Model, card: RateCard) -> RateCard:
        """The card with the user's own rates laid over the shipped ones."""
        own = self._own_by_model.get((model.provider, model.id))
        if not own:
            return card
        rates, start = dict(card.rates), card_start(card)
        for key, value in sorted(own.items()):
            # A meter that an update of the book no longer has is passed over.
            if (key.service_tier, key.start) == (card.service_tier, start) and (
                meter := self.meters.get(key.meter)
            ):
                rate = rates.get(meter.name) or Rate(meter.name, meter.per, value, _origin(card))
                rates[meter.name] = _overlaid(rate, key.above, value)
        return replace(card, rates=rates)


def _overlaid(rate: Rate, above: int, value: Decimal) -> Rate:
    if above < 0:
        return replace(rate, base=value)
    tiers = {tier.above: tier for tier in rate.tiers}
    tiers[above] = Tier(above, value)
    return replace(rate, tiers=tuple(tiers[key] for key in sorted(tiers)))


# Reading the shipped files


def load(folder: Path | None = None) -> RateBook:
    """The shipped book, without any row of the user's; some milliseconds.

    Args:
        folder: where ``meters.json`` and a file per provider are; the bundled ones by default.
    """
    where = folder or resources.path("rates")
    meters = {
        name: Meter(name, row["per"], tuple(row.get("part_of", ())))
        for name, row in _read(where / "meters.json")["meters"].items()
    }
    index = _read(where / "index.json")
    providers = [_provider(_read(where / name), meters) for name in index["files"]]
    return RateBook(meters, {provider.id: provider for provider in providers}, {})


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _provider(data: Any, meters: Meters) -> Provider:
    shared = data["source"]
    source = Source(shared["name"], shared["url"], date.fromisoformat(shared["date"]))
    models = tuple(_model(row, data["id"], source, meters) for row in data["models"])
    return Provider(data["id"], data["name"], data["currency"], models)


def _model(row: Any, provider: str, source: Source, meters: Meters) -> Model:
    return Model(
        provider=provider,
        id=row["id"],
        name=row.get("name", row["id"]),
        aliases=tuple(row.get("aliases", ())),
        listed=row.get("listed", False),
        context_window=row.get("context_window"),
        max_input=row.get("max_input"),
        max_output=row.get("max_output"),
        retires=_day(row.get("retires")),
        cards=tuple(_card(card, source, meters) for card in row["cards"]),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _card(row: Any, source: Source, meters: Meters) -> RateCard:
    own = row.get("source")
    if own:
        source = Source(own["name"], own["url"], date.fromisoformat(own["date"]))
    window = None
    if "window" in row:
        window = Window(*(time.fromisoformat(text) for text in row["window"]))
    card = RateCard(row["tier"], _day(row.get("from")), window, {}, source)
    origin = _origin(card)
    rates = {meter: _rate(meters[meter], value, origin) for meter, value in row["rates"].items()}
    return replace(card, rates=rates)


def _origin(card: RateCard) -> Origin:
    return Origin(card.service_tier, card_start(card), card.source)


def _rate(meter: Meter, value: Any, origin: Origin) -> Rate:
    if isinstance(value, str):
        return Rate(meter.name, meter.per, money.parse_rate(value), origin)
    tiers = tuple(
        Tier(int(above), money.parse_rate(rate)) for above, rate in value["above"].items()
    )
    return Rate(meter.name, meter.per, money.parse_rate(value["base"]), origin, tiers)
