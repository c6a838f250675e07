"""Texts that are counted again and again."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import TEXTS

from estimator.tokens import texts
from estimator.tokens.texts import CALL, Memo, OverBudgetError, Round


@given(rounds=st.lists(st.lists(TEXTS, max_size=5), max_size=4))
@settings(max_examples=60, deadline=None)
def test_a_round_counts_as_the_encoding_does(rounds, encodings):
    encoding, known = encodings[-1], {}
    for given_texts in rounds:
        counting = Round(encoding, known)
        for text in given_texts:
            clean = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
            assert counting.count(text) == len(encoding.encode_ordinary(clean))
        known = counting.seen
        assert set(known) == set(given_texts)


def test_a_long_text_is_counted_in_parts(encodings, monkeypatch):
    text = "A line of code, (x + 1) * 2;\n" * 3000
    assert texts.count(encodings[-1], text) == len(encodings[-1].encode_ordinary(text))


def test_what_is_known_costs_next_to_nothing(encodings):
    first = Round(encodings[0], {}, budget=CALL + 100)
    first.count("a" * 100)
    with pytest.raises(OverBudgetError):
        first.count("")
    again = Round(encodings[0], first.seen, budget=2 * CALL)
    again.count("a" * 100)
    again.count("a" * 100)
    with pytest.raises(OverBudgetError):
        again.count("a" * 100)


# What is remembered


@given(st.lists(st.text("abc", max_size=3), max_size=30), st.integers(0, 12))
def test_a_memo_says_what_its_function_says(given_texts, most):
    asked = []

    def find(text):
        asked.append(text)
        return len(text)

    memo = Memo(find, most)
    for text in given_texts:
        assert memo(text) == len(text)
        assert text in memo
    assert len(asked) >= len(set(given_texts))
    assert sum(map(len, memo._young)) + sum(map(len, memo._old)) <= 2 * (most + 3)


def test_a_memo_asks_once_and_forgets_the_oldest():
    asked = []

    def find(text):
        asked.append(text)
        return len(text)

    memo = Memo(find, 4)
    for text in ("aaaa", "bb", "aaaa", "cccc", "bb", "bb"):
        memo(text)
    assert asked == ["aaaa", "bb", "cccc"]
    memo("dddd"), memo("eeee"), memo("aaaa")
    assert asked == ["aaaa", "bb", "cccc", "dddd", "eeee", "aaaa"]
    memo.keep("told", 7)
    assert memo("told") == 7
