"""Code in a text: fenced, pasted with the names of its files, or all that the text is.

Outside fences this is a guess, and a careful one: a file begins with a line that is its path alone
(with signs around it), and its lines have to look like code; a text without such lines is code
where it begins with ``#!``, or parses as Python that does something. What does so as a whole is one
file, whatever looks like fences in its strings.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from estimator.trimming import json_spans, python_files
from estimator.trimming.edits import Span
from estimator.trimming.source import Source

_SUFFIXES = {
    "py": "python", "pyi": "python", "js": "javascript", "mjs": "javascript", "cjs": "javascript",
    "jsx": "jsx", "ts": "typescript", "tsx": "tsx", "go": "go", "rs": "rust", "c": "c", "h": "c",
    "cc": "cpp", "cpp": "cpp", "cxx": "cpp", "hpp": "cpp", "java": "java", "kt": "kotlin",
    "cs": "csharp", "rb": "ruby", "sh": "bash", "bash": "bash", "sql": "sql", "css": "css",
    "scss": "scss", "less": "less", "yaml": "yaml", "yml": "yaml", "toml": "toml", "php": "php",
    "swift": "swift", "scala": "scala", "dart": "dart", "lua": "lua", "html": "html",
    "xml": "xml", "json": "json", "md": "markdown", "txt": "text",
}  # fmt: skip
_HEADER = re.compile(
    r"^(?=[^\n]{4,300}$)(?:(?:[#=*>+-]{1,80}|//|/\*|<!--)[ \t]{0,9}){0,3}(?:file(?:name)?: {0,9}|"
    r'<(?:file|document)\b[^\n>"]{0,40}")?`?(?P<path>(?:[\w@.-]{1,99}/){0,20}[\w@.-]{1,99}\.'
    r"(?P<suffix>[a-z]{1,5}))`?:?[^\w\n]{0,40}$",
    re.MULTILINE | re.IGNORECASE,
)
_ENDING = re.compile(r"\.[a-z]{1,5}`?:?[^\w\n]{0,40}(?=\n|\Z)", re.IGNORECASE)
_LONGEST_NAME = 300
_CODE_LINE = re.compile(
    r"[{}();:,\[\]>=\\|&+]$|^\s|[;{}]|\w\(|^(?:#|//|/\*|--|@|import |from |use |package )"
)
_SHEBANG = re.compile(r"#!\S*?[/ ](?P<name>python|bash|sh|zsh|node|ruby|perl|php)\d?(?:\.\d+)?\b")
_DATA = json_spans.LANGUAGES | frozenset(
    {"", "json5", "http", "text", "txt", "plaintext", "log", "console", "output", "markdown", "md"}
)
"""What code says it is that is no program."""


@dataclass(frozen=True, slots=True)
class Code:
    """Code in a text.

    Attributes:
        span: without fences or the line of its file's name.
        language: as a fence or a file's name says it; may be anything, or empty.
        path: of the file, where the text names it.
        header_at: where the line begins that names it.
    """

    span: Span
    language: str
    path: str = ""
    header_at: int = 0


def find(source: Source) -> tuple[Code, ...]:
    """The code of a text, in its order."""
    if source.fences:
        return tuple(Code(fence.body, fence.language) for fence in source.fences)
    return tuple(unfenced(source.text))


def programs(source: Source) -> list[Span]:
    """Of the code of a text, what is no data or text: what it does with its strings is its own."""
    return [code.span for code in find(source) if code.language not in _DATA]


@lru_cache(maxsize=4)
def unfenced(text: str) -> tuple[Code, ...]:
    """The code of a text without fences."""
    if (named := tuple(named_files(text))) and not _is_in_strings(text, named):
        return named
    if shebang := _SHEBANG.match(text):
        return (Code((0, len(text)), shebang["name"]),)
    if python_files.is_file(text):
        return (Code((0, len(text)), "python"),)
    return ()


def named_files(text: str) -> Iterator[Code]:
    """The files of a text that stand after lines with their names, and look like code."""
    headers = list(_headers(text))
    ends = [*(header.start() for header in headers[1:]), len(text)]
    for header, end in zip(headers, ends, strict=False):
        start = min(header.end() + 1, end)
        language = _SUFFIXES.get(header["suffix"].lower(), "")
        if language and looks_like_code(text[start:end]):
            yield Code((start, end), language, header["path"], header.start())


def _is_in_strings(text: str, named: tuple[Code, ...]) -> bool:
    """Whether files are named within a string of the one file of Python that a text is."""
    opened, at = "", 0
    for code in named if python_files.is_file(text) else ():
        opened = python_files.open_string(text, at, code.header_at, opened)
        at = code.header_at
        if opened:
            return True
    return False


def _headers(text: str) -> Iterator[re.Match[str]]:
    """The lines that are the name of a file: those that end like one are looked at."""
    for ending in _ENDING.finditer(text):
        start = text.rfind("\n", max(0, ending.start() - _LONGEST_NAME), ending.start()) + 1
        if start or ending.start() < _LONGEST_NAME:
            header = _HEADER.match(text, start)
            if header and header.end() == ending.end():
                yield header


def looks_like_code(text: str) -> bool:
    """Whether most lines of the beginning of a text look like those of a program."""
    lines = [line for line in text[:50_000].split("\n") if line.strip()]
    alike = sum(bool(_CODE_LINE.search(line.rstrip())) for line in lines)
    return bool(lines) and alike * 5 >= len(lines) * 3
