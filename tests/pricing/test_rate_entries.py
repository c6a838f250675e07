"""Places of the book as the keys that the user's rates are kept under."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from estimator.pricing.rates import RATE, RateKey, own_rates, rate_entries, rate_entry, rate_key

KEY = RateKey("openai", "gpt-5.4", "standard", "", "input_tokens")


@given(st.builds(RateKey, *[st.text()] * 5, st.integers(-1)))
def test_a_place_comes_back_from_ascii(key):
    entry = rate_entry(key)
    assert rate_key(entry) == key
    assert (entry[0], entry[1].isascii()) == (RATE, True)


@pytest.mark.parametrize(
    "key",
    [
        "",
        "[",
        "{}",
        "[]",
        '["a","b","c","d","e"]',
        '["a","b","c","d","e",-2]',
        '["a","b","c","d","e",1.0]',
        '["a","b","c","d","e",1,2]',
        '["a","b","c","d",5,1]',
        '["a","b","c","d","e",true]',
        '["a","b","c","d","e",false]',
        "[" * 100_000,
    ],
)
def test_what_is_no_place(key):
    with pytest.raises(ValueError, match=RATE):
        rate_key((RATE, key))


def test_rates_among_other_entries():
    entries = {rate_entry(KEY): "2.5", ("model", "[]"): "{}"}
    assert own_rates(entries) == {KEY: Decimal("2.5")}
    assert own_rates({rate_entry(KEY): ""}) == {}
    assert rate_entries({KEY: Decimal("2.50")}) == {rate_entry(KEY): "2.5"}
    assert rate_entries({KEY: None}) == {rate_entry(KEY): None}
