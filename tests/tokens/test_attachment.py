"""Attachments: what a file is by its first bytes, and what it comes to."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pictures import bmp, gif, jpeg, pdf, png, wav, webp_lossy

from estimator.tokens.attachment import (
    SNIFFED,
    Audio,
    Image,
    Pdf,
    bytes_needed,
    content_of,
    kind_of,
    parts_of,
)
from estimator.tokens.audio import AudioError
from estimator.tokens.media import image_tokens
from estimator.tokens.parts import Basis
from estimator.tokens.picture import HEADER_BYTES, PictureError

MP3 = b"\xff\xfb\x90\x64" + bytes(400)
TAGGED = b"ID3\x04\x00\x00\x00\x00\x00\x00" + MP3


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (png(3, 4), "image"),
        (jpeg(3, 4), "image"),
        (gif(3, 4), "image"),
        (webp_lossy(3, 4), "image"),
        (bmp(3, 4), "image"),
        (pdf("a"), "pdf"),
        (wav(100), "wav"),
        (MP3, "mp3"),
        (TAGGED, "mp3"),
        (b"", ""),
        (b"BMW builds cars", ""),
        (b"GIF89a is a format", ""),
        (b"ID3 is a tag", ""),
        (b"RIFF is a word", ""),
        ("é".encode() * 40, ""),
        (("a" + "é" * 40).encode(), ""),
        ("“quoted”".encode("utf-16"), ""),
        ("日本".encode("utf-16-be"), ""),
        (b"\xff\xfe", ""),
        (b"\x7fELF\x00\x01", ""),
        (b"a\xffb", ""),
        (b"\xff\xfb", ""),
    ],
)
def test_what_a_file_is(data, kind):
    assert kind_of(data[:SNIFFED]) == kind


@given(st.text(min_size=1))
def test_no_text_is_anything_else(text):
    head = text.encode("utf-8", "replace")
    if not any(byte < 32 and byte not in b"\t\n\f\r\x1b" for byte in head):
        assert kind_of(head[:SNIFFED]) in ("", "pdf" if text.startswith("%PDF-") else "")


def test_what_is_known_of_a_file():
    picture = png(30, 40)
    assert content_of("image", picture, len(picture)) == Image(30, 40)
    assert content_of("wav", wav(1234), len(wav(1234))) == Audio(1234)
    assert content_of("mp3", MP3, 16_000 * 60) == Audio(60_000)
    assert len(content_of("pdf", pdf("a", "b"), 0).pages) == 2
    assert bytes_needed("pdf") > bytes_needed("image") == HEADER_BYTES


def test_the_beginning_of_long_audio_tells_its_length():
    data = wav(10_000)
    assert content_of("wav", data[:200], len(data)) == Audio(10_000)


def test_broken_files_say_so():
    with pytest.raises(PictureError):
        content_of("image", png(3, 4)[:12], 12)
    with pytest.raises(AudioError):
        content_of("wav", b"RIFF\0\0\0\0WAVE" + struct.pack("<4sI", b"odd ", 3), 20)


# What it comes to


def only(listed):
    (part,) = listed.parts
    return part


def test_a_picture_counts_by_the_rule_of_the_model():
    found = image_tokens("gpt-5.4", 1024, 768, "low")
    part = only(parts_of(Image(1024, 768, "low"), "gpt-5.4", len))
    assert (part.tokens, part.low, part.high) == (found.tokens, found.low, found.high)
    assert (part.kind, part.name, part.basis) == ("image", "1024x768 low", found.basis)


@pytest.mark.parametrize(
    ("image", "model", "kind"),
    [
        (Image(10, 10), "gpt-4", "no-rule"),
        (Image(10, 10, "original"), "gpt-5", "no-detail"),
        (Image(20_000, 20_000), "gpt-5.6-sol", "too-many-patches"),
    ],
)
def test_a_picture_that_a_model_rejects_has_no_count(image, model, kind):
    listed = parts_of(image, model, len)
    assert listed.problem.kind == kind
    assert (only(listed).tokens, only(listed).basis) == (0, Basis.NOT_COUNTED)


def test_audio_counts_by_its_length():
    part = only(parts_of(Audio(200_001), "gpt-5.4", len))
    assert (part.kind, part.name, part.tokens) == ("audio", "200.0 s", 2001)


def test_a_pdf_is_its_text_and_its_pages():
    content = content_of("pdf", pdf("Hello", "World"), 0)
    listed = parts_of(content, "gpt-5.4", len)
    assert [part.kind for part in listed.parts] == ["text", "pages"]
    assert listed.problem is None
    without = parts_of(content, "gpt-4", len)
    assert without.problem.kind == "no-rule"
    assert [part.basis for part in without.parts] == [Basis.ESTIMATE, Basis.NOT_COUNTED]
    assert without.parts[0] == listed.parts[0]


def test_pdfs_are_compared_by_identity():
    pages = content_of("pdf", pdf("a"), 0).pages
    assert Pdf(pages) != Pdf(pages)


@pytest.mark.parametrize(
    ("model", "is_known"),
    [("gpt-4o", True), ("gpt-6-sol", True), ("gemini-2.5-pro", False), ("deepseek-v3.2", False)],
)
def test_audio_has_a_rule_of_openai_alone(model, is_known):
    (part,) = parts_of(Audio(60_000), model, len).parts
    assert (part.tokens, part.basis) == (
        (600, Basis.ESTIMATE) if is_known else (0, Basis.NOT_COUNTED)
    )
