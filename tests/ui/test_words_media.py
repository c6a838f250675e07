"""What is wrong with pictures, audio, PDFs and requests, as sentences in both languages."""

import re

import pytest

from estimator.tokens.audio import AudioError
from estimator.tokens.chat_rules import (
    ADDRESS,
    BASE64,
    LIST,
    MESSAGES,
    OBJECT,
    PARTS,
    TEXT,
    ChatError,
)
from estimator.tokens.media import ImageError
from estimator.tokens.pdf import PdfError
from estimator.tokens.picture import PictureError
from estimator.ui import language, words, words_media

MODEL = "gpt-5.4"
AT = "messages[0].content"
CASES = [
    (ImageError("no-rule", MODEL), "How gpt-5.4 counts images is not known."),
    (
        ImageError("no-detail", MODEL, "huge", ("low", "high", "auto")),
        "gpt-5.4 has no detail “huge”. Choose low, high or auto.",
    ),
    (
        ImageError("bad-size", MODEL, "0x1", limit=2000),
        "An image has from 1 to 2,000 pixels on each side.",
    ),
    (
        ImageError("too-large", MODEL, "9x9", limit=8000),
        "gpt-5.4 takes no image with more than 8,000 pixels on a side.",
    ),
    (
        ImageError("too-many-patches", MODEL, "40000", limit=30_000),
        (
            "gpt-5.4 would reject this image: it takes 40,000 patches, and 30,000 is the most."
            " Make it smaller, or choose less detail."
        ),
    ),
    (ImageError("no-quality", MODEL, "best"), "gpt-5.4 makes no such image."),
    (PictureError("short", "PNG"), "The PNG image is cut off. Use the whole file."),
    (PictureError("broken", "BMP"), "The BMP image is broken. Save it again."),
    (
        PictureError("unknown"),
        "This is no image that can be read. Use PNG, JPEG, GIF, WebP or BMP.",
    ),
    (AudioError("mp3"), "This is no MP3 audio that can be read. Use WAV or MP3."),
    (PdfError("encrypted"), "The PDF has a password. Save it without one."),
    (PdfError("broken"), "The PDF is broken. Save it again."),
    (
        PdfError("too-large", 50_000_000),
        "The PDF is larger than 50 MB, more than a request may hold.",
    ),
    (PdfError("too-many-pages", 2000), "The PDF has more than 2,000 pages. Split it."),
    (
        ChatError("missing", AT, right=(TEXT,)),
        f"This looks like a chat request, but {AT} is missing. It must be a text.",
    ),
    (
        ChatError("bad-value", AT, "{…}", (TEXT, PARTS)),
        (
            "This looks like a chat request, but messages[0].content is an object. It must be a"
            " text or a list of parts."
        ),
    ),
    (
        ChatError("bad-value", "messages[0].role", '"boss"', known=("user", "tool")),
        (
            'This looks like a chat request, but messages[0].role is "boss". It must be “user” or'
            " “tool”."
        ),
    ),
    (
        ChatError("bad-value", "messages", "[…]", (MESSAGES, LIST, OBJECT)),
        (
            "This looks like a chat request, but messages is a list. It must be a list of"
            " messages, a list or an object."
        ),
    ),
    (
        ChatError("bad-value", "messages[0].url", "null", (ADDRESS, BASE64)),
        (
            "This looks like a chat request, but messages[0].url is empty. It must be an https"
            " address, or a data address in base64 or base64."
        ),
    ),
    (ChatError("bad-value", "a", "1"), "This looks like a chat request, but a is 1. It must be ?."),
    (ChatError("too-deep"), "This looks like a chat request, but is nested too deep."),
    (ChatError("no-rule", "model", "gpt-image-1"), "gpt-image-1 takes no chat requests that are"),
    (
        ChatError("unreadable", "messages[0]", cause=PdfError("broken")),
        "In messages[0]: The PDF is broken. Save it again.",
    ),
]


@pytest.fixture(autouse=True)
def _english(qapp):
    language.apply("en")
    yield
    language.apply("en")


def kinds_of(error):
    return set(re.findall('``"([a-z0-9-]+)"``', error.__doc__))


@pytest.mark.parametrize("kind", [ImageError, PictureError, PdfError, ChatError])
def test_no_kind_is_forgotten(kind):
    said = {getattr(e, "kind", getattr(e, "reason", "")) for e, _ in CASES if type(e) is kind}
    never_shown = {"not-json", "not-a-request", "no-size", "no-shape"}
    assert kinds_of(kind) - never_shown <= said


def test_every_error_of_the_media_has_words():
    assert {type(error) for error, _ in CASES} == set(words_media.WORDS)


@pytest.mark.parametrize(("error", "sentence"), CASES)
def test_a_sentence(error, sentence):
    assert words.sentence(error).startswith(sentence)
    assert not re.search(r"[{}]", words.sentence(error).replace("{…}", ""))


@pytest.mark.parametrize(("error", "sentence"), CASES)
def test_a_sentence_in_chinese(error, sentence):
    language.apply("zh_CN")
    said = words.sentence(error)
    assert said.endswith("。")
    for name in (MODEL, AT, "messages", "content", "url", "role", "boss", "user", "tool", "huge",
                 "https", "base64", "data", "gpt-image-1", "PNG", "JPEG", "GIF", "WebP", "BMP",
                 "PDF", "WAV", "MP3", "MB", "low", "high", "auto"):  # fmt: skip
        said = said.replace(name, "")
    assert not re.search("[b-zA-Z]", said), said


def test_a_long_value_is_repeated_briefly():
    said = words.sentence(ChatError("bad-value", AT, "9" * 500, (TEXT,)))
    assert len(said) < 200
    assert "9…" in said
