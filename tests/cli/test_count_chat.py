import json

import pytest
from pictures import address, png

from estimator.session import DEFAULT_MODEL

TOOL = {
    "type": "function",
    "function": {"name": "f", "description": "d", "parameters": {"properties": {}}},
}
BODY = {
    "model": "gpt-4o",
    "messages": [
        {"role": "system", "content": "Be brief."},
        {"role": "user", "name": "bob", "content": "Hi 中"},
    ],
    "tools": [TOOL],
}


def asked(run, body, *words):
    done = run("count", "--chat", *words, stdin=json.dumps(body, ensure_ascii=False))
    assert (done.status, done.err) == (0, "")
    return done.out


def counted(run, body, *words):
    return json.loads(asked(run, body, "--json", *words))


def test_a_table_for_people(run):
    assert asked(run, BODY) == (
        "39 tokens (exact, o200k_base)\n"
        "  messages[0] system   7  documented\n"
        "  messages[1] user     8  documented\n"
        "  tools[0] f           9  documented\n"
        "  tools, their end    12  documented\n"
        "  reply, primed        3  documented\n"
    )


def test_json_for_programs(run):
    text = json.dumps(BODY, ensure_ascii=False)
    found = counted(run, BODY)
    parts = found.pop("parts")
    assert found == {
        "tokens": 39,
        "exact": True,
        "low": 39,
        "high": 39,
        "encoding": "o200k_base",
        "model": "gpt-4o",
        "characters": len(text),
        "bytes": len(text.encode()),
        "basis": "documented: counted with o200k_base as the OpenAI cookbook counts gpt-4o",
    }
    assert parts[0] == {"name": "messages[0] system", "tokens": 7, "basis": "documented"}
    assert sum(part["tokens"] for part in parts) == 39


def test_a_newer_model_is_an_estimate(run):
    found = counted(run, BODY, "--model", "gpt-5.4")
    assert (found["exact"], found["tokens"], found["model"]) == (False, 39, "gpt-5.4")
    assert found["low"] < 39 < found["high"]
    assert found["basis"] == (
        "estimate: counted with o200k_base as the OpenAI cookbook counts gpt-4o, as no rule of"
        " gpt-5.4 is published"
    )
    first = asked(run, BODY, "--model", "gpt-5.4").splitlines()[0]
    assert first == f"39 tokens (estimate, from {found['low']} to {found['high']}, o200k_base)"


def test_what_is_not_counted_is_said(run):
    picture = {"type": "image_url", "image_url": {"url": address(png(8, 8))}}
    body = {
        "model": "gpt-4o",
        "messages": [{"role": "user", "content": [picture]}],
        "response_format": {"type": "json_object"},
    }
    found = counted(run, body)
    assert found["basis"] == (
        "estimate: counted with o200k_base as the OpenAI cookbook counts gpt-4o, and what it does"
        " not cover in the same way; not counted: response_format"
    )
    assert [part["name"] for part in found["parts"]] == [
        "messages[0] user",
        "messages[0].content[0] 8x8 high",
        "response_format",
        "reply, primed",
    ]
    assert "  response_format                    -  not counted\n" in asked(run, body)


def test_the_model_is_the_one_that_is_asked_for_or_that_of_the_request_or_the_default(run):
    bare = BODY["messages"]
    assert counted(run, BODY, "--model", "gpt-4")["model"] == "gpt-4"
    assert counted(run, BODY)["model"] == "gpt-4o"
    assert counted(run, bare)["model"] == DEFAULT_MODEL


def test_from_a_file(run, tmp_path):
    path = tmp_path / "body.json"
    path.write_text("\ufeff" + json.dumps(BODY), encoding="utf-8")
    done = run("count", str(path), "--chat", "--json")
    assert json.loads(done.out)["tokens"] == 39


@pytest.mark.parametrize(
    ("stdin", "words", "sentence"),
    [
        (
            '{"messages": [',
            [],
            "The request is not JSON (Expecting value, line 1, column 15): mend it there.",
        ),
        (
            "{}",
            [],
            (
                'The request is an object without messages: write an object with "messages", or a'
                " list of messages."
            ),
        ),
        (
            '[{"role": "user", "content": 5}]',
            [],
            "The field [0].content is 5: it must be a text or a list of parts.",
        ),
        (
            '[{"role": "user", "content": "a"}]',
            ["--model", "gpt-image-2"],
            (
                "gpt-image-2 takes no chat request that is known: use a model such as"
                ' "gpt-4o", "gpt-4" or "gpt-3.5-turbo".'
            ),
        ),
        (
            '[{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "http:"}}]}]',
            ["--model", "o3-mini"],
            (
                'In [0].content[0], there is no rule for the pictures of "o3-mini": use'
                " gpt-6-astra, gpt-5.6-sol, gpt-5.5, gpt-5.4, gpt-5.2, gpt-4.1-mini, gpt-5.1,"
                " gpt-5-chat-latest, gpt-4o, gpt-4o-mini, o1 or gpt-image-1."
            ),
        ),
        (
            b"caf\xe9",
            [],
            "The standard input is not UTF-8 text, byte 4 does not fit: save it as UTF-8.",
        ),
    ],
    ids=range(6),
)
def test_what_cannot_be_counted(refused, stdin, words, sentence):
    assert refused("count", "--chat", *words, stdin=stdin) == sentence


def test_a_model_without_a_vocabulary(refused):
    said = refused("count", "--chat", "--model", "claude-sonnet-5", stdin=json.dumps(BODY))
    assert said == (
        "A chat request or a PDF can't be counted for claude-sonnet-5, which has no published"
        " vocabulary: choose a model that has one (see estimator models)."
    )
