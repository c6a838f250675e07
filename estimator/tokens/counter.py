"""The tokens of a text that changes: an edit counts what stands around it, not the text."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from estimator.tokens.chunks import Chunk, Chunks, Place
from estimator.tokens.measure import chunk_of
from estimator.tokens.recut import AT_ONCE, Recut
from estimator.tokens.scripts import Scripts
from estimator.tokens.stretches import Parts
from estimator.tokens.work import Work

if TYPE_CHECKING:
    import tiktoken


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
        self._uncounted: list[int] = []  # characters
        self._newline = newline
        self._chunks = Chunks()
        self._units = self._characters = self._lines = 0
        self._queue: deque[Chunk] = deque()
        self._scripts = Scripts()  # of every chunk but the unlooked
        self._unlooked: dict[Chunk, None] = {}
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
        index = self._index(encoding)
        return None if self._uncounted[index] else self._totals[index]

    def parts(self, encoding: str) -> list[tuple[str, int]] | None:
        """The text in parts, each with its tokens; None while a part waits to be counted.

        Raises:
            KeyError: the encoding was not added.
        """
        index = self._index(encoding)
        found = [
            (chunk.text, tokens)
            for chunk in self._chunks
            if (tokens := chunk.tokens[index]) is not None
        ]
        return None if self._uncounted[index] else found

    def uncounted(self, encoding: str) -> int:
        """How many characters wait to be counted in an encoding.

        Raises:
            KeyError: the encoding was not added.
        """
        return self._uncounted[self._index(encoding)]

    def _index(self, encoding: str) -> int:
        try:
            return self.encodings.index(encoding)
        except ValueError:
            raise KeyError(encoding) from None

    @property
    def scripts(self) -> Scripts:
        """What the text is made of, for an estimate; a chunk is looked at once, when asked for."""
        for chunk in self._unlooked:
            self._scripts += chunk.scripts
        self._unlooked.clear()
        return self._scripts

    @property
    def unlooked(self) -> list[Chunk]:
        """The chunks that ``scripts`` would have to look at; any thread may ask them first."""
        return [chunk for chunk in self._unlooked if not chunk.is_looked_at]

    def within(self, encoding: str) -> Parts:
        """What parts of it are, read in an encoding, until its next change.

        Raises:
            KeyError: the encoding was not added.
        """
        index = self._index(encoding)
        return Parts(self._chunks, self._encodings[index], index, self._newline)

    # How it changes

    def add(self, encoding: "tiktoken.Encoding") -> None:
        """Count the text in one more encoding; adding it again does nothing.

        What is counted in the others stays so, but for parts that seams of theirs cut.
        """
        if encoding.name in self.encodings:
            return
        self._encodings.append(encoding)
        self._totals.append(0)
        self._uncounted.append(0)
        chunks = [self._with_one_more(group) for group in _groups(self._chunks)]
        self._chunks = Chunks()
        self._chunks.replace(self._chunks.start, self._chunks.end, chunks)
        self._queue.extend(chunks)
        if self._characters <= AT_ONCE:
            self.finish()

    def _with_one_more(self, group: Sequence[Chunk]) -> Chunk:
        """A chunk, or one for several between which there are seams, with one more encoding."""
        first = group[0]
        is_kept = not first.tokens or any(tokens is not None for tokens in first.tokens)
        if len(group) == 1 and is_kept:
            first.tokens.append(None)
            first.ends = ()
            self._uncounted[-1] += len(first.text)
            return first
        self._drop(group)
        made = Chunk("".join(chunk.text for chunk in group), [None] * len(self._encodings))
        self._add_to_sums([made], 1)
        return made

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
        self._totals, self._uncounted = ([0] * len(self._encodings) for _ in range(2))
        self._chunks = Chunks()
        self._units = self._characters = self._lines = 0
        self._scripts, self._unlooked = Scripts(), {}
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
        self._drop(old)
        self._add_to_sums(new, 1)
        self._queue.extend(chunk for chunk in new if None in chunk.tokens)

    def _drop(self, chunks: Sequence[Chunk]) -> None:
        for chunk in chunks:
            chunk.alive = False
        self._add_to_sums(chunks, -1)

    def _add_to_sums(self, chunks: Iterable[Chunk], sign: int) -> None:
        for chunk in chunks:
            self._units += sign * chunk.units
            self._characters += sign * len(chunk.text)
            self._lines += sign * chunk.text.count("\n") if len(self._newline) > 1 else 0
            self._add_to_totals(chunk, sign)
            self._add_to_scripts(chunk, sign)

    def _add_to_totals(self, chunk: Chunk, sign: int) -> None:
        for index, tokens in enumerate(chunk.tokens):
            if tokens is None:
                self._uncounted[index] += sign * len(chunk.text)
            else:
                self._totals[index] += sign * tokens

    def _add_to_scripts(self, chunk: Chunk, sign: int) -> None:
        if sign > 0:
            self._unlooked[chunk] = None
        elif chunk in self._unlooked:
            del self._unlooked[chunk]
        else:
            self._scripts -= chunk.scripts

    # What waits to be counted

    def take(self, characters: int) -> Work | None:
        """The next work, of about so many characters; None where nothing waits.

        Taken work that is never given back leaves the text uncounted.
        """
        taken: list[Chunk] = []
        wanted: list[int] = []
        while self._queue and characters > 0:
            chunk = self._queue[0]
            missing = [n for n, tokens in enumerate(chunk.tokens) if tokens is None]
            if chunk.alive and missing:
                if taken and missing != wanted:
                    break
                wanted = missing
                taken.append(chunk)
                characters -= len(chunk.text)
            self._queue.popleft()
        names = tuple(self._encodings[n].name for n in wanted)
        is_rest = len(wanted) < len(self._encodings)
        return Work(taken, names, self._newline, is_rest=is_rest) if taken else None

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
                for name, tokens in zip(work.encodings, parts[0].tokens, strict=True):
                    chunk.tokens[self._index(name)] = tokens
                self._add_to_totals(chunk, 1)
            else:
                place = self._chunks.place_of(chunk)
                self._put(place, self._chunks.after(place), list(map(chunk_of, parts)))

    def finish(self) -> None:
        """Count here and now what waits."""
        while work := self.take(AT_ONCE):
            work.do([self._encodings[self._index(name)] for name in work.encodings])
            self.give(work)


def _groups(chunks: Iterable[Chunk]) -> Iterator[list[Chunk]]:
    """The chunks from one safe cut to the next: one, or several with seams between them."""
    group: list[Chunk] = []
    for chunk in chunks:
        if group and not chunk.seam:
            yield group
            group = []
        group.append(chunk)
    if group:
        yield group
