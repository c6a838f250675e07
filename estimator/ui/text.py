"""Numbers and money as the user reads and types them, by the current locale."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache

from PySide6.QtCore import QDate, QLocale

from estimator.pricing import money
from estimator.pricing.money import RateError
from estimator.tokens.attachment import MAX_MILLISECONDS
from estimator.ui.language import before_digits

SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "CNY": "¥", "JPY": "¥"}
_DIGITS_BELOW_CENT, _LONGEST_OF_QT = 3, 18  # the latter surely are one of its whole numbers
_LENGTH = re.compile(
    r"(?:(?:(?P<hours>[0-9]{1,2}):)?(?P<minutes>[0-9]{1,4}):)?(?P<seconds>[0-9]{1,6}(?:[.,][0-9]{1,3})?)"
)
_CENT, _UNIT, _TENTH = Decimal("0.01"), Decimal(1), Decimal("0.1")
_NUMBER = re.compile(r"[+-]?[0-9][0-9.,'’\s\u00a0\u202f]*|[+-]?[.,][0-9]+")
# What a Chinese keyboard types for digits, points and signs, and the true minus sign.
_TYPED_AS = {0xFF10 + digit: str(digit) for digit in range(10)} | dict(
    zip(
        map(ord, "\uff0c\uff0e\u3002\uff04\uff0d\u2212\u200e\u200f"),
        [*",..$--", "", ""],
        strict=True,
    )
)


def integer(value: int) -> str:
    """A whole number with its groups: ``12,345``."""
    return _grouped(str(value))


def _grouped(digits: str) -> str:
    locale = QLocale()
    return _separated(digits, locale.groupSeparator(), locale.name())


@lru_cache  # most figures of a window are the same after a key
def _separated(digits: str, separator: str, locale: str) -> str:
    """Groups as Qt makes them in the texts that it counts for: ``6001``, ``12,34,567``."""
    sign, digits = ("-", digits[1:]) if digits.startswith("-") else ("", digits)
    if locale != "C" and len(digits) <= _LONGEST_OF_QT:  # that of C has a separator, and no groups
        return sign + QLocale().toString(int(digits))
    return sign + f"{int(digits):,}".replace(",", separator)


def decimal(value: Decimal) -> str:
    """Every digit of a decimal, in the locale's writing."""
    whole, _, rest = money.plain_text(value).partition(".")
    return _grouped(whole) + (QLocale().decimalPoint() + rest if rest else "")


def signed(value: Decimal) -> str:
    """A decimal with its sign: ``+5``, ``−15``, ``0``."""
    sign = before_digits("\u2212" if value < 0 else "+" if value else "")
    return sign + decimal(value.copy_abs())


def editable_decimal(value: Decimal) -> str:
    """A decimal as a user types it: no groups."""
    return money.plain_text(value).replace(".", QLocale().decimalPoint())


def span(low: str, high: str) -> str:
    """From one shown figure to another; empty where they look the same."""
    return "" if low == high else f"{low} – {high}"


