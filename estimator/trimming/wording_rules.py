"""Rules for how something is said: plain punctuation, and no phrases of politeness."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from estimator.trimming import verbatim
from estimator.trimming.edits import (
    Edit,
    Span,
    applied,
    effective,
    merged,
    outside,
    without_overlaps,
)
from estimator.trimming.phrases import LANGUAGES, Phrases, any_of
from estimator.trimming.rule import Found, Rule
from estimator.trimming.source import Source

_ODD = re.compile(
    "(?P<space>[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]++)"
    "|(?P<hidden>[\u00ad\u200b-\u200d\u2060\ufeff]++)"
    "|(?P<double>[\u201c-\u201f]++)|(?P<single>[\u2018-\u201b]++)"
    "|(?P<dash>[\u2013-\u2015])|(?P<dots>\u2026++)"
    "|(?P<wide>[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]++)"
)
_SIGN = re.compile(  # what one of those begins with: to search for a set alone is fast
    "[\u00a0\u00ad\u1680\u2000-\u200d\u2013-\u2015\u2018-\u201f\u2026\u202f\u205f\u2060\u3000"
    "\ufeff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]"
)
_HAN = re.compile("[\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_SOUTH_EAST_ASIAN = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_MARKUP = set("`~*_#<>|\\-+=[]")
_QUOTE_MARK = re.compile(r"(?<!\w)'|'(?!\w)")
_NARROWED = 0xFEE0  # from a full-width letter to the plain one


@dataclass(frozen=True, slots=True)
class _Line:
    """What is in a line, and where its first character is that is no space."""

    is_han: bool
    has_double: bool
    has_single: bool
    first: int


@dataclass(frozen=True, slots=True)
class _Place:
    """Where something odd stands: the characters beside it, and what is in its line."""

    before: str
    after: str
    is_first: bool
    line: _Line


def _punctuation(source: Source) -> Found:
    """Quotes, dashes, spaces and full-width letters become plain ASCII; what joins marks stays."""
    text = source.text
    edits = list(effective(text, _plain_edits(text)))
    if edits:
        edits = list(outside(edits, merged(verbatim.code_spans(text))))
    return verbatim.find(text).without_code(edits)


def _plain_edits(text: str) -> Iterator[Edit]:
    end, line = -1, _Line(is_han=False, has_double=False, has_single=False, first=0)
    for match in _odd(text):
        if match.start() > end:
            start = text.rfind("\n", 0, match.start()) + 1
            end = text.find("\n", match.end()) % (len(text) + 1)
            line = _line(text, start, end)
        before = text[max(match.start() - 1, 0) : match.start()].strip("\n")
        after = text[match.end() : match.end() + 1].strip("\n")
        place = _Place(before, after, match.start() == line.first, line)
        yield Edit(*match.span(), _PLAIN[match.lastgroup or ""](match[0], place))


def _odd(text: str) -> Iterator[re.Match[str]]:
    at = 0
    while (sign := _SIGN.search(text, at)) and (found := _ODD.match(text, sign.start())):
        at = found.end()
        yield found


def _line(text: str, start: int, end: int) -> _Line:
    words = text[start:end]
    first = end - len(words.lstrip())
    return _Line(bool(_HAN.search(words)), '"' in words, bool(_QUOTE_MARK.search(words)), first)


def _space(odd: str, place: _Place) -> str:
    is_in_between = place.before and place.after
    beside = _HAN.match(place.before) or _HAN.match(place.after)
    return " " * len(odd) if is_in_between and not ("\u3000" in odd and beside) else odd


def _hidden(odd: str, place: _Place) -> str:
    beside = place.before + place.after
    if "\u200c" in odd or "\u200d" in odd:
        is_needed = not beside.isascii()
    else:
        is_needed = bool(_SOUTH_EAST_ASIAN.search(beside)) or not _MARKUP.isdisjoint(beside)
    is_leading = not place.before and not place.after.isalpha()
    return odd if is_needed or is_leading else ""


def _double(odd: str, place: _Place) -> str:
    return odd if place.line.is_han or place.line.has_double else '"' * len(odd)


def _single(odd: str, place: _Place) -> str:
    return odd if place.line.is_han or place.line.has_single else "'" * len(odd)


def _dash(odd: str, place: _Place) -> str:
    if place.line.is_han:
        return odd
    if place.before == place.after == " " and not place.is_first:
        return "-"
    if place.before.isalnum() and place.after.isalnum():
        return "-" if odd == "\u2013" else " - "
    return odd


def _dots(odd: str, place: _Place) -> str:
    return odd if place.line.is_han else "..." * len(odd)


def _wide(odd: str, _: _Place) -> str:
    return "".join(chr(ord(each) - _NARROWED) for each in odd)


_PLAIN = {
    "space": _space,
    "hidden": _hidden,
    "double": _double,
    "single": _single,
    "dash": _dash,
    "dots": _dots,
    "wide": _wide,
}


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The phrases of a language, to be searched for."""

    opening: re.Pattern[str]
    alone: re.Pattern[str]
    closing: re.Pattern[str]
    end: re.Pattern[str]
    full_stop: str


_LINE_LEAD = r"^[ \t]*+(?:(?:[-*+]|\d{1,9}+[.)]|\#{1,6}+)[ \t]++)?+"


