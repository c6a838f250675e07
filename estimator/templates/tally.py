"""A file of values counted in a template: how many rows have how many tokens."""

import itertools
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO

from estimator.templates.beginning import Beginning
from estimator.templates.counting import RowCounter
from estimator.templates.requests import variables
from estimator.templates.template import Template
from estimator.templates.values import Problem, rows

if TYPE_CHECKING:
    import tiktoken

MAX_ROWS = 1_000_000
"""Rows beyond are not counted."""
MAX_PROBLEMS = 100
"""So many are told; the others are numbered alone."""
_EVERY = 250  # rows


@dataclass
class Tally:
    """What was counted so far.

    Attributes:
        sizes: tokens -> rows that have so many.
        rows: how many were counted.
        problems: the first rows that were passed over.
        passed: how many were passed over.
        is_cut: whether the file has more than MAX_ROWS.
        offset: bytes of the file that were read.
        shared: tokens that the first text begins with in all rows alike, for certain.
    """

    sizes: Mapping[int, int] = field(default_factory=Counter)
    rows: int = 0
    problems: list[Problem] = field(default_factory=list)
    passed: int = 0
    is_cut: bool = False
    offset: int = 0
    shared: int = 0


def tally(
    texts: Sequence[Template], file: BinaryIO, encoding: "tiktoken.Encoding"
) -> Iterator[Tally]:
    """Count the rows of a file in templates; memory does not grow with them.

    Args:
        texts: which are counted each for itself, and added up.
        file: with a column for each of their variables.
        encoding: that counts them.

    Yields:
        The same tally again and again while it grows.

    Raises:
        ValuesError: the file has no rows, or not the template's columns.
    """
    counters, sizes = [RowCounter(text, encoding) for text in texts], Counter[int]()
    ends = list(itertools.accumulate(len(text.variables) for text in texts))
    made, left, beginning = Tally(sizes), MAX_ROWS, Beginning(texts[0])
    found = rows(file, variables(texts))
    while batch := list(itertools.islice(found, min(_EVERY, left + 1))):
        made.is_cut = len(batch) > left
        counted = [row for row in batch[:left] if not isinstance(row, Problem)]
        problems = [row for row in batch[:left] if isinstance(row, Problem)]
        parts = [[row[a:b] for row in counted] for a, b in itertools.pairwise([0, *ends])]
        counts = (each.count(part) for each, part in zip(counters, parts, strict=True))
        sizes.update(map(sum, zip(*counts, strict=True)))
        beginning.see(parts[0])
        made.shared = beginning.tokens(encoding)
        made.rows += len(counted)
        made.passed += len(problems)
        made.problems += problems[: MAX_PROBLEMS - len(made.problems)]
        made.offset = file.tell()
        left -= len(batch)
        yield made
        if made.is_cut:
            return
