"""What all of the refresh shares: where the files are, when they were read, decimals as text."""

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
RATES = HERE.parent
READ_ON = "2026-11-23"
"""The day on which the pinned sources were compared with the providers' pages."""

STANDARD = "standard"
MOST_DIGITS = Decimal("0.000000001")
"""No published rate is finer; what is, is the trace of a conversion."""

Json = dict[str, Any]
METERS: Mapping[str, Json] = json.loads((RATES / "meters.json").read_text("utf-8"))["meters"]


def plain(value: Decimal) -> str:
    """A decimal without exponent and trailing zeros."""
    text = format(value, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def short(value: float | str, times: int = 1) -> Decimal:
    """The short decimal that a float was meant as, times a whole number: 2.5e-06, 10**6 -> 2.5."""
    return (Decimal(str(value)) * times).quantize(MOST_DIGITS)


def ancestors(meter: str) -> list[str]:
    """The meters that include this one, nearest first."""
    found = list(METERS[meter].get("part_of", ()))
    for parent in tuple(found):
        found += [name for name in ancestors(parent) if name not in found]
    return found


def without_none(row: Json) -> Json:
    """The row less what is unknown or empty."""
    return {key: value for key, value in row.items() if value not in (None, "", [], {}, False)}


def unique(words: Iterable[str]) -> list[str]:
    """Each once, in their order."""
    return list(dict.fromkeys(words))
