"""Finding a command by what is typed: by words, by their beginnings, and with letters left out."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

_START, _WORD, _WITHIN, _HUMPS = range(4)  # the better first
_ELSEWHERE = 4  # what is found in no title
_LONGEST = 24  # letters of a word that may be the beginnings of several
Name = tuple[str, str]
"""A title, and further words that it is found by."""


def find(wanted: str, names: Sequence[Name]) -> list[int]:
    """Which of the names are meant, the likeliest first; all of them in their order for no word.

    Every word has to be in a name: at its beginning, at that of a word of it, anywhere, or in
    pieces that words begin with (``comod`` for Compare Models). Only where that finds nothing, the
    letters of each word in their order are enough, not far from each other.
    """
    words = wanted.casefold().split()
    if not words:
        return list(range(len(names)))
    folded = [(title.casefold(), more.casefold()) for title, more in names]
    ranks = [(_rank(words, name), len(name[0]), place) for place, name in enumerate(folded)]
    found = sorted((rank, long, place) for rank, long, place in ranks if rank is not None)
    if found:
        return [place for _, _, place in found]
    patterns = [_letters(word) for word in words]
    return [
        place
        for place, (title, more) in enumerate(folded)
        if all(pattern.search(f"{title} {more}") for pattern in patterns)
    ]


def _rank(words: Iterable[str], name: Name) -> int | None:
    """How far a name is from the words; None where one of them is not in it."""
    total = 0
    for word in words:
        in_title, elsewhere = (_rank_of(word, part) for part in name)
        if in_title is None and elsewhere is None:
            return None
        total += _ELSEWHERE + (elsewhere or 0) if in_title is None else in_title
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
