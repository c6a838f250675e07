"""``estimator batch``: a batch file checked, counted and priced."""

import json

import pytest
from batch_lines import chat, embedding, line
from samples import lines_of

from estimator.batch import lines as batch_lines
from estimator.batch.lines import Problem
from estimator.cli import words_batch
from estimator.tokens.chat_rules import COUNT, FALSE, FILLED, TEXT
from estimator.tokens.picture import PictureError


@pytest.fixture
def batch(run):
    """What the words say of these lines; as JSON where that is asked for."""

    def said(*lines, words=("--json",)):
        done = run("batch", *words, stdin=lines_of(*lines))
        assert done.err == ""
        return done.status, json.loads(done.out) if "--json" in words else done.out

    return said


def test_a_batch_as_json(batch):
    status, found = batch(chat("1", "Hello world"), chat("2", "Hello world", max_tokens=40))
    assert status == 0
    assert found["ready"]
    assert (found["requests"], found["tokens"], found["exact"]) == (2, 18, True)
    assert found["batch"]["output_tokens"] == 840
    assert found["batch"]["expected"]["total"] == "0.00025335"  # (18 * 0.15 + 840 * 0.60) / 2e6
    assert found["standard"]["expected"]["total"] == "0.0005067"
    (group,) = found["groups"]
    assert (group["model"], group["url"]) == ("gpt-4o-mini", "/v1/chat/completions")
    assert group["batch"] == found["batch"]
    assert "http" in group["source"]
    assert found["largest"][0] == {"line": 1, "custom_id": "1", "tokens": 9}


def test_what_a_terminal_would_obey_is_made_visible(batch):
    evil = "\x1b[31m\u202e"
    _, said = batch(chat(evil, "a"), chat(evil, "a"), chat("3", "a", model=evil), words=())
    assert evil[0] not in said
    assert evil[-1] not in said
    assert "\\u001b[31m\\u202e" in said


def test_the_output_may_be_told(batch):
    _, found = batch(chat("1", "a", max_tokens=40), words=("--json", "--output", "10"))
    assert found["batch"]["output_tokens"] == 10
    assert found["batch"]["most"]["total"] > found["batch"]["expected"]["total"]


def test_what_is_wrong_is_told_by_line(batch):
    status, found = batch(chat("1", "a"), "{", chat("1", "a"))
    assert (status, found["ready"], found["problem_count"]) == (1, False, 2)
    assert found["problems"] == [
        {
            "line": 2,
            "kind": "not-json",
            "message": "This is not JSON at character 2 (Expecting property name enclosed in double"
            " quotes): write one object a line.",
        },
        {
            "line": 3,
            "kind": "duplicate",
            "message": 'The custom_id "1" is that of line 1: give each its own.',
        },
    ]


def test_a_batch_as_text(batch, monkeypatch):
    status, said = batch(chat("1", "Hello world"), words=())
    assert status == 0
    assert said.splitlines() == [
        "1 request, 9 tokens of input (exact)",
        "  requests: 1 of 50,000",
        f"  bytes: {len(json.dumps(chat('1', 'Hello world'))) + 1:,} of 200,000,000",
        "gpt-4o-mini /v1/chat/completions: 1 request, 9 tokens",
        (
            "  batch 0.000240675 USD for 1 request and 800 tokens of output;"
            " standard 0.00048135 USD for 1 request and 800 tokens of output"
        ),
    ]
    monkeypatch.setattr("estimator.batch.report.MAX_REQUESTS", 4)
    monkeypatch.setattr("estimator.batch.totals.SHOWN", 1)
    status, said = batch(
        chat("1", "a", model="gpt-5.4"),
        embedding("2", ["a", "b"]),
        chat("3", "a", model="who-knows"),
        {},
        "{",
        words=(),
    )
    assert status == 1
    assert "(an estimate, from " in said
    assert ", without 3 requests)\n" in said
    assert "  requests: 5 of 4, too many\n" in said
    assert "  embedded texts: 2 of 50,000\n" in said
    assert "  no batch price is known; standard 0.00000004 USD for 1 request and 0 " in said
    unknown = "who-knows /v1/chat/completions: 1 request, tokens not known, 1 request not counted"
    assert unknown in said
    assert "? ?: 2 requests, tokens not known, 2 requests not counted\n  no price is" in said
    assert "in all: batch " in said
    assert " USD for 2 requests and 800 tokens of output\n" in said
    assert "and 7 more\n" in said


