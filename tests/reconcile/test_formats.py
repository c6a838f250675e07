"""Every shape in which a response can stand in a log."""

import json

import pytest
from usage_logs import DAY, NOON, chat, log_of, message, reasons, used

GPT, CLAUDE = ("gpt-5.4", "standard"), ("claude-sonnet-4-5", "standard")


def only(line):
    """What one line used."""
    log = log_of([line])
    assert reasons(log) == []
    (found,) = used(log.cells).items()
    return found


def test_chat_completions():
    details = {
        "prompt_tokens_details": {"cached_tokens": 600, "audio_tokens": 50},
        "completion_tokens_details": {"reasoning_tokens": 30, "audio_tokens": 20},
    }
    assert only(chat(usage=details)) == (
        GPT,
        {
            "requests": 1,
            "input_tokens": 1000,
            "output_tokens": 100,
            "cache_read_tokens": 600,
            "reasoning_tokens": 30,
            "input_audio_tokens": 50,
            "output_audio_tokens": 20,
        },
    )


def test_what_was_written_to_a_cache_is_part_of_the_input():
    written = {"prompt_tokens_details": {"cached_tokens": 100, "cache_write_tokens": 500}}
    assert only(chat(usage=written))[1]["cache_write_tokens"] == 500


def test_the_responses_api_and_its_searches():
    answer = {
        "id": "resp_1", "object": "response", "created_at": NOON, "model": "gpt-5.4",
        "output": [
            {"type": "web_search_call"}, {"type": "web_search_call"}, {"type": "message"},
            {"type": "file_search_call"}, "odd",
        ],
        "usage": {
            "input_tokens": 1000, "input_tokens_details": {"cached_tokens": 400},
            "output_tokens": 100, "output_tokens_details": {"reasoning_tokens": 60},
        },
    }  # fmt: skip
    assert only(answer)[1] == {
        "requests": 1,
        "input_tokens": 1000,
        "output_tokens": 100,
        "cache_read_tokens": 400,
        "reasoning_tokens": 60,
        "web_searches": 2,
        "file_searches": 1,
    }


def test_realtime_counts_of_what_is_no_text():
    usage = {
        "input_tokens": 1000,
        "output_tokens": 100,
        "input_token_details": {
            "cached_tokens": 500, "audio_tokens": 700, "image_tokens": 100,
            "cached_tokens_details": {"audio_tokens": 300, "image_tokens": 50},
        },
        "output_token_details": {"audio_tokens": 80, "image_tokens": 10},
    }  # fmt: skip
    response = {"id": "r", "model": "gpt-5.4", "usage": usage}
    assert only({"type": "response.done", "response": response})[1] == {
        "requests": 1, "input_tokens": 1000, "output_tokens": 100, "cache_read_tokens": 500,
        "input_audio_tokens": 700, "cache_audio_read_tokens": 300,
        "input_image_tokens": 100, "cache_image_read_tokens": 50,
        "output_audio_tokens": 80, "output_image_tokens": 10,
    }  # fmt: skip


def test_embeddings_have_no_output():
    usage = {"prompt_tokens": 8, "total_tokens": 8}
    line = {"object": "list", "data": [{"embedding": [0.1]}], "model": "text-embedding-3-small"}
    assert only({**line, "usage": usage}) == (
        ("text-embedding-3-small", "standard"),
        {"requests": 1, "input_tokens": 8},
    )


def test_anthropic_says_what_was_cached_beside_the_input():
    ages = {"ephemeral_5m_input_tokens": 200, "ephemeral_1h_input_tokens": 100}
    line = message(
        cache_read_input_tokens=500,
        cache_creation_input_tokens=300,
        cache_creation=ages,
        server_tool_use={"web_search_requests": 2},
    )
    assert only(line) == (
        CLAUDE,
        {
            "requests": 1,
            "input_tokens": 810,
            "output_tokens": 5,
            "cache_read_tokens": 500,
            "cache_write_tokens": 300,
            "cache_write_1h_tokens": 100,
            "web_searches": 2,
        },
    )
    by_age = only(message(cache_creation_input_tokens=0, cache_creation=ages))[1]
    assert by_age["cache_write_tokens"] == 300
    assert only(message())[1] == {"requests": 1, "input_tokens": 10, "output_tokens": 5}


def test_a_gateway_counts_anthropics_cache_within_the_prompt():
    line = chat(model="anthropic/claude-sonnet-4-5", usage={"cache_read_input_tokens": 600})
    assert only(line)[1] == {
        "requests": 1, "input_tokens": 1000, "output_tokens": 100, "cache_read_tokens": 600,
    }  # fmt: skip


def test_deepseek_says_hits_of_its_cache():
    line = chat(model="deepseek-chat", usage={"prompt_cache_hit_tokens": 64})
    assert only(line)[1]["cache_read_tokens"] == 64


def test_gemini():
    usage = {
        "promptTokenCount": 900, "toolUsePromptTokenCount": 100, "cachedContentTokenCount": 300,
        "candidatesTokenCount": 40, "thoughtsTokenCount": 60,
        "promptTokensDetails": [
            {"modality": "TEXT", "tokenCount": 800}, {"modality": "AUDIO", "tokenCount": 100},
        ],
    }  # fmt: skip
    line = {"responseId": "g", "modelVersion": "models/gemini-2.5-pro", "usageMetadata": usage}
    assert only({**line, "candidates": [{"finishReason": "STOP"}]}) == (
        ("gemini-2.5-pro", "standard"),
        {
            "requests": 1, "input_tokens": 1000, "output_tokens": 100, "cache_read_tokens": 300,
            "reasoning_tokens": 60, "input_audio_tokens": 100,
        },
    )  # fmt: skip


