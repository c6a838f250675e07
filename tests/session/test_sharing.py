"""What prompts begin with alike: versions, requests, one alone; and those of a batch file."""

import json

import pytest
from batch_lines import chat
from samples import lines_of

from estimator.batch.prompts import Prompts
from estimator.sharing import SHOWN, Named, as_prompt, rendered, sharing
from estimator.store.files import FileError
from estimator.tokens.shared import Shared

RULES = "Sort the letter.\nSay which it is.\n"


def named(*texts):
    return [Named(str(number), text) for number, text in enumerate(texts)]


def test_versions_share_their_beginning(o200k):
    found = sharing(o200k, named(RULES + "Letter: one", RULES + "Letter: two more"))
    tokens = len(o200k.encode_ordinary(RULES + "Letter:"))
    assert found.shared == Shared(tokens, len(RULES + "Letter:"))
    assert (found.line, found.column, found.count, found.is_guess) == (3, 8, 2, False)
    assert [each.goes_on for each in found.versions] == ["one", "two more"]
    assert [each.tokens for each in found.versions] == [tokens + 1, tokens + 2]
    assert found.total == 2 * tokens + 3


def test_a_prompt_alone_tells_by_its_signs(o200k):
    found = sharing(o200k, named(RULES + "Letter: {{letter}}"))
    assert found.is_guess
    assert found.shared.characters == len(RULES + "Letter: ")
    assert found.versions[0].goes_on == "{{letter}}"
    assert sharing(o200k, named(RULES)).shared == Shared(9, len(RULES))


def test_nothing_shares_nothing(o200k):
    assert sharing(o200k, []) is None
    assert sharing(o200k, named("a", "b")).shared == Shared(0, 0)


def test_only_the_first_are_told_of_and_all_compared(o200k):
    texts = ["same words and more"] * (SHOWN + 5) + ["same words but not more"]
    found = sharing(o200k, named(*texts))
    assert (found.count, len(found.versions)) == (SHOWN + 6, SHOWN)
    assert found.shared.tokens == 2


def test_all_are_counted_though_the_first_alone_are_told_of(o200k):
    """The first hundred are short, the others are not: their mean is that of all."""
    texts = [RULES + "short"] * SHOWN + [RULES + "a much longer letter " * 9] * SHOWN
    told = []
    found = sharing(o200k, named(*texts), told=lambda *share: told.append(share))
    expected = [len(o200k.encode_ordinary(text)) for text in texts]
    assert found.total == sum(expected)
    assert [each.tokens for each in found.versions] == expected[:SHOWN]
    assert told[-1] == (2 * SHOWN, 2 * SHOWN)


def test_it_can_be_ended(o200k):
    def stop():
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        sharing(o200k, named("a", "b"), stop)


# Requests


def test_a_request_is_what_a_model_reads():
    body = {
        "tools": [{"a": 1}],
        "instructions": "Be kind.",
        "messages": [
            {"role": "system", "content": "Hello"},
            {"role": "user", "content": [{"type": "text", "text": "you"}, {"type": "image_url"}]},
            {"role": "assistant", "content": None},
            7,
        ],
    }
    said = '[{"a":1}]\nBe kind.\nsystem\nHello\nuser\nyou\nassistant\n7\n'
    assert rendered(body) == said
    assert as_prompt(json.dumps(body)) == said
    assert rendered({"input": ["a", "b"], "prompt": "c"}) == "a\nb\nc\n"


@pytest.mark.parametrize("text", ["plain", "{not json", '{"messages": []}', "[1, 2]", ""])
def test_what_is_no_request_is_as_it_is(text):
    assert as_prompt(text) == text


def test_a_request_without_its_json():
    messages = [{"role": "user", "content": "Hello"}]
    assert as_prompt(json.dumps(messages)) == "user\nHello\n"


# A batch file


def test_the_prompts_of_a_batch_file(tmp_path, o200k):
    path = tmp_path / "batch.jsonl"
    requests = [chat(str(number), RULES, f"Letter {number}") for number in range(3)]
    path.write_text(lines_of(requests[0], "{broken", *requests[1:], {"body": {"input": "x"}}))
    prompts = Prompts(path)
    expected = [Named(str(n), f"user\n{RULES}\nuser\nLetter {n}\n") for n in range(3)]
    assert list(prompts) == [*expected, Named("5", "x\n")]
    assert list(prompts) == [*expected, Named("5", "x\n")]
    path.write_text(lines_of(*requests))
    found = sharing(o200k, prompts)
    assert (found.count, found.line, found.column) == (3, 6, 8)


def test_the_model_that_a_batch_file_asks_for(tmp_path):
    path = tmp_path / "batch.jsonl"
    path.write_text(lines_of("{broken", {"body": {"input": "x"}}, chat("1", "a", model="gpt-5.4")))
    assert Prompts(path).model == "gpt-5.4"
    path.write_text("{broken")
    assert Prompts(path).model == ""


def test_a_batch_file_that_is_gone(tmp_path, o200k):
    with pytest.raises(FileError):
        sharing(o200k, Prompts(tmp_path / "missing"))
