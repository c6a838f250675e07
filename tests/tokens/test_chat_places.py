"""Where the parts of a request stand in its text."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from estimator.tokens.chat_places import place_of

KEYS = st.text("abcé _-😀", min_size=1, max_size=4)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


def found(text, path):
    place = place_of(text, path)
    assert place, path
    return text[slice(*place)]


def every_path(value, path=""):
    """Each path of a value, and what stands there."""
    yield path, value
    if isinstance(value, list):
        for i, item in enumerate(value):
            yield from every_path(item, f"{path}[{i}]")
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from every_path(item, f"{path}.{key}" if path else key)


@given(
    value=VALUES,
    indent=st.sampled_from([None, 0, 3]),
    before=st.sampled_from(["", "\n ", "\ufeff"]),
)
def test_what_stands_at_a_path_is_found(value, indent, before):
    text = before + json.dumps(value, indent=indent, ensure_ascii=False) + "\n"
    for path, expected in every_path(value):
        assert json.loads(found(text, path)) == expected


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ('{"messages": [1]}', "messages[1]"),
        ('{"messages": [1]}', "tools"),
        ('{"messages": 1}', "messages[0]"),
        ("[1]", "messages"),
        ("{}", "messages"),
        ('{"messages"', "messages"),
        ('{"messages" 1}', "messages"),
        ('{"messages": [1', "messages[0].content"),
        ("[" * 100_000, "[0]"),
        ("", ""),
    ],
)
def test_where_there_is_none(text, path):
    assert place_of(text, path) is None


def test_of_a_key_that_is_there_twice_the_last_counts():
    text = '{"messages": [1], "messages": [2]}'
    assert found(text, "messages[0]") == "2"
