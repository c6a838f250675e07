"""Lines and files that are broken, or that mean harm."""

import io
import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from usage_logs import BOOK, NOW, as_bytes, chat, log_of, message, reasons

from estimator.reconcile import lines as json_lines
from estimator.reconcile.faults import LogError
from estimator.reconcile.found import SHOWN
from estimator.reconcile.reading import Reading

GOOD = json.dumps(chat()).encode()


@pytest.mark.parametrize(
    ("line", "kind", "field"),
    [
        (b'{"usage": {', "not-json", ""),
        (b"\xff\xfe\x00{}", "not-json", ""),
        (b"plain text", "not-json", ""),
        (b"[1, 2]", "not-an-object", ""),
        (b'"text"', "not-an-object", ""),
        (b"{}", "no-usage", ""),
        (b'{"id": "x", "data": ""}', "no-usage", ""),
        (b'{"id": "x", "data": []}', None, ""),
        (b'{"usage": {"total_tokens": 5}, "model": "m"}', "no-usage", ""),
        (b'{"usage": 5, "model": "m"}', "no-usage", ""),
        (b'{"usage": {"prompt_tokens": 5}}', "no-model", ""),
        (b'{"usage": {"prompt_tokens": 5}, "model": {"a": 1}}', "no-model", ""),
        (b'{"usage": {"prompt_tokens": "5"}, "model": "m"}', "bad-value", "usage.prompt_tokens"),
        (b'{"usage": {"prompt_tokens": -5}, "model": "m"}', "bad-value", "usage.prompt_tokens"),
        (b'{"usage": {"prompt_tokens": 1.5}, "model": "m"}', "bad-value", "usage.prompt_tokens"),
        (b'{"usage": {"prompt_tokens": NaN}, "model": "m"}', "bad-value", "usage.prompt_tokens"),
        (b'{"usage": {"prompt_tokens": true}, "model": "m"}', "bad-value", "usage.prompt_tokens"),
        (
            b'{"usage": {"prompt_tokens": 1000000000000000001}, "model": "m"}',
            "bad-value",
            "usage.prompt_tokens",
        ),
        (
            b'{"usage": {"prompt_tokens": 1' + b"0" * 5000 + b'}, "model": "m"}',
            "bad-value",
            "usage.prompt_tokens",
        ),
        (b'{"usage": {"prompt_tokens": 5, "prompt_tokens_details": 4}, "model": "m"}',
         "bad-value", "usage.prompt_tokens_details"),
        (b'{"response":' * 100_000, "too-deep", ""),
        (b'{"x":' + b"[" * 100_000, "too-deep", ""),
        (b'{"data":' + b"[" * 100_000, "too-deep", ""),
        (b'{"data": [{"results": ' + b"[" * 900, "not-json", ""),
        (b'{"data": {"id": ' , "not-json", ""),
        (b'{"response": "{broken"}', "not-json", ""),
        (b'{"x": NaN, "y":' + b"[" * 100_000, "too-deep", ""),
        (b'{"object": "bucket", "results": [{"x": "\xff"}]}', "not-json", ""),
        (b'{"object": "bucket", "results": [{"x": 1e99999999999999999999}]}', "not-json", ""),
    ],
)  # fmt: skip
def test_each_says_what_is_wrong_and_the_others_count(line, kind, field):
    log = log_of(GOOD + b"\n" + line + b"\n\n  \n" + GOOD)
    expected = [(2, kind, field)] if kind else []
    assert reasons(log) == expected
    assert (log.found.requests, log.found.bad) == (1, len(expected))


@pytest.mark.parametrize("depth", [10, 300, 900])
def test_reports_within_reports_are_read_or_refused(depth):
    line = b'{"data":' * depth + GOOD + b"}" * depth
    log = log_of(line + b"\n" + GOOD.replace(b"chatcmpl-1", b"b"))
    assert (log.found.requests, log.found.bad) in ((2, 0), (1, 1))
    assert log.found.bad == 0 or depth > 10


def test_what_is_too_deep_for_us_is_refused(monkeypatch):
    def too_deep(_node):
        raise RecursionError

    monkeypatch.setattr("estimator.reconcile.responses.innermost", too_deep)
    assert reasons(log_of(b"{}")) == [(1, "too-deep", "")]


