"""The user's own ways of paying beside prices by the call: kept, and with figures to begin with."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from types import MappingProxyType

from estimator.pricing.plans import PlanError
from estimator.pricing.schemes import (
    HOURS,
    INPUTS,
    MACHINE,
    PROVISIONED,
    SUBSCRIPTION,
    scheme,
)

_MOST = 50  # that are read


@dataclass(frozen=True, slots=True)
class Way:
    """A scheme with fixed costs, as the user has it.

    Attributes:
        kind: of ``schemes.INPUTS``.
        name: a word of ``EXAMPLES`` for one as it was shipped, else what the user calls it.
        inputs: a plain decimal for each input of the kind.
    """

    kind: str
    name: str
    inputs: Mapping[str, str] = field(default_factory=dict)

    def with_input(self, name: str, value: str) -> "Way":
        """The same with another input."""
        return replace(self, inputs={**self.inputs, name: value})


def _way(kind: str, name: str, *inputs: str) -> Way:
    return Way(kind, name, MappingProxyType(dict(zip(INPUTS[kind], inputs, strict=True))))


EXAMPLES = (
    _way(SUBSCRIPTION, "seats", "5", "30"),
    _way(PROVISIONED, "provisioned", "6", HOURS, "1000"),
    _way(MACHINE, "gpu", "2.5", HOURS, "1500", "0.5"),
    _way(MACHINE, "tpu", "1.2", HOURS, "1000", "0.5"),
    _way(MACHINE, "cpu", "0.4", HOURS, "20", "0.5"),
)
"""Figures to begin with, which nobody has published: they stand for the user's own."""


def written(ways: Iterable[Way]) -> str:
    """What ``read`` reads."""
    rows = [{"kind": way.kind, "name": way.name, "inputs": dict(way.inputs)} for way in ways]
    return json.dumps(rows, ensure_ascii=False)


def read(kept: str) -> list[Way]:
    """The ways as they were kept; the examples where none were, or nothing can be read."""
    try:
        rows = json.loads(kept)
        return [_read(row) for row in rows[:_MOST]]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, PlanError):
        return list(EXAMPLES)


def _read(row: Mapping[str, Mapping[str, object]]) -> Way:
    kind = str(row["kind"])
    inputs = {name: str(row["inputs"][name]) for name in INPUTS[kind]}
    scheme(kind, inputs, Decimal(1))
    return Way(kind, str(row["name"]), inputs)
