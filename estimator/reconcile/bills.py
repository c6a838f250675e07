"""What was billed: the lines of cost exports."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation

from estimator.pricing import money
from estimator.pricing.own import Exchange
from estimator.pricing.usage import CACHE_READ, INPUT, OUTPUT
from estimator.reconcile.record import RecordError

BOOK_CURRENCY = "USD"
"""Of the rate book, in which bills are compared."""
_MOST = Decimal(10) ** 12  # an amount; and so many places after the point
_MOST_PLACES = 30
_CENT_PLACES, _NOISE_PLACES = 2, 9  # the second: of binary fractions written as decimals
_HUNDREDTH = Decimal("0.01")
_WRITE, _WRITE_1H = "cache_write_tokens", "cache_write_1h_tokens"
WEB, FILES = "web_searches", "file_searches"
_EITHER = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}", re.ASCII)
_GROUPS = re.compile(r"[+-]?\d{1,3}(?:(?:,\d{3})+|(?:\.\d{3})+)", re.ASCII)
_METERS = {
    "input": INPUT,
    "output": OUTPUT,
    "cached input": CACHE_READ,
    "cache writes": _WRITE,
    "uncached_input_tokens": INPUT,
    "input_no_cache": INPUT,
    "output_tokens": OUTPUT,
    "cache_read_input_tokens": CACHE_READ,
    "input_cache_read": CACHE_READ,
    "cache_creation.ephemeral_5m_input_tokens": _WRITE,
    "input_cache_write_5m": _WRITE,
    "cache_creation.ephemeral_1h_input_tokens": _WRITE_1H,
    "input_cache_write_1h": _WRITE_1H,
    "web_search": WEB,
}
# "priority | gpt-5.6-sol, output, long context", "gpt-image-2 text, cached input"
_ITEM = re.compile(
    r"(?:(?P<tier>\w+) \| )?(?P<model>[^,|]+?)(?: (?:audio|image|text|video))?,"
    r" (?P<meter>input|output|cached input|cache writes)\b.*"
)
_TOOLS = {"web search": WEB, "file search": FILES}


@dataclass(frozen=True, slots=True)
class Billed:
    """A line of a bill.

    Attributes:
        day: UTC; None where it is not said.
        model: as the bill calls it; empty where it names none.
        meter: what was charged, as the book calls it; empty where it is not said.
        amount: as it was written, in ``currency``.
        error: by how much the amount may be off, for it was rounded when it was written.
        item: what the bill says of it.
    """

    day: date | None
    model: str
    meter: str
    amount: Decimal
    error: Decimal
    currency: str = BOOK_CURRENCY
    item: str = ""


@dataclass(frozen=True, slots=True)
class Bill:
    """Lines of a bill in the currency of the book.

    Attributes:
        exchanges: by which lines were converted, by their currencies.
        apart: sums in currencies that no exchange rate is kept for.
    """

    lines: tuple[Billed, ...]
    exchanges: Mapping[str, Exchange]
    apart: Mapping[str, Decimal]


def exchanged(lines: Iterable[Billed], exchanges: Mapping[str, Exchange]) -> Bill:
    """A bill as far as it can be held against the book."""
    found: list[Billed] = []
    by: dict[str, Exchange] = {}
    apart: dict[str, Decimal] = {}
    for line in lines:
        currency = line.currency
        if currency == BOOK_CURRENCY:
            found.append(line)
        elif currency in exchanges:
            by[currency] = exchanges[currency]
            found.append(_converted(line, by[currency].rate))
        else:
            apart[currency] = money.plus(apart.get(currency, Decimal(0)), line.amount)
    return Bill(tuple(found), by, apart)


def _converted(line: Billed, rate: Decimal) -> Billed:
    value, error = money.times(line.amount, rate), money.times(line.error, rate)
    return replace(line, amount=value, error=error, currency=BOOK_CURRENCY)


def amount(given: object, *, in_cents: bool = False) -> tuple[Decimal, Decimal]:
    """An amount and by how much it may be off: half a unit of its last place.

    It may be negative, which a credit is. Amounts have two places at least.

    Raises:
        RecordError: it is none, or may be read in two ways.
    """
    try:
        value = Decimal(_plain(given) if isinstance(given, str) else given)  # type: ignore[arg-type]
    except (InvalidOperation, TypeError, ValueError):
        raise RecordError("bad-value", "amount") from None
    if not value.is_finite() or value.copy_abs() > _MOST:
        raise RecordError("bad-value", "amount")
    places = -int(value.as_tuple().exponent)
    if places > _MOST_PLACES:
        raise RecordError("bad-value", "amount")
    if in_cents:
        value, places = money.times(value, _HUNDREDTH), places + _CENT_PLACES
    return value, rounding(places)


def _plain(written: str) -> str:
    """An amount with a point at most, out of ``1,234.56``, ``1.234,56`` or ``12,5``.

    Raises:
        RecordError: ``1,500`` may be one and a half, and ``1,23,4`` is none.
    """
    text = written.strip().lstrip("$")
    marks = [mark for mark in text if mark in ",."]
    if not marks or marks == ["."]:
        return text
    if _EITHER.fullmatch(text):
        raise RecordError("ambiguous", "amount")
    point = marks[-1] if marks.count(marks[-1]) == 1 else ""
    whole, rest = text.split(point) if point else (text, "")
    if marks[0] != point and not _GROUPS.fullmatch(whole):
        raise RecordError("bad-value", "amount")
    return f"{whole.replace(marks[0], '')}.{rest}" if point else whole.replace(marks[0], "")


def rounding(places: int) -> Decimal:
    """By how much an amount of so many places may be off."""
    return Decimal(5).scaleb(-min(max(places, _CENT_PLACES), _NOISE_PLACES) - 1)


def item_of(item: str, model: str, token_type: str = "") -> tuple[str, str]:
    """The model and the meter that a line is about, each empty where it is not said.

    Args:
        item: its text.
        model: as a column of its own says it.
        token_type: what was charged, as another does.
    """
    if meter := _METERS.get(token_type):
        return model, meter
    if found := _ITEM.fullmatch(item):
        return model or found["model"], _METERS[found["meter"]]
    tool = next((meter for words, meter in _TOOLS.items() if words in item.lower()), "")
    return model, tool or _METERS.get(item, "")


def day_of(second: int) -> date:
    """The day of a second since 1970, UTC."""
    return datetime.fromtimestamp(second, UTC).date()
