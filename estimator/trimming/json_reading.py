"""JSON as it is read: what parses, and where what does not fails."""

import json
import re

from estimator.trimming.edits import Span

BLANK = r"[ \t\r\n]*+"
STRING = r'"[^"\\\x00-\x1f]*+(?:\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})[^"\\\x00-\x1f]*+)*+"'
NUMBER = r"-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][-+]?[0-9]++)?"
SCALAR = rf"(?:{STRING}|{NUMBER}|true|false|null|NaN|-?Infinity)"

_TOKEN = re.compile(rf"{BLANK}({SCALAR}|[{{}}\[\],:])")
# Strings of code, and of what broke before: what they quote is not ours to change.
_QUOTED = r"""[:,=(][ \t]*+(?:"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+|'[^'\\\n]*+(?:\\.[^'\\\n]*+)*+')"""
_OBJECT = rf"\{{{BLANK}{STRING}{BLANK}:"
_ITEMS = rf"(?:{SCALAR}{BLANK},{BLANK}){{0,8}}+"
_BEGINS = re.compile(
    rf"(?={_OBJECT})\{{"
    rf"|\[(?={BLANK}{_ITEMS}(?:{SCALAR}{BLANK}[,\]]|\[|{_OBJECT}|\{{{BLANK}\}}))"
    rf"|(?P<quoted>{_QUOTED})"
)
_BLANKS = re.compile(BLANK)


def read(text: str) -> tuple[list[Span], list[Span]]:
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
        at, inner = walked(text, start)
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


def walked(text: str, start: int) -> tuple[int, list[Span]]:
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
    return after_blank(text, at), whole


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


def after_blank(text: str, at: int) -> int:
    """The next place that is not blank."""
    match = _BLANKS.match(text, at)
    return match.end() if match else at
