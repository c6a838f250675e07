"""Which characters each token of a text covers, also where one character is several tokens."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from estimator.tokens.whole import encode

if TYPE_CHECKING:
    import tiktoken

_CONTINUING = bytes(range(0x80, 0xC0))  # UTF-8: every byte of a character but its first
_ALL_BUT_WIDE = bytes(range(0xF0))  # a character of four bytes is two UTF-16 units


class Span(NamedTuple):
    """A token, and where it stands.

    A character that several tokens share is covered by each of them.

    Attributes:
        id: in the vocabulary.
        start: the first character of which it has a byte.
        end: the character after the last of which it has one.
        skipped: bytes of its first character that tokens before it have.
        missing: bytes of its last character that tokens after it have.
    """

    id: int
    start: int
    end: int
    skipped: int = 0
    missing: int = 0

    @property
    def is_part(self) -> bool:
        """Whether it begins or ends inside a character."""
        return bool(self.skipped or self.missing)


def spans(encoding: "tiktoken.Encoding", text: str, newline: str = "\n") -> list[Span]:
    r"""The tokens of a text, which ``encode`` gives, with the characters that they cover.

    Args:
        encoding: any.
        text: with ``\n`` as line ending and no surrogate pair as two characters; a surrogate alone
            is U+FFFD.
        newline: what a line feed is counted as; both of ``\r\n`` are one character of the text.
    """
    return placed(encoding, encode(encoding, text.replace("\n", newline)), newline)


def placed(
    encoding: "tiktoken.Encoding",
    ids: Sequence[int],
    newline: str,
    *,
    start: int = 0,
    wide: int = 1,
) -> list[Span]:
    """Tokens that follow each other, with what they cover.

    Args:
        encoding: of the tokens.
        ids: of a text from the start of a character to the end of one.
        newline: that the text has.
        start: where the first one begins.
        wide: what a character outside of the basic plane counts: 2 for UTF-16 units.
    """
    inner = _CONTINUING + b"\n" if len(newline) > 1 else _CONTINUING
    found: list[Span] = []
    at, last, held = start, 1, 0  # what the last character counts, and how much of it is seen
    bytes_of = encoding.decode_single_token_bytes
    for token in ids:
        data = bytes_of(token)
        firsts = data.translate(None, inner)  # a byte for each character that it begins
        end = at + len(firsts)
        if wide > 1 and not firsts.isascii():
            end += (wide - 1) * len(firsts.translate(None, _ALL_BUT_WIDE))
        if len(firsts) == len(data):
            found.append(Span(token, at, end))
            held = 1
        else:
            continued = len(data) - len(data.lstrip(inner))
            if continued:
                _open_ends(found, continued, at)
            begin = at - last if continued else at
            found.append(Span(token, begin, end, held if continued else 0))
            tail = len(data) - len(data.rstrip(inner))
            held = tail + 1 if firsts else held + len(data)
        if firsts:
            last = wide if firsts[-1] >= 0xF0 else 1  # noqa: PLR2004 - as _ALL_BUT_WIDE
        at = end
    return found


def _open_ends(found: list[Span], continued: int, end: int) -> None:
    """Say of the tokens of the last character that so many bytes of it follow."""
    for index in range(len(found) - 1, -1, -1):
        span = found[index]
        if span.end != end:
            return
        found[index] = span._replace(missing=span.missing + continued)
