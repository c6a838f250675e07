"""Decimals, exact: the one context in which amounts are computed, and how a rate is read."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal, DivisionByZero, Inexact, InvalidOperation
from fractions import Fraction

MAX_RATE = Decimal(10) ** 9
"""No rate is larger: a price per million of a billion is a slip of the keyboard."""
MAX_DECIMALS = 12
"""No rate has more places after the point: a millionth of a millionth of a dollar."""

ROUNDED_DIGITS = 40
"""How many digits an amount has that can't be exact."""

_PLAIN = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)", re.ASCII)
_NUMBER = re.compile(r"\d+(?:\.\d+)?(?:[eE][+-]?\d+)?", re.ASCII)
_SMALLEST = Decimal(1).scaleb(-MAX_DECIMALS)
_EXACT = Context(prec=1000, traps=[Inexact, InvalidOperation, DivisionByZero])
_ROUNDED = Context(
    prec=ROUNDED_DIGITS, rounding=ROUND_HALF_EVEN, traps=[InvalidOperation, DivisionByZero]
)


times = _EXACT.multiply
"""The exact product of two decimals."""
plus = _EXACT.add
"""The exact sum of two decimals."""
minus = _EXACT.subtract
"""The exact difference of two decimals."""


@dataclass(unsafe_hash=True)  # not frozen: Python sets __traceback__
class RateError(Exception):
    """A text or number that is no rate.

    Attributes:
        given: what was given.
        reason: ``"not-a-number"``, ``"negative"``, ``"too-large"`` (above MAX_RATE) or
            ``"too-fine"`` (more than MAX_DECIMALS places after the point).
    """

    given: str
    reason: str


def parse_rate(text: str) -> Decimal:
    """A rate from its canonical form: digits with at most one point, ``.`` as in ``0.125``.

    Raises:
        RateError: it is not a number, not finite, negative, too large, or too fine.
    """
    stripped = text.strip()
    if not _PLAIN.fullmatch(stripped):
        raise RateError(text, _reason_not_plain(stripped))
    try:
        return checked_rate(Decimal(stripped))
    except RateError as error:
        raise RateError(text, error.reason) from None


def _reason_not_plain(text: str) -> str:
    """An exponent is understood enough to say what is wrong with it, not to be taken."""
    value = number(text)
    return "too-large" if value is not None and value > MAX_RATE else "not-a-number"


def checked_rate(value: Decimal) -> Decimal:
    """The value, normalised to plain notation, if it can be a rate.

    Raises:
        RateError: as ``parse_rate``.
    """
    if not value.is_finite():
        raise RateError(str(value), "not-a-number")
    if value < 0:
        raise RateError(str(value), "negative")
    if value > MAX_RATE:
        raise RateError(str(value), "too-large")
    # Anything smaller is too fine, and its plain notation might fill the memory.
    plain = value if 0 < value < _SMALLEST else Decimal(plain_text(value or Decimal(0)))
    if -int(plain.as_tuple().exponent) > MAX_DECIMALS:
        raise RateError(str(value), "too-fine")
    return plain


def number(given: object) -> Decimal | None:
    """The exact value of a whole number, a Decimal, or the text of one; None for all else.

    A bool is an int and a float is not exact: neither is taken.
    """
    if isinstance(given, bool) or not isinstance(given, int | str | Decimal):
        return None
    if isinstance(given, str) and not _NUMBER.fullmatch(given):
        return None
    try:
        return Decimal(given)
    except InvalidOperation:  # an exponent beyond what a Decimal holds
        return None


def plain_text(value: Decimal) -> str:
    """The value without exponent and without trailing zeros: ``0.000000005``, ``27500000``."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def amount(quantity: Decimal, rate: Decimal, per: int) -> tuple[Decimal, bool]:
    """``quantity * rate / per``, and whether that is exact.

    It is, for every ``per`` that is a power of ten. A rate per hour billed by the second can have
    no finite decimal: it is given to 40 digits then.
    """
    try:
        return _EXACT.divide(_EXACT.multiply(quantity, rate), Decimal(per)), True
    except Inexact:
        return _ROUNDED.divide(_ROUNDED.multiply(quantity, rate), Decimal(per)), False


def multiplied(value: Decimal, factors: Iterable[Decimal]) -> tuple[Decimal, bool]:
    """A value times each factor, and whether that is exact; else it has ROUNDED_DIGITS."""
    exact = value
    try:
        for factor in factors:
            exact = times(exact, factor)
    except Inexact:
        for factor in factors:
            value = _ROUNDED.multiply(value, factor)
        return value, False
    return exact, True


def divided(value: Decimal, by: Decimal, places: int) -> Decimal:
    """The quotient with so many places after the point, half to even."""
    scaled = Fraction(value) / Fraction(by) * 10**places
    whole, rest = divmod(scaled.numerator, scaled.denominator)
    is_up = 2 * rest > scaled.denominator or (2 * rest == scaled.denominator and whole % 2)
    return _EXACT.scaleb(Decimal(whole + bool(is_up)), Decimal(-places))


def rounded_up(quantity: Decimal, step: int) -> Decimal:
    """The smallest multiple of a step that is not below a quantity."""
    whole, rest = _EXACT.divmod(quantity, Decimal(step))
    return _EXACT.multiply(whole + 1 if rest else whole, Decimal(step))


def goes_into(part: Decimal, whole: Decimal) -> tuple[int, bool]:
    """How many times a decimal above 0 goes into another, and whether anything is left."""
    count, rest = _EXACT.divmod(whole, part)
    return int(count), bool(rest)


def total(amounts: Iterable[Decimal]) -> Decimal:
    """The exact sum."""
    result = Decimal(0)
    for value in amounts:
        result = plus(result, value)
    return result
