"""What sentences are put together from."""

from collections.abc import Iterable
from pathlib import Path

from estimator.reconcile.visible import visible

_LONGEST = 60  # characters of what was given that a sentence repeats


def quoted(given: str) -> str:
    """What was given, in quotation marks, shortened where it is long."""
    return f'"{shortened(given)}"'


def shortened(given: str) -> str:
    """What was given, cut where it is long, with what a terminal would obey made visible."""
    short = given if len(given) <= _LONGEST else given[: _LONGEST - 1] + "…"
    return visible(" ".join(short.split()) if short.strip() else short)


def one_of(names: Iterable[str]) -> str:
    """``a``, ``a or b``, ``a, b or c``."""
    *most, last = names
    return f"{', '.join(most)} or {last}" if most else last


def capital(text: str) -> str:
    """The text with a capital, where it begins with an article; a file's name stays as it is."""
    return "T" + text[1:] if text.startswith("the ") else text


def file_name(name: str | Path) -> str:
    """A file as a sentence calls it."""
    return "the standard input" if str(name) == "-" else str(name)
