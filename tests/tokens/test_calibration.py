"""What bills teach: properties that hold for any observations."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from estimator.tokens import calibration
from estimator.tokens.calibration import (
    FRAMING,
    FURTHEST,
    LEAST,
    CalibrationError,
    Learnt,
    calibrated,
    check,
)
from estimator.tokens.calibration import (
    learn as learn_if_any,
)
from estimator.tokens.estimates import Range
from estimator.tokens.models import Kind
from estimator.tokens.observation import Observation
from estimator.tokens.scripts import Script

KINDS = st.sampled_from(list(Kind))
PAIRS = st.lists(
    st.tuples(st.integers(LEAST, 10**6), st.fractions(Fraction(1, 4), 4)).map(
        lambda pair: seen(pair[0], max(1, round(pair[0] * pair[1])))
    ),
    min_size=1,
    max_size=8,
)


def learn(kind, observed):
    learnt = learn_if_any(kind, observed)
    assert learnt
    return learnt


def seen(local, billed):
    return Observation("anthropic", "claude-sonnet-5", "o200k_base", Script.LATIN, local, billed)


@given(kind=KINDS, observed=PAIRS)
def test_the_range_holds_all_that_was_seen(kind, observed):
    learnt = learn(kind, observed)
    assert learnt.low <= learnt.likely <= learnt.high
    assert learnt.count == len(observed)
    for each in observed:
        found = calibrated(learnt, each.local)
        assert found.low <= each.billed <= found.high
        assert 0 <= found.low <= found.tokens <= found.high


@given(kind=KINDS, observed=PAIRS, order=st.randoms())
def test_the_order_does_not_matter(kind, observed, order):
    shuffled = observed.copy()
    order.shuffle(shuffled)
    assert learn(kind, shuffled) == learn(kind, observed)


@given(kind=KINDS, observed=PAIRS, times=st.integers(2, 5))
def test_the_same_again_never_widens(kind, observed, times):
    once, more = learn(kind, observed), learn(kind, observed * times)
    assert once.low <= more.low
    assert more.high <= once.high
    assert more.likely == once.likely or kind is Kind.EXACT


@given(kind=KINDS, observed=PAIRS)
def test_the_range_is_never_narrower_than_the_spread(kind, observed):
    learnt = learn(kind, observed)
    if kind is Kind.EXACT:
        spread = [each.billed - each.local for each in observed]
    else:
        spread = [Fraction(each.billed, each.local) for each in observed]
    assert learnt.low <= min(spread)
    assert max(spread) <= learnt.high


def test_one_bill_teaches_an_eighth_either_way():
    learnt = learn(Kind.ESTIMATE, [seen(1000, 1600)])
    assert learnt == Learnt(True, Fraction("1.4"), Fraction("1.6"), Fraction("1.8"), 1)
    assert calibrated(learnt, 500) == Range(700, 800, 900)


def test_more_of_them_weigh_by_their_tokens():
    learnt = learn(Kind.ASSUMED, [seen(100, 200), seen(900, 900)])
    assert learnt.likely == Fraction(1100, 1000)
    assert (learnt.low, learnt.high) == (1 - Fraction("1.1") / 16, 2 + Fraction("1.1") / 16)


def test_an_exact_count_lacks_the_framing():
    learnt = learn(Kind.EXACT, [seen(10, 17), seen(5000, 5007), seen(30, 41)])
    assert learnt == Learnt(False, Fraction(6), Fraction(7), Fraction(12), 3)
    assert calibrated(learnt, 200) == Range(206, 207, 212)
    assert calibrated(learn(Kind.EXACT, [seen(9, 16)]), 1) == Range(5, 8, 11)
    assert calibrated(learn(Kind.EXACT, [seen(200, 150)]), 10) == Range(0, 0, 0)


@pytest.mark.parametrize("kind", Kind)
def test_nothing_is_learnt_from_nothing(kind):
    assert learn_if_any(kind, []) is None
    assert calibrated(learn(kind, [seen(500, 600)]), 0) == Range(0, 0, 0)


@pytest.mark.parametrize(
    ("kind", "local", "billed", "refused"),
    [
        (Kind.EXACT, 1, 4 + FRAMING, None),
        (Kind.EXACT, 1, 5 + FRAMING, "not-this-prompt"),
        (Kind.EXACT, 0, 8, None),
        (Kind.EXACT, 4 * 50 + FRAMING + 1, 50, "not-this-prompt"),
        (Kind.ESTIMATE, LEAST, FURTHEST * LEAST, None),
        (Kind.ESTIMATE, LEAST, FURTHEST * LEAST + 1, "not-this-prompt"),
        (Kind.ASSUMED, FURTHEST * LEAST, LEAST, None),
        (Kind.ASSUMED, FURTHEST * LEAST + 1, LEAST, "not-this-prompt"),
        (Kind.ESTIMATE, LEAST - 1, LEAST, "too-short"),
        (Kind.ASSUMED, LEAST - 1, 10**6, "not-this-prompt"),
    ],
)
def test_what_can_be_learnt_from(kind, local, billed, refused):
    if refused is None:
        check(kind, local, billed)
        return
    with pytest.raises(CalibrationError) as caught:
        check(kind, local, billed)
    assert caught.value == CalibrationError(refused, local, billed)


def test_a_bill_counts_for_its_model_encoding_and_script_alone():
    mine = seen(1000, 1500)
    sold_elsewhere = replace(mine, provider="google")
    others = [
        replace(mine, model="claude-opus-5"),
        replace(mine, encoding="cl100k_base"),
        replace(mine, script=Script.CJK),
    ]
    found = calibration.of(
        [mine, *others, sold_elsewhere], "claude-sonnet-5", "o200k_base", Script.LATIN
    )
    assert found == [mine, sold_elsewhere]
