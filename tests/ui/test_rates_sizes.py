"""The sizes of input that a price is for: read as they are typed, never off by a factor."""

import pytest
from windows import drawn

from estimator.ui.rates_typed import TypedError, size


@pytest.mark.parametrize(
    ("typed", "tokens"),
    [
        ("272,000", 272_000),
        ("272.000", 272_000),
        ("272 000", 272_000),
        ("272'000", 272_000),
        ("300,000.00", 300_000),
        ("300.000,00", 300_000),
        ("1.500.000", 1_500_000),
        ("above 272,000", 272_000),
        ("超过 272,000", 272_000),
        ("\uff17", 7),
    ],
)
def test_a_size_as_it_is_written(typed, tokens):
    assert size(typed) == tokens


@pytest.mark.parametrize("typed", ["200.5", "1.5", "1,5", "12,34", "1,2345", "0", "-5", "", "1e5"])
def test_what_is_no_size_is_refused(typed):
    with pytest.raises(TypedError) as caught:
        size(typed)
    assert caught.value.kind == "size"


def test_a_threshold_that_takes_itself_in_says_so(rates):
    assert [line.split(" | ")[3] for line in drawn(rates, "grok-4.20")][:2] == [
        "below 200,000",
        "from 200,000",
    ]
