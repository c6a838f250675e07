"""The tokens of a part of a long text, of which only what is near that part is encoded.

A chunk begins and ends where tokens meet; within one, the safe cuts around the part do (see
``split``).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from estimator.tokens import split
from estimator.tokens.chunks import Chunk, Chunks
from estimator.tokens.spans import Spans, placed
from estimator.tokens.units import index_of, sliced, utf16_length
from estimator.tokens.whole import count, encode

if TYPE_CHECKING:
    import tiktoken

FAR = 32_768
"""Characters on either side of a part, at most, that are encoded with it to reach a safe cut."""
ALONE = 131_072
"""Characters, at most, that are counted at once."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tokens that follow each other.

    Attributes:
        encoding: whose tokens they are.
        before: how many tokens stand before them in the text; None where that is not counted yet.
        spans: one at least; in UTF-16 units of the text.
    """

    encoding: "tiktoken.Encoding"
    before: int | None
    spans: Spans


@dataclass(frozen=True, slots=True)
class Alone:
    """A part of a text as a text of its own.

    Attributes:
        tokens: None where they are not known, and can't be told at once.
        characters: code points, with line endings as counted.
    """

    tokens: int | None
    characters: int


@dataclass(frozen=True, slots=True)
class Parts:
    """Chunks of which parts are read in one encoding.

    Attributes:
        chunks: of the text.
        encoding: that the parts are read in.
        index: of the encoding, in the counts of a chunk.
        newline: the line ending that is counted.
    """

    chunks: Chunks
    encoding: "tiktoken.Encoding"
    index: int
    newline: str

    # The tokens of a part

    def stretches(self, start: int, end: int) -> Iterator[Stretch]:
        """The tokens that a range of units touches, but for what lies too far from any cut."""
        place, offset = self.chunks.find(start)
        if place == self.chunks.end and place > self.chunks.start:
            place = self.chunks.before(place)
            offset -= self.chunks.at(place).units
        before = self.chunks.tokens_before(place, self.index)
        while place < self.chunks.end and offset <= end:
            chunk = self.chunks.at(place)
            within = max(0, start - offset), min(chunk.units, end - offset)
            if found := self._of_chunk(chunk, offset, *within, before):
                yield found
            tokens = chunk.tokens[self.index]
            before = None if before is None or tokens is None else before + tokens
            place, offset = self.chunks.after(place), offset + chunk.units

    def _of_chunk(
        self, chunk: Chunk, offset: int, start: int, end: int, before: int | None
    ) -> Stretch | None:
        """The tokens of a chunk that a range of its units touches."""
        text = chunk.text
        a, b = (_index(text, unit, chunk.units) for unit in (start, end))
        cuts = _cuts_around(text, a, b)
        if cuts is None:
            return None
        left, right = cuts
        ids = encode(self.encoding, self._true(text[left:right]))
        at, wide = offset, 1 if chunk.units == len(text) else 2
        if left:
            at += left if wide == 1 else utf16_length(text[:left])
            before = self._plus(before, chunk, left)
        found = placed(self.encoding, ids, self.newline, start=at, wide=wide)
        return _clipped(Stretch(self.encoding, before, found), offset + start, offset + end)

    def _plus(self, before: int | None, chunk: Chunk, cut: int) -> int | None:
        """With the tokens of a chunk before a safe cut, counted on the shorter side of it."""
        tokens = chunk.tokens[self.index]
        is_left = tokens is None or 2 * cut < len(chunk.text)
        side = chunk.text[:cut] if is_left else chunk.text[cut:]
        if before is None:
            return None
        counted = count(self.encoding, self._true(side))
        return before + (counted if is_left else (tokens or 0) - counted)

    def _true(self, text: str) -> str:
        return text.replace("\n", self.newline)

    # The place of a token

    def unit_of(self, number: int) -> int | None:
        """Where a token begins that has so many before it; the end of the text after the last.

        None where that is not counted yet, or lies too far from any cut.
        """
        offset = 0
        for chunk in self.chunks:
            tokens = chunk.tokens[self.index]
            if tokens is None:
                return None
            if number < tokens:
                return self._unit_in(chunk, offset, number)
            number, offset = number - tokens, offset + chunk.units
        return offset

    def _unit_in(self, chunk: Chunk, offset: int, number: int) -> int | None:
        if len(chunk.text) > ALONE:
            return None
        ids = encode(self.encoding, self._true(chunk.text))
        wide = 1 if chunk.units == len(chunk.text) else 2
        found = placed(self.encoding, ids[: number + 1], self.newline, start=offset, wide=wide)
        return found.starts[number]

    # A part as a text of its own

    def alone(self, start: int, end: int) -> Alone:
        """What a range of units is, were it all of the text."""
        head, inner, tail = self._cut(start, end)
        ends = [self._true(head), self._true(tail)]
        characters = sum(map(len, ends)) + sum(map(self._length, inner))
        counts = [chunk.tokens[self.index] for chunk in inner]
        known = [tokens for tokens in counts if tokens is not None]
        if len(known) < len(counts) or max(map(len, ends)) > ALONE:
            return Alone(None, characters)
        return Alone(sum(known) + sum(count(self.encoding, part) for part in ends), characters)

    def _length(self, chunk: Chunk) -> int:
        more = len(self.newline) - 1
        return len(chunk.text) + (more * chunk.text.count("\n") if more else 0)

    def _cut(self, start: int, end: int) -> tuple[str, list[Chunk], str]:
        """A range cut at the first and the last safe cut between its chunks; no ends are ""."""
        found: list[tuple[int, Chunk]] = []
        place, offset = self.chunks.find(start)
        while place < self.chunks.end and offset < end:
            chunk = self.chunks.at(place)
            found.append((offset, chunk))
            place, offset = self.chunks.after(place), offset + chunk.units
        reach = 2 * split.CONTEXT  # in units: what decides whether a cut is safe
        cuts = [
            number
            for number, (at, chunk) in enumerate(found)
            if not chunk.seam and start + reach <= at <= end - reach
        ]
        if not cuts:
            return self._text(found, start, end), [], ""
        first, last = cuts[0], cuts[-1]
        head = self._text(found[:first], start, found[first][0])
        tail = self._text(found[last:], found[last][0], end)
        return head, [chunk for _, chunk in found[first:last]], tail

    def _text(self, found: list[tuple[int, Chunk]], start: int, end: int) -> str:
        """The text from one unit to another, both in chunks that are given with their places."""
        if not found:
            return ""
        text, offset = "".join(chunk.text for _, chunk in found), found[0][0]
        return sliced(text, start - offset, end - offset)


def _index(text: str, unit: int, units: int) -> int:
    """The character at a unit, also where that is the second half of a pair."""
    index = index_of(text, unit, units)
    return _index(text, unit - 1, units) if index is None else index


def _cuts_around(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The ends of a text or the safe cuts that are next to a part of it; None where both are far.

    A part is left with a character to spare: a token may touch its edge alone.
    """
    low, high = max(0, start - FAR), end + FAR
    near = text[low:high]
    left = split.last_cut(near, max(0, start - low - 1))
    right = split.next_cut(near, end - low + 1)
    if (low and not left) or (right == len(near) and high < len(text)):
        return None
    return low + left, low + right


