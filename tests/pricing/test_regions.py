"""The regions in which a model costs more, as a text."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from estimator.pricing import regions

NAMES = st.from_regex("[a-z][a-z0-9-]{0,30}", fullmatch=True)
FACTORS = st.decimals("0.000001", "99", places=6)


@given(st.dictionaries(NAMES, FACTORS, min_size=1, max_size=5))
def test_what_is_written_is_read(factors):
    assert regions.read(regions.written(factors)) == factors


def test_none_costs_more():
    assert regions.written({}) == ""
    assert regions.read(regions.NOWHERE) == {}
    assert regions.read("us=1.1 eu=2") == {"eu": Decimal(2), "us": Decimal("1.1")}


@pytest.mark.parametrize(
    "text", ["", "eu", "eu=", "eu=x", "EU=1", "eu=-1", "eu=0", "eu=100", "eu=1,1", "eu=1 eu=2",
             "eu=1  us=1", "eu=1.0000001", "=1", "1=1", "eu=1;us=1"],
)  # fmt: skip
def test_what_is_no_such_text_is_refused(text):
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        regions.read(text)
