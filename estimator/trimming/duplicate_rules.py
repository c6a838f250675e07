"""Rules for what is said twice: paragraphs, fenced blocks, sections and lines."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from estimator.trimming import code_blocks, standing, verbatim
from estimator.trimming.edits import Edit, Span, merged
from estimator.trimming.rule import Found, LeftAlone, Rule
from estimator.trimming.source import Source

SMALLEST_BLOCK = 60
"""Characters of a block that is looked at."""
SMALLEST_LINE = 20
"""Characters of a line that is."""

_PARAGRAPH = re.compile(r"(?:^[ \t]*+[^ \t\n][^\n]*+\n?+)++", re.MULTILINE)
_HEADING = re.compile(r"#{1,6}(?=[ \t])")


def _duplicate_blocks(source: Source) -> Found:
    """What stands exactly so before goes, with what parts it from its neighbour."""
    text, blocks = source.text, list(_blocks(source.text))
    single = ((number, number + 1) for number in range(len(blocks)))
    gone = [*_said_before(text, blocks, _sections(text, blocks))]
    gone += _said_before(text, blocks, single)
    if gone and (programs := _programs(source)):
        gone = [part for part in gone if not _touches(programs, blocks[part[0]])]
    if gone and standing.is_dialogue(text):
        gone = [part for part in gone if not _is_turn(text, blocks, part)]
    edits = [_without(text, blocks, part) for part in merged(gone)]
    return Found(tuple(_apart_from_json(source, edits)))


def _programs(source: Source) -> list[Span]:
    """Code that no fence is around: each of its lines is there for a reason."""
    if source.fences:
        return []
    return merged(code.span for code in code_blocks.unfenced(source.text))


def _is_turn(text: str, blocks: Sequence[Span], part: Span) -> bool:
    """Whether it is all that somebody says, or may be: it stands after who says it."""
    return any(
        standing.is_turn(text[slice(*block)]) for block in blocks[max(part[0] - 1, 0) : part[1]]
    )


def _blocks(text: str) -> Iterator[Span]:
    """Paragraphs, and what is fenced or marked up, without the empty lines around them."""
    at = 0
    for start, end in (*verbatim.find(text).spans, (len(text), len(text))):
        for paragraph in _PARAGRAPH.finditer(text, at, start):
            yield paragraph.start(), paragraph.end() - paragraph[0].endswith("\n")
        if start < end:
            yield start, end
        at = end


def _sections(text: str, blocks: Sequence[Span]) -> list[Span]:
    """Headings with all that is below them, as numbers of blocks."""
    found, opened = list[Span](), list[tuple[int, int]]()
    for number, (start, _) in enumerate(blocks):
        heading = _HEADING.match(text, start)
        if not heading:
            continue
        while opened and opened[-1][0] >= len(heading[0]):
            found.append((opened.pop()[1], number))
        opened.append((len(heading[0]), number))
    found += ((first, len(blocks)) for _, first in opened)
    return sorted(found)


def _said_before(text: str, blocks: Sequence[Span], parts: Iterable[Span]) -> Iterator[Span]:
    seen = set[str]()
    for first, end in parts:
        said = text[blocks[first][0] : blocks[end - 1][1]].strip()
        if len(said) < SMALLEST_BLOCK:
            continue
        if said not in seen:
            seen.add(said)
        elif not (_begins_line(text, blocks, first) and _begins_line(text, blocks, end)):
            continue
        elif end - first > 1 or standing.is_of_sentences(said):
            yield first, end


def _begins_line(text: str, blocks: Sequence[Span], number: int) -> bool:
    """Whether a block, if there is one, is not set in: it belongs to none before it."""
    return number >= len(blocks) or text[blocks[number][0]] not in " \t"


def _without(text: str, blocks: Sequence[Span], part: Span) -> Edit:
    """Without blocks; what stood before and after them does not become one paragraph."""
    first, end = part
    before = blocks[first - 1][1]
    if end == len(blocks):
        return Edit(before, blocks[end - 1][1])
    start = blocks[first][0]
    return Edit(start, blocks[end][0], "" if text.count("\n", before, start) > 1 else "\n")


def _apart_from_json(source: Source, edits: Iterable[Edit]) -> Iterator[Edit]:
    """The edits that leave each JSON value whole, or take it whole."""
    values: tuple[Span, ...] | None = None
    for edit in edits:
        values = source.json.values if values is None else values
        if not (_cuts(values, edit.start) or _cuts(values, edit.end)):
            yield edit


def _cuts(values: Sequence[Span], at: int) -> bool:
    before = bisect_left(values, (at,)) - 1
    return before >= 0 and at < values[before][1]


_OPENING_ENDS = (":", "{", "[", "(", ",", ";", "\\")
_ON_ABOVE = re.compile(r"[ \t]+[^ \t\n]|=++[ \t]*+$|[ |:-]++$", re.MULTILINE)


def _duplicate_lines(source: Source) -> Found:
    """Lines of prose that stand exactly so before go; not what others hang on."""
    text = source.text
    often = Counter(text[start:end].rstrip() for start, end in source.lines)
    twice = {line for line, times in often.items() if times > 1 and _is_prose(line)}
    if not twice:
        return Found()
    parts = verbatim.find(text)
    kept = merged([*parts.spans, *source.json.values, *_programs(source)])
    lines = [number for number, span in enumerate(source.lines) if _said(text, span) in twice]
    unclosed = parts.unclosed or len(text)
    open_lines = [number for number in lines if source.lines[number][0] >= unclosed]
    gone = _repeated(source, [each for each in lines if not _touches(kept, source.lines[each])])
    left = LeftAlone(parts.unclosed or 0, "unclosed-fence")
    return Found(tuple(_tidy(text, gone)), (left,) if len(open_lines) > 1 else ())


def _said(text: str, line: Span) -> str:
    return text[slice(*line)].rstrip()


def _is_prose(line: str) -> bool:
    is_whole = len(line) >= SMALLEST_LINE and not line.endswith(_OPENING_ENDS)
    return is_whole and standing.is_prose(line)


def _touches(kept: Sequence[Span], span: Span) -> bool:
    after = bisect_left(kept, (span[1],))
    return after > 0 and kept[after - 1][1] > span[0]


def _repeated(source: Source, lines: Iterable[int]) -> list[Span]:
    """The lines that stand before, with their line feeds; those side by side as one."""
    text, seen, gone = source.text, set[str](), list[Span]()
    for number in lines:
        start, end = source.lines[number]
        line = _said(text, (start, end))
        if line not in seen:
            seen.add(line)
        elif standing.stands_alone(text, source.lines, number) and not _ON_ABOVE.match(
            text, end + 1
        ):
            gone.append((start, min(end + 1, len(text))))
    return merged(gone)


def _tidy(text: str, gone: Iterable[Span]) -> list[Edit]:
    """Without lines, and without one of the two empty ones that then would meet."""
    edits = list[Edit]()
    for start, end in gone:
        if end < len(text):
            is_doubled = text[start - 2 : start] == "\n\n" and text[end] == "\n"
            edits.append(Edit(start, end + is_doubled))
        else:
            edits.append(_last(text, start, edits))
    return edits


def _last(text: str, start: int, edits: list[Edit]) -> Edit:
    """The edit that ends the text, in the place of those that only empty lines part from it."""
    while edits and not text[edits[-1].end : start].strip("\n"):
        start = edits.pop().start
    last = len(text[:start].rstrip("\n"))
    return Edit(last + text.endswith("\n"), len(text))


RULES: tuple[Rule, ...] = (
    Rule("duplicate-blocks", keeps_meaning=False, find=_duplicate_blocks),
    Rule("duplicate-lines", keeps_meaning=False, find=_duplicate_lines),
)
