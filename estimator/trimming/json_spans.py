"""JSON anywhere in a text: objects and arrays that parse, fenced or not."""

import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from estimator.trimming.edits import Span
from estimator.trimming.fences import Fence

BLANK = r"[ \t\r\n]*+"
STRING = r'"[^"\\\x00-\x1f]*+(?:\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})[^"\\\x00-\x1f]*+)*+"'
NUMBER = r"-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][-+]?[0-9]++)?"
SCALAR = rf"(?:{STRING}|{NUMBER}|true|false|null|NaN|-?Infinity)"

LANGUAGES = frozenset({"json", "jsonc", "jsonl", "ndjson"})
"""What fences of JSON say they are."""
_LINEWISE = frozenset({"diff", "patch"})  # of which each line counts
_LONG = 40  # characters that parsed before the fault: it was meant to be JSON

_SHORT = 80  # characters of a list that may be one of prose or code

_TOKEN = re.compile(rf"{BLANK}({SCALAR}|[{{}}\[\],:])")
# Strings of code, and of what broke before: what they quote is not ours to change.
_QUOTED = r"""[:,=(][ \t]*+(?:"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+|'[^'\\\n]*+(?:\\.[^'\\\n]*+)*+)"""
_OBJECT = rf"\{{{BLANK}{STRING}{BLANK}:"
_ITEMS = rf"(?:{SCALAR}{BLANK},{BLANK}){{0,8}}+"
_BEGINS = re.compile(
    rf"(?={_OBJECT})\{{"
    rf"|\[(?={BLANK}{_ITEMS}(?:{SCALAR}{BLANK}[,\]]|\[|{_OBJECT}|\{{{BLANK}\}}))"
    rf"|(?P<quoted>{_QUOTED})"
)
_BLANKS, _SCALAR = re.compile(BLANK), re.compile(SCALAR)
_EMPTY, _LINE_END = re.compile(rf"[\[{{]{BLANK}[\]}}]"), re.compile(r"[ \t]*+(?:\n|\Z)")
_OBJECTS = re.compile(rf'(?:\[{BLANK})?\{{{BLANK}"')
_INSIDE = re.compile(rf"{STRING}|(?P<blank>[ \t\r\n]++)")


@dataclass(frozen=True, slots=True)
class Found:
    """What is in a text.

    Attributes:
        values: the spans of the objects and arrays that parse, none within another.
        broken: where reading fails of what was meant to be JSON.
    """

    values: tuple[Span, ...]
    broken: tuple[int, ...]


def find(text: str, fenced: Sequence[Fence]) -> Found:
    """The outermost objects and arrays of a text, in its fences and outside of them.

    ``NaN`` and ``Infinity`` are read, as many writers write them. Short lists within a line, such
    as ``[1, 2]``, are left to the prose or code that they are of, as is what code quotes and what
    is in a patch. Each character is parsed at most twice, however much of it is broken.
    """
    values, faults = _read(text)
    broken = {fault for begun, fault in faults if fault - begun > _LONG}
    broken.update(_broken_fences(text, fenced, values))
    patches = [fence.body for fence in fenced if fence.language in _LINEWISE]
    meant = (span for span in values if _is_data(text, span))
    return Found(tuple(outside(meant, patches)), tuple(sorted(broken)))


def blanks(text: str, span: Span) -> Iterator[Span]:
    """The white space of a value that parses, outside its strings."""
    for match in _INSIDE.finditer(text, *span):
        if match["blank"]:
            yield match.span()


def _read(text: str) -> tuple[list[Span], list[Span]]:
    """All values, and of all that failed where it began and where it failed."""
    values, faults, at = list[Span](), list[Span](), 0
    document = _Document(text)
    while match := _BEGINS.search(text, at):
        at = match.end()
        if match["quoted"]:
            continue
        start = match.start()
        if end := _parsed(document, start):
            values.append((start, end))
            at = end
            continue
        at, inner = _walked(text, start)
        values += inner
        if not inner or inner[0][0] > start:
            faults.append((start, at))
    return values, faults


