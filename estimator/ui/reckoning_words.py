"""A line of a quote in words: what is multiplied, and which rules made its rate."""

from collections.abc import Iterator
from dataclasses import dataclass

from estimator.estimate import Estimate
from estimator.pricing.book import RateBook
from estimator.pricing.quote import EXCHANGE, REGION, Adjustment, Line
from estimator.pricing.rates import STANDARD
from estimator.ui import meter_words, text
from estimator.ui.rates_typed import class_title
from estimator.ui.translated import tr


@dataclass(frozen=True)
class Said:
    """A line of a sum.

    Attributes:
        name: what is paid for.
        product: what is multiplied: ``12,345 × $2.50 / 1,000,000``.
        amount: exact, or marked as rounded.
        rules: what made the rate, one under the other.
    """

    name: str
    product: str
    amount: str
    rules: tuple[str, ...]


def line(found: Line, estimate: Estimate, book: RateBook) -> Said:
    """A line of an estimate's quote."""
    meter = book.meters.get(found.meter)
    per = f" / {text.integer(found.per)}" if found.per != 1 else ""
    rate = text.rate(found.rate, estimate.currency)
    equals = "" if found.exact else "≈\u00a0"
    return Said(
        name=meter_words.title(meter) if meter else tr("Least charge"),
        product=f"{text.decimal(found.quantity)} × {rate}{per}",
        amount=equals + text.exact_cost(found.amount, estimate.currency),
        rules=tuple(_rules(found, estimate, book)),
    )


def _rules(found: Line, estimate: Estimate, book: RateBook) -> Iterator[str]:
    if found.tier:
        known = tr("for requests above {tokens} input tokens, all of it")
        yield known.format(tokens=text.integer(found.tier.above))
    if found.charged_as and found.charged_as in book.meters:
        title = meter_words.title(book.meters[found.charged_as])
        yield tr("at the price of {meter}, as it has none of its own").format(meter=title)
    if found.charge.step:
        known = tr("rounded up to a multiple of {step}")
        yield known.format(step=text.integer(found.charge.step))
    if found.charge.adjustments:
        currency = _currency(found, estimate)
        yield tr("listed at {price}").format(price=text.rate(found.charge.listed, currency))
    yield from map(_adjustment, found.charge.adjustments)
    yield _source(found, estimate, book)


def _currency(found: Line, estimate: Estimate) -> str:
    """In which the price is listed."""
    kinds = {each.kind: each.name for each in found.charge.adjustments}
    return kinds.get(EXCHANGE, estimate.currency)


def _adjustment(made: Adjustment) -> str:
    factor = text.decimal(made.factor)
    if made.kind == EXCHANGE:
        known = tr("1 {currency} is {factor} US dollars, of {day}")
        day = text.day(made.day) if made.day else ""
        return known.format(currency=made.name, factor=factor, day=day)
    if made.kind == REGION:
        return tr("kept in {region}: × {factor}").format(region=made.name, factor=factor)
    if made.factor < 1:
        return tr("discount {name}: × {factor}").format(name=made.name, factor=factor)
    return tr("markup {name}: × {factor}").format(name=made.name, factor=factor)


def _source(found: Line, estimate: Estimate, book: RateBook) -> str:
    """Who says so, of which class and day."""
    key = found.key(estimate.model.provider, estimate.model.id)
    source = found.origin.source
    if key in book.own_rates or not source.name:
        said = tr("your own price")
    else:
        said = f"{source.name}, {text.day(source.date)}"
    where = [class_title(found.origin.service_tier)] if found.origin.service_tier else []
    where += [found.origin.start] if found.origin.start else []
    shown = ", ".join(where)
    return said if shown == class_title(STANDARD) else f"{said} ({shown})"
