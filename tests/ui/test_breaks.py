"""The places of soft breaks, against a plain list of them."""

from bisect import bisect_left

import pytest
from hypothesis import given
from hypothesis import strategies as st

from estimator.ui import breaks as module
from estimator.ui.breaks import Breaks

EDITS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 30), st.lists(st.booleans(), max_size=12)),
    max_size=12,
)


@pytest.fixture(autouse=True, scope="module")
def small_blocks():
    """Let a dozen breaks fill several blocks."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_MOST", 3)
        yield


def edited(places, length, edit):
    """The list after an edit, the slow way; and the edit within the document."""
    start = min(edit[0], length)
    removed = min(edit[1], length - start)
    added = len(edit[2])
    new = [start + i for i, is_break in enumerate(edit[2]) if is_break]
    kept = [place for place in places if place < start]
    moved = [place + added - removed for place in places if place >= start + removed]
    return kept + new + moved, length + added - removed, (start, removed, added, new)


@given(EDITS)
def test_every_edit_moves_them_as_a_list_would(edits):
    breaks, places, length = Breaks(), [], 0
    for edit in edits:
        places, length, change = edited(places, length, edit)
        breaks.replace(*change)
        assert list(breaks) == places
        for place in range(length + 1):
            assert breaks.before(place) == bisect_left(places, place)
            assert breaks.is_at(place) == (place in places)


@given(EDITS)
def test_places_and_units_of_the_text_tell_each_other(edits):
    breaks, places, length = Breaks(), [], 0
    for edit in edits:
        places, length, change = edited(places, length, edit)
        breaks.replace(*change)
    units = [place for place in range(length + 1) if place not in places]  # of the text, in order
    for unit, place in enumerate(units):
        assert breaks.text_unit(place) == unit
        assert breaks.place(unit) == place
        end = units[unit - 1] + 1 if unit else 0
        assert breaks.place(unit, ends=True) == end
    assert breaks.within(3, 9) == [place for place in places if 3 <= place < 9]


def test_there_is_none_beyond_the_last():
    breaks = Breaks()
    breaks.replace(0, 0, 5, [2])
    assert breaks[0] == 2
    for index in (-1, 1):
        with pytest.raises(IndexError):
            breaks[index]
