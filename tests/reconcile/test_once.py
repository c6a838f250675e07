"""Each request is counted once, whatever the order of the lines and however often they stand."""

import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from usage_logs import NOON, chat, log_of, message, used

from estimator.pricing import money
from estimator.reconcile.priced import cost, price
from estimator.reconcile.record import seconds

SIZES = st.integers(0, 3_000)


@st.composite
def lines(draw):
    """A record of one of a few requests; copies of one may differ in anything."""
    name = draw(st.sampled_from("abcd"))
    total, output = draw(SIZES), draw(SIZES)
    cached = draw(st.integers(0, total))
    made = chat(
        f"id-{name}",
        draw(st.sampled_from(["gpt-5.4", "gpt-5.4-mini", "nobody's"])),
        total,
        output,
        object=draw(st.sampled_from(["chat.completion", "chat.completion.chunk"])),
        created=NOON + draw(st.integers(0, 200_000)),
        usage={"prompt_tokens_details": {"cached_tokens": cached}},
        service_tier=draw(st.sampled_from(["default", "flex"])),
    )
    attempt = draw(st.sampled_from(["", "one", "two"]))
    return {"request": {"client_request_id": attempt}, "response": made}


def outcome(log):
    """Everything that a log comes to, but for what tells copies of its lines apart."""
    found = log.found
    sums = sorted(
        (s.model.id, s.line.meter, s.line.quantity, s.line.amount) for s in price(log.cells).sums()
    )
    return found.requests, found.retries, found.silent, used(log.cells), sums, log.hours


@settings(max_examples=150)
@given(st.lists(lines(), min_size=1, max_size=12), st.randoms(use_true_random=False))
def test_any_order_and_any_copies_come_to_the_same(records, chance):
    plain = log_of(records)
    mixed = records + chance.choices(records, k=chance.randrange(8))
    chance.shuffle(mixed)
    assert outcome(log_of(mixed)) == outcome(plain)
    half = len(mixed) // 2
    assert outcome(log_of(mixed[:half] or [b""], mixed[half:]) if half else plain) == outcome(plain)


@settings(max_examples=150)
@given(st.lists(lines(), min_size=1, max_size=12), st.randoms(use_true_random=False))
def test_copies_are_what_is_read_less_what_counts(records, chance):
    """The slow oracle: all of it, added up as if nothing were a copy, is both together."""
    apart = [{**each, "response": {**each["response"], "id": str(n)}}
             for n, each in enumerate(records)
             if each["response"]["object"] == "chat.completion"]  # fmt: skip
    whole = [each for each in records if each["response"]["object"] == "chat.completion"]
    chance.shuffle(whole)
    if whole:
        log = log_of(whole)
        everything = [entry.line.amount for entry in price(log_of(apart).cells).entries]
        both = [entry.line.amount for entry in price((*log.cells, *log.copies)).entries]
        assert money.total(both) == money.total(everything)
        assert log.found.copies == len(whole) - log.found.requests


@pytest.mark.parametrize("order", [1, -1])
def test_of_copies_the_one_with_the_most_output_counts(order):
    copies = [
        chat("a", total=900, output=10),
        chat("a", total=100, output=50),
        chat("a", total=100, output=50, created=NOON - 86_400),
        chat("a", total=200, output=50, object="chat.completion.chunk"),
        chat("a", total=200, output=50, created=None),
        chat("a", total=200, output=50, created=NOON + 86_400),
        chat("a", total=200, output=50, created=NOON),
    ]
    (cell,) = log_of(copies[::order]).cells
    assert (dict(cell.totals), cell.sale.day.day) == (
        {"input_tokens": 200, "output_tokens": 50},
        23,
    )


@pytest.mark.parametrize("order", [1, -1])
def test_a_whole_response_counts_before_a_part_that_says_the_same(order):
    copies = [chat("a"), chat("a", object="chat.completion.chunk", created=NOON - 9)]
    log = log_of(copies[::order])
    assert (log.found.copies, log.copies) == (0, ())


def test_a_request_without_an_id_is_counted_each_time():
    nameless = chat()
    del nameless["id"]
    log = log_of([nameless, nameless])
    assert (log.found.requests, log.found.nameless, log.found.copies) == (2, 2, 0)
    named = {"request": {"client_request_id": "7"}, "response": nameless}
    later = {**named, "response": {**nameless, "created": NOON + 9}}
    log = log_of([named, named, later])
    assert (log.found.requests, log.found.nameless, log.found.copies) == (2, 0, 1)
    assert log.found.retries == 1


# Retries


def sent(attempt, id_, second=NOON, **more):
    return {"request": attempt, "response": chat(id_, created=second, **more)}


@pytest.mark.parametrize(
    "attempt",
    [
        {"client_request_id": "k"},
        {"idempotency_key": "k"},
        {"headers": {"idempotency-key": "k"}},
        {"headers": {"x-client-request-id": "k"}},
        {"headers": {"request-id": "k"}},
        {"request_id": "k"},
        {"x_request_id": "k"},
    ],
)
def test_the_same_request_sent_again_is_a_retry_and_billed(attempt):
    log = log_of([sent(attempt, "b", NOON + 5, output=70), sent(attempt, "a", output=50)])
    assert (log.found.requests, log.found.retries, log.found.copies) == (2, 1, 0)
    (retry,) = log.retries
    assert retry.totals["output_tokens"] == 70  # the later
    assert cost(log.retries) == cost([retry])
    assert used(log.cells)["gpt-5.4", "standard"]["output_tokens"] == 120


