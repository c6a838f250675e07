"""Rows of values counted in a template, against tiktoken's encode of each filled text."""

import csv
import io
import random
from typing import TYPE_CHECKING

from measure import Figure, alternating, timed
from texts import prose

from estimator.templates.counting import RowCounter
from estimator.templates.tally import tally
from estimator.templates.template import Template, parse
from estimator.tokens import vocab

if TYPE_CHECKING:
    import tiktoken

_ROWS, _LONG_ROWS, _TIMES = 100_000, 20_000, 3
_GOAL = ("at least", 1.6)
_Rows = list[list[str]]


def _long(words: list[str]) -> str:
    """A prompt of about 1.5 KB with four variables."""
    part = " ".join(words[1000:1080])
    return (
        f"You are a support agent of a shop. {part}\n\nCustomer: {{{{name}}}}\n\n# Question\n"
        f"{{{{question}}}}\n\n# What is known\n{part}\n{{{{context}}}}\n\n# Before\n{{{{history}}}}"
        f"\n\n# How to answer\n{part}\nAnswer in the customer's language."
    )


_SHORT = "Is this message friendly, neutral or angry?\n\n{{question}}\n\nAnswer in one word."


def _rows(words: list[str], template: Template, number: int) -> _Rows:
    """Values of 5 to 60 words; hardly one comes again."""
    rng = random.Random(1)

    def value() -> str:
        start = rng.randrange(len(words) - 60)
        return " ".join(words[start : start + rng.randint(5, 60)])

    return [[value() for _ in template.variables] for _ in range(number)]


def figures() -> list[Figure]:
    """A long and a short template, and the long one with its file."""
    encoding = vocab.load("o200k_base")
    words = prose(400_000).split()
    long, short = parse(_long(words)), parse(_SHORT)
    rows, many = _rows(words, long, _LONG_ROWS), _rows(words, short, _ROWS)
    file = _file(long, rows)
    size = len(long.filled([""] * len(long.variables)))
    return [
        _figure(f"{size} characters", _Bench(long, rows, encoding), _GOAL),
        _figure(f"{size} characters, from CSV", _Bench(long, rows, encoding, file), _GOAL),
        _figure(f"{len(_SHORT)} characters", _Bench(short, many, encoding), _GOAL),
    ]


class _Bench:
    """Both ways of counting some rows."""

    def __init__(
        self, template: Template, rows: _Rows, encoding: "tiktoken.Encoding", file: bytes = b""
    ) -> None:
        self._template, self._rows, self._encoding, self._file = template, rows, encoding, file
        self._filled = [template.filled(row) for row in rows]

    def theirs(self) -> list[int]:
        """The tokens of each row by tiktoken."""
        return [len(self._encoding.encode(text)) for text in self._filled]

    def ours(self) -> list[int]:
        """The tokens of each row."""
        return RowCounter(self._template, self._encoding).count(self._rows)

    def read(self) -> dict[int, int]:
        """How many rows of the file have how many tokens."""
        *_, last = tally([self._template], io.BytesIO(self._file), self._encoding)
        return dict(last.sizes)


def _figure(size: str, bench: _Bench, goal: tuple[str, float] | None) -> Figure:
    if bench.ours() != bench.theirs():
        raise AssertionError("a row has other tokens than its text")
    way = bench.read if bench._file else bench.ours
    ours, theirs = alternating(lambda: timed(way), lambda: timed(bench.theirs), _TIMES)
    name = f"{len(bench._rows):,} rows of values in a template of {size}"
    return Figure(name, ours, "tiktoken's encode in a loop", theirs, goal, inverse=True)


def _file(template: Template, rows: _Rows) -> bytes:
    made = io.StringIO(newline="")
    csv.writer(made).writerows([template.variables, *rows])
    return made.getvalue().encode()
