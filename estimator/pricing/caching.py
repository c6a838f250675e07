"""What providers keep of the beginnings of prompts, and from how many calls on that pays."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fnmatch import fnmatchcase

from estimator.pricing import money
from estimator.pricing.rates import Model
from estimator.pricing.tariff import Tariff
from estimator.pricing.usage import CACHE_READ, INPUT, OUTPUT

CACHE_WRITE, CACHE_WRITE_LONG = "cache_write_tokens", "cache_write_1h_tokens"
SHORT_SECONDS = 300
"""How long a beginning is kept for the usual write price, where there is a dearer one too."""
_CACHED_FROM = {
    "openai": {"*": 1024},
    "anthropic": {
        "claude-opus-4-[56]": 4096,
        "claude-haiku-4-5": 4096,
        "claude-3-haiku": 2048,
        "claude-3-5-haiku*": 2048,
        "claude-opus-4-[01]": 1024,
        "claude-sonnet-4-[05]": 1024,
        "claude-3-7-sonnet*": 1024,
    },
    "google": {
        "gemini-2.5-*": 2048,
        "gemini-3.1-pro*": 4096,
        "gemini-3.[5678]-flash": 4096,
        "gemini-4-argon": 4096,
    },
}
"""What the providers say that do, by model: the fewest tokens of a beginning that they keep. Models
that sources disagree on, or that none is known of, are not in it."""
_STEP = 128
"""OpenAI keeps so many tokens more at a time, of the models for which writing costs nothing."""


def cached_from(model: Model) -> int:
    """The fewest tokens of a prompt's beginning that a model's provider keeps, where it says so."""
    said = _CACHED_FROM.get(model.provider, {})
    return next((tokens for name, tokens in said.items() if fnmatchcase(model.id, name)), 0)


def step(model: Model) -> int:
    """By how many tokens more at a time a beginning is kept."""
    is_written_free = not any(CACHE_WRITE in card.rates for card in model.cards)
    return _STEP if model.provider == "openai" and is_written_free else 1


def is_cached(model: Model) -> bool:
    """Whether beginnings of calls are kept at all: models without a price for that keep none."""
    return any(CACHE_READ in card.rates for card in model.cards)


def kept(model: Model, tokens: int) -> int:
    """How many of the first tokens are kept where so many are the same.

    Before gpt-5.6 OpenAI keeps 1,024, 1,152, 1,280 and so on; from then on any number from 1,024.
    """
    return keeping(model)(tokens)


def keeping(model: Model) -> Callable[[int], int]:
    """``kept`` of a model, for many numbers of tokens."""
    if not is_cached(model):
        return lambda _tokens: 0
    least, by = cached_from(model), step(model)
    return lambda tokens: least + (tokens - least) // by * by if tokens >= least else 0


@dataclass(frozen=True, slots=True)
class Call:
    """A call whose beginning is the same each time.

    Attributes:
        tokens: of its input.
        kept: of them, those that a cache keeps.
        output: tokens of the answer.
    """

    tokens: int
    kept: int
    output: int


@dataclass(frozen=True, slots=True)
class Costs:
    """What a call costs.

    Attributes:
        plain: without a cache.
        cold: that finds nothing in the cache, and writes its beginning to it.
        warm: that reads its beginning from the cache.
    """

    plain: Decimal
    cold: Decimal
    warm: Decimal

    def with_hits(self, hits: int) -> Decimal:
        """A call that writes, and so many that then read."""
        return money.plus(self.cold, money.times(Decimal(hits), self.warm))

    def without(self, calls: int) -> Decimal:
        """So many calls without a cache."""
        return money.times(Decimal(calls), self.plain)

    @property
    def break_even(self) -> int | None:
        """The fewest hits of one write from which on the cache costs no more; None: there are none.

        0 where writing costs no more than reading all anew.
        """
        paid, saved = money.minus(self.cold, self.plain), money.minus(self.plain, self.warm)
        if paid <= 0:
            return 0
        if saved <= 0:
            return None
        whole, has_rest = money.goes_into(saved, paid)
        return whole + has_rest

    def average(self, hit_rate: Decimal) -> Decimal:
        """A call, where this share of them finds its beginning in the cache, 0 to 1."""
        misses = money.times(money.minus(Decimal(1), hit_rate), self.cold)
        return money.plus(misses, money.times(hit_rate, self.warm))


def lifetimes(tariff: Tariff) -> tuple[str, ...]:
    """The meters that a beginning may be written on, the cheaper first; none: writing is free."""
    return tuple(name for name in (CACHE_WRITE, CACHE_WRITE_LONG) if name in tariff.card.rates)


def costs(call: Call, tariff: Tariff, lifetime: str = CACHE_WRITE) -> Costs:
    """What a call costs without a cache, cold and warm.

    Args:
        call: whose beginning is kept.
        tariff: of the model.
        lifetime: the meter that it is written on, where writing has a price.

    Raises:
        UsageError: the model has no price for it.
    """
    cold: dict[str, int] = {}
    if CACHE_WRITE in tariff.card.rates:
        cold[CACHE_WRITE] = call.kept
    if lifetime == CACHE_WRITE_LONG and lifetime in tariff.card.rates:
        cold[CACHE_WRITE_LONG] = call.kept
    return Costs(
        _cost(call, tariff, {}),
        _cost(call, tariff, cold),
        _cost(call, tariff, {CACHE_READ: call.kept}),
    )


def _cost(call: Call, tariff: Tariff, parts: Mapping[str, int]) -> Decimal:
    output = call.output if OUTPUT in tariff.card.rates else 0
    used = {INPUT: call.tokens, OUTPUT: output, **parts}
    return tariff.quote({meter: Decimal(tokens) for meter, tokens in used.items()}).total
