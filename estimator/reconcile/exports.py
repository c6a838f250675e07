"""Rows of exports, each once, however often files have it and in whatever form."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from estimator.reconcile.rows import Taken
from estimator.reconcile.sales import DAY_SECONDS

_Kept = dict[tuple[frozenset[int], tuple[str, ...]], list[tuple[int, int]]]  # spans of a day
_LONGEST = 62  # days of a row that is looked up by its days; of a longer one the first count


@dataclass(slots=True)
class _Entry:
    """A row, and how often each file has it."""

    taken: Taken
    counts: dict[int, int] = field(default_factory=dict)

    @property
    def count(self) -> int:
        return max(self.counts.values())

    @property
    def days(self) -> range:
        start, end = self.taken.place.span
        first = start // DAY_SECONDS
        return range(first, min(-(-end // DAY_SECONDS), first + _LONGEST))

    def rank(self) -> tuple[object, ...]:
        """Less for a row that says more together: over a longer time, of fewer things apart."""
        place = self.taken.place
        start, end = place.span
        return start - end, sum(map(bool, place.scope)), start, place.scope


class Exports:
    """The rows of several files.

    The same row counts as often as one file has it. Of rows of one provider and model that cover
    the same time in other buckets, or parted by other things, those that say more together count.

    Attributes:
        copied: how many rows stood in another file too, known with ``close``.
        covered: how many another file covers in other buckets.
    """

    def __init__(self) -> None:
        self.copied = self.covered = 0
        self._entries: dict[Hashable, _Entry] = {}

    def add(self, file: int, taken: Taken) -> None:
        """Take in a row of a file."""
        entry = self._entries.get(taken.meaning)
        if entry is None:
            entry = self._entries[taken.meaning] = _Entry(taken)
        elif _error(taken) < _error(entry.taken):  # it is written more exactly
            entry.taken = taken
        entry.counts[file] = entry.counts.get(file, 0) + 1

    def close(self) -> Iterator[Taken]:
        """The rows that count, in the order in which they were read."""
        entries = list(self._entries.values())
        covered = _covered(entries)
        for entry in entries:
            count, total = entry.count, sum(entry.counts.values())
            if id(entry) in covered:
                self.covered += total
                continue
            self.copied += total - count
            for _ in range(count):
                yield entry.taken


def _error(taken: Taken) -> Decimal:
    return taken.billed.error if taken.billed else Decimal(0)


def _covered(entries: Sequence[_Entry]) -> set[int]:
    """Which rows another file covers, by their ids."""
    found: set[int] = set()
    if len({file for entry in entries for file in entry.counts}) < 2:  # noqa: PLR2004 - none other
        return found
    kept: dict[tuple[str, str, int], _Kept] = {}
    for entry in sorted(entries, key=_Entry.rank):
        place = entry.taken.place
        if not place.writer:
            continue
        days = [kept.setdefault((place.writer, place.of, day), {}) for day in entry.days]
        if any(_is_covered(entry, day) for day in days):
            found.add(id(entry))
            continue
        for day in days:
            day.setdefault((frozenset(entry.counts), place.scope), []).append(place.span)
    return found


def _is_covered(entry: _Entry, day: _Kept) -> bool:
    """Whether another file has what an entry is of, in a bucket or by things that differ."""
    (start, end), scope = entry.taken.place.span, entry.taken.place.scope
    return any(
        span[0] < end and start < span[1] and (other, span) != (scope, (start, end))
        for (files, other), spans in day.items()
        if files.isdisjoint(entry.counts) and _fit(scope, other)
        for span in spans
    )


def _fit(scope: Sequence[str], other: Sequence[str]) -> bool:
    """Whether nothing tells two scopes apart: each part is the same, or not said by one of them."""
    return all(a == b or not (a and b) for a, b in zip(scope, other, strict=True))
