"""How a model's tokens are counted, as data: ``resources/vocab/models.json``."""

import fnmatch
import functools
import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from estimator import resources
from estimator.tokens import estimates
from estimator.tokens.estimates import Rule

_OF_OTHERS = ("deepseek_v3", "tekken")  # encodings; no model of others has one of OpenAI's


class Kind(StrEnum):
    """How sure a count is."""

    EXACT = "exact"
    """The text's own tokens, by the vocabulary that the provider published for the model."""
    ASSUMED = "assumed"
    """The provider has published none; it is that of the nearest model that has one."""
    ESTIMATE = "estimate"
    """Another vocabulary's, times a factor."""


@dataclass(frozen=True)
class Counting:
    """How the tokens of a model are counted.

    A count is that of the text alone: what an API adds around a message is not in it.

    Attributes:
        encoding: the name of the bundled one that is counted in.
        rule: of an estimate; None for the other kinds.
    """

    encoding: str
    kind: Kind
    rule: Rule | None = None

    @property
    def name(self) -> str:
        """What two countings share that give the same tokens."""
        return self.rule.name if self.rule else self.encoding

    @property
    def assumed(self) -> bool:
        """Whether the encoding is that of the nearest model that has one."""
        return self.kind is Kind.ASSUMED


@dataclass(frozen=True)
class ModelEncoding:
    """The encoding of a model.

    Attributes:
        encoding: the name of a bundled one.
        assumed: the provider has not published it; it is that of the nearest model that has one.
    """

    encoding: str
    assumed: bool


@functools.cache
def _rows() -> list[tuple[str, Counting | None]]:
    text = resources.path("vocab", "models.json").read_text(encoding="utf-8")
    return [(row["model"], _counting(row)) for row in json.loads(text)["models"]]


def _counting(row: Mapping[str, Any]) -> Counting | None:
    if row.get("none"):
        return None
    if name := row.get("estimate"):
        rule = estimates.rules()[name]
        return Counting(rule.encoding, Kind.ESTIMATE, rule)
    kind = Kind.ASSUMED if row.get("assumed") else Kind.EXACT
    return Counting(row["encoding"], kind)


@functools.cache
def counting_of(model: str) -> Counting | None:
    """How the tokens of a model are counted, by its name; None where nothing tells.

    The provider before a slash and the ``ft:`` of a fine-tuned model are passed over.
    """
    name = model.strip().lower().rpartition("/")[2].removeprefix("ft:")
    for pattern, found in _rows():
        if fnmatch.fnmatchcase(name, pattern):
            return found
    return None


def encoding_of(model: str) -> ModelEncoding | None:
    """The encoding of a model by its name; None where no bundled one is its own."""
    found = counting_of(model)
    if found is None or found.kind is Kind.ESTIMATE:
        return None
    return ModelEncoding(found.encoding, found.kind is Kind.ASSUMED)


def is_of_others(model: str) -> bool:
    """Whether a model is known to be of another provider than OpenAI."""
    found = counting_of(model)
    return found is not None and (found.kind is Kind.ESTIMATE or found.encoding in _OF_OTHERS)


def bare_name(model: str) -> str:
    """A model's name without its provider, the ``ft:`` and the owner of a fine-tuned model."""
    name = model.strip().lower().rpartition("/")[2]
    return name.removeprefix("ft:").partition(":")[0]
