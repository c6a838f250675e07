"""HTML in a text: the outermost elements, where each begins and ends a line of its own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from estimator.trimming.edits import Span

FEWEST = 5
"""Opening tags, from which on it is HTML and not a word with a tag."""
_TAG = re.compile(
    r"<!--|<!doctype\b[^>\n]{0,400}>|<(?P<end>/)?(?P<name>[a-zA-Z][\w.:-]{0,40})"
    r"(?P<rest>(?:[^<>\"']++|\"[^\"<>]*+\"|'[^'<>]*+')*+)>",  # possessive: one way to read it
    re.IGNORECASE,
)
ROOTS = frozenset(
    ["html", "head", "body", "main", "article", "section", "header", "footer", "nav", "aside",
     "div", "p", "table", "ul", "ol", "dl", "h1", "h2", "h3", "h4", "h5", "h6", "form", "span",
     "blockquote", "pre", "figure", "center", "fieldset", "details", "address"]
)  # fmt: skip
_OTHERS = frozenset(
    ["a", "abbr", "area", "audio", "b", "base", "bdi", "bdo", "big", "br", "button", "canvas",
     "caption", "cite", "code", "col", "colgroup", "data", "datalist", "dd", "del", "dfn", "dialog",
     "dt", "em", "embed", "figcaption", "font", "hgroup", "hr", "i", "iframe", "img", "input",
     "ins", "kbd", "label", "legend", "li", "link", "map", "mark", "menu", "meta", "meter",
     "noscript", "object", "optgroup", "option", "output", "param", "picture", "progress", "q",
     "rp", "rt", "ruby", "s", "samp", "script", "select", "small", "source", "strike", "strong",
     "style", "sub", "summary", "sup", "svg", "tbody", "td", "template", "textarea", "tfoot", "th",
     "thead", "time", "title", "tr", "track", "tt", "u", "var", "video", "wbr"]
)  # fmt: skip
LANGUAGES = frozenset({"html", "htm", "xhtml"})
"""What fences of HTML say they are."""
KNOWN = ROOTS | _OTHERS
"""The names of the elements that HTML has."""
_INDENT = 200  # blanks beside an element that are looked at
_VERBATIM = {
    name: re.compile(rf"</{name}\s*>", re.IGNORECASE)
    for name in ("script", "style", "svg", "textarea", "template")
}
_COMPONENT = re.compile(r"\s(?:className=|v-|[@*:#]\w)|=\s*\{")
_TEMPLATE = re.compile(r"<%|<\?(?:php|=)|\{%")


_OWN = re.compile(r"[a-z]+(?:-[a-z0-9]+)+")  # an element that a page defines


@dataclass(frozen=True, slots=True)
class _Tag:
    span: Span
    name: str
    is_end: bool


def find(text: str, start: int, end: int) -> Iterator[Span]:
    """The elements between two places that are HTML of at least some tags, none in another.

    Markup of components and templates (JSX, Vue, PHP) is none, nor is XML: where there is a name
    that HTML does not have, and no page may define, the whole element is left alone.
    """
    tags = list(_tags(text, start, end))
    last = start
    for first, closing in _elements(tags):
        span = tags[first].span[0], tags[closing].span[1]
        inside = tags[first : closing + 1]
        if span[0] < last or not _is_of_lines(text, span):
            continue
        span = _with_doctype(text, tags, first, span[1])
        last = span[1]
        opened = [tag for tag in inside if not tag.is_end]
        if len(opened) >= FEWEST and not any(_is_code(text, *pair) for pair in pairwise(inside)):
            yield span


def _is_code(text: str, tag: _Tag, following: _Tag) -> bool:
    """Whether a tag, or the text up to the next one, says that this is made into HTML first."""
    if not tag.is_end and not (tag.name in KNOWN or _OWN.fullmatch(tag.name)):
        return True
    if _COMPONENT.search(text, *tag.span):
        return True
    is_shown = tag.is_end or tag.name not in _VERBATIM
    return is_shown and bool(_TEMPLATE.search(text, tag.span[1], following.span[0]))


def _with_doctype(text: str, tags: list[_Tag], first: int, end: int) -> Span:
    before = tags[first - 1] if first else None
    if before and before.name == "!" and not text[before.span[1] : tags[first].span[0]].strip():
        return before.span[0], end
    return tags[first].span[0], end


def _is_of_lines(text: str, span: Span) -> bool:
    """Whether nothing else stands on the lines on which an element begins and ends."""
    start, end = span
    before = text[max(0, start - _INDENT) : start].rstrip(" \t")
    after = text[end : end + _INDENT].lstrip(" \t")
    is_first = before.endswith("\n") or (not before and start <= _INDENT)
    return is_first and (after.startswith("\n") or (not after and len(text) - end <= _INDENT))


def _tags(text: str, start: int, end: int) -> Iterator[_Tag]:
    """The tags, without what is in comments, scripts and styles."""
    unclosed = set[str]()
    while found := _TAG.search(text, start, end):
        start = found.end()
        name = found["name"]
        if name is None:
            if found[0] == "<!--":
                closed = text.find("-->", start, end) if "-->" not in unclosed else -1
                unclosed |= {"-->"} if closed < 0 else set()
                start = closed + 3 if closed >= 0 else start
            else:
                yield _Tag(found.span(), "!", is_end=True)
            continue
        yield _Tag(found.span(), _lower(name), bool(found["end"]))
        verbatim = _VERBATIM.get(name.lower())
        if verbatim and not found["end"] and name not in unclosed:
            closing = verbatim.search(text, start, end)
            start = closing.start() if closing else start
            unclosed |= set() if closing else {name}


def _lower(name: str) -> str:
    """A name in lower case, unless it is written like a component's."""
    return name.lower() if name.islower() or name.isupper() else name


def _elements(tags: list[_Tag]) -> Iterator[tuple[int, int]]:
    """The elements that may be roots and have both their tags, in order, outer before inner."""
    waiting, many, found = list[tuple[str, int]](), dict[str, int](), list[tuple[int, int]]()
    for place, tag in enumerate(tags):
        if not tag.is_end and tag.name in KNOWN:
            waiting.append((tag.name, place))
            many[tag.name] = many.get(tag.name, 0) + 1
        while tag.is_end and many.get(tag.name):
            name, opened = waiting.pop()
            many[name] -= 1
            if name == tag.name:
                if name in ROOTS:
                    found.append((opened, place))
                break
    yield from sorted(found)
