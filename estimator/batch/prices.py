"""What a batch file costs: in the batch class, and what the same requests cost in another."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from estimator import bill
from estimator.batch.report import Group, Report, Size
from estimator.estimate import Costs
from estimator.pricing import money
from estimator.pricing.book import BookError, RateBook
from estimator.pricing.rates import STANDARD, RateCard
from estimator.pricing.tariff import Tariff
from estimator.pricing.usage import OUTPUT, REQUESTS, UsageError
from estimator.tokens.parts import Part

BATCH = "batch"
NOTHING = Costs(Decimal(0), Decimal(0), Decimal(0))


@dataclass(frozen=True, slots=True)
class Price:
    """What requests cost.

    Attributes:
        expected: with answers as long as expected, or as long as the request allows.
        most: with answers as long as the requests allow; None where one does not say.
        output: tokens of the answers, as expected.
        requests: how many there are.
    """

    expected: Costs
    most: Costs | None
    output: int
    requests: int


@dataclass(frozen=True, slots=True)
class Priced:
    """A group of requests, priced.

    Attributes:
        batch, standard: what it costs in these classes; None where there is no price.
        card: with the batch prices; None where there are none.
        problem: why there is no batch price, where there is none.
    """

    group: Group
    batch: Price | None
    standard: Price | None
    card: RateCard | None = None
    problem: BookError | UsageError | None = None


@dataclass(frozen=True, slots=True)
class Bill:
    """All groups, and what they cost together.

    Attributes:
        currency: of the sums; empty where there is none, or several.
        batch, standard: of the requests that have a price there, which may be fewer than all; None
            where none has, or in several currencies.
    """

    groups: tuple[Priced, ...]
    currency: str
    batch: Price | None
    standard: Price | None


def billed(report: Report, book: RateBook, at: datetime, output_tokens: int) -> Bill:
    """Price a batch file.

    Args:
        report: that was found of it.
        book: with the prices.
        at: the moment of sending.
        output_tokens: of an answer, where the request does not allow fewer.
    """
    groups = tuple(_priced(group, book, at, output_tokens) for group in report.groups)
    sold = [group.sold for group in report.groups if group.sold]
    currencies = {book.providers[model.provider].currency for model in sold}
    if len(currencies) != 1:
        return Bill(groups, "", None, None)
    batch, standard = (
        _sum(price for price in prices if price)
        for prices in zip(*((each.batch, each.standard) for each in groups), strict=True)
    )
    return Bill(groups, currencies.pop(), batch, standard)


def _priced(group: Group, book: RateBook, at: datetime, output_tokens: int) -> Priced:
    if group.sold is None or not group.counted:
        return Priced(group, None, None)
    found: dict[str, Price] = {}
    card, problem = None, None
    for tier in (STANDARD, BATCH):
        try:
            tariff = book.tariff(group.sold, tier, at)
            found[tier] = price(group.sizes, tariff, output_tokens)
            card = tariff.card
        except (BookError, UsageError) as error:
            card, problem = None, error
    return Priced(group, found.get(BATCH), found.get(STANDARD), card, problem)


def price(sizes: Mapping[Size, int], tariff: Tariff, output_tokens: int) -> Price:
    """What requests cost by a tariff; its tiers are judged request by request.

    Args:
        sizes: of the requests, and how many there are of each.
        tariff: of their model.
        output_tokens: of an answer, where the request does not allow fewer.

    Raises:
        UsageError: there is no price for what they use.
    """
    expected = most = NOTHING
    output, is_limited, sells = 0, True, OUTPUT in tariff.card.rates
    for size, count in sizes.items():
        limit = size.most_output if sells else 0
        least = (output_tokens if limit is None else min(limit, output_tokens)) * size.answers
        cost = _cost(size, tariff, least, count)
        expected, output = _plus(expected, cost), output + least * count
        is_limited = is_limited and limit is not None
        if is_limited and limit is not None:
            longest = limit * size.answers
            same = longest == least
            most = _plus(most, cost if same else _cost(size, tariff, longest, count))
    return Price(expected, most if is_limited else None, output, sum(sizes.values()))


def _cost(size: Size, tariff: Tariff, output_tokens: int, count: int) -> Costs:
    """What so many requests of a size cost."""
    is_sure = all(part.low == part.tokens == part.high for part in size.parts)
    columns = (_likely,) if is_sure else (_likely, _low, _high)
    totals = []
    for tokens_of in columns:
        used = bill.usage(size.parts, tokens_of, output_tokens, tariff.card)
        totals.append(tariff.quote({**used, REQUESTS: Decimal(count)}).total)
    return Costs(*(totals * 3)[:3])


def _likely(part: Part) -> int:
    return part.tokens


def _low(part: Part) -> int:
    return part.low


def _high(part: Part) -> int:
    return part.high


def _plus(one: Costs, other: Costs) -> Costs:
    return Costs(
        money.plus(one.likely, other.likely),
        money.plus(one.low, other.low),
        money.plus(one.high, other.high),
    )


def _sum(prices: Iterable[Price]) -> Price | None:
    """Of all; None where there are none."""
    total: Price | None = None
    for each in prices:
        total = _added(total, each) if total else each
    return total


def _added(one: Price, other: Price) -> Price:
    most = _plus(one.most, other.most) if one.most and other.most else None
    return Price(
        _plus(one.expected, other.expected),
        most,
        one.output + other.output,
        one.requests + other.requests,
    )
