"""What parts two versions of a text from each other, line by line."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from estimator.trimming.edits import Edit

MOST = 20_000
"""Lines that are compared; where more differ, they are one edit."""


def line_edits(before: str, after: str) -> Iterator[Edit]:
    """Edits of whole lines that make one text of another."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    start = sum(map(len, old[:head]))
    old, new = old[head : len(old) - tail], new[head : len(new) - tail]
    if len(old) + len(new) > MOST:
        yield Edit(start, start + sum(map(len, old)), "".join(new))
        return
    ends = [start]
    for line in old:
        ends.append(ends[-1] + len(line))
    for kind, first, last, from_, to in SequenceMatcher(None, old, new).get_opcodes():
        if kind != "equal":
            yield Edit(ends[first], ends[last], "".join(new[from_:to]))


def _alike(left: list[str], right: list[str]) -> int:
    """How many lines two lists begin with alike."""
    pairs = enumerate(zip(left, right, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(left), len(right)))
