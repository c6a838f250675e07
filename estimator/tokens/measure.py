"""A text cut into parts, and the tokens of each part."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from estimator.tokens import seams, split, whole
from estimator.tokens.chunks import Chunk
from estimator.tokens.whole import count, encode

if TYPE_CHECKING:
    import tiktoken

CHUNK = 8192
"""Characters of a part, at least: large enough that counting is the cost, and not the calls. An
edit counts only what lies between the two cuts around it."""
LONG = 2 * CHUNK
"""A part longer than this has no safe cut for long, and is cut at seams if it can be."""
_SEAMED = 1024  # characters between two seams, at least


@dataclass(slots=True)
class Part:
    """A part of a text.

    Attributes:
        seam: whether it is cut from the part before it at a seam.
        tokens: its tokens in each encoding that was asked for.
        ends: its first and last token in each of them, where a seam is at either side; else empty.
    """

    text: str
    seam: bool
    tokens: list[int]
    ends: list[tuple[int, int]]


def chunk_of(part: Part) -> Chunk:
    """A counted part as a chunk."""
    return Chunk(part.text, list(part.tokens), seam=part.seam, ends=part.ends)


def measure(text: str, encodings: Sequence["tiktoken.Encoding"], newline: str) -> list[Part]:
    """Cut a text safely, or at seams where no cut is safe, and count each part."""
    parts: list[Part] = []
    for chunk in split.chunks(text, CHUNK):
        if len(chunk) <= LONG or not encodings:
            parts.append(plain(chunk, encodings, newline))
        else:
            parts += _seamed(chunk, encodings, newline)
    return parts


def plain(text: str, encodings: Sequence["tiktoken.Encoding"], newline: str) -> Part:
    """A text as one part, which safe cuts or nothing part from the rest."""
    true = text.replace("\n", newline)
    return Part(text, False, [count(encoding, true) for encoding in encodings], [])


def _seamed(text: str, encodings: Sequence["tiktoken.Encoding"], newline: str) -> list[Part]:
    """Parts cut at seams; where two of them do not join after all, they stay one."""
    parts: list[Part] = []
    start = 0
    while start < len(text):
        at = None
        if len(text) - start > 2 * _SEAMED:
            at = seams.find(text, start, start + _SEAMED, encodings, newline)
        part = with_ends(text[start:at], encodings, newline, seam=bool(parts))
        start = len(text) if at is None else at
        while parts and not joins(parts[-1].ends, part.ends, encodings):
            left = parts.pop()
            part = with_ends(left.text + part.text, encodings, newline, seam=left.seam)
        parts.append(part)
    return parts if len(parts) > 1 else [plain(text, encodings, newline)]


def with_ends(
    text: str, encodings: Sequence["tiktoken.Encoding"], newline: str, *, seam: bool
) -> Part:
    """A text as one part, with the tokens at its ends."""
    lists = _lists(text, encodings, newline)
    return Part(text, seam, list(map(len, lists)), [(ids[0], ids[-1]) for ids in lists])


def ends(
    text: str, encodings: Sequence["tiktoken.Encoding"], newline: str
) -> list[tuple[int, int]]:
    """The first and the last token of a text in each encoding."""
    return [(ids[0], ids[-1]) for ids in _lists(text, encodings, newline)]


def _lists(text: str, encodings: Sequence["tiktoken.Encoding"], newline: str) -> list[list[int]]:
    true = text.replace("\n", newline)
    return [encode(encoding, true) for encoding in encodings]


def joins(
    left: Sequence[tuple[int, int]],
    right: Sequence[tuple[int, int]],
    encodings: Sequence["tiktoken.Encoding"],
) -> bool:
    """Whether a part with these ends and the next are cut at a seam of every encoding."""
    return all(
        whole.joins(encoding, a[1], b[0])
        for encoding, a, b in zip(encodings, left, right, strict=True)
    )
