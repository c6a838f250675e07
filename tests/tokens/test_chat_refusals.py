"""Requests that can't be counted: which field, what stands there, and what would be right."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pictures import address, png

from estimator.tokens import chat
from estimator.tokens.audio import FORMATS, AudioError
from estimator.tokens.chat_messages import ROLES
from estimator.tokens.chat_rules import (
    ADDRESS,
    BASE64,
    LIST,
    MESSAGES,
    OBJECT,
    PARTS,
    TEXT,
    ChatError,
)
from estimator.tokens.media import ImageError
from estimator.tokens.pdf import PdfError
from estimator.tokens.picture import PictureError


def refusal(text, model="gpt-4o"):
    with pytest.raises(ChatError) as caught:
        chat.count(chat.read(text), model, len)
    return caught.value


def content(part):
    return {"messages": [{"role": "user", "content": [part]}]}


def assistant(**fields):
    return {"messages": [{"role": "assistant", **fields}]}


def tools(*given):
    return {"messages": [{"role": "user", "content": ""}], "tools": list(given)}


def parameters(given):
    return tools({"type": "function", "function": {"name": "f", "parameters": given}})


def image(**fields):
    return content({"type": "image_url", "image_url": fields})


def audio(**fields):
    return content({"type": "input_audio", "input_audio": fields})


def file(**fields):
    return content({"type": "file", "file": fields})


def custom(**fields):
    return tools({"type": "custom", "custom": {"name": "f", **fields}})


AT = "messages[0].content[0]"
CALL = "messages[0].tool_calls[0]"
URL = f"{AT}.image_url.url"
FUNCTION = "tools[0].function"
SCHEMA = f"{FUNCTION}.parameters"
PICTURE = "data:image/png;base64"
CALLS = ("function", "custom")
TYPES = ("text", "refusal", "image_url", "input_audio", "file")


@pytest.mark.parametrize(
    ("text", "kind", "path", "given"),
    [
        ("", "not-json", "1:1", "Expecting value"),
        (
            '{"messages": [\n{]',
            "not-json",
            "2:2",
            "Expecting property name enclosed in double quotes",
        ),
        ('{"messages": ' + "1" * 5000 + "}", "not-json", "", ""),
        ("[" * 100_000, "too-deep", "", ""),
        ("{}", "not-a-request", "", "{…}"),
        ("[]", "not-a-request", "", "[…]"),
        ("[[]]", "not-a-request", "", "[…]"),
        ("3", "not-a-request", "", "3"),
        ('"x"', "not-a-request", "", '"x"'),
        ("null", "not-a-request", "", "null"),
    ],
    ids=range(10),
)
def test_no_request(text, kind, path, given):
    error = refusal(text)
    assert (error.kind, error.path, error.given) == (kind, path, given)


@pytest.mark.parametrize(
    ("body", "path", "right"),
    [
        ({"messages": [{"content": "a"}]}, "messages[0].role", TEXT),
        ([{"role": "user", "content": "a"}, {}], "[1].role", TEXT),
        (content({}), f"{AT}.type", TEXT),
        (content({"type": "text"}), f"{AT}.text", TEXT),
        (content({"type": "refusal"}), f"{AT}.refusal", TEXT),
        (content({"type": "image_url"}), f"{AT}.image_url", OBJECT),
        (image(), URL, TEXT),
        (audio(data=""), f"{AT}.input_audio.format", TEXT),
        (audio(format="wav"), f"{AT}.input_audio.data", TEXT),
        (file(), f"{AT}.file.file_id", TEXT),
        (assistant(tool_calls=[{}]), f"{CALL}.type", TEXT),
        (assistant(tool_calls=[{"type": "function"}]), f"{CALL}.id", TEXT),
        (assistant(tool_calls=[{"type": "function", "id": ""}]), f"{CALL}.function", OBJECT),
        (assistant(function_call={"name": "f"}), "messages[0].function_call.arguments", TEXT),
        (tools({}), "tools[0].type", TEXT),
        (tools({"type": "function"}), FUNCTION, OBJECT),
        (tools({"type": "function", "function": {}}), f"{FUNCTION}.name", TEXT),
        (tools({"type": "custom"}), "tools[0].custom", OBJECT),
        (custom(format={"grammar": {}}), "tools[0].custom.format.grammar.definition", TEXT),
    ],
    ids=range(19),
)
def test_a_field_that_is_missing(body, path, right):
    error = refusal(json.dumps(body))
    assert (error.kind, error.path, error.right) == ("missing", path, (right,))


@pytest.mark.parametrize(
    ("body", "path", "given", "right"),
    [
        ({"messages": {}}, "messages", "{…}", (MESSAGES,)),
        ({"messages": []}, "messages", "[…]", (MESSAGES,)),
        ({"messages": None}, "messages", "null", (MESSAGES,)),
        ({**tools(), "model": 4}, "model", "4", (TEXT,)),
        ({"messages": ["a"]}, "messages[0]", '"a"', (OBJECT,)),
        ({"messages": [{"role": 1}]}, "messages[0].role", "1", (TEXT,)),
        ({"messages": [{"role": "uer"}]}, "messages[0].role", '"uer"', ROLES),
        ({"messages": [{"role": "user"}]}, "messages[0].content", "null", (TEXT, PARTS)),
        (assistant(content=5), "messages[0].content", "5", (TEXT, PARTS)),
        (assistant(content={}), "messages[0].content", "{…}", (TEXT, PARTS)),
        (assistant(name=5), "messages[0].name", "5", (TEXT,)),
        (assistant(refusal=5), "messages[0].refusal", "5", (TEXT,)),
        (assistant(tool_calls={}), "messages[0].tool_calls", "{…}", (LIST,)),
        (assistant(tool_calls=[5]), CALL, "5", (OBJECT,)),
        (assistant(tool_calls=[{"type": "x"}]), f"{CALL}.type", '"x"', CALLS),
        (assistant(function_call=5), "messages[0].function_call", "5", (OBJECT,)),
        (content(5), AT, "5", (OBJECT,)),
        (content({"type": "input_text"}), f"{AT}.type", '"input_text"', TYPES),
        (content({"type": "text", "text": 5}), f"{AT}.text", "5", (TEXT,)),
        (content({"type": "image_url", "image_url": "a"}), f"{AT}.image_url", '"a"', (OBJECT,)),
        (image(url="file:///a"), URL, '"file:///a"', (ADDRESS,)),
        (image(url="data:image/png,abc"), URL, '"data:image/png,abc"', (ADDRESS,)),
        (image(url=PICTURE), URL, f'"{PICTURE}"', (ADDRESS,)),
        (image(url=f"{PICTURE},a!=="), URL, '"a!=="', (BASE64,)),
        (image(url=f"{PICTURE},中中中中"), URL, '"中中中中"', (BASE64,)),
        (image(url="https://a", detail=5), f"{AT}.image_url.detail", "5", (TEXT,)),
        (audio(data="", format="ogg"), f"{AT}.input_audio.format", '"ogg"', FORMATS),
        (file(file_data=5), f"{AT}.file.file_data", "5", (TEXT,)),
        (file(file_data="!!!!"), f"{AT}.file.file_data", '"!!!!"', (BASE64,)),
        (file(filename=5), f"{AT}.file.filename", "5", (TEXT,)),
        ({**tools(), "tools": {}}, "tools", "{…}", (LIST,)),
        ({**tools(), "functions": [5]}, "functions[0]", "5", (OBJECT,)),
        (tools(5), "tools[0]", "5", (OBJECT,)),
        (tools({"type": "web_search"}), "tools[0].type", '"web_search"', CALLS),
        (custom(description=5), "tools[0].custom.description", "5", (TEXT,)),
        (custom(format=5), "tools[0].custom.format", "5", (OBJECT,)),
        (parameters([]), SCHEMA, "[…]", (OBJECT,)),
        (parameters({"properties": []}), f"{SCHEMA}.properties", "[…]", (OBJECT,)),
        (parameters({"properties": {"a": 5}}), f"{SCHEMA}.properties.a", "5", (OBJECT,)),
        (
            parameters({"properties": {"a": {"enum": 5}}}),
            f"{SCHEMA}.properties.a.enum",
            "5",
            (LIST,),
        ),
    ],
    ids=range(40),
)
def test_a_value_that_is_not_right(body, path, given, right):
    error = refusal(json.dumps(body))
    assert (error.kind, error.path, error.given) == ("bad-value", path, given)
    assert error.right + error.known == right


@pytest.mark.parametrize(
    ("body", "model", "cause"),
    [
        (image(url="https://a"), "gpt-4", ImageError),
        (image(url="https://a", detail="x"), "gpt-4o", ImageError),
        (image(url=address(b"hello")), "gpt-4o", PictureError),
        (image(url=address(png(0, 1))), "gpt-4o", PictureError),
        (audio(data="AAAA", format="wav"), "gpt-audio", AudioError),
        (file(file_data=address(b"%PDF-1.7")), "gpt-4o", PdfError),
    ],
    ids=range(6),
)
def test_what_is_in_a_message_can_not_be_read(body, model, cause):
    error = refusal(json.dumps(body), model)
    assert (error.kind, error.path) == ("unreadable", AT)
    assert type(error.cause) is cause


def test_a_schema_that_is_nested_too_deep():
    nested: dict[str, object] = {"type": "object"}
    for _ in range(5000):
        nested = {"properties": {"a": nested}}
    request = chat.Request(
        None, ({"role": "user", "content": "a"},), "messages", parameters(nested)
    )
    with pytest.raises(ChatError) as caught:
        chat.count(request, "gpt-4o", len)
    assert caught.value.kind == "too-deep"


def test_a_long_value_is_shortened():
    error = refusal(json.dumps({"messages": [{"role": "u" * 9999}]}))
    assert len(error.given) == 102


NAMES = ["role", "content", "type", "text", "image_url", "url", "name", "tool_calls", "function",
         "arguments", "id", "file", "file_id"]  # fmt: skip
WORDS = ["user", "assistant", "tool", "text", "image_url", "function", "auto", "https://a", ""]
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.sampled_from(WORDS),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=5)
    ),
    max_leaves=20,
)


@settings(max_examples=150, deadline=None)
@given(st.lists(VALUES, min_size=1, max_size=3), st.sampled_from(["gpt-4o", "gpt-4", "gpt-5.4"]))
def test_any_messages_are_counted_or_refused(messages, model):
    text = json.dumps({"messages": messages})
    try:
        found = chat.count(chat.read(text), model, len)
    except ChatError as error:
        assert error.path.startswith("messages[")  # noqa: PT017 - either is right
    else:
        assert found.low <= found.tokens <= found.high
