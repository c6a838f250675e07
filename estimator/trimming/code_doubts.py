"""Where a lexer can't be trusted: what it takes for a comment or a string may be something else.

Each doubt is about code that is rightly written, and that Pygments reads wrongly: text between the
tags of JSX, quotes that it does not know, comments within comments. It goes on to the end of the
code, since a quote that is read wrongly turns all that follows inside out.
"""

import re
from collections.abc import Iterable, Iterator

from estimator.trimming.edits import Span

MARKUP = frozenset({"JSX", "JavaScript", "Scala", "TSX", "TypeScript"})
"""Languages in which elements may stand, with text between their tags."""
_TAG = re.compile(r"<(?P<end>/)?(?P<name>[A-Za-z][\w.:-]{0,80}|(?=>))(?=[\s/>])")
_SQL_QUOTES = r"\\['\"]|`[^`\n]*(?:--|/\*|['\"#])|\[[^\]\n]*--|(?<!\w)[qQ]'[^\w\s]"
_ODD_QUOTES = {
    language: re.compile(pattern, re.MULTILINE)
    for language, pattern in {
        "Bash": r"(?<!<)<<(?!<)[^\n]*(?<!<)<<(?!<)|(?<!<)<<(?!<)-?[ \t]*(?!(['\"]?)\w+\1(?!\w))",
        "C#": r'"""|\$@"|@\$"',
        "Docker": "<<",
        "HTML": r"<(?:textarea|title|xmp)\b[^<]*<!--"
        r"|<script\b[^<>]*?\s(?:type|lang)\s*+=\s*+[\"']?+(?!(?:module|(?:text|application)/(?:x-)?(?:java|ecma)script|js|ts)\b)",
        "Haskell": r"\[[\w.']*\|",
        "Kotlin": r'\$\{[^{}"\n]*"',
        "Makefile": r"^[ ]*(?:override )?define\b",
        "PL/pgSQL": _SQL_QUOTES,
        "Perl": r"(?<![\w$@%&>])(?:q[qwrx]?|m|s|y|tr)#|<<~?[\"'A-Za-z_]",
        "PostgreSQL SQL dialect": _SQL_QUOTES,
        "Ruby": r"%[iI][^\w\s]|<<[-~]?[\"'`]\w*+[^\w\"'`]",
        "S": r"\b[rR][\"']-*[\[({]",
        "SQL": _SQL_QUOTES + r"|\$\w*\$",
        "Scala": r'raw"[^"\n]*\\"',
        "Swift": r'#["/]',
        "Transact-SQL": _SQL_QUOTES,
        "YAML": r"^---[^\n#]*[|>][-+\d]*[ \t]*$",
    }.items()
}
_ODD_QUOTES["Vue"] = _ODD_QUOTES["HTML"]
_HEREDOCS = {
    "Bash": re.compile(r"(?<!<)<<(?!<)-?[ \t]*['\"]?(?P<word>\w+)"),
    "PHP": re.compile(r"<<<[ \t]*['\"]?(?P<word>\w+)"),
    "Terraform": re.compile(r"<<-?[ \t]*(?P<word>\w+)"),
}
_NESTED_SLASHES = "Dart", "Kotlin", "PostgreSQL SQL dialect", "Rust", "Scala", "Swift"
_NESTING = dict.fromkeys(_NESTED_SLASHES, ("/*", "*/")) | {
    "Haskell": ("{-", "-}"),
    "Julia": ("#=", "=#"),
}
_NEVER_NESTED = {"MySQL", "PL/pgSQL", "SQL", "Transact-SQL"}  # or so: servers do not agree


def trusted(language: str, code: str, comments: Iterable[Span]) -> int:
    """How far a lexer is trusted with what begins there.

    Args:
        language: as Pygments calls it.
        code: of which it is asked.
        comments: that its lexer found, in their order.
    """
    return min([len(code), *_doubts(language, code, comments)])


