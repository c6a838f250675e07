"""The shipped book, read from ``resources/rates``."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from estimator import resources
from estimator.pricing import money
from estimator.pricing.rates import (
    TOKENS,
    Conflict,
    Meter,
    Model,
    Origin,
    Provider,
    Rate,
    RateCard,
    Source,
    Tier,
    card_start,
)
from estimator.pricing.usage import Meters
from estimator.pricing.when import parse_when, start_text


def read(folder: Path | None = None) -> tuple[Meters, dict[str, Provider]]:
    """The meters and the providers; some milliseconds.

    Args:
        folder: where ``meters.json`` and a file per provider are; the bundled ones by default.
    """
    where = folder or resources.path("rates")
    meters = Meters(
        {
            name: Meter(name, row["per"], tuple(row.get("part_of", ())), row.get("unit", TOKENS))
            for name, row in _read(where / "meters.json")["meters"].items()
        }
    )
    index = _read(where / "index.json")
    providers = [_provider(_read(where / name), meters) for name in index["files"]]
    return meters, {provider.id: provider for provider in providers}


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _provider(data: Any, meters: Meters) -> Provider:
    source = _source(data["source"])
    models = tuple(_model(row, data["id"], source, meters) for row in data["models"])
    return Provider(data["id"], data["name"], data["currency"], models)


def _source(row: Any) -> Source:
    return Source(row["name"], row["url"], date.fromisoformat(row["date"]))


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
        cutoff=row.get("cutoff", ""),
        note=row.get("note", ""),
        uplifts=_decimals(row.get("uplifts", {})),
        conflicts=tuple(map(_conflict, row.get("conflicts", ()))),
        cards=tuple(_card(card, source, meters) for card in row["cards"]),
    )


def _decimals(row: Mapping[str, str]) -> dict[str, Decimal]:
    return {name: money.parse_rate(value) for name, value in row.items()}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _conflict(row: Any) -> Conflict:
    return Conflict(
        service_tier=row["tier"],
        start=_start(row),
        meter=row["meter"],
        above=row.get("above", -1),
        rate=money.parse_rate(row["rate"]),
        source=row["source"],
    )


def _start(row: Any) -> str:
    return start_text(_day(row.get("from")), parse_when(row["when"]) if "when" in row else None)


def _card(row: Any, source: Source, meters: Meters) -> RateCard:
    card = RateCard(
        service_tier=row["tier"],
        start=_day(row.get("from")),
        when=parse_when(row["when"]) if "when" in row else None,
        rates={},
        source=_source(row["source"]) if "source" in row else source,
        minimum=money.parse_rate(row["minimum"]) if "minimum" in row else None,
        note=row.get("note", ""),
        minimum_currency=row.get("currency", ""),
    )
    origin = Origin(card.service_tier, card_start(card), card.source)
    currency = row.get("currency", "")
    rates = {
        meter: _rate(meters[meter], value, origin, currency)
        for meter, value in row["rates"].items()
    }
    return replace(card, rates=rates)


def _rate(meter: Meter, value: Any, origin: Origin, currency: str) -> Rate:
    if isinstance(value, str):
        base = money.parse_rate(value)
        return Rate(meter.name, meter.per, base, origin, currency=currency)
    return Rate(
        meter=meter.name,
        per=value.get("per", meter.per),
        base=money.parse_rate(value["base"]),
        origin=origin,
        tiers=_tiers(value, "above") + _tiers(value, "at_least", is_inclusive=True),
        step=value.get("step", 0),
        currency=currency,
    )


def _tiers(value: Any, name: str, *, is_inclusive: bool = False) -> tuple[Tier, ...]:
    """The thresholds of one kind, in their order."""
    return tuple(
        Tier(int(above), money.parse_rate(rate), is_inclusive)
        for above, rate in value.get(name, {}).items()
    )
