import logging

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pictures import encrypted_pdf, pdf

from estimator.tokens import pdf as pdfs
from estimator.tokens.media import ImageError, image_tokens
from estimator.tokens.parts import Basis
from estimator.tokens.pdf import PdfError, pdf_parts, read


def refusal(data):
    with pytest.raises(PdfError) as caught:
        read(data)
    return caught.value.kind


def test_the_text_and_the_size_of_each_page():
    first, second = read(pdf("Hello", "two words", box="0 0 595 842"))
    assert (first.text.strip(), second.text.strip()) == ("Hello", "two words")
    assert (first.width, first.height) == (595, 842)


def test_text_and_pictures_are_counted():
    text, pages = pdf_parts(read(pdf("Hello", "World")), "gpt-5.4", len, "at")
    assert (text.kind, text.path, text.tokens) == ("text", "at", len("Hello\nWorld"))
    assert (pages.kind, pages.path, pages.name) == ("pages", "at", "2")
    assert text.basis is pages.basis is Basis.ESTIMATE
    assert pages.tokens == 2 * image_tokens("gpt-5.4", 1224, 1584).tokens
    assert pages.low == 2 * image_tokens("gpt-5.4", 612, 792).low < pages.tokens
    assert pages.high == 2 * image_tokens("gpt-5.4", 2448, 3168).high > pages.tokens


def test_without_a_model_the_pictures_are_not_counted():
    _, pages = pdf_parts(read(pdf("a")), None, len)
    assert (pages.tokens, pages.basis) == (0, Basis.NOT_COUNTED)


def test_a_model_without_pictures_takes_no_pdf():
    with pytest.raises(ImageError):
        pdf_parts(read(pdf("a")), "gpt-4", len)


@pytest.mark.parametrize("box", ["0 0 0 0", "0 0 99999 5", "0 0 0.2 5"])
def test_a_page_without_a_sound_size_is_a_letter(box):
    (page,) = read(pdf("a", box=box))
    assert (page.width, page.height) == (612, 792)


def test_a_poster_is_drawn_no_larger_than_models_take():
    (_, pages) = pdf_parts(read(pdf("a", box="0 0 14400 14400")), "gpt-5.6-sol", len)
    assert pages.tokens == image_tokens("gpt-5.6-sol", 4096, 4096).tokens


def test_an_encrypted_pdf():
    assert refusal(encrypted_pdf()) == "encrypted"


def test_limits(monkeypatch):
    monkeypatch.setattr(pdfs, "MAX_PAGES", 2)
    assert len(read(pdf("a", "b"))) == 2
    assert refusal(pdf("a", "b", "c")) == "too-many-pages"
    monkeypatch.setattr(pdfs, "MAX_BYTES", 100)
    assert refusal(pdf("a")) == "too-large"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-",
        b"%PDF-1.7\n" + bytes(100),
        pdf(),
        pdf("a").replace(b"/Pages 2 0 R", b"/Pages 9 0 R"),
        pdf("a").replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]"),  # a page tree within itself
        pdf("a").replace(b"/MediaBox [0 0 612 792]", b"/MediaBox (nothing)"),
        pdf("a")[:250],
    ],
    ids=range(8),
)
def test_a_broken_pdf(data, caplog):
    assert refusal(data) == "broken"
    assert not [record for record in caplog.records if record.levelno < logging.CRITICAL]


WHOLE = pdf("Hello, world", "second")


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=8), st.booleans())
def test_a_damaged_pdf_is_read_or_refused(at, junk, cut):
    data = WHOLE[:at] + junk + (b"" if cut else WHOLE[at + len(junk) :])
    try:
        pages = read(data)
    except PdfError as error:
        assert error.kind in ("broken", "encrypted", "too-many-pages")  # noqa: PT017
    else:
        assert all(page.width > 0 for page in pages)
