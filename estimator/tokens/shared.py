"""Where the beginning ends that several texts share, in tokens: what a provider's cache can keep.

All texts are encoded from the last safe cut before they differ alone; see ``split``.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from estimator.tokens import split, texts, together, whole
from estimator.tokens.text import without_lone_surrogates

if TYPE_CHECKING:
    import tiktoken

_BLOCK = 1 << 20
"""Characters of the texts that are counted in one go, about."""


@dataclass(frozen=True, slots=True)
class Shared:
    """The beginning that texts share.

    Attributes:
        tokens: that are the same in all of them.
        characters: that these tokens cover whole.
    """

    tokens: int
    characters: int


def same_length(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    if other.startswith(one):
        return len(one)
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def shared(encoding: "tiktoken.Encoding", given: Iterable[str]) -> Shared:
    """The longest run of tokens that all texts begin with.

    Args:
        encoding: of the tokens.
        given: at least one text; it is gone through twice.
    """
    beginning = without_lone_surrogates(next(iter(given)))
    for text in map(without_lone_surrogates, given):
        beginning = beginning[: same_length(beginning, text)]
    length = len(beginning)
    start = split.last_cut(beginning)  # all that it depends on is in the beginning
    same: list[int] | None = None
    for text in map(without_lone_surrogates, given):
        tokens = whole.encode(encoding, _around(text, start, length))
        same = tokens if same is None else _common(same, tokens)
    ends = same or []
    data = b"".join(map(encoding.decode_single_token_bytes, ends))
    tokens_before = texts.count(encoding, beginning[:start])
    return Shared(tokens_before + len(ends), start + len(data.decode(errors="ignore")))


def _around(text: str, start: int, length: int) -> str:
    """The text from a cut to the first one behind where texts differ."""
    return text[start : split.next_cut(text, length)]


def _common(one: list[int], other: list[int]) -> list[int]:
    pairs = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return [token for token, _ in pairs]


def counts(encoding: "tiktoken.Encoding", given: Iterable[str], characters: int) -> Iterator[int]:
    """The tokens of each text, where all begin with the same characters, which count once."""
    before = start = -1
    for block in _blocks(map(without_lone_surrogates, given)):
        if start < 0:
            start = split.last_cut(block[0][:characters])
            before = texts.count(encoding, block[0][:start])
        yield from (before + n for n in together.counts(encoding, [text[start:] for text in block]))


def _blocks(given: Iterable[str]) -> Iterator[list[str]]:
    """Texts, some characters at a time."""
    block: list[str] = []
    size = 0
    for text in given:
        block.append(text)
        size += len(text)
        if size >= _BLOCK:
            yield block
            block, size = [], 0
    if block:
        yield block


def place(text: str, characters: int) -> tuple[int, int]:
    """The line and the column of a character, both from 1."""
    before = text[:characters]
    line = before.count("\n") + 1
    return line, characters - (before.rfind("\n") + 1) + 1


def goes_on(text: str, characters: int, most: int = 60) -> str:
    """What follows so many characters of a text, on one line, cut where it is long."""
    words = re.sub(r"\s+", " ", text[characters : characters + 4 * most]).strip()
    return words if len(words) <= most else words[: most - 1] + "…"
