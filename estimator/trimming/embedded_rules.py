"""A rule for what is embedded as text: in its place, what it is and how many bytes."""

import base64
import re
from collections.abc import Iterator
from itertools import chain
from string import ascii_letters
from urllib.parse import unquote_to_bytes

from estimator.trimming.edits import Edit, without_overlaps
from estimator.trimming.rule import Found, Rule
from estimator.trimming.source import Source

SMALLEST = 200
"""Characters of what is replaced."""

_UNIT = r"(?:[A-Za-z0-9+/_-]|\\/|%2[BbFf])"  # as JSON or a URL may write it
_START = r"(?:(?<=\\[nrt])|(?<=[^\\]\\\\)|(?<![A-Za-z0-9+/=_\\%-]))"  # also after an escape
_HEX = "[0-9a-fA-F]"
_DATA = re.compile(
    r"(?:(?<=\\[nrt])|(?<![A-Za-z0-9]))data:(?P<type>[\w.+-]{1,64}+\\?/[\w.+-]{1,128}+)?+"
    r"(?P<options>(?:;[\w.-]++(?:=[\w.-]*+)?+)*+),"
)
_BASE64 = re.compile(rf"{_UNIT}*+(?:=|%3[Dd]){{0,2}}")
_PERCENT = re.compile(r"[^\s\"'<>()\\]*+")
_PEM = re.compile(
    r"-----BEGIN (?P<label>[A-Z0-9 ]{1,64}+)-----(?P<body>(?:[A-Za-z0-9+/=\s]|\\[/nr])*+)"
    r"-----END (?P=label)-----"
)
_RUN = re.compile(rf"{_START}{_UNIT}{{{SMALLEST},}}+={{0,2}}", re.MULTILINE)
_LINE = r"(?:[A-Za-z0-9+/]|\\/)"
_WRAPPED = re.compile(
    r"^(?P<indent>[ \t]*+)(?P<body>[A-Za-z0-9+/]{40,}+(?P<sep>\n(?P=indent))"
    r"[A-Za-z0-9+/]++={0,2}(?=\n|\Z)(?:(?P=sep)[A-Za-z0-9+/]++={0,2}(?=\n|\Z))*+)",
    re.MULTILINE,
)
_WRAPPED_IN_JSON = re.compile(
    rf"{_START}(?P<body>{_LINE}{{40,}}+(?P<sep>(?:\\r)?+\\n)"
    rf"{_LINE}++={{0,2}}(?:(?P=sep){_LINE}++={{0,2}})*+)"
)
_PAIRS = re.compile(rf"(?<!\w){_HEX}{{2}}(?!\w)(?:[ :\n]{_HEX}{{2}}(?!\w))*+")
_DUMP = re.compile(
    rf"^{_HEX}{{7,16}}+:?[ \t]++(?:{_HEX}{{2}}){{1,4}}[ \t][^\n]*+"
    rf"(?:\n{_HEX}{{7,16}}+:?[ \t]++(?:{_HEX}{{2}}){{1,4}}(?:[ \t][^\n]*+)?+(?=\n|\Z))++",
    re.MULTILINE,
)
_DUMPED = re.compile(
    rf"^{_HEX}{{7,16}}+:?[ \t]++((?:(?:{_HEX}{{2}}){{1,4}}(?:  ?|$))+)", re.MULTILINE
)

_SIGNATURES = (
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"RIFF", "image/webp"),
    (b"%PDF", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
    (b"\x1f\x8b", "application/gzip"),
    (b"ID3", "audio/mpeg"),
    (b"OggS", "audio/ogg"),
    (b"\x7fELF", "application/x-elf"),
)


def _embedded(source: Source) -> Found:
    """Data URIs, base64, PEM and hexadecimal become their media type and size."""
    text = source.text
    found = (
        *_uris(text),
        *_pems(text),
        *_dumps(text),
        *_pairs(text),
        *_wrapped(text),
        *_runs(text),
    )
    return Found(tuple(without_overlaps(found)))


def _one_sign(kept: str) -> bytes:
    """A table that makes one letter of some characters, and a blank of all others."""
    return bytes(ord("a" if chr(byte) in kept else " ") for byte in range(256))


_SIGNS = _one_sign(ascii_letters + "0123456789+/_%\\-")
_HEX_SIGNS = _one_sign("0123456789abcdefABCDEF: \n")
_SHORTEST_LINE = 40  # of what is wrapped


def _has_run(text: str, table: bytes, size: int) -> bool:
    """Whether so many of some characters stand in a row: regular expressions take long for it."""
    return b"a" * size in text.encode("ascii", "replace").translate(table)


def _note(what: str, size: int) -> str:
    return f"[{what}, {size:,} bytes]"


def _uris(text: str) -> Iterator[Edit]:
    done = 0
    for match in _DATA.finditer(text) if "data:" in text else ():
        if match.start() < done:  # in the data of the last one
            continue
        is_base64 = match["options"].endswith(";base64")
        body = (_BASE64 if is_base64 else _PERCENT).match(text, match.end())
        if not body or body.end() - match.start() < SMALLEST:
            continue
        done = body.end()
        size = _size(body[0]) if is_base64 else len(unquote_to_bytes(body[0]))
        kind = (match["type"] or "text/plain").replace("\\", "")
        yield Edit(match.start(), body.end(), _written(text, match.start(), _note(kind, size)))


