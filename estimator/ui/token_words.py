"""What is said of a token: what it is, its number in the vocabulary and in the text."""

from estimator.estimate import Estimate
from estimator.tokens.models import Kind
from estimator.tokens.spans import Span
from estimator.ui import part_words, text
from estimator.ui.translated import tr

_SIGNS = {"\n": "↵", "\r": "␍", "\t": "⇥", " ": "␣", "\u00a0": "⍽"}
_MOST = 48  # characters; a token of blanks may be longer


def piece(data: bytes, span: Span) -> str:
    """A token's text with signs for white space, or its bytes where it cuts a character."""
    if span.is_part:
        return data.hex(" ").upper()
    read = data.decode("utf-8", "replace").replace("\r\n", "↵")
    shown = "".join(_sign(character) for character in read)
    return shown if len(shown) <= _MOST else f"{shown[: _MOST - 1]}…"


def _sign(character: str) -> str:
    if sign := _SIGNS.get(character):
        return sign
    return character if character.isprintable() else f"U+{ord(character):04X}"


def short(span: Span, data: bytes, number: int | None) -> str:
    """A token in a line, for the status bar; ``number`` is counted from 1."""
    parts = [piece(data, span), tr("id {id}").format(id=span.id)]
    if number is not None:
        parts.append(tr("token {number}").format(number=text.integer(number)))
    return " · ".join(parts)


def tip(span: Span, data: bytes, number: int | None, total: int | None) -> str:
    """A token in a few lines of plain text, for a tip; ``number`` is counted from 1."""
    lines = [piece(data, span), tr("id {id}").format(id=span.id)]
    if span.is_part:
        lines[1] += " · " + tr("a part of a character")
    if number is not None and total is not None:
        shown = tr("token {number} of {total}")
        lines.append(shown.format(number=text.integer(number), total=text.integer(total)))
    return "\n".join(lines)


def caveat(estimate: Estimate) -> str:
    """Why the tokens may not be the model's own, or those that are billed; else empty."""
    if estimate.encoding.kind is not Kind.EXACT:
        shown = tr("as {encoding} has them; the model's own tokens are not published")
        return part_words.APPROXIMATELY + shown.format(encoding=estimate.encoding.encoding)
    return "" if estimate.is_plain else tr("of the text as it stands, not of the request")
