"""A long text that begins like JSON: plain while it is typed in, and read again in the pauses."""

import json

import pytest

from estimator import request as requests
from estimator.request import PAUSE_SECONDS, PLAIN, Recogniser
from estimator.tokens.counter import TextCounter

PLAIN_JSON = json.dumps([{"id": i} for i in range(200)])
CHAT = json.dumps({"messages": [{"role": "user", "content": "word " * 300}]})
MODEL = "gpt-4o"


class Prompt:
    """A text with its recogniser, a clock, and a thread that works when it is told to."""

    def __init__(self, encoding):
        self.time = 0.0
        self.encoding = encoding
        self.counter = TextCounter()
        self.counter.add(encoding)
        self.recogniser = Recogniser(lambda: self.time)

    def edit(self, start, removed, text):
        self.counter.replace(start, removed, text)
        self.recogniser.edited()

    @property
    def reading(self):
        return self.recogniser.reading(self.counter, MODEL, self.encoding)

    def work(self):
        """Whether there was work, which is done now."""
        work = self.recogniser.take(self.counter, MODEL, self.encoding)
        if work:
            work.do()
            self.recogniser.give(work)
        return work is not None


@pytest.fixture
def prompt(monkeypatch, o200k):
    monkeypatch.setattr(requests, "AT_ONCE", 1000)
    made = Prompt(o200k)
    made.edit(0, 0, PLAIN_JSON)
    assert made.reading is None
    assert made.work()
    assert made.reading == PLAIN
    return made


def test_each_key_leaves_it_plain_until_a_pause(prompt):
    for _ in range(3):
        prompt.edit(5, 0, "x")
        assert prompt.reading == PLAIN
        assert not prompt.work()
        prompt.time += PAUSE_SECONDS / 2
    prompt.time += PAUSE_SECONDS
    assert prompt.work()
    assert prompt.reading == PLAIN
    assert not prompt.work()


def test_what_has_become_a_request_is_seen_in_the_pause(prompt):
    prompt.edit(0, 0, CHAT[:-3])
    prompt.edit(0, prompt.counter.units, CHAT[:-1])
    prompt.work()
    prompt.edit(len(CHAT) - 1, 0, "}")
    assert prompt.reading == PLAIN
    prompt.time += 2 * PAUSE_SECONDS
    assert prompt.work()
    assert prompt.reading
    assert prompt.reading.counted


def test_another_text_is_read_at_once(prompt):
    prompt.edit(0, prompt.counter.units, CHAT + " " * 3000)
    assert prompt.reading is None
    assert prompt.work()
    assert prompt.reading
    assert prompt.reading.counted
    prompt.edit(20, 0, "x")  # and a request is never shown as plain text
    assert prompt.reading is None


def test_what_has_no_role_is_not_parsed(monkeypatch, prompt):
    monkeypatch.setattr(requests, "read", lambda *_: pytest.fail("parsed"))
    prompt.edit(0, 0, " " * 3000)
    assert prompt.work()
    assert prompt.reading == PLAIN


def test_another_text_of_the_same_length_is_read_at_once(monkeypatch, session):
    monkeypatch.setattr(requests, "AT_ONCE", 1000)
    session.edit(0, 0, PLAIN_JSON)
    finish(session)
    session.edit(5, 0, " ")
    assert session.estimate().tokens is not None
    session.edit(0, session.units, CHAT.ljust(len(PLAIN_JSON)))
    assert session.estimate().tokens is None
    assert finish(session).reading.counted


def finish(session):
    while work := session.take_aside():
        work.do()
        session.give_aside(work)
    return session.estimate()
