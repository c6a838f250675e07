"""How long the answers of a log are."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from usage_logs import as_bytes, chat, message

from estimator.reconcile import answers as module
from estimator.reconcile.answers import answers
from estimator.reconcile.faults import LogError


def found(content):
    return answers("a file", io.BytesIO(as_bytes(content)))


def google(id_, **counts):
    return {"responseId": id_, "usageMetadata": {"promptTokenCount": 7, **counts}}


DELTA = {"type": "message_delta", "usage": {"output_tokens": 90}}


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        ([chat("a", output=5), chat("b", output=0), chat("a", output=5)], [5, 0]),
        ([message("m", output_tokens=12)], [12]),
        ([{"response": {"body": chat("a", output=3)}, "custom_id": "x"}], [3]),
        ([{"usage": {"output_tokens": 8}}] * 2, [8, 8]),  # it has no id, and is no copy
        ([{"type": "message_start", "message": message("m", output_tokens=1)}, DELTA], [90]),
        ([google("g", candidatesTokenCount=30, thoughtsTokenCount=12)], [42]),
        ([google("g", candidatesTokenCount=3), google("g", candidatesTokenCount=30)], [30]),
        ([google("g", candidatesTokenCount=0), google("h"), google("i")], [0]),
        ([{"usage": {"prompt_tokens": 9}}, {"model": "x", "completion_tokens": 4}], [4]),
        ([{"stats": {"candidatesTokenCount": 6, "promptTokenCount": 2}}, {"id": 8}, []], [6]),
        ([{"output_tokens": True}, {"output_tokens": -1}, {"output_tokens": 2}], [2]),
        ([b"data: " + json.dumps(chat(output=4)).encode(), b"data: [DONE]", b"junk"], [4]),
        ("[" + json.dumps(chat(output=4)) + ",\n{}]", [4]),
        (json.dumps(chat(output=4), indent=1), [4]),
        ('{"a":' * 5000 + "1" + "}" * 5000 + '\n{"output_tokens": 3}', [3]),
    ],
)
def test_logs(lines, wanted):
    assert found(lines) == wanted


@pytest.mark.parametrize(
    ("table", "wanted"),
    [
        ("timestamp,model,input_tokens,output_tokens\n2026,a,900,40\n2027,b,901,41\n", [40, 41]),
        ('model;Output Tokens\na;"1,500"\nb;12.0\nc;\nd;x\n\n', [1500, 12]),
        ("usage.completion_tokens\tid\n7\ta\n", [7]),
        ("num_model_requests,output_tokens\n1,40\n0,0\n", [40, 0]),
        ('candidatesTokenCount,x\n3,"a\nb"\n4,a\rb\n5,\n', [3, 5]),
        ("120\n340\n\n5\n", [120, 340, 5]),
        ("tokens\n1,500\n12", [1500, 12]),
        ('"1,500"\n', [1500]),
        ("output_tokens\n7\n".encode("utf-16"), [7]),
    ],
)
def test_tables(table, wanted):
    assert found(table) == wanted


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("", "empty"),
        (" \n\n", "empty"),
        ("nothing here", "unknown"),
        ("a,b\n1,2\n", "unknown"),
        ("12\n1.5\n", "unknown"),
        ("12\n1,50\n", "unknown"),
        ("12 tokens of 13\n", "unknown"),
        ('{"id": 7}\n', "unknown"),
        ("output_tokens\n", "unknown"),
        ("[\n1, 2", "not-json"),
        ("[\n1, 2]", "unknown"),
        ("requests,output_tokens\n2,40\n", "summed"),
        ("requests,output_tokens\nx,40\n", "summed"),
        ("output_tokens\r12\r13\r", "unknown"),
        ("\u2028\x85\n", "unknown"),
    ],
)
def test_what_says_nothing_of_answers(content, kind):
    with pytest.raises(LogError) as caught:
        found(content)
    assert (caught.value.kind, caught.value.name) == (kind, "a file")


def test_limits(monkeypatch):
    monkeypatch.setattr(module, "MAX_ANSWERS", 3)
    assert found("1\n2\n3\n4\n") == [1, 2, 3]
    monkeypatch.setattr("estimator.reconcile.lines.MAX_DOCUMENT", 5)
    with pytest.raises(LogError) as caught:
        found("[\n1, 2, 3]")
    assert caught.value.kind == "too-large"


@given(st.lists(st.tuples(st.integers(0, 10**8), st.sampled_from("abc")), min_size=1))
def test_of_copies_the_longest_counts(rows):
    longest = {}
    for tokens, id_ in rows:
        longest[id_] = max(tokens, longest.get(id_, 0))
    assert found([chat(id_, output=tokens) for tokens, id_ in rows]) == list(longest.values())
