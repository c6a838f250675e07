"""What is wrong with pictures, audio, PDFs and chat requests, as sentences."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from estimator.tokens.audio import FORMATS as AUDIO_FORMATS
from estimator.tokens.audio import AudioError
from estimator.tokens.chat_rules import (
    ADDRESS,
    BASE64,
    COUNT,
    FALSE,
    FILLED,
    ITEMS,
    LIST,
    MESSAGES,
    OBJECT,
    PARTS,
    TEXT,
    TOKENS,
    ChatError,
)
from estimator.tokens.media import ImageError
from estimator.tokens.pdf import MAX_BYTES, PdfError
from estimator.tokens.picture import FORMATS, PictureError
from estimator.ui import text
from estimator.ui.translated import tr

_LONGEST = 40  # characters of a value that a sentence repeats
_MEGA = 1_000_000


def _listed(words: Sequence[str]) -> str:
    """Words as alternatives: a, b or c."""
    *first, last = words
    if not first:
        return last
    return tr("{first} or {last}").format(first=tr(", ").join(first), last=last)


def shown(given: str) -> str:
    """A value of JSON as a sentence calls it."""
    known = {"{…}": tr("an object"), "[…]": tr("a list"), "null": tr("empty")}
    short = given if len(given) <= _LONGEST else given[: _LONGEST - 1] + "…"
    return known.get(given, short)


def _image(error: ImageError) -> str:
    limit = text.integer(error.limit)
    sentences = {
        "no-rule": tr("How {model} counts images is not known."),
        "no-detail": tr("{model} has no detail “{given}”. Choose {known}."),
        "bad-size": tr("An image has from 1 to {limit} pixels on each side."),
        "too-large": tr("{model} takes no image with more than {limit} pixels on a side."),
        "too-many-patches": tr(
            "{model} would reject this image: it takes {given} patches, and {limit} is the most."
            " Make it smaller, or choose less detail."
        ),
    }
    given = text.integer(int(error.given)) if error.kind == "too-many-patches" else error.given
    known = _listed(error.known) if error.known else ""
    wanted = sentences.get(error.kind, tr("{model} makes no such image."))
    return wanted.format(model=error.model, given=given, known=known, limit=limit)


def _picture(error: PictureError) -> str:
    sentences = {
        "short": tr("The {format} image is cut off. Use the whole file."),
        "broken": tr("The {format} image is broken. Save it again."),
    }
    other = tr("This is no image that can be read. Use {known}.")
    wanted = sentences.get(error.reason, other)
    return wanted.format(format=error.format, known=_listed(FORMATS))


def _audio(error: AudioError) -> str:
    known = _listed([form.upper() for form in AUDIO_FORMATS])
    wanted = tr("This is no {format} audio that can be read. Use {known}.")
    return wanted.format(format=error.format.upper(), known=known)


def _pdf(error: PdfError) -> str:
    sentences = {
        "encrypted": tr("The PDF has a password. Save it without one."),
        "too-large": tr("The PDF is larger than {megabytes} MB, more than a request may hold."),
        "too-many-pages": tr("The PDF has more than {limit} pages. Split it."),
    }
    wanted = sentences.get(error.kind, tr("The PDF is broken. Save it again."))
    return wanted.format(limit=text.integer(error.limit), megabytes=MAX_BYTES // _MEGA)


def _chat(error: ChatError) -> str:
    if error.kind == "unreadable" and error.cause:
        cause = WORDS[type(error.cause)](error.cause)
        return tr("In {path}: {cause}").format(path=error.path, cause=cause)
    sentences = {
        "missing": tr("This looks like a chat request, but {path} is missing. It must be {right}."),
        "bad-value": tr(
            "This looks like a chat request, but {path} is {given}. It must be {right}."
        ),
        "no-rule": tr("{model} takes no chat requests that are known."),
    }
    wanted = sentences.get(
        error.kind, tr("This looks like a chat request, but is nested too deep.")
    )
    return wanted.format(
        path=error.path,
        given=shown(error.given),
        right=right_of(error.right, error.known),
        model=error.given.strip('"'),
    )


def right_of(right: Iterable[str], known: Iterable[str]) -> str:
    """What would be right, as alternatives: kinds of value, and the very values."""
    kinds = {
        TEXT: tr("a text"),
        OBJECT: tr("an object"),
        LIST: tr("a list"),
        PARTS: tr("a list of parts"),
        MESSAGES: tr("a list of messages"),
        ADDRESS: tr("an https address, or a data address in base64"),
        BASE64: tr("base64"),
        ITEMS: tr("a list of items"),
        TOKENS: tr("a list of tokens"),
        COUNT: tr("a whole number from 1 on"),
        FILLED: tr("a text that is not empty"),
        FALSE: "false",
    }
    words = [kinds[kind] for kind in right]
    return _listed([*words, *(f"“{value}”" for value in known)] or ["?"])


WORDS: dict[type[Exception], Callable[[Any], str]] = {
    AudioError: _audio,
    ChatError: _chat,
    ImageError: _image,
    PdfError: _pdf,
    PictureError: _picture,
}
