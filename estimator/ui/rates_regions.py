"""Regions that cost more or less: as they are typed, and as they are shown."""

import re
from collections.abc import Mapping
from decimal import Decimal

from estimator.pricing import regions
from estimator.pricing.money import RateError
from estimator.ui import rates_typed, text
from estimator.ui.rates_typed import TypedError

# A name that is all letters may stand before its number with nothing between them.
_REGION = re.compile(
    r"(?:(?P<name>[a-z](?>[a-z0-9-]{0,30}))(?:\s*[:=]\s*|\s+)|(?P<letters>[a-z]{1,31}+))"
    r"(?P<sign>[+-]?)(?P<number>[0-9][0-9.,]*+)\s*[%％]",  # noqa: RUF001
    re.IGNORECASE,
)
_BETWEEN = " \t\n\u00a0\u3000,;，；、"  # noqa: RUF001


def read(typed: str) -> str:
    """Regions that cost more, ``eu +10 %, us +10 %``, or less, as ``regions.read`` reads them.

    Raises:
        TypedError: they are not of this form.
    """
    plain, factors = text.as_typed(typed), dict[str, Decimal]()
    at = _after(plain, 0)
    while at < len(plain):
        found = _REGION.match(plain, at)
        name = (found["name"] or found["letters"]).lower() if found else ""
        if not found or name in factors or name.endswith("-"):
            raise TypedError("regions", typed)
        factors[name] = _factor(found, typed)
        at = _after(plain, found.end())
    return regions.written(factors) or regions.NOWHERE


def _after(typed: str, at: int) -> int:
    """The place after what parts regions."""
    return len(typed) - len(typed[at:].lstrip(_BETWEEN))


def _factor(found: re.Match[str], typed: str) -> Decimal:
    try:
        percents = rates_typed.number(found["number"])
        factor = 1 + (-percents if found["sign"] == "-" else percents) / 100
        regions.read(regions.written({"x": factor}))
    except (RateError, ValueError):
        raise TypedError("regions", typed) from None
    return factor


def shown(factors: Mapping[str, Decimal]) -> str:
    """The same as it is typed."""
    percents = {name: (factor - 1) * 100 for name, factor in factors.items()}
    return ", ".join(f"{name} {_editable(percents[name])}%" for name in sorted(percents))


def _editable(percents: Decimal) -> str:
    """A percentage with its sign and without groups: ``+1234.5``."""
    sign = "+" if percents > 0 else "\u2212" if percents else ""
    return sign + text.editable_decimal(percents.copy_abs())