def test_a_model_that_little_is_known_of_is_not_said_to_be_right(batch):
    unknown = [chat(str(n), "a", model="nope-9") for n in range(2)]
    status, found = batch(*unknown)
    assert (status, found["ready"], found["exact"], found["problem_count"]) == (1, False, False, 0)
    assert found["unchecked"] == found["groups"][0]["unchecked"] == 2
    status, said = batch(*unknown, words=())
    assert status == 1
    assert said.startswith("2 requests, tokens of input not known\n")
    assert said.endswith(
        'not checked: 2 requests. Too little is known of "nope-9": look at how it is spelt, or add'
        " it to the rates.\n"
    )


def test_a_file_can_be_named(run, tmp_path):
    path = tmp_path / "batch.jsonl"
    path.write_text(lines_of(chat("1", "a")))
    assert run("batch", str(path)).out.startswith("1 request, ")


def test_what_can_not_be_obeyed(refused, tmp_path):
    assert refused("batch", str(tmp_path / "no")).startswith("There is no file ")
    assert refused("batch", "--output", "-1").startswith("--output is -1: it must be from 0 to ")


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (
            Problem(1, "not-json"),
            "This is not JSON (a number is too long): write one object a line.",
        ),
        (Problem(1, "not-text"), "This is not UTF-8: save the file as UTF-8."),
        (
            Problem(1, "too-long"),
            "The line is longer than 32000000 bytes: send that request alone.",
        ),
        (Problem(1, "too-deep"), "The request is nested too deep: take some levels out."),
        (Problem(1, "not-an-object", given="[…]"), "The line is a list: write one object a line."),
        (
            Problem(1, "missing", "body.input", right=(TEXT,)),
            "body.input is missing: add it, as a text.",
        ),
        (
            Problem(1, "bad-value", "custom_id", '""', (FILLED,)),
            'custom_id is "": it must be a text that is not empty.',
        ),
        (
            Problem(1, "bad-value", "body.stream", "true", (FALSE,)),
            "body.stream is true: it must be false.",
        ),
        (
            Problem(1, "bad-value", "body.n", "0", (COUNT,)),
            "body.n is 0: it must be a whole number from 1 on.",
        ),
        (
            Problem(1, "other-model", "body.model", "b", known=("a",), first=1),
            'body.model is "b", and "a" in line 1: send one file for each.',
        ),
        (
            Problem(1, "too-large", tokens=9, limit=8),
            "The request has 9 tokens, and the model takes 8: shorten it.",
        ),
        (
            Problem(1, "too-much-output", "body.max_tokens", tokens=9, limit=8),
            "body.max_tokens allows 9 tokens, and the model gives 8: lower it.",
        ),
        (
            Problem(1, "too-large-together", "body.max_tokens", tokens=9, limit=8),
            (
                "The request and its answer may have 9 tokens, and the model takes 8 in all:"
                " shorten it, or lower body.max_tokens."
            ),
        ),
        (
            Problem(1, "not-openai", "body.model", "claude-x"),
            "claude-x is no model of OpenAI, whose batches these are: name one of its models.",
        ),
        (
            Problem(1, "no-rule", "body.model", "x"),
            "x takes no request of this kind that is known: use another model or url.",
        ),
        (
            Problem(1, "unreadable", "body.messages[0]", cause=PictureError("short", "PNG")),
            (
                "In body.messages[0], the picture is the beginning of a PNG picture: use the whole"
                " of it."
            ),
        ),
    ],
)
def test_every_problem_has_a_sentence(problem, said):
    assert words_batch.sentence(problem) == said
    assert batch_lines.MAX_LINE == 32_000_000


def test_a_body_of_anything_is_answered(batch):
    status, found = batch(line("1", messages=[5]), line("2", messages=[]))
    assert (status, found["uncounted"]) == (1, 2)
    assert [each["message"] for each in found["problems"]] == [
        "body.messages[0] is 5: it must be an object.",
        "body.messages is a list: it must be a list of at least one message.",
    ]
