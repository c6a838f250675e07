"""How the refresh reads a second source and tells where it disagrees."""

from decimal import Decimal

import pytest

from resources.rates.refresh import aliases, compare, facts, genai, litellm, names
from resources.rates.refresh.compare import Tally
from resources.rates.refresh.litellm import Place


def row(*cards, **facts_of_it):
    return {"id": "m", "cards": list(cards), "aliases": [], **facts_of_it}


def named(model, name):
    return {"id": model, "name": name}


def card(tier="standard", **rates):
    return {"tier": tier, "rates": rates}


def disagreements(model, given, tier="standard"):
    points = {Place(*place): Decimal(rate) for place, rate in given.items()}
    tally = Tally()
    its_card = compare.card_in_force(model, tier)
    assert its_card
    found = list(compare.conflicts(model, its_card, points, "s", tally))
    return [(each["meter"], each.get("above"), each["rate"]) for each in found], tally


def test_floats_become_the_decimals_that_were_meant():
    entry = {
        "input_cost_per_token": 2.5e-06,
        "input_cost_per_token_above_272k_tokens_flex": 1e-05,
        "cache_creation_input_token_cost_above_1hr": 6e-06,
        "input_cost_per_second": 2.778e-05,
        "output_cost_per_token_batches": 1.6e-06,
        "search_context_cost_per_query": {"low": 0.01, "high": 0.01},
    }
    assert litellm.points(entry) == {
        ("standard", "input_tokens", -1): Decimal("2.5"),
        ("flex", "input_tokens", 272000): Decimal(10),
        ("standard", "cache_write_1h_tokens", -1): Decimal(6),
        ("standard", "audio_seconds", -1): Decimal("0.1"),
        ("batch", "output_tokens", -1): Decimal("1.6"),
        ("standard", "web_searches", -1): Decimal(10),
    }
    assert not list(litellm.left_out(entry))


def test_what_has_no_place_is_named():
    entry = {
        "input_cost_per_token_ultrafast": 1e-06,
        "cache_creation_input_token_cost_above_12hr": 1e-06,
        "search_context_cost_per_query": {"low": 0.01, "high": 0.02},
        "output_cost_per_token": 1e-06,
        "max_input_tokens": 5,
    }
    assert list(litellm.left_out(entry)) == [*list(entry)[:3]]


def test_fast_modes():
    prices = {"input_cost_per_token": 1e-06, "input_cost_per_token_priority": 3e-06}
    claude = prices | {"provider_specific_entry": {"fast": 2}}
    openai = prices | {"litellm_provider": "openai"}
    place = Place("fast", "input_tokens", -1)
    assert litellm.points(claude)[place] == 2
    assert litellm.points(openai)[place] == 3
    assert place not in litellm.points(prices)


def test_a_model_is_known_by_its_id_an_alias_or_its_newest_date():
    entries = {"a": {"n": 1}, "b": {"n": 2}, "c-2025-01-01": {"n": 3}, "c-2026-01-01": {"n": 4}}
    assert litellm.match({"id": "A", "aliases": ["b"]}, entries)[1] == {"n": 1}
    assert litellm.match({"id": "x", "aliases": ["b"]}, entries) == ("b", {"n": 2})
    assert litellm.match({"id": "c"}, entries)[1] == {"n": 4}
    assert litellm.match({"id": "d"}, entries) == ("", {})


def names_of(provider, model, theirs=None):
    """The names that a model gets beside litellm's entries."""
    rows = genai.rows(provider)
    aliases.add(provider, rows, theirs or {})
    (found,) = (row["aliases"] for row in rows if row["id"] == model)
    return found


def test_a_model_is_known_by_the_names_that_a_rule_writes_out():
    assert {"claude-4.5-opus", "claude-opus-4.5"} <= set(names_of("anthropic", "claude-opus-4-5"))
    assert "claude-sonnet-4" in names_of("anthropic", "claude-sonnet-4-0")  # not -4-2025
    assert not [name for name in names_of("anthropic", "claude-sonnet-4-0") if "2025" in name]


def priced_at(input_price, output_price):
    return {"input_cost_per_token": input_price, "output_cost_per_token": output_price}


