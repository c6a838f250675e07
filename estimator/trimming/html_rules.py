"""The rule that makes text of HTML.

It loses markup: attributes, scripts, styles and comments go, and what is shown stays, with the
headings, lists, links (with where they go) and tables of Markdown.
"""

import re
from collections.abc import Iterator
from itertools import pairwise, zip_longest

from estimator.trimming import html_elements, html_text
from estimator.trimming.edits import Edit, Span, as_one
from estimator.trimming.fences import Fence
from estimator.trimming.rule import Found, LeftAlone, Rule
from estimator.trimming.source import Source

LONGEST = 2_000_000
"""Characters of HTML that are looked at."""
_FENCES = re.compile(r"^\s*(?:`{3}|~{3})", re.MULTILINE)  # they would open or close one


def find_html(source: Source) -> Found:
    """Make text of the HTML that stands in fences that say so, or on lines of its own."""
    edits, left_alone = list[Edit](), list[LeftAlone]()
    for span, fence in _places(source):
        if span[1] - span[0] > LONGEST:
            left_alone.append(LeftAlone(span[0], "too-long"))
            continue
        made = [*filter(None, (_edit(source.text, each) for each in _elements(source, span)))]
        edits += _unnamed(source.text, fence, made) if fence and made else made
    return Found(tuple(edits), tuple(left_alone))


def _elements(source: Source, span: Span) -> Iterator[Span]:
    return html_elements.find(source.text, *span)


def _places(source: Source) -> Iterator[tuple[Span, Fence | None]]:
    """Where HTML may stand: fences that say so, and what is between all fences."""
    for gap, fence in zip_longest(source.unfenced, source.fences):
        yield gap, None
        if fence and fence.language in html_elements.LANGUAGES and fence.is_closed:
            yield fence.body, fence


def _unnamed(text: str, fence: Fence, made: list[Edit]) -> list[Edit]:
    """With what a fence says it is gone, in one edit, if nothing of it stays HTML."""
    start, end = fence.span[0], fence.body[0]
    outside = text[fence.body[0] : made[0].start] + text[made[-1].end : fence.body[1]]
    between = "".join(text[a.end : b.start] for a, b in pairwise(made))
    if text[start:end].strip("`~ \n").lower() != fence.language or "<" in outside + between:
        return made
    word = start + text[start:end].lower().index(fence.language)
    named = Edit(word, word + len(fence.language))
    return [as_one(text, [named, *made])]


def _edit(text: str, element: Span) -> Edit | None:
    start, end = element
    made = html_text.text_of(text[start:end])
    if made is None or _FENCES.search(made) or made == text[start:end]:
        return None
    return Edit(start, end, made)


RULES: tuple[Rule, ...] = (Rule("html-text", keeps_meaning=False, find=find_html),)
