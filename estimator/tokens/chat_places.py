"""Where a part of a chat request stands in its text."""

import re
from itertools import islice

from estimator.tokens import json_places
from estimator.tokens.json_places import Entry

_STEP = re.compile(r"\[(\d+)\]|([^.\[\]]+)")


def place_of(text: str, path: str) -> tuple[int, int] | None:
    """The first character of what stands at a path, and the one after its last.

    Args:
        text: that of a request.
        path: as in a Part, such as ``messages[2].content[0]``.

    Returns:
        None where the text has no such place.
    """
    at = json_places.after_blanks(text, 1 if text.startswith("\ufeff") else 0)
    try:
        found = None if path else json_places.entry(text, at, is_object=False)
        for number, key in _STEP.findall(path):
            found = _item(text, at, int(number)) if number else json_places.value_of(text, at, key)
            if found is None:
                return None
            at = found.value_at
    except (ValueError, RecursionError):
        return None
    return (found.value_at, found.end) if found else None


def _item(text: str, start: int, number: int) -> Entry | None:
    return next(islice(json_places.entries(text, start), number, None), None)
