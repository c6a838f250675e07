"""Quotes of the engine against genai-prices', and the whole book priced for one prompt."""

import itertools
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal

from genai_prices import Usage, calc_price
from measure import Figure, alternating, timed

from estimator.pricing import book
from estimator.pricing.book import BookError, RateBook
from estimator.pricing.rates import STANDARD, Model
from estimator.pricing.usage import UsageError

AT = datetime(2026, 11, 23, 12, tzinfo=UTC)
MODELS = ("gpt-6-astra", "gpt-5.4", "gpt-5.4-mini", "gpt-5", "gpt-4o", "o3")
SIZES = ((1_234, 500, 200), (12_345, 1_000, 678), (300_000, 100_000, 2_000))
_BATCH = 200  # requests of a sample


def ours(priced_by: RateBook) -> Callable[[], None]:
    """The requests, each from the model's name to the quote."""
    usages = [
        {
            "input_tokens": Decimal(size),
            "cache_read_tokens": Decimal(cached),
            "output_tokens": Decimal(out),
        }
        for size, cached, out in SIZES
    ]
    requests = list(itertools.islice(itertools.cycle(itertools.product(MODELS, usages)), _BATCH))

    def price() -> None:
        for name, usage in requests:
            model = priced_by.find(name, "openai")
            priced_by.tariff(model, STANDARD, AT).quote(usage)

    return price


def theirs() -> None:
    """The same requests."""
    usages = [
        Usage(input_tokens=size, cache_read_tokens=cached, output_tokens=out)
        for size, cached, out in SIZES
    ]
    requests = itertools.islice(itertools.cycle(itertools.product(MODELS, usages)), _BATCH)
    for name, usage in requests:
        calc_price(usage, model_ref=name, provider_id="openai", genai_request_timestamp=AT)


def _priced(priced_by: RateBook, model: Model) -> bool:
    usage = {"input_tokens": Decimal(12_345), "output_tokens": Decimal(678)}
    try:
        priced_by.tariff(model, STANDARD, AT).quote(usage)
    except (BookError, UsageError):  # a model that is paid by the minute
        return False
    return True


def figures() -> list[Figure]:
    """Both as often as each other, in turns."""
    shipped = book.load()
    price = ours(shipped)
    engine, reference = alternating(lambda: timed(price), lambda: timed(theirs), 30)
    models = list(shipped.models())
    again = [timed(lambda: [_priced(shipped, model) for model in models]) for _ in range(30)]
    many = sum(_priced(shipped, model) for model in models)
    return [
        Figure(
            f"{_BATCH} quotes of the engine",
            engine,
            "genai_prices.calc_price",
            reference,
            ("at least", 10),
            inverse=True,
        ),
        Figure(f"all {many} models re-priced for a prompt", again, "4 ms", [0.004], ("at most", 1)),
    ]
