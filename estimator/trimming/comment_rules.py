"""The rule that takes comments out of code.

It loses meaning: a comment tells a model what code is for. What the code does stays: for Python the
syntax tree is the same, docstrings and all. Comments that tools or compilers read are kept, and
those that stand for code that was left out (``# ... the rest as before ...``).
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from estimator.trimming import code_blocks, code_doubts, code_lexing
from estimator.trimming.code_blocks import Code
from estimator.trimming.code_lexing import Lexed
from estimator.trimming.edits import Edit, Span, applied
from estimator.trimming.rule import Found, LeftAlone, Rule
from estimator.trimming.source import Source

_LANGUAGES = frozenset({
    "Bash", "C", "C#", "C++", "CMake", "CSS", "Dart", "Docker", "Go", "Groovy", "HTML", "Haskell",
    "INI", "JSON", "JSON5", "JSX", "Java", "JavaScript", "Julia", "Kotlin", "LessCss", "Lua",
    "Makefile", "MySQL", "Objective-C", "PHP", "PL/pgSQL", "Perl", "PostgreSQL SQL dialect",
    "PowerShell", "Protocol Buffer", "Python", "Python 2.x", "Ruby", "Rust", "S", "SCSS", "SQL",
    "Scala", "Swift", "TOML", "TSX", "Terraform", "Transact-SQL", "TypeScript", "Vue", "XML",
    "YAML", "Zig",
})  # fmt: skip
_MARKS = re.compile(r"#|//|/\*|--|<!--|\{-|;|=begin|%")
_READ_BY_TOOLS = re.compile(
    r"[\s#/*;<!-]*(?:type:|noqa|pragma|pylint|pyright|mypy|ruff:|fmt:|isort:|nosec|flake8|yapf|%%"
    r"|@ts-|@jsx|eslint|prettier|istanbul|c8 |v8 |biome|deno-|tslint|webpack|@vite|@license-"
    r"|sourceMappingURL|<reference|go:|\+build|nolint|clang-|NOLINT|cppcheck|IWYU"
    r"|(?:end)?region\b|<auto-gen|ReSharper|frozen_string_literal|rubocop|(?:en)?coding[:=]|shellcheck"
    r"|stylelint|yaml-language-server|yamllint|hadolint|syntax=|escape=|swiftlint|ktlint|phpcs"
    r"|@phpstan|@psalm|sqlfluff|vim?:|requires -|-\*-|\[if |\[endif|:schema)",
    re.IGNORECASE,
)
_SPECIAL = ("#!", "/*!", "/*+", "--+", "//#", "//@", "//export ", "//line ", "--!", "#@", "#%")
_METADATA = re.compile(r"^# /// \w+$(?:\n#[^\n]*)*?\n# ///$", re.MULTILINE)  # of a script
_CLOSES = {"/*": "*/", "<!--": "-->", "{-": "-}", "--[": "]", "=begin": "=end", "<#": "#>"}
_ELIDED = re.compile(r"\.\.\.|…")
_NEAR = 2_000  # characters before a comment that are looked at
_TO_CODE = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\n)*(?P<blanks>[ \t]*)")
_JOINING = {"HTML", "XML", "Vue"}  # where a blank for a comment would be read as one


def find_comments(source: Source) -> Found:
    """Take the comments out of all the code that can be read."""
    edits, left_alone = list[Edit](), list[LeftAlone]()
    for code in code_blocks.find(source):
        if reason := _reason(source.text, code):
            left_alone.append(LeftAlone(code.span[0], reason))
        elif not _is_json(source, code):
            edits += _edits(source.text, code)
    return Found(tuple(edits), tuple(left_alone))


def _reason(text: str, code: Code) -> str:
    """Why code is left alone that might have been looked at; empty where it is not."""
    if not code.language:
        return ""
    name = code_lexing.language_named(code.language)
    if not name:
        return "unknown-language"
    return "too-long" if name in _LANGUAGES and code_lexing.is_too_long(_body(text, code)) else ""


def _is_json(source: Source, code: Code) -> bool:
    """Whether code is JSON that parses: it has no comments, which is soon seen."""
    body = _body(source.text, code)
    start = code.span[0] + len(body) - len(body.lstrip())
    whole = start, code.span[0] + len(body.rstrip())
    values = source.json.values
    place = bisect_left(values, whole)
    return values[place : place + 1] == (whole,)


def _body(text: str, code: Code) -> str:
    return text[slice(*code.span)]


def _edits(text: str, code: Code) -> list[Edit]:
    body, language = _body(text, code), code_lexing.language_named(code.language)
    if language not in _LANGUAGES or not _MARKS.search(body):
        return []
    lexed = code_lexing.lexed(language, body)
    if lexed is None or (language == "Go" and 'import "C"' in body):  # there, comments are C
        return []
    spans = [_with_surroundings(body, span, language) for span in _removable(body, lexed, language)]
    made = list(_merged(edit for edit in spans if edit))
    is_all = not applied(body, made).strip()
    return [] if is_all else [_moved(edit, code.span[0]) for edit in made]


def _moved(edit: Edit, by: int) -> Edit:
    return Edit(edit.start + by, edit.end + by, edit.text)


def _removable(body: str, lexed: Lexed, language: str) -> Iterator[Span]:
    metadata, kept_to = [found.span() for found in _METADATA.finditer(body)], -1
    trusted = code_doubts.trusted(language, body, lexed.comments)
    for start, end in lexed.comments[: bisect_left(lexed.comments, (trusted,))]:
        comment = body[start:end]
        if not _is_whole(comment) or comment.startswith(_SPECIAL) or _READ_BY_TOOLS.match(comment):
            continue
        if _ELIDED.search(comment) or code_doubts.is_doubtful(language, body, (start, end)):
            continue
        if any(first <= start < last for first, last in metadata):
            continue
        goes_on = kept_to >= 0 and not body[kept_to:start].strip()
        if goes_on or _is_only_body(body, start, end, language):
            kept_to = end
        else:
            yield start, end


def _is_whole(comment: str) -> bool:
    """Whether a comment has its end, as far as can be seen: some lexers cut them into pieces."""
    for opening, closing in _CLOSES.items():
        if comment.startswith(opening) and ("\n" in comment or opening != "--["):
            return comment.rstrip().endswith(closing)
    return "\n" not in comment


def _is_only_body(body: str, start: int, end: int, language: str) -> bool:
    """Whether a comment of Python stands where a block should: there it says what is to come."""
    before = body[max(0, start - _NEAR) : start].rstrip()
    opener = before[before.rfind("\n") + 1 :]
    if not language.startswith("Python") or opener.lstrip().startswith("#"):
        return False
    if not before.endswith(":") or "\n" not in body[max(0, start - _NEAR) : start][len(before) :]:
        return False
    following = _TO_CODE.match(body, end)
    width = len(opener) - len(opener.lstrip())
    return following is None or len(following["blanks"]) <= width


def _with_surroundings(body: str, span: Span, language: str) -> Edit | None:
    """What goes with a comment: its line if it has one, else the blanks before it."""
    start, end = span
    first = body.rfind("\n", 0, start) + 1
    last = body.find("\n", end)
    last = len(body) if last < 0 else last
    is_first, is_last = not body[first:start].strip(), not body[end:last].strip()
    if body.endswith("\\\n", 0, first):  # the line before goes on here
        return None
    if is_first and is_last:
        return Edit(first, last + 1) if last < len(body) else Edit(max(first - 1, 0), last)
    if is_last:
        return _after_code(body, first, start, last)
    if is_first:
        return Edit(start, end + len(body[end:last]) - len(body[end:last].lstrip(" \t")))
    return _amid_code(body, span, language)


def _after_code(body: str, first: int, start: int, last: int) -> Edit | None:
    kept = body[first:start].rstrip(" \t")
    return None if kept.endswith("\\") else Edit(first + len(kept), last)


def _amid_code(body: str, span: Span, language: str) -> Edit | None:
    start, end = span
    if "\n" in body[start:end]:  # it may end a statement
        return None
    if language in _JOINING:
        return Edit(start, end)
    if body[start - 1] in " \t":
        return Edit(start - 1, end) if body[end] in " \t" else Edit(start, end)
    return Edit(start, end, "" if body[end] in " \t" else " ")


def _merged(edits: Iterator[Edit]) -> Iterator[Edit]:
    """Edits in their order, with lines that go one after the other as one edit."""
    found: Edit | None = None
    for edit in edits:
        if found and edit.start <= found.end and not edit.text and not found.text:
            found = Edit(found.start, max(found.end, edit.end))
            continue
        if found:
            yield found
        found = edit
    if found:
        yield found


RULES: tuple[Rule, ...] = (Rule("comments", keeps_meaning=False, find=find_comments),)
