"""Many texts counted in one call: as if each were alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import PROSE

from estimator.tokens import texts, together


def clean(text):
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def alone(encoding, given):
    return [len(encoding.encode_ordinary(clean(text))) for text in given]


@given(given=st.lists(PROSE, max_size=8))
@settings(max_examples=60, deadline=None)
def test_texts_together_are_texts_alone(given, encodings):
    for encoding in encodings:
        assert together.counts(encoding, given) == alone(encoding, given)


def test_a_text_that_would_make_tiktoken_panic_is_counted_alone(encodings):
    giant = " " * 1_000_000
    for encoding in encodings:
        assert together.counts(encoding, ["a b", giant]) == [2, texts.count(encoding, giant)]


@pytest.mark.parametrize("size", [1, 4, 1 << 20])
def test_long_texts_and_marks_are_counted_alone(encodings, monkeypatch, size):
    given = ["a b c", "word " * 20_000, "x <|endoftext|> y <|endofprompt|>", "", "d e", "\ud83d"]
    monkeypatch.setattr(together, "_JOINED", size)
    for encoding in encodings:
        assert together.counts(encoding, given) == alone(encoding, given)
