"""Cuts inside one giant piece: a word, a line of dashes or a run of spaces of a million characters.

No pattern lets such a piece be cut (see ``split``), but its tokens may be: tokens are those that
byte-pair encoding gives to a piece where each two neighbours x, y are what x + y is encoded to. So
a piece may be cut between two such tokens, a *seam*: the tokens of its parts are its own.

A seam must also leave the rest of each pattern as it is, so it lies within a run of one kind of
character, MARGIN of them on either side, and white space before it in its run is all the same. It
does not lie between two letters of ASCII where a pattern tells them from other letters, as
DeepSeek's does after a mark: "!abcé" is "!abc" and "é", and "abcé" is one piece.
"""

import functools
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from estimator.tokens import split, whole

if TYPE_CHECKING:
    import tiktoken

MARGIN = 4
"""Characters of one kind on each side: more than any pattern looks back or ahead for a letter, a
contraction ('ll) or a mark before a letter."""
_ASCII = ("[a-z]", "[A-Z]")
_KINDS = (
    "[\u05d0-\u05ea]",
    "[\u0621-\u063a\u0641-\u064a]",
    "[\u0e01-\u0e2e]",
    "[\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fa5\uac00-\ud7a3]",
    "[!-&(-.:-@\\[-`{-~]",  # ASCII punctuation but ' and /, which patterns name
    "[\U0001f300-\U0001faff]",
)
_SAME = " \t\n\x00"
_SEARCH = 256  # characters in which the encodings must have a token boundary in common


def _places(encodings: Iterable["tiktoken.Encoding"]) -> re.Pattern[str]:
    """Zero-width matches within a run of one kind that these encodings take as one."""
    return _within_runs(all("[A-Za-z]" not in encoding._pat_str for encoding in encodings))  # noqa: SLF001


@functools.cache
def _within_runs(of_ascii: bool) -> re.Pattern[str]:  # noqa: FBT001 - the key of a cache
    n = MARGIN
    every = _ASCII + _KINDS if of_ascii else _KINDS
    kinds = [f"(?<={kind}{{{n}}})(?={kind}{{{n}}})" for kind in every]
    same = [f"(?<={c}{{{n}}})(?={c}{{{n}}})" for c in map(re.escape, _SAME)]
    return re.compile("|".join(kinds + same))


def is_place(text: str, at: int, newline: str, encodings: Iterable["tiktoken.Encoding"]) -> bool:
    """Whether the characters around a place allow a seam there, in each of the encodings."""
    if not _places(encodings).match(text, at):
        return False
    last = text[at - 1]
    if last not in " \t\n":
        return True
    before = text[:at].rstrip(last)[-1:]
    if last == "\n":
        # A mark takes the line feeds after it, but no white space that follows those; and where a
        # line feed is written as two characters, they are no run of one.
        return newline == "\n" and (not before or bool(split.is_word(before)))
    return not before or not before.isspace()


def find(
    text: str,
    start: int,
    wanted: int,
    encodings: Sequence["tiktoken.Encoding"],
    newline: str,
    *,
    far: int = 65_536,
) -> int | None:
    """The first seam of every encoding at ``wanted`` or soon after it; None where there is none.

    Args:
        text: a text without a safe cut after ``start``.
        start: where the part begins that the seam ends: the start of the text, or a seam.
        wanted: where it is looked for, and a little further on.
        encodings: in each of which it must be a seam.
        newline: how a line feed is counted.
        far: how long the part may be; the whole of it is encoded.
    """
    place = _places(encodings).search(text, max(wanted, start + MARGIN))
    if place is None or place.start() - start > far:
        return None
    part = text[start : place.start() + _SEARCH]
    first, end = place.start() - start, len(part)
    if newline != "\n" and "\n" in part[first:]:
        return None
    common = set(range(first, end - MARGIN + 1))
    for encoding in encodings:
        common &= _boundaries(encoding, part.replace("\n", newline), first, end)
    # A run that began before the part has been looked at where the part was cut off.
    places = (start + at for at in sorted(common) if is_place(part, at, newline, encodings))
    return next(places, None)


def _boundaries(encoding: "tiktoken.Encoding", text: str, first: int, end: int) -> set[int]:
    """The places from ``first`` to ``end``, the end of the text, where two tokens meet."""
    found, at, rest = set(), end, b""
    for token in reversed(whole.encode(encoding, text)):
        rest = encoding.decode_single_token_bytes(token) + rest
        if 0x80 <= rest[0] < 0xC0:  # noqa: PLR2004 - UTF-8: within a character
            continue
        at = end - len(rest.decode())
        if at < first:
            break
        found.add(at)
    return found