def _written(text: str, start: int, note: str) -> str:
    """A note as it may stand there: not with blanks where a URL ends at one."""
    if text[max(start - 2, 0) : start] == "](" or text[max(start - 3, 0) : start] == "]: ":
        return f"<{note}>"
    return note.replace(" ", "_") if text[max(start - 1, 0) : start] in {"(", "="} else note


def _pems(text: str) -> Iterator[Edit]:
    for match in _PEM.finditer(text):
        if len(match["body"]) >= SMALLEST:
            yield Edit(*match.span(), _note(f"PEM {match['label']}", _size(match["body"])))


def _dumps(text: str) -> Iterator[Edit]:
    """What xxd and hexdump print."""
    for match in _DUMP.finditer(text):
        digits = "".join(re.sub(r"\s", "", each) for each in _DUMPED.findall(match[0]))
        if _is_hex(digits):
            yield Edit(*match.span(), _note(_kind(digits, "hex"), len(digits) // 2))


def _pairs(text: str) -> Iterator[Edit]:
    for match in _PAIRS.finditer(text) if _has_run(text, _HEX_SIGNS, SMALLEST) else ():
        digits = re.sub(r"[ :\n]", "", match[0]) if len(match[0]) > SMALLEST else ""
        if _is_hex(digits):
            yield Edit(*match.span(), _note(_kind(digits, "hex"), len(digits) // 2))


def _wrapped(text: str) -> Iterator[Edit]:
    """Base64 in lines of one length, but for the last."""
    if not _has_run(text, _SIGNS, _SHORTEST_LINE):
        return
    in_json = _WRAPPED_IN_JSON.finditer(text) if "\\n" in text else ()
    for match in chain(_WRAPPED.finditer(text), in_json):
        sep, start = match["sep"], match.start("body")
        lines = list(_of_one_length(match["body"].split(sep)))
        body = sep.join(lines)
        if len(lines) > 1 and len(body) >= SMALLEST and _is_base64(body):
            note = _note(_kind(body, "base64"), _size(body))
            yield Edit(start, start + len(body), note)


def _of_one_length(lines: list[str]) -> Iterator[str]:
    width = len(_unescaped(lines[0]))
    for line in lines:
        size = len(_unescaped(line))
        if size == width or (size < width and _is_last(line)):
            yield line
        if size != width:
            return


def _is_last(line: str) -> bool:
    """Whether the short line at the end of base64 is of it, not a word of its own."""
    return len(_unescaped(line)) % 4 == 0 and not (line.isalpha() and line[1:].islower())


def _runs(text: str) -> Iterator[Edit]:
    for match in _RUN.finditer(text) if _has_run(text, _SIGNS, SMALLEST) else ():
        body = match[0]
        if _is_hex(body):
            yield Edit(*match.span(), _note(_kind(body, "hex"), len(body) // 2))
        elif _is_base64(body):
            yield Edit(*match.span(), _note(_kind(body, "base64"), _size(body)))


_HEAD = 2000  # characters that show whether it is random enough
_LETTERS = 10  # of 200 random hexadecimal digits 75 are letters


def _is_hex(digits: str) -> bool:
    """Whether it is hexadecimal, and no number in decimal digits or a row of one digit."""
    if len(digits) < SMALLEST or len(digits) % 2 or not re.fullmatch(f"{_HEX}++", digits):
        return False
    head = digits[:_HEAD].lower()
    return len(set(head)) >= _LETTERS and sum(map(head.count, "abcdef")) >= _LETTERS


_VARIETY = 20  # different characters; 200 random ones have about 60
_MOST_SIGNS = 1 / 8  # of the characters, where random ones are 1/32


def _is_base64(body: str) -> bool:
    """Whether it is as random as bytes are: no path, no name, no row of one letter."""
    plain = _unescaped(body).rstrip("=")
    head = plain[:_HEAD]
    signs = [sum(map(plain.count, each)) for each in ("+/", "-_")]
    return (
        len(plain) % 4 != 1
        and not all(signs)
        and max(signs) <= len(plain) * _MOST_SIGNS
        and len(set(head)) >= _VARIETY
        and all(re.search(each, head) for each in ("[A-Z]", "[a-z]", "[0-9]"))
    )


def _unescaped(body: str) -> str:
    plain = re.sub(r"\\[nr]|\s", "", body).replace("\\/", "/")
    return unquote_to_bytes(plain).decode("ascii", "replace") if "%" in plain else plain


def _size(body: str) -> int:
    return len(_unescaped(body).rstrip("=")) * 3 // 4


def _kind(body: str, otherwise: str) -> str:
    """The media type that the first bytes say, or what it is written in."""
    head = _unescaped(body[:64])[:32]
    is_hex = otherwise == "hex"
    first = bytes.fromhex(head) if is_hex else base64.b64decode(head.translate(_URL_SAFE) + "==")
    return next((kind for begins, kind in _SIGNATURES if first.startswith(begins)), otherwise)


_URL_SAFE = str.maketrans("-_", "+/")

RULES: tuple[Rule, ...] = (Rule("base64", keeps_meaning=False, find=_embedded),)
