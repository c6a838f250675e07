"""Encodings, edits and threads in any order: a count that is told is always the true one."""

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from oracles import make_small
from strategies import TEXTS

from estimator.tokens import counter, recut
from estimator.tokens.counter import TextCounter
from estimator.tokens.units import spliced, utf16_length

PLACES = st.integers(0, 10**6)


class Waiting(RuleBasedStateMachine):
    """Works are taken, done or not, and given back late, while the text changes."""

    every = ()

    def __init__(self):
        super().__init__()
        self.counted = TextCounter()
        self.text, self.newline = "", "\n"
        self.taken = []

    @rule(start=PLACES, removed=st.integers(0, 40), text=st.one_of(TEXTS, st.just("a" * 40)))
    def edit(self, start, removed, text):
        units = utf16_length(self.text)
        start %= units + 1
        removed = min(removed, units - start)
        self.counted.replace(start, removed, text)
        self.text = spliced(self.text, start, removed, text)

    @rule(number=PLACES)
    def add(self, number):
        self.counted.add(self.every[number % len(self.every)])

    @rule(newline=st.sampled_from(["\n", "\r\n"]))
    def set_newline(self, newline):
        self.counted.set_newline(newline)
        self.newline = newline

    @rule(characters=st.integers(1, 60))
    def take(self, characters):
        if work := self.counted.take(characters):
            self.taken.append(work)

    @rule(number=PLACES, is_done=st.booleans())
    def give(self, number, is_done):
        if self.taken:
            work = self.taken.pop(number % len(self.taken))
            if is_done:
                named = {encoding.name: encoding for encoding in self.every}
                work.do([named[name] for name in work.encodings])
            self.counted.give(work)

    @rule()
    def finish(self):
        """All is counted but what others have taken."""
        while self.taken:
            self.give(0, is_done=False)
        self.counted.finish()
        for name in self.counted.encodings:
            assert self.counted.uncounted(name) == 0

    @invariant()
    def what_is_told_is_true(self):
        assert self.counted.text == self.text
        true = self.text.replace("\n", self.newline)
        for encoding in self.every:
            if encoding.name in self.counted.encodings:
                told = self.counted.tokens(encoding.name)
                assert (told is None) == (self.counted.uncounted(encoding.name) > 0)
                assert told in (None, len(encoding.encode_ordinary(true)))


def run(monkeypatch, every, examples):
    make_small(monkeypatch)
    monkeypatch.setattr(counter, "AT_ONCE", recut.AT_ONCE)
    Waiting.every = tuple(every)
    Waiting.TestCase.settings = settings(
        max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck)
    )
    Waiting.TestCase().runTest()


def test_threads_and_edits_in_any_order(monkeypatch, encodings, pair_encodings):
    run(monkeypatch, [*pair_encodings, encodings[-1]], 60)


@pytest.mark.slow
def test_threads_and_edits_in_any_order_at_length(monkeypatch, encodings, pair_encodings):
    run(monkeypatch, [*pair_encodings, *encodings], 3000)


WORDS = "some words\n" * 20_000


def counted_once(encoding):
    """A long text that has been counted in one encoding."""
    counted = TextCounter()
    counted.add(encoding)
    counted.replace(0, 0, WORDS)
    counted.finish()
    return counted


def test_another_encoding_leaves_the_counts_that_are_there(encodings):
    """The count of the chosen model stays while others are counted to compare."""
    counted, text = counted_once(encodings[0]), WORDS
    counted.add(encodings[-1])
    assert counted.tokens(encodings[0].name) == len(encodings[0].encode_ordinary(text))
    assert counted.tokens(encodings[-1].name) is None
    work = counted.take(len(text))
    assert work
    assert work.encodings == (encodings[-1].name,)
    work.do(encodings[-1:])
    counted.give(work)
    assert counted.tokens(encodings[-1].name) == len(encodings[-1].encode_ordinary(text))


def test_what_seams_of_one_encoding_cut_is_cut_anew_for_another(encodings, pair_encodings):
    """Two letters are a token of the pair encoding, and eight of them of o200k_base."""
    pair, real = pair_encodings[-1], encodings[-1]
    for letters in range(30_000, 30_008):
        counted = TextCounter("a" * letters)
        counted.add(pair)
        counted.add(real)
        assert counted.tokens(pair.name) == (letters + 1) // 2
        assert counted.tokens(real.name) == len(real.encode_ordinary("a" * letters))


def test_a_work_counts_its_chunks_in_the_same_encodings(encodings):
    """A stretch is new to both encodings, the rest to one of them."""
    counted, text = counted_once(encodings[0]), WORDS
    counted.add(encodings[-1])
    counted.replace(100_000, 0, text)
    works = []
    while work := counted.take(10**6):
        works.append(work.encodings)
        work.do([e for e in encodings if e.name in work.encodings])
        counted.give(work)
    assert set(works) == {(encodings[-1].name,), (encodings[0].name, encodings[-1].name)}
    for encoding in (encodings[0], encodings[-1]):
        assert counted.tokens(encoding.name) == len(encoding.encode_ordinary(counted.text))
