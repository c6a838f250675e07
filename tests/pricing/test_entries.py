"""The user's layer as text and back; what is malformed is refused and nothing else raised."""

import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from estimator.pricing import entries
from estimator.pricing.entries import EntryError, key_of, rate_entry, rate_value, value_of
from estimator.pricing.own import Exchange, Own, OwnCard, OwnMeter, OwnModel, Rule
from estimator.pricing.rates import RateKey

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
STARTS = st.sampled_from(["", "2027-01-01", "01:00-04:00 mon-fri", "2027-01-01 sat"])
PRICES = st.decimals(0, 10**6, places=6).map(lambda price: Decimal(f"{price.normalize():f}"))
COUNTS = st.none() | st.integers(1, 10**12)
DAYS = st.none() | st.dates(date(1, 1, 1))
KEYS = st.builds(RateKey, WORDS, WORDS, WORDS, STARTS, WORDS, st.integers(-1, 10**6))
REGIONS = st.sampled_from(["", "none", "eu=1.1", "eu=1.25 us=2"])
MODELS = st.builds(
    OwnModel, WORDS, COUNTS, COUNTS, COUNTS, DAYS, WORDS, WORDS, REGIONS, st.booleans()
)
CARDS = st.builds(OwnCard, WORDS, WORDS, st.none() | PRICES, st.booleans())
PERCENTS = st.integers(-99, 1000).map(Decimal)
RULES = st.builds(Rule, PERCENTS, WORDS, WORDS, WORDS, WORDS, DAYS, WORDS, st.booleans())
EXCHANGES = st.builds(Exchange, PRICES.filter(bool), st.dates(date(1, 1, 1)))
STEPS = st.integers(0, 10**6)
METERS = st.builds(
    OwnMeter, st.integers(1, 10**9), WORDS, WORDS, st.lists(WORDS, max_size=2).map(tuple), STEPS
)
OWNS = st.builds(
    Own,
    st.dictionaries(KEYS, st.none() | PRICES, max_size=4),
    st.dictionaries(st.tuples(WORDS, WORDS), MODELS, max_size=3),
    st.dictionaries(st.tuples(WORDS, WORDS, WORDS, STARTS), CARDS, max_size=3),
    st.dictionaries(WORDS, RULES, max_size=3),
    st.dictionaries(WORDS, EXCHANGES, max_size=3),
    st.dictionaries(WORDS, METERS, max_size=3),
)


@given(OWNS)
def test_a_layer_is_read_as_it_was_written(own):
    assert entries.read(entries.written(own)) == own


@given(OWNS)
def test_keys_and_values_are_text_in_one_form(own):
    for (kind, key), value in entries.written(own).items():
        assert json.dumps(json.loads(key), separators=(",", ":")) == key
        if kind == entries.RATE:
            assert value == "" or Decimal(value) >= 0
        else:
            assert isinstance(json.loads(value), dict)


def test_what_later_versions_keep_is_passed_over():
    assert entries.read({("colour", "1"): "red"}) == Own()


RATE = rate_entry(RateKey("p", "m", "standard", "", "x"))


@pytest.mark.parametrize(
    ("kind", "key", "value"),
    [
        (*RATE, "-1"),
        (*RATE, "1e5"),
        (*RATE, "abc"),
        ("rate", "[]", "1"),
        ("rate", "7", "1"),
        ("rate", "not json", "1"),
        ("rate", key_of("p", "m", "standard", "someday", "x", -1), "1"),
        ("rate", key_of("p", "m", "standard", "", "x", -2), "1"),
        ("rate", key_of("p", "m", "standard", "", "x", "1"), "1"),
        ("rate", '["p","m","s","","x",true]', "1"),
        ("rate", key_of("p", 1, "standard", "", "x", -1), "1"),
        ("model", key_of("p"), "{}"),
        ("model", key_of("p", "m"), "[]"),
        ("model", key_of("p", "m"), '{"colour":"red"}'),
        ("model", key_of("p", "m"), '{"name":true}'),
        ("model", key_of("p", "m"), '{"name":1}'),
        ("model", key_of("p", "m"), '{"hidden":1}'),
        ("model", key_of("p", "m"), '{"context_window":0}'),
        ("model", key_of("p", "m"), '{"retires":"someday"}'),
        ("card", key_of("p", "m", "s", ""), '{"minimum":"-1"}'),
        ("card", key_of("p", "m", "s", ""), '{"minimum":1}'),
        ("card", key_of("p", "m", "s", "x"), "{}"),
        ("rule", key_of("r"), "{}"),
        ("rule", key_of("r"), '{"percent":"-100"}'),
        ("rule", key_of("r"), '{"percent":"NaN"}'),
        ("rule", key_of("r"), '{"percent":5}'),
        ("exchange", key_of("EUR"), '{"rate":"0","date":"2026-01-01"}'),
        ("exchange", key_of("EUR"), '{"rate":"1"}'),
        ("meter", key_of("m"), '{"per":0}'),
        ("meter", key_of("m"), '{"per":"1"}'),
        ("meter", key_of("m"), '{"part_of":[1]}'),
        ("meter", key_of("m", "n"), "{}"),
    ],
)
def test_what_says_nothing_is_refused(kind, key, value):
    with pytest.raises(EntryError) as caught:
        entries.read({(kind, key): value})
    assert (caught.value.kind, caught.value.key, caught.value.value) == (kind, key, value)


@given(
    st.sampled_from([*entries.KINDS, "other"]),
    st.text(max_size=20) | st.lists(WORDS | st.integers(), max_size=6).map(json.dumps),
    st.text(max_size=20)
    | st.dictionaries(
        st.sampled_from(["name", "note", "percent", "rate", "date", "per", "hidden", "part_of"]),
        st.none() | st.booleans() | st.integers() | st.floats() | WORDS | st.lists(WORDS),
    ).map(json.dumps),
)
def test_nothing_but_an_entry_error_is_raised(kind, key, value):
    try:
        entries.read({(kind, key): value})
    except EntryError:
        return


def test_no_price_is_empty_and_not_zero():
    assert (rate_value(None), rate_value(Decimal(0))) == ("", "0")
    assert value_of(OwnModel()) == "{}"