@pytest.mark.parametrize(
    ("usage", "field"),
    [
        ({"prompt_tokens_details": {"cached_tokens": 1001}}, "cache_read_tokens"),
        (
            {"prompt_tokens_details": {"cached_tokens": 900, "cache_write_tokens": 101}},
            "cache_read_tokens",
        ),
        ({"completion_tokens_details": {"reasoning_tokens": 101}}, "reasoning_tokens"),
        (
            {"completion_tokens_details": {"reasoning_tokens": 60, "audio_tokens": 41}},
            "reasoning_tokens",
        ),
        ({"prompt_tokens_details": {"audio_tokens": 1001}}, "input_audio_tokens"),
        (
            {
                "prompt_tokens_details": {
                    "audio_tokens": 100,
                    "cached_tokens": 5,
                    "cached_tokens_details": {"audio_tokens": 6},
                }
            },
            "cache_audio_read_tokens",
        ),
        (
            {
                "prompt_tokens_details": {
                    "image_tokens": 3,
                    "cached_tokens": 5,
                    "cached_tokens_details": {"image_tokens": 4},
                }
            },
            "cache_image_read_tokens",
        ),
    ],
)
def test_a_part_is_not_more_than_its_total(usage, field):
    assert reasons(log_of([chat(usage=usage)])) == [(1, "part-above-total", field)]


def test_anthropics_hour_is_part_of_what_was_written():
    written = {"ephemeral_1h_input_tokens": 9}
    line = message(cache_creation_input_tokens=8, cache_creation=written)
    assert reasons(log_of([line])) == [(1, "part-above-total", "cache_write_1h_tokens")]
    assert reasons(log_of([{**message(), "usage": {"cache_read_input_tokens": 1}}])) == [
        (1, "no-usage", "")
    ]
    gemini = {"usageMetadata": {"candidatesTokenCount": 4}, "modelVersion": "gemini-2.5-pro"}
    assert reasons(log_of([gemini])) == [(1, "no-usage", "")]


@pytest.mark.parametrize("more", [{"x": float("nan")}, {"x": "\ud800"}, {"x": -float("inf")}])
def test_what_python_writes_and_json_does_not_know_is_read(more):
    text = json.dumps({**chat(), "logprobs": more})
    assert log_of(text).found.requests == 1


def test_whole_numbers_written_as_fractions_are_read():
    text = json.dumps({"items": [1.5], **chat()}).replace("1000", "1000.0")
    assert log_of(text).found.requests == 1


def test_a_failed_request_is_not_billed():
    log = log_of([{"error": {"message": "x"}}, {"response": {"error": "x"}}, {"status_code": 500},
                  {"response": {"status_code": 503}}])  # fmt: skip
    assert (log.found.failed, log.found.requests, log.found.bad) == (4, 0, 0)
    assert log_of([{"status_code": 200}]).found.bad == 1


def test_the_first_bad_lines_are_kept_and_all_are_counted():
    log = log_of(b"{x\n{y\n" * 30)
    assert (log.found.bad, len(log.found.broken)) == (60, SHOWN)
    assert log.found.broken[-1].line == SHOWN


def test_a_line_that_is_too_long_is_passed_over(monkeypatch):
    monkeypatch.setattr(json_lines, "MAX_LINE", 1_000)
    long = b'{"x": "' + b"y" * 5_000 + b'"}'
    log = log_of(GOOD + b"\n" + long + b"\n" + GOOD + b"\n" + b'{"x' + b"y" * 3_000)
    assert reasons(log) == [(2, "too-long", ""), (4, "too-long", "")]
    assert log.found.requests == 1


