"""Streams of any size: the same tokens as the whole, in parts, on any number of threads."""

import io
import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import TEXTS

from estimator.tokens import split, stream, vocab, whole
from estimator.tokens.scripts import scripts_of
from estimator.tokens.text import DecodeError


class Drops:
    """A file that gives at most a few bytes at a time, as a pipe may."""

    def __init__(self, data, size=3):
        self._file = io.BytesIO(data)
        self._size = size

    def read(self, size):
        return self._file.read(min(size, self._size))


@pytest.fixture
def small(monkeypatch, encodings):
    """Blocks and limits at which a short text is long."""
    by_name = {encoding.name: encoding for encoding in encodings}
    monkeypatch.setattr(vocab, "load", by_name.get)
    monkeypatch.setattr(stream, "BLOCK", 64)
    monkeypatch.setattr(stream, "SMALL", 256)
    monkeypatch.setattr(stream, "_CHUNK", 16)


CODINGS = ["utf-8", "utf-8-sig", "utf-16"]


@given(text=TEXTS, coding=st.sampled_from(CODINGS), workers=st.integers(1, 3))
@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],  # it only sets sizes
)
def test_a_stream_has_the_tokens_of_its_text(small, encodings, text, coding, workers):
    text = text.encode("utf-8", "replace").decode() * 4
    text = text.lstrip("\ufeff\0")  # it would be a mark, or after UTF-16's be taken for UTF-32's
    data = text.encode(coding)
    for encoding in encodings:
        counted = stream.count(io.BytesIO(data), encoding.name, workers, with_scripts=True)
        assert counted.tokens == len(encoding.encode_ordinary(text))
        assert (counted.characters, counted.bytes) == (len(text), len(data))
        assert counted.scripts == scripts_of(text)


@pytest.mark.parametrize("characters", ["a", " ", "\n", "abcdef", "0123456789", "é中", "-"])
def test_a_stream_without_safe_cuts(monkeypatch, encodings, characters):
    monkeypatch.setattr(stream, "BLOCK", 8192)
    text = "x" + "".join(random.Random(4).choices(characters, k=50_000))
    for encoding in encodings:
        monkeypatch.setattr(vocab, "load", lambda _name, encoding=encoding: encoding)
        counted = stream.count(io.BytesIO(text.encode()), encoding.name, 2)
        assert counted.tokens == len(encoding.encode_ordinary(text))


def test_a_stream_of_more_spaces_than_tiktoken_takes(monkeypatch, encodings):
    """In o200k_base a run of 999,999 panics, and 2**20 are read at once."""
    text = " " * 1_300_000
    monkeypatch.setattr(vocab, "load", lambda _name: encodings[-1])
    counted = stream.count(io.BytesIO(text.encode()), encodings[-1].name, 2)
    assert counted.tokens == len(whole.encode(encodings[-1], text))


def test_a_giant_piece_is_looked_through_once(monkeypatch, encodings):
    """Not again with each block, or sixty megabytes would take minutes."""
    looked, last_cut = [], split.last_cut

    def watched(text, end, start):
        looked.append(len(text) - start)
        return last_cut(text, end, start)

    monkeypatch.setattr(vocab, "load", lambda _name: encodings[-1])
    monkeypatch.setattr(stream, "BLOCK", 1000)
    monkeypatch.setattr(split, "last_cut", watched)
    text = "\u0436" * 30_000
    counted = stream.count(io.BytesIO(text.encode()), encodings[-1].name, 1)
    assert counted.tokens == len(encodings[-1].encode_ordinary(text))
    assert sum(looked) < 2 * len(text)


def test_it_reads_a_pipe_and_tells_how_far_it_is(small, encodings):
    data, told = ("word " * 400).encode(), []
    counted = stream.count(Drops(data), encodings[-1].name, 2, told.append)
    assert counted.tokens == len(encodings[-1].encode_ordinary(data.decode()))
    assert told == sorted(told)
    assert told[-1] == counted.bytes == len(data)


@pytest.mark.parametrize("at", [0, 10, 63, 64, 65, 300])
def test_a_byte_that_is_no_text_is_named(small, encodings, at):
    data = bytearray(b"plain text " * 60)
    data[at] = 0xFF
    with pytest.raises(DecodeError) as raised:
        stream.count(io.BytesIO(bytes(data)), encodings[0].name, 2)
    assert raised.value == DecodeError("utf-8", at)


def test_a_character_cut_off_at_the_end_is_named(small, encodings):
    data = b"\xef\xbb\xbf" + b"a " * 40 + "中".encode()[:2]
    with pytest.raises(DecodeError) as raised:
        stream.count(io.BytesIO(data), encodings[0].name, 1)
    assert raised.value.offset == len(data) - 2


def test_a_text_without_any_place_to_cut_is_refused(monkeypatch, small, encodings):
    monkeypatch.setattr(stream, "_MOST", 500)
    monkeypatch.setattr(split, "last_cut", lambda *_: 0)
    with pytest.raises(stream.UncuttableError):
        stream.count(io.BytesIO("ก\u0e31".encode() * 800), encodings[0].name, 1)


@pytest.mark.parametrize(
    ("name", "cut"), [("r50k_base", 0), ("cl100k_base", 6), ("deepseek_v3", 6), ("tekken", 9)]
)
def test_a_number_is_cut_where_the_pattern_takes_its_digits(name, cut):
    """Each part has the tokens of its own, whatever follows the last digit in view."""
    encoding = vocab.load(name)
    assert stream._digits("1234567890", encoding) == cut
    whole = encoding.encode_ordinary("12345678901")
    assert encoding.encode_ordinary("1234567890"[:cut]) == whole[: len(whole) - len(
        encoding.encode_ordinary("12345678901"[cut:])
    )]  # fmt: skip
