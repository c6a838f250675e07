"""The tokens of a template's rows: what does not change is counted once.

The text between two values is cut where a cut is safe (``tokens.split``): what stands between its
first and its last cut has the same tokens in each row. Only a value, with what is left around it,
is counted row by row: word by word, as far as words are known (``words``).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from estimator.templates import batch
from estimator.templates.template import Template
from estimator.templates.words import Words
from estimator.tokens import split

if TYPE_CHECKING:
    import tiktoken

_AT_ONCE = 500
"""Rows that are gone through again and again while they are in the processor's cache."""
_REMEMBERED, _SHORT = 20_000, 256
"""So many texts, of at most so many characters, are counted once: columns repeat themselves."""


@dataclass(frozen=True, slots=True)
class _Region:
    """Values and the text around them, from one cut to the next.

    Attributes:
        places: of the values, among those of the row.
        statics: the texts before the first value, between two, and after the last.
    """

    places: tuple[int, ...]
    statics: tuple[str, ...]

    def values(self, rows: Sequence[Sequence[str]]) -> list[str]:
        """What stands between the first and the last text in each row."""
        if len(self.places) == 1:
            (place,) = self.places
            return [row[place] for row in rows]
        form = "%s" + "".join(f"{static.replace('%', '%%')}%s" for static in self.statics[1:-1])
        return [form % tuple([row[place] for place in self.places]) for row in rows]


class RowCounter:
    """Counts rows of values as the texts that they make."""

    def __init__(self, template: Template, encoding: "tiktoken.Encoding") -> None:
        parts = list(_parts(template))
        self._counters = [
            _RegionCounter(part, encoding) for part in parts if isinstance(part, _Region)
        ]
        fixed = [part for part in parts if isinstance(part, str) and part]
        self._fixed = sum(batch.lengths(fixed, encoding))

    def count(self, rows: Sequence[Sequence[str]]) -> list[int]:
        """The tokens of the template filled with each of the rows.

        Args:
            rows: a value for each of the template's variables, in order.
        """
        found: list[int] = []
        for start in range(0, len(rows), _AT_ONCE):
            found += self._count(rows[start : start + _AT_ONCE])
        return found

    def _count(self, rows: Sequence[Sequence[str]]) -> list[int]:
        columns = [counter.count(rows) for counter in self._counters]
        if len(columns) == 1:
            return [self._fixed + found for found in columns[0]]
        return [self._fixed + sum(found) for found in zip(*columns, strict=True)] or (
            [self._fixed] * len(rows)
        )


class _RegionCounter:
    """Counts a region in rows."""

    def __init__(self, region: _Region, encoding: "tiktoken.Encoding") -> None:
        self._region = region
        self._words = Words(encoding, region.statics[0], region.statics[-1])
        self._remembered: dict[str, int] = {}

    def count(self, rows: Sequence[Sequence[str]]) -> list[int]:
        """The tokens of the region in each row."""
        known, values = self._remembered, self._region.values(rows)
        counts = list(map(known.get, values))
        new = list(dict.fromkeys(v for v, c in zip(values, counts, strict=True) if c is None))
        found = dict(zip(new, self._words.lengths(new), strict=True))
        if len(known) < _REMEMBERED:
            short = [value for value in new if len(value) <= _SHORT]
            known.update((value, found[value]) for value in short[: _REMEMBERED - len(known)])
        return [found[v] if c is None else c for v, c in zip(values, counts, strict=True)]


def _parts(template: Template) -> Iterator[str | _Region]:
    """The template cut safely: texts that are the same in each row, and regions with values."""
    first, *rest = template.statics
    cut = split.last_cut(first) if rest else len(first)
    yield first[:cut]
    statics = [first[cut:]]
    places: list[int] = []
    for place, static in enumerate(rest):
        places.append(place)
        is_last = place == len(rest) - 1
        start = split.next_cut(static, 0)
        end = len(static) if is_last else split.last_cut(static)
        statics.append(static[:start])
        if is_last or start < len(static):
            yield _Region(tuple(places), tuple(statics))
            yield static[start:end]
            statics, places = [static[end:]], []
