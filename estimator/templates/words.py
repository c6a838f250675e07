"""Texts counted word by word, each word once.

Before a space that follows anything but white space a text may be cut safely (``tokens.split``), so
the tokens of a text are those of its first word, and of each further one with the space before it.
"""

from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING

from estimator.templates import batch
from estimator.tokens import split

if TYPE_CHECKING:
    import tiktoken

_MOST, _LONGEST = 200_000, 40
"""So many words are remembered, of at most so many characters."""
_AT_ONCE = 500  # texts
_WHOLE = -(1 << 40)
"""What a word that can't be counted alone adds: it makes the sum of its text less than 0."""
_NEW = -1


class Words:
    """Counts texts; what it has seen costs a look into a dictionary."""

    def __init__(self, encoding: "tiktoken.Encoding") -> None:
        self._encoding = encoding
        self._firsts: dict[str, int] = {"": 0}  # of a text that begins with a space
        self._others: dict[str, int] = {}

    def lengths(self, texts: Sequence[str]) -> list[int]:
        """The tokens of each text."""
        found: list[int] = []
        for start in range(0, len(texts), _AT_ONCE):
            found += self._lengths(texts[start : start + _AT_ONCE])
        return found

    def _lengths(self, texts: Sequence[str]) -> list[int]:
        parted = [text.split(" ") for text in texts]
        sums = [self._sum(words) for words in parted]
        new = [words for words, tokens in zip(parted, sums, strict=True) if tokens == _NEW]
        if new:
            self._learn(self._firsts, {words[0] for words in new}, "")
            self._learn(self._others, set().union(*(words[1:] for words in new)), " ")
            sums = [self._sum(words) for words in parted]
        rest = [text for text, tokens in zip(texts, sums, strict=True) if tokens < 0]
        if not rest:
            return sums
        whole = iter(batch.lengths(rest, self._encoding))
        return [next(whole) if tokens < 0 else tokens for tokens in sums]

    def _sum(self, words: Sequence[str]) -> int:
        """The tokens of a text in words; _NEW where one is not known, below 0 where it is whole."""
        try:
            first = self._firsts[words[0]]
            return first + sum(map(self._others.__getitem__, islice(words, 1, None)))
        except KeyError:
            return _NEW

    def _learn(self, known: dict[str, int], words: set[str], before: str) -> None:
        """Count the words that are not known; those that can't be counted alone are _WHOLE."""
        new = words - known.keys()
        if len(known) + len(new) > _MOST:
            known.clear()
            new = set(words)
            if not before:
                known[""] = 0
                new.discard("")
        alone = [word for word in new if _may_stand_alone(word)]
        known.update(dict.fromkeys(new, _WHOLE))
        counts = batch.lengths([before + word for word in alone], self._encoding)
        known.update(zip(alone, counts, strict=True))


def _may_stand_alone(word: str) -> bool:
    """Whether a text may be cut behind a word, and the word is worth remembering."""
    return 0 < len(word) <= _LONGEST and split.is_safe(word, " ")
