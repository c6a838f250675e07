"""Rules for data that is indented for the eye: XML, HTML and what is nearly JSON."""

import re
from collections.abc import Iterator

from estimator.trimming import code_blocks, html_elements, markup
from estimator.trimming.edits import Edit, Span, outside
from estimator.trimming.fences import Fence
from estimator.trimming.rule import Found, LeftAlone, Rule
from estimator.trimming.source import Source

_XML = frozenset({"xml", "xsd", "xsl", "xslt", "svg", "rss", "plist", "wsdl"})
_JSON = frozenset({"json", "jsonc", "json5"})
_CONTINUED = re.compile(r"\\\n[ \t]*+")  # a string of JSON5 that goes on


def _flush(source: Source) -> Found:
    """Indentation that is only layout.

    It is not proven that nothing reads it: to XML's own model blanks between tags are text, and a
    style sheet may show those of HTML. YAML is made of its indentation and stays.
    """
    text, faults = source.text, list[LeftAlone]()
    spans = [*markup.layout(text, source.unfenced).spans]
    for fence in source.fences:
        if fence.language in _XML:
            found = markup.layout(text, [fence.body])
            spans += found.spans
            faults += [LeftAlone(found.fault, "broken-markup")] if found.fault is not None else []
        elif gaps := _shown_gaps(text, fence):
            spans += markup.indentation(text, gaps, _margin(text, fence))
    edits = [Edit(*span) for span in sorted(spans)]
    if edits and not source.fences:
        edits = list(outside(edits, _programs(source)))
    return Found(tuple(edits), tuple(faults))


def _programs(source: Source) -> list[Span]:
    """The programs of a text without fences, as far as they are no markup themselves."""
    found = code_blocks.unfenced(source.text)
    return [code.span for code in found if code.language not in _XML | html_elements.LANGUAGES]


def _shown_gaps(text: str, fence: Fence) -> list[Span]:
    """Where a line of a fence may begin with blanks that are only layout."""
    if fence.language in html_elements.LANGUAGES:
        return list(_html(text, fence))
    return list(_json(text, fence)) if fence.language in _JSON else []


def _margin(text: str, fence: Fence) -> str:
    """What a fence is indented by: less would end the item that it is in."""
    opening = text[fence.span[0] : fence.body[0]]
    return opening[: len(opening) - len(opening.lstrip(" "))]


def _html(text: str, fence: Fence) -> Iterator[Span]:
    """What is between tags, and not in an element whose blanks are shown."""
    at, inside, depth = fence.body[0], "", 0
    for token in markup.tokens(text, *fence.body):
        name = token.name.lower()
        if not inside:
            yield at, token.span[0]
            at = token.span[1]
        if token.is_kept and token.opens and not token.closes and inside in ("", name):
            inside, depth = name, depth + 1
        elif inside and token.closes and not token.opens and name == inside:
            depth -= 1
            inside, at = (inside, at) if depth else ("", token.span[1])
    if not inside:
        yield at, fence.body[1]


def _json(text: str, fence: Fence) -> Iterator[Span]:
    at, end = fence.body
    for match in _CONTINUED.finditer(text, at, end):
        yield at, match.start()
        at = match.end()
    yield at, end


RULES: tuple[Rule, ...] = (Rule("data-indentation", keeps_meaning=False, find=_flush),)
