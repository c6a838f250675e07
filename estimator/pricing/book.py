"""The rate book: the shipped rows, and the user's laid over them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from decimal import Decimal
from functools import cached_property, partial
from pathlib import Path

from estimator.pricing import shipped
from estimator.pricing.layers import laid_over
from estimator.pricing.own import EMPTY, Own
from estimator.pricing.quote import EXCHANGE, REGION, RULE, Adjustment
from estimator.pricing.rates import (
    STANDARD,
    TOKENS,
    Model,
    Provider,
    Rate,
    RateCard,
    RateKey,
)
from estimator.pricing.tariff import Tariff
from estimator.pricing.usage import Meters, UsageError

_DATED = re.compile(r"-\d{4}-\d{2}-\d{2}$|[-@]\d{8}$|@default$")
_FINE_TUNED = re.compile(r"(ft:[^:]+):.*")


def undated(name: str) -> str:
    """A model's name without the date, or the ``@default``, that some are asked for with."""
    return _DATED.sub("", name)


@dataclass(unsafe_hash=True)  # not frozen: Python sets __traceback__
class BookError(Exception):
    """A question that the book has no answer to.

    Attributes:
        kind: ``"unknown-provider"``, ``"unknown-model"``, ``"ambiguous-model"``,
            ``"tier-not-sold"``, ``"not-in-force"`` (the tier has no price at that moment) or
            ``"no-region"`` (no price is known for requests that stay in that region).
        given: the provider, model, tier, moment or region asked for.
        known: what there is instead: providers, near model names, tiers sold, the first day, or
            regions.
        model: the model, where the question was of its tiers or regions.
    """

    kind: str
    given: str
    known: tuple[str, ...] = ()
    model: str = ""


