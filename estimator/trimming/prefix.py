"""Where the part of a prompt ends that stays the same from call to call, as far as can be guessed.

Providers keep a prompt's beginning for the next call, up to the first character that differs. What
differs is not written in one prompt; these signs of it are looked for, and the first one counts:

- a placeholder: ``{{name}}``, ``${name}``, ``{name}``, or ``<name>`` that no ``</name>`` closes and
  HTML does not have; the last three not in code or fences, where they say something else;
- a date with a time; a date or time on a line that speaks of today, now, or the current one;
- the last thing that the user says, of a chat request or a log.

So a date that never changes ends the prefix too early, and a part that is filled in without a sign
too late.
"""

import re
from collections.abc import Iterator, Sequence

from estimator.trimming import html_elements, section_lines
from estimator.trimming.edits import Span
from estimator.trimming.section import GoOn, Section, always

_DOUBLE = re.compile(r"\{\{[^{}\n]{1,80}\}\}")
_SINGLE = re.compile(r"\$\{\w{1,60}\}|(?<![\w${])\{[A-Za-z_]\w{0,60}\}(?!\})")
_ANGLED = re.compile(r"<(?P<name>[A-Za-z][\w -]{0,60})>")
_CLOSED = re.compile(r"</([A-Za-z][\w -]{0,60})>")
_MOMENT = re.compile(r"-(?<=\d{4}-\d\d-)\d\d[T ]\d\d:\d\d")
_MONTH_END = len("2026-11")
_MONTH = "(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}"
_DATE = re.compile(
    r"\b\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b|\b\d{1,2}[-/.]\d{1,2}[-/.]\d{4}\b|\b\d{1,2}:\d\d(?::\d\d)?\b|"
    rf"\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}\b|\b\d{{1,2}} {_MONTH},? \d{{4}}\b|"
    r"\d{4}年\d{1,2}月\d{1,2}日",
    re.IGNORECASE,
)
_MAYBE_NOW = re.compile(r"[TtNnCcDd今当现日时](?:oday|ime|ow|urrent|ate|天|日|前|在|期|间)")
_NOW = re.compile(
    r"(?<![A-Za-z])(?:[Tt]oday|[Tt]ime(?:stamp)?|[Nn]ow|[Cc]urrent(?:ly)?|[Dd]ate)\b|[今当现日时]"
)
_DIGIT = re.compile(r"[0-9]")  # every date has one, and most lines do not
_NEAR = 80  # characters behind the word for now in which a date stands
_USER = re.compile(r"(?:user|human|you|customer|用户|q|问): ?", re.IGNORECASE)


def prefix_end(text: str, made: Sequence[Section], go_on: GoOn = always) -> int | None:
    """Where the prefix most likely ends that a provider can keep; None where nothing tells.

    Args:
        text: of the prompt.
        made: its sections.
        go_on: is called now and then; what it raises ends the search.
    """
    is_code = any(section.kind == "definition" for section in made)
    found = [_first_moment(text, go_on), _last_of_user(made), _first(_DOUBLE, text)]
    go_on()
    if not is_code:
        found.append(_first_placeholder(text))
    return min((place for place in found if place is not None), default=None)


def _first(pattern: re.Pattern[str], text: str) -> int | None:
    match = pattern.search(text)
    return match.start() if match else None


def _first_moment(text: str, go_on: GoOn) -> int | None:
    """Where the first date with a time is, or the first one that is said to be of now."""
    moment = _MOMENT.search(text)
    go_on()
    exact = moment.start() - _MONTH_END if moment else None
    for match in _MAYBE_NOW.finditer(text, 0, len(text) if exact is None else exact):
        go_on()
        if not _NOW.match(text, match.start()):
            continue
        last = text.find("\n", match.end(), match.end() + _NEAR)
        window = match.end(), last if last >= 0 else match.end() + _NEAR
        if _DIGIT.search(text, *window) and (found := _DATE.search(text, *window)):
            return found.start()
    return exact


def _last_of_user(made: Sequence[Section]) -> int | None:
    places = (each.start for each in made if each.kind == "message" and _USER.match(each.title))
    return max(places, default=None)


def _first_placeholder(text: str) -> int | None:
    """Where the first placeholder is of a kind that says something else in code."""
    closed = {name.lower() for name in _CLOSED.findall(text)} | html_elements.KNOWN
    fenced = section_lines.fenced(text)
    single = (match.start() for match in _SINGLE.finditer(text))
    angled = (
        match.start() for match in _ANGLED.finditer(text) if match["name"].lower() not in closed
    )
    places = (_first_outside(places, fenced) for places in (single, angled))
    return min((place for place in places if place is not None), default=None)


def _first_outside(places: Iterator[int], spans: Sequence[Span]) -> int | None:
    """The first of places, in order, that is in none of the spans."""
    left = iter(spans)
    span = next(left, None)
    for place in places:
        while span and span[1] <= place:
            span = next(left, None)
        if not span or place < span[0]:
            return place
    return None