@cache
def _patterns(of: Phrases) -> _Patterns:
    is_spaced = of.space.endswith("+")
    ends = rf"{of.stop}*+(?:[ \t]*+$|{of.space})" if is_spaced else rf"{of.stop}|[ \t]*+$"
    opening, gap = any_of(of.opening), rf"(?:{of.comma}|{of.space})"
    begins = rf"(?:{_LINE_LEAD}|(?<={of.lead}))"
    opens = rf"(?:{_LINE_LEAD}|(?<={of.part_lead}))"
    phrase = rf"(?:(?P<asks>{any_of(of.asking)})|{opening}){gap}(?:{opening}{gap})*+"
    alone = rf"{any_of(of.alone)}(?:{of.stop}++|(?=[ \t]*+$))[ \t]*+"
    never = "".join(rf"(?<!{word})" for word in of.not_after)
    last = r"(?=\s|$)" if is_spaced else ""
    return _Patterns(
        _regex(rf"{opens}(?P<phrase>{phrase})(?!(?i:{of.not_before}))[^\W\d_]"),
        _regex(rf"{begins}(?P<phrase>{alone})"),
        _regex(rf"{never}(?P<phrase>{of.comma}{any_of(of.closing)})(?={ends})"),
        _regex(rf"[^\n]*?(?:(?P<asks>{of.question})|{of.stop}){last}"),
        of.full_stop,
    )


def _regex(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.MULTILINE)


def _politeness(source: Source) -> Found:
    """Phrases of politeness go; what is asked is said, and sentences stay whole."""
    text = source.text
    edits = without_overlaps(edit for each in LANGUAGES for edit in _impolite(text, each))
    if edits:
        edits = list(outside(edits, merged([*_quoted(text), *verbatim.code_spans(text)])))
    if not applied(text, edits).strip():  # thanks are all that there is
        return Found()
    return verbatim.find(text).without_code(edits)


def _impolite(text: str, of: Phrases) -> Iterator[Edit]:
    patterns = _patterns(of)
    for line in _lines_with(text, of.signs):
        for match in patterns.alone.finditer(text, *line):
            if edit := _sentence_gone(text, match):
                yield edit
        for match in patterns.closing.finditer(text, *line):
            yield Edit(*match.span("phrase"))
        for match in patterns.opening.finditer(text, *line):
            yield _begun_later(text, match)
            ended = patterns.end.match(text, match.end()) if match["asks"] else None
            if ended and ended["asks"]:
                yield Edit(*ended.span("asks"), patterns.full_stop)


def _lines_with(text: str, signs: Iterable[str]) -> list[Span]:
    """The lines that have one of some words in them, in either case."""
    plain = text.lower()
    if len(plain) != len(text):  # a letter became two: places are others
        return [(0, len(text))]
    return merged(line for sign in signs for line in _lines_of(plain, sign))


def _lines_of(text: str, word: str) -> Iterator[Span]:
    at = text.find(word)
    while at >= 0:
        end = text.find("\n", at) % (len(text) + 1)
        yield text.rfind("\n", 0, at) + 1, end
        at = text.find(word, end)


def _begun_later(text: str, match: re.Match[str]) -> Edit:
    """Without an opening; the next word takes over its capital."""
    start, end = match.span("phrase")
    first = text[end]
    if text[start].isupper() and first.islower() and not text[end + 1 : end + 2].isupper():
        return Edit(start, end + 1, first.upper())
    return Edit(start, end)


def _sentence_gone(text: str, match: re.Match[str]) -> Edit | None:
    """Without a sentence, and its line where it has one of its own, or the blank before it.

    An item that is nothing else goes with its mark, where no other is counted or set in after it.
    """
    start, end = match.span("phrase")
    is_last = text[end : end + 1] in {"", "\n"}
    line = text.rfind("\n", 0, start) + 1
    kept = text[line:start].rstrip(" \t") if is_last else ""
    if _MARK.fullmatch(kept):
        if kept.lstrip() not in _BULLETS or text[end + 1 : end + 2] in {" ", "\t"}:
            return None
        start, kept = line, ""
    if not is_last or kept:
        return Edit(line + len(kept) if kept else start, end)
    if not line:
        return Edit(0, min(end + 1, len(text)))
    is_apart = text[max(line - 2, 0) : line] == "\n\n" and text[end : end + 2] in {"", "\n", "\n\n"}
    return Edit(line - 1 - is_apart, end)


_MARK = re.compile(r"[ \t]*+(?:[-*+]|\d{1,9}+[.)]|\#{1,6}+)")
_BULLETS = {"-", "*", "+"}


_QUOTED = re.compile(
    r'"(?:[^"\n]|\n(?![ \t]*+(?:\n|\Z)))*+'
    "|\u201c[^\u201d\n]*+|\u300c[^\u300d\n]*+|\u300e[^\u300f\n]*+|\u00ab[^\u00bb\n]*+"
    r"|(?<!\w)'[^'\n]*+'(?!\w)|" + "\u2018[^\u2019\n]*+"
    r"|^[ \t]*+>[^\n]*+",
    re.MULTILINE,
)


def _quoted(text: str) -> Iterator[Span]:
    """What is between quotes or quoted by its lines, to the closing mark."""
    at = 0
    while match := _QUOTED.search(text, at):
        at = match.end() + (text[match.end() : match.end() + 1] == '"')
        yield match.start(), at


RULES: tuple[Rule, ...] = (
    Rule("punctuation", keeps_meaning=False, find=_punctuation),
    Rule("politeness", keeps_meaning=False, find=_politeness),
)
