"""A scenario: what is called, how often and when, and how sure of it the user is."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from estimator.pricing.plans import INPUTS
from estimator.pricing.rates import STANDARD, Model
from estimator.pricing.usage import MAX_QUANTITY
from estimator.projection.ranges import (
    MAX_TOKENS,
    MAX_WEIGHT,
    SURE,
    Range,
    ScenarioError,
    Sizes,
    decimal,
    scaled,
    whole,
)

BATCH = "batch"
"""The service tier of what is sent as batch."""
MAX_CALLS = Decimal(10) ** 9
"""A day."""
MAX_TIMES = Decimal(10) ** 6
"""No call uses a tool more often."""
MAX_SECONDS = 7 * 86_400
MAX_MONTHS = 60
MAX_GROWTH, MIN_GROWTH = Decimal(1), Decimal(-1)
MAX_FACTOR = Decimal(1000)
"""No estimate is so many times too low."""
MAX_NAME = 200
MAX_TEMPLATE = 1_000_000
MAX_OFFSET = 14 * 60
_ONE, _NONE = Decimal(1), Decimal(0)


@dataclass(frozen=True)
class Scenario:
    """What is to be projected. All of it is checked: what there is, is in range.

    Attributes:
        input: tokens of a call's text.
        error: factors on ``input`` and ``prefix`` between which they lie; the likely one is 1, and
            the others are too, but where the model's own tokens are not known.
        output: tokens of a call's answer.
        calls: on a full day of the first month.
        weekdays: how full each weekday is, Monday first; 1 is a full day.
        hours: how the calls of a day are spread over its hours, as weights.
        utc_offset: minutes that the user's clock, by which days and hours are meant, is ahead.
        growth: a month, as a share of the month before: 0.05 is 5 % more.
        retries: the share of calls that is made, and paid, twice.
        batch: the share of calls that is sent as batch.
        prefix: tokens that each call begins with, and that a cache can keep.
        hits: the share of calls that find them in the cache; None: worked out from how soon one
            call comes after another, and ``lifetime``.
        lifetime: seconds that a cache keeps what was not read since.
        tools: meters, and how much of each a call uses: searches, sessions of a container.
        images: pictures of a call.
        image_tokens: of a picture.
        start: the first day.
        months: how many are looked at.
        template: the text whose rows ``input`` has, if the user gave one.
        values: the name of the file that the rows are of.
        counted_in: the name of the counting of ``input``; empty where nothing was counted.
        plan: the inputs of the compute-time plan that the same calls are looked at by, in the
            order of ``plans.INPUTS``; empty for none.
    """

    name: str
    provider: str
    model: str
    input: Sizes
    output: Range
    calls: Range
    start: date
    service_tier: str = STANDARD
    weekdays: tuple[Decimal, ...] = (_ONE,) * 7
    hours: tuple[int, ...] = (1,) * 24
    utc_offset: int = 0
    growth: Decimal = _NONE
    retries: Decimal = _NONE
    batch: Decimal = _NONE
    prefix: int = 0
    hits: Range | None = None
    lifetime: int = 300
    tools: tuple[tuple[str, Decimal], ...] = ()
    images: int = 0
    image_tokens: int = 0
    months: int = 12
    template: str = ""
    values: str = ""
    counted_in: str = ""
    error: Range = SURE
    plan: tuple[Decimal, ...] = ()

    def __post_init__(self) -> None:
        """Check it.

        Raises:
            ScenarioError: a field is out of range.
        """
        limits = {
            "name": MAX_NAME,
            "values": MAX_NAME,
            "counted_in": MAX_NAME,
            "template": MAX_TEMPLATE,
        }
        for name, most in limits.items():
            if len(getattr(self, name)) > most:
                raise ScenarioError("too-long", name, most=str(most))
        _ordered(self.output, "output", Decimal(MAX_TOKENS))
        _ordered(self.calls, "calls", MAX_CALLS)
        if self.hits:
            _ordered(self.hits, "hits", _ONE)
        _ordered(self.error, "error", MAX_FACTOR)
        if self.error.likely != 1:
            raise ScenarioError("out-of-range", "error", str(self.error.likely)[:40], "1", "1")
        self._check_profiles()
        decimal(self.growth, "growth", MIN_GROWTH, MAX_GROWTH)
        for name in ("retries", "batch"):
            decimal(getattr(self, name), name, _NONE, _ONE)
        for name in ("prefix", "images", "image_tokens"):
            whole(getattr(self, name), name, 0, MAX_TOKENS)
        whole(self.lifetime, "lifetime", 0, MAX_SECONDS)
        whole(self.months, "months", 1, MAX_MONTHS)
        if not date(2000, 1, 1) <= self.start <= date(2200, 1, 1):
            raise ScenarioError(
                "out-of-range", "start", str(self.start), "2000-01-01", "2200-01-01"
            )

    def _check_profiles(self) -> None:
        for name, length in (("weekdays", 7), ("hours", 24)):
            if len(getattr(self, name)) != length:
                raise ScenarioError("wrong-type", name)
        for share in self.weekdays:
            decimal(share, "weekdays", _NONE, _ONE)
        for weight in self.hours:
            whole(weight, "hours", 0, MAX_WEIGHT)
        if not any(self.hours):
            raise ScenarioError("empty", "hours")
        whole(self.utc_offset, "utc_offset", -MAX_OFFSET, MAX_OFFSET)
        if len({meter for meter, _ in self.tools}) < len(self.tools):
            raise ScenarioError("twice", "tools")
        if self.plan and len(self.plan) != len(INPUTS):
            raise ScenarioError("wrong-type", "plan", str(len(self.plan)))
        for value in self.plan:
            decimal(value, "plan", _NONE, MAX_QUANTITY)
        for _meter, quantity in self.tools:
            decimal(quantity, "tools", _NONE, MAX_TIMES)

    def changed(self, fields: Mapping[str, Any]) -> "Scenario":
        """The same with other values in some fields.

        Raises:
            ScenarioError: one of them is out of range.
        """
        return replace(self, **fields)

    def with_model(self, model: Model) -> "Scenario":
        """The same with another model, as that is sold."""
        made = replace(self, provider=model.provider, model=model.id)
        if made.service_tier not in model.service_tiers:
            made = replace(made, service_tier="standard")
        return made if "batch" in model.service_tiers else replace(made, batch=Decimal(0))

    def sized(self, factor: Decimal) -> "Scenario":
        """The same with texts that have so many times the tokens."""
        if factor == _ONE:
            return self
        return replace(self, input=self.input.times(factor), prefix=scaled(self.prefix, factor))

    @property
    def largest(self) -> int:
        """Tokens of the largest call, at most, with its pictures."""
        return scaled(self.input.most, self.error.high) + self.media

    @property
    def media(self) -> int:
        """Tokens of a call's pictures."""
        return self.images * self.image_tokens


def _ordered(given: Range, field: str, most: Decimal) -> None:
    for value in given:
        decimal(value, field, _NONE, most)
    if not given.low <= given.likely <= given.high:
        raise ScenarioError("unordered", field)
