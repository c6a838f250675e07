r"""Where a text may be cut so that the tokens of the parts are the tokens of the whole.

A cut ``A|B`` is safe when the pieces that an encoding's pattern makes of ``A + B`` are those of
``A`` followed by those of ``B``, whatever stands further left and right. These cuts are safe in
every bundled encoding (``tests/tokens/test_split.py`` enumerates them):

    any character but white space | space or tab
    letter or digit               | line feed, or the carriage return before it
    letter or punctuation         | digit
    digit                         | letter or punctuation
    letter                        | punctuation other than '
    two punctuation, the first not / and the last not '  | letter

Each has a character that is not white space on its left. That is what keeps the pieces of white
space whole, and why "\s+ at the end of the text" in a pattern never matches at a cut.

Letters, digits and punctuation are fixed ranges, so that no Unicode version moves a cut.
"""

import functools
import re
from collections import deque

_LETTER = (
    "A-Za-z"
    "\u0391-\u03a1\u03a3-\u03a9\u03b1-\u03c9"  # Greek
    "\u0410-\u044f"  # Cyrillic
    "\u05d0-\u05ea"  # Hebrew
    "\u0621-\u063a\u0641-\u064a"  # Arabic
    "\u3041-\u3096\u30a1-\u30fa"  # kana
    "\u4e00-\u9fa5"  # CJK ideographs
    "\uac00-\ud7a3"  # Hangul
)
_DIGIT = "0-9"
_PUNCTUATION = (
    "!-/:-@\\[-`{-~"  # ASCII, all of it
    "\u00a1\u00a7\u00bf\u2013\u2014\u2018-\u201f\u2026"
    "\u3001-\u3003\u3008-\u3011\uff01-\uff0f\uff1a-\uff1f"
)
_SPACE = "\\s\x1c-\x1f\x85\u180e\u200b\ufeff"  # more than any pattern's \s: the rest is surely not

# Zero-width matches at each safe cut. The class after the position is tried first by the engine's
# prefix scan, so each alternative starts with the lookahead.
_CUT = (
    f"(?=[ \t])(?<=[^{_SPACE}])"
    f"|(?=[\r\n])(?<=[{_LETTER}{_DIGIT}])"
    f"|(?=[{_DIGIT}])(?<=[{_LETTER}{_PUNCTUATION}])"
    f"|(?=[{_LETTER}{_PUNCTUATION}])(?<=[{_DIGIT}])"
    f"|(?=(?!')[{_PUNCTUATION}])(?<=[{_LETTER}])"
    f"|(?=[{_LETTER}])(?<=(?!/)[{_PUNCTUATION}](?!')[{_PUNCTUATION}])"
)

_REACHES = (24, 96, 384, 1536, 1 << 40)  # how far back a cut is looked for, in turn
CONTEXT = 2
"""How many characters on each side of a cut decide whether it is safe (UTF-16 units: none of them
lies outside the basic plane, but for the one before a space)."""


@functools.cache
def _cut() -> re.Pattern[str]:
    return re.compile(_CUT)  # 6 ms, which an empty window need not wait for


@functools.cache
def is_word(character: str) -> bool:
    """Whether a character is one of the letters or digits that cuts are known at."""
    return bool(re.match(f"[{_LETTER}{_DIGIT}]", character))


def next_cut(text: str, start: int) -> int:
    """The first safe cut at ``start`` or after it, short of the end; ``len(text)`` if none."""
    found = _cut().search(text, max(start, 1))
    return found.start() if found and found.start() < len(text) else len(text)


def last_cut(text: str, end: int | None = None, start: int = 0) -> int:
    """The last safe cut at ``end`` (the end of the text) or before it; 0 if there is none.

    None is looked for before ``start``.
    """
    stop = len(text) if end is None else end
    for reach in _REACHES:
        first = max(1, start, stop - reach)
        found = deque(_cut().finditer(text, first, stop + 1), maxlen=1)  # a cut looks one ahead
        if found:
            return found[0].start()
    return 0


def is_safe(before: str, after: str) -> bool:
    """Whether ``before | after`` is a safe cut.

    Both are texts of at least CONTEXT characters where there are as many.
    """
    left = before[-CONTEXT:]
    return bool(_cut().match(left + after[:CONTEXT], len(left)))


def chunks(text: str, size: int) -> list[str]:
    """The text in parts of at least ``size`` characters (the last may be shorter), cut safely."""
    parts, start, end = [], 0, len(text)
    while end - start > size:
        cut = next_cut(text, start + size)
        parts.append(text[start:cut])
        start = cut
    if start < end:
        parts.append(text[start:])
    return parts
