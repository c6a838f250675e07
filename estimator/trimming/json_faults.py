"""Where reading fails of what was meant to be JSON."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from estimator.trimming.edits import Span, holding
from estimator.trimming.fences import Fence
from estimator.trimming.json_reading import SCALAR, after_blank, walked

LANGUAGES = frozenset({"json", "jsonc", "jsonl", "ndjson"})
"""What fences of JSON say they are."""
_OTHER = frozenset({"json5"})  # of which what is no JSON is no fault
_LONG = 40  # characters that parsed before the fault: it was meant to be JSON
_SEEN = 400  # characters that show what a block is whose first lines fail
_MOST = 1_000  # blocks that are looked at further on, and are something else
_FEWEST = 3  # of its members or items

_SCALAR = re.compile(SCALAR)
_LOOSE = re.compile(  # keys without quotes, or with those of Python
    r"(?:\[\s*+)?+\{\s*+(?:'[^'\n]{0,99}'|[A-Za-z_$][\w$-]{0,99}+)[ \t]*+:(?!:)"
)
_PLACE = re.compile(r"[ \t>]*+(?:(?:[-+*]|\d{1,9}[.)])[ \t]++)?+\Z")
_BLANK_LINE = re.compile(r"\n[ \t]*+(?=\n|\Z)")
_STRINGS = re.compile(
    r"(?P<string>\"(?:[^\"\\\n]|\\.)*+\"|'(?:[^'\\\n]|\\.)*+'|[\"'][^\n]*+\Z)|(?://|#)[^\n]*+"
)
_WORDS = r"true|false|null|True|False|None|NaN|undefined"
_SAID = re.compile(
    rf'(?:""|[\w$]++)[ \t]*+:\s*+(?=[\[{{"\d-]|{_WORDS})'
    rf'|\n[ \t]*+(?:""|-?\d[\d.]*+|{_WORDS})(?=[ \t]*+,?+[ \t]*+(?:\n|\Z))'
)
_PROGRAM = re.compile(r"[;()=]|\breturn\b")
_NEAR = 200  # characters of a line before a block
_STRICT = re.compile(r'[\[{]\s*+["\[{]')


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of a text.

    Attributes:
        values: what parsed.
        failed: of all that did not, where it begins and where it fails.
        solid: what is not looked at, in order and apart.
    """

    values: Sequence[Span]
    failed: Sequence[Span]
    solid: Sequence[Span]


class Faults(NamedTuple):
    """Places in a text.

    Attributes:
        broken: where reading fails, once for each block of lines.
        unclosed: where fences begin that are not closed, and do not end with JSON.
    """

    broken: tuple[int, ...]
    unclosed: tuple[int, ...]


def find(text: str, fenced: Sequence[Fence], reading: Reading) -> Faults:
    """Where reading fails of what says that it is JSON, or looks like it.

    That is what a fence says to be, what has parsed for a while, and what begins a line, is of
    some size and has members as JSON or its like has.
    """
    fences = [fence for fence in fenced if fence.language in LANGUAGES]
    ends = dict(reading.values)
    faults = [(fence, at) for fence in fences if (at := _fault(text, fence.body, ends)) is not None]
    broken = {at for fence, at in faults if fence.is_closed}
    others = [fence.span for fence in fenced if fence.language in LANGUAGES | _OTHER]
    kept = sorted([*others, *reading.solid])
    broken.update(_elsewhere(text, reading, kept))
    unclosed = (fence.span[0] for fence, _ in faults if not fence.is_closed)
    return Faults(tuple(sorted(broken)), tuple(unclosed))


def _fault(text: str, body: Span, ends: Mapping[int, int]) -> int | None:
    """Where a text stops being values, one after the other."""
    at = after_blank(text, body[0])
    while at < body[1]:
        scalar = _SCALAR.match(text, at, body[1])
        end = ends.get(at) or (scalar.end() if scalar else 0)
        if not end:
            return min(walked(text, at)[0], body[1])
        at = after_blank(text, end)
    return None


def _elsewhere(text: str, reading: Reading, kept: Sequence[Span]) -> Iterator[int]:
    """The first fault of each block of lines that was meant to be JSON."""
    done = in_vain = 0
    for begun, fault in sorted([*reading.failed, *_loose(text, reading.values)]):
        if begun < done or holding(kept, begun):
            continue
        if fault - begun > _LONG or (in_vain < _MOST and _is_meant(text, begun)):
            yield fault
            done = _block_end(text, fault)
        else:
            in_vain += 1


def _loose(text: str, values: Sequence[Span]) -> Iterator[Span]:
    """Where something begins that is JSON but for its keys."""
    for match in _LOOSE.finditer(text):
        if not holding(values, match.start()):
            yield match.start(), match.start() + match[0].index("{") + 1


def _is_meant(text: str, begun: int) -> bool:
    """Whether what fails at once looks like JSON further on, and not like a program."""
    if not _has_own_place(text, begun):
        return False
    seen = text[begun : begun + _SEEN]
    blank = _BLANK_LINE.search(seen)
    block = seen[: blank.start()] if blank else seen
    bare = _STRINGS.sub(lambda match: '""' if match["string"] else "", block)
    is_data = len(block) > _LONG and not _PROGRAM.search(bare)
    return is_data and sum(1 for _ in _SAID.finditer(bare)) >= _FEWEST


def _has_own_place(text: str, begun: int) -> bool:
    """Whether something begins its line, or is said after a colon."""
    line = text.rfind("\n", max(begun - _NEAR, 0), begun) + 1
    if not line and begun >= _NEAR:
        return False
    before = text[line:begun]
    is_said = before.rstrip(" \t").endswith(":") and bool(_STRICT.match(text, begun))
    return is_said or bool(_PLACE.match(before))


def _block_end(text: str, at: int) -> int:
    blank = _BLANK_LINE.search(text, at)
    return blank.start() if blank else len(text)
