"""What loses something first where nobody has said so."""

import json

import pytest

from estimator.trimming import order
from estimator.trimming.order import Part
from estimator.trimming.prompt import Prompt

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
    prompt = Prompt(text, len, is_request=True)
    return [text[start:end] for start, end in order.of_prompt(prompt)]


def parts(text, **options):
    return order.parts(Prompt(text, len, **options))


def test_instructions_and_the_last_turn_stay():
    assert lost(TURNS) == ["first", "answer", "second"]
    assert lost({"messages": TURNS, "model": "gpt-5"}) == ["first", "answer", "second"]


def test_of_a_request_of_one_turn_all_but_instructions_may_go():
    assert lost(TURNS[:2]) == ["first"]
    assert lost(TURNS[:1]) == []


@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        (0, ["first", "answer", "second", "last", "prefix"]),
        (1, ["first", "answer", "second"]),
        (2, ["first", "answer", "second", "last", "prefix"]),  # there are no others
        (9, ["first", "answer", "second", "last", "prefix"]),
    ],
)
def test_so_many_turns_stay_as_are_wanted(turns, expected):
    text = json.dumps(TURNS)
    found = order.of_prompt(Prompt(text, len, is_request=True), turns)
    assert [text[start:end] for start, end in found] == expected
    log = "".join(f"User: {n}\nAssistant: {n}\n" for n in range(4))
    free = [part.title for part in order.parts(Prompt(log, len), turns) if not part.stays]
    assert len(free) == (8 - 2 * turns if turns < 4 else 8)


def test_without_a_user_all_but_instructions_may_go():
    assert lost([TURNS[0], {"role": "assistant", "content": "a"}]) == ["a"]


@pytest.mark.parametrize(
    ("count", "expected"),
    [(0, []), (1, [0]), (2, [0, 1]), (3, [1, 2, 0]), (4, [1, 2, 0, 3]), (5, [2, 3, 1, 4, 0])],
)
def test_a_text_loses_from_its_middle(count, expected):
    found = [Part("heading", str(n), (n, n + 1)) for n in range(count)]
    assert [part.span[0] for part in order.from_the_middle(found)] == expected


def test_sections_of_a_text_go_from_its_middle():
    text = "".join(f"# Part {n}\n\nwords\n\n" for n in range(5))
    found = parts(text)
    assert [part.title for part in found] == [f"Part {n}" for n in (2, 3, 1, 4, 0)]
    assert all(text[slice(*p.span)].startswith(f"# {p.title}\n") for p in found)
    assert not any(part.stays for part in found)


def test_a_lone_section_is_its_beginning_and_what_is_within():
    text = "# Title\n\nwords\n\n## A\n\na\n\n## B\n\nb\n"
    found = sorted(parts(text), key=lambda part: part.span)
    assert [part.title for part in found] == ["Title", "A", "B"]
    assert "".join(text[slice(*part.span)] for part in found) == text
    assert [part.title for part in parts("# Title\n\nwords\n")] == ["Title"]
    nested = "# Title\n## Under\n### A\n### B\n"
    found = sorted(parts(nested), key=lambda part: part.span)
    assert [part.title for part in found] == ["Title", "Under", "A", "B"]


LOG = "System: be kind\nUser: first\nAssistant: one\nUser: second\nAssistant: two\nUser: last\n"


def test_a_chat_log_is_as_a_request():
    found = parts(LOG)
    titles = [(part.title, part.stays) for part in found]
    assert titles == [
        ("User: first", False),
        ("Assistant: one", False),
        ("User: second", False),
        ("Assistant: two", False),
        ("System: be kind", True),
        ("User: last", True),
    ]


def test_a_log_in_chinese_is_one_too():
    found = parts("系统：友好\n用户：第一\n助手：好\n用户：最后\n")
    assert [part.stays for part in found] == [False, False, True, True]


def test_parts_of_a_request_say_who_speaks_and_how_it_begins():
    found = parts(json.dumps(TURNS), is_request=True)
    assert [part.title for part in found][:3] == [
        "user: first",
        "tool: answer",
        "assistant: second",
    ]
    assert next(part.title for part in found if part.stays) == "system: Be kind."


def test_a_message_of_several_texts_stays_or_goes_as_a_whole():
    said = [{"type": "text", "text": "a"}, {"type": "text", "text": "b"}]
    turns = [{"role": "user", "content": said}, {"role": "user", "content": said}]
    assert lost(turns) == ["a", "b"]


def test_a_text_without_words_has_no_parts():
    assert parts("  \n") == []
