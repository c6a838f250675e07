"""What each rule would save, as the trim panel asks it, of a text that it has not seen."""

import json
from itertools import accumulate, count, cycle, islice
from pathlib import Path

from measure import Figure, timed
from texts import code, prose

from estimator.tokens import vocab, whole
from estimator.trimming import rules
from estimator.trimming.prompt import Prompt

_TIMES = 5
_RATES = Path(__file__).resolve().parents[2] / "resources" / "rates" / "openai.json"
_TABLE_EVERY = 3_000  # characters of prose


def mixed(size: int, seed: int) -> str:
    """A third of JSON, of Markdown with tables, and of code in fences; each seed another text."""
    third = size // 3
    return "\n\n".join(
        [f"# Prompt {seed}", _json(third), _markdown(third), *_fenced(code(third), seed)]
    )


def _json(size: int) -> str:
    """Rates as an API would print them."""
    models = json.loads(_RATES.read_text(encoding="utf-8"))["models"]
    lengths = accumulate(len(json.dumps([model], indent=2)) for model in cycle(models))
    many = next(number for number, length in enumerate(lengths) if length > size)
    return f"```json\n{json.dumps([*islice(cycle(models), many)], indent=2)}\n```"


def _markdown(size: int) -> str:
    words = prose(size * 2 // 3)
    parts = [words[at : at + _TABLE_EVERY] for at in range(0, len(words), _TABLE_EVERY)]
    return "\n\n".join(f"## Part\n\n{part}\n\n{_table(size // 3 // len(parts))}" for part in parts)


def _table(size: int) -> str:
    row = "| gpt-5.4    |       1.25 | dollars a million |\n"
    return "| model      |      price | unit              |\n|---|---:|---|\n" + row * (
        size // len(row)
    )


def _fenced(text: str, seed: int) -> list[str]:
    """Code of files, each in a fence; each seed has other lines."""
    lines = text.split("\n")
    parts = ["\n".join(lines[at : at + 200]) for at in range(0, len(lines), 200)]
    return [f"```python\nSEED = {seed}\n{part}\n```" for part in parts]


def _surveyed(size: int, seed: int) -> float:
    encoding, text = vocab.load("o200k_base"), mixed(size, seed)

    def survey() -> None:
        prompt = Prompt(text, lambda part: whole.count(encoding, part))
        for rule in rules.ALL:
            _ = prompt.trimmed([rule]).saved

    return float(timed(survey))


def figures() -> list[Figure]:
    """Of 100 KB against a time that a user would notice; of 1 MB against ten of those."""
    seeds = count()
    _surveyed(10_000, next(seeds))  # loads the vocabulary and the lexers
    small = [_surveyed(100_000, next(seeds)) for _ in range(_TIMES)]
    large = [_surveyed(1_000_000, next(seeds)) for _ in range(_TIMES)]
    return [
        Figure("all rules' savings, 100 KB", small, "150 ms", [0.15], ("at most", 1)),
        Figure("all rules' savings, 1 MB", large, "1500 ms", [1.5]),
    ]
