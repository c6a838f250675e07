"""Which chunks an edit of a text replaces, and by what."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from estimator.tokens import measure as measuring
from estimator.tokens import seams, split
from estimator.tokens.chunks import Chunk, Chunks, Place
from estimator.tokens.measure import chunk_of, joins, measure
from estimator.tokens.replacement import Edit, Replacement
from estimator.tokens.units import (
    index_of,
    paired_length,
    spliced,
    utf16_length,
    with_pairs_joined,
)
from estimator.tokens.whole import count, encode

if TYPE_CHECKING:
    import tiktoken

AT_ONCE = 131_072
"""A text of up to so many characters is counted within the edit that brings it; a longer one is
left uncounted."""
_COARSE = 8 * measuring.CHUNK  # characters of a chunk that waits; an edit of it counts it at once
_MOST = 4 * measuring.CHUNK  # characters of a chunk that edits made longer


@dataclass(frozen=True, slots=True)
class Recut:
    """How the chunks of a text follow its edits; it reads the chunks and changes none."""

    chunks: Chunks
    encodings: Sequence["tiktoken.Encoding"]
    newline: str

    def replacements(self, start: int, removed: int, text: str) -> list[Replacement]:
        """What an edit replaces, the last place first, so that each is still true when it is done.

        Args:
            start: in UTF-16 units, within the text.
            removed: how many units go.
            text: what takes their place.
        """
        edit = self._touched(start, removed, text)
        difference = self._difference(edit)
        return [difference] if difference else self._whole(edit)

    def _touched(self, start: int, removed: int, text: str) -> Edit:
        """The chunks whose text or cuts an edit may change."""
        chunks, end = self.chunks, start + removed
        first, offset = chunks.find(start)
        last, stop = (first, offset) if not removed else chunks.find(end)
        if last < chunks.end:
            stop += chunks.at(last).units
            last = chunks.after(last)
        small = measuring.CHUNK // 2  # below it a chunk joins its neighbour
        short = len(text) + (stop - offset) - removed < small
        while first > chunks.start and self._is_near(first, start - offset, short=short):
            first = chunks.before(first)
            units = chunks.at(first).units
            offset, short = offset - units, short and units < small
        while last < chunks.end and self._is_near(last, stop - end, short=short):
            units = chunks.at(last).units
            stop, short = stop + units, short and units < small
            last = chunks.after(last)
        return Edit(first, last, start - offset, removed, text)

    def _is_near(self, place: Place, distance: int, *, short: bool) -> bool:
        """Whether an edit touches the cut before a chunk, or leaves too little beside it.

        The distance is in units, of which a character is two at most.
        """
        if self._is_at_seam(place):
            return distance < 2 * seams.MARGIN
        return short or distance < split.CONTEXT

    def _is_at_seam(self, place: Place) -> bool:
        """Whether the cut before a place is a seam."""
        return place < self.chunks.end and self.chunks.at(place).seam

    # From one safe cut to another

    def _difference(self, edit: Edit) -> Replacement | None:
        """The one chunk that an edit leaves, counted between the safe cuts around it alone.

        None where that can't be done: a cut is a seam, a part is not counted, or all is too long.
        """
        old = self.chunks.between(edit.first, edit.last)
        after = [self.chunks.at(edit.last)] if edit.last < self.chunks.end else []
        if any(chunk.seam for chunk in old + after) or any(None in c.tokens for c in old):
            return None
        units = sum(chunk.units for chunk in old)
        if max(units, len(edit.text)) > _MOST:
            return None
        whole = "".join(chunk.text for chunk in old)
        a = index_of(whole, edit.start, units)
        b = index_of(whole, edit.start + edit.removed, units)
        if a is None or b is None or len(whole) - (b - a) + len(edit.text) > _MOST:
            return None
        left = split.last_cut(whole, a - split.CONTEXT) if a > split.CONTEXT else 0
        right = split.next_cut(whole, b + split.CONTEXT)
        if max(right - left, len(edit.text)) > AT_ONCE:
            return None
        before = whole[left:right]
        now = with_pairs_joined(whole[left:a] + edit.text + whole[b:right])
        made = whole[:left] + now + whole[right:]
        if not made:
            return None
        units += utf16_length(edit.text) - edit.removed
        return Replacement(
            edit.first, edit.last, [Chunk(made, self._changed(old, before, now), units=units)]
        )

    def _changed(self, old: Sequence[Chunk], before: str, now: str) -> list[int | None]:
        """The tokens of chunks in which one text takes the place of another."""
        before, now = (text.replace("\n", self.newline) for text in (before, now))
        return [
            sum(chunk.tokens[n] or 0 for chunk in old)
            - count(encoding, before)
            + count(encoding, now)
            for n, encoding in enumerate(self.encodings)
        ]

    # All that the touched chunks hold

    def _whole(self, edit: Edit) -> list[Replacement]:
        step = 1
        while True:
            text = self._edited(edit)
            if len(text) > AT_ONCE:  # it will wait to be counted, and can't be joined at a seam
                self._widen(edit, sys.maxsize, left=True, right=True)
                text = self._edited(edit)
            made = Replacement(edit.first, edit.last, self._cut(text))
            joins_left, joins_right = self._joins_left(made), self._joins_right(made)
            if joins_left and joins_right:
                return [made]
            if joins_left and (lent := self._lent(made)):
                return lent
            self._widen(edit, step, left=not joins_left, right=not joins_right)
            step *= 2

    def _edited(self, edit: Edit) -> str:
        old = self.chunks.between(edit.first, edit.last)
        if edit.removed == sum(chunk.units for chunk in old):
            return edit.text if len(edit.text) > AT_ONCE else with_pairs_joined(edit.text)
        whole = "".join(chunk.text for chunk in old)
        return spliced(whole, edit.start, edit.removed, edit.text)

    def _cut(self, text: str) -> list[Chunk]:
        if not self.encodings or len(text) <= AT_ONCE:
            paired = with_pairs_joined(text)
            return [chunk_of(part) for part in measure(paired, self.encodings, self.newline)]
        parts = split.chunks(text, _COARSE)
        lengths = list(map(paired_length, parts))
        if None in lengths:
            parts = split.chunks(with_pairs_joined(text), _COARSE)
            lengths = list(map(utf16_length, parts))
        return [
            Chunk(part, [None] * len(self.encodings), units=units)
            for part, units in zip(parts, lengths, strict=True)
        ]

    def _joins_left(self, made: Replacement) -> bool:
        """Whether the first new chunk may stand where there was a seam before it."""
        if not self._is_at_seam(made.first):
            return True
        left = self.chunks.at(self.chunks.before(made.first))
        if not (made.new and self._is_seam(left, made.new[0])):
            return False
        made.new[0].seam = True
        return True

    def _joins_right(self, made: Replacement) -> bool:
        """Whether the last new chunk may stand where there is a seam after it."""
        if not self._is_at_seam(made.last):
            return True
        return bool(made.new) and self._is_seam(made.new[-1], self.chunks.at(made.last))

    def _is_seam(self, left: Chunk, right: Chunk) -> bool:
        text = left.text + right.text
        if not seams.is_place(text, len(left.text), self.newline, self.encodings):
            return False
        return joins(self._ends(left), self._ends(right), self.encodings)

    def _ends(self, chunk: Chunk) -> Sequence[tuple[int, int]]:
        if not chunk.ends:
            chunk.ends = measuring.ends(chunk.text, self.encodings, self.newline)
        return chunk.ends

    def _widen(self, edit: Edit, step: int, *, left: bool, right: bool) -> None:
        """Take in ``step`` more chunks on a side, as long as they are cut at seams."""
        for _ in range(step if left else 0):
            if not self._is_at_seam(edit.first):
                break
            edit.first = self.chunks.before(edit.first)
            edit.start += self.chunks.at(edit.first).units
        for _ in range(step if right else 0):
            if not self._is_at_seam(edit.last):
                break
            edit.last = self.chunks.after(edit.last)

    # Runs of one character

    def _lent(self, made: Replacement) -> list[Replacement] | None:
        """A way to join the chunks of a run of one character without cutting each of them anew.

        Byte-pair encoding takes such a run in equal bites from its start, so a seam holds only at
        a whole bite. All its chunks being alike, the new one may borrow from the last of the run
        the few characters that make its own bite whole: the text is the same.
        """
        chunks, place, run = self.chunks, made.last, self.chunks.at(made.last).run
        if not (made.new and run and made.new[-1].text.endswith(run * seams.MARGIN)):
            return None
        while self._continues(place, run):
            place = chunks.after(place)
        for lack in self._lacks(made.new[-1], chunks.at(made.last), run):
            first = place
            if chunks.at(place).units <= 2 * lack and place > made.last:
                first = chunks.before(place)  # too little is left of the last one alone
            loan = Replacement(first, chunks.after(place), [])
            if lent := self._loan(made, loan, run * lack):
                return lent
        return None

    def _loan(self, made: Replacement, loan: Replacement, some: str) -> list[Replacement] | None:
        """Both replacements, if each chunk then joins its neighbours.

        Args:
            made: what the edit leaves, of which the last chunk borrows.
            loan: the last chunks of the run; without new ones yet.
            some: what is borrowed.
        """
        chunks = self.chunks
        lenders = "".join(chunk.text for chunk in chunks.between(loan.first, loan.last))
        if not lenders.startswith(some) or len(lenders) == len(some):
            return None
        grown = self._counted(made.new[-1].text + some, seam=made.new[-1].seam)
        rest = self._counted(lenders[len(some) :], seam=True)
        is_next = loan.first == made.last
        before = grown if is_next else chunks.at(chunks.before(loan.first))
        after = chunks.at(loan.last) if loan.last < chunks.end else None
        joined = [(grown, rest if is_next else chunks.at(made.last)), (before, rest)]
        if after and after.seam:
            joined.append((rest, after))
        if grown.seam:
            is_only = len(made.new) == 1
            left = chunks.at(chunks.before(made.first)) if is_only else made.new[-2]
            joined.append((left, grown))
        if not all(self._is_seam(left, right) for left, right in joined):
            return None
        new = [*made.new[:-1], grown]
        if is_next:
            return [Replacement(made.first, loan.last, [*new, rest])]
        return [
            Replacement(loan.first, loan.last, [rest]),
            Replacement(made.first, made.last, new),
        ]

    def _continues(self, place: Place, run: str) -> bool:
        """Whether the run goes on in the chunk after a place."""
        after = self.chunks.after(place)
        return (
            self._is_at_seam(after)
            and self.chunks.at(place).run == run
            and self.chunks.at(after).text.startswith(run * (2 * seams.MARGIN))
        )

    def _lacks(self, new: Chunk, following: Chunk, run: str) -> list[int]:
        """How many characters each encoding lacks to a whole bite, the most first."""
        character, found = len(run.encode()), []
        for encoding, (first, _) in zip(self.encodings, self._ends(following), strict=True):
            bite = len(encoding.decode_single_token_bytes(first)) // character
            rest = 0
            for token in reversed(encode(encoding, new.text.replace("\n", self.newline))):
                size = len(encoding.decode_single_token_bytes(token)) // character
                if size >= bite:
                    break
                rest += size
            found.append(-rest % max(bite, 1))
        return [lack for lack in sorted(set(found), reverse=True) if lack]

    def _counted(self, text: str, *, seam: bool) -> Chunk:
        return chunk_of(measuring.with_ends(text, self.encodings, self.newline, seam=seam))
