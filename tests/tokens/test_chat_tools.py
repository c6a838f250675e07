"""The tools of a request; a text counts as many tokens as it has characters."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from estimator.tokens import chat
from estimator.tokens.chat_rules import ChatError
from estimator.tokens.parts import Basis

MESSAGES = [{"role": "user", "content": ""}]


def tool(name="f", **function):
    return {"type": "function", "function": {"name": name, **function}}


def part(given, model="gpt-4o", field="tools"):
    """The part of one tool."""
    body = {"messages": MESSAGES, field: [given]}
    _, found, end, _ = chat.count(chat.read(json.dumps(body)), model, len).parts
    assert (end.kind, end.tokens) == ("tools", 12)
    return found


def schema(**properties):
    return {"type": "object", "properties": properties}


PLAIN = {"type": "string", "description": "A word."}


@pytest.mark.parametrize(
    ("given", "tokens"),
    [
        (tool(description="Does.", parameters=schema()), 7 + len("f:Does")),
        (tool(description="Does..", parameters=schema()), 7 + len("f:Does.")),
        (tool(description="", parameters=schema(a=PLAIN)), 7 + 2 + 3 + 3 + len("a:string:A word")),
        (
            tool(description="", parameters=schema(a=PLAIN, b=PLAIN)),
            7 + 2 + 3 + 2 * (3 + len("a:string:A word")),
        ),
        (
            tool(description="", parameters=schema(a={**PLAIN, "enum": ["x", "yz"]})),
            7 + 2 + 3 + 3 + len("a:string:A word") - 3 + 3 + 1 + 3 + 2,
        ),
        (
            tool(description="", parameters=schema(a={**PLAIN, "enum": []})),
            7 + 2 + 3 + 3 + len("a:string:A word") - 3,
        ),
    ],
)
def test_what_the_published_rule_covers(given, tokens):
    found = part(given)
    assert (found.low, found.tokens, found.high) == (tokens, tokens, tokens)
    assert (found.basis, found.path, found.name) == (Basis.DOCUMENTED, "tools[0]", "f")
    assert part(given, "gpt-4").tokens == tokens + 3
    assert part(given, "gpt-5.4").basis is Basis.ESTIMATE


@pytest.mark.parametrize(
    ("given", "tokens"),
    [
        (tool(), 7 + 2),
        (tool(description=None, parameters={}), 7 + 2),
        (tool(description="", parameters=schema(a=True)), 7 + 2 + 3 + 3 + len("a::")),
        (
            tool(description="", parameters=schema(a={"type": "string"})),
            7 + 2 + 6 + len("a:string:"),
        ),
        (tool(description="", parameters=schema(a={"$ref": "#/b"})), 7 + 2 + 6 + len("a::")),
        (
            tool(description="", parameters=schema(a={**PLAIN, "type": ["string", "null"]})),
            7 + 2 + 6 + len('a:["string","null"]:A word'),
        ),
        (
            tool(description="", parameters=schema(a={**PLAIN, "enum": [1, None]})),
            7 + 2 + 6 + len("a:string:A word") - 3 + 6 + len("1null"),
        ),
        (
            tool(description="", parameters=schema(a={**PLAIN, **schema(b=PLAIN)})),
            7 + 2 + 6 + len("a:object:A word") + 6 + len("b:string:A word"),
        ),
        (
            tool(description="", parameters=schema(a={"type": "array", "items": schema(b=PLAIN)})),
            7 + 2 + 6 + len("a:array:") + 6 + len("b:string:A word"),
        ),
        (
            tool(description="", parameters=schema(a={"type": "array", "items": {"enum": ["x"]}})),
            7 + 2 + 6 + len("a:array:") - 3 + 3 + 1,
        ),
    ],
)
def test_what_it_does_not_cover_is_an_estimate(given, tokens):
    found = part(given)
    assert (found.tokens, found.basis) == (tokens, Basis.ESTIMATE)
    assert found.low == tokens - 3
    assert found.high == max(tokens + 3, len(json.dumps(given["function"], separators=(",", ":"))))


def test_functions_of_before_there_were_tools():
    given = {"name": "f", "description": "", "parameters": schema()}
    found = part(given, field="functions")
    assert (found.path, found.tokens, found.basis) == ("functions[0]", 9, Basis.DOCUMENTED)


@pytest.mark.parametrize(
    ("custom", "tokens"),
    [
        ({"name": "f", "description": "Does."}, 7 + 6),
        ({"name": "f", "format": {"type": "text"}}, 7 + 2),
        ({"name": "f", "format": {"type": "grammar", "grammar": {"definition": "abc"}}}, 7 + 2 + 3),
    ],
)
def test_a_tool_that_takes_free_text(custom, tokens):
    found = part({"type": "custom", "custom": custom})
    assert (found.tokens, found.name, found.basis) == (tokens, "f", Basis.ESTIMATE)


def test_without_tools_their_end_costs_nothing():
    for tools in ([], None):
        body = {"messages": MESSAGES, "tools": tools}
        assert len(chat.count(chat.read(json.dumps(body)), "gpt-4o", len).parts) == 2


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["type", "description", "enum", "items", "properties", "a"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@settings(max_examples=100, deadline=None)
@given(VALUES)
def test_any_schema_is_counted_or_refused(parameters):
    given = tool(description="d", parameters=parameters)
    try:
        found = part(given)
    except ChatError as error:
        assert error.path.startswith("tools[0].function.parameters")  # noqa: PT017
    else:
        assert found.low <= found.tokens <= found.high
