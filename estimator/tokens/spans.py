"""Which characters each token of a text covers, also where one character is several tokens."""

from collections.abc import Sequence
from dataclasses import dataclass, field
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


@dataclass(slots=True)
class Spans:
    """Tokens that follow each other, in columns: there are thousands of them after each key.

    Attributes:
        ids: in the vocabulary.
        starts, ends: as those of a Span.
        cuts: ``skipped`` and ``missing`` of the tokens that are part of a character, by index.
    """

    ids: Sequence[int]
    starts: list[int]
    ends: list[int]
    cuts: dict[int, tuple[int, int]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.ids)

    def __getitem__(self, index: int) -> Span:
        return Span(
            self.ids[index],
            self.starts[index],
            self.ends[index],
            *self.cuts.get(index, (0, 0)),
        )

    def within(self, first: int, last: int) -> "Spans":
        """Those from one index to before another."""
        cuts = {n - first: cut for n, cut in self.cuts.items() if first <= n < last}
        return Spans(self.ids[first:last], self.starts[first:last], self.ends[first:last], cuts)


def spans(encoding: "tiktoken.Encoding", text: str, newline: str = "\n") -> list[Span]:
    r"""The tokens of a text, which ``encode`` gives, with the characters that they cover.

    Args:
        encoding: any.
        text: with ``\n`` as line ending and no surrogate pair as two characters; a surrogate alone
            is U+FFFD.
        newline: what a line feed is counted as; both of ``\r\n`` are one character of the text.
    """
    found = placed(encoding, encode(encoding, text.replace("\n", newline)), newline)
    return [found[index] for index in range(len(found))]


def placed(
    encoding: "tiktoken.Encoding",
    ids: Sequence[int],
    newline: str,
    *,
    start: int = 0,
    wide: int = 1,
) -> Spans:
    """Tokens that follow each other, with what they cover.

    Args:
        encoding: of the tokens.
        ids: of a text from the start of a character to the end of one.
        newline: that the text has.
        start: where the first one begins.
        wide: what a character outside of the basic plane counts: 2 for UTF-16 units.
    """
    inner = _CONTINUING + b"\n" if len(newline) > 1 else _CONTINUING
    found = Spans(ids, [], [])
    at, last, held = start, 1, 0  # what the last character counts, and how much of it is seen
    for index, data in enumerate(map(encoding.decode_single_token_bytes, ids)):
        begin = at
        firsts = data.translate(None, inner)  # a byte for each character that it begins
        if len(firsts) < len(data):
            continued = len(data) - len(data.lstrip(inner))
            if continued:
                begin -= last
                _open_ends(found, index, continued)
                found.cuts[index] = held, 0
            tail = len(data) - len(data.rstrip(inner))
            held = tail + 1 if firsts else held + len(data)
        else:
            held = 1
        at += len(firsts)
        if not firsts.isascii():
            at += (wide - 1) * len(firsts.translate(None, _ALL_BUT_WIDE))
        if firsts:
            last = wide if firsts[-1] >= 0xF0 else 1  # noqa: PLR2004 - as _ALL_BUT_WIDE
        found.starts.append(begin)
        found.ends.append(at)
    return found


def _open_ends(found: Spans, index: int, continued: int) -> None:
    """Say of the tokens of the last character before one that so many bytes of it follow."""
    end = found.ends[index - 1]
    while index and found.ends[index - 1] == end:
        index -= 1
        skipped, missing = found.cuts.get(index, (0, 0))
        found.cuts[index] = skipped, missing + continued
