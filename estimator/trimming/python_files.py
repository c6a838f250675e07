"""Whether a text is a file of Python: what looks like fences in it is within its strings."""

import ast
import re
import warnings
from functools import lru_cache
from threading import Lock

from estimator.trimming.code_lexing import LONGEST

_SIGNS = re.compile(r"^(?:def|class|import|from|async def) ?\w|\"\"\"|'''", re.MULTILINE)
_FENCE = re.compile(r"^ {0,3}(?:`{3}|~{3})", re.MULTILINE)
_TRIPLE = re.compile("\"\"\"|'''")
_NESTING = 90
_parsing = Lock()  # filters of warnings are of all threads


@lru_cache(maxsize=4)
def is_file(text: str) -> bool:
    """Whether all of a text is Python that does something: it defines, imports, sets or calls.

    JSON may parse as Python too, and a word does.
    """
    if not _SIGNS.search(text) or _has_fence(text):
        return False
    tree = parsed(text)
    return tree is not None and any(map(_does_something, tree.body))


def _has_fence(text: str) -> bool:
    """Whether there is a line like a fence outside of strings, as is soon seen."""
    fence = _FENCE.search(text)
    if not fence:
        return False
    return not open_string(text, 0, fence.start())


def open_string(text: str, start: int, end: int, opened: str = "") -> str:
    """The three marks of the string that is open at the end of a part of Python, or nothing.

    Args:
        text: any.
        start: of the part.
        end: of it.
        opened: the marks of the string that is open where it begins.
    """
    for mark in _TRIPLE.finditer(text, start, end):
        if not opened:
            opened = mark[0]
        elif opened == mark[0]:
            opened = ""
    return opened


def parsed(text: str) -> ast.Module | None:
    """The syntax tree of Python; None of what is none, or too deep or too long to be parsed."""
    if len(text) > LONGEST or _depth(text) > _NESTING:  # it is parsed on the stack of the thread
        return None
    try:
        with _parsing, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(text)
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return None


def _does_something(statement: ast.stmt) -> bool:
    if not isinstance(statement, ast.Expr):
        return True
    value = statement.value
    is_text = isinstance(value, ast.Constant) and isinstance(value.value, str)
    return is_text or isinstance(value, ast.Call | ast.JoinedStr)


def _depth(text: str) -> int:
    depth = deepest = 0
    for found in re.finditer(r"[(\[{]|[)\]}]", text):
        depth += 1 if found[0] in "([{" else -1
        deepest = max(deepest, depth)
    return deepest
