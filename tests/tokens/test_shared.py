"""The beginning that texts share, in tokens: as comparing all of their tokens tells it."""

from itertools import takewhile

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from strategies import PROSE, TEXTS

from estimator.tokens import shared as shared_module
from estimator.tokens import together, whole
from estimator.tokens.shared import Shared, counts, goes_on, place, same_length, shared


def clean(text):
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def naive(encoding, given):
    """Every token of every text, side by side."""
    columns = zip(*(encoding.encode_ordinary(clean(text)) for text in given), strict=False)
    same = [column[0] for column in takewhile(lambda column: len(set(column)) == 1, columns)]
    data = b"".join(map(encoding.decode_single_token_bytes, same))
    return Shared(len(same), len(data.decode(errors="ignore")))


VERSIONS = st.tuples(PROSE, st.lists(TEXTS, min_size=1, max_size=4)).map(
    lambda found: [found[0] + ending for ending in found[1]]
)


@settings(max_examples=150, deadline=None)
@given(given=VERSIONS)
@example(given=["a"])
@example(given=["", "a"])
@example(given=["same words", "same words"])
@example(given=["the word", "the words"])
@example(given=["don't", "don'x"])
@example(given=["1234", "12345"])
@example(given=["x 👩\u200d👩", "x 👩\u200d👧"])
@example(given=["x \ud83d", "x \ud83e"])
@example(given=[" " * 9 + "a", " " * 9 + "b", " " * 8])
@example(given=["\n\n\n", "\n\n\n\n"])
@example(given=["a" * 300, "a" * 299 + "b"])
def test_it_is_what_comparing_all_tokens_tells(given, encodings):
    for encoding in encodings:
        assert shared(encoding, given) == naive(encoding, given)


@settings(max_examples=100, deadline=None)
@given(given=VERSIONS, characters=st.integers(0, 40))
@example(given=["x \ud83d\ude00 a", "x \ud83d\ude00 b"], characters=3)
def test_what_all_begin_with_is_counted_once(given, characters, encodings):
    characters = min(characters, shared(encodings[0], given).characters)
    for encoding in encodings:
        expected = [len(encoding.encode_ordinary(clean(text))) for text in given]
        assert list(counts(encoding, given, characters)) == expected


def test_texts_are_counted_in_blocks(encodings, monkeypatch):
    sizes, many = [], together.counts

    def spy(encoding, texts):
        sizes.append(len(texts))
        return many(encoding, texts)

    monkeypatch.setattr(together, "counts", spy)
    monkeypatch.setattr(shared_module, "_BLOCK", 10)
    texts = [f"the same words, then {n}" for n in range(5)]
    assert len(list(counts(encodings[0], texts, len("the same words, then ")))) == 5
    assert sum(sizes) == 5
    assert len(sizes) > 1


def test_only_what_is_near_the_end_is_encoded_of_each(encodings, monkeypatch):
    """A thousand versions of a long prompt take as long as one and a thousand short texts."""
    lengths = []
    encode = whole.encode

    def spy(encoding, text):
        lengths.append(len(text))
        return encode(encoding, text)

    monkeypatch.setattr(whole, "encode", spy)
    long = "A sentence of some words, and another. " * 2000
    texts = [f"{long}Question {n}: why? {long}" for n in range(5)]
    found = shared(encodings[0], texts)
    assert found == naive(encodings[0], texts)
    assert max(lengths) < 100


@given(TEXTS, TEXTS)
def test_the_same_characters(one, other):
    length = same_length(one, other)
    assert one[:length] == other[:length]
    assert length == min(len(one), len(other)) or one[length] != other[length]


@pytest.mark.parametrize(
    ("characters", "where"), [(0, (1, 1)), (2, (1, 3)), (3, (2, 1)), (5, (2, 3)), (6, (3, 1))]
)
def test_a_place_is_a_line_and_a_column(characters, where):
    assert place("ab\ncd\n", characters) == where


def test_what_follows_is_on_one_line():
    assert goes_on("same\n  and \n\n more", 4) == "and more"
    assert goes_on("x" * 70, 0) == "x" * 59 + "…"
    assert goes_on("x" * 60, 0) == "x" * 60
    assert goes_on("same", 4) == ""
