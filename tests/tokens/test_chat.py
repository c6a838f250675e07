"""Chat requests: the published totals, and the part that each piece of a request becomes."""

import functools
import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import TEXTS

from estimator.tokens import chat, vocab, whole
from estimator.tokens.chat_rules import ChatError, framing_of
from estimator.tokens.parts import Basis, Counted, Part

DATA = Path(__file__).parents[1] / "data" / "chat.json"
CASES = json.loads(DATA.read_text(encoding="utf-8"))["cases"]
REQUESTS = [case for case in CASES if case["kind"] != "string"]
STRINGS = [case for case in CASES if case["kind"] == "string"]
cached_load = functools.cache(vocab.load)


def counting(encoding):
    return functools.partial(whole.count, cached_load(encoding))


def counted(body, model="gpt-4o", count=len):
    """What a body comes to; a text counts as many tokens as it has characters."""
    return chat.count(chat.read(json.dumps(body)), model, count)


def user(content, **fields):
    return {"role": "user", "content": content, **fields}


def rows(found):
    return [(part.kind, part.path, part.name, part.tokens) for part in found.parts]


def test_the_data_are_the_ones_that_were_published():
    listed = (DATA.parent / "README.md").read_text(encoding="utf-8")
    assert hashlib.sha256(DATA.read_bytes()).hexdigest() in listed


@pytest.mark.parametrize("case", STRINGS, ids=lambda case: case["id"])
def test_a_published_text(case):
    assert counting(case["encoding"])(case["text"]) == case["expected_tokens"]


@pytest.mark.parametrize("case", REQUESTS, ids=lambda case: case["id"])
def test_a_published_request(case):
    body = {"messages": case["messages"], "tools": case["tools"]}
    found = counted(body, case["model"], counting(case["encoding"]))
    assert found.tokens == case["expected_prompt_tokens"]
    assert found.exact
    assert found.basis is Basis.DOCUMENTED
    tools = sum(part.tokens for part in found.parts if part.kind in ("tool", "tools"))
    assert tools == case.get("expected_tool_tokens", tools)
    framing = framing_of(case["model"])
    assert framing.message == case.get("tokens_per_message", framing.message)
    assert framing.name == case.get("tokens_per_name", framing.name)
    assert framing.function == case.get("func_init", framing.function)


def test_the_first_chat_model_framed_names_in_another_way():
    """The cookbook's earlier revision has 127 for it, and so had the API."""
    body = {"messages": REQUESTS[0]["messages"]}
    assert counted(body, "gpt-3.5-turbo-0301", counting("cl100k_base")).tokens == 127


def test_a_request_with_a_call_as_others_were_billed():
    """40 prompt tokens: community.openai.com/t/538914."""
    call = {"name": "calculator", "arguments": '{"a":2, "b":2}'}
    body = {
        "messages": [
            user([{"type": "text", "text": "How much is 2 plus 2?"}]),
            {
                "role": "assistant",
                "tool_calls": [{"id": "a", "type": "function", "function": call}],
            },
            {"role": "tool", "tool_call_id": "a", "content": "4"},
        ]
    }
    found = counted(body, "gpt-3.5-turbo", counting("cl100k_base"))
    assert found.low <= 40 <= found.high
    assert not found.exact


def test_the_parts_of_a_request():
    tool = {"type": "function", "function": {"name": "f", "description": "d", "parameters": None}}
    found = counted({"messages": [{"role": "system", "content": "abc"}, user("")], "tools": [tool]})
    assert rows(found) == [
        ("message", "messages[0]", "system", 3 + 6 + 3),
        ("message", "messages[1]", "user", 3 + 4),
        ("tool", "tools[0]", "f", 7 + 3),
        ("tools", "tools", "", 12),
        ("reply", "", "", 3),
    ]
    assert found.tokens == sum(part.tokens for part in found.parts)


def test_a_bare_list_of_messages():
    found = counted([user("abc", name="bob")])
    assert rows(found) == [("message", "[0]", "user", 3 + 4 + 3 + 3 + 1), ("reply", "", "", 3)]


