"""Inputs of the compute-time plan that an article works out, with the figures that it prints.

The article is "OpenAI Token 计费与计算" by Zen and the Art of Computer Programming, its sections
4.2, 4.3, 5.2 and 6. None of the sums that it prints is what its own inputs give.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from estimator.pricing.plans import INPUTS

SUM, PRODUCT, LISTING = "sum", "product", "listing"
"""Why a printed figure is a slip: the two terms are added up wrongly; the first term is a wrong
product; a listing computes with another input than the text does, and prints the text's figure."""


@dataclass(frozen=True, slots=True)
class Preset:
    """One worked example.

    Attributes:
        name: a word to know it by.
        inputs: a value for each of ``plans.INPUTS``.
        printed: the total that the article prints, without its dollar sign.
        quantities: the two quantities that it prints, before they are multiplied by ``p``; empty
            where it prints none.
        slip: why the printed total is another one: SUM, PRODUCT or LISTING.
    """

    name: str
    inputs: Mapping[str, Decimal]
    printed: Decimal
    quantities: tuple[Decimal, ...]
    slip: str


def _inputs(*values: str) -> Mapping[str, Decimal]:
    """A value for each of INPUTS, in their order."""
    return MappingProxyType(dict(zip(INPUTS, map(Decimal, values), strict=True)))


_FIRST = _inputs("0.1", "4096", "100", "128", "0.1", "1")
_SECOND = _inputs("0.1", "4096", "500", "128", "0.1", "30")
_LISTING = _inputs("0.1", "4096", "500", "4096", "0.1", "30")
_MONTH = Decimal("122890.40")
_PRINTED = (Decimal(1_228_800), Decimal(384))

PRESETS = (
    Preset("first", _FIRST, Decimal(41_696), (), SUM),
    Preset("second", _SECOND, _MONTH, _PRINTED, PRODUCT),
    Preset("listing", _LISTING, _MONTH, (), LISTING),
    Preset("customer-service", _SECOND, _MONTH, (), PRODUCT),
    Preset("market-monitoring", _SECOND, _MONTH, (), PRODUCT),
    Preset("recommendations", _SECOND, _MONTH, (), PRODUCT),
)
