"""The tokens of a text that changes: an edit counts what stands around it, not the text."""

from collections import deque
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from estimator.tokens.chunks import Chunk, Chunks, Place
from estimator.tokens.measure import Part, measure
from estimator.tokens.recut import AT_ONCE, Recut, chunk_of

if TYPE_CHECKING:
    import tiktoken


class Work:
    """Chunks to be counted, perhaps by another thread; ``parts`` is the answer, chunk by chunk."""

    __slots__ = ("chunks", "encodings", "newline", "parts")

    def __init__(self, chunks: list[Chunk], encodings: tuple[str, ...], newline: str) -> None:
        self.chunks = chunks
        self.encodings = encodings
        self.newline = newline
        self.parts: list[list[Part]] = []

    def do(self, encodings: Sequence["tiktoken.Encoding"]) -> None:
        """Count; changes nothing but ``parts``, so that any thread may do it.

        Args:
            encodings: those that ``encodings`` names, in that order.
        """
        self.parts = [measure(chunk.text, encodings, self.newline) for chunk in self.chunks]


class TextCounter:
    r"""A text, and how many tokens it is in each encoding that was added.

    The text has ``\n`` as its line ending, as Qt's document has; it is counted with ``newline``
    in its place. Offsets are UTF-16 units, as Qt's are. ``replace`` is the only way it changes; it
    costs the counting of what is inserted and of what stands around it, to the next safe cuts. What
    is too long to be counted at once waits, for ``take`` and ``give`` or for ``finish``.
    """

    def __init__(self, text: str = "", newline: str = "\n") -> None:
        self._encodings: list[tiktoken.Encoding] = []
        self._totals: list[int] = []
        self._newline = newline
        self._chunks = Chunks()
        self._units = self._characters = self._lines = 0
        self._uncounted = 0  # characters
        self._queue: deque[Chunk] = deque()
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
        return "".join(chunk.text for chunk in self._chunks)

    def head(self, characters: int) -> str:
        """The first so many characters of the text, or all where it has fewer."""
        found = ""
        for chunk in self._chunks:
            found += chunk.text[: characters - len(found)]
            if len(found) == characters:
                break
        return found

    def tokens(self, encoding: str) -> int | None:
        """The tokens of the whole text; None while a part of it waits to be counted.

        Raises:
            KeyError: the encoding was not added.
        """
        try:
            index = self.encodings.index(encoding)
        except ValueError:
            raise KeyError(encoding) from None
        return None if self._uncounted else self._totals[index]

    @property
    def uncounted(self) -> int:
        """How many characters wait to be counted."""
        return self._uncounted

    # How it changes

    def add(self, encoding: "tiktoken.Encoding") -> None:
        """Count the text in one more encoding; adding it again does nothing."""
        if encoding.name not in self.encodings:
            self._encodings.append(encoding)
            self._count_anew()

    def set_newline(self, newline: str) -> None:
        """Count with another line ending from now on."""
        if newline != self._newline:
            self._newline = newline
            self._count_anew()

    def _count_anew(self) -> None:
        """Seams are one encoding's and one line ending's; so the text is cut and counted again."""
        text = self.text
        for chunk in self._chunks:
            chunk.alive = False  # one of them may be some thread's work
        self._totals = [0] * len(self._encodings)
        self._chunks = Chunks()
        self._units = self._characters = self._lines = self._uncounted = 0
        self._queue.clear()
        self.replace(0, 0, text)

    def replace(self, start: int, removed: int, text: str) -> None:
        """Put ``text`` in the place of ``removed`` UTF-16 units at ``start``.

        Raises:
            IndexError: the range is not within the text; nothing has changed.
        """
        end = start + removed
        if not 0 <= start <= end <= self._units:
            raise IndexError(start, removed, self._units)
        recut = Recut(self._chunks, self._encodings, self._newline)
        for made in recut.replacements(start, removed, text):
            self._put(made.first, made.last, made.new)

    def _put(self, first: Place, last: Place, new: Sequence[Chunk]) -> None:
        """Put new chunks where the old ones stand, and mend every sum."""
        old = self._chunks.between(first, last)
        self._chunks.replace(first, last, new)
        for chunk in old:
            chunk.alive = False
        self._add_to_sums(old, -1)
        self._add_to_sums(new, 1)
        self._queue.extend(chunk for chunk in new if None in chunk.tokens)

    def _add_to_sums(self, chunks: Iterable[Chunk], sign: int) -> None:
        for chunk in chunks:
            self._units += sign * chunk.units
            self._characters += sign * len(chunk.text)
            self._lines += sign * chunk.lines
            self._add_to_totals(chunk, sign)

    def _add_to_totals(self, chunk: Chunk, sign: int) -> None:
        if None in chunk.tokens:
            self._uncounted += sign * len(chunk.text)
            return
        for index, tokens in enumerate(chunk.tokens):
            self._totals[index] += sign * (tokens or 0)

    # What waits to be counted

    def take(self, characters: int) -> Work | None:
        """The next work, of about so many characters; None where nothing waits.

        Taken work that is never given back leaves the text uncounted.
        """
        taken: list[Chunk] = []
        while self._queue and characters > 0:
            chunk = self._queue.popleft()
            if chunk.alive:
                taken.append(chunk)
                characters -= len(chunk.text)
        return Work(taken, self.encodings, self._newline) if taken else None

    def give(self, work: Work) -> None:
        """Take over the answer of a work; what an edit has replaced since is passed over.

        Work that was not done waits again.
        """
        if not work.parts:
            self._queue.extend(chunk for chunk in work.chunks if chunk.alive)
            return
        for chunk, parts in zip(work.chunks, work.parts, strict=True):
            if not chunk.alive:
                continue
            if len(parts) == 1:
                self._add_to_totals(chunk, -1)
                chunk.tokens = list(parts[0].tokens)
                self._add_to_totals(chunk, 1)
            else:
                place = self._chunks.place_of(chunk)
                self._put(place, self._chunks.after(place), list(map(chunk_of, parts)))

    def finish(self) -> None:
        """Count here and now what waits."""
        while work := self.take(AT_ONCE):
            work.do(self._encodings)
            self.give(work)
