"""The sentences of what is wrong with pictures, audio, PDFs and chat requests."""

from collections.abc import Callable, Iterable
from typing import Any

from estimator.cli.phrases import capital, file_name, one_of, quoted, shortened
from estimator.tokens.audio import FORMATS, AudioError
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
from estimator.tokens.pdf import PdfError
from estimator.tokens.picture import FORMATS as PICTURES
from estimator.tokens.picture import PictureError

_RIGHT = {
    TEXT: "a text",
    OBJECT: "an object",
    LIST: "a list",
    PARTS: "a list of parts",
    MESSAGES: "a list of at least one message",
    ADDRESS: "an https: address, or a data: address in base64",
    BASE64: "base64",
    ITEMS: "a list of items",
    TOKENS: "a list of tokens",
    COUNT: "a whole number from 1 on",
    FILLED: "a text that is not empty",
    FALSE: "false",
}
_SHOWN = {"{…}": "an object", "[…]": "a list"}


def _image(error: ImageError) -> str:
    model, given, limit = error.model, error.given, error.limit
    use = f"use {one_of(error.known)}" if error.known else ""
    known = {
        "no-rule": f"There is no rule for the pictures of {quoted(model)}: {use}",
        "no-detail": f"{model} sees no picture in the detail {quoted(given)}: {use}",
        "no-quality": f"{model} makes no picture of the quality {quoted(given)}: {use}",
        "no-size": f"{model} makes no picture of {given}: {use}",
        "no-shape": f"{model} makes no picture of {given}: a side is at most {limit} times another",
        "too-large": f"{model} takes no picture of {given}: a side may have {limit} pixels",
        "too-many-patches": f"The picture is {given} patches, and {model} takes {limit}: make it"
        " smaller, or choose less detail",
    }
    other = f"{given} is no size of a picture: a side has from 1 to {limit} pixels"
    return known.get(error.kind, other)


def _picture(error: PictureError) -> str:
    name = file_name(error.name) if error.name else "the picture"
    match error.reason:
        case "short":
            said = f"{name} is the beginning of a {error.format} picture: use the whole of it"
        case "broken":
            said = f"{name} is a broken {error.format} picture: save it anew"
        case _:
            said = f"{name} is no picture that can be read: use {one_of(PICTURES)}"
    return capital(said)


def _audio(error: AudioError) -> str:
    return f"The audio is not {error.format}: give it as {one_of(FORMATS)}, and say which"


def _pdf(error: PdfError) -> str:
    name, limit = file_name(error.name) if error.name else "the PDF", error.limit
    known = {
        "encrypted": f"{name} is encrypted: save it without a password",
        "too-large": f"{name} is larger than the {limit} bytes that a request may hold: split it",
        "too-many-pages": f"{name} has more than {limit} pages: split it",
    }
    return capital(known.get(error.kind, f"{name} is a broken PDF: save it anew"))


def _chat(error: ChatError) -> str:
    path, given, right = error.path, shown(error.given), right_of(error.right, error.known)
    if error.kind == "unreadable":
        return f"In {path}, {_cause(error.cause)}"
    known = {
        "not-json": f"The request is not JSON{_where(path, given)}: mend it there",
        "not-a-request": f"The request is {given} without messages: write an object with"
        ' "messages", or a list of messages',
        "too-deep": "The request is nested too deep: take some levels out",
        "missing": f"The field {path} is missing: add it, as {right}",
        "no-rule": f"{given} takes no chat request that is known: use a model such as {right}",
    }
    return known.get(error.kind, f"The field {path} is {given}: it must be {right}")


def shown(given: str) -> str:
    """A value as a sentence calls it."""
    return _SHOWN.get(given, shortened(given))


def right_of(right: Iterable[str], known: Iterable[str]) -> str:
    """What would be right, as alternatives: kinds of value, and the very values."""
    return one_of([*(_RIGHT[kind] for kind in right), *map(quoted, known)] or ["?"])


def _where(path: str, given: str) -> str:
    if not path:
        return " (it has a number that is too long)"
    line, _, column = path.partition(":")
    return f" ({given}, line {line}, column {column})"


def _cause(error: Exception | None) -> str:
    said = WORDS[type(error)](error) if error else "something can't be read: leave it out"
    return said[:1].lower() + said[1:]


WORDS: dict[type, Callable[[Any], str]] = {
    AudioError: _audio,
    ChatError: _chat,
    ImageError: _image,
    PdfError: _pdf,
    PictureError: _picture,
}
