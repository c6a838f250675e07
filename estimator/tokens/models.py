"""Which encoding a model counts in, as data: ``resources/vocab/models.json``."""

import fnmatch
import functools
import json
from dataclasses import dataclass

from estimator import resources


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
def _rules() -> list[tuple[str, ModelEncoding]]:
    text = resources.path("vocab", "models.json").read_text(encoding="utf-8")
    return [
        (row["model"], ModelEncoding(row["encoding"], row.get("assumed", False)))
        for row in json.loads(text)["models"]
    ]


@functools.cache
def encoding_of(model: str) -> ModelEncoding | None:
    """The encoding of a model by its name; None where no bundled one is its own.

    A leading ``openai/`` and the ``ft:`` of a fine-tuned model are passed over.
    """
    name = model.strip().lower().removeprefix("openai/").removeprefix("ft:")
    for pattern, found in _rules():
        if fnmatch.fnmatchcase(name, pattern):
            return found
    return None


def bare_name(model: str) -> str:
    """A model's name without its provider, the ``ft:`` and the owner of a fine-tuned model."""
    name = model.strip().lower().rpartition("/")[2]
    return name.removeprefix("ft:").partition(":")[0]
