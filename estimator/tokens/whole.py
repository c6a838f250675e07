"""The tokens of a text in one go, also where tiktoken would panic or take minutes."""

import functools
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

from estimator.tokens.text import without_lone_surrogates

if TYPE_CHECKING:
    import regex
    import tiktoken

PLAIN = 65_536
"""Up to so many characters tiktoken's own way is the fastest. In a longer text there may be a piece
as long: it takes more than linear time, and a run of 999,999 white spaces panics."""
_WINDOW = 4096  # bytes of a giant piece that are encoded together
_OVERLAP = 64  # tokens at a window's end, at most, that the next window decides


def count(encoding: "tiktoken.Encoding", text: str) -> int:
    """How many tokens ``encode`` gives, without making a list of them."""
    if len(text) <= PLAIN:
        try:
            # What tiktoken's encode_to_numpy wraps: 32 bits a token.
            buffer = encoding._core_bpe.encode_to_tiktoken_buffer(text, set())  # noqa: SLF001
            return memoryview(buffer).nbytes // 4
        except UnicodeEncodeError:
            pass
    return len(encode(encoding, text))


def encode(encoding: "tiktoken.Encoding", text: str) -> list[int]:
    """The tokens of a text, special-token text counted as text and a lone surrogate as U+FFFD."""
    if len(text) <= PLAIN or not _has_giant_piece(encoding, text):
        return encoding.encode_ordinary(text)
    tokens: list[int] = []
    for piece in _pieces(encoding, without_lone_surrogates(text)):
        tokens += encode_piece(encoding, piece.encode())
    return tokens


def _has_giant_piece(encoding: "tiktoken.Encoding", text: str) -> bool:
    return any(len(piece) > PLAIN for piece in _pieces(encoding, text)) and _is_settled(text)


def _pieces(encoding: "tiktoken.Encoding", text: str) -> Iterator[str]:
    return (found[0] for found in _pattern(encoding._pat_str).finditer(text))  # noqa: SLF001


@functools.cache
def _pattern(pattern: str) -> "regex.Pattern[str]":
    import regex  # noqa: PLC0415 - only a pathological text needs it

    # "$" is the very end in tiktoken's engine; Python's also stands before a last line feed.
    return regex.compile(pattern.replace("++$", r"++\Z"))


def _is_settled(text: str) -> bool:
    """Whether every character was assigned long ago, so that two engines must agree on it."""
    return all(unicodedata.category(character) != "Cn" for character in set(text))


def encode_piece(encoding: "tiktoken.Encoding", piece: bytes) -> list[int]:
    """The tokens of one piece, in linear time.

    Tokens are the piece's own where each two neighbours are what their own bytes are encoded to.
    Each window has such tokens; its last ones are left to the next, which must join them.
    """
    encode_window = encoding._encode_single_piece  # noqa: SLF001
    tokens: list[int] = []
    start = 0
    while len(piece) - start > _WINDOW:
        window = encode_window(piece[start : start + _WINDOW])
        if tokens and not joins(encoding, tokens[-1], window[0]):
            return encode_window(piece)
        kept = window[: max(len(window) // 2, len(window) - _OVERLAP)]
        tokens += kept
        start += sum(len(encoding.decode_single_token_bytes(token)) for token in kept)
    last = encode_window(piece[start:])
    if tokens and last and not joins(encoding, tokens[-1], last[0]):
        return encode_window(piece)
    return tokens + last


def joins(encoding: "tiktoken.Encoding", left: int, right: int) -> bool:
    """Whether two tokens may stand side by side in one piece."""
    pair = encoding.decode_single_token_bytes(left) + encoding.decode_single_token_bytes(right)
    return encoding._encode_single_piece(pair) == [left, right]  # noqa: SLF001
