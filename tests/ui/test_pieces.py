"""Very long lines in pieces."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from estimator.ui import pieces as cutting
from estimator.ui.pieces import LONGEST, has_long_line, pieces

ENDS = "\n\r\u2029\ufdd0\ufdd1"
LINES = st.lists(
    st.tuples(
        st.sampled_from(["a", "ab c", '{"k":1},', "中", "😀", "e\u0301", "👨\u200d👩", "\ud800"]),
        st.integers(0, 2 * LONGEST),
        st.sampled_from(["", *ENDS, "\n\n"]),
    ),
    max_size=5,
).map(lambda runs: "".join(unit * (size // len(unit)) + end for unit, size, end in runs))


def lines(text):
    for end in ENDS:
        text = text.replace(end, "\n")
    return text.split("\n")


@given(LINES)
def test_the_pieces_are_the_text_and_none_is_long(text):
    found = list(pieces(text))
    assert "".join(found) == text
    assert max(len(line) for piece in found for line in lines(piece)) <= LONGEST


@given(LINES)
def test_lines_that_are_not_long_stay_whole(text):
    if max(map(len, lines(text))) <= LONGEST:
        assert list(pieces(text)) == [text]


@given(LINES)
def test_a_long_line_is_noticed(text):
    assert has_long_line(text) == any(len(line) > LONGEST for line in text.split("\n"))


@pytest.mark.parametrize("size", [LONGEST - 1, LONGEST, LONGEST + 1])
def test_the_longest_line_that_stays_whole(size):
    assert (len(list(pieces("a" * size))) == 1) == (size <= LONGEST)


@pytest.mark.parametrize("unit", ["e\u0301\u0323", "👨\u200d👩\u200d👧", "🇩🇪", "각", "\r"])
def test_no_piece_parts_what_is_read_as_one(unit):
    first, *others = pieces("x" + unit * LONGEST)
    assert [len(piece) % len(unit) for piece in [first[1:], *others]] == [0] * (len(others) + 1)


def test_a_piece_ends_between_words_or_after_a_mark():
    words = list(pieces("some words of a line " * 1000))
    assert all(piece.endswith(" ") and not piece.startswith(" ") for piece in words[:-1])
    compact = json.dumps([{"identity": i} for i in range(2000)], separators=(",", ":"))
    assert all(piece[-1] in ',:}"' for piece in list(pieces(compact))[:-1])
    assert cutting.has_long_line(compact)