class _Document(str):
    """A text in which an error of the decoder is found without counting lines up to it."""

    __slots__ = ()

    def count(self, *_: object) -> int:
        return 0

    def rfind(self, *_: object) -> int:
        return 0


_DECODER = json.JSONDecoder(parse_float=len, parse_int=len)  # of any length, unlike int


def _parsed(document: _Document, start: int) -> int:
    """The end of a value, or zero."""
    try:
        return _DECODER.raw_decode(document, start)[1]
    except (json.JSONDecodeError, RecursionError):
        return 0


_VALUE = frozenset('"-0123456789tfnNI[{')
_KEY, _COLON = frozenset('"'), frozenset(":")
_FIRST = {"[": _VALUE | {"]"}, "{": frozenset('"}')}
_AFTER = {"[": frozenset(",]"), "{": frozenset(",}")}


def _walked(text: str, start: int) -> tuple[int, list[Span]]:
    """Where a value ends or fails, and the values that were read until then.

    It is what the decoder does, without recursion: what is too deep for it, or fails, comes here.

    Returns:
        The place, and the value alone, or those of the values in it that are whole.
    """
    opened, whole, wanted, at = list[int](), list[Span](), _VALUE, start
    while (match := _TOKEN.match(text, at)) and (sign := text[match.start(1)]) in wanted:
        at = match.end()
        if sign in "[{":
            opened.append(match.start(1))
        elif sign in "]}":
            _close(whole, (opened.pop(), at))
            if not opened:
                return at, whole
        wanted = _wanted(sign, wanted, text[opened[-1]])
    return _after_blank(text, at), whole


def _wanted(sign: str, wanted: frozenset[str], inside: str) -> frozenset[str]:
    """What may come after a token that was wanted, inside an object or an array."""
    if sign in "[{":
        return _FIRST[inside]
    if sign == ":" or (sign == "," and inside == "["):
        return _VALUE
    if sign == ",":
        return _KEY
    is_key = wanted is _KEY or wanted is _FIRST["{"]
    return _COLON if is_key and sign == '"' else _AFTER[inside]


def _close(whole: list[Span], span: Span) -> None:
    while whole and whole[-1][0] > span[0]:
        whole.pop()
    whole.append(span)


def _after_blank(text: str, at: int) -> int:
    match = _BLANKS.match(text, at)
    return match.end() if match else at


def _is_data(text: str, span: Span) -> bool:
    start, end = span
    if _EMPTY.match(text, start):
        return False
    if end - start > _SHORT or "\n" in text[start:end]:
        return True
    return bool(_OBJECTS.match(text, start)) or _is_line(text, span)


def _is_line(text: str, span: Span) -> bool:
    before = text[max(span[0] - _SHORT, 0) : span[0]].rstrip(" \t")
    begins = before[-1:] == "\n" or (not before and span[0] < _SHORT)
    return begins and bool(_LINE_END.match(text, span[1]))


def _broken_fences(text: str, fenced: Iterable[Fence], values: list[Span]) -> Iterator[int]:
    ends = dict(values)
    for fence in fenced:
        if fence.language in LANGUAGES and (at := _fault(text, fence.body, ends)) is not None:
            yield at


def _fault(text: str, body: Span, ends: Mapping[int, int]) -> int | None:
    """Where a text stops being values, one after the other."""
    at = _after_blank(text, body[0])
    while at < body[1]:
        scalar = _SCALAR.match(text, at, body[1])
        end = ends.get(at) or (scalar.end() if scalar else 0)
        if not end:
            return min(_walked(text, at)[0], body[1])
        at = _after_blank(text, end)
    return None


def outside(values: Iterable[Span], bodies: list[Span]) -> Iterator[Span]:
    """The values that begin in none of some spans, in their order and apart from each other."""
    starts = [start for start, _ in bodies]
    for start, end in values:
        nearest = bisect_right(starts, start) - 1
        if nearest < 0 or start >= bodies[nearest][1]:
            yield start, end
