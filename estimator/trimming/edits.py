"""Edits of a text: what a rule would put in the place of what."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

Span = tuple[int, int]
"""From one character to before another."""


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """A text in the place of the characters from ``start`` to before ``end``."""

    start: int
    end: int
    text: str = ""


class OverlapError(ValueError):
    """Two edits are of the same characters, or not in their order."""


def applied(text: str, edits: Iterable[Edit]) -> str:
    """The text with edits made, which are in their order and apart from each other.

    Raises:
        OverlapError: they are not.
    """
    parts, done = [], 0
    for edit in edits:
        if edit.start < done or edit.end < edit.start or edit.end > len(text):
            raise OverlapError(edit)
        parts += [text[done : edit.start], edit.text]
        done = edit.end
    return "".join([*parts, text[done:]])


def as_one(text: str, edits: Sequence[Edit]) -> Edit:
    """Edits that make sense together alone as one, with what is between them."""
    start, end = edits[0].start, edits[-1].end
    moved = (Edit(each.start - start, each.end - start, each.text) for each in edits)
    return Edit(start, end, applied(text[start:end], moved))


def effective(text: str, edits: Iterable[Edit]) -> Iterator[Edit]:
    """The edits that change something."""
    return (edit for edit in edits if text[edit.start : edit.end] != edit.text)


def outside(edits: Iterable[Edit], kept: Sequence[Span]) -> Iterator[Edit]:
    """The edits that touch no span that is to be kept.

    Args:
        edits: in any order.
        kept: as ``merged`` gives them. What is put in at an end of one does not touch it.
    """
    starts = [start for start, _ in kept]
    for edit in edits:
        before = bisect_right(starts, edit.start) - 1
        if before >= 0 and edit.start < kept[before][1] and edit.start > kept[before][0]:
            continue
        after = bisect_right(starts, edit.start - 1)
        if after < len(kept) and kept[after][0] < edit.end:
            continue
        yield edit


def merged(spans: Iterable[Span]) -> list[Span]:
    """Spans in their order, with those that touch or overlap as one, and no empty ones."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if start >= end:
            continue
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((start, end))
    return found


def holding(spans: Sequence[Span], at: int) -> Span | None:
    """Of spans in their order and apart from each other, the one that a character is in."""
    before = bisect_right(spans, at, key=lambda span: span[0]) - 1
    return spans[before] if before >= 0 and at < spans[before][1] else None


def gaps(length: int, spans: Iterable[Span]) -> Iterator[Span]:
    """What of a text is between spans, before the first and behind the last.

    Args:
        length: of the text.
        spans: in their order, apart from each other.
    """
    done = 0
    for start, end in spans:
        yield done, start
        done = end
    yield done, length


def moved(spans: Iterable[Span], edits: Sequence[Edit]) -> Iterator[Span]:
    """Where spans are once edits are made.

    What is put in at an end of a span is not of it; an edit that an end is in is of it as a whole.

    Args:
        spans: in any order.
        edits: in their order.
    """
    ends = [edit.end for edit in edits]
    shifts = [0, *accumulate(len(edit.text) - (edit.end - edit.start) for edit in edits)]
    for start, end in spans:
        passed = bisect_right(ends, start)
        inside = passed < len(edits) and edits[passed].start < start
        first = (edits[passed].start if inside else start) + shifts[passed]
        passed = bisect_left(ends, end)
        inside = passed < len(edits) and edits[passed].start < end
        last = (edits[passed].end if inside else end) + shifts[passed + inside]
        yield first, last


def without_overlaps(edits: Iterable[Edit]) -> list[Edit]:
    """Edits in their order; of two that overlap, the one that begins first, or else the longer."""
    found: list[Edit] = []
    for edit in sorted(edits, key=lambda each: (each.start, -each.end)):
        if not found or edit.start >= found[-1].end:
            found.append(edit)
    return found


def composed(length: int, first: Iterable[Edit], second: Iterable[Edit]) -> list[Edit]:
    """Edits of a text that do what two lots of edits do, one after the other.

    Args:
        length: of the text.
        first: of the text.
        second: of what ``first`` makes of it.
    """
    made, left = list[_Piece](), _Pieces(_pieces(length, first))
    for edit in second:
        made += left.taken(edit.start - left.at)
        left.taken(edit.end - left.at)
        made.append((0, 0, edit.text))
    made += left.rest()
    return list(_edits(length, made))


_Piece = tuple[int, int, str | None]
"""A span of a text that stays, or what is put in between."""


def _pieces(length: int, edits: Iterable[Edit]) -> Iterator[_Piece]:
    done = 0
    for edit in edits:
        yield done, edit.start, None
        yield 0, 0, edit.text
        done = edit.end
    yield done, length, None


def _edits(length: int, pieces: Iterable[_Piece]) -> Iterator[Edit]:
    done, put = 0, ""
    for start, end, text in (*pieces, (length, length + 1, None)):
        if text is not None:
            put += text
        elif start < end:
            if put or start > done:
                yield Edit(done, start, put)
            done, put = end, ""


class _Pieces:
    """Pieces taken from the left; ``at`` is how many characters were."""

    def __init__(self, pieces: Iterable[_Piece]) -> None:
        self._pieces = iter(pieces)
        self._open: _Piece | None = None
        self.at = 0

    def taken(self, characters: int) -> list[_Piece]:
        """The next so many characters."""
        made: list[_Piece] = []
        while characters > 0:
            start, end, text = self._open or next(self._pieces)
            size = (end - start) if text is None else len(text)
            part = min(size, characters)
            if text is None:
                made.append((start, start + part, None))
                self._open = (start + part, end, None) if part < size else None
            else:
                made.append((0, 0, text[:part]))
                self._open = (0, 0, text[part:]) if part < size else None
            characters -= part
            self.at += part
        return made

    def rest(self) -> list[_Piece]:
        """All that is left."""
        made = [self._open, *self._pieces] if self._open else list(self._pieces)
        self._open = None
        return made