@dataclass(frozen=True)
class RateBook:
    """Providers and their models, with the user's own rates over the shipped ones.

    Attributes:
        own: the user's layer.
    """

    shipped_meters: Meters
    shipped_providers: Mapping[str, Provider]
    own: Own = EMPTY
    _tariffs: dict[tuple[object, ...], Tariff] = field(
        default_factory=dict, init=False, compare=False
    )
    _found: dict[tuple[str, str | None], Model] = field(
        default_factory=dict, init=False, compare=False
    )

    def with_own(self, own: Own) -> "RateBook":
        """The same shipped rows under another layer of the user's."""
        return RateBook(self.shipped_meters, self.shipped_providers, own)

    def with_own_rates(self, rates: Mapping[RateKey, Decimal | None]) -> "RateBook":
        """The same but for the user's rates."""
        return self.with_own(self.own.with_rates(rates))

    @property
    def own_rates(self) -> Mapping[RateKey, Decimal | None]:
        """Every rate that the user set."""
        return self.own.rates

    # What there is

    @cached_property
    def meters(self) -> Meters:
        """The shipped meters, then the user's; one is no part of what an update took away."""
        known = self.shipped_meters.keys() | self.own.meters.keys()
        own = {
            name: replace(made, part_of=tuple(total for total in made.part_of if total in known))
            for name, said in self.own.meters.items()
            if name not in self.shipped_meters and (made := said.named(name))
        }
        return Meters({**self.shipped_meters, **own}) if own else self.shipped_meters

    @cached_property
    def providers(self) -> Mapping[str, Provider]:
        """The shipped providers with the user's changes, then those that are the user's alone."""
        found = {id_: self._with_own(provider) for id_, provider in self.shipped_providers.items()}
        for name in sorted({key[0] for key in self.own.touched} - found.keys()):
            made = self._with_own(Provider(name, name, "USD", ()))
            if made.models:
                found[name] = made
        return found

    def _with_own(self, provider: Provider) -> Provider:
        touched = {model for of, model in self.own.touched if of == provider.id}
        if not touched:
            return provider
        shipped_ids = {model.id for model in provider.models}
        new = [Model(provider.id, id_, id_, listed=True) for id_ in sorted(touched - shipped_ids)]
        models = [
            laid_over(model, self.own, self.meters) if model.id in touched else model
            for model in (*provider.models, *new)
        ]
        kept = [m for m in models if m and (m.cards or m.id in shipped_ids or self._is_named(m))]
        return replace(provider, models=tuple(kept))

    def _is_named(self, model: Model) -> bool:
        return (model.provider, model.id) in self.own.models

    def models(self) -> Iterable[Model]:
        """Every model, provider by provider, in the book's order."""
        return (model for provider in self.providers.values() for model in provider.models)

    @cached_property
    def models_by_key(self) -> Mapping[tuple[str, str], Model]:
        """Every model, by the ids of its provider and its own."""
        return {(model.provider, model.id): model for model in self.models()}

    def shipped(self, provider: str, model: str) -> Model | None:
        """A model as it was shipped; None for one that is the user's alone."""
        return self._shipped_models.get((provider, model))

    @cached_property
    def _shipped_models(self) -> dict[tuple[str, str], Model]:
        providers = self.shipped_providers.values()
        return {(p.id, model.id): model for p in providers for model in p.models}

    # Finding

    @cached_property
    def _by_name(self) -> dict[tuple[str, str], Model]:
        names: dict[tuple[str, str], Model] = {}
        for model in self.models():
            for name in (model.id, *model.aliases):
                names.setdefault((model.provider, name.lower()), model)
        for model in self.models():  # an id wins over another model's alias
            names[model.provider, model.id.lower()] = model
        return names

    def find(self, name: str, provider: str | None = None) -> Model:
        """The model of this id or alias.

        A date at the end (``-2026-03-05``, ``@20260305``) is passed over, and so is whose a model
        is that somebody fine-tuned (``ft:gpt-4o:acme::1``). An id wins over another's alias.

        Raises:
            BookError: no model has the name, or, without a provider, more than one.
        """
        found = self._found.get((name, provider))
        if found is None:
            found = self._found[name, provider] = self._searched(name, provider)
        return found

    def _searched(self, name: str, provider: str | None) -> Model:
        if provider is not None and provider not in self.providers:
            raise BookError("unknown-provider", provider, tuple(self.providers))
        asked = [provider] if provider else list(self.providers)
        wanted = _FINE_TUNED.sub(r"\1", name.strip().lower())
        for spelling in dict.fromkeys((wanted, undated(wanted))):
            models = [model for p in asked if (model := self._named(p, spelling))]
            if len(models) > 1:
                by_id = [model for model in models if model.id.lower() == spelling]
                models = by_id or models
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

    # Pricing

    def card(self, model: Model, service_tier: str, at: datetime) -> RateCard:
        """The rates of a model in a tier at a moment (with its time zone), as they are listed.

        Raises:
            BookError: it is not sold in that tier, or has no price at that moment.
        """
        model = self.current(model)
        places = self._in_force(model, STANDARD, at), self._in_force(model, service_tier, at)
        return _merged(model, *places)

    def current(self, model: Model) -> Model:
        """A model as it is in this book; it may have been asked for in an earlier one."""
        return self.models_by_key.get((model.provider, model.id), model)

    def _in_force(self, model: Model, service_tier: str, at: datetime) -> int:
        """Which of a model's cards counts in a tier at a moment."""
        starts = []
        for n in range(len(model.cards) - 1, -1, -1):
            card = model.cards[n]
            if card.service_tier == service_tier:
                if (card.start is None and card.when is None) or card.in_force(at):
                    return n
                starts.append(card.start.isoformat() if card.start else "")
        if not starts:
            raise BookError("tier-not-sold", service_tier, model.service_tiers, model.id)
        known = tuple(start for start in reversed(starts) if start)
        raise BookError("not-in-force", at.isoformat(), known, model.id)

    def tariff(
        self, model: Model, service_tier: str, at: datetime, region: str | None = None
    ) -> Tariff:
        """What a model costs in a tier at a moment, with uplift, rules and exchange rates.

        Args:
            model: of this book.
            service_tier: in which it is sold.
            at: with its time zone.
            region: to which the requests are kept; None for wherever it is cheapest.

        Raises:
            BookError: as ``card``, or no price is known for that region.
        """
        model = self.current(model)
        if region is not None and region not in model.uplifts:
            raise BookError("no-region", region, tuple(model.uplifts), model.id)
        standard = self._in_force(model, STANDARD, at)
        special = standard if service_tier == STANDARD else self._in_force(model, service_tier, at)
        rules = self._rules(model, service_tier, at)
        key = (model.provider, model.id, standard, special, region, rules)
        tariff = self._tariffs.get(key)
        if tariff is None:
            adjust = partial(self._adjustments, model, region, rules)
            currency = self.providers[model.provider].currency
            card = _merged(model, standard, special)
            tariff = self._tariffs[key] = Tariff(card, self.meters, currency, adjust)
        return tariff

    def _rules(self, model: Model, service_tier: str, at: datetime) -> tuple[str, ...]:
        if not self.own.rules:
            return ()
        day = at.astimezone(UTC).date()
        rules = self.own.rules.items()
        return tuple(name for name, rule in rules if rule.fits(model, service_tier, day))

    def _adjustments(
        self, model: Model, region: str | None, rules: tuple[str, ...], rate: Rate
    ) -> tuple[Adjustment, ...]:
        found = []
        meter = self.meters.get(rate.meter)
        if region and meter and meter.unit == TOKENS:
            found.append(Adjustment(REGION, region, model.uplifts[region]))
        for name in rules:
            rule = self.own.rules[name]
            if rule.meter in ("", rate.meter):
                found.append(Adjustment(RULE, rule.note or name, rule.factor))
        if rate.currency and rate.currency != self.providers[model.provider].currency:
            exchange = self.own.exchanges.get(rate.currency)
            if exchange is None:
                raise UsageError("no-exchange", rate.meter, rate.currency)
            found.append(Adjustment(EXCHANGE, rate.currency, exchange.rate, exchange.date))
        return tuple(found)


def _merged(model: Model, standard: int, special: int) -> RateCard:
    """The card of a tier over the standard one, whose rates it states where they differ."""
    card = model.cards[special]
    if special == standard:
        return card
    return replace(card, rates={**model.cards[standard].rates, **card.rates})


def load(folder: Path | None = None) -> RateBook:
    """The shipped book, without any row of the user's; some milliseconds.

    Args:
        folder: where ``meters.json`` and a file per provider are; the bundled ones by default.
    """
    return RateBook(*shipped.read(folder))
