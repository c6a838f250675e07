"""What ``estimator quote`` refuses, and in which words; it prices nothing that it doubts."""

import json

import pytest
from samples import lines_of, request


@pytest.mark.parametrize(
    ("line", "given"),
    [
        ("nonsense", "Expecting value, column 1"),
        ('{"id": 1', "Expecting ',' delimiter, column 9"),
        ('{"usage": {"input_tokens": NaN}}', "NaN is not a number"),
        ('{"usage": {"input_tokens": -Infinity}}', "-Infinity is not a number"),
        ('{"usage": 1e99999999999999999999}', "1e99999999999999999999 is beyond any number"),
        ('{"id": 1, "id": 2}', '"id" stands there twice'),
        ("[" * 100_000, "too many brackets in brackets"),
        ("9" * 5000, "a number has too many digits"),
    ],
)
def test_a_line_that_is_no_json(refusal, line, given):
    message = f"The line is not JSON ({given}): write one object a line."
    assert refusal(line) == ("not-json", message)


def test_a_line_that_is_not_utf_8(run):
    done = run("quote", stdin=b'{"id": "caf\xe9"}\n' + lines_of(request()).encode())
    first, second = map(json.loads, done.out.splitlines())
    assert first["error"]["message"] == (
        "The line is not JSON (byte 12 is not UTF-8): write one object a line."
    )
    assert "total" in second


@pytest.mark.parametrize("line", ["[1]", '"text"', "7", "null"])
def test_a_line_that_is_no_object(refusal, line):
    message = f"The line is {line} and not an object: write one object a line."
    assert refusal(line) == ("not-an-object", message)


LONG = "x" * 100


@pytest.mark.parametrize(
    ("fields", "kind", "message"),
    [
        ({"id": 2.5}, "bad-field", 'The field "id" is "2.5": it must be text or a whole number.'),
        ({"id": True}, "bad-field", 'The field "id" is true: it must be text or a whole number.'),
        ({"id": ["a"]}, "bad-field", 'The field "id" is ["a"]: it must be text or a whole number.'),
        ({"model": None}, "missing-field", 'The field "model" is missing: add it.'),
        ({"model": 5}, "bad-field", 'The field "model" is 5: it must be text.'),
        ({"provider": {}}, "bad-field", 'The field "provider" is {}: it must be text.'),
        (
            {"usage": []},
            "bad-field",
            'The field "usage" is []: it must be an object of names and numbers.',
        ),
        (
            {"region": "mars"},
            "no-region",
            'gpt-5.4 has no price for the region "mars": use eu or us, or leave it out.',
        ),
        (
            {"service_tier": "turbo"},
            "tier-not-sold",
            (
                'gpt-5.4 is not sold in the service tier "turbo": it is in standard, batch, flex,'
                " priority or fast."
            ),
        ),
        (
            {"at": "yesterday"},
            "bad-field",
            (
                'The field "at" is "yesterday": it must be a date and time such as'
                " 2026-11-23T12:00:00+00:00."
            ),
        ),
        (
            {"at": "0001-01-01T00:00:00+14:00"},
            "bad-field",
            (
                'The field "at" is "0001-01-01T00:00:00+14:00": it must be a date and time such as'
                " 2026-11-23T12:00:00+00:00."
            ),
        ),
        (
            {"max_tokens": 5},
            "unknown-field",
            (
                'There is no field "max_tokens": use id, provider, model, at, service_tier,'
                " region or usage."
            ),
        ),
        (
            {"provider": "opanai"},
            "unknown-provider",
            (
                'There is no provider "opanai" in the rate book: use openai, anthropic, google,'
                " x-ai, deepseek, mistral, cohere, meta, minimax, moonshotai, perplexity,"
                " voyageai, zhipuai or zai."
            ),
        ),
        (
            {"model": LONG},
            "unknown-model",
            f'There is no model "{LONG[:59]}…" in the rate book: see estimator models.',
        ),
        (
            {"model": "glm-5"},
            "ambiguous-model",
            'The model "glm-5" has several providers: add zhipuai or zai as its provider.',
        ),
        (
            {"model": "gpt-4.1", "service_tier": "flex"},
            "tier-not-sold",
            (
                'gpt-4.1 is not sold in the service tier "flex": it is in standard, batch,'
                " priority or fast."
            ),
        ),
        (
            {"service_tier": "batch", "at": "2020-01-01"},
            "not-in-force",
            (
                "gpt-5.4 has no price in this service tier at 2020-01-01T00:00:00+00:00: the"
                " first is of 2026-10-14."
            ),
        ),
        (
            {"usage": {"input_token": 1}},
            "unknown-meter",
            (
                'There is no meter "input_token": use those of the rate book, such as input_tokens,'
                " cache_read_tokens or output_tokens."
            ),
        ),
        (
            {"usage": {"input_tokens": -1}},
            "bad-quantity",
            (
                'input_tokens is "-1": it must be a number from 0 to 1000000000000000000 with at'
                " most 9 decimals."
            ),
        ),
        (
            {"usage": {"requests": "1.5"}},
            "bad-quantity",
            'requests is "1.5": it must be a whole number from 0 to 1000000000000000000.',
        ),
        (
            {"usage": {"input_tokens": True}},
            "bad-quantity",
            (
                'input_tokens is "True": it must be a number from 0 to 1000000000000000000 with at'
                " most 9 decimals."
            ),
        ),
        (
            {"usage": {"cache_read_tokens": 1}},
            "part-without-total",
            (
                "cache_read_tokens is 1 and input_tokens is missing: give input_tokens, which"
                " includes it."
            ),
        ),
        (
            {"usage": {"input_tokens": 1, "cache_read_tokens": 2}},
            "part-above-total",
            (
                "cache_read_tokens is 2, which is more than the 1 of input_tokens that includes it:"
                " input_tokens must be at least 2."
            ),
        ),
        (
            {"usage": {"audio_seconds": 1}},
            "no-rate",
            "The model has no rate for audio_seconds: leave it out, or set one in the window.",
        ),
    ],
)
def test_a_request_that_is_refused(refusal, fields, kind, message):
    assert refusal(request(**fields)) == (kind, message)


@pytest.mark.parametrize("field", ["model", "usage"])
def test_a_field_that_is_missing(refusal, field):
    line = {key: value for key, value in request().items() if key != field}
    assert refusal(line) == ("missing-field", f'The field "{field}" is missing: add it.')
