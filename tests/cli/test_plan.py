"""The plan by computing time, as ``estimator quote`` answers it."""

import pytest

from estimator.pricing import money, plans
from estimator.pricing.presets import PRESETS

INPUTS = {
    "p": "0.1",
    "compute_tokens": 4096,
    "requests": 500,
    "request_tokens": 128,
    "call_seconds": 0.1,
    "days": 30,
}
PLAN = {"id": "a", "plan": "compute-time", "inputs": INPUTS}


def test_the_plan_by_computing_time(answers):
    (answer,) = answers(PLAN)
    common = {"rate": "0.1", "per": 1, "source": "p of the request"}
    assert answer == {
        "id": "a",
        "currency": None,
        "total": "204838.4",
        "lines": [
            {
                "meter": "compute_tokens * requests",
                "quantity": "2048000",
                "amount": "204800",
                "rule": "p * compute_tokens * requests",
                **common,
            },
            {
                "meter": "request_tokens * call_seconds * days",
                "quantity": "384",
                "amount": "38.4",
                "rule": "p * request_tokens * call_seconds * days",
                **common,
            },
        ],
    }


@pytest.mark.parametrize("preset", PRESETS, ids=[preset.name for preset in PRESETS])
def test_a_preset_is_answered_as_it_is_computed(answers, preset):
    inputs = {name: money.plain_text(value) for name, value in preset.inputs.items()}
    (answer,) = answers({"id": "a", "plan": "compute-time", "inputs": inputs})
    amounts = [term.amount for term in plans.compute_time(preset.inputs)]
    assert [line["amount"] for line in answer["lines"]] == list(map(money.plain_text, amounts))
    assert answer["total"] == money.plain_text(money.total(amounts))


NEEDED = "p, compute_tokens, requests, request_tokens, call_seconds, days"


@pytest.mark.parametrize(
    ("changed", "kind", "message"),
    [
        ({"plan": "flat"}, "bad-field", 'The field "plan" is "flat": it must be compute-time.'),
        ({"plan": 7}, "bad-field", 'The field "plan" is 7: it must be compute-time.'),
        (
            {"model": "gpt-5"},
            "unknown-field",
            'There is no field "model": use id, plan or inputs.',
        ),
        (
            {"inputs": {"p": 1}},
            "missing-input",
            f'"inputs" has no compute_tokens: it needs {NEEDED}.',
        ),
        (
            {"inputs": {"q": 1}},
            "unknown-input",
            f'"inputs" has an unknown "q": it takes {NEEDED}.',
        ),
        (
            {"inputs": {**INPUTS, "days": -1}},
            "bad-input",
            (
                'days is "-1": it must be a number from 0 to 1000000000000000000 with at most 9'
                " decimals."
            ),
        ),
    ],
)
def test_a_plan_that_is_refused(refusal, changed, kind, message):
    assert refusal({**PLAN, **changed}) == (kind, message)
