"""Texts at which tiktoken panics or takes minutes, against tiktoken where it can."""

import random

import pytest

from estimator.tokens import whole

RNG = random.Random(3)
LONG = {
    "one letter": "a" * 150_000,
    "few letters": "".join(RNG.choices("abcdefgh", k=150_000)),
    "spaces": "x" + " " * 150_000 + "y",
    "spaces at the end": " " * 150_000,
    "white space": "".join(RNG.choices(" \n\t", k=150_000)) + "z",
    "line feeds": "\n" * 150_000,
    "digits": "".join(RNG.choices("0123456789", k=150_000)),
    "marks": "!/" * 75_000 + "s",
    "half a pair": "\ud83d" + "b" * 150_000,
    "code": "def f(x):\n    return x\n" * 8_000,
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_a_long_text_has_tiktokens_tokens(encodings, text):
    for encoding in encodings:
        expected = encoding.encode_ordinary(text)
        assert whole.encode(encoding, text) == expected
        assert whole.count(encoding, text) == len(expected)


@pytest.mark.parametrize("text", ["", "a", "don't", "\ud800", "<|endoftext|>", "中😀\0"])
def test_a_short_text_has_tiktokens_tokens(encodings, text):
    for encoding in encodings:
        assert whole.count(encoding, text) == len(encoding.encode_ordinary(text))


@pytest.mark.parametrize("space", [" ", "\u00a0", " \t"])
def test_a_million_spaces_do_not_panic(encodings, space):
    """The rule is the one that holds at 150,000, where tiktoken answers."""
    for encoding in encodings:
        short, long = (f"x{space * n}y" for n in (30_000, 1_000_000))
        assert whole.count(encoding, short) == len(encoding.encode_ordinary(short))
        assert whole.count(encoding, long) > whole.count(encoding, short)


def test_windows_that_do_not_join_are_encoded_whole(monkeypatch, encodings):
    monkeypatch.setattr(whole, "joins", lambda *_: False)
    piece = b"abcdefgh" * 2000
    for encoding in encodings:
        assert whole.encode_piece(encoding, piece) == encoding._encode_single_piece(piece)


def test_a_last_window_that_does_not_join_is_encoded_with_the_rest(monkeypatch, encodings):
    for encoding in encodings:
        answers = iter([True, False])
        monkeypatch.setattr(whole, "joins", lambda *_, answers=answers: next(answers))
        piece = b"abcdefgh" * 1060  # two windows and a rest
        assert whole.encode_piece(encoding, piece) == encoding._encode_single_piece(piece)
        assert next(answers, None) is None


def test_unassigned_characters_are_left_to_tiktoken(encodings):
    text = "a" * 100_000 + "\U000fffff\u0378"
    for encoding in encodings:
        assert whole.encode(encoding, text) == encoding.encode_ordinary(text)
