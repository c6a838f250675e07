"""Where a very long line is broken for the eye: the breaks that are no part of the text."""

from bisect import bisect_left
from collections.abc import Sequence


class Breaks(Sequence[int]):
    """The sorted places of the soft breaks in a document, in UTF-16 units.

    Each break takes up one unit of the document and none of the text. Those before the last edit
    are kept as they are, those after it by their distance to the document's end, so that typing
    in one place moves none of them: a few microseconds an edit, however many there are.
    """

    def __init__(self) -> None:
        self._length = 0
        self._before: list[int] = []  # places, rising
        self._after: list[int] = []  # distances to the end, rising: the nearest break is the last

    def __len__(self) -> int:
        """How many breaks there are."""
        return len(self._before) + len(self._after)

    def __getitem__(self, index: int) -> int:  # type: ignore[override] # nobody slices it
        """The place of a break, counted from 0."""
        if 0 <= index < len(self._before):
            return self._before[index]
        if len(self._before) <= index < len(self):
            return self._length - self._after[len(self) - 1 - index]
        raise IndexError(index)

    def before(self, place: int) -> int:
        """How many breaks stand before a place of the document."""
        return bisect_left(self, place)

    def is_at(self, place: int) -> bool:
        """Whether a break stands right after a place of the document."""
        index = self.before(place)
        return index < len(self) and self[index] == place

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
        return unit + bisect_left(range(len(self)), wanted, key=lambda i: self[i] - i)

    def replace(self, start: int, removed: int, added: int, places: Sequence[int]) -> None:
        """Follow an edit of the document.

        Args:
            start: where it was edited.
            removed: how many units were there.
            added: how many are there now.
            places: of the breaks among those that were added, rising.
        """
        self._part_at(start)
        while self._after and self._length - self._after[-1] < start + removed:
            self._after.pop()
        self._length += added - removed
        self._before += places

    def _part_at(self, place: int) -> None:
        """Let the breaks before a place be those that are kept as they are."""
        index, parted = self.before(place), len(self._before)
        if index < parted:
            self._after += [self._length - at for at in reversed(self._before[index:])]
            del self._before[index:]
        elif index > parted:
            moved = len(self._after) - (index - parted)
            self._before += [self._length - distance for distance in reversed(self._after[moved:])]
            del self._after[moved:]
