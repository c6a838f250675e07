"""A vocabulary's ranks, packed so that an encoding is built of them in half the time.

A ``.tiktoken`` file has a line of base64 for each token. A ``.ranks`` file has the number of tokens
(32 bits), their ranks (32 bits each), a separator (two bytes) and the tokens, joined by it; numbers
are little-endian. The tokens stand in the order in which tiktoken's hash table will hold them: it
goes through that table more than once, and so finds each token beside the last one in memory, not
anywhere in it. Nothing but speed hangs on this order.
"""

import array
import base64
import itertools
import struct
import sys
from collections.abc import Sequence

_COUNT = struct.Struct("<I")
_SEPARATOR_SIZE = 2


def unpack(packed: bytes) -> dict[bytes, int]:
    """Token -> rank, from a ``.ranks`` file that is known to be whole."""
    (count,) = _COUNT.unpack_from(packed)
    end = _COUNT.size + 4 * count
    numbers = _integers(packed[_COUNT.size : end])
    separator, tokens = packed[end : end + _SEPARATOR_SIZE], packed[end + _SEPARATOR_SIZE :]
    return dict(zip(tokens.split(separator), numbers, strict=True))


def _integers(data: bytes) -> "array.array[int]":
    numbers = array.array("I", data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def pack(ranks: dict[bytes, int]) -> bytes:
    """A ``.ranks`` file of a vocabulary."""
    size = _table_size(len(ranks))
    tokens = sorted(ranks, key=lambda token: (_table_hash(token) % size, ranks[token]))
    numbers = struct.pack(f"<{len(tokens)}I", *(ranks[token] for token in tokens))
    separator = _separator(tokens)
    return _COUNT.pack(len(tokens)) + numbers + separator + separator.join(tokens)


def _separator(tokens: Sequence[bytes]) -> bytes:
    """Two bytes at which the joined tokens are split into themselves."""
    pairs = map(bytes, itertools.product(range(255, -1, -1), repeat=_SEPARATOR_SIZE))
    return next(pair for pair in pairs if pair.join(tokens).split(pair) == tokens)


def parse(data: bytes) -> dict[bytes, int]:
    """Token -> rank, from a ``.tiktoken`` file."""
    words = data.split()
    return dict(zip(map(base64.b64decode, words[::2]), map(int, words[1::2]), strict=True))


# Where tiktoken's table holds a token: the FxHasher of Rust's crate rustc-hash 2.1, on 64 bits, in
# a table of hashbrown, which is filled to seven eighths.

_MULTIPLIER = 0xF1357AEA2E62A9C5
_SEEDS = (0x243F6A8885A308D3, 0x13198A2E03707344)
_NO_ZERO = 0xA4093822299F31D0
_ROTATION = 26
_WORD = 0xFFFF_FFFF_FFFF_FFFF
_BLOCK = 16  # bytes that the hash takes at once


def _table_size(tokens: int) -> int:
    """How many places the table has, for at least four tokens; a power of two."""
    return 1 << (tokens * 8 // 7 - 1).bit_length()


def _table_hash(token: bytes) -> int:
    """The hash of a vector of bytes: its length is hashed first."""
    return _rotated(len(token) * _MULTIPLIER + _digest(token))


def _rotated(state: int) -> int:
    word = state * _MULTIPLIER & _WORD
    return (word << _ROTATION | word >> (64 - _ROTATION)) & _WORD


def _digest(data: bytes) -> int:
    first, second = _SEEDS
    for at in range(0, len(data) - _BLOCK, _BLOCK):
        left, right = struct.unpack_from("<QQ", data, at)
        first, second = second, _mixed(first ^ left, _NO_ZERO ^ right)
    left, right = _ends(data)
    return _mixed(first ^ left, second ^ right) ^ len(data)


def _ends(data: bytes) -> tuple[int, int]:
    """What is left of the data, sixteen bytes at most, as two numbers."""
    tail = data[-_BLOCK:]
    width = 8 if len(tail) >= 8 else 4  # noqa: PLR2004 - a word or half of one
    if len(tail) >= width:  # the two overlap where there are fewer bytes
        return int.from_bytes(tail[:width], "little"), int.from_bytes(tail[-width:], "little")
    if not tail:
        return 0, 0
    return tail[0], tail[-1] << 8 | tail[len(tail) // 2]


def _mixed(left: int, right: int) -> int:
    product = left * right
    return (product ^ product >> 64) & _WORD
