"""What a section of a text is, and how marks in a text become sections."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

GoOn = Callable[[], None]
"""Is called now and then by long work; what it raises ends that."""
MOST = 2_000
"""Sections that a map has; where there are more, the deeper ones are left out."""
GROUPS = 200
"""Sections that are made of things that have no title of their own."""
_SHOWN = 60
_READ = 160


def always() -> None:
    """Go on."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a text.

    The sections without a parent are apart from each other, in order, and together with what is
    before the first of them they are the whole text; so are those of one parent in the parent.

    Attributes:
        kind: ``"heading"``, ``"message"``, ``"key"`` (of JSON, or an item), ``"definition"`` (of
            code), ``"paragraph"``, or ``"part"``: a file, or a group of things without a title.
        title: in one line, and short.
        level: of headings as they are written, else from 1.
        start: its first character.
        end: before which it ends.
        parent: the place of the section that it is in; -1 without one.
    """

    kind: str
    title: str
    level: int
    start: int
    end: int
    parent: int = -1


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a section begins; it ends where one of its level, or of a lesser one, begins."""

    start: int
    level: int
    kind: str
    title: str


def words_at(text: str, start: int, end: int) -> str:
    """The first words between two places of a text, as a title."""
    return shortened(text[start : min(start + _READ, end)])


def shortened(words: str) -> str:
    """Words in one line, and not many."""
    line = " ".join(words[:_READ].split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1].rstrip() + "…"


def nested(text: str, marks: Sequence[Mark]) -> tuple[Section, ...]:
    """The sections that marks begin; what is before the first mark is a section, too.

    Args:
        text: not empty.
        marks: in their order, each at another place.
    """
    kept = _as_many_as_fit(marks)
    if not kept:
        return ()
    if text[: kept[0].start].strip():
        kept = [Mark(0, kept[0].level, "part", words_at(text, 0, kept[0].start)), *kept]
    elif kept[0].start:
        kept = [Mark(0, kept[0].level, kept[0].kind, kept[0].title), *kept[1:]]
    return tuple(_sections(kept, len(text)))


def _as_many_as_fit(marks: Sequence[Mark]) -> list[Mark]:
    kept = list(marks)
    while len(kept) > MOST and len({mark.level for mark in kept}) > 1:
        deepest = max(mark.level for mark in kept)
        kept = [mark for mark in kept if mark.level < deepest]
    every = -(-len(kept) // MOST)
    return kept[:: every or 1]


def _sections(marks: Sequence[Mark], length: int) -> Iterator[Section]:
    ends, following = [length] * len(marks), list[Mark]()
    for place in range(len(marks) - 1, -1, -1):
        mark = marks[place]
        while following and following[-1].level > mark.level:
            following.pop()
        ends[place] = following[-1].start if following else length
        following.append(mark)
    around = list[int]()
    for place, mark in enumerate(marks):
        while around and marks[around[-1]].level >= mark.level:
            around.pop()
        parent = around[-1] if around else -1
        yield Section(mark.kind, mark.title, mark.level, mark.start, ends[place], parent)
        around.append(place)


_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")
_LONG = 4_000  # characters from which on a single paragraph is cut


def paragraphs(text: str) -> tuple[Section, ...]:
    """What blank lines separate, in groups where there are many; else lines, or pieces."""
    starts = [0, *(found.end() for found in _BLANK_LINES.finditer(text))]
    if len(starts) > 1 or len(text) < _LONG:
        return grouped(text, [start for start in starts if start < len(text)], "paragraph")
    return parts(text)


def parts(text: str) -> tuple[Section, ...]:
    """A long text in pieces of about the same size, of whole lines or words where there are."""
    size = max(len(text) // GROUPS, _LONG // 4)
    starts, at = [0], size
    while at < len(text):
        start = max(text.rfind(blank, at - size // 2, at) for blank in ("\n", " ")) + 1
        newline = text.rfind("\n", at - size // 2, at) + 1
        starts.append(newline or start or at)
        at = starts[-1] + size
    return grouped(text, starts, "part")


def grouped(text: str, starts: Sequence[int], kind: str) -> tuple[Section, ...]:
    """Sections of one level that begin at places, several in one where there are many."""
    kept = starts[:: -(-len(starts) // GROUPS) or 1]
    titles = [words_at(text, *span) for span in pairwise([*kept, len(text)])]
    marks = [Mark(start, 1, kind, title) for start, title in zip(kept, titles, strict=True)]
    return tuple(_sections(marks, len(text)))
