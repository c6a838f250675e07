"""What of a text is not kept yet: its edits since, those of a run of typing as one."""

from collections.abc import Sequence

from estimator.store.drafts import Edit
from estimator.tokens.units import utf16_length

_SMALL = 50_000
"""UTF-16 units of a text that is kept whole each time."""
_MOST_EDITS = 1000
"""Kept beside a text, before it is kept whole again; the next start has to do them all."""


class Unkept:
    """The edits of one text. What was taken to be kept and could not be has it kept whole."""

    def __init__(self, beside: int | None = None) -> None:
        """A text that is kept with so many edits beside it; None for one that is not kept."""
        self._is_whole = beside is None
        self._edits: list[Edit] = []
        self._beside = beside or 0

    def edited(self, start: int, removed: int, text: str, units: int) -> None:
        """Follow an edit of a text that has so many UTF-16 units after it."""
        if self._is_whole or self._joined(start, removed, text):
            return
        if removed > units or utf16_length(text) > units // 2:
            self.lost()
        else:
            self._edits.append(Edit(start, removed, text))

    def _joined(self, start: int, removed: int, text: str) -> bool:
        """Whether an edit goes on with what the last one typed, and is one with it now."""
        if not self._edits:
            return False
        last = self._edits[-1]
        end = last.start + utf16_length(last.text)
        if start == end and not removed:
            self._edits[-1] = Edit(last.start, last.removed, last.text + text)
            return True
        if not text and start + removed == end and last.start <= start and last.text.isascii():
            self._edits[-1] = Edit(last.start, last.removed, last.text[: start - last.start])
            return True
        return False

    def lost(self) -> None:
        """Have the text kept whole the next time."""
        self._is_whole, self._edits = True, []

    def is_whole_due(self, units: int) -> bool:
        """Whether a text of so many units is to be kept whole now."""
        return self._is_whole or (bool(self._edits) and units < _SMALL)

    @property
    def is_dear(self) -> bool:
        """Whether there are so many edits that the text is better kept whole, in a pause."""
        return self._beside + len(self._edits) > _MOST_EDITS

    def take(self, *, whole: bool) -> Sequence[Edit] | None:
        """What is to be kept now, as it will be: the edits, or None for the whole text."""
        taken, self._edits = self._edits, []
        self._beside = 0 if whole else self._beside + len(taken)
        self._is_whole = False
        return None if whole else taken
