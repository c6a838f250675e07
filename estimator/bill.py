"""What a counted prompt costs: its parts on the meters that the model's card has, priced."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from estimator.estimate import OUTPUT_IMAGE, Costs, Estimate, Selected
from estimator.pricing.book import BookError, RateBook
from estimator.pricing.rates import STANDARD, Model, RateCard
from estimator.pricing.tariff import Tariff
from estimator.pricing.usage import CACHE_READ, INPUT, OUTPUT, UsageError
from estimator.scaling import range_of
from estimator.tokens.parts import Part
from estimator.tokens.stretches import Alone

METERS = {
    "image": "input_image_tokens",
    "pages": "input_image_tokens",
    "audio": "input_audio_tokens",
}
"""The kinds of parts that may have a rate of their own -> its meter."""
_COLUMNS: tuple[Callable[[Part], int], ...] = (
    lambda part: part.tokens,
    lambda part: part.low,
    lambda part: part.high,
)


def billed(
    estimate: Estimate, book: RateBook, at: datetime, cached: int = 0, tier: str = STANDARD
) -> Estimate:
    """The estimate with what it costs by a book at a moment, as far as it is counted and sold.

    ``cached`` of its tokens are read from a cache; ``tier`` is the class of service.
    """
    try:
        tariff = book.tariff(estimate.model, tier, at)
    except BookError as error:
        return replace(estimate, lines=(), call=None, problem=error)
    if estimate.counted is None:
        return replace(estimate, card=tariff.card)
    return priced(estimate, tariff, cached)


def priced(estimate: Estimate, tariff: Tariff, cached: int = 0) -> Estimate:
    """The estimate with what its parts and its expected output cost.

    Args:
        estimate: with its parts.
        tariff: what its card has no meter for is charged as the total that it is a part of.
        cached: tokens of the input that are read from a cache.
    """
    card = tariff.card
    estimate = replace(estimate, card=card)
    output_tokens = estimate.expected_output
    fits, fits_surely = (
        _fits(estimate.model, tokens or 0, output_tokens)
        for tokens in (estimate.low, estimate.high)
    )
    parts = [entry.part for entry in estimate.entries]
    columns = _COLUMNS[:1] if estimate.low == estimate.high else _COLUMNS
    read = {CACHE_READ: Decimal(cached)} if cached else {}
    used = (
        usage(parts, of, output_tokens, card, is_image=estimate.made is not None) for of in columns
    )
    try:
        quotes = [tariff.quote({**each, **read}) for each in used]
    except UsageError as error:
        found: dict[str, Any] = {"lines": (), "call": None, "problem": error}
    else:
        call = Costs(*(quote.total for quote in (quotes * 3)[:3]))
        found = {"lines": quotes[0].lines, "call": call}
    return replace(estimate, fits=fits, fits_surely=fits_surely, **found)


def usage(
    parts: Iterable[Part],
    tokens_of: Callable[[Part], int],
    output_tokens: int,
    card: RateCard,
    *,
    is_image: bool = False,
) -> Mapping[str, Decimal]:
    """The quantities of one request; parts on a meter that the card has are in the total too.

    ``is_image`` says that the output is a picture.
    """
    found = {INPUT: 0, OUTPUT: output_tokens}
    if is_image and OUTPUT_IMAGE in card.rates:
        found[OUTPUT_IMAGE] = output_tokens
    for part in parts:
        tokens, meter = tokens_of(part), METERS.get(part.kind, INPUT)
        found[INPUT] += tokens
        if meter in card.rates and meter != INPUT:
            found[meter] = found.get(meter, 0) + tokens
    return {meter: Decimal(quantity) for meter, quantity in found.items()}


def as_model(estimate: Estimate, tokens: int) -> int:
    """Tokens as they were counted, as those of the model: by the same factor as the prompt's."""
    local = estimate.local
    if local is None or not local.tokens:
        return tokens
    whole = range_of(estimate.encoding, local.learnt, local.tokens, local.scripts)
    if whole is None:
        return tokens
    return (2 * tokens * whole.tokens + local.tokens) // (2 * local.tokens)


def selected(estimate: Estimate, alone: Alone) -> Selected:
    """What a part of the prompt costs as input, at the rate that the whole of it has."""
    if alone.tokens is None:
        return Selected(None, alone.characters)
    tokens, line = as_model(estimate, alone.tokens), estimate.input
    cost = line.charge.line(Decimal(tokens), Decimal(1)).amount if line else None
    return Selected(tokens, alone.characters, cost, is_unsure=estimate.is_estimated)


def _fits(model: Model, tokens: int, output_tokens: int) -> bool | None:
    limits = [(model.context_window, tokens + output_tokens), (model.max_input, tokens)]
    known = [needed <= limit for limit, needed in limits if limit]
    return all(known) if known else None
