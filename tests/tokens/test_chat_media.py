"""The pictures, audio and files in messages; a text counts as many tokens as it has characters."""

import json

import pytest
from pictures import address, pdf, png, wav

from estimator.tokens import chat
from estimator.tokens.media import image_tokens, unsized_image_tokens
from estimator.tokens.parts import Basis


def counted(body, model="gpt-4o"):
    return chat.count(chat.read(json.dumps(body)), model, len)


def user(content):
    return {"role": "user", "content": content}


def test_a_picture_in_the_request():
    part = {"type": "image_url", "image_url": {"url": address(png(640, 480)), "detail": "low"}}
    found = counted([user([part])], "gpt-5.4").parts[1]
    expected = image_tokens("gpt-5.4", 640, 480, "low")
    assert (found.kind, found.path, found.name) == ("image", "[0].content[0]", "640x480 low")
    assert (found.low, found.tokens, found.high) == (expected.low, expected.tokens, expected.high)
    assert found.basis is Basis.DOCUMENTED


def test_a_picture_behind_a_link_has_a_range():
    part = {"type": "image_url", "image_url": {"url": "https://example.org/a.png"}}
    found = counted([user([part])]).parts[1]
    expected = unsized_image_tokens("gpt-4o")
    assert (found.name, found.tokens) == ("?x? high", 765)
    assert (found.low, found.high) == (expected.low, expected.high) == (255, 1445)
    assert found.basis is Basis.ESTIMATE


def test_a_large_picture_is_read_at_its_beginning_alone(monkeypatch):
    monkeypatch.setattr("estimator.tokens.chat_media.HEADER_BYTES", 60)
    url = address(png(8, 8) + bytes(1000)) + "no base64 any more"
    found = counted([user([{"type": "image_url", "image_url": {"url": url}}])])
    assert found.parts[1].name == "8x8 high"


def test_base64_may_be_broken_into_lines():
    url = address(png(8, 8))
    url = url[:40] + "\n" + url[40:] + "\n"
    found = counted([user([{"type": "image_url", "image_url": {"url": url}}])])
    assert found.parts[1].name == "8x8 high"


@pytest.mark.parametrize(("role", "tokens"), [("user", 13), ("assistant", 25)])
def test_audio_in_the_request(role, tokens):
    data = address(wav(1250)).partition(",")[2]
    part = {"type": "input_audio", "input_audio": {"data": data, "format": "wav"}}
    found = counted([{"role": role, "content": [part]}], "gpt-audio").parts[1]
    assert (found.kind, found.name, found.tokens) == ("audio", "1.2 s", tokens)
    assert found.basis is Basis.ESTIMATE


def file_part(**fields):
    return user([{"type": "file", "file": fields}])


@pytest.mark.parametrize("as_address", [True, False])
def test_a_pdf_in_the_request(as_address):
    data = address(pdf("Hello"), "application/pdf")
    data = data if as_address else data.partition(",")[2]
    _, text, pages, _ = counted([file_part(file_data=data, filename="a.pdf")], "gpt-5.4").parts
    assert (text.kind, text.path, text.tokens) == ("text", "[0].content[0]", 5)
    assert (pages.kind, pages.name) == ("pages", "1")


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"file_id": "file-1"}, "file-1"),
        ({"file_data": address(b"hello"), "filename": "a.txt"}, "a.txt"),
        ({"file_data": address(b"hello")}, ""),
    ],
)
def test_a_file_that_is_not_counted(fields, name):
    (_, found, _) = counted([file_part(**fields)]).parts
    assert (found.kind, found.name, found.basis) == ("file", name, Basis.NOT_COUNTED)
