"""Lines that begin a section: headings of Markdown, turns of a chat log, definitions of code."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from estimator.trimming import fences
from estimator.trimming.edits import Span
from estimator.trimming.section import GoOn, Mark, shortened, words_at

# Each of these looks from the line feed before a line: a search for one character is fast.
_ATX = re.compile(r"\n {0,3}+(?P<marks>#{1,6})(?:[ \t]+(?P<title>[^\n]*))?(?=\n|\Z)")
_UNDERLINE = re.compile(r"\n {0,3}+(?P<marks>=+|-+)[ \t]*(?=\n|\Z)")
_FRONT_MATTER = re.compile(r"---[ \t]*\n(?:[^\n]*\n){0,200}?---[ \t]*(?=\n|\Z)")
_NO_TEXT = re.compile(r" {0,3}(?:[#>|=<-]|[*+] |\d{1,9}[.)] |`{3}|~{3}| {4}|\t)")
_TURN = re.compile(
    r"\n(?![ \t]{4}|[-=\d])[ \t]{0,3}+(?:(?P<sign>#{1,6} |\*\*|<\|(?:im_start\|>)?|\[)"
    r"(?P<marked>system|developer|user|human|assistant|ai|bot|model|tool|you|chatgpt|claude|"
    r"customer|agent|用户|助手|系统)\b(?:\*\*|\|>|\])?[:：]?|"
    r"(?P<plain>system|developer|user|human|assistant|ai|bot|model|tool|you|chatgpt|claude|"
    r"customer|agent|用户|助手|系统|q|a|问|答)[:：])",
    re.IGNORECASE,
)
_DEFINITION = re.compile(
    r"\n(?P<indent>[ \t]{0,40}+)(?:(?:export|default|declare|abstract|async|pub(?:\([a-z]{1,9}\))?|"
    r"public|private|protected|internal|static|final|sealed|partial|unsafe|const|inline|open|data|"
    r"suspend|extern|template ?<[^>\n]{0,99}>) ){0,6}"
    r"(?P<title>(?:def|class|function\*?|interface|enum|namespace|module|trait|impl(?:<[^>\n]{0,40}>"
    r")?|struct|fn|fun|func(?: \([^)\n]{1,80}\))?|record|protocol|extension|object|mod|type|"
    r"(?:CREATE|create) (?:(?:OR REPLACE|or replace) )?(?:TABLE|VIEW|FUNCTION|PROCEDURE|INDEX|"
    r"TRIGGER|table|view|function|procedure|index|trigger)(?: IF NOT EXISTS| if not exists)?) "
    r"[\w.:$\"`\[]{1,99}|(?:const|let|var) [\w$]{1,99}(?= ?(?::[^=\n]{0,99})?= ?(?:async ?)?"
    r"(?:\(|function\b|[\w$]{1,40} ?=>))|[\w-]{1,60}(?=\(\) ?\{))"
)
_FUNCTION = re.compile(  # of a language that says no word for it
    r"\n(?P<indent>[ \t]{0,40}+)(?P<title>(?:[\w<>\[\],.?*&:@]{1,60} ){1,6}[*&]?(?:[\w~]{1,60}::)?"
    r"[\w~]{1,60}(?=\([^;\n]{0,300}\)[^;\n=]{0,60}(?:\{|\Z|\n\{)))"
)
_PYTHON = re.compile(r"\n[ \t]{0,40}+(?:async )?(?:def|class) [^\n]{1,200}:[ \t]{0,9}(?:#|\n)")
_PYTHON_DEFINITION = re.compile(
    r"\n(?P<indent>[ \t]{0,40}+)(?:async )?(?P<title>(?:def|class) [\w.:$\"`\[]{1,99})"
)
_STATEMENTS = re.compile(r";[ \t]*\n")
_NO_NAMES = re.compile(
    r"(?:[^\n]{0,200} )?(?:return|else|new|if|for|while|switch|catch|throw|await|yield|typeof|"
    r"delete|case|in|of|and|or|not|assert|raise|print)\b"
)
_DEEPEST = 3
_LONGEST_ROLE = 100  # characters of a line that tell
_SAMPLE = 100_000
_MOST_LINES = 10_000  # that are looked at; of more, every so many
_QUOTES = '"""', "'''"


def headings(text: str, fenced: Iterable[Span]) -> list[Mark]:
    """The headings of Markdown, of both kinds, that are not in fences or the front matter."""
    front = _FRONT_MATTER.match(text)
    hidden = [(0, front.end() + 1), *fenced] if front else [*fenced]
    padded = f"\n{text}"
    found = [
        Mark(match.start(), len(match["marks"]), "heading", _cleaned(match["title"] or ""))
        for match in _some(_ATX.finditer(padded))
    ]
    found += _underlined(text, padded)
    return [*_outside(sorted(found, key=lambda mark: mark.start), hidden)]


