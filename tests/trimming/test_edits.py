"""Edits of a text: made, composed, and kept away from what is protected."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from estimator.trimming import edits
from estimator.trimming.edits import Edit, OverlapError

TEXTS = st.text("ab\n ", max_size=30)


@st.composite
def lots(draw, text, most=5):
    """Edits of a text, in order and apart from each other."""
    ends = sorted(draw(st.lists(st.integers(0, len(text)), max_size=2 * most)))
    pairs = zip(ends[::2], ends[1::2], strict=False)
    return [Edit(start, end, draw(st.text("xyz", max_size=3))) for start, end in pairs]


def spans(text):
    places = st.integers(0, len(text))
    return st.lists(st.tuples(places, places).map(sorted).map(tuple), max_size=5)


def slowly_applied(text, made):
    for edit in reversed(made):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


@given(TEXTS, st.data())
def test_edits_are_made(text, data):
    made = data.draw(lots(text))
    assert edits.applied(text, made) == slowly_applied(text, made)
    assert edits.applied(text, edits.effective(text, made)) == edits.applied(text, made)


@given(TEXTS, st.data())
def test_two_lots_are_one(text, data):
    first = data.draw(lots(text))
    between = edits.applied(text, first)
    second = data.draw(lots(between))
    both = edits.composed(len(text), first, second)
    assert edits.applied(text, both) == edits.applied(between, second)
    assert edits.composed(len(text), both, []) == both
    starts = [edit.start for edit in both]
    assert starts == sorted(set(starts))


@given(TEXTS, st.data())
def test_what_is_kept_is_not_touched(text, data):
    made, given_spans = data.draw(lots(text)), data.draw(spans(text))
    kept = edits.merged(given_spans)
    left = list(edits.outside(made, kept))
    touched = {n for edit in left for n in range(edit.start, edit.end)}
    assert not touched & {n for start, end in kept for n in range(start, end)}
    for edit in left:  # nothing is put into a span either
        assert not any(start < edit.start < end for start, end in kept)
    for (start, end), (a, b) in zip(kept, edits.moved(kept, left), strict=True):
        assert edits.applied(text, left)[a:b] == text[start:end]
    refused = [edit for edit in made if edit not in left]
    for edit in refused:
        inside = [s for s in kept if s[0] < edit.end and edit.start < s[1]]
        assert inside or any(s[0] < edit.start < s[1] for s in kept)


@given(TEXTS, st.data())
def test_spans_move_with_the_text(text, data):
    """An edit inside a span leaves what is around it; one that an end is in is all of it."""
    made = data.draw(lots(text))
    after = edits.applied(text, made)
    for span in data.draw(spans(text)):
        ((start, end),) = edits.moved([span], made)
        reaching = [e for e in made if e.start < span[1] and span[0] < e.end and e.end > e.start]
        wide = (
            min([span[0], *(e.start for e in reaching)]),
            max([span[1], *(e.end for e in reaching)]),
        )
        inside = [e for e in made if wide[0] < e.start < wide[1] or e in reaching]
        shifted = [Edit(e.start - wide[0], e.end - wide[0], e.text) for e in inside]
        if span[0] < span[1]:
            assert after[start:end] == edits.applied(text[slice(*wide)], shifted)


@given(TEXTS, st.data())
def test_spans_become_one_where_they_touch(text, data):
    given_spans = data.draw(spans(text))
    kept = edits.merged(given_spans)
    cells = {n for start, end in given_spans for n in range(start, end)}
    assert cells == {n for start, end in kept for n in range(start, end)}
    assert all(left[1] < right[0] for left, right in pairwise(kept))


@given(TEXTS, st.data())
def test_of_two_that_overlap_one_stays(text, data):
    made = data.draw(lots(text)) + data.draw(lots(text))
    left = edits.without_overlaps(made)
    edits.applied(text, left)
    assert set(left) <= set(made)


@pytest.mark.parametrize(
    "made", [[Edit(0, 2), Edit(1, 3)], [Edit(2, 3), Edit(0, 1)], [Edit(0, 9)], [Edit(2, 1)]]
)
def test_edits_out_of_order_are_refused(made):
    with pytest.raises(OverlapError):
        edits.applied("abcd", made)
