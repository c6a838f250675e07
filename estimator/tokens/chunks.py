"""The chunks of a text in their order, in blocks, so that a place is found without passing all."""

import itertools
from collections.abc import Iterator, Sequence

from estimator.tokens.scripts import Scripts, scripts_of
from estimator.tokens.units import utf16_length

Place = tuple[int, int]
"""A block, and a chunk within it."""

_BLOCK = 256  # chunks of a block


class Chunk:
    """A part of the text, from one cut to the next.

    Attributes:
        seam: whether the cut before it is a seam (see ``seams``).
        tokens: a count for each encoding; None where it is not counted yet.
        ends: its first and last token in each encoding, where there is a seam at either side.
        alive: whether it is still a part of the text.
        run: the character that it is nothing but, where the cut before it is a seam; else empty.
    """

    __slots__ = ("_scripts", "alive", "ends", "run", "seam", "text", "tokens", "units")

    def __init__(
        self,
        text: str,
        tokens: list[int | None],
        *,
        units: int | None = None,
        seam: bool = False,
        ends: Sequence[tuple[int, int]] = (),
    ) -> None:
        self.text = text
        self.units = utf16_length(text) if units is None else units
        self.tokens = tokens
        self.seam = seam
        self.ends = ends
        self.alive = True
        # Only a chunk at a seam is asked, and it is short.
        self.run = text[0] if seam and text == text[0] * len(text) else ""
        self._scripts: Scripts | None = None

    @property
    def is_looked_at(self) -> bool:
        """Whether ``scripts`` has been asked for before."""
        return self._scripts is not None

    @property
    def scripts(self) -> Scripts:
        """What it is made of."""
        if self._scripts is None:
            self._scripts = scripts_of(self.text)
        return self._scripts


class _Block:
    __slots__ = ("chunks", "units")

    def __init__(self, chunks: list[Chunk]) -> None:
        self.chunks = chunks
        self.units = sum(chunk.units for chunk in chunks)


class Chunks:
    """A sequence of chunks, found by offset and replaced by range."""

    def __init__(self) -> None:
        self._blocks: list[_Block] = [_Block([])]

    def __iter__(self) -> Iterator[Chunk]:
        return (chunk for block in self._blocks for chunk in block.chunks)

    @property
    def start(self) -> Place:
        """The place of the first chunk, or the end where there is none."""
        return 0, 0

    @property
    def end(self) -> Place:
        """The place after the last chunk."""
        return len(self._blocks) - 1, len(self._blocks[-1].chunks)

    def at(self, place: Place) -> Chunk:
        """The chunk of a place."""
        return self._blocks[place[0]].chunks[place[1]]

    def find(self, unit: int) -> tuple[Place, int]:
        """The chunk that holds a UTF-16 unit, and where it starts; the end for the unit after."""
        start = 0
        for b, block in enumerate(self._blocks):
            if unit < start + block.units:
                for c, chunk in enumerate(block.chunks):
                    if unit < start + chunk.units:
                        return (b, c), start
                    start += chunk.units
            start += block.units
        return self.end, start

    def place_of(self, wanted: Chunk) -> Place:
        """Where a chunk is that is alive; passes every chunk, so for rare use."""
        for b, block in enumerate(self._blocks):
            for c, chunk in enumerate(block.chunks):
                if chunk is wanted:
                    return b, c
        raise ValueError(wanted)

    def tokens_before(self, place: Place, encoding: int) -> int | None:
        """The tokens of the chunks before a place; None where one of them is not counted."""
        blocks = self._blocks[: place[0]]
        chunks = itertools.chain(
            *(b.chunks for b in blocks), self._blocks[place[0]].chunks[: place[1]]
        )
        total = 0
        for chunk in chunks:
            tokens = chunk.tokens[encoding]
            if tokens is None:
                return None
            total += tokens
        return total

    def before(self, place: Place) -> Place:
        """The place before one that is not the first."""
        b, c = place
        return (b, c - 1) if c else (b - 1, len(self._blocks[b - 1].chunks) - 1)

    def after(self, place: Place) -> Place:
        """The place after one that is not the end."""
        b, c = place[0], place[1] + 1
        if c < len(self._blocks[b].chunks) or b == len(self._blocks) - 1:
            return b, c
        return b + 1, 0

    def between(self, first: Place, last: Place) -> list[Chunk]:
        """The chunks from one place to before another."""
        found = []
        while first < last:
            found.append(self.at(first))
            first = self.after(first)
        return found

    def replace(self, first: Place, last: Place, new: Sequence[Chunk]) -> None:
        """Put chunks in the place of those from ``first`` to before ``last``."""
        block = self._blocks[first[0]]
        if first[0] == last[0] and len(block.chunks) + len(new) < 2 * _BLOCK:
            old = block.chunks[first[1] : last[1]]
            block.chunks[first[1] : last[1]] = new
            block.units += sum(chunk.units for chunk in new) - sum(chunk.units for chunk in old)
            return
        left = self._blocks[first[0]].chunks[: first[1]]
        right = self._blocks[last[0]].chunks[last[1] :]
        chunks = [*left, *new, *right]
        parts = [chunks[i : i + _BLOCK] for i in range(0, len(chunks), _BLOCK)]
        if len(parts) > 1 and len(parts[-1]) < _BLOCK // 2:
            parts[-2:] = [parts[-2] + parts[-1]]
        self._blocks[first[0] : last[0] + 1] = [_Block(part) for part in parts]
        if not self._blocks:
            self._blocks = [_Block([])]
