"""A year of a scenario whose texts have 10,000 sizes, priced anew as after each change of it."""

import random
from dataclasses import replace
from datetime import date
from decimal import Decimal

from measure import Figure, timed

from estimator.pricing import book
from estimator.projection.changes import changes
from estimator.projection.project import project
from estimator.projection.ranges import Range, Sizes
from estimator.projection.scenario import Scenario

_TIMES, _SIZES = 15, 10_000


def _scenario(provider: str, model: str) -> Scenario:
    rng = random.Random(1)
    return Scenario(
        name="bench",
        provider=provider,
        model=model,
        input=Sizes.of(rng.sample(range(100, 300_000), _SIZES)),
        output=Range(Decimal(100), Decimal(200), Decimal(400)),
        calls=Range(Decimal(100), Decimal(250), Decimal(400)),
        start=date(2027, 1, 1),
        hours=tuple(range(24)),
        utc_offset=480,
        growth=Decimal("0.03"),
        retries=Decimal("0.02"),
        prefix=3000,
    )


def figures() -> list[Figure]:
    """With thresholds and a batch class, and with prices that change by the hour."""
    prices, found = book.load(), []
    for provider, model in (("openai", "gpt-5.4"), ("deepseek", "deepseek-v4-pro")):
        made = _scenario(provider, model)
        project(made, prices)
        calls = [replace(made, calls=Range.sure(100 + n)) for n in range(_TIMES)]
        seconds = [timed(lambda each=each: project(each, prices)) for each in calls]
        name = f"a year of {model}, {_SIZES:,} sizes"
        found.append(Figure(name, seconds, "500 ms", [0.5], ("at most", 1)))
    before = project(made, prices)
    saved = [timed(lambda: list(changes(before, prices))) for _ in range(_TIMES)]
    found.append(Figure("what one change of it would save", saved, "1 s", [1.0], ("at most", 1)))
    return found
