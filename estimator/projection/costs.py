"""What a call of a scenario costs on average by a tariff, meter by meter.

Calls whose input is between the same two thresholds of a tariff cost together as much as so many
average ones; so they are priced as one, whatever their number.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from estimator.pricing import money
from estimator.pricing.caching import CACHE_WRITE, CACHE_WRITE_LONG, SHORT_SECONDS
from estimator.pricing.quote import Charge
from estimator.pricing.tariff import Tariff
from estimator.pricing.usage import CACHE_READ, INPUT, OUTPUT
from estimator.projection.calls import spread
from estimator.projection.ranges import MAX_PLACES
from estimator.projection.scenario import Scenario

IMAGES = "input_image_tokens"
_ONE = Decimal(1)
_Rows = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Group:
    """Calls of one level of a tariff.

    Attributes:
        share: of all calls, to a billionth; the shares of all groups add up to 1.
        tokens: of the input on average, with pictures.
        prefix: of them, those that a cache can keep.
    """

    share: Decimal
    tokens: Decimal
    prefix: Decimal


@dataclass(frozen=True, slots=True)
class Used:
    """What an average call uses of a meter at one price.

    Attributes:
        charge: the price, with its source.
    """

    charge: Charge
    quantity: Decimal
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Call:
    """An average call: what it uses, and what that costs together."""

    used: tuple[Used, ...]
    cost: Decimal


def groups(scenario: Scenario, tariff: Tariff, kept: Callable[[int], int]) -> list[Group]:
    """The calls of a scenario by the levels of a tariff.

    Where the tariff has a minimum, or rounds quantities up, each size is a group of its own.

    Args:
        scenario: whose calls.
        tariff: that says which sizes cost the same.
        kept: how many tokens of a beginning a cache keeps.
    """
    rows: dict[int, list[tuple[int, int]]] = {}
    media = scenario.media
    for tokens, weight in scenario.input.rows:
        key = tariff.level(Decimal(tokens + media)) if tariff.is_linear else tokens
        rows.setdefault(key, []).append((tokens, weight))
    weights = [sum(weight for _, weight in each) for each in rows.values()]
    shares = spread(_ONE, weights)
    return [
        Group(share, _mean(each, media), _mean(_prefixes(each, scenario.prefix, kept)))
        for share, each in zip(shares, rows.values(), strict=True)
    ]


def _prefixes(rows: _Rows, prefix: int, kept: Callable[[int], int]) -> _Rows:
    return [(kept(min(tokens, prefix)), weight) for tokens, weight in rows]


def _mean(rows: _Rows, more: int = 0) -> Decimal:
    total = sum((tokens + more) * weight for tokens, weight in rows)
    weight = sum(weight for _, weight in rows)
    return money.divided(Decimal(total), Decimal(weight), MAX_PLACES)


def average(
    scenario: Scenario, tariff: Tariff, found: Sequence[Group], output: Decimal, *, is_hit: bool
) -> Call:
    """What an average call costs that finds its prefix in the cache, or does not.

    Args:
        scenario: whose call.
        tariff: that prices it.
        found: the groups of the tariff.
        output: tokens of the answer.
        is_hit: whether it does.

    Raises:
        UsageError: the model has no price for what is used.
    """
    used: dict[Charge, Used] = {}
    for group in found:
        for line in tariff.quote(_usage(scenario, tariff, group, output, is_hit=is_hit)).lines:
            quantity = money.times(line.quantity, group.share)
            amount = money.times(line.amount, group.share)
            before = used.get(line.charge)
            if before:
                quantity = money.plus(before.quantity, quantity)
                amount = money.plus(before.amount, amount)
            used[line.charge] = Used(line.charge, quantity, amount)
    return Call(tuple(used.values()), money.total(each.amount for each in used.values()))


def _usage(
    scenario: Scenario, tariff: Tariff, group: Group, output: Decimal, *, is_hit: bool
) -> Mapping[str, Decimal]:
    rates = tariff.card.rates
    usage = {INPUT: group.tokens, OUTPUT: output, **dict(scenario.tools)}
    if scenario.media and IMAGES in rates:
        usage[IMAGES] = Decimal(scenario.media)
    if group.prefix and is_hit:
        usage[CACHE_READ] = group.prefix
    elif group.prefix and CACHE_WRITE in rates:
        usage[CACHE_WRITE] = group.prefix
        if scenario.lifetime > SHORT_SECONDS and CACHE_WRITE_LONG in rates:
            usage[CACHE_WRITE_LONG] = group.prefix
    return usage
