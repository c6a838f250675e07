"""Finding a command by what is typed: by words, by their beginnings, and with letters left out."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

_START, _WORD, _WITHIN, _HUMPS = range(4)  # the better first
_ELSEWHERE = 4  # what is found in no title
_LONGEST = 24  # letters of a word that may be the beginnings of several


@dataclass(frozen=True, slots=True)
class Name:
    """What something is found by.

    Attributes:
        titles: what it is called, in one language or two; the first is the one that is shown.
        more: further words.
        group: of two that fit as well, the one of the lower group is first.
    """

    titles: tuple[str, ...]
    more: str = ""
    group: int = 0

    def folded(self) -> "Name":
        """The same for either case of letters."""
        return Name(tuple(map(str.casefold, self.titles)), self.more.casefold(), self.group)


def find(wanted: str, names: Sequence[Name]) -> list[int]:
    """Which of the names are meant, the likeliest first; all of them in their order for no word.

    Every word has to be in a name: at the beginning of a title, at that of a word of it, anywhere,
    or in pieces that words begin with (``comod`` for Compare Models). Only where that finds none,
    the letters of each word in their order are enough, not far from each other.
    """
    words = wanted.casefold().split()
    if not words:
        return list(range(len(names)))
    folded = [name.folded() for name in names]
    ranks = [(_rank(words, name), place) for place, name in enumerate(folded)]
    found = sorted(
        (rank, folded[place].group, len(folded[place].titles[0]), place)
        for rank, place in ranks
        if rank is not None
    )
    if found:
        return [place for *_, place in found]
    patterns = [_letters(word) for word in words]
    return [
        place
        for place, name in enumerate(folded)
        if all(pattern.search(" ".join((*name.titles, name.more))) for pattern in patterns)
    ]


def _rank(words: Iterable[str], name: Name) -> int | None:
    """How far a name is from the words; None where one of them is not in it."""
    total = 0
    for word in words:
        ranks = [_rank_of(word, title) for title in name.titles]
        elsewhere = _rank_of(word, name.more)
        if elsewhere is not None:
            ranks.append(_ELSEWHERE + elsewhere)
        known = [rank for rank in ranks if rank is not None]
        if not known:
            return None
        total += min(known)
    return total


def _rank_of(word: str, name: str) -> int | None:
    at = name.find(word)
    if at == 0:
        return _START
    if at > 0:
        return _WORD if re.search(rf"\b{re.escape(word)}", name) else _WITHIN
    return _HUMPS if 1 < len(word) <= _LONGEST and _humps(word).search(name) else None


@lru_cache
def _humps(word: str) -> re.Pattern[str]:
    """Each letter right after the one before, or at the beginning of a later word."""
    return re.compile(r"\b" + r"(?:.*?\b)?".join(map(re.escape, word)))


@lru_cache
def _letters(word: str) -> re.Pattern[str]:
    return re.compile(r"\b" + ".{0,3}?".join(map(re.escape, word)))
