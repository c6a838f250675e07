"""Requests of the Responses API: each as the chat that says the same, and always an estimate."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from estimator.tokens import chat, responses
from estimator.tokens.chat_rules import ITEMS, OBJECT, TEXT, ChatError
from estimator.tokens.parts import Basis

TEXTS = st.text(max_size=9)
TOOL = {
    "name": "look",
    "description": "Looks.",
    "parameters": {"type": "object", "properties": {"at": {"type": "string"}}},
}


def counted(body, model="gpt-4o"):
    return responses.count(body, model, len)


def as_chat(messages, **fields):
    return chat.count(chat.read(json.dumps({"messages": messages, **fields})), "gpt-4o", len)


@given(TEXTS, st.none() | TEXTS)
def test_a_text_is_what_the_user_says(said, instructions):
    found = counted({"input": said, "instructions": instructions})
    messages = [{"role": "user", "content": said}]
    if instructions is not None:
        messages.append({"role": "developer", "content": instructions})
    assert found.tokens == as_chat(messages).tokens
    assert found.basis is Basis.ESTIMATE
    assert found.low < found.tokens < found.high


def test_items_are_messages():
    parts = [
        {"type": "input_text", "text": "abc"},
        {"type": "output_text", "text": "de"},
        {"type": "input_image", "image_url": "https://a.b/c.png", "detail": "low"},
        {"type": "input_image", "file_id": "file-1"},
        {"type": "input_file", "filename": "x.pdf", "file_id": "file-2"},
    ]
    found = counted({"input": [{"role": "user", "content": parts}]})
    rows = [(part.kind, part.path, part.tokens) for part in found.parts]
    assert rows == [
        ("message", "input[0]", 3 + len("user") + 5),
        ("image", "input[0].content[2]", 85),
        ("file", "input[0].content[3]", 0),
        ("file", "input[0].content[4]", 0),
        ("reply", "", 3),
    ]


def test_calls_and_their_outputs_are_messages():
    items = [
        {"type": "message", "role": "user", "content": "hi"},
        {"type": "function_call", "name": "look", "arguments": "{}", "call_id": "c1"},
        {"type": "function_call_output", "call_id": "c1", "output": "seen"},
        {"type": "function_call_output", "call_id": "c1", "output": [{"a": 1}]},
    ]
    found = counted({"input": items})
    sizes = [part.tokens for part in found.parts if part.kind == "message"]
    assert sizes == [
        3 + len("userhi"),
        3 + len("assistantlook{}"),
        3 + len("toolseen"),
        3 + len('tool[{"a":1}]'),
    ]


def test_what_no_message_is_like_may_cost_something():
    item = {"type": "reasoning", "summary": ["thought"]}
    found = counted({"input": [item]})
    (field,) = [part for part in found.parts if part.kind == "field"]
    assert (field.tokens, field.low, field.basis) == (0, 0, Basis.NOT_COUNTED)
    assert field.high == len(json.dumps(item, separators=(",", ":")))


def test_tools_are_those_of_a_chat():
    """Flat here, and one object deeper there."""
    tools = [{"type": "function", **TOOL, "strict": True}, {"type": "custom", "name": "free"}]
    nested = [
        {"type": "function", "function": {**TOOL, "strict": True}},
        {"type": "custom", "custom": {"name": "free"}},
    ]
    found = counted({"input": "a", "tools": tools})
    expected = as_chat([{"role": "user", "content": "a"}], tools=nested)
    assert found.tokens == expected.tokens
    own = counted({"input": "a", "tools": [*tools, {"type": "web_search"}]})
    assert own.tokens == found.tokens
    assert own.high == found.high + len('[{"type":"web_search"}]')


def test_the_form_of_the_answer_may_cost_something():
    plain = counted({"input": "a", "text": {}, "tool_choice": None})
    form = {"type": "json_schema", "schema": {}}
    found = counted({"input": "a", "text": {"format": form}, "tool_choice": "required"})
    assert found.tokens == plain.tokens
    more = len(json.dumps(form, separators=(",", ":"))) + len('"required"')
    assert found.high == plain.high + more
    assert counted({"input": "a", "text": {"format": {"type": "text"}}}).high == plain.high


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ({}, ChatError("missing", "input", right=(TEXT, ITEMS))),
        ({"input": 5}, ChatError("bad-value", "input", "5", (TEXT, ITEMS))),
        ({"input": ["a"]}, ChatError("bad-value", "input[0]", '"a"', (OBJECT,))),
        ({"input": [{"content": "a"}]}, ChatError("missing", "input[0].role", right=(TEXT,))),
        (
            {"input": [{"type": "function_call", "name": "x"}]},
            ChatError("missing", "input[0].arguments", right=(TEXT,)),
        ),
        (
            {"input": "a", "instructions": 5},
            ChatError("bad-value", "instructions", "5", (TEXT,)),
        ),
        (
            {"input": "a", "text": {"format": 5}},
            ChatError("bad-value", "text.format", "5", (OBJECT,)),
        ),
        (
            {"input": [{"role": "user", "content": [{"type": "smell"}]}]},
            ChatError(
                "bad-value",
                "input[0].content[0].type",
                '"smell"',
                known=("input_text", "refusal", "input_image", "input_audio", "input_file"),
            ),
        ),
    ],
)
def test_what_is_malformed_is_told_in_its_own_words(body, error):
    with pytest.raises(ChatError) as caught:
        counted(body)
    assert caught.value == error


def test_tools_that_are_no_list_are_none():
    assert counted({"input": "a", "tools": 5}) == counted({"input": "a"})


def test_what_is_nested_too_deep_is_told():
    deep = {}
    for _ in range(50_000):
        deep = {"a": deep}
    with pytest.raises(ChatError) as caught:
        counted({"input": [{"type": "function_call_output", "output": deep}]})
    assert caught.value.kind == "too-deep"
