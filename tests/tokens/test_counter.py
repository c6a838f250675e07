"""The incremental counter against the slow, obvious one: join the text and count all of it."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import TEXTS

from estimator.tokens import chunks, recut, split, whole
from estimator.tokens import measure as measuring
from estimator.tokens.counter import TextCounter
from estimator.tokens.scripts import scripts_of

EDITS = st.lists(
    st.tuples(st.floats(0, 1), st.floats(0, 1) | st.just(0), TEXTS), min_size=1, max_size=12
)


class Oracle:
    """A text kept as UTF-16, counted whole each time."""

    def __init__(self, text, newline):
        self.units = text.encode("utf-16-le", "surrogatepass")
        self.newline = newline

    def replace(self, start, removed, text):
        middle = text.encode("utf-16-le", "surrogatepass")
        self.units = self.units[: 2 * start] + middle + self.units[2 * (start + removed) :]

    @property
    def text(self):
        return self.units.decode("utf-16-le", "surrogatepass")

    def check(self, counted, encodings):
        counted.finish()
        true = self.text.replace("\n", self.newline)
        assert counted.text == self.text
        assert counted.units == len(self.units) // 2
        assert counted.characters == len(true)
        assert counted.scripts == scripts_of(self.text)
        for encoding in encodings:
            whole = len(encoding.encode_ordinary(true))
            assert counted.tokens(encoding.name) == whole, encoding.name


def place(fraction, length):
    return round(fraction * length)


@given(text=TEXTS, edits=EDITS, newline=st.sampled_from(["\n", "\r\n", "\r"]))
@settings(max_examples=150, deadline=None)
def test_any_edits_count_as_the_whole_text(text, edits, newline, encodings, pair_encodings):
    """Small chunks, so that a short text has many cuts, each next to some edit."""
    small = pytest.MonkeyPatch()
    small.setattr(measuring, "CHUNK", 4)
    small.setattr(measuring, "LONG", 12)
    small.setattr(measuring, "_SEAMED", 6)
    small.setattr(recut, "_COARSE", 9)
    small.setattr(recut, "_MOST", 30)
    small.setattr(recut, "AT_ONCE", 40)
    small.setattr(chunks, "_BLOCK", 3)
    every = encodings + pair_encodings
    try:
        counted, oracle = TextCounter(text, newline), Oracle(text, newline)
        for encoding in every:
            counted.add(encoding)
        for at, size, inserted in edits:
            start = place(at, counted.units)
            removed = place(size, counted.units - start)
            counted.replace(start, removed, inserted)
            oracle.replace(start, removed, inserted)
            oracle.check(counted, every)
    finally:
        small.undo()


@pytest.mark.parametrize("seed", range(4))
def test_a_thousand_edits_of_a_long_text(seed, encodings, pair_encodings):
    rng = random.Random(seed)
    words = ["word ", "if x:\n", "    y = 1\n", "中文，", "'s ", "12", "😀", "\n\n", "/", "!", "aB"]
    text = "".join(rng.choices(words, k=6000))
    every = [*encodings[-1:], *pair_encodings]
    counted, oracle = TextCounter(text), Oracle(text, "\n")
    for encoding in every:
        counted.add(encoding)
    for n in range(1000):
        start = rng.randrange(counted.units + 1)
        removed = min(rng.choice([0, 0, 1, 3, 700]), counted.units - start)
        inserted = "".join(rng.choices(words, k=rng.choice([0, 1, 1, 2, 200])))
        counted.replace(start, removed, inserted)
        oracle.replace(start, removed, inserted)
        if n % 50 == 0:
            oracle.check(counted, every)
    oracle.check(counted, every)


def test_a_wrong_cut_is_seen(monkeypatch, pair_encodings):
    """The pair encodings do tell: a cut within a word changes the count."""
    monkeypatch.setattr(split, "next_cut", lambda _text, start: start)
    monkeypatch.setattr(measuring, "CHUNK", 5)
    monkeypatch.setattr(recut, "_MOST", 5)
    text = "a" * 12
    counted = TextCounter(text)
    counted.add(pair_encodings[-1])
    whole = len(pair_encodings[-1].encode_ordinary(text))
    assert counted.tokens(pair_encodings[-1].name) != whole


def test_an_edit_counts_only_what_is_near_it(monkeypatch, encodings):
    counted = TextCounter("lorem ipsum dolor sit amet, " * 40_000)
    counted.add(encodings[-1])
    counted.finish()
    seen = []

    def count(_encoding, text):
        seen.append(len(text))
        return 0

    monkeypatch.setattr(recut, "count", count)
    counted.replace(500_000, 0, "x")
    assert 0 < sum(seen) < 200


def test_a_range_outside_the_text_changes_nothing(encodings):
    counted = TextCounter("abc")
    counted.add(encodings[0])
    for start, removed in [(-1, 1), (0, 4), (4, 0), (2, -1)]:
        with pytest.raises(IndexError):
            counted.replace(start, removed, "x")
    assert counted.text == "abc"


def test_an_encoding_is_added_once_and_an_unknown_one_is_a_key_error(encodings):
    counted = TextCounter("hello world")
    counted.add(encodings[0])
    counted.add(encodings[0])
    assert counted.encodings == (encodings[0].name,)
    assert counted.tokens(encodings[0].name) == 2
    with pytest.raises(KeyError):
        counted.tokens("o200k_base")


def test_the_line_ending_is_counted_as_it_is_saved(encodings):
    counted = TextCounter("one\n\n\ntwo\n")
    for encoding in encodings:
        counted.add(encoding)
    for newline in ["\r\n", "\r", "\n", "\n"]:
        counted.set_newline(newline)
        Oracle("one\n\n\ntwo\n", newline).check(counted, encodings)
        assert counted.newline == newline


def test_special_token_text_is_text(encodings):
    assert len(whole.encode(encodings[-1], "<|endoftext|>")) == 7


def waiting(text, encoding):
    """A counter with a text that waits to be counted, and the work that counts all of it."""
    counted = TextCounter()
    counted.add(encoding)
    counted.replace(0, 0, text)
    work = counted.take(len(text))
    assert work
    return counted, work


def test_work_on_a_text_that_was_counted_anew_since_is_passed_over(encodings):
    """Its encodings and its line ending may be the same again, and its chunks are not."""
    counted, work = waiting("some words\n" * 20_000, encodings[-1])
    work.do(encodings[-1:])
    counted.set_newline("\r\n")
    counted.set_newline("\n")
    counted.replace(0, counted.units, "three short words")
    counted.give(work)
    assert counted.uncounted(encodings[-1].name) == 0
    assert counted.tokens(encodings[-1].name) == 3


def test_work_that_was_not_done_waits_again(encodings):
    text = "some words\n" * 20_000
    counted, work = waiting(text, encodings[-1])
    counted.give(work)
    assert counted.uncounted(encodings[-1].name) == len(text)
    counted.finish()
    assert counted.tokens(encodings[-1].name) == len(encodings[-1].encode_ordinary(text))


@given(text=TEXTS, edits=EDITS, asked=st.lists(st.booleans(), min_size=12, max_size=12))
@settings(max_examples=60, deadline=None)
def test_scripts_are_those_of_the_whole_text_however_seldom_they_are_asked_for(
    text, edits, asked, encodings
):
    small = pytest.MonkeyPatch()
    small.setattr(measuring, "CHUNK", 4)
    try:
        counted = TextCounter(text)
        counted.add(encodings[0])
        for (at, size, inserted), is_asked in zip(edits, asked, strict=False):
            start = place(at, counted.units)
            counted.replace(start, place(size, counted.units - start), inserted)
            if is_asked:
                assert counted.scripts == scripts_of(counted.text)
        counted.set_newline("\r\n")
        assert counted.scripts == scripts_of(counted.text)
        assert not counted.unlooked
    finally:
        small.undo()


def test_a_key_looks_at_what_stands_around_it_alone(encodings, monkeypatch):
    counted = TextCounter("The order 20418 has 12 items. " * 20_000)
    counted.add(encodings[0])
    counted.finish()
    assert len(counted.unlooked) > 50
    for chunk in counted.unlooked:
        assert chunk.scripts.characters == len(chunk.text)  # as another thread would
    assert not counted.unlooked
    looked = []

    def look(text):
        looked.append(text)
        return scripts_of(text)

    monkeypatch.setattr(chunks, "scripts_of", look)
    assert counted.scripts == scripts_of(counted.text)
    assert not looked
    counted.replace(300_000, 0, "7")
    assert counted.scripts == scripts_of(counted.text)
    assert 1 <= len(looked) <= 3
