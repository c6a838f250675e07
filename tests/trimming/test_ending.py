"""Where the last tokens of a prompt's texts begin."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oracles import real
from strategies import TEXTS

from estimator.tokens.spans import spans
from estimator.tokens.units import with_pairs_joined
from estimator.trimming import ending, passages
from estimator.trimming.passages import Passage

ENCODING = real("o200k_base")


def place(texts, tokens):
    return ending.before_the_last(texts, tokens, ENCODING, lambda: None)


@given(text=TEXTS.map(with_pairs_joined), data=st.data())
@settings(max_examples=200, deadline=None)
def test_of_one_text_it_is_where_a_token_begins(text, data):
    starts = [span.start for span in spans(ENCODING, text)]
    tokens = data.draw(st.integers(0, len(starts)))
    expected = [*starts, len(text)][len(starts) - tokens] if starts else 0
    assert place([Passage(text)], tokens) == expected
    assert place([Passage(text)], len(starts) + 1) == 0


def test_of_a_request_it_is_in_the_messages_that_are_over():
    contents = ["Be brief.", "Wo ist \u4e16\u754c?", "one two three"]
    body = json.dumps([{"role": "user", "content": content} for content in contents])
    texts = passages.of_request(body)
    assert body[place(texts, 0) :] == '"}]'
    assert body[place(texts, 1) :] == ' three"}]'
    assert body[place(texts, 3) :] == 'one two three"}]'
    assert body[place(texts, 4) :].startswith('?"}')
    assert body[place(texts, 10**6) :].startswith("Be brief.")


def test_without_texts_it_is_the_start():
    assert place([], 5) == 0


def test_it_can_be_ended():
    def stop():
        raise TimeoutError

    with pytest.raises(TimeoutError):
        ending.before_the_last([Passage("a")], 1, ENCODING, stop)
