"""The pictures, audio and files in the messages of a chat request."""

import base64
import binascii
import functools
from collections.abc import Mapping
from typing import Any

from estimator.tokens import pdf
from estimator.tokens.audio import FORMATS, AudioError, audio_tokens, milliseconds_of
from estimator.tokens.chat_rules import (
    ADDRESS,
    BASE64,
    ChatError,
    CountText,
    bad_value,
    object_in,
    text_in,
)
from estimator.tokens.image_rules import AUTO
from estimator.tokens.media import ImageError, image_tokens, unsized_image_tokens
from estimator.tokens.models import is_of_others
from estimator.tokens.parts import Basis, Part
from estimator.tokens.pdf import PdfError
from estimator.tokens.picture import HEADER_BYTES, PictureError, size_of

_UNREADABLE = (ImageError, PictureError, AudioError, PdfError)


def media_parts(
    part: Mapping[str, Any], path: str, role: str, model: str, count: CountText
) -> list[Part]:
    """The parts of a picture, audio or file in a message.

    Args:
        part: of the content of a message, of the type image_url, input_audio or file.
        path: where it stands.
        role: of the message.
        model: whose rules count.
        count: the tokens of a text.

    Raises:
        ChatError: it is malformed, or can't be read.
    """
    try:
        match part["type"]:
            case "image_url":
                return [_image(object_in(part, "image_url", path), path, model)]
            case "input_audio":
                return [_audio(object_in(part, "input_audio", path), path, role, model)]
            case _:
                return _file(object_in(part, "file", path), path, model, count)
    except _UNREADABLE as error:
        raise ChatError("unreadable", path, cause=error) from None


def _image(given: Mapping[str, Any], path: str, model: str) -> Part:
    inside = f"{path}.image_url"
    detail = AUTO if given.get("detail") is None else text_in(given, "detail", inside)
    address = text_in(given, "url", inside)
    if address.startswith("data:"):
        # Four characters are three bytes; a whole number of fours leaves no half of one.
        data = _data(address, f"{inside}.url", HEADER_BYTES // 3 * 4)
        found = image_tokens(model, *size_of(data), detail)
        size = f"{found.width}x{found.height}"
    elif address.startswith(("https:", "http:")):
        found = unsized_image_tokens(model, detail)
        size = "?x?"
    else:
        raise bad_value(f"{inside}.url", address, ADDRESS)
    name, tokens = f"{size} {found.detail}", found.tokens
    return Part("image", path, name, tokens, found.low, found.high, found.basis)


def _audio(given: Mapping[str, Any], path: str, role: str, model: str) -> Part:
    inside = f"{path}.input_audio"
    form, text = text_in(given, "format", inside), text_in(given, "data", inside)
    if form not in FORMATS:
        raise bad_value(f"{inside}.format", form, known=FORMATS)
    lasts = milliseconds_of(_decoded(text, f"{inside}.data"), form)
    seconds = f"{float(lasts) / 1000:.1f} s"
    if is_of_others(model):  # the rule is OpenAI's
        return Part("audio", path, seconds, 0, 0, 0, Basis.NOT_COUNTED)
    tokens = audio_tokens(lasts, "assistant" if role == "assistant" else "user")
    return Part("audio", path, seconds, tokens, tokens, tokens, Basis.ESTIMATE)


def _file(given: Mapping[str, Any], path: str, model: str, count: CountText) -> list[Part]:
    inside = f"{path}.file"
    name = "" if given.get("filename") is None else text_in(given, "filename", inside)
    if given.get("file_data") is None:
        name = text_in(given, "file_id", inside)
        return [Part("file", path, name, 0, 0, 0, Basis.NOT_COUNTED)]
    address, where = text_in(given, "file_data", inside), f"{inside}.file_data"
    is_address = address.startswith("data:")
    data = _data(address, where) if is_address else _decoded(address, where)
    if not data.startswith(pdf.MAGIC):
        return [Part("file", path, name, 0, 0, 0, Basis.NOT_COUNTED)]
    return pdf.pdf_parts(_pages(data), model, count, path)


@functools.lru_cache(maxsize=4)
def _pages(data: bytes) -> tuple[pdf.Page, ...]:
    """A request is counted at each edit, and its files stay the same."""
    return pdf.read(data)


def _data(address: str, path: str, most: int | None = None) -> bytes:
    """The bytes in a data: address, from its first ``most`` characters of base64 alone."""
    header, comma, text = address.partition(",")
    if not comma or not header.endswith(";base64"):
        raise bad_value(path, address, ADDRESS)
    return _decoded(text[:most], path)


def _decoded(text: str, path: str) -> bytes:
    """The bytes of a base64 text, which may be broken into lines and be the beginning of one."""
    whole = "".join(text.split())
    try:
        return base64.b64decode(whole[: len(whole) // 4 * 4], validate=True)
    except (binascii.Error, ValueError):  # ValueError: a character that is not of ASCII
        raise bad_value(path, text, BASE64) from None
