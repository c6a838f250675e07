"""Tables of Markdown, as GitHub's dialect has them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from estimator.trimming.edits import Span, gaps
from estimator.trimming.fences import Fence

_DASHES = r"[ \t]*+:?-++:?[ \t]*+"
_MARKS = re.compile(
    r"^(?:(?P<blank>(?:[ \t]*+\n)++)"
    # What comes after these without a blank line may be theirs, as after a table or its like.
    r"|(?P<container> {0,3}(?:>|(?:[-+*]|[0-9]{1,9}[.)])(?:[ \t]|$)))"
    r"|(?P<verbatim> {0,3}<(?:(?:pre|script|style|textarea)(?=[ \t>]|$)|!--))"
    rf"|(?P<delimiter> {{0,3}}\|?+{_DASHES}(?:\|{_DASHES})*+\|?+[ \t]*+$))",
    re.MULTILINE | re.IGNORECASE,
)
_VERBATIM_ENDS = re.compile(r"</(?:pre|script|style|textarea)>", re.IGNORECASE)
_OTHER = re.compile(r"(?:$|[ \t<>]|#{1,6}(?:[ \t]|$)|(?:[-+*]|[0-9]{1,9}[.)])(?:[ \t]|$))")
_PIPE, _INDENT = re.compile(r"(?<!\\)\|"), re.compile(r"[ \t]*+")
_UNCLEAR = "\\\\|"  # readers do not agree on whether it ends a cell


@dataclass(frozen=True, slots=True)
class Table:
    """A table; its lines are spans without their line feeds.

    Attributes:
        header: the line with the names of the columns.
        delimiter: the line of dashes and colons.
        rows: the other lines, as far as each has a cell's end in it.
    """

    header: Span
    delimiter: Span
    rows: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What is in a text.

    Attributes:
        tables: in their order.
        broken: where a line of dashes has not as many cells as the line above it.
    """

    tables: tuple[Table, ...]
    broken: tuple[int, ...]


def find(text: str, fenced: Iterable[Fence]) -> Found:
    """The tables of a text, outside its fences.

    Tables of quotes and those that are in doubt (right under an item of a list, with lines
    indented unlike the first) are not found. Tags around a table are looked through, as a model
    does, but not those whose text is to be kept as it is.
    """
    outer = (fence.span for fence in fenced)
    found = [each for gap in gaps(len(text), outer) for each in _in_gap(text, gap)]
    tables = tuple(each for each in found if isinstance(each, Table))
    return Found(tables, tuple(each for each in found if isinstance(each, int)))


def indent(text: str, line: Span) -> int:
    """How many blanks a line begins with."""
    match = _INDENT.match(text, *line)
    return match.end() - line[0] if match else 0


def pipes(text: str, line: Span) -> list[int]:
    """Where cells end or begin."""
    return [match.start() for match in _PIPE.finditer(text, *line)]


def _in_gap(text: str, gap: Span) -> Iterator[Table | int]:
    """The tables between two fences, and the places of those that are broken."""
    at, is_inside = gap[0], False
    if text.find("|", *gap) < 0:
        return
    while match := _MARKS.search(text, at, gap[1]):
        at = match.end()
        if match["verbatim"]:
            at = _verbatim_end(text, match)
        elif match["delimiter"] is None:
            is_inside = match["container"] is not None
        elif not is_inside:
            is_inside = True
            yield from _at(text, match.span(), gap[1])


def _verbatim_end(text: str, opening: re.Match[str]) -> int:
    if opening[0].endswith("!--"):
        end = text.find("-->", opening.end() - 2)
        return len(text) if end < 0 else end
    closing = _VERBATIM_ENDS.search(text, opening.end())
    return closing.end() if closing else len(text)


def _at(text: str, delimiter: Span, end: int) -> tuple[Table | int, ...]:
    """The table of a line of dashes, if any, or its place if it is broken."""
    margin = indent(text, delimiter)
    header = text.rfind("\n", 0, max(delimiter[0] - 1, 0)) + 1, delimiter[0] - 1
    if header[1] < header[0] or not _is_row(text, header, margin):
        return ()
    given, wanted = _cells(text, header), _cells(text, delimiter)
    if given == wanted and pipes(text, delimiter):
        return (Table(header, delimiter, tuple(_rows(text, delimiter, end))),)
    return (delimiter[0],) if min(given, wanted) > 1 else ()


def _rows(text: str, delimiter: Span, end: int) -> Iterator[Span]:
    at, margin = delimiter[1] + 1, indent(text, delimiter)
    while at < end:
        feed = text.find("\n", at, end)
        line = at, feed if feed >= 0 else end
        if not _is_row(text, line, margin):
            return
        yield line
        at = line[1] + 1


def _is_row(text: str, line: Span, margin: int) -> bool:
    """Whether a line has cells, and nothing that makes it something else."""
    begun = line[0] + margin
    if text[line[0] : begun].strip(" ") or _OTHER.match(text, begun, line[1]):
        return False
    if text.find("\\", begun, line[1]) < 0:
        return text.find("|", begun, line[1]) >= 0
    return text.find(_UNCLEAR, *line) < 0 and bool(_PIPE.search(text, *line))


def _cells(text: str, line: Span) -> int:
    places = pipes(text, line)
    begins = bool(places) and places[0] == line[0] + indent(text, line)
    ends = bool(places) and not text[places[-1] + 1 : line[1]].strip(" \t")
    return len(places) + 1 - begins - ends
