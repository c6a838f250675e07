"""A vocabulary's ranks, packed so that they are read in a fifth of the time.

A ``.tiktoken`` file has a line of base64 for each token. A ``.ranks`` file has, for each length of
token, the length and the number of tokens (two 32-bit integers), their ranks (32 bits each), and
the tokens, one after the other; integers are little-endian.
"""

import array
import base64
import itertools
import struct
import sys

_HEAD = struct.Struct("<II")


def unpack(packed: bytes) -> dict[bytes, int]:
    """Token -> rank, from a ``.ranks`` file that is known to be whole."""
    ranks: dict[bytes, int] = {}
    view, at = memoryview(packed), 0
    while at < len(packed):
        length, count = _HEAD.unpack_from(view, at)
        numbers_at = at + _HEAD.size
        tokens_at = numbers_at + 4 * count
        at = tokens_at + length * count
        tokens = struct.iter_unpack(f"{length}s", view[tokens_at:at])
        numbers = _integers(view[numbers_at:tokens_at])
        ranks.update(zip(itertools.chain.from_iterable(tokens), numbers, strict=True))
    return ranks


def _integers(data: memoryview) -> "array.array[int]":
    numbers = array.array("I", data.tobytes())
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def pack(ranks: dict[bytes, int]) -> bytes:
    """A ``.ranks`` file of a vocabulary."""
    by_length: dict[int, list[tuple[int, bytes]]] = {}
    for token, rank in ranks.items():
        by_length.setdefault(len(token), []).append((rank, token))
    parts = []
    for length, tokens in sorted(by_length.items()):
        tokens.sort()
        numbers = [rank for rank, _ in tokens]
        parts.append(_HEAD.pack(length, len(tokens)))
        parts.append(struct.pack(f"<{len(numbers)}I", *numbers))
        parts += [token for _, token in tokens]
    return b"".join(parts)


def parse(data: bytes) -> dict[bytes, int]:
    """Token -> rank, from a ``.tiktoken`` file."""
    words = data.split()
    return dict(zip(map(base64.b64decode, words[::2]), map(int, words[1::2]), strict=True))