@pytest.mark.parametrize(
    ("content", "kind", "columns"),
    [
        (b"", "empty", ()),
        (b"\n \n\n", "empty", ()),
        (b"hello\nworld\n", "unknown", ()),
        (b"name,size\na,1\n", "unknown", ("name", "size")),
        (b'[{"a": 1}, 2', "not-json", ()),
        (b"[tool]\nx = 1\n", "unknown", ()),
        (b"[2026-11-23] begun\n", "unknown", ()),
        (b"{\n", "not-json", ()),
        (b"[" * 100_000, "not-json", ()),
        (b"{\n" + b'"x": [' * 100_000, "not-json", ()),
        (b'"\n' * 3, "unknown", ()),
    ],
)
def test_a_file_that_is_no_log_is_refused(content, kind, columns):
    with pytest.raises(LogError) as caught:
        log_of(content)
    assert caught.value == LogError(kind, "file 1", columns)


def test_a_document_that_is_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(json_lines, "MAX_DOCUMENT", 1_000)
    with pytest.raises(LogError) as caught:
        log_of(b"[\n" + (GOOD + b",\n") * 10)
    assert caught.value.kind == "too-large"


def test_a_document_of_one_bad_element_is_a_log():
    log = log_of('[{"usage": {"prompt_tokens": "5"}, "model": "m"}]')
    assert reasons(log) == [(1, "bad-value", "usage.prompt_tokens")]


def test_a_log_whose_first_line_is_broken_is_a_log():
    log = log_of(b"2026-11-23 started\n" + GOOD + b"\n{x\n")
    assert log.found.requests == 1
    assert reasons(log) == [(1, "not-json", ""), (3, "not-json", "")]


def test_the_reading_can_be_stopped():
    seen = []

    def stop(done):
        seen.append(done)
        raise KeyboardInterrupt

    file = io.BytesIO((GOOD + b"\n") * 3_000)
    with pytest.raises(KeyboardInterrupt):
        Reading(BOOK, NOW).read("x", file, stop)
    assert 0 < seen[0] < len(file.getvalue()) // 2


def test_it_says_how_far_it_is():
    seen = []
    data = (GOOD + b"\n") * 2_500
    Reading(BOOK, NOW).read("x", io.BytesIO(data), seen.append)
    assert seen == sorted(seen)
    assert (len(seen), seen[-1]) == (3, len(data))
    wide = "\ufeff".encode("utf-16-le") + GOOD.decode().encode("utf-16-le")
    Reading(BOOK, NOW).read("x", io.BytesIO(wide), seen.append)
    assert seen[-1] == len(wide) - 2


COST = {"amount": {"value": 1.5, "currency": "usd"}, "input_tokens": 5, "model": "gpt-5"}
SHAPES = [
    chat(),
    message(),
    {"type": "message_start", "message": message()},
    {"object": "page", "data": [{"object": "bucket", "start_time": 1, "results": [COST]}]},
    {"custom_id": "1", "response": {"status_code": 200, "body": chat()}},
    {"usageMetadata": {"promptTokenCount": 5}, "modelVersion": "x"},
]
ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


def places(value, path=()):
    yield path
    if isinstance(value, dict | list):
        for key in value if isinstance(value, dict) else range(len(value)):
            yield from places(value[key], (*path, key))


def replaced(value, path, other):
    if not path:
        return other
    made = dict(value) if isinstance(value, dict) else list(value)
    made[path[0]] = replaced(value[path[0]], path[1:], other)
    return made


@settings(max_examples=400)
@given(st.sampled_from(SHAPES), st.data())
def test_anything_in_any_place_is_counted_or_listed(shape, data):
    path = data.draw(st.sampled_from(list(places(shape))[1:]))
    line = as_bytes([replaced(shape, path, data.draw(ODD))])
    log = log_of(line + GOOD)
    assert log.found.requests >= 1
    assert log.found.bad <= 3


@settings(max_examples=200)
@given(st.binary(max_size=200))
def test_any_bytes_are_a_log_or_refused(content):
    try:
        log_of(content)
    except LogError as error:
        assert error.kind in ("empty", "unknown", "not-json")  # noqa: PT017 - some are logs


def test_a_log_cut_anywhere_is_read_up_to_there():
    whole = as_bytes([chat(str(n)) for n in range(3)])
    for cut in random.Random(1).sample(range(2, len(whole)), 60):
        log = log_of(whole[:cut])
        assert log.found.requests + log.found.bad <= 4
        assert log.found.requests >= whole[:cut].count(b"\n")
