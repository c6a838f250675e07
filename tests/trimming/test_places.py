"""Tokens before places: those of the whole text, however it is cut into parts."""

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import TEXTS

from estimator.tokens import split, vocab
from estimator.tokens.whole import encode
from estimator.trimming.places import PlaceCounter
from estimator.trimming.section_map import Before

ENCODING = vocab.load("o200k_base")
WHOLE = TEXTS.map(lambda t: t.replace("\r", "").encode("utf-8", "ignore").decode())
NEWLINES = st.sampled_from(["\n", "\r\n"])


def parts_of(text, size, newline="\n"):
    """The text cut safely, each part with its tokens."""
    return [(p, len(ENCODING.encode_ordinary(p.replace("\n", newline)))) for p in cut(text, size)]


def cut(text, size):
    return split.chunks(text, size)


def slow(text, place, newline):
    """From the tokens of the whole text, one after the other."""
    size = len(text[:place].replace("\n", newline).encode())
    tokens = ENCODING.encode_ordinary(text.replace("\n", newline))
    ends = list(accumulate(len(ENCODING.decode_single_token_bytes(token)) for token in tokens))
    number = sum(1 for start in [0, *ends[:-1]] if start < size) if size else 0
    return Before(number, bool(number) and ends[number - 1] > size)


def counted(counter, parts, places):
    return counter.before(parts, places, lambda: None)


@given(st.data(), WHOLE, st.integers(1, 40), NEWLINES)
def test_what_is_before_each_place_is_what_the_whole_text_has_there(data, text, size, newline):
    places = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=8)))
    counter = PlaceCounter(ENCODING, newline)
    found = counted(counter, parts_of(text, size, newline), places)
    assert found == [slow(text, place, newline) for place in places]
    assert counted(counter, parts_of(text, size, newline), places) == found


def test_a_place_within_a_token_is_told():
    found = counted(PlaceCounter(ENCODING, "\n"), parts_of("hello world", 100), [2, 5, 8, 11])
    assert found == [Before(1, is_within=True), Before(1), Before(2, is_within=True), Before(2)]


@pytest.mark.parametrize("text", ["\ud800 a\ud800b", "😀😀😀", "👩‍👩‍👧 한국어", " " * 5000])
def test_odd_texts_are_counted_too(text):
    plain = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    places = [0, 1, len(text) - 1, len(text)]
    parts = [(text, len(ENCODING.encode_ordinary(plain)))]
    found = counted(PlaceCounter(ENCODING, "\n"), parts, places)
    assert found == [slow(plain, place, "\n") for place in places]


def test_only_the_parts_that_changed_are_counted_again(monkeypatch):
    counter, seen = PlaceCounter(ENCODING, "\n"), []
    parts = parts_of("".join(f"line {n} of many\n" for n in range(1000)), 1000)
    places = [at * 700 + 3 for at in range(20)]
    within = PlaceCounter._within

    def spied(self, text, *rest):
        seen.append(text)
        return within(self, text, *rest)

    monkeypatch.setattr(PlaceCounter, "_within", spied)
    first = counted(counter, parts, places)
    assert counted(counter, parts, places) == first
    assert len(seen) == len(set(seen))
    seen.clear()
    changed = [*parts[:3], ("x" + parts[3][0], parts[3][1] + 1), *parts[4:]]
    later = [p if p < sum(len(t) for t, _ in parts[:3]) else p + 1 for p in places]
    counted(counter, changed, later)
    assert seen == [changed[3][0]]


def test_a_stretch_without_a_cut_is_encoded_once_for_all_its_places(monkeypatch):
    text, seen = "{}\n" * 5000, []

    def spied(encoding, stretch):
        seen.append(len(stretch))
        return encode(encoding, stretch)

    monkeypatch.setattr("estimator.trimming.places.encode", spied)
    at = list(range(100, len(text), 100))
    found = counted(PlaceCounter(ENCODING, "\n"), parts_of(text, len(text)), at)
    assert found[::20] == [slow(text, place, "\n") for place in at[::20]]
    assert sum(seen) <= len(text)


def test_a_long_count_can_be_ended():
    def stop():
        raise InterruptedError

    with pytest.raises(InterruptedError):
        PlaceCounter(ENCODING, "\n").before(parts_of("some words", 100), [3], stop)
