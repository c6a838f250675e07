"""The lines of a batch file, each alone: what is read of it, and all that is wrong with it."""

import io
import json

import pytest
from batch_lines import chat, line
from hypothesis import example, given
from hypothesis import strategies as st
from strategies import VALUES

from estimator.batch import lines
from estimator.batch.lines import CHAT, ENDPOINTS, Line, LineReader, Problem, is_batch
from estimator.tokens.chat_rules import COUNT, FALSE, FILLED, OBJECT, TEXT

GOOD = chat("a", "Hello")


def read(given):
    data = given if isinstance(given, bytes) else json.dumps(given).encode()
    return lines.read(7, data)


def without(name):
    return {key: value for key, value in GOOD.items() if key != name}


def test_a_good_line():
    found = read(chat("a", "Hello", max_tokens=50, n=3))
    assert found == Line(7, "a", CHAT, "gpt-4o-mini", found.body, 50, 3)
    assert found.body["messages"][0]["content"] == "Hello"


@pytest.mark.parametrize("name", ["max_tokens", "max_completion_tokens", "max_output_tokens"])
def test_an_answer_may_be_limited_by_any_of_these_names(name):
    assert read(line("a", **{name: 9})).most_output == 9
    assert read(line("a", **{name: None})).most_output is None


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        (b'{"a": 1', Problem(7, "not-json", "8", "Expecting ',' delimiter")),
        (b'{"a": ' + b"9" * 5000 + b"}", Problem(7, "not-json")),
        (b"\xff\xfe{}", Problem(7, "not-text")),
        (b"[" * 100_000, Problem(7, "too-deep")),
        ([GOOD], Problem(7, "not-an-object", given="[…]")),
        (without("custom_id"), Problem(7, "missing", "custom_id", right=(TEXT,))),
        (GOOD | {"custom_id": 5}, Problem(7, "bad-value", "custom_id", "5", (TEXT,))),
        (GOOD | {"custom_id": ""}, Problem(7, "bad-value", "custom_id", '""', (FILLED,))),
        (without("method"), Problem(7, "missing", "method", known=("POST",))),
        (GOOD | {"method": "GET"}, Problem(7, "bad-value", "method", '"GET"', (), ("POST",))),
        (without("url"), Problem(7, "missing", "url", known=ENDPOINTS)),
        (
            GOOD | {"url": "https://api.openai.com/v1/chat/completions"},
            Problem(
                7, "bad-value", "url", '"https://api.openai.com/v1/chat/completions"', (), ENDPOINTS
            ),
        ),
        (without("body"), Problem(7, "missing", "body", right=(OBJECT,))),
        (GOOD | {"body": "{}"}, Problem(7, "bad-value", "body", '"{}"', (OBJECT,))),
        (GOOD | {"body": {}}, Problem(7, "missing", "body.model", right=(TEXT,))),
        (GOOD | {"body": []}, Problem(7, "bad-value", "body", "[…]", (OBJECT,))),
        (GOOD | {"body": {"messages": []}}, Problem(7, "missing", "body.model", right=(TEXT,))),
        (line("a", CHAT, 4), Problem(7, "bad-value", "body.model", "4", (TEXT,))),
        (line("a", stream=True), Problem(7, "bad-value", "body.stream", "true", (FALSE,))),
        (line("a", stream="no"), Problem(7, "bad-value", "body.stream", '"no"', (FALSE,))),
        (line("a", max_tokens=0), Problem(7, "bad-value", "body.max_tokens", "0", (COUNT,))),
        (line("a", max_tokens=1.5), Problem(7, "bad-value", "body.max_tokens", "1.5", (COUNT,))),
        (line("a", max_tokens=True), Problem(7, "bad-value", "body.max_tokens", "true", (COUNT,))),
        (line("a", n="2"), Problem(7, "bad-value", "body.n", '"2"', (COUNT,))),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_line(given, problem):
    assert read(given).problems == (problem,)


def test_a_stream_that_is_off_is_right():
    assert read(line("a", stream=False)).problems == ()


def test_all_that_is_wrong_is_told_at_once():
    found = read({"method": "GET", "body": {"model": "", "stream": True}})
    fields = [problem.field for problem in found.problems]
    assert fields == ["custom_id", "method", "url", "body.stream", "body.model"]


@given(VALUES | st.fixed_dictionaries({"custom_id": VALUES, "url": VALUES, "body": VALUES}))
@example({"body": {"n": float("nan")}})
def test_whatever_a_line_holds_it_is_read(given):
    found = read(given)
    assert found.problems
    assert all(problem.line == 7 for problem in found.problems)


@given(st.binary(max_size=40))
def test_whatever_bytes_a_line_has_it_is_read(data):
    assert lines.read(1, data).problems


# Where lines are


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_lines_are_numbered_and_blank_ones_passed_over(end):
    data = b"\xef\xbb\xbf" + end.join([b"{1}", b"", b"  ", b"{4}"])
    reader = LineReader(io.BytesIO(data))
    assert [(n, line.strip()) for n, line in reader.lines()] == [(1, b"{1}"), (4, b"{4}")]
    assert reader.bytes == len(data)


@pytest.mark.parametrize(
    ("more", "kinds"), [(-1, ["not-json"]), (0, ["not-json"]), (1, ["too-long"])]
)
def test_a_line_that_is_too_long_is_not_kept(monkeypatch, more, kinds):
    monkeypatch.setattr(lines, "MAX_LINE", 100)
    data = b"x" * (100 + more) + b"\n" + b"y" * 1000 + b"\nz"
    reader = LineReader(io.BytesIO(data))
    found = list(reader.lines())
    assert [number for number, _ in found] == [1, 2, 3]
    assert max(len(line) for _, line in found) <= 102
    assert [problem.kind for problem in lines.read(*found[0]).problems] == kinds
    assert [problem.kind for problem in lines.read(*found[1]).problems] == ["too-long"]
    assert reader.bytes == len(data)


# Whether it is one


@pytest.mark.parametrize(
    ("head", "is_one"),
    [
        (json.dumps(GOOD), True),
        ("\ufeff\n\n" + json.dumps(GOOD) + "\n{", True),
        (json.dumps({"custom_id": 1, "body": 2}), True),
        (json.dumps({"custom_id": 1}), False),
        (json.dumps({"body": {"custom_id": "1"}}), False),
        (json.dumps([GOOD]), False),
        (json.dumps(GOOD, indent=1), False),  # an object of several lines
        ("", False),
        ("A prompt about custom_id and body.", False),
        ('{"custom_id": "1", "body": {"model": "' + "x" * 70_000, True),
        ('{"body": {"model": "' + "x" * 70_000, False),
        ("{" * 2000, False),
        ("[" * 200_000, False),
        ("{oops\n" + json.dumps(GOOD), True),
        ("{}\n" * 9 + json.dumps(GOOD), True),
        ("{}\n" * 10 + json.dumps(GOOD), False),
        ("A prompt with an example:\n" + json.dumps(GOOD), False),
        (json.dumps(without("custom_id")), True),
        (json.dumps(without("body")), True),
        (json.dumps({"method": "POST", "url": "/v1/responses"}), False),
        (json.dumps(GOOD)[:-1], True),  # its end is missing
        (json.dumps({"body": "x" * 70_000, "custom_id": "1"}), True),
        (json.dumps({"custom_id": "好" * 70_000, "body": {}}), True),
        (json.dumps({"custom_id": "1", "response": {"body": {}}}), False),  # an answer
    ],
)
def test_a_file_is_known_by_its_first_lines(head, is_one):
    assert is_batch(head) is is_one