@pytest.mark.parametrize(
    "wrapped",
    [
        {"timestamp": "2026-11-23T12:00:00Z", "request": {"model": "x"}, "response": chat()},
        {"body": chat()},
        {"response": json.dumps(chat())},
        {"event": {"response": chat()}},
        {"data": chat()},
        {"object": "list", "data": [chat()]},
        {"result": {"message": chat()}},
    ],
)
def test_loggers_wrap_responses(wrapped):
    assert only(wrapped) == (GPT, {"requests": 1, "input_tokens": 1000, "output_tokens": 100})


def test_the_model_may_stand_in_the_request_alone():
    nameless = chat()
    del nameless["model"]
    assert only({"request": {"model": "gpt-5.4"}, "response": nameless})[0] == GPT
    assert only({"model": "gpt-5.4", "response": nameless})[0] == GPT
    assert reasons(log_of([{"request": "text", "response": nameless}])) == [(1, "no-model", "")]


def test_lines_of_a_batch_are_priced_as_one():
    done = {"custom_id": "1", "response": {"status_code": 200, "body": chat()}, "error": None}
    failed = {"custom_id": "2", "response": {"status_code": 429, "body": {}}, "error": None}
    of_claude = {"custom_id": "3", "result": {"type": "succeeded", "message": message()}}
    ended = {"custom_id": "4", "result": {"type": "expired"}}
    log = log_of([done, failed, of_claude, ended])
    assert [key for key, _ in used(log.cells).items()] == [
        ("gpt-5.4", "batch"),
        ("claude-sonnet-4-5", "batch"),
    ]
    assert (log.found.requests, log.found.failed, log.found.bad) == (2, 2, 0)


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("default", "standard"), ("auto", "standard"), (None, "standard"), ("Priority", "priority"),
        ("flex", "flex"), ("priority_on_demand", "priority"), (7, "standard"),
    ],
)  # fmt: skip
def test_classes_of_service(said, known):
    assert only(chat(service_tier=said))[0] == ("gpt-5.4", known)


def test_anthropics_speed_and_region():
    log = log_of([message(model="claude-opus-4-6", speed="fast", inference_geo="us")])
    (cell,) = log.cells
    assert (cell.sale.service_tier, cell.sale.region) == ("fast", "us")
    (elsewhere,) = log_of([message(inference_geo="mars")]).cells
    assert elsewhere.sale.region == ""


@pytest.mark.parametrize(
    "when",
    [
        {"created": NOON},
        {"created": NOON * 1000},
        {"created": NOON * 1_000_000},
        {"created": str(NOON)},
        {"created": float(NOON) + 0.5},
        {"created": None, "created_at": "2026-11-23T12:00:00+00:00"},
        {"created": None, "timestamp": "2026-11-23 12:00:00,123"},
        {"created": None, "time": "2026-11-23T13:00:00+01:00"},
        {"created": None, "ts": NOON},
    ],
)
def test_moments(when):
    (cell,) = log_of([chat(**when)]).cells
    assert cell.sale.day.isoformat() == "2026-11-23"
    assert cell.sale.at.hour == 12


@pytest.mark.parametrize("when", [0, -1, True, "soon", "9" * 17, 1e300, [], "0001-01-01T00:00:00"])
def test_what_says_no_moment_is_priced_as_of_today(when):
    (cell,) = log_of([chat(created=when)]).cells
    assert cell.sale.day is None
    assert cell.sale.at.isoformat() == "2026-11-30T00:00:00+00:00"


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("gpt-5.4-2026-03-05", "gpt-5.4"),
        ("openrouter/openai/gpt-5.4", "gpt-5.4"),
        ("us.anthropic.claude-sonnet-4-5-20250929-v1:0", "claude-sonnet-4-5"),
        ("Claude Sonnet 4.5", "claude-sonnet-4-5"),
        ("ft:gpt-4o-2024-08-06:acme::1", "gpt-4o-2024-08-06"),
    ],
)
def test_models_by_the_names_of_gateways(name, id_):
    (cell,) = log_of([chat(model=name)]).cells
    found = cell.sale.model.id if cell.sale.model else None
    assert found == id_ or (id_.startswith("gpt-4o") and found)


def test_server_sent_events_and_arrays_of_lines():
    line = json.dumps(chat()).encode()
    events = b"event: x\nid: 1\n: note\nretry: 9\ndata: " + line + b"\n\ndata: [DONE]\n"
    assert log_of(events).found.requests == 1
    assert log_of(events).found.bad == 0
    array = json.dumps([chat("a"), chat("b")]).encode()
    assert log_of(array).found.requests == 2
    spread = json.dumps([chat("a"), chat("b")], indent=1).encode()
    assert log_of(b"\xef\xbb\xbf" + spread).found.requests == 2
    assert log_of(json.dumps(chat(), indent=1)).found.requests == 1


def test_what_stands_around_an_event_is_not_lost():
    nameless = {**chat(created=None)}
    del nameless["model"]
    line = {"timestamp": NOON, "request": {"model": "gpt-5.4"}, "data": nameless}
    (cell,) = log_of([line]).cells
    assert (cell.sale.name, cell.sale.day.day) == ("gpt-5.4", 23)


def test_utf_16_as_windows_writes_it():
    text = json.dumps(chat("a")) + "\r\n" + json.dumps(chat("b")) + "\r\n"
    for coding, mark in (("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")):
        log = log_of(mark + text.encode(coding))
        assert (log.found.requests, log.found.bad) == (2, 0)


def test_days_begin_at_midnight_utc():
    lines = [chat(str(n), created=NOON + DAY // 2 + n) for n in (-1, 0, 1)]
    days = sorted((cell.sale.day.day, cell.requests) for cell in log_of(lines).cells)
    assert days == [(23, 1), (24, 2)]