def test_where_a_logger_keeps_the_clients_id():
    response = chat("a")
    for wrapped in (
        {"metadata": {"request_id": "k"}, "response": response},
        {"headers": {"x-request-id": "k"}, "response": response},
        {"request_id": "k", "response": response},
        {"response": {**response, "metadata": {"request_id": "k"}}},
    ):
        assert log_of([wrapped, sent({"request_id": "k"}, "b")]).found.retries == 1
    other = sent({"request_id": "k"}, "b", total=999)
    assert log_of([sent({"request_id": "k"}, "a"), other]).found.retries == 0  # another request
    odd = sent({"request_id": 7, "headers": "x"}, "c"), {"request": 1, "response": response}
    assert log_of(odd).found.retries == 0


# Streams

USAGE = {"prompt_tokens": 1000, "completion_tokens": 100}


def chunk(id_="s", **more):
    return {"id": id_, "object": "chat.completion.chunk", "model": "gpt-5.4", "choices": [], **more}


def test_a_streams_chunks_are_one_request():
    parts = [chunk(usage=None), chunk(), chunk(usage=USAGE)]
    random.Random(1).shuffle(parts)
    log = log_of([*parts, chunk("never ended")])
    found = log.found
    assert (found.requests, found.parts, found.copies, found.silent) == (1, 4, 0, 1)


def test_a_stream_that_says_its_usage_all_along_counts_at_its_end():
    growing = [chunk(usage={**USAGE, "completion_tokens": n}) for n in (1, 50, 100, 70)]
    log = log_of([*growing, {"response": chunk()}])
    assert used(log.cells)["gpt-5.4", "standard"]["output_tokens"] == 100
    assert (log.found.requests, log.found.copies, log.copies) == (1, 0, ())


def test_events_of_the_responses_api():
    usage = {"input_tokens": 10, "output_tokens": 5}
    done = {"id": "r", "model": "gpt-5.4", "usage": usage}
    log = log_of([
        {"type": "response.created", "response": {**done, "usage": None}},
        {"type": "response.output_text.delta", "delta": "x"},
        {"type": "response.completed", "response": done},
    ])  # fmt: skip
    assert (log.found.requests, log.found.parts, log.found.bad) == (1, 2, 0)


def gemini(output, reason=None):
    usage = {"promptTokenCount": 10, "candidatesTokenCount": output}
    answer = {"responseId": "g", "modelVersion": "gemini-2.5-pro", "usageMetadata": usage}
    return {**answer, "candidates": [{"finishReason": reason} if reason else {}]}


def test_geminis_parts_are_one_request():
    log = log_of([gemini(1), gemini(5), gemini(9, "STOP")])
    assert (log.found.requests, log.found.copies, log.found.parts) == (1, 0, 2)
    assert used(log.cells)["gemini-2.5-pro", "standard"]["output_tokens"] == 9


def start(id_, **usage):
    return {"type": "message_start", "message": message(id_, **{"output_tokens": 1, **usage})}


def end(output, **usage):
    return {"type": "message_delta", "usage": {"output_tokens": output, **usage}}


def test_anthropics_events_belong_to_the_message_that_was_begun():
    log = log_of([
        start("m1", input_tokens=100, cache_read_input_tokens=50),
        {"type": "ping"},
        {"type": "content_block_delta", "delta": {}},
        end(70),
        {"type": "message_stop"},
    ])  # fmt: skip
    assert used(log.cells) == {
        ("claude-sonnet-4-5", "standard"): {
            "requests": 1, "input_tokens": 150, "cache_read_tokens": 50, "output_tokens": 70,
        }
    }  # fmt: skip
    assert (log.found.parts, log.found.bad) == (3, 0)


def test_messages_within_messages_end_in_turn():
    log = log_of([start("m1"), start("m2", input_tokens=20), end(7), end(9, input_tokens=10)])
    assert log.found.requests == 2
    assert used(log.cells)["claude-sonnet-4-5", "standard"] == {
        "requests": 2, "input_tokens": 30, "output_tokens": 16,
    }  # fmt: skip


def test_a_message_that_was_cut_off_counts_as_far_as_it_is_known():
    log = log_of([start("m1")], [message("m1", output_tokens=44)], [start("m2")])
    assert (log.found.requests, log.found.copies) == (2, 0)
    assert used(log.cells)["claude-sonnet-4-5", "standard"]["output_tokens"] == 45


def test_an_end_without_a_beginning_says_no_model():
    log = log_of([end(5)])
    assert [(bad.line, bad.error.kind) for bad in log.found.broken] == [(1, "no-model")]


def test_no_end_of_open_messages_fills_the_memory():
    log = log_of([start(f"m{n}") for n in range(1_002)])
    assert log.found.requests == 1_002


def test_what_was_read_once_more_can_be_priced():
    log = log_of([chat("a"), chat("a"), chat("b")])
    assert (log.found.copies, cost(log.copies)) == (1, cost(log_of([chat("a")]).cells))
    assert json.dumps(log.hours) == json.dumps({NOON // 3600: 2})


def test_a_moment_of_any_length_is_none():
    assert seconds(10**400) == seconds(-(10**400)) == seconds(float("inf")) == 0
