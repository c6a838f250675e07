"""Two versions of a text, compared by lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from estimator.trimming import compare, edits
from estimator.trimming.edits import Edit

TEXTS = st.lists(st.sampled_from(["a\n", "b\n", "c", "\n", "a", "\r\n", "\u2028"])).map("".join)


@given(TEXTS, TEXTS)
def test_the_edits_make_one_of_the_other(before, after):
    made = list(compare.line_edits(before, after))
    assert edits.applied(before, made) == after
    assert bool(made) == (before != after)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("a\nb\nc\n", "a\nx\nc\n", [Edit(2, 4, "x\n")]),
        ("a\nb\n", "a\nb\nc\n", [Edit(4, 4, "c\n")]),
        ("a\nb\nc\nd\n", "b\nc\ne\n", [Edit(0, 2, ""), Edit(6, 8, "e\n")]),
    ],
)
def test_lines_that_are_alike_stay(before, after, expected):
    assert list(compare.line_edits(before, after)) == expected


def test_texts_that_have_little_in_common_are_one_edit():
    before = "".join(f"{n}\n" for n in range(30_000))
    after = "".join(f"x{n}\n" for n in range(30_000))
    assert list(compare.line_edits(before, after)) == [Edit(0, len(before), after)]
