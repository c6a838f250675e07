"""The price file of litellm, read against the shipped book."""

import hashlib
import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from samples import BOOK, NOW

from estimator.pricing import entries
from estimator.pricing.portable import imports
from estimator.pricing.portable.said import RowError, Where
from estimator.pricing.rates import RateKey

TEXT = (Path(__file__).parents[2] / "data" / "litellm.json").read_text(encoding="utf-8")
THEIRS = json.loads(TEXT, parse_float=Decimal)
PLAIN = {
    "input_cost_per_token": "input_tokens",
    "output_cost_per_token": "output_tokens",
    "cache_read_input_token_cost": "cache_read_tokens",
}
TIERS = {"": "standard", "_batches": "batch", "_flex": "flex", "_priority": "priority"}


def read(entry, name="gpt-5.4", **options):
    text = json.dumps({name: {"litellm_provider": "openai"} | entry})
    return imports.read(text, BOOK, NOW, **options)


def own(made):
    assert not made.bad
    return entries.read({key: value for key, value in made.changes.items() if value is not None})


def rate(made):
    (value,) = own(made).rates.values()
    return value


def test_the_sample_is_as_it_was_made():
    assert hashlib.sha256(TEXT.encode()).hexdigest() == (
        "339699bcf6a9794fdcdd92dd722dcd892a6c44e0ad8883714e7fd9ec4af63e81"
    )


def slow(key, name, provider, book):
    """The differences of a model in plain rates, looked up one by one."""
    model = book.find(name, provider)
    for suffix, tier in TIERS.items():
        for field, meter in PLAIN.items():
            for infix, tokens in (
                ("", 0),
                ("_above_272k_tokens", 272_001),
                ("_above_200k_tokens", 200_001),
            ):
                said = THEIRS[key].get(f"{field}{infix}{suffix}")
                if said is None or tier not in model.service_tiers:
                    continue
                card = book.card(model, tier, NOW)
                charged = next(m for m in book.meters.charged_as(meter) if m in card.rates)
                step = card.rates[charged].tier_for(Decimal(tokens))
                ours = step.rate if step else card.rates[charged].base
                if ours != said * 10**6:
                    yield tier, meter, tokens, said * 10**6


@pytest.mark.parametrize(
    ("key", "name", "provider"),
    [
        ("gpt-5.4", "gpt-5.4", "openai"),
        ("gpt-5-mini", "gpt-5-mini", "openai"),
        ("claude-sonnet-5", "claude-sonnet-5", "anthropic"),
        ("gemini/gemini-2.5-pro", "gemini-2.5-pro", "google"),
        ("xai/grok-4.3", "grok-4.3", "x-ai"),
    ],
)
def test_differences_are_those_of_a_slow_comparison(key, name, provider):
    made = imports.read(TEXT, BOOK, NOW)
    model = BOOK.find(name, provider)
    found = {
        (each.service_tier, each.what, each.first, Decimal(each.new))
        for each in made.differences
        if (each.provider, each.model) == (provider, model.id)
        and each.what in PLAIN.values()
        and each.service_tier in model.service_tiers
    }
    assert found == set(slow(key, name, provider, BOOK))
    assert not made.bad


def test_after_an_import_there_is_nothing_left_to_import():
    made = imports.read(TEXT, BOOK, NOW)
    again = imports.read(TEXT, BOOK.with_own(own(made)), NOW)
    assert (again.changes, again.conflicts) == ({}, ())


@pytest.mark.parametrize(
    ("field", "value", "meter", "said"),
    [
        ("input_cost_per_token", "3e-06", "input_tokens", "3"),
        ("input_cost_per_token", "3.0000000000000001e-06", "input_tokens", "3"),
        ("input_cost_per_token", "3.3333333333333335e-07", "input_tokens", "0.333333333333"),
        ("cache_creation_input_token_cost_above_1hr", "9e-6", "cache_write_1h_tokens", "9"),
        ("input_cost_per_character", "1.5e-05", "input_characters", "15"),
        ("ocr_cost_per_page", "0.004", "input_pages", "4"),
        ("input_cost_per_second", "0.0001", "audio_seconds", "0.36"),
        ("input_cost_per_second", "1.667e-05", "audio_seconds", "0.06"),
        ("input_cost_per_second", "0.000283333333333", "audio_seconds", "1.02"),
        ("input_cost_per_second", "0.0012345", "audio_seconds", "4.4442"),
        ("search_context_cost_per_query", '{"a": 0.5, "b": 0.5}', "web_searches", "500"),
    ],
)
def test_a_price_of_one_is_an_exact_rate(field, value, meter, said):
    text = f'{{"gpt-5.4": {{"litellm_provider": "openai", "{field}": {value}}}}}'
    made = imports.read(text, BOOK, NOW)
    key = RateKey("openai", "gpt-5.4", "standard", "", meter)
    assert own(made).rates == {key: Decimal(said)}


def test_a_tier_and_a_threshold():
    made = read({"output_cost_per_token_above_272k_tokens_flex": 1e-3})
    key = RateKey("openai", "gpt-5.4", "flex", "2026-10-12", "output_tokens", 272_000)
    assert own(made).rates == {key: 1000}


