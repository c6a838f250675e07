import functools
import io
import json
import sys
from dataclasses import dataclass

import pytest
from samples import lines_of

from estimator import cli
from estimator.tokens import vocab

cached_load = functools.cache(vocab.load)


@dataclass
class Done:
    """What a run of the command line came to."""

    status: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def data_dir(tmp_path, monkeypatch):
    folder = tmp_path / "data"
    monkeypatch.setenv("ESTIMATOR_DATA_DIR", str(folder))
    return folder


@pytest.fixture
def run(monkeypatch, capsys):
    """Runs the words in this process."""
    monkeypatch.setattr(vocab, "load", cached_load)

    def run_words(*words, stdin=b""):
        data = stdin if isinstance(stdin, bytes) else stdin.encode()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        status = cli.main(list(words))
        captured = capsys.readouterr()
        return Done(status, captured.out, captured.err)

    return run_words


@pytest.fixture
def refused(run):
    """Runs words that can't be obeyed; the one sentence that says why."""

    def refused_words(*words, stdin=b""):
        done = run(*words, stdin=stdin)
        assert (done.status, done.out) == (2, "")
        assert done.err.startswith("estimator: ")
        assert done.err.endswith(".\n")
        assert done.err.count("\n") == 1
        return done.err.removeprefix("estimator: ").rstrip("\n")

    return refused_words


@pytest.fixture
def answers(run):
    """The answers to these lines, and the exit status that goes with them."""

    def answers_to(*requests):
        done = run("quote", stdin=lines_of(*requests))
        found = [json.loads(line) for line in done.out.splitlines()]
        assert done.err == ""
        assert done.status == any("error" in answer for answer in found)
        return found

    return answers_to


@pytest.fixture
def refusal(answers):
    """The kind and the message of the one refusal."""

    def refusal_of(line):
        (answer,) = answers(line)
        assert answer.keys() == {"id", "error"} | ({"line"} if answer["id"] is None else set())
        assert answer["error"].keys() == {"kind", "message"}
        return answer["error"]["kind"], answer["error"]["message"]

    return refusal_of
