"""Streams of Anthropic's, whose ends don't say whose they are."""

import pytest
from usage_logs import chat, log_of, message, used

START = [{"type": "message_start", "message": message(id_)} for id_ in "xyz"]
END = {"type": "message_delta", "usage": {"output_tokens": 100}}
X, Y, Z = START


@pytest.mark.parametrize(
    ("lines", "overlapped"),
    [
        ([X, END, Y, END], 0),
        ([X, Y, END, END], 2),
        ([X, Y, Z, END, END, END], 3),
        ([X, Y, END, Z, END, END], 3),
        ([X, Y, END], 0),  # the first was cut off
        ([X, Y, END, Z, END], 0),
        ([X, Y, END, END, Z, END], 2),
    ],
)
def test_streams_that_overlap_are_counted(lines, overlapped):
    log = log_of(lines)
    assert log.found.overlapped == overlapped
    assert log.found.requests == len({id(line) for line in lines if line is not END})


def test_streams_of_two_files_do_not_overlap():
    assert log_of([X, END], [Y, END]).found.overlapped == 0
    assert log_of([X, Y, END, END], [Z, END]).found.overlapped == 2


def test_what_is_not_finished_is_no_line_that_can_not_be_read():
    """As polling the Responses API says it."""
    waiting = [{"id": "r", "object": "response", "status": status, "usage": None, "error": None}
               for status in ("queued", "in_progress")]  # fmt: skip
    done = {**waiting[0], "status": "completed", "model": "gpt-5.4",
            "usage": {"input_tokens": 10, "output_tokens": 1}}  # fmt: skip
    log = log_of([*waiting, done])
    assert (log.found.requests, log.found.parts, log.found.silent, log.found.bad) == (1, 2, 0, 0)
    assert log_of(waiting).found.silent == 1


def test_of_ids_that_are_numbers_the_very_same_line_counts_once():
    """Rows are numbered in each file anew: the number alone says nothing."""
    one, other = chat(17), chat(17, total=1001)
    log = log_of([one, one, other], [one])
    assert (log.found.requests, log.found.copies, log.found.nameless) == (2, 2, 0)
    assert log_of([chat(True), chat(None)]).found.nameless == 2


@pytest.mark.parametrize("name", ["Idempotency-Key", "X-Client-Request-Id", "X-Request-Id"])
def test_headers_as_http_writes_them_tell_retries(name):
    lines = [{"request": {"headers": {name: "k"}}, "response": chat(id_)} for id_ in "ab"]
    log = log_of(lines)
    assert (log.found.requests, log.found.retries) == (2, 1)
    assert used(log.retries)["gpt-5.4", "standard"]["requests"] == 1
