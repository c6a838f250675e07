"""The texts of a prompt, and where their characters stand in it."""

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from estimator.trimming import edits, passages
from estimator.trimming.edits import Edit
from estimator.trimming.passages import Passage

TEXTS = st.text(st.one_of(st.characters(), st.sampled_from('"\\/\n\t😀é你\u2028ab ')), max_size=20)
MESSAGES = st.lists(
    st.one_of(
        st.builds(lambda t: {"role": "user", "content": t}, TEXTS),
        st.builds(
            lambda ts: {
                "role": "user",
                "content": [{"type": "text", "text": t, "n": [{"text": "no"}]} for t in ts],
                "name": "content",
            },
            st.lists(TEXTS, max_size=3),
        ),
        st.just({"role": "assistant", "content": None, "tool_calls": [{"content": "no"}]}),
    ),
    min_size=1,
    max_size=4,
)


def texts_of(messages):
    """The oracle: what a parser says that the texts are."""
    for message in messages:
        content = message["content"]
        if isinstance(content, str):
            yield content
        for part in content if isinstance(content, list) else []:
            yield part["text"]


@st.composite
def requests(draw):
    messages = draw(MESSAGES)
    body = messages if draw(st.booleans()) else {"content": "no", "messages": messages, "n": []}
    ways = {"indent": draw(st.sampled_from([None, 2])), "ensure_ascii": draw(st.booleans())}
    return messages, json.dumps(body, **ways)


@given(requests())
def test_the_texts_are_those_that_a_parser_finds(made):
    messages, text = made
    assert [p.text for p in passages.of_request(text)] == list(texts_of(messages))


@given(requests(), st.data())
def test_an_edit_of_a_text_is_one_of_the_prompt(made, data):
    _, text = made
    expected, written = [], []
    for passage in passages.of_request(text):
        start = data.draw(st.integers(0, len(passage.text)))
        end = data.draw(st.integers(start, len(passage.text)))
        edit = Edit(start, end, data.draw(TEXTS))
        assert passage.read(passage.written(edit)) == edit
        expected.append(edits.applied(passage.text, [edit]))
        written.append(passage.written(edit))
    changed = edits.applied(text, written)
    assert json.loads(changed)
    assert [p.text for p in passages.of_request(changed)] == expected


@given(requests(), st.data())
def test_a_span_of_the_prompt_is_of_the_characters_that_it_touches(made, data):
    _, text = made
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    for passage in passages.of_request(text):
        places = [passage.place(n) for n in range(len(passage.text) + 1)]
        touched = {n for n, (a, b) in enumerate(pairwise(places)) if a < end and b > start}
        found = {n for a, b in passage.within([(start, end)]) for n in range(a, b)}
        assert found == (touched if start < end else set())


@pytest.mark.parametrize(
    "text", ["", "{", "[{", '[{"content": ', "]]}}", '{"messages": 3}', '"', "[" * 9999]
)
def test_what_is_no_request_has_no_texts(text):
    assert passages.of_request(text) == ()


def test_a_plain_text_is_where_it_is():
    passage = Passage("abc")
    assert passage.written(Edit(1, 2, '"')) == Edit(1, 2, '"')
    assert list(passage.within([(1, 9), (3, 4)])) == [(1, 3)]


def test_half_a_pair_stays_an_escape():
    (passage,) = passages.of_request('[{"content": "a"}]')
    assert passage.written(Edit(0, 1, "\ud800")).text == "\\ud800"
