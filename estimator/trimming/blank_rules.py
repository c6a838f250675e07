"""Rules for what is blank: ends of lines, empty lines, and gaps within lines."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from operator import attrgetter

from estimator.trimming import code_blocks, line_data, verbatim
from estimator.trimming.edits import Edit, Span, effective, merged, outside
from estimator.trimming.rule import Found, Rule
from estimator.trimming.source import Source

_TRAILING = re.compile(r"(?<=[^ \t\n])[ \t]++$", re.MULTILINE)
_BLANKS = re.compile(r"(?<![ \t])[ \t]++$", re.MULTILINE)
_EMPTY_LINES = re.compile(r"\n[ \t\n]*\n")
_EMPTY_ITEM = re.compile(  # it is another list's that comes after two empty lines
    r"[ \t]*+(?:(?:[-+*]|\d{1,9}+[.)])(?:[ \t]++|$)|>[ \t]*+)++$", re.MULTILINE
)
_LEADING = re.compile(r"[ \t\n]*\n")
_TICKS = re.compile("`++")
_TARGET = re.compile(r"\]\([^\s()<>\[\]]*+\)")


def _trailing_blanks(source: Source) -> Found:
    """Blanks at line ends go; two stay where they break the line, as Markdown has it."""
    text = source.text
    found = chain(_line_ends(text), _blanks_of_empty_lines(text))
    edits = sorted(found, key=attrgetter("start"))
    return _apart(source, effective(text, edits), line_data.rows(text))


def _apart(source: Source, edits: Iterable[Edit], kept: Sequence[Span] = ()) -> Found:
    """The edits that touch no code and nothing else of which blanks are read."""
    if made := list(edits):
        solid = [*kept, *code_blocks.programs(source), *line_data.scalars(source.text)]
        made = list(outside(made, merged(solid)))
    return verbatim.find(source.text).without(made)


def _line_ends(text: str) -> Iterator[Edit]:
    runs_on = _RunsOn(text)
    for match in _TRAILING.finditer(text):
        start, end = match.span()
        line = text.rfind("\n", 0, start) + 1
        if verbatim.is_code(text, line) or text[start - 1] == "\\":
            continue
        if not _goes_on(text, end):
            yield Edit(start, end)
        elif not runs_on.at(start):
            yield Edit(start, end, "  " if match[0].endswith("  ") else "")


def _goes_on(text: str, end: int) -> bool:
    return bool(_NEXT_WORDS.match(text, end))


_NEXT_WORDS = re.compile(r"\n[ \t]*+[^ \t\n]")


class _RunsOn:
    """Whether a code span, a link or a tag may run on over the lines of a paragraph."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ends = [match.start() for match in re.finditer(r"\n[ \t]*+(?=\n)", text)]
        self._known = dict[int, bool]()

    def at(self, place: int) -> bool:
        """Of the paragraph that has this character."""
        number = bisect_right(self._ends, place)
        if number not in self._known:
            start = self._ends[number - 1] if number else 0
            end = self._ends[number] if number < len(self._ends) else len(self._text)
            self._known[number] = _may_run_on(self._text[start:end])
        return self._known[number]


def _may_run_on(paragraph: str) -> bool:
    if "<" in paragraph or "]:" in paragraph or "\\`" in paragraph:
        return True
    if paragraph.count("](") != sum(1 for _ in _TARGET.finditer(paragraph)):
        return True
    if "`" not in paragraph:
        return False
    for line in paragraph.split("\n"):
        ticks = _TICKS.findall(line)
        if ticks[::2] != ticks[1::2]:
            return True
    return False


def _blanks_of_empty_lines(text: str) -> Iterator[Edit]:
    for start, end in _empty_lines(text):
        for match in _BLANKS.finditer(text, start, end):
            yield Edit(*match.span())


def _blank_lines(source: Source) -> Found:
    """Of several empty lines one stays; at the beginning and the end of the text, none."""
    text = source.text
    edits = (_lessened(text, span) for span in _empty_lines(text))
    return _apart(source, effective(text, edits), line_data.rows(text))


def _lessened(text: str, span: Span) -> Edit:
    start, end = span
    if start == 0 or end == len(text):
        return Edit(start, end)
    return Edit(min(text.find("\n", start) + 1, end), end)


def _empty_lines(text: str) -> Iterator[Span]:
    """Runs of empty lines, with their line feeds, but for those within indented code."""
    begun = _LEADING.match(text)
    start, end = begun.end() if begun else 0, len(text.rstrip(" \t\n"))
    if not end:
        yield 0, len(text)
        return
    if start:
        yield 0, start
    for match in _EMPTY_LINES.finditer(text, start, end):
        before = text.rfind("\n", 0, match.start()) + 1
        is_within = verbatim.is_code(text, before) and verbatim.is_code(text, match.end())
        if not is_within and not _EMPTY_ITEM.match(text, before):
            yield match.start() + 1, match.end()
    last = text.find("\n", end) + 1
    if last:
        yield last, len(text)


_GAP = re.compile(r"(?<=[^\s|])[ \t]{2,}+(?=[^\s|])")
_WIDE = 3  # blanks of a gap that is no slip of the thumb
_ROW = re.compile(r"[ \t]*+\||[^|\n]*+\|[^|\n]*+\|")


def _inner_blanks(source: Source) -> Found:
    """Gaps within lines of prose become one blank; not where they make columns or code."""
    text = source.text
    gaps: dict[int, list[Span]] = {}
    line, end = 0, -1
    for match in _GAP.finditer(text):
        if match.start() > end:
            line = text.rfind("\n", 0, match.start()) + 1
            end = text.find("\n", match.end()) % (len(text) + 1)
        gaps.setdefault(line, []).append(match.span())
    edits = (Edit(*gap, " ") for line in _prose(text, gaps) for gap in gaps[line])
    return _apart(source, edits, _kept(source, gaps))


def _prose(text: str, gaps: dict[int, list[Span]]) -> Iterator[int]:
    """Of the lines with gaps, by where they begin, those that look like no columns and no code."""
    for line, found in gaps.items():
        wide = sum(1 for start, end in found if end - start >= _WIDE or "\t" in text[start:end])
        if wide > 1 or verbatim.is_code(text, line) or _ROW.match(text, line):
            continue
        if not _is_aligned(text, line, gaps):
            yield line


def _is_aligned(text: str, line: int, gaps: dict[int, list[Span]]) -> bool:
    """Whether a word after a gap stands right under or over one after a gap."""
    here = _columns(line, gaps)
    above = text.rfind("\n", 0, max(line - 1, 0)) + 1 if line else line
    below = text.find("\n", gaps[line][-1][1]) + 1
    beside = [other for other in (above, below) if other != line and other in gaps]
    return any(here & _columns(other, gaps) for other in beside)


def _columns(line: int, gaps: dict[int, list[Span]]) -> set[int]:
    return {end - line for _, end in gaps[line]}


def _kept(source: Source, gaps: dict[int, list[Span]]) -> list[Span]:
    if not gaps:  # JSON and code are looked for only then
        return []
    return merged([*source.json.values, *verbatim.code_spans(source.text)])


RULES: tuple[Rule, ...] = (
    Rule("trailing-blanks", keeps_meaning=True, find=_trailing_blanks),
    Rule("blank-lines", keeps_meaning=True, find=_blank_lines),
    Rule("inner-blanks", keeps_meaning=False, find=_inner_blanks),
)
