"""The geometry of pictures, against slow and obvious counts and the published formula itself."""

from decimal import Decimal, localcontext
from math import floor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from estimator.tokens.sizing import (
    Size,
    covering,
    fitted,
    largest_within,
    with_short_side,
    within_budget,
)

SIZES = st.builds(Size, st.integers(1, 9000), st.integers(1, 9000))
LIMITED = settings(max_examples=150, deadline=None)


def turned(size):
    return Size(size.height, size.width)


@LIMITED
@given(SIZES, st.sampled_from([28, 32, 512, 768]))
def test_squares_cover_a_picture(size, square):
    columns = len(range(0, size.width, square))
    rows = len(range(0, size.height, square))
    assert covering(size, square) == columns * rows


@LIMITED
@given(SIZES, st.integers(1, 9000))
def test_a_picture_is_fitted_and_never_enlarged(size, side):
    found = fitted(size, side)
    assert max(found) <= max(side, 1)
    if max(size) <= side:
        assert found == size
    else:
        assert max(found) == side
        exact = Decimal(min(size)) * side / max(size)
        assert min(found) == 1 or abs(min(found) - exact) <= Decimal("0.5")
    assert fitted(turned(size), side) == turned(found)


@pytest.mark.parametrize(
    ("size", "found"), [((2049, 513), (2048, 513)), ((2050, 513), (2048, 512)), ((9000, 1), (9, 1))]
)
def test_the_other_side_is_rounded(size, found):
    assert fitted(Size(*size), found[0]) == found


@LIMITED
@given(SIZES, st.integers(1, 9000))
def test_the_shorter_side_is_brought_down_and_the_other_cut(size, side):
    found = with_short_side(size, side)
    if min(size) <= side:
        assert found == size
    else:
        assert min(found) == side
        assert max(found) == floor(Decimal(max(size)) * side / min(size))


def published(size, square, budget):
    """The formula of the guide, word for word, with 60 digits and a margin for its roots."""
    with localcontext(prec=60):
        width, height = map(Decimal, size)
        margin = Decimal("1e-40")
        shrink = (Decimal(square) ** 2 * budget / (width * height)).sqrt()
        across, down = width * shrink / square, height * shrink / square
        adjusted = shrink * min(floor(across + margin) / across, floor(down + margin) / down)
        return Size(floor(width * adjusted + margin), floor(height * adjusted + margin))


@settings(max_examples=400, deadline=None)
@given(
    st.builds(Size, st.integers(40, 9000), st.integers(40, 9000)),
    st.sampled_from([256, 1536, 2500, 6144, 10_000]),
)
def test_a_budget_is_kept_as_it_is_published(size, budget):
    square = 32
    found = within_budget(size, square, budget)
    assert covering(found, square) <= budget
    assert found.width <= size.width
    assert found.height <= size.height
    if covering(size, square) <= budget:
        assert found == size
    else:
        assert found == published(size, square, budget)
    assert within_budget(turned(size), square, budget) == turned(found)


@pytest.mark.parametrize(
    ("size", "budget", "found"),
    [
        ((1800, 2400), 1536, (1056, 1408)),  # the guide's own example
        ((2048, 2048), 2500, (1600, 1600)),
        ((65535, 33), 2500, (63549, 32)),
        ((33, 65535), 2500, (32, 63549)),
        ((10**9, 40), 10, (1, 1)),
    ],
)
def test_a_budget_by_example(size, budget, found):
    assert within_budget(Size(*size), 32, budget) == found


@settings(max_examples=100, deadline=None)
@given(
    st.builds(Size, st.integers(1, 3000), st.integers(1, 3000)),
    st.sampled_from([(1568, 1568), (2576, 4784), (280, 20)]),
)
def test_the_largest_size_that_fits(size, limits):
    side, budget = limits
    longest, shortest = max(size), min(size)

    def fits(length):
        other = max(1, round(Decimal(length) * shortest / longest))
        whole = -(-length // 28) * 28, -(-other // 28) * 28
        return max(whole) <= side and whole[0] * whole[1] // 784 <= budget

    found = largest_within(size, 28, side, budget)
    assert max(found) == max(length for length in range(1, longest + 1) if fits(length))
    assert largest_within(turned(size), 28, side, budget) == turned(found)


def test_the_largest_size_by_the_published_example():
    assert largest_within(Size(1075, 1520), 28, 1568, 1568) == (924, 1307)
    assert largest_within(Size(1920, 1080), 28, 1568, 1568) == (1456, 819)
