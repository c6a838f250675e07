"""Rules for JSON: white space, escapes, and what keeps its meaning in the same spelling."""

import re
import unicodedata
from collections.abc import Iterator

from estimator.trimming import code_blocks, json_spans
from estimator.trimming.edits import Edit, Span
from estimator.trimming.rule import Found, LeftAlone, Rule
from estimator.trimming.source import Source

_PAIR = r"\\u(?P<high>[dD][89abAB][0-9a-fA-F]{2})\\u(?P<low>[dD][c-fC-F][0-9a-fA-F]{2})"
_ESCAPE = re.compile(rf"{_PAIR}|\\u(?P<one>[0-9a-fA-F]{{4}})|\\(?P<sign>.)")
_SEEN = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No"}) | frozenset(
    {"Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So"}
)
_JOINERS = "\u200c\u200d"  # what emoji and words are joined with, or not
_MARKUP = re.compile(r"\\?/|!|\\u0021|\\u002[fF]")  # what makes a tag of "<"


def left_alone(source: Source) -> tuple[LeftAlone, ...]:
    """The JSON of a text that is broken, and is no part of a program."""
    found, faults = source.json, list[LeftAlone]()
    if found.broken:
        places = json_spans.outside([(at, at) for at in found.broken], code_blocks.programs(source))
        faults += (LeftAlone(at, "broken-json") for at, _ in places)
    faults += (LeftAlone(at, "unclosed-fence") for at in found.unclosed)
    return tuple(sorted(faults, key=lambda each: each.at))


def data(source: Source) -> list[Span]:
    """The JSON of a text that may be written otherwise: it is no part of a program.

    A program may do something else with it, and has it in strings, which are its own.
    """
    free = source.json.free
    return list(json_spans.outside(free, code_blocks.programs(source))) if free else []


def _compact(source: Source) -> Found:
    spans = (each for value in data(source) for each in json_spans.blanks(source.text, value))
    return Found(tuple(Edit(*span) for span in spans), left_alone(source))


def _unescaped(source: Source) -> Found:
    text = source.text
    edits = (edit for value in data(source) for edit in _characters(text, value))
    return Found(tuple(edits), left_alone(source))


def _characters(text: str, value: Span) -> Iterator[Edit]:
    quote = text[value[0] - 1 : value[0]]  # of a shell, around all of it
    for match in _ESCAPE.finditer(text, *value):
        character = _character(match)
        if character == "<" and _MARKUP.match(text, match.end()):
            continue  # in a page it would end the script
        if character == "/" and text[match.start() - 1] == "<":
            continue
        if character and character != quote:
            yield Edit(*match.span(), character)


def _character(match: re.Match[str]) -> str:
    r"""What an escape may be written as, or nothing.

    What is not seen stays as it is (controls, spaces, marks of direction, what is not assigned),
    because an editor may change it or its reader may miss it.
    """
    if match["sign"]:
        return "/" if match["sign"] == "/" else ""
    if match["high"]:
        high, low = int(match["high"], 16), int(match["low"], 16)
        character = chr(0x10000 + ((high & 0x3FF) << 10) + (low & 0x3FF))
    else:
        character = chr(int(match["one"], 16))
    is_seen = unicodedata.category(character) in _SEEN or character in _JOINERS or character == " "
    return character if is_seen and character not in '"\\' else ""


RULES: tuple[Rule, ...] = (
    Rule("json-compact", keeps_meaning=True, find=_compact),
    Rule("json-escapes", keeps_meaning=True, find=_unescaped),
)
