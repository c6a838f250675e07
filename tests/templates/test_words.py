"""Texts counted word by word."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oracles import real

from estimator.templates import words
from estimator.templates.words import Words

SIGNS = "ab A1.,'’/\n\r\t\u00a0\u200b\u3000中文é😀\x1c<|endoftext|>"
TEXTS = st.lists(st.text(SIGNS, max_size=12), max_size=6)
ENCODINGS = ["o200k_base", "cl100k_base", "r50k_base", "p50k_base"]


def slow(encoding, texts):
    return [len(encoding.encode_ordinary(text)) for text in texts]


@pytest.mark.parametrize("name", ENCODINGS)
@settings(max_examples=150)
@given(found=TEXTS, again=TEXTS)
def test_they_are_counted_as_the_whole(name, found, again):
    encoding = real(name)
    made = Words(encoding)
    assert made.lengths(found) == slow(encoding, found)
    assert made.lengths([*again, *found]) == slow(encoding, [*again, *found])


@settings(max_examples=150)
@given(before=st.text(SIGNS, max_size=6), after=st.text(SIGNS, max_size=6), found=TEXTS)
def test_they_are_counted_with_what_stands_around_them(before, after, found):
    encoding = real("o200k_base")
    made, whole = Words(encoding, before, after), [f"{before}{text}{after}" for text in found]
    assert made.lengths(found) == slow(encoding, whole)
    assert made.lengths(found[::-1]) == slow(encoding, whole[::-1])


def test_what_is_forgotten_is_counted_again(monkeypatch):
    monkeypatch.setattr(words, "_MOST", 2)
    encoding = real("o200k_base")
    found = ["one two three", "four five six", "one two three", ""]
    made = Words(encoding)
    assert [made.lengths([text])[0] for text in found] == slow(encoding, found)
    assert made.lengths(found) == slow(encoding, found)


@pytest.mark.parametrize("length", [119, 120, 121])
def test_a_long_word_is_not_remembered(length):
    made, encoding = Words(real("o200k_base")), real("o200k_base")
    text = f"a {'x' * length} b c"
    assert made.lengths([text]) == slow(encoding, [text])
    assert (made._others["x" * length] > 0) is (length <= 120)