def _doubts(language: str, code: str, comments: Iterable[Span]) -> Iterator[int]:
    if language in MARKUP:
        yield markup(code)
    if (odd := _ODD_QUOTES.get(language)) and (found := odd.search(code)):
        yield found.start()
    if opening := _HEREDOCS.get(language):
        yield _heredoc(code, opening)
    misread = (start for start, end in comments if _is_misread(language, code[start:end]))
    yield next(misread, len(code))


def markup(code: str) -> int:
    """Where the first element begins that has an end, and so may have text; else the end."""
    tags = list(_TAG.finditer(code))
    closed = {tag["name"] for tag in tags if tag["end"]}
    return next((tag.start() for tag in tags if tag["name"] in closed), len(code))


def _heredoc(code: str, opening: re.Pattern[str]) -> int:
    """Where the first document begins that has its last word within itself, or no end."""
    at = 0
    while opened := opening.search(code, at):
        word = opened["word"]
        ends = re.compile(rf"^[ \t]*{word}\b", re.MULTILINE)
        first = code.find("\n", opened.end())
        end = ends.search(code, first) if first >= 0 else None
        if not end or code.find(word, first) < end.end() - len(word):
            return opened.start()
        if not _ENDED.match(code, end.end()):
            return opened.start()
        at = end.end()
    return len(code)


_ENDED = re.compile(r";?[ \t]*(?:\n|\Z)")


def _is_misread(language: str, comment: str) -> bool:
    """Whether a comment ends elsewhere, and the lexer went on with something else."""
    if language == "PHP":
        return not comment.startswith("/*") and "?>" in comment
    if language in _NEVER_NESTED:
        return comment.find("/*", 2) > 0 and comment.startswith("/*")
    opening, closing = _NESTING.get(language, ("", ""))
    if not opening or not comment.startswith(opening):
        return False
    return comment.count(opening) != comment.count(closing)


def is_doubtful(language: str, code: str, comment: Span) -> bool:
    """Whether one comment may be something else, or is one in some dialects alone."""
    start, end = comment
    said, before = code[start:end].lstrip(), code[code.rfind("\n", 0, start) + 1 : start]
    if not _MARKS.match(said) or _is_of_markup(language, said):
        return True
    if not before.strip():
        return False
    of_line, last = _LINES.get(language), before[-1]
    return (
        (said.startswith("//") and last in ":(")
        or (said.startswith("#") and language in _SPACED and last not in " \t;&|)")
        or (said.startswith("--") and "SQL" in language and bool(_CLOSE.match(said)))
        or bool(of_line and of_line.search(before))
        or _has_odd_quotes(said)
    )


def _is_of_markup(language: str, said: str) -> bool:
    """Whether it is what hid scripts from browsers once, or compares in those of today."""
    if said.startswith("<!--"):
        return language in MARKUP
    return "-->" in said


def _has_odd_quotes(said: str) -> bool:
    """Whether a quote may have begun before a comment, and end in it; ``don't`` has none."""
    return any(len(quote.findall(said)) % 2 for quote in _QUOTES)


_MARKS = re.compile(r"#|//|/\*|--|<!--|<#|\{-|;|=begin\b|%")
_QUOTES = re.compile('"'), re.compile("`"), re.compile(r"(?<!\w)'|'(?!\w)")
_CLOSE = re.compile(r"--[^\s-]")  # 5 --3 is 8 in some
_SPACED = frozenset({"Bash", "CMake", "Makefile", "Perl", "PowerShell", "Ruby", "YAML"})
"""Languages of words, in which a ``#`` in a word begins no comment, or may be a quote's."""
_LINES = {
    "C#": re.compile(r'\$"'),
    "Docker": re.compile(""),
    "INI": re.compile(""),
    "Makefile": re.compile(r"\$[({][^)}]*$"),
    "Perl": re.compile(r"[/`]|=~|(?<![\w$@%&>])(?:q[qwrx]?|m|s|y|tr)\s*[^\w\s,;=})]"),
}
"""What on a line says that no comment is to be expected at its end."""
