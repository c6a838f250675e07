"""What edits save is counted around them, and is what the whole text loses."""

import functools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from estimator.tokens import vocab, whole
from estimator.trimming import edits, saving
from estimator.trimming.edits import Edit

TEXTS = st.text(
    st.sampled_from("aB1 \n\t'.,/你\u3000é—{}\":") | st.characters(codec="utf-8"), max_size=80
)


load = functools.cache(vocab.load)


def counter(encoding, newline="\n"):
    loaded = load(encoding)
    return lambda text: whole.count(loaded, text.replace("\n", newline))


@st.composite
def edited(draw):
    text = draw(TEXTS)
    ends = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    pairs = zip(ends[::2], ends[1::2], strict=False)
    return text, [Edit(a, b, draw(st.text(" a1\n.你", max_size=3))) for a, b in pairs]


@pytest.mark.parametrize("encoding", ["o200k_base", "cl100k_base", "deepseek_v3"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@settings(max_examples=150, deadline=None)  # the first one loads a vocabulary
@given(made=edited(), near=st.sampled_from([0, 3, 256]))
def test_the_stretches_save_what_the_text_does(encoding, newline, made, near):
    text, given_edits = made
    count = counter(encoding, newline)
    found = list(saving.stretches(text, given_edits, count, near))
    assert [edit for each in found for edit in each.edits] == given_edits
    after = edits.applied(text, given_edits)
    assert sum(each.saved for each in found) == count(text) - count(after)


@settings(deadline=None)
@given(made=edited(), data=st.data())
def test_each_stretch_saves_what_it_says_whatever_becomes_of_the_others(made, data):
    text, given_edits = made
    count = counter("o200k_base")
    found = list(saving.stretches(text, given_edits, count, 0))
    chosen = [each for each in found if data.draw(st.booleans())]
    after = edits.applied(text, [edit for each in chosen for edit in each.edits])
    assert sum(each.saved for each in chosen) == count(text) - count(after)


def test_far_edits_are_counted_apart():
    text = "one two three " * 1000
    seen = []

    def count(part):
        seen.append(len(part))
        return len(part)

    found = list(saving.stretches(text, [Edit(0, 3), Edit(9000, 9003)], count))
    assert len(found) == 2
    assert max(seen) < 20
