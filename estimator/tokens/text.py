"""From a file's bytes to text and back: which encoding, which line ending."""

import codecs
import re
from collections import Counter
from dataclasses import dataclass

GB18030 = "gb18030"
"""China's encoding, with those that it grew from, GB 2312 and GBK: it has all of Unicode, so that
nothing of a text is lost where it is saved so."""
NEWLINES = ("\n", "\r\n", "\r")
_COMMON, _SIGNS, _CELL = range(0xB0, 0xD8), range(0xA1, 0xA4), 0xA0  # bytes of GB 2312
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")
_LOOKED_AT = 100_000  # characters
_LINE_END = re.compile("\r\n|\n|\r|\u2029")
_MARKS = (
    # The UTF-32 marks begin with the UTF-16 ones, so they are looked for first; a UTF-16 text that
    # begins with U+0000 can't be told from one of UTF-32.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(unsafe_hash=True)  # not frozen: Python sets __traceback__
class DecodeError(Exception):
    """The bytes are not text that can be read.

    Attributes:
        encoding: what they were read as: ``"utf-8"``, ``"utf-16-le"``, ``"utf-16-be"`` or
            ``"utf-32"``.
        offset: the first byte that does not fit, counted from 0 in the file; None for UTF-32, of
            which no byte is read.
        may_be: GB18030 where it is what they look like; else empty.
    """

    encoding: str
    offset: int | None
    may_be: str = ""


@dataclass(frozen=True)
class Coding:
    """How a text is written to a file: a codec's name, and whether a byte order mark leads."""

    codec: str = "utf-8"
    mark: bool = False


@dataclass(frozen=True)
class Decoded:
    """A file's text as it stands (line endings untouched, the byte order mark dropped)."""

    text: str
    coding: Coding


def decode(data: bytes, known_as: str = "") -> Decoded:
    """Decode UTF-8 (with or without a byte order mark) or UTF-16 with one.

    Args:
        data: of the file.
        known_as: GB18030 where it is known to have been that, which no byte tells for sure: some
            Chinese bytes are UTF-8, too.

    Raises:
        DecodeError: the bytes are none of these.
    """
    coding, skip = coding_of(data)
    is_known = known_as == GB18030 and coding == Coding()
    chinese = _as_gb18030(data) if is_known else None
    if chinese is not None and _is_chinese(chinese):
        return Decoded(chinese, Coding(GB18030))
    try:
        text = str(memoryview(data)[skip:], coding.codec)
    except UnicodeDecodeError as error:
        if chinese is not None:
            return Decoded(chinese, Coding(GB18030))
        chinese = _as_gb18030(data) if coding == Coding() else None
        may_be = GB18030 if chinese and _is_chinese(chinese) else ""
        raise DecodeError(coding.codec, skip + error.start, may_be) from None
    return Decoded(text, coding)


def _as_gb18030(data: bytes) -> str | None:
    try:
        return str(data, GB18030)
    except UnicodeDecodeError:
        return None


def _is_chinese(text: str) -> bool:
    """Whether a text that was decoded so may have been meant: nearly all of it is in daily use."""
    head = text[:_LOOKED_AT]
    foreign = [character for character in head if not character.isascii()]
    return not _CONTROL.search(head) and 10 * sum(map(_is_common, foreign)) >= 9 * len(foreign)


def _is_common(character: str) -> bool:
    """Whether it is of the first level of GB 2312, in the order of sound, or punctuation."""
    row, *rest = character.encode(GB18030)
    return len(rest) == 1 and rest[0] > _CELL and (row in _COMMON or row in _SIGNS)


def coding_of(data: bytes) -> tuple[Coding, int]:
    """How a file's first bytes say that it is written, and how many of them are the mark.

    Raises:
        DecodeError: it is UTF-32.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            if codec == "utf-32":
                raise DecodeError(codec, None)
            return Coding(codec, mark=True), len(mark)
    return Coding(), 0


def encode(text: str, coding: Coding) -> bytes:
    """The bytes of a text, a lone surrogate written as U+FFFD."""
    mark = "\ufeff" if coding.mark else ""
    try:
        return (mark + text).encode(coding.codec)
    except UnicodeEncodeError:
        return (mark + without_lone_surrogates(text)).encode(coding.codec)


def without_lone_surrogates(text: str) -> str:
    """The text with each lone surrogate as U+FFFD, and each pair joined, as tiktoken reads it."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


@dataclass(frozen=True)
class Lines:
    r"""A text with every line ending as ``\n``, and the ending that it is saved with.

    Attributes:
        text: the text, each line ended by ``\n`` alone.
        newline: the ending that most lines had; ``"\n"`` where there was none.
        changed: how many lines had another ending (U+2029 is one), which ``newline`` replaces.
        separators: how many of these were U+2029, which is a character of the text to others.
    """

    text: str
    newline: str
    changed: int
    separators: int = 0


def split_newlines(text: str) -> Lines:
    """Set a text's line endings apart from it.

    Qt's text document knows one kind of line ending, so the file's own is kept beside it.
    """
    if "\r" not in text and "\u2029" not in text:
        return Lines(text, "\n", 0)
    found = Counter(_LINE_END.findall(text))
    newline = max(NEWLINES, key=lambda ending: found[ending])
    changed = found.total() - found[newline]
    return Lines(_LINE_END.sub("\n", text), newline, changed, found["\u2029"])
