"""Texts counted word by word, each word once.

Before a space that follows anything but white space a text may be cut safely (``tokens.split``), so
the tokens of a text are those of its first word, and of each further one with the space before it.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from estimator.templates import batch
from estimator.tokens import split

if TYPE_CHECKING:
    import tiktoken

_MOST, _LONGEST = 200_000, 120
"""So many words are remembered, of at most so many characters."""
_WHOLE = -(1 << 40)
"""What a word that can't be counted alone adds: it makes the sum of its text less than 0."""
_NEW = -1


class Words:
    """Counts values between two fixed texts; what it has seen costs a look into a dictionary.

    The first word of a value is counted with the text before it, the last with the text after it.
    """

    def __init__(self, encoding: "tiktoken.Encoding", before: str = "", after: str = "") -> None:
        self._encoding = encoding
        self._before, self._after = before, after
        self._firsts: dict[str, int] = {}
        self._others: dict[str, int] = {}
        self._lasts: dict[str, int] = {}

    def lengths(self, values: Sequence[str]) -> list[int]:
        """The tokens of each value with what stands around it."""
        parted = [value.split(" ") for value in values]
        sums = [self._sum(words) for words in parted]
        new = [words for words, tokens in zip(parted, sums, strict=True) if tokens == _NEW]
        if new:
            self._learn_from(new)
            learnt = map(self._sum, new)
            sums = [next(learnt) if tokens == _NEW else tokens for tokens in sums]
        rest = [value for value, tokens in zip(values, sums, strict=True) if tokens < 0]
        if not rest:
            return sums
        texts = [f"{self._before}{value}{self._after}" for value in rest]
        whole = iter(batch.lengths(texts, self._encoding))
        return [next(whole) if tokens < 0 else tokens for tokens in sums]

    def _sum(self, words: list[str]) -> int:
        """Those of a value in words; _NEW where one is not known, below 0 where it is whole."""
        if len(words) == 1:
            return _WHOLE
        try:
            ends = self._firsts[words[0]] + self._lasts[words[-1]]
            return ends + sum(map(self._others.__getitem__, words[1:-1]))
        except KeyError:
            return _NEW

    def _learn_from(self, new: Sequence[list[str]]) -> None:
        firsts = {words[0]: self._before + words[0] for words in new}
        lasts = {words[-1]: f" {words[-1]}{self._after}" for words in new}
        others = {word: f" {word}" for words in new for word in words[1:-1]}
        self._learn(self._firsts, firsts, is_cut=True)
        self._learn(self._others, others, is_cut=True)
        self._learn(self._lasts, lasts, is_cut=False)  # nothing is behind it

    def _learn(self, known: dict[str, int], texts: dict[str, str], *, is_cut: bool) -> None:
        """Count what is not known; those that can't be counted alone are _WHOLE."""
        new = texts.keys() - known.keys()
        if len(known) + len(new) > _MOST:
            known.clear()
            new = set(texts)
        alone = [word for word in new if _may_stand_alone(word, texts[word], is_cut=is_cut)]
        known.update(dict.fromkeys(new, _WHOLE))
        counts = batch.lengths([texts[word] for word in alone], self._encoding)
        known.update(zip(alone, counts, strict=True))


def _may_stand_alone(word: str, text: str, *, is_cut: bool) -> bool:
    """Whether a word is worth remembering, and its text may be cut behind it, if it has to be."""
    return len(word) <= _LONGEST and (not is_cut or split.is_safe(text, " "))