def length(milliseconds: int) -> str:
    """A length of time: ``0:03.2``, ``3:20``, ``1:02:03``."""
    tenths = -(-milliseconds // 100)  # a part of a tenth counts whole, as it does in tokens
    hours, minutes, rest = tenths // 36_000, tenths // 600 % 60, tenths % 600
    whole = f"{hours}:{minutes:02}" if hours else f"{minutes}"
    tenth = f"{QLocale().decimalPoint()}{rest % 10}" if rest % 10 else ""
    return f"{whole}:{rest // 10:02}{tenth}"


def parse_length(typed: str) -> int | None:
    """The milliseconds of a length as typed: ``3:20``, ``1:02:03``, ``12.5`` (seconds)."""
    found = _LENGTH.fullmatch(as_typed(typed).replace("：", ":").strip())
    if not found:
        return None
    hours, minutes, seconds = (found[group] or "0" for group in ("hours", "minutes", "seconds"))
    part = Decimal(seconds.replace(",", ".")) * 1000
    milliseconds = (int(hours) * 60 + int(minutes)) * 60_000 + int(part)
    return milliseconds if milliseconds <= MAX_MILLISECONDS else None


def cost(value: Decimal, currency: str) -> str:
    """An amount to read at a glance: ``$1,287.00``, ``$0.0309``, ``$0.00000125``.

    From one unit on it has two places. Below, it has four, or three significant digits where that
    is more, so that no cost but zero is shown as zero.
    """
    return _with_symbol(_fixed(value, _places(value)), currency)


def costs(values: Sequence[Decimal], currency: str) -> list[str]:
    """Amounts that stand under each other: as ``cost``, all with the places of the finest."""
    places = max(map(_places, values), default=0)
    return [_with_symbol(_fixed(value, places), currency) for value in values]


def _places(value: Decimal) -> int:
    if value.copy_abs() >= _UNIT or not value:
        return 2
    return max(4, min(_DIGITS_BELOW_CENT, _digits(value.copy_abs())) - 1 - value.adjusted())


def _digits(value: Decimal) -> int:
    """How many digits a value has from its first to its last that is not zero."""
    return len(str(int(value.scaleb(-int(value.normalize().as_tuple().exponent)))))


def _fixed(value: Decimal, places: int) -> str:
    # Not quantize(), which refuses more digits than the context has.
    whole, _, rest = f"{value:.{places}f}".partition(".")
    return _grouped(whole) + QLocale().decimalPoint() + rest


def exact_cost(value: Decimal, currency: str) -> str:
    """An amount with every digit."""
    return _with_symbol(decimal(value), currency)


def price(value: Decimal) -> str:
    """A rate with every digit, and at least two places: ``2.50``, ``0.0375``."""
    whole, _, rest = money.plain_text(value).partition(".")
    return _grouped(whole) + QLocale().decimalPoint() + rest.ljust(2, "0")


def worth(value: Decimal) -> str:
    """An exchange rate with every digit, and at least four places: ``1.0850``."""
    whole, _, rest = money.plain_text(value).partition(".")
    return _grouped(whole) + QLocale().decimalPoint() + rest.ljust(4, "0")


def rate(value: Decimal, currency: str) -> str:
    """A rate in its currency: ``$2.50``."""
    return _with_symbol(price(value), currency)


def _with_symbol(number: str, currency: str) -> str:
    symbol, plain = SYMBOLS.get(currency), number.removeprefix("-")
    sign = "\u2212" if plain != number else ""
    return before_digits(sign) + (f"{symbol}{plain}" if symbol else f"{plain}\u00a0{currency}")


def megabytes(value: int) -> str:
    """Bytes in megabytes, with one place; a trace of them is ``<0.1``."""
    mega = Decimal(value) / 1_000_000
    if 0 < mega < _TENTH:
        return before_digits("<") + _fixed(_TENTH, 1)
    return integer(int(mega)) if mega == int(mega) else _fixed(mega, 1)


def percent(share: Decimal) -> str:
    """A share of 1 as a percentage with one place: ``1.2%``; a trace of it is ``<0.1%``."""
    hundredths = share * 100
    if not hundredths:
        return "0%"
    if hundredths < Decimal("0.1"):
        return f"{before_digits('<')}{_fixed(Decimal('0.1'), 1)}%"
    return f"{_fixed(hundredths, 1)}%"


def day(value: date) -> str:
    """A date: ``23 Nov 2026``, ``2026年11月23日``."""
    return QLocale().toString(QDate(value.year, value.month, value.day), day_format())


def day_format() -> str:
    """How Qt is told to write a date."""
    return "yyyy年M月d日" if _is_chinese() else "d MMM yyyy"


def _is_chinese() -> bool:
    return QLocale().language() == QLocale.Language.Chinese


def month(value: date) -> str:
    """The month of a date: ``Nov 2026``, ``2026年11月``."""
    day_of = QDate(value.year, value.month, value.day)
    return QLocale().toString(day_of, "yyyy年M月" if _is_chinese() else "MMM yyyy")


def short_day(value: date) -> str:
    """A date for a table's column: ``23 Nov 2026``, ``2026-11-23``."""
    return value.isoformat() if _is_chinese() else day(value)


@dataclass(frozen=True)
class Typed:
    """A decimal that a user typed.

    Attributes:
        reread: it was not written in the locale's own way.
        is_ambiguous: it may be another one too, a thousand times larger or smaller.
        places: that were written after the point, with the zeros at their end.
    """

    value: Decimal
    reread: bool
    is_ambiguous: bool = False
    places: int = field(default=0, compare=False)  # which is no matter of what it is


def as_typed(text: str) -> str:
    """A text with the digits, points and signs of a Chinese keyboard as the plain ones."""
    return text.translate(_TYPED_AS)


def parse_rate(text: str, currency: str = "USD", sign: str | None = None) -> Typed:
    """Read a rate as typed: a decimal, around which a sign of its currency may stand.

    That of another currency may not: eighteen yuan must not become eighteen dollars.

    Args:
        text: what was typed.
        currency: of the rate.
        sign: before decimals; empty where that is unknown, None for the locale's.

    Raises:
        RateError: it is not a number, or can't be a rate.
    """
    return _read(text, bare(text, currency), sign)


def bare(text: str, currency: str) -> str:
    """A rate as typed, without the sign of its currency."""
    return _signs(currency).sub(r"\1", as_typed(text).strip())


@lru_cache
def _signs(currency: str) -> re.Pattern[str]:
    signs = [currency, SYMBOLS.get(currency, currency)]
    either = "|".join(re.escape(sign) for sign in (["US$"] if currency == "USD" else []) + signs)
    return re.compile(rf"^([+-]?)\s*(?:{either})\s*|\s*(?:{either})$", re.IGNORECASE)


def parse_decimal(text: str) -> Typed:
    """Read a decimal as typed: ``1.5`` and ``1,5`` are both one and a half.

    A sign that occurs twice, or before exactly three digits where the locale groups with it, parts
    groups; any other single point or comma is the decimal point.

    Raises:
        RateError: it is not a number, or beyond what a rate can be.
    """
    return _read(text, as_typed(text).strip(), None)


def _read(text: str, typed: str, sign: str | None) -> Typed:
    try:
        return _parsed(typed, QLocale().decimalPoint() if sign is None else sign)
    except RateError as error:
        raise RateError(text, error.reason) from None


def _parsed(typed: str, sign: str) -> Typed:
    if not _NUMBER.fullmatch(typed):
        return Typed(money.parse_rate(typed), reread=False)
    marks = re.sub(r"[0-9+\-]", "", typed)
    point = _decimal_point(typed, marks, sign)
    groups = [mark for mark in set(marks) if mark != point]
    if any(not _grouped_by(typed, mark, point) for mark in groups):
        raise RateError(typed, "not-a-number")
    for mark in groups:
        typed = typed.replace(mark, "")
    value = money.parse_rate(typed.replace(point, ".") if point else typed)
    is_reread = bool(marks) and marks != QLocale().decimalPoint()
    places = len(typed.partition(point)[2]) if point else 0
    return Typed(value, is_reread, marks in (",", ".") and not point, places)


def _decimal_point(typed: str, marks: str, sign: str) -> str:
    """The mark that parts the whole from the rest; empty where none does."""
    for mark in (",", "."):
        other = "." if mark == "," else ","
        if marks.count(mark) != 1:
            continue
        before, after = typed.split(mark)
        if other in after:
            continue
        if other in before or mark == sign or not _is_group(before, after):
            return mark
    return ""


def _is_group(before: str, after: str) -> bool:
    return bool(re.fullmatch(r"[+-]?[1-9][0-9]{0,2}", before) and re.fullmatch("[0-9]{3}", after))


def _grouped_by(typed: str, mark: str, point: str) -> bool:
    whole = typed.split(point, maxsplit=1)[0] if point else typed
    is_own = whole.lstrip("+-") == _grouped(re.sub("[^0-9]", "", whole))  # 12,34,567 in India
    is_by_three = re.fullmatch(rf"[+-]?[0-9]{{1,3}}(?:{re.escape(mark)}[0-9]{{3}})*", whole)
    return mark not in typed[len(whole) :] and (is_own or bool(is_by_three))
