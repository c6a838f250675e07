"""The price file of genai-prices, of which most of the shipped book is made."""

import hashlib
import json
from decimal import Decimal
from pathlib import Path

import pytest
from samples import BOOK, NOW

from estimator.pricing import entries
from estimator.pricing.portable import imports
from estimator.pricing.rates import RateKey

TEXT = (Path(__file__).parents[2] / "data" / "genai_prices.json").read_text(encoding="utf-8")


def test_the_sample_is_as_it_was_made():
    assert (
        hashlib.sha256(TEXT.encode()).hexdigest()
        == "1e6196659dd8386c5d68c3222e5e9a39ceb702d5444e8fb89af1831084982826"
    )


def read(prices, model="gpt-5.4", provider="openai", **fields):
    row = {"id": model, "prices": prices} | fields
    return imports.read(json.dumps([{"id": provider, "models": [row]}]), BOOK, NOW)


def own(made):
    assert not made.bad
    return entries.read(made.changes)


@pytest.mark.parametrize("text", [TEXT, f'{{"units": {{}}, "providers": {TEXT}}}'])
def test_its_own_prices_change_nothing(text):
    made = imports.read(text, BOOK, NOW)
    assert (made.form, made.bad, made.conflicts) == ("genai-prices", (), ())
    assert (made.changes, made.differences) == ({}, ())
    assert made.unchanged > 60
    assert made.skipped == {"groq": 5}


def test_a_price_that_differs():
    made = read(
        {"input_mtok": 3, "output_mtok": {"base": 15, "tiers": [{"start": 272000, "price": 23.5}]}}
    )
    start = "openai", "gpt-5.4", "standard", ""
    assert own(made).rates == {
        RateKey(*start, "input_tokens"): 3,
        RateKey(*start, "output_tokens", 272_000): Decimal("23.5"),
    }


def test_prices_from_a_day_and_of_a_tier():
    variant = {"when": {"processing": "batch"}, "prices": {"input_mtok": 2}}
    made = read(
        [{"prices": {}}, {"constraint": {"start_date": "2030-01-01"}, "prices": {"input_mtok": 4}}],
        price_variants=[variant | {"constraint": {"start_date": "2030-02-01"}}, variant, variant],
    )
    assert own(made).rates == {
        RateKey("openai", "gpt-5.4", "standard", "2030-01-01", "input_tokens"): 4,
        RateKey("openai", "gpt-5.4", "batch", "2030-02-01", "input_tokens"): 2,
        RateKey("openai", "gpt-5.4", "batch", "", "input_tokens"): 2,
    }


def test_hours():
    hours = {"start_time": "16:30:00Z", "end_time": "00:00:00Z"}
    made = read([{"prices": {}}, {"constraint": hours, "prices": {"input_mtok": 4}}])
    (key,) = own(made).rates
    assert key.start == "16:30-24:00"


def test_prices_that_depend_on_something_else_are_named():
    made = read({}, price_variants=[{"when": {"search_type": "fast"}, "prices": {"input_mtok": 9}}])
    assert (made.changes, made.ignored) == ({}, {"search_type=fast": 1})


def test_a_price_for_something_unknown_is_named():
    assert read({"input_gpixels": 1}).ignored == {"input_gpixels": 1}


def test_a_context_window_fills_what_is_not_known():
    assert read({}, context_window=7).changes == {}
    made = read({"input_mtok": 1}, "new", context_window=7)
    assert own(made).models["openai", "new"].context_window == 7
    assert own(read({"input_mtok": 1}, "new", context_window=True)).models == {}


@pytest.mark.parametrize(
    ("prices", "fields", "reason"),
    [
        ({"input_mtok": "x"}, {}, "not-a-number"),
        ({"input_mtok": -1.5}, {}, "negative"),
        ({"input_mtok": 1e10}, {}, "too-large"),
        ({"input_mtok": None}, {}, "not-a-number"),
        ({"input_mtok": {"base": 1}}, {}, "not-understood"),
        ({"input_mtok": {"base": 1, "tiers": [{"start": -1, "price": 1}]}}, {}, "not-understood"),
        ([{"constraint": {"start_date": "x"}, "prices": {}}], {}, "not-understood"),
        (
            [
                {
                    "constraint": {"start_time": "10:00:00+02:00", "end_time": "11:00:00"},
                    "prices": {},
                }
            ],
            {},
            "not-understood",
        ),
        ([{}], {}, "not-understood"),
        ([5], {}, "not-understood"),
        ("x", {}, "not-understood"),
        ({}, {"price_variants": [{}]}, "not-understood"),
        ({}, {"price_variants": 5}, "not-understood"),
    ],
)
def test_what_is_refused(prices, fields, reason):
    (error,) = read(prices, **fields).bad
    assert (error.where.path, error.reason) == ("openai.gpt-5.4", reason)


@pytest.mark.parametrize(
    "models",
    [["x"], [{"id": 5}], [{"id": ""}], [{"id": "\ud800"}],
     [{"id": "a\nb"}], [{"id": "a\u202eb"}], [{"id": "a "}], [{"id": "x" * 201}]],
)  # fmt: skip
def test_a_model_that_is_none(models):
    made = imports.read(json.dumps([{"id": "openai", "models": models}]), BOOK, NOW)
    assert [error.reason for error in made.bad] == ["not-an-object"]


def test_models_that_are_no_list():
    made = imports.read('[{"id": "openai", "models": 5}]', BOOK, NOW)
    assert (made.bad, made.changes) == ((), {})


def test_a_rate_whose_sizes_are_not_understood_is_not_taken_for_all_sizes():
    made = read({"input_mtok": {"base": 1, "tiers": 9}})
    assert [error.reason for error in made.bad] == ["not-understood"]
    assert made.changes == {}
