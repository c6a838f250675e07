"""The tokens of a model whose vocabulary is not here: the count in another, times a factor.

The factors are data, ``resources/vocab/estimates.json``, each with its source. They differ with the
script, so a text's range reaches over those of the scripts that it is written in: whatever their
shares are, its tokens lie within it.
"""

import functools
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from enum import StrEnum
from typing import Any

from estimator import resources
from estimator.tokens.scripts import Script, Scripts

MARGIN = 3
"""Tokens on either side that a text of a few words may be off by, whatever its factor."""


class Ground(StrEnum):
    """What a factor stands on."""

    MEASURED = "measured"
    """The model's own vocabulary, which can't be bundled, on prose, code and data."""
    PUBLISHED = "published"
    """What others measured with the provider's own count."""
    RELATED = "related"
    """Measured, with the vocabulary of models that it is said to be built on."""
    UNKNOWN = "unknown"
    """Nothing tells; it covers the vocabularies that were measured."""


class Digits(StrEnum):
    """How a vocabulary takes numbers; the one that is counted in takes three digits at a time."""

    THREE = "three"
    ONE = "one"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Factor:
    """A model's tokens for one of the encoding that is counted in; low <= likely <= high."""

    low: Decimal
    likely: Decimal
    high: Decimal


@dataclass(frozen=True)
class Source:
    """Where a factor is from; ``date`` is ISO."""

    name: str
    url: str
    date: str


@dataclass(frozen=True)
class Rule:
    """How a model's tokens are estimated.

    Attributes:
        name: what the rule is for, such as ``"claude-4.7"``.
        encoding: the bundled one that is counted in.
        factors: one for each script.
    """

    name: str
    encoding: str
    ground: Ground
    factors: Mapping[Script, Factor]
    digits: Digits
    source: Source


@dataclass(frozen=True, slots=True)
class Range:
    """A figure that is not exact: 0 <= low <= tokens <= high."""

    low: int
    tokens: int
    high: int


@functools.cache
def rules() -> Mapping[str, Rule]:
    """Every rule, by its name."""
    text = resources.path("vocab", "estimates.json").read_text(encoding="utf-8")
    read = json.loads(text)
    return {name: _rule(name, row, read["sources"]) for name, row in read["rules"].items()}


def _rule(name: str, row: Mapping[str, Any], sources: Mapping[str, Any]) -> Rule:
    factors = {script: Factor(*map(Decimal, row[script])) for script in Script}
    source = Source(**sources[row["source"]])
    ground, digits = Ground(row["ground"]), Digits(row["digits"])
    return Rule(name, row["encoding"], ground, factors, digits, source)


def factor_of(rule: Rule, scripts: Scripts) -> Factor:
    """The factor of a text: the likely one weighed by the scripts' shares, the ends the furthest.

    Args:
        rule: of the model.
        scripts: what the text is made of.
    """
    present = scripts.present() or {Script.LATIN: 1}
    factors = [rule.factors[script] for script in present]
    total = sum(present.values())
    shares = (rule.factors[script].likely * share for script, share in present.items())
    likely = sum(shares, Decimal(0))
    return Factor(
        min(factor.low for factor in factors),
        likely / total,
        max(factor.high for factor in factors),
    )


def estimate(rule: Rule, tokens: int, scripts: Scripts) -> Range:
    """The tokens of a model for a text.

    Args:
        rule: of the model.
        tokens: of the text, in the rule's encoding.
        scripts: what it is made of.
    """
    if not tokens:
        return Range(0, 0, 0)
    factor = factor_of(rule, scripts)
    least = scripts.digits if rule.digits is Digits.ONE else 0
    most = 0 if rule.digits is Digits.THREE else scripts.digits
    likely = int((factor.likely * tokens).to_integral_value(ROUND_HALF_EVEN)) + least
    return Range(
        max(1, math.floor(factor.low * tokens) + least - MARGIN),
        max(1, likely),
        math.ceil(factor.high * tokens) + most + MARGIN,
    )
