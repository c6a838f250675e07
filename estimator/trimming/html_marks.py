"""Signs for what is not shown as plain text: raised, lowered, struck, chosen, counted."""

import re

MARKED = {"sup": "^", "sub": "_", "del": "~~", "s": "~~", "strike": "~~"}
"""The elements whose text is marked, and with what."""
_STRUCK = "~~"
_DEEPEST = 20
_SIMPLE = re.compile(r"[+\u2212-]?\w+(?:[.,]\w+)*")
_UNMARKED = re.compile(r"(?:st|nd|rd|th|\[.*|)", re.DOTALL)  # ordinals, and notes in brackets
_NOT_SHOWN = {"hidden", "password", "file", "image"}
_BOXES = {"checkbox", "radio"}
_NUMBER = re.compile(r"\s*+([+-]?\d{1,9})(?!\d)")
CHOSEN = "[x] "
"""Before what is chosen of several."""


class Marks:
    """The marked elements that are open, and where each began in the line that is written."""

    def __init__(self) -> None:
        self._open: list[tuple[str, int]] = []
        self._is_deep = False
        self._last = -1, ""  # where a raised text is that has just ended, and what it says

    @property
    def are_unclear(self) -> bool:
        """Whether one has not ended, or there were too many within each other."""
        return bool(self._open) or self._is_deep

    def start(self, tag: str, line: list[str]) -> None:
        """An element begins at the end of a line."""
        self._last = -1, ""
        self._is_deep = self._is_deep or len(self._open) == _DEEPEST
        if not self._is_deep:
            self._open.append((tag, len(line)))

    def end(self, tag: str, line: list[str]) -> None:
        """An element ends, with those that began in it; nothing if it did not begin."""
        if all(name != tag for name, _ in self._open):
            return
        name = ""
        while name != tag:
            name, start = self._open.pop()
            self._mark(name, start, line)

    def end_line(self, line: list[str]) -> None:
        """A line ends; what is open goes on in the next one."""
        for name, start in reversed(self._open):
            self._mark(name, start, line)
        self._open = [(name, 0) for name, _ in self._open]
        self._last = -1, ""

    def before(self, text: str, line: list[str]) -> None:
        """A text is about to be written: ``2^10`` before a digit is ``2^(10)``."""
        at, said = self._last
        if text and at == len(line) - 1 >= 0 and text[0].isdigit() and "(" not in said:
            line[at] = f"{said[0]}({said[1:]})"

    def _mark(self, name: str, start: int, line: list[str]) -> None:
        said = "".join(line[start:])
        line[start:] = [said] if said else []
        inside = said.strip()
        if not inside:
            return
        made = _struck(inside) if MARKED[name] == _STRUCK else _moved(MARKED[name], inside)
        line[start] = said.replace(inside, made, 1)
        if made[0] in "^_" and said == inside:
            self._last = start, made


def _struck(text: str) -> str:
    return f"{_STRUCK}{text}{_STRUCK}"


def _moved(sign: str, text: str) -> str:
    if _UNMARKED.fullmatch(text):
        return text
    return sign + (text if _SIMPLE.fullmatch(text) else f"({text})")


def apart(line: list[str]) -> str:
    """What parts a new text from the struck one before it."""
    return " " if line and line[-1].endswith(_STRUCK) else ""


def of_input(given: dict[str, str | None]) -> str:
    """What is seen in a field of a form."""
    kind = (given.get("type") or "text").lower()
    if kind in _BOXES:
        return CHOSEN if "checked" in given else "[ ] "
    return "" if kind in _NOT_SHOWN else given.get("value") or ""


def number(given: str | None) -> int | None:
    """A whole number, as attributes have it."""
    found = _NUMBER.match(given or "")
    return int(found[1]) if found else None
