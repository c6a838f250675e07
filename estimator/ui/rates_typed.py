"""What is typed into a cell of the rates, as values; what can't be read raises TypedError."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from PySide6.QtCore import QDate, QLocale

from estimator.pricing.entries import MAX_TOKENS, PERCENT, PERCENT_DECIMALS
from estimator.pricing.money import RateError
from estimator.pricing.rates import SERVICE_TIERS
from estimator.pricing.when import When, WhenError, parse_start, parse_when
from estimator.ui import text
from estimator.ui.translated import tr

LONGEST = 500
"""Letters of a note."""
_LONGEST_NAME = 80
_CENTURY = 2000
_WEEKDAY = r"(?:mon|tue|wed|thu|fri|sat|sun)"
_HOURS = re.compile(rf"(?:^|\s)(?=\d\d:\d\d\s*-|{_WEEKDAY}\b(?:[-,;]|\s|$))", re.IGNORECASE)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


@dataclass(unsafe_hash=True)  # not frozen: Python sets __traceback__
class TypedError(Exception):
    """What was typed can't be read.

    Attributes:
        kind: ``"day"``, ``"size"``, ``"class"``, ``"currency"``, ``"name"``, ``"note"``,
            ``"percent"``, ``"meter"``, ``"unit"`` (another than the meter has), ``"worth"`` (of
            a currency), ``"counted"`` (no model that can be counted), ``"regions"``, ``"fixed"``
            (the cell can't be changed), ``"outside"`` (there is no such cell), ``"ambiguous"``
            (a number that may be two, a thousand times apart) ``"place-and-size"`` (a size for
            a row that is still to be made), ``"per"`` (no number and unit), ``"step"``,
            ``"limit"`` (no numbers of what a meter is rounded up to, and of tokens), ``"date"``
            (no day, where no hours are read) or ``"shipped-fact"`` (one that can't be emptied).
    """

    kind: str
    given: str


def number(typed: str, *, is_price: bool = False) -> Decimal:
    """A decimal, perhaps with the sign of US dollars around it, where it can be but one.

    Raises:
        RateError: it is none.
        TypedError: it may be two.
    """
    found = text.parse_rate(typed) if is_price else text.parse_decimal(typed)
    if found.is_ambiguous:
        raise TypedError("ambiguous", typed)
    return found.value


@dataclass(frozen=True)
class Start:
    """A first day and hours; ``reread`` where the day was not written as 2027-01-01."""

    day: date | None
    when: When | None
    reread: bool = False


def start(typed: str) -> Start:
    """A day, in the locale's writing or as ``2027-01-01``, and hours and weekdays.

    Raises:
        TypedError: it is none.
    """
    plain = re.sub(r"\s*\bUTC\s*$", "", text.as_typed(typed).replace("：", ":").strip())
    try:
        return Start(*parse_start(plain))
    except WhenError:
        pass
    found = _HOURS.search(plain)
    head, rest = (plain[: found.start()], plain[found.end() :]) if found else (plain, "")
    try:
        return Start(day(head), parse_when(rest) if rest.strip() else None, reread=True)
    except WhenError:
        raise TypedError("day", typed) from None


def day(typed: str) -> date:
    """A day, in the locale's writing or as ``2027-01-01``.

    Raises:
        TypedError: it is none.
    """
    given = typed.strip()
    if _ISO.fullmatch(given):
        try:
            return date.fromisoformat(given)
        except ValueError:
            raise TypedError("day", typed) from None
    for written in _formats():
        found = QLocale().toDate(given, written, _CENTURY)
        if found.isValid() and found.year() >= _CENTURY:
            return _date(found)
    raise TypedError("day", typed)


def lone_day(typed: str) -> date:
    """A day, where no hours can be said.

    Raises:
        TypedError: it is none.
    """
    try:
        return day(typed)
    except TypedError:
        raise TypedError("date", typed) from None


def _date(found: QDate) -> date:
    return date(found.year(), found.month(), found.day())


def _formats() -> list[str]:
    """How days are written here, with years of two and of four digits."""
    short = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    short = re.sub("d+", "d", re.sub("M+", "M", short))
    made = ["yyyy年M月d日", "d MMM yyyy", "d. MMM yyyy", "d. MMMM yyyy", "d MMMM yyyy"]
    return [re.sub("y+", "yyyy", short), re.sub("y+", "yy", short), *made, "yyyy/M/d", "yyyy-M-d"]


# Groups of three digits, or none; decimals only where they are nothing.
_SIZE = re.compile(
    r"(?P<whole>[0-9]{1,12}|[0-9]{1,3}(?:(?P<mark>[.,'’\s\u00a0\u202f，])[0-9]{3})(?:(?P=mark)[0-9]{3})*)"
    r"(?:[.,]0{1,2})?"
)


def size(typed: str) -> int:
    """A number of tokens, at least 1: ``272,000``.

    Raises:
        TypedError: it is none.
    """
    found = _SIZE.fullmatch(text.as_typed(typed).strip())
    if not found:
        raise TypedError("size", typed)
    digits = re.sub(r"[^0-9]", "", found["whole"])
    value = int(digits)
    if not 0 < value <= MAX_TOKENS:
        raise TypedError("size", typed)
    return value


def limit(typed: str, kind: str) -> int:
    """A number of something else than input tokens, by the same rule; ``kind`` of the error.

    Raises:
        TypedError: it is none.
    """
    try:
        return size(typed)
    except TypedError:
        raise TypedError(kind, typed) from None


_PER = re.compile(r"(?P<count>[0-9][0-9.,'’\s\u00a0\u202f]*)?(?P<of>[^\d/]*)")


def unit(typed: str) -> tuple[int, str]:
    """For how many of what a price is: ``100 images``, ``hour``, or just ``1000``.

    Raises:
        TypedError: it is no whole number from 1 on, nor letters, nor both.
    """
    found = _PER.fullmatch(text.as_typed(typed).strip())
    of = found["of"] if found else ""
    if not found or of[:1].isalpha() != bool(of) or any(map(_is_digit, of)):
        raise TypedError("per", typed)
    count = (found["count"] or "1").strip()
    try:
        whole = text.parse_decimal(count).value
    except RateError:
        raise TypedError("per", typed) from None
    of = note(of)
    if whole != whole.to_integral_value() or not 1 <= whole <= MAX_TOKENS or not of.isprintable():
        raise TypedError("per", typed)
    return int(whole), of


def _is_digit(sign: str) -> bool:
    """Whether a sign is a number and no letter, as ``½`` is."""
    return sign.isnumeric() and not sign.isalpha()


def name(typed: str) -> str:
    """The id of a provider or a model.

    Raises:
        TypedError: it is empty, too long, or has letters that can't be seen.
    """
    given = typed.strip()
    if not given or len(given) > _LONGEST_NAME or not given.isprintable():
        raise TypedError("name", typed)
    return given


def display_name(typed: str, known: str = "") -> str:
    """What a model is called, if it is called otherwise than its id; else empty.

    Raises:
        TypedError: as ``name``, but for the one that is known.
    """
    given = typed.strip()
    return given if given in ("", known.strip()) else name(given)


def note(typed: str) -> str:
    """A note of one line.

    Raises:
        TypedError: it is too long.
    """
    given = " ".join(typed.split())
    if len(given) > LONGEST:
        raise TypedError("note", typed)
    return given


def currency(typed: str) -> str:
    """A currency by its code or its sign; what is empty is US dollars.

    Raises:
        TypedError: it is neither.
    """
    given = typed.strip().upper()
    signs = {sign: code for code, sign in text.SYMBOLS.items() if sign != "¥"} | {"RMB": "CNY"}
    given = signs.get(given, given) or "USD"
    if not re.fullmatch("[A-Z]{3}", given):
        raise TypedError("currency", typed)
    return given


def percent(typed: str) -> Decimal:
    """The percent of a rule: ``-15``, ``+5 %``.

    Raises:
        TypedError: it is none, or -100 or less, or above 1000, or too fine, or may be two.
    """
    found = _SIGNED.fullmatch(text.as_typed(typed).strip())
    try:
        value = number(found["number"]) if found else None
    except RateError:
        value = None
    if found is None or value is None:
        raise TypedError("percent", typed)
    value = value.copy_negate() if found["sign"] == "-" else value
    is_too_fine = -int(value.as_tuple().exponent) > PERCENT_DECIMALS
    if is_too_fine or not PERCENT[0] < value <= PERCENT[1]:
        raise TypedError("percent", typed)
    return value


_SIGNED = re.compile(r"(?P<sign>[+-]?)\s*(?P<number>[0-9.,][^%％+-]*)[%％]?")  # noqa: RUF001


# Classes of service


def class_title(service_tier: str) -> str:
    """A class of service as the user calls it; one of their own as they wrote it."""
    return _class_titles(tr("Standard")).get(service_tier, service_tier)


@lru_cache(4)
def _class_titles(_standard: str) -> dict[str, str]:
    """By class; the first of them tells one language from another."""
    return {
        "standard": tr("Standard"),
        "batch": tr("Batch"),
        "flex": tr("Flex"),
        "priority": tr("Priority"),
        "fast": tr("Fast"),
    }


def service_tier(typed: str) -> str:
    """A class of service by its id or its title; anything else is one of the user's own.

    Raises:
        TypedError: it can't be a name.
    """
    given = typed.strip()
    titles = {title.casefold(): tier for tier, title in _class_titles(tr("Standard")).items()}
    found = titles.get(given.casefold(), given.lower())
    if found in SERVICE_TIERS:
        return found
    try:
        return name(given)
    except TypedError:
        raise TypedError("class", typed) from None
