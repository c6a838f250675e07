"""Code as a lexer sees it: where its comments and its strings of several lines are."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from estimator.trimming.edits import Span

LONGEST = 400_000
"""Characters of code that are looked at: half a second of work."""
LONGEST_LINE = 1_000
"""Characters of a line that is looked at: what is longer was not written by hand."""
_WORDS = re.compile(r"[\w\s]+")
_MOST_WORDS = 1_000  # characters; lexers look for the end of them again from each of their lines
_WIDE = 199
_MANY = 100  # openings that nothing closes: each of them is a search to the end
_PAIRS = (
    ("/*", "*/"),
    ("<!--", "-->"),
    ('"""', '"""'),
    ("'''", "'''"),
    ("{-", "-}"),
    ('r#"', '"#'),
)
_REPEATED = re.compile(r"(.{1,9}?)\1{199}")  # no lexer meant it
_OPENS, _CLOSES = frozenset("([{"), frozenset(")]}")


@dataclass(frozen=True, slots=True)
class Lexed:
    """What a lexer found in code.

    Attributes:
        comments: each without its line feed; no preprocessor lines, no docstrings of Python.
        strings: those parts of strings that hold a line feed.
        continued: beginnings of the lines that are within brackets.
    """

    comments: tuple[Span, ...]
    strings: tuple[Span, ...]
    continued: frozenset[int]

    def is_in_string(self, at: int) -> bool:
        """Whether a line that begins there begins within a string."""
        place = bisect_right(self.strings, (at, at)) - 1
        return place >= 0 and self.strings[place][0] < at <= self.strings[place][1]


@cache
def _names() -> dict[str, str]:
    """The names of the languages, by each of their aliases."""
    from pygments.lexers import get_all_lexers  # type: ignore[import-untyped] # noqa: PLC0415 - slow

    return {
        alias.lower(): str(name)
        for name, aliases, _, _ in get_all_lexers(plugins=False)
        for alias in aliases
    }


def language_named(alias: str) -> str | None:
    """What Pygments calls a language; None where it knows none of that name."""
    return _names().get(_ALIASES.get(alias, alias))


_ALIASES = {
    "jsonc": "json",
    "golang": "go",
    "h": "c",
    "hpp": "cpp",
    "shellscript": "bash",
    "plaintext": "text",
    "mjs": "javascript",
    "cjs": "javascript",
    "mts": "typescript",
    "rs": "rust",
    "kts": "kotlin",
}


def is_too_long(code: str) -> bool:
    """Whether code is more, or has a longer line, than is looked at."""
    if len(code) > LONGEST:
        return True
    return len(code) > LONGEST_LINE and max(map(len, code.split("\n"))) > LONGEST_LINE


@lru_cache(maxsize=64)
def lexed(language: str, code: str) -> Lexed | None:
    """Code as its lexer sees it; None where that can't read it, or would take long for it.

    Args:
        language: a name that ``language_named`` gave.
        code: not too long.
    """
    if _is_slow(code):
        return None
    try:
        return _read(code, list(_tokens(language, code)))
    except _UnreadableError:
        return None


def _is_slow(code: str) -> bool:
    """Whether a lexer might try each of very many places to the end."""
    if any(found.end() - found.start() > _MOST_WORDS for found in _WORDS.finditer(code)):
        return True
    if any(len(line) > _WIDE and _REPEATED.search(line) for line in code.split("\n")):
        return True
    return any(_are_left_open(code, *pair) for pair in _PAIRS)


def _are_left_open(code: str, opening: str, closing: str) -> bool:
    return code.count(opening, code.rfind(closing) + 1) > _MANY


class _UnreadableError(Exception):
    pass


def _tokens(language: str, code: str) -> Iterator[tuple[int, Any, str]]:
    from pygments.lexers import find_lexer_class  # noqa: PLC0415 - slow
    from pygments.token import Error  # type: ignore[import-untyped] # noqa: PLC0415

    for at, kind, text in find_lexer_class(language)().get_tokens_unprocessed(code + "\n"):
        if kind is Error:
            raise _UnreadableError
        yield at, kind, text


def _read(code: str, tokens: Iterable[tuple[int, Any, str]]) -> Lexed:
    from pygments.token import Comment, Punctuation, String  # noqa: PLC0415

    wanted = (Comment, Comment.Single, Comment.Multiline)
    comments, strings, breaks = list[Span](), list[Span](), list[tuple[int, int]]()
    for at, kind, text in tokens:
        if kind in wanted:
            comments.append((at, min(at + len(text.rstrip("\n")), len(code))))
        elif kind in String and kind is not String.Interpol:
            strings.append((at, at + len(text)))
        elif kind is Punctuation:
            breaks += [(at, 1 if c in _OPENS else -1) for c in text if c in _OPENS | _CLOSES]
    return Lexed(
        tuple(_joined(comments)),
        tuple(span for span in _joined(strings) if "\n" in code[slice(*span)]),
        frozenset(_continued(code, breaks)),
    )


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """Spans, with those that touch as one."""
    found: Span | None = None
    for start, end in spans:
        if found and found[1] == start:
            found = found[0], end
            continue
        if found:
            yield found
        found = start, end
    if found:
        yield found


def _continued(code: str, breaks: Iterable[tuple[int, int]]) -> Iterator[int]:
    """The beginnings of the lines before which more brackets were opened than closed."""
    depth, at = 0, -1
    for place, step in (*breaks, (len(code), 0)):
        while depth > 0 and (at := code.find("\n", max(at, 0), place)) >= 0:
            at += 1
            yield at
        at, depth = place, max(depth + step, 0)
