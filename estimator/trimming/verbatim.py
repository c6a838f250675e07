"""Where each blank of a text counts: patches, fenced code, HTML, also within lists and quotes."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from estimator.trimming import fences, patches
from estimator.trimming.edits import Edit, Span, merged, outside
from estimator.trimming.rule import Found, LeftAlone

_MARK = re.compile(
    r"^(?P<prefix>[ \t]*+(?:(?:[-+*>]|\d{1,9}+[.)])[ \t]*+)*+)"
    r"(?:(?P<fence>`{3,}+|~{3,}+)(?P<info>[^\n]*)|(?P<html><(?:!--|[A-Za-z/!?][A-Za-z\[]*+)))",
    re.MULTILINE,
)
_FENCE = re.compile(r"`{3}|~{3}")
_RAW = {"<pre", "<script", "<style", "<textarea"}
_MARKUP = {
    "<pre": re.compile(r"</(?:pre|script|style|textarea)>", re.IGNORECASE),
    "<!--": re.compile("-->"),
    "<![": re.compile(r"\]\]>"),
    "<!": re.compile(">"),
    "<?": re.compile(r"\?>"),
}
_BLANK_LINE = re.compile(r"\n[ \t]*+(?=\n|\Z)")
_TICKED_LINE = re.compile(r"`[^\n]*+")
_TICKS = re.compile("`++")
_PREFIX = re.compile(r" {0,3}+(?:(?:[-+*>]|\d{1,9}+[.)]) {0,3}+)*+")


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Parts of a text.

    Attributes:
        spans: in their order, apart from each other.
        code: those of them that are no prose with tags around it.
        unclosed: where a fence begins of which no end is sure; the last span begins there too.
    """

    spans: tuple[Span, ...]
    code: tuple[Span, ...]
    unclosed: int | None = None

    def without(self, edits: Iterable[Edit]) -> Found:
        """The edits that touch none of them, and what of a text was left for an open fence."""
        return self._apart(tuple(edits), self.spans)

    def without_code(self, edits: Iterable[Edit]) -> Found:
        """The edits that touch no code, and what of a text was left for an open fence."""
        return self._apart(tuple(edits), self.code)

    def _apart(self, edits: tuple[Edit, ...], spans: Sequence[Span]) -> Found:
        left = tuple(outside(edits, spans))
        if self.unclosed is None or len(left) == len(edits):
            return Found(left)
        is_missed = edits[-1].start >= self.unclosed
        return Found(left, (LeftAlone(self.unclosed, "unclosed-fence"),) if is_missed else ())


@lru_cache(maxsize=4)
def find(text: str) -> Verbatim:
    """The patches, the fences and the HTML of a text.

    Rather too much than too little: where it is in doubt whether a fence has ended, as where a
    list has, it goes to the end of the text.
    """
    spans, code, unclosed = list[Span](), list[Span](), None
    for start, end, is_code_too in _parts(text):
        unclosed = start if end is None else unclosed
        spans.append((start, len(text) if end is None else end))
        if is_code_too:
            code.append(spans[-1])
    if kept := patches.find(text):
        spans, code = merged([*spans, *kept]), merged([*code, *kept])
    return Verbatim(tuple(spans), tuple(code), unclosed)


def _parts(text: str) -> Iterator[tuple[int, int | None, bool]]:
    """Where fences and HTML begin and end, and whether they are code; None where one is open."""
    at: int | None = 0
    while at is not None and (mark := _MARK.search(text, at)):
        start = mark.start()
        if (patch := patches.end_of(text, start)) is not None:
            at = patch
        elif not mark["html"] and mark["fence"][0] == "`" and "`" in mark["info"]:  # a code span
            at = mark.end()
        else:
            at = _markup_end(text, mark) if mark["html"] else _fence_end(text, mark)
            end = len(text) if at is None else at
            yield start, at, not mark["html"] or _is_code(text, mark, end)


def is_code(text: str, start: int) -> bool:
    """Whether the line that begins here may be indented code, also within a list or a quote."""
    prefix = _PREFIX.match(text, start)
    return text[prefix.end() : prefix.end() + 1] in {" ", "\t"} if prefix else False


def code_spans(text: str) -> Iterator[Span]:
    """Code between backticks, within one line each."""
    for line in _TICKED_LINE.finditer(text):
        runs = [match.span() for match in _TICKS.finditer(text, *line.span())]
        pairs = _next_of_same_length(runs)
        number = 0
        while number < len(runs):
            other = pairs[number]
            if other is not None:
                yield runs[number][0], runs[other][1]
                number = other
            number += 1


def _next_of_same_length(runs: list[Span]) -> list[int | None]:
    seen: dict[int, int] = {}
    pairs: list[int | None] = [None] * len(runs)
    for number in range(len(runs) - 1, -1, -1):
        start, end = runs[number]
        pairs[number] = seen.get(end - start)
        seen[end - start] = number
    return pairs


def _fence_end(text: str, mark: re.Match[str]) -> int | None:
    indent, fence = mark["prefix"], mark["fence"]
    if indent.strip(" "):  # in a list or a quote that may end before it does
        return None
    if not indent:
        last = fences.closing_of(text, mark.end(), fence, fences.language_of(mark["info"]))
        return last.end() if last else None
    closing = re.compile(rf"^( {{0,3}}+|[ \t]*+){fence[0]}{{{len(fence)},}}+[ \t]*+$", re.MULTILINE)
    at = mark.end()
    while (found := closing.search(text, at)) and (end := patches.end_of(text, found.start())):
        at = end
    if not found:
        return None
    is_sure = found[1] == indent or (indent < found[1] <= "   ")
    outdented = re.compile(rf"^ {{0,{len(indent) - 1}}}[^ \n]", re.MULTILINE)
    if not is_sure or outdented.search(text, mark.end(), found.start()):
        return None
    return found.end()


def _markup_end(text: str, mark: re.Match[str]) -> int | None:
    """Where HTML ends, with what begins in it and ends later; None where a fence may be open."""
    ends: dict[str, int] = {}
    end, inner = _blank_line(text, mark.end()), mark
    while inner.start() < end:
        kind = _kind(inner["html"] or "")
        if kind and ends.get(kind, 0) < inner.end():
            last = _MARKUP[kind].search(text, inner.end())
            ends[kind] = _line_end(text, last.end()) if last else len(text)
            end = max(end, ends[kind])
        following = _MARK.search(text, inner.end(), end)
        if not following:
            break
        inner = following
    return end if _is_even(text, mark.end(), end) else None


def _kind(opening: str) -> str:
    """Of HTML that does not end at an empty line: how it begins, else nothing."""
    if opening.lower() in _RAW:
        return "<pre"
    return next((kind for kind in _MARKUP if opening.startswith(kind)), "")


def _is_code(text: str, mark: re.Match[str], end: int) -> bool:
    """Whether HTML is more than tags in prose: it is raw or has a fence in it."""
    return bool(_kind(mark["html"]) or _FENCE.search(text, mark.end(), end))


def _blank_line(text: str, at: int) -> int:
    blank = _BLANK_LINE.search(text, at)
    return blank.start() if blank else len(text)


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _is_even(text: str, start: int, end: int) -> bool:
    """Whether each fence in a part is closed there, so that it does not matter if it is one."""
    opened = ""
    for mark in _MARK.finditer(text, start, end):
        fence = mark["fence"]
        if fence and not opened:
            opened = fence
        elif fence and fence.startswith(opened) and not mark["info"].strip():
            opened = ""
    return not opened
