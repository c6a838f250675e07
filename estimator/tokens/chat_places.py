"""Where a part of a chat request stands in its text."""

import json
import re

_STEP = re.compile(r"\[(\d+)\]|([^.\[\]]+)")
_BLANK = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder()


def place_of(text: str, path: str) -> tuple[int, int] | None:
    """The first character of what stands at a path, and the one after its last.

    Args:
        text: that of a request.
        path: as in a Part, such as ``messages[2].content[0]``.

    Returns:
        None where the text has no such place.
    """
    try:
        at = _after_blank(text, 1 if text.startswith("\ufeff") else 0)
        for number, key in _STEP.findall(path):
            at = _item(text, at, int(number)) if number else _value(text, at, key)
        return at, _end(text, at)
    except (ValueError, IndexError, RecursionError):
        return None


def _item(text: str, at: int, wanted: int) -> int:
    """Where an item of the list that begins at ``at`` begins."""
    _expect(text, at, "[")
    at = _after_blank(text, at + 1)
    for _ in range(wanted):
        at = _after_blank(text, _end(text, at))
        _expect(text, at, ",")
        at = _after_blank(text, at + 1)
    return at


def _value(text: str, at: int, key: str) -> int:
    """Where the value of a key begins; of a key that is there twice the last one counts."""
    _expect(text, at, "{")
    found, sign = None, ","
    while sign == ",":
        at = _after_blank(text, at + 1)
        name, at = _DECODER.raw_decode(text, at)
        at = _after_blank(text, at)
        _expect(text, at, ":")
        at = _after_blank(text, at + 1)
        found = at if name == key else found
        at = _after_blank(text, _end(text, at))
        sign = text[at]
    if found is None:
        raise ValueError(key)
    return found


def _expect(text: str, at: int, sign: str) -> None:
    if text[at] != sign:
        raise ValueError(sign)


def _end(text: str, at: int) -> int:
    return _DECODER.raw_decode(text, at)[1]


def _after_blank(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return found.end() if found else at
