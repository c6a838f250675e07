"""What answers to expect, by a sample."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scenarios import span

from estimator.projection.outputs import of_sample
from estimator.projection.ranges import MAX_TOKENS, ScenarioError


def test_mean_and_percentiles_by_hand():
    """Of 10, 20 … 100: one in ten is at most 10, nine in ten at most 90, the mean is 55."""
    assert of_sample([100, 20, 30, 40, 50, 60, 70, 80, 90, 10]) == span(10, 55, 90)
    assert of_sample([7]) == span(7)
    assert of_sample([0, 1]) == span(0, 0, 1)  # half to even


def test_few_long_answers_draw_the_mean_beyond():
    assert of_sample([1] * 19 + [1000]) == span(1, 51, 51)


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=50))
def test_a_percentile_is_the_smallest_that_enough_do_not_exceed(sample):
    found = of_sample(sample)
    assert abs(found.likely - Decimal(sum(sample)) / len(sample)) <= Decimal("0.5000001")
    for end, share in ((found.low, 0.1), (found.high, 0.9)):
        if end != found.likely:
            enough = [
                x for x in sorted(sample) if sum(y <= x for y in sample) >= share * len(sample)
            ]
            assert end == enough[0]


def test_no_sample():
    with pytest.raises(ScenarioError) as caught:
        of_sample([])
    assert (caught.value.kind, caught.value.field) == ("empty", "output")
    with pytest.raises(ScenarioError) as caught:
        of_sample([1, MAX_TOKENS + 1])
    assert (caught.value.kind, caught.value.field) == ("out-of-range", "output")
