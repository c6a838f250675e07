"""The tokens of a text that changes: an edit counts one or two chunks again, not the text."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from estimator.tokens import split
from estimator.tokens.units import spliced, utf16_length

if TYPE_CHECKING:
    import tiktoken

CHUNK = 512
"""Characters of a chunk, at least: small enough to count within a frame, large enough that the
counting, not the bookkeeping, is the cost."""
_SMALL = CHUNK // 2  # below it a chunk joins its neighbour at the next edit
_BLOCK = 256  # chunks of a block


def count(encoding: "tiktoken.Encoding", text: str) -> int:
    """The tokens of a text, special-token text counted as text and a lone surrogate as U+FFFD."""
    return len(encoding.encode_ordinary(text))


class _Chunk:
    """A part of the text between two safe cuts; ``tokens`` has a count per encoding."""

    __slots__ = ("lines", "text", "tokens", "units")

    def __init__(self, text: str, tokens: list[int]) -> None:
        self.text = text
        self.units = utf16_length(text)
        self.lines = text.count("\n")
        self.tokens = tokens


class _Block:
    """Neighbouring chunks and their sums, so that a place is found without passing every chunk."""

    __slots__ = ("chunks", "units")

    def __init__(self, chunks: list[_Chunk]) -> None:
        self.chunks = chunks
        self.units = sum(chunk.units for chunk in chunks)


class TextCounter:
    r"""A text, and how many tokens it is in each encoding that was added.

    The text has ``\n`` as its line ending, as Qt's document has; it is counted with ``newline``
    in its place. Offsets are UTF-16 units, as Qt's are. ``replace`` is the only way it changes; it
    costs the counting of one or two chunks and of what is inserted. A text without a safe cut (one
    giant word) is one chunk.
    """

    def __init__(self, text: str = "", newline: str = "\n") -> None:
        self._encodings: list[tiktoken.Encoding] = []
        self._totals: list[int] = []
        self._newline = newline
        self._blocks: list[_Block] = [_Block([])]
        self._units = self._characters = self._lines = 0
        self.replace(0, 0, text)

    # What it is

    @property
    def units(self) -> int:
        """The length of the text in UTF-16 units, a line ending being one."""
        return self._units

    @property
    def characters(self) -> int:
        """The length of the text in characters (code points), with its line endings as counted."""
        return self._characters + self._lines * (len(self._newline) - 1)

    @property
    def newline(self) -> str:
        """The line ending that the text is counted with."""
        return self._newline

    @property
    def encodings(self) -> tuple[str, ...]:
        """The names of the encodings that it is counted in."""
        return tuple(encoding.name for encoding in self._encodings)

    @property
    def text(self) -> str:
        r"""The whole text, with ``\n`` as line ending."""
        return "".join(chunk.text for chunk in self._chunks())

    def tokens(self, encoding: str) -> int:
        """The tokens of the whole text.

        Raises:
            KeyError: the encoding was not added.
        """
        try:
            return self._totals[self.encodings.index(encoding)]
        except ValueError:
            raise KeyError(encoding) from None

    # How it changes

    def add(self, encoding: "tiktoken.Encoding") -> None:
        """Count the text in one more encoding; adding it again does nothing."""
        if encoding.name in self.encodings:
            return
        total = 0
        for chunk in self._chunks():
            tokens = self._count(encoding, chunk.text)
            chunk.tokens.append(tokens)
            total += tokens
        self._encodings.append(encoding)
        self._totals.append(total)

    def set_newline(self, newline: str) -> None:
        """Count with another line ending from now on."""
        if newline == self._newline:
            return
        self._newline = newline
        encodings, self._encodings, self._totals = self._encodings, [], []
        for chunk in self._chunks():
            chunk.tokens.clear()
        for encoding in encodings:
            self.add(encoding)

    def replace(self, start: int, removed: int, text: str) -> None:
        """Put ``text`` in the place of ``removed`` UTF-16 units at ``start``.

        Raises:
            IndexError: the range is not within the text; nothing has changed.
        """
        end = start + removed
        if not 0 <= start <= end <= self._units:
            raise IndexError(start, removed, self._units)
        first, last, offset = self._touched(start, end, len(text))
        old = self._between(first, last)
        new = spliced("".join(c.text for c in old), start - offset, removed, text)
        self._put(first, last, old, [self._chunk(part) for part in split.chunks(new, CHUNK)])

    # Places: (block, chunk within it)

    def _touched(
        self, start: int, end: int, inserted: int
    ) -> tuple[tuple[int, int], tuple[int, int], int]:
        """The chunks whose cuts or text an edit may change.

        Returns:
            The first, the one after the last, and the offset of the first in the text.
        """
        first, offset = self._find(start)
        last, stop = self._find(end)
        if last < self._end():
            stop += self._at(last).units
            last = self._after(last)
        short = inserted + (stop - offset) - (end - start) < _SMALL
        while first > (0, 0) and (start - offset < split.CONTEXT or short):
            first = self._before(first)
            units = self._at(first).units
            offset, short = offset - units, short and units < _SMALL
        while last < self._end() and (stop - end < split.CONTEXT or short):
            units = self._at(last).units
            stop, short = stop + units, short and units < _SMALL
            last = self._after(last)
        return first, last, offset

    def _find(self, unit: int) -> tuple[tuple[int, int], int]:
        """The chunk that holds the unit, and where it starts; the end place for the last unit."""
        start = 0
        for b, block in enumerate(self._blocks):
            if unit < start + block.units:
                c = 0
                while unit >= start + block.chunks[c].units:
                    start += block.chunks[c].units
                    c += 1
                return (b, c), start
            start += block.units
        return self._end(), start

    def _end(self) -> tuple[int, int]:
        return len(self._blocks) - 1, len(self._blocks[-1].chunks)

    def _at(self, place: tuple[int, int]) -> _Chunk:
        return self._blocks[place[0]].chunks[place[1]]

    def _before(self, place: tuple[int, int]) -> tuple[int, int]:
        b, c = place
        return (b, c - 1) if c else (b - 1, len(self._blocks[b - 1].chunks) - 1)

    def _after(self, place: tuple[int, int]) -> tuple[int, int]:
        b, c = place[0], place[1] + 1
        if c < len(self._blocks[b].chunks) or b == len(self._blocks) - 1:
            return b, c
        return b + 1, 0

    def _chunks(self) -> Iterator[_Chunk]:
        return (chunk for block in self._blocks for chunk in block.chunks)

    def _between(self, first: tuple[int, int], last: tuple[int, int]) -> list[_Chunk]:
        found = []
        while first < last:
            found.append(self._at(first))
            first = self._after(first)
        return found

    # Chunks in and out

    def _chunk(self, text: str) -> _Chunk:
        return _Chunk(text, [self._count(encoding, text) for encoding in self._encodings])

    def _count(self, encoding: "tiktoken.Encoding", text: str) -> int:
        return count(encoding, text.replace("\n", self._newline))

    def _put(
        self,
        first: tuple[int, int],
        last: tuple[int, int],
        old: Sequence[_Chunk],
        new: Sequence[_Chunk],
    ) -> None:
        """Put new chunks where the old ones stand, and mend every sum."""
        left = self._blocks[first[0]].chunks[: first[1]]
        right = self._blocks[last[0]].chunks[last[1] :]
        chunks = [*left, *new, *right]
        parts = [chunks[i : i + _BLOCK] for i in range(0, len(chunks), _BLOCK)]
        if len(parts) > 1 and len(parts[-1]) < _BLOCK // 2:
            parts[-2:] = [parts[-2] + parts[-1]]
        self._blocks[first[0] : last[0] + 1] = [_Block(part) for part in parts]
        if not self._blocks:
            self._blocks = [_Block([])]
        self._add_to_sums(old, -1)
        self._add_to_sums(new, 1)

    def _add_to_sums(self, chunks: Iterable[_Chunk], sign: int) -> None:
        for chunk in chunks:
            self._units += sign * chunk.units
            self._characters += sign * len(chunk.text)
            self._lines += sign * chunk.lines
            for i, tokens in enumerate(chunk.tokens):
                self._totals[i] += sign * tokens
