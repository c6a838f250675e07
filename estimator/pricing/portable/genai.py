"""The price file of genai-prices: providers, models, and prices that depend on day and request."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

from estimator.pricing import money
from estimator.pricing.entries import MAX_TOKENS
from estimator.pricing.money import RateError
from estimator.pricing.own import OwnModel
from estimator.pricing.portable.reading import is_name, without_repeats
from estimator.pricing.portable.said import Item, ModelSaid, Passed, RateSaid, RowError, Where
from estimator.pricing.rates import STANDARD
from estimator.pricing.when import WhenError, parse_when, start_text

METERS = {
    "input_mtok": "input_tokens",
    "cache_read_mtok": "cache_read_tokens",
    "cache_write_mtok": "cache_write_tokens",
    "cache_write_1h_mtok": "cache_write_1h_tokens",
    "input_audio_mtok": "input_audio_tokens",
    "cache_audio_read_mtok": "cache_audio_read_tokens",
    "input_image_mtok": "input_image_tokens",
    "cache_image_read_mtok": "cache_image_read_tokens",
    "input_video_mtok": "input_video_tokens",
    "output_mtok": "output_tokens",
    "output_reasoning_mtok": "reasoning_tokens",
    "output_citation_mtok": "citation_tokens",
    "output_audio_mtok": "output_audio_tokens",
    "output_image_mtok": "output_image_tokens",
    "output_video_mtok": "output_video_tokens",
    "audio_hours": "audio_seconds",
    "input_audio_hours": "input_audio_seconds",
    "input_mchars": "input_characters",
    "input_document_kpages": "input_pages",
    "input_annotated_document_kpages": "input_annotated_pages",
    "input_text_messages_kcount": "input_text_messages",
    "web_searches_kcount": "web_searches",
    "storage_searches_kcount": "file_searches",
    "requests_kcount": "requests",
}
"""The prices there -> the book's meters; the refresh of the shipped rates reads them too."""
TIERS = {
    ("processing", "batch"): "batch",
    ("service_tier", "flex"): "flex",
    ("service_tier", "priority"): "priority",
    ("service_tier", "fast"): "fast",
    ("speed", "fast"): "fast",
}
SAME_AS_STANDARD = ({"service_tier": "default"}, {"search_type": "web"})
"""Variants that cost what the standard tier does."""
Json = Mapping[str, Any]


def is_one(document: Any) -> bool:
    """Whether a JSON document is of this form, in any of its versions."""
    providers = document.get("providers") if isinstance(document, dict) else document
    if not isinstance(providers, list) or not providers:
        return False
    return all(isinstance(each, dict) and {"id", "models"} <= each.keys() for each in providers)


def items(document: Any, wanted: frozenset[str]) -> Iterator[Item]:
    """What each model says.

    Args:
        document: of this form.
        wanted: the providers to read; the others are passed over.
    """
    providers = document["providers"] if isinstance(document, dict) else document
    return without_repeats(_providers(providers, wanted))


def _providers(providers: Any, wanted: frozenset[str]) -> Iterator[Item]:
    for provider in providers:
        name = str(provider["id"])[:100]
        models = provider["models"] if isinstance(provider["models"], list) else []
        for n, model in enumerate(models):
            where = Where(path=f"{name}.models[{n}]")
            if name not in wanted:
                yield Passed("provider", name)
            elif not isinstance(model, dict) or not _is_name(model.get("id")):
                yield RowError(where, "not-an-object")
            else:
                yield from _model(name, model, Where(path=f"{name}.{model['id'][:100]}"))


def _is_name(given: object) -> bool:
    return isinstance(given, str) and is_name(given)


def _model(provider: str, model: Json, where: Where) -> Iterator[Item]:
    window = model.get("context_window")
    if type(window) is int and 0 < window <= MAX_TOKENS:
        yield ModelSaid(where, provider, model["id"], OwnModel(context_window=window), fills=True)
    name = str(model["name"]) if _is_name(model.get("name")) else ""
    about = _About(where, provider, model["id"], name)
    taken: set[tuple[str, str]] = set()
    try:
        for tier, start, prices in (*_standard(model), *_variants(model)):
            if (tier, start) not in taken:
                taken.add((tier, start))
                yield from about.rates(tier, start, prices)
        yield from _left_out(model)
    except (WhenError, ValueError, TypeError, KeyError, AttributeError):
        yield RowError(where, "not-understood", given=model["id"])


_Card = tuple[str, str, Any]
"""A service tier, a start and the prices."""


def _standard(model: Json) -> Iterator[_Card]:
    prices = model.get("prices", {})
    for each in prices if isinstance(prices, list) else [{"prices": prices}]:
        yield STANDARD, _start(each.get("constraint")), each["prices"]


def _variants(model: Json) -> Iterator[_Card]:
    """The other service tiers; of those for the same moments the first counts."""
    for each in model.get("price_variants") or ():
        if tier := _tier(each["when"]):
            yield tier, _start(each.get("constraint")), each["prices"]


def _tier(when: Json) -> str | None:
    return TIERS.get(next(iter(when.items()))) if len(when) == 1 else None


def _left_out(model: Json) -> Iterator[Passed]:
    """The prices that depend on something that is no service tier."""
    for each in model.get("price_variants") or ():
        when = each["when"]
        if not _tier(when) and when not in SAME_AS_STANDARD:
            yield Passed("field", ", ".join(f"{key}={value}" for key, value in when.items())[:100])


def _start(constraint: Any) -> str:
    """The first day, or the hours in UTC, as in ``RateKey``."""
    if not constraint:
        return ""
    if "start_date" in constraint:
        return date.fromisoformat(constraint["start_date"]).isoformat()
    start, end = _clock(constraint["start_time"]), _clock(constraint["end_time"])
    return start_text(None, parse_when(f"{start}-{'24:00' if end == '00:00' else end}"))


def _clock(text: str) -> str:
    moment = time.fromisoformat(text)
    if moment.utcoffset() not in (None, timedelta(0)) or moment.second:
        raise ValueError(text)
    return f"{moment:%H:%M}"


@dataclass(frozen=True, slots=True)
class _About:
    """A model whose rates are read."""

    where: Where
    provider: str
    model: str
    name: str

    def rates(self, tier: str, start: str, prices: Json) -> Iterator[Item]:
        """The rates of a card."""
        for key, value in prices.items():
            if key not in METERS:
                yield Passed("field", key[:100])
                continue
            for first, price in tuple(_points(value)):  # all of it, or none
                rate = _rate(price)
                if isinstance(rate, Decimal):
                    place = self.provider, self.model, self.name, tier, start, METERS[key], first
                    yield RateSaid(self.where, *place, rate, is_any_day=True)
                else:
                    yield RowError(self.where, rate, key, str(price)[:100])


def _points(value: Any) -> Iterator[tuple[int, Any]]:
    """The base and the thresholds of a price; one is above its start there."""
    if not isinstance(value, dict):
        yield 0, value
        return
    yield 0, value["base"]
    for tier in value["tiers"]:
        start = tier["start"]
        if type(start) is not int or not 0 <= start < MAX_TOKENS:
            raise ValueError(start)
        yield start + 1, tier["price"]


def _rate(price: object) -> Decimal | str:
    """The price, or why it is none."""
    value = money.number(price)
    if value is None:
        return "not-a-number"
    try:
        return money.checked_rate(value)
    except RateError as error:
        return error.reason
