"""What loses something first where nobody has said so."""

import json

import pytest

from estimator.trimming import order
from estimator.trimming.passages import of_request

TURNS = [
    {"role": "system", "content": "Be kind."},
    {"role": "user", "content": "first"},
    {"role": "assistant", "content": None, "tool_calls": []},
    {"role": "tool", "content": "answer"},
    {"role": "assistant", "content": [{"type": "text", "text": "second"}, {"type": "image_url"}]},
    {"role": "developer", "content": "Go on."},
    {"role": "user", "content": "last"},
    {"role": "assistant", "content": "prefix"},
]


def lost(messages):
    text = json.dumps(messages)
    return [text[start:end] for start, end in order.of_messages(text, of_request(text))]


def test_instructions_and_the_last_turn_stay():
    assert lost(TURNS) == ["first", "answer", "second"]
    assert lost({"messages": TURNS, "model": "gpt-5"}) == ["first", "answer", "second"]


def test_a_request_of_one_turn_loses_nothing():
    assert lost(TURNS[:2]) == []


def test_without_a_user_all_but_instructions_may_go():
    assert lost([TURNS[0], {"role": "assistant", "content": "a"}]) == ["a"]


@pytest.mark.parametrize(
    ("count", "expected"),
    [(0, []), (1, [0]), (2, [0, 1]), (3, [1, 2, 0]), (4, [1, 2, 0, 3]), (5, [2, 3, 1, 4, 0])],
)
def test_a_text_loses_from_its_middle(count, expected):
    spans = [(n, n + 1) for n in range(count)]
    assert [start for start, _ in order.of_sections(spans)] == expected
