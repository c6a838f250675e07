"""The sum of a call in words: each line as one would write it, and why its rate is that."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from decimal import Decimal

from estimator.estimate import Estimate
from estimator.pricing import money
from estimator.pricing.quote import EXCHANGE, MINIMUM, REGION, Adjustment, Line
from estimator.pricing.rates import STANDARD
from estimator.pricing.when import parse_start
from estimator.ui import meter_words, rates_sizes, text
from estimator.ui.language import before_digits
from estimator.ui.rates_typed import class_title
from estimator.ui.translated import tr

_PER = {1_000_000: "/M", 1_000: "/K", 3_600: "/h"}


@dataclass(frozen=True, slots=True)
class SumRow:
    """A line: what it is of, the product, its amount, and why the rate is that.

    Attributes:
        equals: what stands between product and amount: whether the amount is rounded.
    """

    name: str
    product: str
    equals: str
    amount: str
    why: str


def rows(estimate: Estimate) -> list[SumRow]:
    """The lines of a priced estimate; every digit of each amount."""
    return [
        SumRow(
            name=meter_name(line.meter),
            product=_product(line, estimate.currency),
            equals="=" if line.exact else "≈",
            amount=text.exact_cost(line.amount, estimate.currency),
            why=why(line, estimate.currency),
        )
        for line in estimate.lines
    ]


def as_text(estimate: Estimate) -> str:
    """The whole sum, to be copied."""
    known = tr("{name}: {product} {equals} {amount} ({why})")
    lines = [known.format(**asdict(row)) for row in rows(estimate)]
    return "\n".join([*lines, *(total(estimate), month(estimate))])


def total(estimate: Estimate) -> str:
    """What a call costs."""
    if estimate.call is None:
        return ""
    cost = text.exact_cost(estimate.call.likely, estimate.currency)
    return tr("A call: {cost}").format(cost=cost)


def month(estimate: Estimate) -> str:
    """What a month costs, as the product that it is."""
    if estimate.call is None or estimate.month is None:
        return ""
    call = text.exact_cost(estimate.call.likely, estimate.currency)
    sum_ = text.exact_cost(estimate.month.likely, estimate.currency)
    return tr("A month: {calls} × {cost} = {sum}").format(
        calls=text.integer(estimate.requests), cost=call, sum=sum_
    )


def meter_name(meter: str) -> str:
    """What a line is of."""
    return tr("Minimum charge") if meter == MINIMUM else meter_words.plain_title(meter)


def rate(value: Decimal, currency: str, per: int) -> str:
    """A rate with its unit, where that has a sign: ``$2.50/M``."""
    shown, unit = text.rate(value, currency), _PER.get(per, "")
    return before_digits(shown + unit) if unit else shown


def _product(line: Line, currency: str) -> str:
    per = "" if line.per == 1 else f" / {text.integer(line.per)}"
    return f"{text.decimal(line.quantity)} × {text.rate(line.rate, currency)}{per}"


def why(line: Line, currency: str) -> str:
    """Why it is this rate and no other, and who says so."""
    return tr("; ").join(_reasons(line, currency))


def _reasons(line: Line, currency: str) -> Iterator[str]:
    if line.meter == MINIMUM:
        least = text.exact_cost(line.charge.listed, currency)
        yield tr("a call costs at least {least}").format(least=least)
    if line.tiers:
        yield _size(line)
    if line.charged_as:
        yield tr("charged as {meter}").format(meter=meter_name(line.charged_as).lower())
    if line.origin.service_tier != STANDARD:
        yield tr("{tier} rate").format(tier=class_title(line.origin.service_tier))
    yield from _since(line.origin.start)
    if line.charge.step:
        known = tr("each call rounded up to a multiple of {step}")
        yield known.format(step=text.integer(line.charge.step))
    yield from (_adjusted(each) for each in line.charge.adjustments)
    if not line.exact:
        yield tr("rounded to {digits} digits").format(digits=money.ROUNDED_DIGITS)
    yield _source(line)


def _size(line: Line) -> str:
    tier = line.tier or line.tiers[0]
    size = rates_sizes.as_written(tier.above, is_inclusive=tier.inclusive)
    if line.tier:
        known = (
            tr("for {tokens} input tokens and more")
            if size.is_inclusive
            else tr("for more than {tokens} input tokens")
        )
    else:
        known = (
            tr("for less than {tokens} input tokens")
            if size.is_inclusive
            else tr("for up to {tokens} input tokens")
        )
    return known.format(tokens=text.integer(size.tokens))


def _since(start: str) -> Iterator[str]:
    day, when = parse_start(start)
    if day:
        yield tr("since {day}").format(day=text.day(day))
    if when:
        yield f"{when} UTC"


def _adjusted(adjustment: Adjustment) -> str:
    factor = text.decimal(adjustment.factor)
    if adjustment.kind == EXCHANGE:
        day = text.day(adjustment.day) if adjustment.day else ""
        known = tr("1 {currency} = {rate} of {day}")
        return known.format(currency=adjustment.name, rate=factor, day=day)
    if adjustment.kind == REGION:
        return tr("× {factor} in {region}").format(factor=factor, region=adjustment.name)
    percent = text.signed((adjustment.factor - 1) * 100)
    return tr("{percent} % by your rule {name}").format(percent=percent, name=adjustment.name)


def _source(line: Line) -> str:
    source = line.origin.source
    if line.charge.is_own or not source.name:
        return tr("your own rate")
    known = tr("{source}, {day}")
    return known.format(source=source.name, day=text.day(source.date))
