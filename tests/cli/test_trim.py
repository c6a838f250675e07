"""``estimator trim``: the text on one stream, what was done on the other."""

import io
import json
import sys

import pytest

PRETTY = json.dumps({"items": [{"id": n, "name": f"item {n}"} for n in range(40)]}, indent=4)
COMPACT = json.dumps(json.loads(PRETTY), separators=(",", ":"))

BLANKS = f"Data:\n\n \n\t\n\n{PRETTY}\n"


@pytest.fixture
def file(tmp_path):
    def made(text, name="prompt.txt"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return str(path)

    return made


def report(done):
    found = json.loads(done.out)
    assert done.err == ""
    assert (found["reached"] is False) == (done.status == 1)
    return found


def tokens(run, text):
    return int(run("count", stdin=text).out.split()[0])


def test_every_rule_that_keeps_the_meaning(run):
    done = run("trim", stdin=BLANKS)
    assert (done.status, done.out) == (0, f"Data:\n\n{COMPACT}\n")
    first, *rules = done.err.splitlines()
    before, after = tokens(run, BLANKS), tokens(run, done.out)
    assert first.startswith(f"{before:,} tokens -> {after} tokens, 0.01")
    assert [line.split()[0] for line in rules] == ["json-compact", "blank-lines"]
    assert sum(int(line.split()[1]) for line in rules) == after - before


def test_as_little_as_gets_it_under_the_budget(run):
    text = BLANKS
    enough = tokens(run, text) - 1
    found = report(run("trim", "--budget", str(enough), "--json", stdin=text))
    assert [rule["name"] for rule in found["rules"]] == ["json-compact"]
    assert found["after"]["tokens"] <= enough
    same = run("trim", "--budget", str(tokens(run, text)), stdin=text)
    assert (same.out, same.status) == (text, 0)


def test_a_budget_that_needs_a_loss_is_not_met_without_it(run):
    text = "One sentence here. Another one there. A third one. The last one."
    done = run("trim", "--budget", "9", stdin=text)
    assert (done.status, done.out) == (1, text)
    said = "The budget is not met: allow more with --lossy, or give a larger one."
    assert done.err.splitlines()[-1] == said
    done = run("trim", "--budget", "9", "--lossy", stdin=text)
    assert (done.status, done.out) == (0, "One sentence here. […] The last one.")
    assert done.err.splitlines()[-1] == "  lines or sentences were cut out in one place, marked […]"
    tail = run("trim", "--budget", "9", "--lossy", "--cut", "head", stdin=text)
    assert tail.out == "[…] A third one. The last one."
    never = run("trim", "--budget", "9", "--lossy", "--cut", "never", stdin=text)
    assert (never.status, never.out) == (1, text)


def test_the_rules_that_are_named_and_no_others(run):
    text = f"\uff21\uff22\uff23 are letters.\n{PRETTY}"
    assert run("trim", "--rules", "punctuation", stdin=text).out == f"ABC are letters.\n{PRETTY}"
    both = run("trim", "--rules", "punctuation, json-compact", stdin=text)
    assert both.out == f"ABC are letters.\n{COMPACT}"


def test_money_and_the_window_as_budgets(run):
    text = "word " * 3000
    found = report(
        run("trim", "--budget", "$0.005", "--output", "0", "--lossy", "--json", stdin=text)
    )
    assert float(found["after"]["cost"]) <= 0.005
    assert found["budget"] == {"kind": "cost", "amount": "0.005"}
    small = ("--model", "gpt-4", "--output", "6000", "--lossy", "--json")
    found = report(run("trim", "--budget", "window", *small, stdin=text))
    assert found["budget"] == {"kind": "window"}
    assert found["after"]["tokens"] <= 8192 - 6000
    dear = run("trim", "--budget", "$0.001", stdin=text)
    assert dear.status == 1


def test_a_chat_request_loses_its_oldest_turns_and_stays_a_request(run):
    messages = [{"role": "system", "content": "Be kind."}]
    for n in range(20):
        messages.append({"role": "user", "content": f"Question {n}. It is long. " * 5})
        messages.append({"role": "assistant", "content": f"Answer {n}."})
    messages.append({"role": "user", "content": "The last."})
    text = json.dumps({"model": "gpt-4o", "messages": messages}, indent=1)
    found = report(
        run("trim", "--budget", "600", "--lossy", "--model", "gpt-4o", "--json", stdin=text)
    )
    made = json.loads(found["text"])["messages"]
    assert found["after"]["tokens"] <= 600
    assert [message["role"] for message in made] == [message["role"] for message in messages]
    assert made[0] == messages[0]
    assert made[-1] == messages[-1]
    assert made[1]["content"] == "[…]"
    counted = run("count", "--chat", "--model", "gpt-4o", "--json", stdin=found["text"])
    assert json.loads(counted.out)["tokens"] == found["after"]["tokens"]
    plain = report(run("trim", "--as-text", "--json", stdin=text))
    assert [rule["name"] for rule in plain["rules"]] == ["json-compact"]


def test_a_file_keeps_its_encoding(run, file, monkeypatch):
    written = io.BytesIO()
    out = io.TextIOWrapper(io.BytesIO())
    monkeypatch.setattr(out.buffer, "write", written.write)
    monkeypatch.setattr(sys, "stdout", out)
    run("trim", file(f"\ufeff{PRETTY}".encode("utf-16-le")))
    assert written.getvalue() == f"\ufeff{COMPACT}".encode("utf-16-le")


def test_line_endings_become_line_feeds_where_that_saves(run, file):
    text = "a\r\nb\r\n" * 30
    done = run("trim", file(text))
    if tokens(run, text) > tokens(run, text.replace("\r\n", "\n")):
        assert done.err.splitlines()[-1] == "  line-endings: each is one line feed now"
    kept = report(run("trim", "--rules", "json-compact", "--json", file(text + "x\n" + PRETTY)))
    assert kept["text"] == (text + "x\n").replace("\r\n", "\n") + COMPACT
    assert kept["made_alike"] == 60
    assert not kept["line_endings"]
    one = run("trim", "--rules", "json-compact", file("a\r\nb\nc\n" + PRETTY))
    assert "  1 line ending is like the others now" in one.err.splitlines()


def test_what_is_left_alone_is_said(run):
    text = f"Here:\n```json\n{PRETTY[:-1]}\n```\n"
    found = report(run("trim", "--json", stdin=text))
    assert [each["reason"] for each in found["left_alone"]] == ["broken-json"]
    done = run("trim", stdin=text)
    assert "is left alone: JSON that can't be read" in done.err


@pytest.mark.parametrize(
    "words", [(), ("--rules", "json-compact,json-escapes,json-table,json-rows")]
)
def test_what_several_rules_leave_alone_is_said_once(run, words):
    broken = "".join(f"```json\n{{{n}}}\n```\n\n" for n in range(9))
    text = f"{broken}```json\n{PRETTY[:-1]}"
    found = report(run("trim", "--json", *words, stdin=text))
    lines = [each["line"] for each in found["left_alone"]]
    assert lines == sorted(set(lines))
    assert [each["reason"] for each in found["left_alone"]] == ["broken-json"] * 9 + [
        "unclosed-fence"
    ]
    assert "more are left alone" not in run("trim", *words, stdin=text).err


def test_an_estimate_says_so(run):
    done = run("trim", "--model", "claude-opus-4-5", stdin=PRETTY)
    assert done.err.startswith("≈ ")
    assert done.out == COMPACT


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--rules", "nothing"), 'There is no rule "nothing": name base64, blank-lines, '),
        (("--budget", "many"), '"many" is no budget: give tokens such as 4000, money such as'),
        (("--budget", "1.5"), '"1.5" is no budget'),
        (("--budget", "-5"), '"-5" is no budget'),
        (("--model", "gpt-0"), '"gpt-0" is no model that is offered for prompts: see estimator'),
        (("--output", "-1"), "--output is -1: give 0 to 10000000."),
        (("--cut", "all"), "Argument --cut: invalid choice: 'all'"),
        (("missing.txt",), "There is no file missing.txt"),
    ],
)
def test_words_that_can_not_be_obeyed(refused, words, said):
    assert refused("trim", *words).startswith(said)


