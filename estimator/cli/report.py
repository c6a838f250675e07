"""What was counted part by part, as JSON and as a table."""

import json
from collections.abc import Iterator
from typing import Any

from estimator.tokens.parts import Basis, Counted, Part


def print_json(counted: Counted, **fields: Any) -> None:
    """One line of JSON: the figures, these fields, and the parts."""
    figures = {
        "tokens": counted.tokens,
        "exact": counted.exact,
        "low": counted.low,
        "high": counted.high,
    }
    parts = [
        {"name": name_of(part), "tokens": part.tokens, "basis": part.basis.value}
        for part in counted.parts
    ]
    print(json.dumps(figures | fields | {"parts": parts}, ensure_ascii=False))


def print_table(counted: Counted, counted_as: str) -> None:
    """The sum with what it stands on, then a line for each part.

    Args:
        counted: the parts.
        counted_as: the encoding or the model.
    """
    print(f"{counted.tokens} {_noun(counted.tokens)} ({_how(counted)}, {counted_as})")
    rows = [(name_of(part), _figure(part), part.basis.value) for part in counted.parts]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for name, figure, basis in rows:
        print(f"  {name.ljust(widths[0])}  {figure.rjust(widths[1])}  {basis}")


def name_of(part: Part) -> str:
    """What a part is called."""
    return " ".join(_words(part))


def _words(part: Part) -> Iterator[str]:
    match part.kind:
        case "reply":
            yield "reply, primed"
        case "tools":
            yield "tools, their end"
        case "text":
            yield f"{part.path} text".lstrip()
        case "pages":
            pages = "page" if part.name == "1" else "pages"
            yield f"{part.path} {part.name} {pages}, as pictures".lstrip()
        case _:
            yield from filter(None, (part.path, part.name))


def _noun(tokens: int) -> str:
    return "token" if tokens == 1 else "tokens"


def _how(counted: Counted) -> str:
    if counted.exact:
        return "exact"
    if counted.low == counted.high:
        return counted.basis.value
    return f"{counted.basis.value}, from {counted.low} to {counted.high}"


def _figure(part: Part) -> str:
    return "-" if part.basis is Basis.NOT_COUNTED else str(part.tokens)
