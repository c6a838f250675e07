"""A chat request with places for values, against the request that is filled as its text."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oracles import real
from strategies import TEXTS

from estimator.templates.counting import RowCounter
from estimator.templates.requests import PlacesError, request_template, variables
from estimator.tokens import chat, whole
from estimator.tokens.chat_rules import ChatError

O200K = real("o200k_base")
PIECES = st.one_of(TEXTS, st.sampled_from(["{{a}}", "{{ b }}", " {{a}}{{b}} "]))
CONTENTS = st.lists(PIECES, max_size=4).map("".join)
PARTS = st.lists(CONTENTS.map(lambda text: {"type": "text", "text": text}), max_size=3)
MESSAGES = st.lists(
    st.fixed_dictionaries(
        {"role": st.sampled_from(["system", "user", "assistant"]), "content": CONTENTS | PARTS}
    ),
    min_size=1,
    max_size=4,
)


def count(text):
    return whole.count(O200K, text)


@settings(max_examples=150)
@given(MESSAGES, TEXTS, TEXTS, st.sampled_from(["gpt-4o", "gpt-5.4", "claude-sonnet-5"]))
def test_as_the_filled_request(messages, a, b, model):
    """Values may hold anything but places: those would be filled by the slow way too."""
    a, b = a.replace("{", "("), b.replace("{", "(")
    values = {"a": a, "b": b}
    body = json.dumps({"messages": messages})
    found = request_template(body)
    frame = chat.count(found.frame, model, count)
    rows = [[values[name] for name in text.variables] for text in found.texts]
    pairs = zip(found.texts, rows, strict=True)
    counts = [RowCounter(text, O200K).count([row])[0] for text, row in pairs]
    texts = sum(counts)
    filled = body
    for place, value in (("{{a}}", a), ("{{ b }}", b), ("{{b}}", b)):
        filled = filled.replace(place, json.dumps(value)[1:-1])
    wanted = chat.count(chat.read(filled), model, count)
    assert frame.tokens + texts == wanted.tokens
    assert frame.high + texts == wanted.high
    assert set(variables(found.texts)) <= set(values)


def test_places_are_found_in_their_order():
    parts = [{"type": "text", "text": "{{b}}"}, {"type": "text", "text": "plain"}]
    messages = [
        {"role": "user", "content": "{{a}} and {{b}}"},
        {"role": "user", "content": parts},
        {"role": "assistant", "content": None, "refusal": "no"},
    ]
    found = request_template(json.dumps(messages))
    assert variables(found.texts) == ("a", "b", "b")
    emptied = [{"type": "text", "text": ""}, parts[1]]
    assert found.frame.messages == (
        {"role": "user", "content": ""},
        {"role": "user", "content": emptied},
        messages[2],
    )


@pytest.mark.parametrize("text", ["Dear {{a}}", '{"text": "{{a}}"}', "[{{a}}]", ""])
def test_what_is_no_request(text):
    assert request_template(text) is None


@pytest.mark.parametrize(
    "body",
    [
        {"messages": [{"role": "user", "content": "Hi", "name": "{{a}}"}]},
        {"messages": [{"role": "{{a}}", "content": "Hi"}]},
        {"messages": [{"role": "user", "content": "Hi"}], "tools": [{"name": "{{a}}"}]},
        {"messages": [{"role": "user", "content": "Hi {{a}}"}], "user": "{{a}}"},
        {"messages": ["{{a}}"]},
        {"messages": [{"role": "user", "content": [{"type": "text", "url": "{{a}}"}]}]},
    ],
)
def test_places_where_none_can_be_counted(body):
    with pytest.raises(PlacesError):
        request_template(json.dumps(body))


def test_a_malformed_request():
    with pytest.raises(ChatError):
        request_template('{"messages": []}')
