"""Many short texts counted at once.

A call of tiktoken's costs as much as some words. So the texts are encoded as one, parted by a
special token of the encoding: it divides a text before the pattern sees it, and can be found again
among the tokens.
"""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from estimator.tokens import whole

if TYPE_CHECKING:
    import tiktoken

_TOKEN_BYTES = 4
_CHARACTERS = 100_000  # that are encoded as one


def lengths(texts: Sequence[str], encoding: "tiktoken.Encoding") -> list[int]:
    """The tokens of each text, where what looks like a special token is text."""
    found: list[int] = []
    group: list[str] = []
    characters = 0
    for text in texts:
        group.append(text)
        characters += len(text)
        if characters >= _CHARACTERS:
            found += _lengths(group, encoding)
            group, characters = [], 0
    return found + _lengths(group, encoding)


def _lengths(texts: Sequence[str], encoding: "tiktoken.Encoding") -> list[int]:
    mark = next(iter(encoding._special_tokens), "")  # noqa: SLF001
    joined = mark.join(texts)
    is_clear = mark and joined.count(mark) == len(texts) - 1
    if is_clear and max(map(len, texts)) <= whole.PLAIN:
        try:
            buffer = encoding._core_bpe.encode_to_tiktoken_buffer(joined, {mark})  # noqa: SLF001
        except UnicodeEncodeError:  # half of a surrogate pair
            pass
        else:
            return _between(buffer, encoding._special_tokens[mark], len(texts))  # noqa: SLF001
    return [whole.count(encoding, text) for text in texts]


def _between(buffer: object, mark: int, number: int) -> list[int]:
    """How many tokens there are up to each mark, and after the last."""
    tokens = bytes(memoryview(buffer))  # type: ignore[arg-type]
    sign = mark.to_bytes(_TOKEN_BYTES, sys.byteorder)
    found, start = [], 0
    for _ in range(number - 1):
        end = tokens.index(sign, start)
        while end % _TOKEN_BYTES:  # it begins within a token
            end = tokens.index(sign, end + 1)
        found.append((end - start) // _TOKEN_BYTES)
        start = end + _TOKEN_BYTES
    return [*found, (len(tokens) - start) // _TOKEN_BYTES]
