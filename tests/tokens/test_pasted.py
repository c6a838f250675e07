"""What providers say was billed, as it may be pasted."""

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from estimator.tokens import pasted
from estimator.tokens.pasted import Billed, PastedError

OPENAI = """{"id": "chatcmpl-1", "model": "gpt-5.4-2026-03-05", "choices": [{"message": {"content":
"{\\"prompt_tokens\\": 1}, don't } {"}}], "usage": {"prompt_tokens": 1117, "completion_tokens": 46,
"total_tokens": 1163, "prompt_tokens_details": {"cached_tokens": 1024, "audio_tokens": 0}}}"""
RESPONSES = """{"model": "gpt-5.5", "usage": {"input_tokens": 75, "input_tokens_details":
{"cached_tokens": 12}, "output_tokens": 9, "total_tokens": 84}}"""
ANTHROPIC = """{"type": "message", "model": "claude-sonnet-5", "usage": {"input_tokens": 21,
"cache_creation_input_tokens": 188, "cache_read_input_tokens": 1000, "cache_creation":
{"ephemeral_5m_input_tokens": 188, "ephemeral_1h_input_tokens": 0}, "output_tokens": 393}}"""
STREAM = """event: message_start
data: {"type": "message_start", "message": {"model": "claude-opus-5", "usage":
 {"input_tokens": 25, "output_tokens": 1}}}

event: message_delta
data: {"type": "message_delta", "usage": {"output_tokens": 15}}
"""
GEMINI = """{"usageMetadata": {"promptTokenCount": 264, "candidatesTokenCount": 80,
"cachedContentTokenCount": 100, "totalTokenCount": 344}, "modelVersion": "gemini-3.8-flash"}"""
COHERE = """{"meta": {"api_version": {"version": "2"}, "billed_units": {"input_tokens": 5,
"output_tokens": 418}, "tokens": {"input_tokens": 71, "output_tokens": 418}}}"""

LOG = """Here's what it's billed: {"input_tokens": 9, "text": "don't"} and so on"""
PRINTED = "Usage(completion_tokens=1, prompt_tokens=9, details=Details(cached_tokens=2))"
NESTED = "[" * 50 + "0x" + "f" * 5000 + "]" * 50
MESSAGE = """Message(model='claude-opus-5', usage=Usage(cache_creation_input_tokens=1,
 cache_read_input_tokens=2, input_tokens=9))"""


@pytest.mark.parametrize(
    ("text", "billed"),
    [
        (OPENAI, Billed(1117, "gpt-5.4-2026-03-05", 1024)),
        (RESPONSES, Billed(75, "gpt-5.5", 12)),
        (ANTHROPIC, Billed(1209, "claude-sonnet-5", 1000)),
        (STREAM, Billed(25, "claude-opus-5")),
        (GEMINI, Billed(264, "gemini-3.8-flash", 100)),
        (COHERE, Billed(5)),
        ('{"usage": {"tokens": {"input_tokens": 71.0}}}', Billed(71)),
        ('{"usage": {"total_input_tokens": 8, "total_output_tokens": 3}}', Billed(8)),
        ('{"usage": {"inputTokens": 8, "cacheReadInputTokens": 4, "outputTokens": 3}}',
         Billed(12, cached=4)),
        ('{"prompt_tokens": 9, "prompt_cache_hit_tokens": 0, "prompt_cache_miss_tokens": 9}',
         Billed(9)),
        ('"usage": {"prompt_tokens": 9}, "created": 7', Billed(9)),
        ('"prompt_tokens": 9,\n"completion_tokens": 4,', Billed(9)),
        ("{'model': 'm', 'usage': {'prompt_tokens': 9, 'cached': None, 'x': \"it's }\"}} # ok",
         Billed(9, "m")),
        (LOG, Billed(9)),
        (PRINTED, Billed(9, cached=2)),
        (MESSAGE, Billed(12, "claude-opus-5", 2)),
        ('{"prompt_tokens": 9, "cached_tokens": 99}', Billed(9, cached=9)),
        ('{"prompt_tokens": 9, "cached_tokens": -1}', Billed(9)),
        ('{"prompt_tokens": 9, "prompt_tokens_details": {"cached_tokens": null}}', Billed(9)),
        ('{"prompt_tokens": 9}\n{"prompt_tokens": 9}', Billed(9)),
        ('[{"model": "a", "prompt_tokens": 9}, {"model": "b", "prompt_tokens": 9}]', Billed(9)),
        ('{"broken": {"usage": {"prompt_tokens": 9}', Billed(9)),
        ('{"prompt_tokens": 9, "input_tokens": 9}', Billed(9)),
    ],
)  # fmt: skip
def test_what_was_billed(text, billed):
    assert pasted.read(text) == billed


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", PastedError("empty")),
        (" \n", PastedError("empty")),
        ("{}", PastedError("no-usage")),
        ("1117", PastedError("no-usage")),
        ("hello {there}", PastedError("no-usage")),
        ('{"usage": {"output_tokens": 3}}', PastedError("no-usage")),
        ('{"usage": {"prompt_tokens": 0}}', PastedError("no-usage")),
        ('{"usage": {"prompt_tokens": null}}', PastedError("no-usage")),
        ('{"prompt_tokens": "9"}', PastedError("bad-number", "9")),
        ('{"prompt_tokens": true}', PastedError("bad-number", "True")),
        ('{"prompt_tokens": -1}', PastedError("bad-number", "-1")),
        ('{"prompt_tokens": 9.5}', PastedError("bad-number", "9.5")),
        ('{"prompt_tokens": NaN}', PastedError("bad-number", "nan")),
        ('{"prompt_tokens": Infinity}', PastedError("bad-number", "inf")),
        (f'{{"prompt_tokens": {NESTED}}}', PastedError("bad-number", "…")),
        (f"prompt_tokens={'9' * 5000}", PastedError("bad-number", "9" * 40)),
        ('{"prompt_tokens": 1000000000001}', PastedError("bad-number", "1000000000001")),
        ('{"prompt_tokens": 9, "input_tokens": 10}', PastedError("several", totals=(9, 10))),
        ('{"prompt_tokens": 9}{"prompt_tokens": 7}', PastedError("several", totals=(7, 9))),
        ('{"a":' * 50 + '{"prompt_tokens": 9}' + "}" * 50, PastedError("no-usage")),
        (r"{'path': '\d \{', 'n': 1}", PastedError("no-usage")),
        ("{" * 5000, PastedError("no-usage")),
        ('{"a":' * 3000 + "1" + "}" * 3000, PastedError("no-usage")),
    ],
)
def test_what_does_not_tell(text, error):
    with pytest.raises(PastedError) as caught:
        pasted.read(text)
    assert caught.value == error


@given(
    tokens=st.integers(1, 10**12),
    around=st.text(st.characters(exclude_characters="{}\"'=:"), max_size=20),
    dumps=st.sampled_from([json.dumps, repr, lambda value: json.dumps(value, indent=2)]),
)
def test_a_usage_among_other_things(tokens, around, dumps):
    answer = {"n": [1, {"deep": {"usage": {"prompt_tokens": tokens, "note": "a } b { c"}}}]}
    assert pasted.read(f"{around}{dumps(answer)}{around}") == Billed(tokens)


@given(text=st.text(max_size=200) | st.text("{}\":,= 09tokens_input'", max_size=200))
def test_any_text_is_read_or_refused(text):
    with contextlib.suppress(PastedError):
        assert 0 < pasted.read(text).tokens <= pasted.MAX_TOKENS
