import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import TEXTS

from estimator.tokens.text import (
    GB18030,
    NEWLINES,
    Coding,
    Decoded,
    DecodeError,
    decode,
    encode,
    split_newlines,
    without_lone_surrogates,
)

CODINGS = [
    Coding(),
    Coding("utf-8", mark=True),
    Coding("utf-16-le", mark=True),
    Coding("utf-16-be", mark=True),
]
SAMPLE = "a\r\n中😀"


@pytest.mark.parametrize(
    ("data", "coding"),
    [
        (SAMPLE.encode(), Coding()),
        (codecs.BOM_UTF8 + SAMPLE.encode(), Coding("utf-8", mark=True)),
        (codecs.BOM_UTF16_LE + SAMPLE.encode("utf-16-le"), Coding("utf-16-le", mark=True)),
        (codecs.BOM_UTF16_BE + SAMPLE.encode("utf-16-be"), Coding("utf-16-be", mark=True)),
    ],
)
def test_each_encoding_is_read_and_its_mark_dropped(data, coding):
    decoded = decode(data)
    assert (decoded.text, decoded.coding) == (SAMPLE, coding)
    assert encode(decoded.text, decoded.coding) == data


@pytest.mark.parametrize(
    ("data", "encoding", "offset"),
    [
        (b"caf\xe9", "utf-8", 3),
        (codecs.BOM_UTF8 + b"ab\xff", "utf-8", 5),
        (codecs.BOM_UTF16_LE + b"a\x00b", "utf-16-le", 4),
        (codecs.BOM_UTF16_BE + b"\xd8\x00\x00a", "utf-16-be", 2),
        (codecs.BOM_UTF32_LE + b"a\x00\x00\x00", "utf-32", None),
        (codecs.BOM_UTF32_BE + b"\x00\x00\x00a", "utf-32", None),
        (b"\xed\xa0\x80", "utf-8", 0),  # half of a pair, written as if it were a character
    ],
)
def test_bytes_that_are_no_text_are_refused_and_the_first_of_them_named(data, encoding, offset):
    with pytest.raises(DecodeError) as caught:
        decode(data)
    assert caught.value == DecodeError(encoding, offset)


def test_no_bytes_are_an_empty_text():
    assert decode(b"").text == ""
    assert decode(codecs.BOM_UTF8).text == ""


def test_only_the_first_mark_is_a_mark():
    text = "\ufeffa\ufeff"
    assert decode(encode(text, Coding("utf-8", mark=True))).text == text


@given(TEXTS, st.sampled_from(CODINGS))
def test_what_is_written_is_read_again(text, coding):
    """But for a text that begins with what makes another mark of its beginning."""
    sound = without_lone_surrogates(text)
    sound = sound.lstrip("\x00" if coding.mark else "\ufeff")
    decoded = decode(encode(sound, coding))
    assert (decoded.text, decoded.coding) == (sound, coding)


def test_half_a_pair_is_written_as_the_replacement_character():
    for coding in CODINGS:
        assert decode(encode("a\ud83d.", coding)).text == "a\ufffd."
    assert decode(encode("\ud83d\ude00", Coding())).text == "😀"


@pytest.mark.parametrize(
    ("text", "newline", "changed"),
    [
        ("", "\n", 0),
        ("a", "\n", 0),
        ("a\nb\n", "\n", 0),
        ("a\r\nb\r\n", "\r\n", 0),
        ("a\rb\r", "\r", 0),
        ("a\r\nb\r\nc\n", "\r\n", 1),
        ("a\nb\nc\r\nd\r", "\n", 2),
        ("a\u2029b", "\n", 1),
        ("a\r\nb\u2029c\rd\r\n", "\r\n", 2),
        ("a\n\rb", "\n", 1),
    ],
)
def test_line_endings_are_set_apart(text, newline, changed):
    lines = split_newlines(text)
    assert (lines.newline, lines.changed) == (newline, changed)
    assert "\r" not in lines.text
    assert "\u2029" not in lines.text
    assert lines.separators == text.count("\u2029")


@given(st.lists(TEXTS.map(lambda text: split_newlines(text).text)), st.sampled_from(NEWLINES))
def test_a_text_of_one_ending_comes_back_byte_for_byte(parts, newline):
    text = newline.join(part.replace("\n", " ") for part in parts)
    lines = split_newlines(text)
    assert lines.changed == 0
    assert lines.text.replace("\n", lines.newline) == text


# Chinese text that is not Unicode

GBK = st.text(st.sampled_from("请总结以下内容，。、：《》“”…—！token 12\n\t"), min_size=1)


@given(GBK)
def test_chinese_text_is_told_from_its_bytes_and_read_where_it_is_known(text):
    text = "中" + text
    with pytest.raises(DecodeError) as caught:
        decode(text.encode(GB18030))
    assert caught.value.may_be == GB18030
    found = decode(text.encode(GB18030), GB18030)
    assert found == Decoded(text, Coding(GB18030))
    assert encode(found.text, found.coding) == text.encode(GB18030)


@given(TEXTS)
def test_all_of_unicode_is_written_in_it(text):
    plain = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    assert encode(text, Coding(GB18030)).decode(GB18030) == plain


@pytest.mark.parametrize(
    "data",
    [
        "déjà vu, garçon".encode("latin-1"),
        "Größe: übel".encode("cp1252"),
        "こんにちは、世界".encode("shift-jis"),
        "привет, мир".encode("koi8-r"),
        "é".encode("utf-16-le"),
        bytes(range(256)),
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        "中文".encode(GB18030) + b"\0\1\2",
        b"\xff\xfe" + b"a",
    ],
)
def test_other_bytes_are_not_taken_for_chinese(data):
    with pytest.raises(DecodeError) as caught:
        decode(data)
    assert caught.value.may_be == ""


@pytest.mark.parametrize("text", ["Translate 一 to English", "只", "plain", ""])
def test_what_was_saved_so_is_read_so_also_where_it_is_utf_8_too(text):
    data = text.encode(GB18030)
    data.decode("utf-8")
    assert decode(data, GB18030) == Decoded(text, Coding(GB18030))


def test_unicode_is_read_as_that_whatever_it_is_known_as():
    assert decode("中文".encode(), GB18030) == Decoded("中文", Coding())
    assert decode("中文".encode("utf-16"), GB18030).coding.codec == "utf-16-le"
    with pytest.raises(DecodeError):
        decode(b"\xff\xfea", GB18030)
    with pytest.raises(DecodeError):
        decode(b"\x80", GB18030)
