"""Audio tokens, by duration, and the duration of a WAV or MP3 file.

User audio is 1 token per 100 ms and assistant audio 1 per 50 ms (OpenAI, Realtime costs,
https://developers.openai.com/api/docs/guides/realtime-costs). A session sends its whole
conversation again at each turn, so it pays for the same second more than once.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from struct import Struct

MS_PER_TOKEN = {"user": 100, "assistant": 50}
FORMATS = ("wav", "mp3")
_BITRATES = {  # kilobits a second, by the MPEG version and the bits of the header
    1: (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_CHUNK = Struct("<4sI")
_U32 = Struct("<I")
_ID3 = 10  # bytes of an ID3v2 header
_SYNC = 0xFFE0
_LAYER_3 = 1
_MAX_CHUNKS = 1000  # of a WAV file; one that is sound has a handful
_SEARCHED = 1 << 16  # bytes in which the first frame of an MP3 must begin


@dataclass(unsafe_hash=True)  # not frozen: Python sets __traceback__
class AudioError(Exception):
    """The bytes are not audio whose duration can be told; ``format`` is what they should be."""

    format: str


def audio_tokens(milliseconds: Fraction | int, role: str = "user") -> int:
    """The tokens of audio that lasts so long; a part of a token counts whole.

    Raises:
        KeyError: the role is neither ``"user"`` nor ``"assistant"``.
        ValueError: the duration is negative.
    """
    if milliseconds < 0:
        raise ValueError(milliseconds)
    return ceil(Fraction(milliseconds) / MS_PER_TOKEN[role])


def format_of(head: bytes) -> str:
    """The one of FORMATS that a file begins as; empty for none."""
    if head[:4] == b"RIFF" and head[8:12] == b"WAVE":
        return "wav"
    return "mp3" if head[:3] == b"ID3" or (head[3:] and _kilobits_per_second(head)) else ""


def milliseconds_of(data: bytes, form: str, size: int | None = None) -> Fraction:
    """How long a file lasts.

    Args:
        data: its bytes, or some of its first ones.
        form: one of FORMATS. A WAV file tells; an MP3 file is taken to keep the bit rate of its
            first frame.
        size: of the whole file, in bytes; None where ``data`` is all of it.

    Raises:
        AudioError: the bytes are not of this format.
    """
    whole = len(data) if size is None else size
    return _wav(data, whole) if form == "wav" else _mp3(data, whole)


def _wav(data: bytes, size: int) -> Fraction:
    if data[:4] != b"RIFF" or data[8:12] != b"WAVE":
        raise AudioError("wav")
    at, bytes_per_second = 12, 0
    for _ in range(_MAX_CHUNKS):
        if at + _CHUNK.size > len(data):
            break
        name, length = _CHUNK.unpack_from(data, at)
        at += _CHUNK.size
        if name == b"fmt " and at + 16 <= len(data):
            (bytes_per_second,) = _U32.unpack_from(data, at + 8)
        elif name == b"data" and bytes_per_second:
            # A recorder that did not know the length wrote more than there is.
            return Fraction(1000 * min(length, size - at), bytes_per_second)
        at += length + length % 2
    raise AudioError("wav")


def _mp3(data: bytes, size: int) -> Fraction:
    start = _after_tag(data)
    for at in range(start, min(start + _SEARCHED, len(data) - 3)):
        if kilobits := _kilobits_per_second(data[at : at + 4]):
            return Fraction(8 * (size - at), kilobits)
    raise AudioError("mp3")


def _after_tag(data: bytes) -> int:
    """Where the frames begin: after an ID3v2 tag, whose length is in bytes of seven bits."""
    if data[:3] != b"ID3" or len(data) < _ID3:
        return 0
    length = 0
    for byte in data[6:_ID3]:
        length = length << 7 | byte & 0x7F
    return _ID3 + length


def _kilobits_per_second(header: bytes) -> int:
    """The bit rate of a frame; 0 where this is no header of one."""
    word = int.from_bytes(header[:2], "big")
    version, layer, index = word >> 3 & 3, word >> 1 & 3, header[2] >> 4
    if word & _SYNC != _SYNC or version == 1 or layer != _LAYER_3 or not 0 < index < 15:  # noqa: PLR2004
        return 0
    return _BITRATES[1 if version == 3 else 2][index - 1]  # noqa: PLR2004