def test_bytes_that_are_no_text(refused):
    assert refused("trim", stdin=b"\xff\xfe\xff").startswith(
        "The standard input is not UTF-16 text"
    )


def chat(tmp_path, turns):
    messages = [{"role": "system", "content": "Be kind and say little."}]
    for number in range(turns):
        lines = "".join(f"Line {n} of question {number}.\n" for n in range(60))
        messages += [{"role": "user", "content": lines}, {"role": "assistant", "content": "Yes."}]
    path = tmp_path / "chat.json"
    path.write_text(json.dumps(messages[: 2 * turns]), encoding="utf-8")  # a question is the last
    return path


def test_the_only_question_of_a_chat_is_shortened(run, tmp_path):
    done = run("trim", str(chat(tmp_path, 1)), "--budget", "200", "--lossy")
    assert done.status == 0
    system, user = json.loads(done.out)
    assert system["content"] == "Be kind and say little."
    assert "[…]" in user["content"]


def test_the_last_turns_of_a_chat_stay(run, tmp_path):
    path = chat(tmp_path, 4)
    whole = json.loads(path.read_text(encoding="utf-8"))
    words = ("trim", str(path), "--budget", "1400", "--lossy")
    for keep, kept in ((1, 1), (2, 3), (3, 5)):
        out = run(*words, "--keep", str(keep)).out
        assert json.loads(out)[-kept:] == whole[-kept:]
        assert json.loads(out) != whole
    done = run(*words[:3], "100", "--lossy", "--keep", "2")
    assert done.status == 1
    assert "fewer turns stay with --keep" in done.err
    done = run(*words, "--keep", "-1")
    assert (done.status, done.err) == (2, "estimator: --keep is -1: give 0 or more turns.\n")


def test_rules_that_are_named_are_followed_everywhere(run, tmp_path):
    path = tmp_path / "chat.json"
    path.write_text(json.dumps([{"role": "user", "content": "Please say why it is so."}]))
    out = run("trim", str(path), "--rules", "politeness").out
    assert "lease" not in json.loads(out)[0]["content"]
