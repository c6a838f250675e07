"""Rules for lists of JSON: lists of like objects as tables, and long lists cut."""

import re
from collections.abc import Iterator

from estimator.trimming.edits import Edit, Span, without_overlaps
from estimator.trimming.json_reading import BLANK, SCALAR, STRING
from estimator.trimming.json_rules import data, left_alone
from estimator.trimming.rule import Found, Rule
from estimator.trimming.source import Source

FEWEST = 3
"""Objects that are worth the names of their columns."""
LONGEST = 20
"""Items of a list that is not cut."""
HEAD, TAIL = 10, 2
"""Items that are left of one that is."""

_MEMBER = rf"{STRING}{BLANK}:{BLANK}{SCALAR}"
_FLAT = rf"\{{{BLANK}{_MEMBER}(?:{BLANK},{BLANK}{_MEMBER})*+{BLANK}\}}"
_LIST = re.compile(
    rf"{STRING}|(?P<list>\[{BLANK}{_FLAT}(?:{BLANK},{BLANK}{_FLAT}){{{FEWEST - 1},}}+{BLANK}\])"
)
_OBJECTS = re.compile(_FLAT)
_MEMBERS = re.compile(rf"({STRING}){BLANK}:{BLANK}({SCALAR})")
_SIGNS = re.compile(rf"{STRING}|(?P<sign>[\[\]{{}},])")


def _tables(source: Source) -> Found:
    lists = (each for value in data(source) for each in _flat_lists(source.text, value))
    edits = (_table(source.text, each) for each in lists)
    return Found(tuple(filter(None, edits)), left_alone(source))


def _flat_lists(text: str, value: Span) -> Iterator[Span]:
    for match in _LIST.finditer(text, *value):
        if match["list"]:
            yield match.span()


def _table(text: str, span: Span) -> Edit | None:
    """A list of like objects as an object with the columns once, and a list for each row.

    That is as much as can be had in JSON: two thirds of the tokens of compact JSON, where CSV or
    TSV would take about eight in a hundred less again, but neither goes inside of JSON, nor tells
    a number from a text or an empty text from null.

    Returns:
        None if the objects are not alike, or if it would be longer.
    """
    objects = [match.span() for match in _OBJECTS.finditer(text, *span)]
    names = [name for name, _ in _MEMBERS.findall(text, *objects[0])]
    parts, done = [f'{{"columns":[{",".join(names)}],"rows":['], span[0] + 1
    for start, end in objects:
        cells = dict[str, str](members := _MEMBERS.findall(text, start, end))
        if cells.keys() != set(names) or len(members) != len(names):
            return None
        parts += [text[done:start], f"[{','.join(cells[name] for name in names)}]"]
        done = end
    made = "".join([*parts, text[done : span[1]], "}"])
    is_shorter = len(made) < span[1] - span[0]
    return Edit(*span, made) if is_shorter and len(set(names)) == len(names) else None


def _rows(source: Source) -> Found:
    text = source.text
    cuts = (_cut(each) for value in data(source) for each in _lists(text, value))
    return Found(tuple(without_overlaps(edit for edit in cuts if edit)), left_alone(source))


def _lists(text: str, value: Span) -> Iterator[list[int]]:
    """Of each list: where it begins, each comma of its own, and where it ends."""
    opened = list[list[int]]()
    for match in _SIGNS.finditer(text, *value):
        sign, at = match["sign"], match.start()
        if not sign:
            continue
        if sign in "[{":
            opened.append([at])
        elif sign == ",":
            opened[-1].append(at)
        else:
            places = opened.pop()
            if sign == "]" and len(places) > LONGEST:
                yield [*places, at]


def _cut(places: list[int]) -> Edit | None:
    count = len(places) - 1
    if count <= LONGEST:
        return None
    return Edit(places[HEAD] + 1, places[-1 - TAIL], f'"… {count - HEAD - TAIL} items left out"')


RULES: tuple[Rule, ...] = (
    Rule("json-table", keeps_meaning=False, find=_tables),
    Rule("json-rows", keeps_meaning=False, find=_rows),
)