def _some(found: Iterable[re.Match[str]]) -> list[re.Match[str]]:
    """What was found; of very much, an even part."""
    lines = list(found)
    return lines[:: -(-len(lines) // _MOST_LINES) or 1]


def _cleaned(title: str) -> str:
    return shortened(re.sub(r"(?:^|[ \t])#+[ \t]*$", "", title[:400]))


def _underlined(text: str, padded: str) -> Iterator[Mark]:
    for match in _some(_UNDERLINE.finditer(padded)):
        end = match.start() - 1  # of the line before, in the text
        if end <= 0:
            continue
        start = text.rfind("\n", 0, end) + 1
        line = text[start:end]
        if line.strip() and not _NO_TEXT.match(line) and not _goes_on(text, start):
            yield Mark(start, 1 if match["marks"][0] == "=" else 2, "heading", shortened(line))


def _goes_on(text: str, start: int) -> bool:
    """Whether a line goes on with the text of the line before: that is rarely meant as a title."""
    before = text[text.rfind("\n", 0, max(0, start - 1)) + 1 : start]
    return bool(before.strip()) and not _NO_TEXT.match(before)


def begins_with_turn(text: str) -> bool:
    """Whether the first line that is not empty looks like a turn of a chat log."""
    blanks = len(text) - len(text.lstrip())
    line = text.rfind("\n", 0, blanks) + 1
    return bool(_TURN.match(f"\n{text[line : blanks + _LONGEST_ROLE]}"))


def turns(text: str, fenced: Iterable[Span]) -> list[Mark]:
    """The turns of a chat log; none where only one speaks."""
    found = _some(_TURN.finditer(f"\n{text}"))
    ends = [*(match.start() for match in found[1:]), len(text)]
    marks = [_turn(text, match, end) for match, end in zip(found, ends, strict=False)]
    roles = {match["marked"] or match["plain"] for match in found}
    return [*_outside(marks, fenced)] if len(roles) > 1 else []


def _turn(text: str, match: re.Match[str], end: int) -> Mark:
    role = match["marked"] or match["plain"]
    said = words_at(text, match.end() - 1, end).lstrip("：: *|>]")
    return Mark(match.start(), 1, "message", shortened(f"{role}: {said}"))


def definitions(text: str, go_on: GoOn, language: str = "") -> list[Mark]:
    """The functions, classes and the like of code, by how their lines look.

    Args:
        text: all of it code.
        go_on: is called now and then.
        language: where it is known.
    """
    found, indents = list[Mark](), list[int]()
    for match in _definition_lines(text, language):
        go_on()
        indent = len(match["indent"].expandtabs(4))
        while indents and indents[-1] >= indent:
            indents.pop()
        indents.append(indent)
        if len(indents) <= _DEEPEST:
            start, title = _with_decorators(text, match.start()), match["title"].rstrip(":")
            found.append(Mark(start, len(indents), "definition", shortened(title)))
    return [*_outside(found, _quoted(text))]


def _definition_lines(text: str, language: str) -> Iterable[re.Match[str]]:
    padded = f"\n{text}"
    ends = len(_STATEMENTS.findall(text, 0, _SAMPLE)) * 20
    has_semicolons = ends > text.count("\n", 0, _SAMPLE)
    if language == "python" or (not language and not has_semicolons and _PYTHON.search(padded)):
        return _PYTHON_DEFINITION.finditer(padded)
    lines = {match.start(): match for match in _DEFINITION.finditer(padded)}
    for match in _FUNCTION.finditer(padded) if has_semicolons else ():
        if not _NO_NAMES.match(match["title"]):
            lines.setdefault(match.start(), match)
    return [lines[start] for start in sorted(lines)]


def _with_decorators(text: str, start: int) -> int:
    for _ in range(20):
        before = text.rfind("\n", 0, max(0, start - 1)) + 1
        if before >= start or not text[before:start].lstrip().startswith("@"):
            break
        start = before
    return start


def _quoted(text: str) -> Iterator[Span]:
    """What is between triple quotes; nothing where they do not match."""
    opened, found = "", list[Span]()
    for at, quotes in sorted(chain.from_iterable(_places(text, quotes) for quotes in _QUOTES)):
        if not opened:
            opened, start = quotes, at + len(quotes)
        elif quotes == opened and at >= start:
            opened = ""
            found.append((start, at))
    yield from found if not opened else ()


def _places(text: str, wanted: str) -> Iterator[tuple[int, str]]:
    """Where a text stands in another; a search for one text is faster than for any of two."""
    at = text.find(wanted)
    while at >= 0:
        yield at, wanted
        at = text.find(wanted, at + len(wanted))


def _outside(marks: Iterable[Mark], hidden: Iterable[Span]) -> Iterator[Mark]:
    """The marks, in order, that are not within spans, in order."""
    spans = iter(hidden)
    span = next(spans, None)
    for mark in marks:
        while span and span[1] <= mark.start:
            span = next(spans, None)
        if not span or mark.start < span[0]:
            yield mark


def fenced(text: str) -> list[Span]:
    """The fenced blocks of a text."""
    return [fence.span for fence in fences.find(text)]
