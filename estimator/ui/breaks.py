"""Where a very long line is broken for the eye: the breaks that are no part of the text."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

_MOST = 128  # breaks of a block


class Breaks:
    """The sorted places of the soft breaks in a document, in UTF-16 units.

    Each break takes up one unit of the document and none of the text. They stand in blocks, each
    by its distance to the first of its block: an edit moves those of one block and the starts of
    the blocks after it, some microseconds wherever it is and however many they are.
    """

    def __init__(self) -> None:
        self._blocks: list[list[int]] = []  # of distances from the block's start, rising from 0
        self._starts: list[int] = []  # the place of the first break of each block
        self._counts: list[int] = []  # breaks before each block
        self._length = 0

    def __len__(self) -> int:
        """How many breaks there are."""
        return self._length

    def __iter__(self) -> Iterator[int]:
        """Their places, rising."""
        for start, block in zip(self._starts, self._blocks, strict=True):
            yield from (start + distance for distance in block)

    def __getitem__(self, index: int) -> int:
        """The place of a break, counted from 0."""
        if not 0 <= index < self._length:
            raise IndexError(index)
        b = bisect_right(self._counts, index) - 1
        return self._starts[b] + self._blocks[b][index - self._counts[b]]

    def before(self, place: int) -> int:
        """How many breaks stand before a place of the document."""
        b = bisect_left(self._starts, place) - 1
        if b < 0:
            return 0
        return self._counts[b] + bisect_left(self._blocks[b], place - self._starts[b])

    def is_at(self, place: int) -> bool:
        """Whether a break stands right after a place of the document."""
        index = self.before(place)
        return index < self._length and self[index] == place

    def within(self, start: int, end: int) -> list[int]:
        """The places of the breaks from one place of the document to before another."""
        return [self[index] for index in range(self.before(start), self.before(end))]

    def text_unit(self, place: int) -> int:
        """Where a place of the document is in the text."""
        return place - self.before(place)

    def place(self, unit: int, *, ends: bool = False) -> int:
        """Where a unit of the text is in the document.

        Args:
            unit: of the text.
            ends: where a break stands there: before it, as for the end of a range, not after it.
        """
        wanted = unit if ends else unit + 1
        return unit + bisect_left(range(self._length), wanted, key=lambda i: self[i] - i)

    def replace(self, start: int, removed: int, added: int, places: Sequence[int]) -> None:
        """Follow an edit of the document.

        Args:
            start: where it was edited.
            removed: how many units were there.
            added: how many are there now.
            places: of the breaks among those that were added, rising.
        """
        first, last = self.before(start), self.before(start + removed)
        if first < last or places:
            self._put(first, last, places, added - removed)
        elif first < self._length:
            self._move(first, added - removed)

    def _move(self, index: int, by: int) -> None:
        """Move a break and all after it."""
        b = bisect_right(self._counts, index) - 1
        at = index - self._counts[b]
        if at:
            self._blocks[b][at:] = [distance + by for distance in self._blocks[b][at:]]
            b += 1
        self._starts[b:] = [start + by for start in self._starts[b:]]

    def _put(self, first: int, last: int, places: Sequence[int], by: int) -> None:
        """Put breaks in the place of those from one index to before another; move the rest."""
        a = max(0, bisect_right(self._counts, first) - 1)
        z = max(0, bisect_right(self._counts, last) - 1) + 1
        old = [
            start + distance
            for start, block in zip(self._starts[a:z], self._blocks[a:z], strict=True)
            for distance in block
        ]
        skipped = self._counts[a] if self._counts else 0
        kept, moved = old[: first - skipped], old[last - skipped :]
        new = [*kept, *places, *(place + by for place in moved)]
        parts = [new[i : i + _MOST] for i in range(0, len(new), _MOST)]
        if len(parts) > 1 and len(parts[-1]) < _MOST // 2:
            parts[-2:] = [parts[-2] + parts[-1]]
        self._blocks[a:z] = [[place - part[0] for place in part] for part in parts]
        after = [start + by for start in self._starts[z:]]
        self._starts[a:] = [*(part[0] for part in parts), *after]
        self._count()

    def _count(self) -> None:
        self._counts, self._length = [], 0
        for block in self._blocks:
            self._counts.append(self._length)
            self._length += len(block)
