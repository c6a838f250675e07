"""Which models a rule is for."""

import re
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from estimator.pricing.own import Rule
from estimator.pricing.rates import Model

NOTHING = Decimal(0)
NAMES = st.text("ab?[]-", max_size=8)


@given(NAMES, st.text("ab*?[]-", min_size=1, max_size=6))
def test_a_star_stands_for_anything_and_no_other_sign_does(name, wanted):
    pattern = ".*".join(map(re.escape, wanted.split("*")))
    is_wanted = re.fullmatch(pattern, name) is not None
    assert Rule(NOTHING, model=wanted).is_for(Model("p", name, name), "standard") == is_wanted


def test_many_stars_take_no_time():
    assert not Rule(NOTHING, model="*a" * 5000 + "b").is_for(
        Model("p", "a" * 10_000, ""), "standard"
    )