@pytest.mark.parametrize(
    ("provider", "model", "name", "entry", "is_known"),
    [
        ("mistral", "magistral-medium", "magistral-medium-latest", priced_at(2e-6, 5e-6), True),
        ("mistral", "magistral-medium", "magistral-medium-latest", priced_at(1.5e-6, 5e-6), False),
        ("mistral", "magistral-medium", "magistral-medium-latest", priced_at(2e-6, 7.5e-6), False),
        ("mistral", "magistral-medium", "magistral-medium-latest", {}, False),
        ("mistral", "magistral-medium", "a-stranger", priced_at(2e-6, 5e-6), False),
        ("openai", "computer-use", "computer-use-preview", priced_at(3e-6, 12e-6), True),
        ("openai", "computer-use", "computer-use-2025-03-11", priced_at(3e-6, 12e-6), False),
        ("google", "gemini-2.0-flash", "gemini-2.0-flash-exp-9", priced_at(0, 0), False),
    ],
)
def test_a_name_of_the_second_source_needs_the_same_price(provider, model, name, entry, is_known):
    assert (name in names_of(provider, model, {name: entry})) == is_known


@pytest.mark.parametrize(
    ("place", "rate", "expected"),
    [
        (("standard", "input_tokens", -1), "2", []),
        (("standard", "input_tokens", -1), "3", [("input_tokens", None, "3")]),
        (("standard", "input_tokens", 272000), "4", []),
        (("standard", "input_tokens", 272000), "5", [("input_tokens", 272000, "5")]),
        (("standard", "input_tokens", 200000), "2", []),
        (("standard", "cache_read_tokens", -1), "2", []),
        (("standard", "cache_read_tokens", 272000), "4", []),
        (("standard", "cache_read_tokens", -1), "1", [("cache_read_tokens", None, "1")]),
        (("standard", "cache_read_tokens", -1), "0", []),
        (("standard", "web_searches", -1), "10", [("web_searches", None, "10")]),
        (("batch", "input_tokens", -1), "9", []),
    ],
)
def test_a_rate_is_compared_with_what_the_card_charges(place, rate, expected):
    model = row(card(input_tokens={"base": "2", "above": {"272000": "4"}}))
    assert disagreements(model, {place: rate})[0] == expected


def test_a_tier_stands_over_the_standard_card_in_force():
    old, new, later = card(input_tokens="9"), card(input_tokens="2"), card(input_tokens="1")
    new["from"], later["from"] = "2026-01-01", "2027-01-01"
    model = row(old, new, later, card("batch", output_tokens="5"))
    assert disagreements(model, {("batch", "input_tokens", -1): "2"}, "batch")[0] == []
    found, tally = disagreements(model, {("batch", "input_tokens", -1): "1"}, "batch")
    assert found == [("input_tokens", None, "1")]
    assert (tally.compared, tally.differ, tally.only_there, tally.only_here) == (1, 1, 0, 1)


def test_limits_are_mended_and_it_is_said():
    model = row(context_window=1000000, max_input=1047576, max_output=32768)
    (said,) = facts.mend(model)
    assert model["context_window"] == 1047576
    assert "1,000,000" in said
    assert list(facts.mend(model)) == []
    model = row(context_window=10, max_input=10, max_output=11)
    assert "11 tokens" in next(facts.mend(model))
    assert "max_output" not in model


@pytest.mark.parametrize(
    ("cheap", "days"), [([6, 7], "mon-fri"), ([1], "tue-sun"), ([], ""), ([3], "")]
)
def test_the_weekdays_of_dear_hours(cheap, days):
    windows = [{"hours_utc": "00:00-00:00", "weekdays": cheap}]
    assert facts.peak_days({"off_peak_pricing": {"windows": windows}}) == days


@pytest.mark.parametrize(
    ("model", "given", "name"),
    [
        ("gpt-4o-mini", "gpt 4o mini", "GPT-4o mini"),
        ("gpt-4o-2024-05-13", None, "GPT-4o 2024-05-13"),
        ("o3-mini", "o3 mini", "o3-mini"),
        ("claude-sonnet-4-5", None, "Claude Sonnet 4.5"),
        ("claude-3-5-haiku", None, "Claude Haiku 3.5"),
        ("gemini-2.5-pro", "gemini 2.5 pro", "Gemini 2.5 Pro"),
        ("GLM-4.5-AirX", "GLM-4.5-AirX", "GLM-4.5-AirX"),
        ("ft:gpt-4o", None, "GPT-4o fine-tuned"),
        ("gpt-6-luna:decisions", None, "GPT-6 Luna (decisions)"),
        ("perplexity/kimi-k3", None, "Kimi K3"),
    ],
)
def test_names(model, given, name):
    rows = [named(model, given)]
    names.name_all(rows, {})
    assert rows[0]["name"] == name


def test_a_name_of_two_gets_the_id():
    rows = [named("a", "A"), named("b", "A"), named("c", None)]
    names.name_all(rows, {"c": "C"})
    assert [each["name"] for each in rows] == ["A (a)", "A (b)", "C"]
