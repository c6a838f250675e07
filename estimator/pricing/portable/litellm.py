"""The price file of litellm: a model's prices for one token, one second or one page, by name."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from estimator.pricing import money
from estimator.pricing.entries import MAX_TOKENS
from estimator.pricing.money import MAX_DECIMALS, RateError
from estimator.pricing.own import OwnModel
from estimator.pricing.portable.places import Names
from estimator.pricing.portable.reading import is_name, without_repeats
from estimator.pricing.portable.said import Item, ModelSaid, Passed, RateSaid, RowError, Where
from estimator.pricing.rates import STANDARD

SELLERS = {
    "openai": ("openai", "text-completion-openai"),
    "anthropic": ("anthropic",),
    "google": ("gemini", "vertex_ai-language-models", "vertex_ai-anthropic_models"),
    "x-ai": ("xai",),
    "deepseek": ("deepseek",),
    "mistral": ("mistral",),
    "cohere": ("cohere_chat", "cohere"),
    "meta": ("meta", "meta_llama"),
    "minimax": ("minimax",),
    "moonshotai": ("moonshot",),
    "perplexity": ("perplexity",),
    "voyageai": ("voyage",),
    "zhipuai": ("bigmodel",),
    "zai": ("zai",),
}
"""The book's providers by their names there; of two rows for a model, the first name's counts."""
MILLION, THOUSAND, HOUR = 1_000_000, 1_000, 3_600
RATES = {
    "input_cost_per_token": ("input_tokens", MILLION),
    "cache_read_input_token_cost": ("cache_read_tokens", MILLION),
    "cache_creation_input_token_cost": ("cache_write_tokens", MILLION),
    "cache_creation_input_token_cost_above_1hr": ("cache_write_1h_tokens", MILLION),
    "input_cost_per_audio_token": ("input_audio_tokens", MILLION),
    "cache_read_input_audio_token_cost": ("cache_audio_read_tokens", MILLION),
    "input_cost_per_image_token": ("input_image_tokens", MILLION),
    "cache_read_input_image_token_cost": ("cache_image_read_tokens", MILLION),
    "input_cost_per_video_token": ("input_video_tokens", MILLION),
    "output_cost_per_token": ("output_tokens", MILLION),
    "output_cost_per_reasoning_token": ("reasoning_tokens", MILLION),
    "citation_cost_per_token": ("citation_tokens", MILLION),
    "output_cost_per_audio_token": ("output_audio_tokens", MILLION),
    "output_cost_per_image_token": ("output_image_tokens", MILLION),
    "output_cost_per_video_token": ("output_video_tokens", MILLION),
    "input_cost_per_second": ("audio_seconds", HOUR),
    "input_cost_per_character": ("input_characters", MILLION),
    "ocr_cost_per_page": ("input_pages", THOUSAND),
    "annotation_cost_per_page": ("input_annotated_pages", THOUSAND),
    "input_cost_per_request": ("requests", THOUSAND),
    "input_cost_per_query": ("requests", THOUSAND),
    "input_cost_per_text_message": ("input_text_messages", THOUSAND),
}
"""The rates there -> the book's meters, and for how many of them a rate of the book is."""
SEARCH = "search_context_cost_per_query"
TIERS = {"": STANDARD, "batches": "batch", "flex": "flex", "priority": "priority"}
_KEY = re.compile(
    r"(?P<rate>\w+?(?:_above_1hr)?)(?:_above_(?P<thousands>\d{1,6})k_tokens)?"
    r"(?:_(?P<tier>batches|flex|priority))?",
    re.ASCII,
)
_IS_RATE = re.compile(r"cost|multiplier|pricing|provider_specific")
_DATED = re.compile(r"-(?:\d{4}-\d{2}-\d{2}|\d{8})$", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_DOUBLE = 15  # digits that a double keeps; what has more is the trace of its arithmetic
_ROUNDED, _SAVED = 4, 2  # a figure of fewer digits is exact; places that a shorter price saves
_FINEST = Decimal(1).scaleb(-MAX_DECIMALS)
Json = Mapping[str, Any]


def is_one(document: Any) -> bool:
    """Whether a JSON document is of this form."""
    if not isinstance(document, dict) or not document:
        return False
    return any(isinstance(each, dict) and "litellm_provider" in each for each in document.values())


@dataclass(frozen=True, slots=True)
class _Entry:
    """A model there: the book's names of it, what is said of it, and whether the book has it."""

    where: Where
    provider: str
    model: str
    said: Json
    is_known: bool = False


def items(document: Json, wanted: frozenset[str], names: Names) -> Iterator[Item]:
    """What each model says; its rates are those in force, and go to the card that is.

    Args:
        document: of this form.
        wanted: the providers to read, by the book's names or those there; the others are passed
            over. A free model is too: 0 stands for unknown there.
        names: the models of the book.
    """
    sellers = [(name, seller) for name in sorted(wanted) for seller in SELLERS.get(name, (name,))]
    by_seller: dict[str, list[str]] = {}
    for key, entry in document.items():
        seller = entry.get("litellm_provider") if isinstance(entry, dict) else None
        by_seller.setdefault(str(seller)[:100], []).append(key)
    known = {seller for _, seller in sellers}
    for seller, keys in by_seller.items():
        if seller not in known:
            yield from (Passed("provider", seller) for _ in keys)
    taken: set[tuple[str, str]] = set()
    for provider, seller in sellers:
        found = _found(document, by_seller.get(seller, []), provider, seller)
        yield from without_repeats(_read(found, names, taken))


def _found(document: Json, keys: list[str], provider: str, seller: str) -> Iterator[_Entry]:
    prefixes = f"{seller}/", f"{provider}/", "vertex_ai/"
    for key in keys:
        name = key.partition("/")[2] if key.startswith(prefixes) else key
        yield _Entry(Where(path=key[:100]), provider, name, document[key])


def _read(found: Iterator[_Entry], names: Names, taken: set[tuple[str, str]]) -> Iterator[Item]:
    entries = list(found)
    there = {entry.model.lower() for entry in entries}
    for entry in entries:
        undated = _DATED.sub("", entry.model)
        is_a_version = undated != entry.model and undated.lower() in there
        if not is_name(entry.model):
            yield RowError(entry.where, "not-text")
            continue
        model = names.id_of(entry.provider, (entry.model, undated))
        named = model or entry.model
        is_another = (entry.provider, named.lower()) in taken
        if is_another or (is_a_version and model != entry.model):
            yield Passed("provider", f"{entry.provider} (another row for the same model)")
            continue
        taken.add((entry.provider, named.lower()))
        yield from _model(_Entry(entry.where, entry.provider, named, entry.said, bool(model)))


def _model(entry: _Entry) -> Iterator[Item]:
    rates = list(_rates(entry))
    if entry.is_known or any(isinstance(item, RateSaid) for item in rates):
        try:
            yield ModelSaid(entry.where, entry.provider, entry.model, _facts(entry))
        except RowError as error:
            yield error
    yield from rates


def _rates(entry: _Entry) -> Iterator[Item]:
    for key, value in entry.said.items():
        priced = _priced(key)
        if priced:
            yield from _rate(entry, key, value, *priced)
        elif key == SEARCH and (price := _the_only(value)) is not None:
            place = _Place(STANDARD, "web_searches", 0)
            yield from _rate(entry, key, price, THOUSAND, place)
        elif _IS_RATE.search(key):
            yield Passed("field", key[:100])


def _priced(key: str) -> "tuple[int, _Place] | None":
    """For how many the rate of a field is, and its place; None for a field of anything else."""
    parts = _KEY.fullmatch(key[:100])
    if not parts or parts["rate"] not in RATES:
        return None
    meter, per = RATES[parts["rate"]]
    thousands = int(parts["thousands"] or 0)
    first = thousands * THOUSAND + 1 if thousands else 0
    return per, _Place(TIERS[parts["tier"] or ""], meter, first)


@dataclass(frozen=True, slots=True)
class _Place:
    service_tier: str
    meter: str
    first: int


def _facts(entry: _Entry) -> OwnModel:
    """Its limits and its last day; that of another seller is none of the model's.

    Raises:
        RowError: one of them is no whole number, or no day.
    """
    is_sellers_own = not str(entry.said.get("litellm_provider")).startswith("vertex_ai")
    return OwnModel(
        max_input=_tokens(entry, "max_input_tokens"),
        max_output=_tokens(entry, "max_output_tokens"),
        retires=_day(entry, "deprecation_date") if is_sellers_own else None,
    )


def _tokens(entry: _Entry, field: str) -> int | None:
    given = entry.said.get(field)
    if not given:
        return None
    value = money.number(given)
    is_limit = value is not None and value.is_finite() and 0 < value <= MAX_TOKENS
    if value is None or not is_limit or value != value.to_integral_value():
        raise RowError(entry.where, "not-whole", field, str(given)[:100])
    return int(value)


def _day(entry: _Entry, field: str) -> date | None:
    given = entry.said.get(field)
    if not given:
        return None
    try:
        if isinstance(given, str) and _DAY.fullmatch(given):
            return date.fromisoformat(given)
    except ValueError:
        pass
    raise RowError(entry.where, "not-a-day", field, str(given)[:100])


def _the_only(value: object) -> object:
    """What all values of an object are; None where they differ."""
    each = list(value.values()) if isinstance(value, dict) else []
    return each[0] if each and all(other == each[0] for other in each) else None


def _rate(entry: _Entry, key: str, given: object, per: int, place: _Place) -> Iterator[Item]:
    """The rate for ``per`` of what the file has the price of one of."""
    value = money.number(given)
    if value is None or not value.is_finite():
        yield RowError(entry.where, "not-a-number", key, str(given)[:100])
    elif not value:
        yield Passed("field", f"{key} = 0")
    else:
        try:
            rate = _scaled(value, per)
        except RateError as error:
            yield RowError(entry.where, error.reason, key, str(given)[:100])
            return
        yield RateSaid(
            entry.where,
            entry.provider,
            entry.model,
            "",
            place.service_tier,
            None,
            place.meter,
            place.first,
            rate,
        )


def _by_the_hour(value: Decimal) -> Decimal:
    """The price of an hour that a price of a second was made of, which mostly had to be rounded.

    It is the shortest one that gives the figure, if it is much shorter than the exact product.
    """
    exact = Decimal(money.plain_text(money.times(value, Decimal(HOUR))))
    half = money.times(Decimal(5).scaleb(int(value.as_tuple().exponent) - 1), Decimal(HOUR))
    for places in range(-int(exact.as_tuple().exponent) - _SAVED):
        short = exact.quantize(Decimal(1).scaleb(-places))
        if abs(short - exact) <= half:
            return short
    return exact


def _scaled(value: Decimal, per: int) -> Decimal:
    """The price of one, times so many; what a double's arithmetic left behind is rounded off.

    Raises:
        RateError: it can be no rate.
    """
    if not _FINEST**2 <= value <= money.MAX_RATE:
        money.checked_rate(value)
    digits = len(value.as_tuple().digits)
    if digits > 2 * _DOUBLE:
        raise RateError(str(value)[:100], "too-fine")
    if per == HOUR and digits >= _ROUNDED:
        return money.checked_rate(_by_the_hour(value))
    if digits <= _DOUBLE:
        return money.checked_rate(money.times(value, Decimal(per)))
    meant = money.times(Decimal(f"{value:.{_DOUBLE}g}"), Decimal(per))
    return money.checked_rate(meant.quantize(_FINEST))