def _clipped(stretch: Stretch, start: int, end: int) -> Stretch | None:
    """Of a stretch the tokens that a range touches."""
    spans = stretch.spans
    first, last = bisect_left(spans.ends, start), bisect_right(spans.starts, end)
    if first >= last:
        return None
    before = None if stretch.before is None else stretch.before + first
    return Stretch(stretch.encoding, before, spans.within(first, last))


class Tokens:
    """The tokens of one part of a text or of several, in their order.

    Attributes:
        spans: the tokens, in UTF-16 units of the text.
        numbers: how many tokens stand before each; None where that is not counted yet.
    """

    def __init__(self, stretches: Sequence[Stretch] = ()) -> None:
        self._encoding = stretches[0].encoding if stretches else None
        self.spans = Spans([], [], [])
        self.numbers: list[int | None] = []
        for stretch in stretches:
            size, before = len(stretch.spans), stretch.before
            self._add(stretch.spans)
            self.numbers += [None] * size if before is None else range(before, before + size)

    def _add(self, more: Spans) -> None:
        spans, size = self.spans, len(self.spans)
        spans.ids = [*spans.ids, *more.ids]
        spans.starts += more.starts
        spans.ends += more.ends
        spans.cuts |= {size + index: cut for index, cut in more.cuts.items()}

    def within(self, start: int, end: int) -> range:
        """The indexes of those that have a part of a range of units."""
        return range(bisect_right(self.spans.ends, start), bisect_left(self.spans.starts, end))

    def bytes_of(self, index: int) -> bytes:
        """The bytes of a token."""
        if self._encoding is None:
            raise IndexError(index)
        return self._encoding.decode_single_token_bytes(self.spans.ids[index])

    def before(self, unit: int) -> int | None:
        """How many tokens begin before a unit; None where that is not known."""
        starts, ends = self.spans.starts, self.spans.ends
        if not unit:
            return 0
        index = bisect_left(starts, unit)
        if index < len(starts) and starts[index] == unit:
            return self.numbers[index]
        left = self.numbers[index - 1] if index else None
        return None if left is None or ends[index - 1] < unit else left + 1