def test_a_price_that_stands_for_unknown_is_none():
    made = read({"input_cost_per_token": 0.0})
    assert (made.changes, made.ignored) == ({}, {"input_cost_per_token = 0": 1})


def test_fields_without_a_place_are_named():
    made = read({"input_cost_per_token_ultrafast": 1e-5, "off_peak_pricing": {}, "rpm": 5})
    assert made.ignored == {"input_cost_per_token_ultrafast": 1, "off_peak_pricing": 1}
    other = read({"search_context_cost_per_query": {"a": 0.1, "b": 0.2}})
    assert other.ignored == {"search_context_cost_per_query": 1}


def test_limits_and_the_last_day():
    made = read({"max_input_tokens": 5, "max_output_tokens": "6", "deprecation_date": "2030-01-01"})
    said = own(made).models["openai", "gpt-5.4"]
    assert (said.max_input, said.max_output, said.retires) == (5, 6, date(2030, 1, 1))
    sellers = {"litellm_provider": "vertex_ai-language-models", "deprecation_date": "2030-01-01"}
    assert read(sellers, "gemini-2.5-pro").changes == {}


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("input_cost_per_token", "a lot", "not-a-number"),
        ("input_cost_per_token", [], "not-a-number"),
        ("input_cost_per_token", -1.5, "negative"),
        ("input_cost_per_token", 1e9, "too-large"),
        ("input_cost_per_token", 1e-20, "too-fine"),
        ("input_cost_per_token", 1e-99, "too-fine"),
        ("max_input_tokens", "many", "not-whole"),
        ("max_output_tokens", 1.5, "not-whole"),
        ("deprecation_date", "soon", "not-a-day"),
        ("deprecation_date", "2026-99-99", "not-a-day"),
    ],
)
def test_what_is_refused(field, value, reason):
    (error,) = read({field: value}).bad
    assert (error.where, error.reason, error.column) == (Where(path="gpt-5.4"), reason, field)


NUMBERS = ["NaN", "Infinity", "1e9999999", "-1e9999999", "1e-9999999", "9e99999999999999999999"]


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("field", ["max_input_tokens", "input_cost_per_token"])
def test_a_number_of_no_size(field, number):
    text = '{"gpt-5.4": {"litellm_provider": "openai", "%s": %s}}' % (field, number)  # noqa: UP031
    made = imports.read(text, BOOK, NOW)
    assert (made.changes, len(made.bad)) == ({}, 1)


def test_a_figure_of_too_many_digits():
    text = '{"gpt-5.4": {"litellm_provider": "openai", "input_cost_per_token": 0.%s}}' % ("12" * 20)
    assert imports.read(text, BOOK, NOW).bad[0].reason == "too-fine"


def test_other_sellers_are_passed_over_unless_one_is_asked_for():
    made = imports.read(TEXT, BOOK, NOW)
    assert made.skipped["azure"] == made.skipped["bedrock"] == 1
    assert not any(each.provider == "azure" for each in made.differences)
    azure = imports.read(TEXT, BOOK, NOW, provider="azure")
    assert {each.provider for each in azure.differences} == {"azure"}
    assert own(azure).rates[RateKey("azure", "gpt-5.4", "standard", "", "input_tokens")] == Decimal(
        "2.5"
    )


def test_rows_for_the_same_model():
    """The undated one, and the maker's own, count."""
    made = imports.read(TEXT, BOOK, NOW)
    assert made.skipped["openai (another row for the same model)"] == 1
    dated = imports.read(
        '{"gpt-5.4-2026-03-05": {"litellm_provider": "openai", "input_cost_per_token": 3e-6}}',
        BOOK,
        NOW,
    )
    assert list(own(dated).rates) == [RateKey("openai", "gpt-5.4", "standard", "", "input_tokens")]


def test_prices_by_the_hour_are_not_guessed_at():
    made = read({"litellm_provider": "deepseek", "input_cost_per_token": 9e-6}, "deepseek-chat")
    assert (made.changes, made.bad) == ({}, ())
    assert made.ignored == {"input_tokens (by the hour)": 1}
    same = read({"litellm_provider": "deepseek", "input_cost_per_token": 2.7e-7}, "deepseek-chat")
    assert (same.changes, same.unchanged) == ({}, 1)


def test_a_new_model_without_a_rate_is_none():
    assert read({"max_input_tokens": 5, "input_cost_per_image": 1}, "new").changes == {}
    made = read({"max_input_tokens": 5, "input_cost_per_token": 1e-6}, "new")
    assert own(made).models["openai", "new"].max_input == 5


def test_a_name_that_is_given_twice():
    text = '{"gpt-5.4": {"litellm_provider": "openai"}, "gpt-5.4": {"litellm_provider": "openai"}}'
    assert imports.read(text, BOOK, NOW).bad == (RowError(Where(path="gpt-5.4"), "named-twice"),)


def test_a_name_that_is_no_text():
    made = read({"input_cost_per_token": 1e-6}, "\ud800")
    assert [error.reason for error in made.bad] == ["not-text"]
