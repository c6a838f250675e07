"""JSON of strangers: decimals stay exact, and depth, digits and repeated names are bounded."""

import json
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import Any

from estimator.pricing.portable.said import RatesFileError

_DIGITS = 30
NOT_A_NUMBER = Decimal("NaN")


def parse(text: str) -> tuple[Any, tuple[str, ...]]:
    """The document, and the names that one of its objects has twice.

    A number is an int or, with a point, an exponent or too many digits, a Decimal; one that no
    Decimal holds, ``NaN`` and ``Infinity`` are a Decimal NaN. Of a repeated name the first counts.

    Raises:
        RatesFileError: it is not JSON, or nested too deeply.
    """
    repeated: list[str] = []

    def named(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for name, value in pairs:
            if name in made:
                repeated.append(name)
            else:
                made[name] = value
        return made

    try:
        document = json.loads(
            text,
            parse_float=_decimal,
            parse_int=_whole,
            parse_constant=lambda _: NOT_A_NUMBER,
            object_pairs_hook=named,
        )
    except json.JSONDecodeError as error:
        raise RatesFileError("not-json", error.msg, line=error.lineno) from None
    except RecursionError:
        raise RatesFileError("too-deep") from None
    return document, tuple(repeated)


def _decimal(digits: str) -> Decimal:
    try:
        return Decimal(digits)
    except InvalidOperation:
        return NOT_A_NUMBER


def _whole(digits: str) -> int | Decimal:
    return int(digits) if len(digits) <= _DIGITS else _decimal(digits)
