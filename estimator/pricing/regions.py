"""The regions in which a model costs more, as one text: ``eu=1.1 us=1.1``."""

import re
from collections.abc import Mapping
from decimal import Decimal

from estimator.pricing import money

NOWHERE = "none"
"""What says that a model costs more nowhere, whatever is shipped."""
_REGION = re.compile(r"([a-z][a-z0-9-]{0,30})=(\d{1,2}(?:\.\d{1,6})?)", re.ASCII)


def read(text: str) -> dict[str, Decimal]:
    """The factor on each rate for tokens, by region.

    Raises:
        ValueError: the text is of another form, a region is in it twice, or a factor is 0.
    """
    if text == NOWHERE:
        return {}
    found = {}
    for part in text.split(" "):
        region = _REGION.fullmatch(part)
        if not region or region[1] in found or not Decimal(region[2]):
            raise ValueError(text)
        found[region[1]] = Decimal(region[2])
    return found


def written(factors: Mapping[str, Decimal]) -> str:
    """The text of these factors; empty where there are none."""
    return " ".join(f"{name}={money.plain_text(factors[name])}" for name in sorted(factors))
