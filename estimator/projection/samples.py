"""Scenarios to begin with: those of an article, in today's prices by the token.

The article (see ``pricing.presets``) looks at three uses of a model, each with 500 requests a month
of 4,096 tokens of computing and 128 tokens of their own. Here these are 4,096 tokens of input and
128 of output, and 500 calls in four weeks. What else a scenario needs is made up, and stands for
the user's own figures. Each keeps the article's inputs too, so that both ways of charging can be
seen side by side.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from estimator.pricing.plans import INPUTS
from estimator.pricing.presets import PRESETS
from estimator.projection.ranges import Range, Sizes
from estimator.projection.scenario import Scenario

CUSTOMER_SERVICE, MARKET_MONITORING, RECOMMENDATIONS = (
    "customer-service",
    "market-monitoring",
    "recommendations",
)
_ONE, _NONE = Decimal(1), Decimal(0)
_WORKDAYS = (_ONE,) * 5 + (_NONE,) * 2
_WEEKENDS = (Decimal("0.6"),) * 5 + (_ONE,) * 2
_TRADING = (0,) * 8 + (4, 4, 2, 2, 1, 3, 3, 4, 2) + (1,) * 3 + (0,) * 4
_OFFICE = (0,) * 8 + (2, 4, 4, 3, 2, 3, 4, 4, 3, 2) + (1, 1) + (0,) * 4
_EVENINGS = (1, 0, 0, 0, 0, 0, 0, 1, 2, 2, 1, 1, 2, 2, 1, 1, 1, 2, 3, 5, 6, 6, 4, 2)


@dataclass(frozen=True, slots=True)
class Sample:
    """A scenario by the word of the preset whose inputs it has."""

    word: str
    scenario: Scenario


def samples(start: date, utc_offset: int) -> tuple[Sample, ...]:
    """The three scenarios, without names.

    Args:
        start: the first day.
        utc_offset: minutes that the user's clock is ahead of UTC.
    """
    return (
        _sample(
            CUSTOMER_SERVICE,
            start,
            utc_offset,
            model="gpt-5.4-mini",
            output=_range("64", "128", "384"),
            calls=_range("20", "25", "40"),
            weekdays=_WORKDAYS,
            hours=_OFFICE,
            growth=Decimal("0.03"),
            retries=Decimal("0.02"),
            prefix=3072,
        ),
        _sample(
            MARKET_MONITORING,
            start,
            utc_offset,
            model="gpt-5.4",
            output=_range("96", "128", "256"),
            calls=_range("20", "25", "35"),
            weekdays=_WORKDAYS,
            hours=_TRADING,
            batch=Decimal("0.8"),
            tools=(("web_searches", Decimal("0.2")),),
        ),
        _sample(
            RECOMMENDATIONS,
            start,
            utc_offset,
            model="gpt-6-luna",
            output=_range("96", "128", "192"),
            calls=_range("15", "25", "50"),
            weekdays=_WEEKENDS,
            hours=_EVENINGS,
            growth=Decimal("0.05"),
            retries=Decimal("0.01"),
            prefix=2048,
            hits=_range("0.3", "0.5", "0.7"),
        ),
    )


def _range(*values: str) -> Range:
    return Range(*map(Decimal, values))


def _sample(word: str, start: date, utc_offset: int, **fields: object) -> Sample:
    preset = next(preset for preset in PRESETS if preset.name == word)
    made = Scenario(
        name="",
        provider="openai",
        input=Sizes.fixed(4096),
        start=start,
        utc_offset=utc_offset,
        plan=tuple(preset.inputs[name] for name in INPUTS),
        **fields,  # type: ignore[arg-type] # each is of its field
    )
    return Sample(word, made)
