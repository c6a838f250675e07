"""XML in a text: the white space between its tags that is only layout."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from estimator.trimming.edits import Span

_ATTRIBUTES = r"""(?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+"""
_TOKEN = re.compile(
    rf"(?P<opaque><!--|<!\[CDATA\[|<\?)"
    rf"|<(?P<close>/)?(?P<name>[A-Za-z_][\w:.-]*+)(?P<attributes>(?=[\s/>]){_ATTRIBUTES})>"
)
_ENDS = {"<!--": "-->", "<![CDATA[": "]]>", "<?": "?>"}
_AS_IT_IS = frozenset({"code", "pre", "script", "style", "textarea"})
_PRESERVE = re.compile(r"""xml:space\s*+=\s*+["']preserve""")
_INDENTATION, _MARGIN = re.compile(r"(?<=\n)[ \t]++"), re.compile(r"[ \t]*+")


@dataclass(frozen=True, slots=True)
class Token:
    """A tag, comment or the like.

    Attributes:
        span: from its ``<`` to after its ``>``.
        name: of a tag, else empty.
        opens: whether it is a tag that begins an element.
        closes: whether it is a tag that ends one; with ``opens`` it is an empty one.
        is_text: whether it is a section of text.
        is_kept: whether blanks of the element are its text.
    """

    span: Span
    name: str
    opens: bool
    closes: bool
    is_text: bool
    is_kept: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """What is between the tags of a text.

    Attributes:
        spans: the indentation that is only layout, in order.
        fault: where the first element is closed that is not open, or the last is left open.
    """

    spans: tuple[Span, ...]
    fault: int | None


def tokens(text: str, start: int, end: int) -> Iterator[Token]:
    """The tags, comments, instructions and sections of a part of a text."""
    at, unended = start, set[str]()
    while match := _TOKEN.search(text, at, end):
        at, opaque = match.end(), match["opaque"]
        if not opaque:
            yield _tag(match)
        elif opaque not in unended:
            last = text.find(_ENDS[opaque], at, end)
            if last < 0:
                unended.add(opaque)
                continue
            at = last + len(_ENDS[opaque])
            yield Token((match.start(), at), "", False, False, opaque == "<![CDATA[", False)


def _tag(match: re.Match[str]) -> Token:
    attributes = match["attributes"]
    is_kept = match["name"].lower() in _AS_IT_IS
    is_kept = is_kept or bool(attributes and _PRESERVE.search(attributes))
    closes = bool(match["close"]) or attributes.endswith("/")
    return Token(match.span(), match["name"], not match["close"], closes, False, is_kept)


def layout(text: str, parts: Iterable[Span]) -> Layout:
    """The indentation of elements that hold elements, and no text of their own.

    Line feeds stay, and so does what the line of the outermost tag is indented by, so that no
    text around it reads another way. Elements that are not closed in their order are in doubt.

    Args:
        text: of which the parts are read.
        parts: in order; what is between two of them is text.
    """
    walk = _Walk(text)
    for start, end in parts:
        walk.text_to(start)
        for token in tokens(text, start, end):
            walk.text_to(token.span[0])
            walk.take(token)
        walk.text_to(end)
    fault = walk.fault
    if fault is None and walk.opened:
        fault = walk.opened[-1].start
    return Layout(tuple(sorted(walk.found)), fault)


@dataclass(slots=True)
class _Open:
    """An element that is not closed yet."""

    name: str
    start: int
    is_kept: bool
    has_text: bool = False
    has_elements: bool = False
    gaps: list[Span] = field(default_factory=list)


class _Walk:
    """The elements that are open while the tags of a text are read."""

    def __init__(self, text: str) -> None:
        self._text, self._at = text, 0
        self.opened = list[_Open]()
        self.found = list[Span]()
        self.fault: int | None = None
        self._margin = -1, ""

    def text_to(self, end: int) -> None:
        """Read what is before a token."""
        start, self._at = self._at, end
        if self.opened and start < end:
            if self._text[start:end].strip(" \t\n"):
                self.opened[-1].has_text = True
            else:
                self.opened[-1].gaps.append((start, end))

    def take(self, token: Token) -> None:
        """Read a token."""
        self._at = token.span[1]
        if self.opened:
            self.opened[-1].has_text |= token.is_text
            self.opened[-1].has_elements |= token.opens
        if token.opens and not token.closes:
            is_kept = token.is_kept or bool(self.opened and self.opened[-1].is_kept)
            self.opened.append(_Open(token.name, token.span[0], is_kept))
        elif token.closes and not token.opens:
            self._close(token)

    def _close(self, token: Token) -> None:
        if not self.opened or self.opened[-1].name != token.name:
            self.fault = token.span[0] if self.fault is None else self.fault
            self.opened.clear()
            return
        element = self.opened.pop()
        if element.has_elements and not element.has_text and not element.is_kept:
            outermost = self.opened[0] if self.opened else element
            if outermost.start != self._margin[0]:
                self._margin = outermost.start, margin(self._text, outermost.start)
            self.found += indentation(self._text, element.gaps, self._margin[1])


def margin(text: str, place: int) -> str:
    """What the line of a place is indented by."""
    match = _MARGIN.match(text, text.rfind("\n", 0, place) + 1, place)
    return match[0] if match else ""


def indentation(text: str, gaps: Iterable[Span], kept: str) -> Iterator[Span]:
    """The indentation of the lines that begin in some gaps, but for a margin that all keep."""
    for gap in gaps:
        for match in _INDENTATION.finditer(text, *gap):
            start = match.start() + len(kept)
            if match[0].startswith(kept) and start < match.end():
                yield start, match.end()
