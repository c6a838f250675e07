"""The size of a picture, read from the first bytes of its file; no pixel is decoded.

Sizes are those that are stored. A photograph taken on its side says so in its EXIF data, which is
not read: no provider's rule tells a picture from the same one turned.
"""

from collections.abc import Callable
from dataclasses import dataclass
from struct import Struct

from estimator.tokens.sizing import Size

FORMATS = ("PNG", "JPEG", "GIF", "WebP", "BMP")
HEADER_BYTES = 4 << 20
"""How much of a file is enough: a JPEG may have its size behind some megabytes of metadata."""

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_U16BE, _U32BE_2, _U16BE_2 = Struct(">H"), Struct(">II"), Struct(">HH")
_U16LE_2, _I32LE_2, _U32LE = Struct("<HH"), Struct("<ii"), Struct("<I")
_SIZES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})  # the markers of a frame's size
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})  # the markers without a length
_FILL = 0xFF  # any number of such bytes may precede a marker
_LAST = frozenset({0xD9, 0xDA})  # the end, or the pixels: no size comes any more
_OLD_BMP = 12  # bytes of OS/2's header, which has 16-bit sides
_BIT_DEPTH_14 = 0x3FFF


@dataclass(unsafe_hash=True)  # not frozen: Python sets __traceback__
class PictureError(Exception):
    """The bytes are not those of a picture whose size can be read.

    Attributes:
        reason: ``"unknown"`` (none of FORMATS), ``"short"`` (they end before the size) or
            ``"broken"``.
        format: the one of FORMATS that they begin as; empty for ``"unknown"``.
        name: the file, where there is one.
    """

    reason: str
    format: str = ""
    name: str = ""


class _Broken(Exception):  # noqa: N818 - it does not leave this file
    """The bytes contradict the format."""


def size_of(data: bytes) -> Size:
    """The size of a picture, from the first HEADER_BYTES of its file, or fewer.

    Raises:
        PictureError: it is none that is known, too short, or broken.
    """
    for name, reader in _readers(data):
        try:
            width, height = reader(data)
        except IndexError:
            raise PictureError("short", name) from None
        except _Broken:
            raise PictureError("broken", name) from None
        if width < 1 or height < 1:
            raise PictureError("broken", name)
        return Size(width, height)
    raise PictureError("unknown")


def is_picture(head: bytes) -> bool:
    """Whether the bytes begin as a file of one of FORMATS does."""
    return bool(_readers(head))


Reader = Callable[[bytes], tuple[int, int]]


def _readers(data: bytes) -> list[tuple[str, Reader]]:
    """The format that these bytes begin as, and what reads it; empty for none."""
    kinds: tuple[tuple[str, bool, Reader], ...] = (
        ("PNG", data.startswith(_PNG), _png),
        ("JPEG", data.startswith(_JPEG), _jpeg),
        ("GIF", data.startswith((b"GIF87a", b"GIF89a")), _gif),
        ("WebP", data.startswith(b"RIFF") and data[8:12] == b"WEBP", _webp),
        ("BMP", data.startswith(b"BM"), _bmp),
    )
    return [(name, reader) for name, is_it, reader in kinds if is_it]


def _bytes(data: bytes, start: int, count: int) -> bytes:
    """So many bytes; IndexError where there are fewer."""
    found = data[start : start + count]
    if len(found) < count:
        raise IndexError(start)
    return found


def _unpacked(form: Struct, data: bytes, start: int) -> tuple[int, ...]:
    return form.unpack(_bytes(data, start, form.size))


def _png(data: bytes) -> tuple[int, int]:
    if _bytes(data, 8, 8) != b"\x00\x00\x00\x0dIHDR":
        raise _Broken
    width, height = _unpacked(_U32BE_2, data, 16)
    return width, height


def _gif(data: bytes) -> tuple[int, int]:
    width, height = _unpacked(_U16LE_2, data, 6)
    return width, height


def _jpeg(data: bytes) -> tuple[int, int]:
    """Pass over the segments up to the one that has the size."""
    at = 2
    while True:
        if _bytes(data, at, 1) != b"\xff":
            raise _Broken
        marker = _bytes(data, at + 1, 1)[0]
        if marker == _FILL:
            at += 1
        elif marker in _SIZES:
            height, width = _unpacked(_U16BE_2, data, at + 5)
            return width, height
        elif marker in _LAST:
            raise _Broken
        elif marker in _ALONE:
            at += 2
        else:
            at += 2 + _segment_length(data, at + 2)


def _segment_length(data: bytes, at: int) -> int:
    (length,) = _unpacked(_U16BE, data, at)
    if length < _U16BE.size:  # it counts itself
        raise _Broken
    return length


def _webp(data: bytes) -> tuple[int, int]:
    chunk = _bytes(data, 12, 4)
    if chunk == b"VP8 ":
        return _webp_lossy(data)
    if chunk == b"VP8L":
        return _webp_lossless(data)
    if chunk == b"VP8X":
        sides = _bytes(data, 24, 6)
        width, height = (int.from_bytes(side, "little") + 1 for side in (sides[:3], sides[3:]))
        return width, height
    raise _Broken


def _webp_lossy(data: bytes) -> tuple[int, int]:
    if _bytes(data, 23, 3) != b"\x9d\x01\x2a":
        raise _Broken
    width, height = _unpacked(_U16LE_2, data, 26)  # their top bits are a scale for display
    return width & _BIT_DEPTH_14, height & _BIT_DEPTH_14


def _webp_lossless(data: bytes) -> tuple[int, int]:
    if _bytes(data, 20, 1) != b"\x2f":
        raise _Broken
    (bits,) = _unpacked(_U32LE, data, 21)
    return (bits & _BIT_DEPTH_14) + 1, (bits >> 14 & _BIT_DEPTH_14) + 1


def _bmp(data: bytes) -> tuple[int, int]:
    (header,) = _unpacked(_U32LE, data, 14)
    if header == _OLD_BMP:
        width, height = _unpacked(_U16LE_2, data, 18)
        return width, height
    if header < _OLD_BMP:
        raise _Broken
    width, height = _unpacked(_I32LE_2, data, 18)
    return width, abs(height)  # a negative height says that the first row is the upper one
