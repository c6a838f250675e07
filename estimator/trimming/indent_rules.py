"""The rule that indents code by one space a level.

It loses how code looks, and how what goes on in a further line is aligned; the syntax tree of
Python stays the same. One space and not one tab: measured with ``o200k_base``, a space saves 1 to 2
of 100 tokens of code that is indented by four, and a tab costs as much more, since a word comes
with the space before it as one token.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby, pairwise

from estimator.trimming import code_blocks, code_doubts, code_lexing
from estimator.trimming.code_blocks import Code
from estimator.trimming.code_lexing import Lexed
from estimator.trimming.edits import Edit, as_one
from estimator.trimming.rule import Found, LeftAlone, Rule
from estimator.trimming.source import Source

_BRACED = frozenset({
    "C", "C#", "C++", "CSS", "Dart", "Go", "Groovy", "JSX", "Java", "JavaScript", "Kotlin",
    "LessCss", "Objective-C", "PHP", "Protocol Buffer", "Rust", "SCSS", "Swift", "TSX",
    "TypeScript",
})  # fmt: skip
_PAGE = re.compile(r"\?>\s*+\S")  # the page that a program is part of
_TAB = 8  # columns, as Python has it
_FENCES = ("```", "~~~")  # a line that would close the fence, were it not indented
_Line = tuple[int, int, int]
"""Where a line begins, where its indentation ends, and how many columns that is."""


def find_indentation(source: Source) -> Found:
    """Indent all the code by one space a level that says by brackets or levels what it means."""
    edits, left_alone = list[Edit](), list[LeftAlone]()
    for code in code_blocks.find(source):
        name = code_lexing.language_named(code.language) if code.language else None
        if name not in _BRACED and name != "Python":
            continue
        body = source.text[slice(*code.span)]
        if code_lexing.is_too_long(body):
            left_alone.append(LeftAlone(code.span[0], "too-long"))
        elif (lexed := code_lexing.lexed(name, body)) and not _is_misread(name, body, lexed):
            edits += _edits(body, lexed, name, code)
    return Found(tuple(edits), tuple(left_alone))


def _is_misread(name: str, body: str, lexed: Lexed) -> bool:
    """Whether there may be strings, or text of a page, that the lexer does not know."""
    if name == "PHP" and _PAGE.search(body):
        return True
    doubt = code_doubts.trusted(name, body, lexed.comments)
    if name in code_doubts.MARKUP:  # of its text, blanks at the beginnings of lines are not shown
        return "`" in body[doubt:]
    return doubt < len(body)


def _edits(body: str, lexed: Lexed, name: str, code: Code) -> Iterator[Edit]:
    lines, at = list(_lines(body, lexed)), code.span[0]
    is_python = name == "Python"
    narrowed = _ranked(body, lexed, lines) if is_python else _in_steps(body, lines)
    edits = _narrowed(body, lines, narrowed)
    for edit in _united(body, lexed, lines, edits) if is_python else edits:
        yield Edit(at + edit.start, at + edit.end, edit.text)


def _narrowed(body: str, lines: list[_Line], narrowed: Callable[[int], int]) -> Iterator[Edit]:
    for start, end, columns in lines:
        wanted, given = " " * narrowed(columns), body[start:end]
        if wanted != given:
            kept = len(wanted) if given.startswith(wanted) else 0
            yield Edit(start + kept, end, wanted[kept:])


def _united(body: str, lexed: Lexed, lines: list[_Line], edits: Iterable[Edit]) -> Iterator[Edit]:
    """Those of each outermost block as one: half of it would not parse."""
    begun = [line for line in lines if _begins(body, lexed, line)]
    least = min((columns for _, _, columns in begun), default=0)
    blocks = [start for start, _, columns in begun if columns == least]
    for _, group in groupby(edits, lambda edit: bisect_right(blocks, edit.start)):
        yield as_one(body, list(group))


def _lines(body: str, lexed: Lexed) -> Iterator[_Line]:
    """The lines that are not empty, and do not begin within a string."""
    start = 0
    for line in body.split("\n"):
        rest = line.lstrip(" \t")
        if rest.strip() and not lexed.is_in_string(start) and not rest.startswith(_FENCES):
            width = len(line) - len(rest)
            yield start, start + width, len(line[:width].expandtabs(_TAB))
        start += len(line) + 1


def _ranked(body: str, lexed: Lexed, lines: list[_Line]) -> Callable[[int], int]:
    """For Python: the more a statement is indented, the more it still is."""
    levels = sorted({line[2] for line in lines if _begins(body, lexed, line)})

    def narrowed(columns: int) -> int:
        rank = bisect_right(levels, columns) - 1
        return rank if rank >= 0 and levels[rank] == columns else rank + 1

    return narrowed


def _begins(body: str, lexed: Lexed, line: _Line) -> bool:
    """Whether a line begins a statement."""
    start, end, _ = line
    return not (start in lexed.continued or body[end] == "#" or body.endswith("\\\n", 0, start))


def _in_steps(body: str, lines: list[_Line]) -> Callable[[int], int]:
    """For brackets: as many levels as steps, where the step is the most frequent one."""
    own = [line for line in lines if body[line[1]] != "*"]  # the others go on with a comment
    deeper = Counter(b[2] - a[2] for a, b in pairwise(own) if b[2] > a[2])
    step = max(deeper, key=lambda each: (deeper[each], -each), default=1)
    return lambda columns: -(-columns // step)


RULES: tuple[Rule, ...] = (Rule("code-indentation", keeps_meaning=False, find=find_indentation),)