@settings(max_examples=25, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_texts_add_up(texts):
    count = counting("o200k_base")
    found = counted({"messages": [user(text) for text in texts]}, count=count)
    assert found.tokens == 3 + sum(3 + 1 + count(text) for text in texts)


# Newer models


def test_a_newer_model_is_an_estimate_with_a_range():
    found = counted({"messages": [user("abc"), user("d")]}, "gpt-5.4")
    assert (found.low, found.tokens, found.high) == (13 + 5, 10 + 8 + 3, 13 + 10)
    assert {part.basis for part in found.parts} == {Basis.ESTIMATE}


@pytest.mark.parametrize(
    ("model", "function", "basis"),
    [
        ("gpt-4o", 7, Basis.DOCUMENTED),
        ("openai/gpt-4o-mini", 7, Basis.DOCUMENTED),
        ("ft:gpt-4o-2024-08-06:org", 7, Basis.DOCUMENTED),
        ("gpt-4-turbo", 10, Basis.DOCUMENTED),
        ("gpt-35-turbo", 10, Basis.DOCUMENTED),
        ("gpt-3.5-turbo-0301", 10, Basis.DOCUMENTED),
        ("gpt-4.1", 7, Basis.ESTIMATE),
        ("gpt-4o-audio-preview", 7, Basis.ESTIMATE),
        ("o4-mini", 7, Basis.ESTIMATE),
        ("gpt-6-astra", 7, Basis.ESTIMATE),
        ("gpt-oss-20b", 7, Basis.ESTIMATE),
    ],
)
def test_the_framing_of_a_model(model, function, basis):
    found = framing_of(model)
    assert (found.function, found.basis) == (function, basis)


@pytest.mark.parametrize("model", ["gpt-image-2", "gpt-3.5-turbo-instruct", "davinci-002", "o"])
def test_a_model_that_takes_no_chat(model):
    with pytest.raises(ChatError) as caught:
        framing_of(model)
    assert (caught.value.kind, caught.value.given) == ("no-rule", model)
    for known in caught.value.known:
        assert framing_of(known).basis is Basis.DOCUMENTED


# What a message may hold


def test_a_list_of_parts():
    content = [{"type": "text", "text": "abc"}, {"type": "refusal", "refusal": "no"}]
    (message, _) = counted([{"role": "assistant", "content": content}]).parts
    assert (message.tokens, message.basis) == (3 + 9 + 5, Basis.ESTIMATE)
    assert (message.low, message.high) == (16, 18)


def called(kind, **fields):
    return {"id": "x1", "type": kind, kind: fields}


@pytest.mark.parametrize(
    ("fields", "tokens", "hidden"),
    [
        ({"content": None, "refusal": "sorry"}, 5, 0),
        ({"content": "", "function_call": {"name": "f", "arguments": "{}"}}, 3, 0),
        ({"tool_calls": [called("function", name="f", arguments="")]}, 1 + 2 + 8, 10),
        ({"tool_calls": [called("custom", name="f", input="ab")]}, 3 + 2 + 6, 8),
    ],
)
def test_what_an_assistant_may_say(fields, tokens, hidden):
    (message, _) = counted([{"role": "assistant", **fields}]).parts
    assert message.tokens == 3 + 9 + tokens
    assert (message.low, message.high) == (message.tokens - hidden - 1, message.tokens + 1)
    assert message.basis is Basis.ESTIMATE


def test_the_answer_of_a_tool():
    (message, _) = counted([{"role": "tool", "tool_call_id": "abc", "content": "4"}]).parts
    assert (message.tokens, message.low) == (3 + 4 + 3 + 1, 3 + 4 + 1 - 1)


def test_fields_that_nothing_is_known_of_are_said_not_to_be_counted():
    fields = {"audio": {"id": "a"}, "annotations": [], "refusal": None, "weight": 0.5}
    found = counted([{"role": "assistant", "content": "a", **fields}])
    assert rows(found)[1:-1] == [("field", "[0].audio", "", 0), ("field", "[0].weight", "", 0)]
    assert [part.high for part in found.parts[1:-1]] == [len('{"id":"a"}'), 3]
    assert found.parts[0].basis is Basis.DOCUMENTED
    assert found.basis is Basis.ESTIMATE
    assert not found.exact


def test_fields_of_the_request_likewise():
    schema = {"type": "json_schema", "json_schema": {"name": "n"}}
    body = {"messages": [user("a")], "response_format": schema, "tool_choice": "none",
            "temperature": 0, "function_call": None}  # fmt: skip
    *_, form, choice, _reply = counted(body).parts
    assert (form.path, form.basis) == ("response_format", Basis.NOT_COUNTED)
    assert form.high == len(json.dumps(schema, separators=(",", ":")))
    assert (choice.path, choice.high) == ("tool_choice", 6)
    plain = {"response_format": {"type": "text"}, "tool_choice": "auto"}
    assert counted({"messages": [user("a")], **plain}).exact


# What is recognised

TEXT = '{"messages": [{"role": "user", "content": "a"}]}'


@pytest.mark.parametrize("text", [TEXT, f"\ufeff {TEXT}", f"\n{TEXT}\n", TEXT[13:-1]])
def test_a_request_is_recognised(text):
    assert chat.recognise(text).messages == ({"role": "user", "content": "a"},)


@pytest.mark.parametrize(
    "text",
    ["", "hello", "{", "{}", "[]", "[1]", '[{"a": 1}]', '{"messages"', "1", '"a"', "{{ jinja }}",
     "[" * 100_000],
    ids=range(12),
)  # fmt: skip
def test_any_other_text_is_none(text):
    assert chat.recognise(text) is None


def test_a_malformed_request_is_recognised_and_refused():
    with pytest.raises(ChatError):
        chat.recognise('{"messages": []}')


# Sums


def test_a_sum_stands_on_its_weakest_part():
    def basis(*found):
        return Counted(tuple(Part("text", "", "", 1, 1, 1, each) for each in found)).basis

    documented, measured = Basis.DOCUMENTED, Basis.MEASURED
    assert basis(documented) is documented
    assert basis(documented, measured) is measured
    assert basis(documented, measured, Basis.ESTIMATE) is Basis.ESTIMATE
    assert basis(documented, Basis.NOT_COUNTED) is Basis.ESTIMATE
    within_one = Counted((Part("image", "", "", 5, 4, 6, documented),))
    assert not within_one.exact


# Of other providers, who publish no rule


OTHERS = ["claude-opus-4-5", "gemini-2.5-pro", "grok-4.5", "deepseek-v3.2", "mistral-large"]


@pytest.mark.parametrize("model", OTHERS)
def test_the_framing_of_others_is_a_guess_with_a_range(model):
    tool = {"type": "function", "function": {"name": "f", "description": "d", "parameters": {}}}
    found = counted({"messages": [user("hello")], "tools": [tool]}, model)
    message, function, end, reply = found.parts
    assert (message.low, message.high - message.tokens) == (message.tokens - 4, 4)
    assert message.low == len("user" + "hello")
    assert function.low < function.tokens < function.high
    assert (end.low, reply.low) == (0, 0)
    assert end.high > 800  # Anthropic's own prompt for tools is some hundreds
    assert reply.high > reply.tokens
    assert all(part.basis is Basis.ESTIMATE for part in found.parts)


@pytest.mark.parametrize("model", ["voyage-4", "gemini-embedding-2", "mistral-embed", "embed-v4.0"])
def test_what_embeds_takes_no_chat(model):
    with pytest.raises(ChatError):
        counted({"messages": [user("hello")]}, model)


def test_every_model_of_others_that_chats_has_a_framing():
    """Patterns of another row may not catch it before."""
    for model in OTHERS:
        assert not framing_of(model).is_known
    assert framing_of("gpt-6-astra").is_known
