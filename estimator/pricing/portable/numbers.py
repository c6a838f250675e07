"""Numbers as spreadsheets write them: with points, commas, groups of three, exponents."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from estimator.pricing import money
from estimator.pricing.entries import MAX_TOKENS
from estimator.pricing.money import RateError

_LONGEST = 60  # characters; what is longer is no number that anyone wrote
_NUMBER = re.compile(r"(?P<digits>\d[\d.,]*|\.\d+)(?P<exponent>[eE][+-]?\d{1,3})?", re.ASCII)
_COMMAS = re.compile(r"(?!0,)\d{1,3}(,\d{3})+", re.ASCII)  # 1,500 and 1,500,000, but not 0,500
_POINTS = re.compile(r"(?!0\.)\d{1,3}(\.\d{3})+", re.ASCII)
_GROUPED_BY_COMMAS = re.compile(r"\d{1,3}(,\d{3})+\.\d*", re.ASCII)
_GROUPED_BY_POINTS = re.compile(r"\d{1,3}(\.\d{3})+,\d+", re.ASCII)
_WITH_COMMA = re.compile(r"\d+,\d+", re.ASCII)
_WITH_POINT = re.compile(r"\d*\.?\d*", re.ASCII)
_GROUPED_WHOLE = re.compile(r"\d{1,3}([,.\u0020\u00a0\u202f]\d{3})+", re.ASCII)


@dataclass(unsafe_hash=True)  # not frozen: Python sets __traceback__
class CellError(Exception):
    """A cell that can't be understood; ``reason`` and ``known`` as in ``RowError``."""

    reason: str
    known: tuple[str, ...] = ()


def decimal_sign(cells: Iterable[str], usual: str = ".") -> str:
    """The sign before the decimals in cells of a file.

    Args:
        cells: of numbers.
        usual: what it is where no cell tells.

    Returns:
        ``","`` where some have a comma there beyond doubt, as in ``0,5``, and none a point;
        ``"."`` the other way round; empty where some have one and some the other.
    """
    commas = points = False
    for cell in cells:
        digits = cell.strip()[:_LONGEST].lower().partition("e")[0]
        commas = commas or _has_comma(digits)
        points = points or _has_point(digits)
    if commas == points:
        return "" if commas else usual
    return "," if commas else "."


def _has_comma(digits: str) -> bool:
    if _GROUPED_BY_POINTS.fullmatch(digits):
        return True
    return bool(_WITH_COMMA.fullmatch(digits)) and not _COMMAS.fullmatch(digits)


def _has_point(digits: str) -> bool:
    if _GROUPED_BY_COMMAS.fullmatch(digits):
        return True
    return "." in digits and bool(_WITH_POINT.fullmatch(digits)) and not _POINTS.fullmatch(digits)


def rate(cell: str, sign: str = ".") -> Decimal:
    """The rate that a cell says: ``2.5``, ``2,5``, ``1,234.5``, ``1.234,5`` or ``2.5E-06``.

    Args:
        cell: of a file.
        sign: the decimal sign of the file's other cells, as ``decimal_sign`` says it.

    Raises:
        CellError: it is no rate; ``"ambiguous"`` where it may be two numbers a factor apart, with
            both as they would be understood beside the file's other cells.
    """
    text = cell.strip()
    found = _NUMBER.fullmatch(text) if len(text) <= _LONGEST else None
    if not found:
        raise CellError(_reason(text))
    exponent = found["exponent"] or ""
    if _is_ambiguous(found["digits"], sign):
        raise CellError("ambiguous", readings(found["digits"], exponent, sign or "."))
    try:
        return money.checked_rate(Decimal(_with_point(found["digits"]) + exponent))
    except RateError as error:
        raise CellError(error.reason) from None


def _reason(text: str) -> str:
    if text.startswith("-") and _NUMBER.fullmatch(text[1:]):
        return "negative"
    return "too-large" if text.isascii() and text.isdigit() else "not-a-number"


def _is_ambiguous(digits: str, sign: str) -> bool:
    """Whether a sign stands once, before three digits: a group of them, or the decimals."""
    groups = "," if _COMMAS.fullmatch(digits) else "." if _POINTS.fullmatch(digits) else ""
    return bool(groups) and digits.count(groups) == 1 and sign != groups


def readings(digits: str, exponent: str, sign: str) -> tuple[str, str]:
    """Both numbers that digits may be, so that neither may be two again: ``1500``, ``1.5``."""
    whole, decimals = re.split("[,.]", digits)
    shorter = decimals.rstrip("0")
    shown = f"{decimals}0" if shorter == decimals else shorter
    small = f"{whole}{sign}{shown}" if shown else whole
    return f"{whole}{decimals}{exponent}", f"{small}{exponent}"


def _with_point(digits: str) -> str:
    """The digits of one number with a point before the decimals, or none.

    Raises:
        CellError: they are no number.
    """
    if _GROUPED_BY_COMMAS.fullmatch(digits):
        return digits.replace(",", "")
    if _GROUPED_BY_POINTS.fullmatch(digits):
        return digits.replace(".", "").replace(",", ".")
    for groups, own_sign in ((_COMMAS, ","), (_POINTS, ".")):
        if groups.fullmatch(digits) and digits.count(own_sign) > 1:
            return digits.replace(own_sign, "")
    if _WITH_COMMA.fullmatch(digits):
        return digits.replace(",", ".")
    if _WITH_POINT.fullmatch(digits):
        return digits
    raise CellError("not-a-number")


def whole(cell: str, least: int = 0) -> int:
    """A whole number of tokens: ``272000``, ``272,000``, ``272 000`` or ``272000.0``.

    Raises:
        CellError: it is none from ``least`` to MAX_TOKENS.
    """
    text = cell.strip()
    if _GROUPED_WHOLE.fullmatch(text[:_LONGEST]):
        text = re.sub(r"\D", "", text)
    value = money.number(text) if len(text) <= _LONGEST else None
    if value is None or not least <= value <= MAX_TOKENS or value != value.to_integral_value():
        raise CellError("not-whole")
    return int(value)
