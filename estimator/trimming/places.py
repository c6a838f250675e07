"""How many tokens begin before places of a text, counted around the places alone."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from estimator.tokens import split
from estimator.tokens.whole import count, encode
from estimator.trimming.section import GoOn
from estimator.trimming.section_map import Before

if TYPE_CHECKING:
    import tiktoken

Part = tuple[str, int]
"""A part of a text and its tokens; what is counted of the parts adds up to the whole text."""


class PlaceCounter:
    """Counts before places; what it counted of parts that stay is not counted again."""

    def __init__(self, encoding: "tiktoken.Encoding", newline: str) -> None:
        self._encoding = encoding
        self._newline = newline
        self._known: dict[tuple[str, tuple[int, ...]], list[Before]] = {}

    def before(self, parts: Iterable[Part], places: Sequence[int], go_on: GoOn) -> list[Before]:
        r"""What is before each of the places.

        Args:
            parts: of the text, in their order, with ``\n`` as line ending.
            places: characters, rising.
            go_on: is called now and then; what it raises ends the counting.
        """
        made, used = [Before(0)] * len(places), {}
        start = tokens = at = 0
        for text, of_part in parts:
            end, first = start + len(text), at
            while at < len(places) and places[at] <= end:
                at += 1
            if first < at:
                go_on()
                key = text, tuple(place - start for place in places[first:at])
                used[key] = self._known.get(key) or self._within(*key, of_part)
                made[first:at] = (Before(tokens + b.tokens, b.is_within) for b in used[key])
            start, tokens = end, tokens + of_part
        self._known = used
        return made

    def _within(self, text: str, places: tuple[int, ...], of_part: int) -> list[Before]:
        """What is before the places of one part."""
        found, tokens, last, size = list[Before](), 0, 0, 0
        cut, ends = 0, list[int]()
        for place in places:
            if place >= len(text):
                found.append(Before(of_part))
                continue
            if new := split.last_cut(text, place, last + 1):
                tokens += count(self._encoding, self._true(text[cut:new]))
                cut, last, size, ends = new, new, 0, []
            if place > cut and not ends:
                ends = self._ends(text[cut : split.next_cut(text, place)])
            size += _bytes(self._true(text[last:place]))
            last = place
            number = bisect_left(ends, size)
            found.append(
                Before(tokens + number + 1, ends[number] > size) if size else Before(tokens)
            )
        return found

    def _ends(self, text: str) -> list[int]:
        """Where each token of a text ends, in bytes."""
        size = self._encoding.decode_single_token_bytes
        tokens = encode(self._encoding, self._true(text))
        return list(accumulate(len(size(token)) for token in tokens))

    def _true(self, text: str) -> str:
        return text.replace("\n", self._newline)


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))  # a lone one has as many as U+FFFD
