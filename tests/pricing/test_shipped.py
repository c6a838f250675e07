"""The files of the shipped book, as they are written."""

import json
import re
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest

from estimator import resources
from resources.rates.refresh import genai

FOLDER = resources.path("rates")
UNITS = {
    *("tokens", "seconds", "characters", "pages", "searches", "requests", "messages"),
    *("gigabyte-days", "sessions", "hours", "images"),
}
TIERS = ["standard", "batch", "flex", "priority", "fast"]
HOURS = r"(?:[01]\d|2[0-3]):[0-5]\d-(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)"
DAY = "(?:mon|tue|wed|thu|fri|sat|sun)"
PERIOD = rf"(?:{HOURS}(?:,{HOURS})*)?(?:(?:^|(?<=\d) ){DAY}(?:[-,]{DAY})*)?"
DECIMAL = re.compile(r"(?:0|[1-9]\d*)(?:\.\d*[1-9])?")
MODEL_KEYS = {
    *("id", "name", "aliases", "listed", "context_window", "max_input", "max_output"),
    *("retires", "cutoff", "uplifts", "note", "conflicts", "cards"),
}
CARD_KEYS = {"tier", "from", "when", "currency", "minimum", "rates", "note", "source"}


def read(name):
    return json.loads((FOLDER / name).read_text("utf-8"))


METERS = read("meters.json")["meters"]
PROVIDERS = [read(name) for name in read("index.json")["files"]]
MODELS = [(provider, model) for provider in PROVIDERS for model in provider["models"]]
CARDS = [(provider, model, card) for provider, model in MODELS for card in model["cards"]]


def decimals(value):
    """The decimals of a rate: its base and what stands behind its thresholds."""
    if isinstance(value, str):
        return [value]
    assert value.keys() <= {"base", "above", "at_least", "per", "step"}
    assert ("above" in value) + ("at_least" in value) <= 1
    steps = value.get("above", {}) | value.get("at_least", {})
    assert all(int(a) < int(b) for a, b in pairwise(steps))
    assert not any(step.endswith("999") for step in steps)  # that is "at least" the next
    return [value["base"], *steps.values()]


def ancestors(meter):
    found = list(METERS[meter].get("part_of", ()))
    for parent in tuple(found):
        found += [name for name in ancestors(parent) if name not in found]
    return found


def said(model, conflict):
    """What the card of a conflict charges at its place: its own rate, the standard one's, or that
    of the nearest meter that includes it; None: nothing."""
    keys = ("tier", "from", "when")
    place = [conflict.get(key) for key in keys]
    (card,) = [card for card in model["cards"] if [card.get(key) for key in keys] == place]
    plain = [c for c in model["cards"] if c["tier"] == "standard" and "when" not in c]
    standard = [c for c in plain if c.get("from", "") <= "2026-11-23"][-1]
    rates = standard["rates"] | card["rates"]
    for name in (conflict["meter"], *ancestors(conflict["meter"])):
        if name in rates:
            return charged(rates[name], conflict.get("above", -1))
    return None


def charged(value, above):
    if isinstance(value, str):
        return Decimal(value)
    steps = value.get("above", {}) | value.get("at_least", {})
    reached = [rate for threshold, rate in steps.items() if int(threshold) <= above]
    return Decimal(reached[-1] if reached else value["base"])


def test_each_file_has_the_format_and_a_source_with_a_day():
    assert {read("index.json")["format"], read("meters.json")["format"]} == {2}
    assert len(PROVIDERS) == 14
    for provider in PROVIDERS:
        assert provider["format"] == 2
        assert provider["currency"] == "USD"
        sources = [provider["source"]]
        sources += [
            card["source"] for m in provider["models"] for card in m["cards"] if "source" in card
        ]
        for source in sources:
            assert source.keys() == {"name", "url", "date"}
            assert source["url"].startswith("https://")
            assert date.fromisoformat(source["date"]) >= date(2026, 11, 23)


def test_meters_have_a_unit_and_parents_that_are_there():
    for name, meter in METERS.items():
        assert meter["unit"] in UNITS, name
        assert meter["per"] > 0
        assert name not in ancestors(name)
        assert set(ancestors(name)) <= METERS.keys()


@pytest.mark.parametrize("provider", PROVIDERS, ids=lambda provider: provider["id"])
def test_models_have_ids_and_names_of_their_own(provider):
    ids = [model["id"].lower() for model in provider["models"]]
    names = [model["name"] for model in provider["models"]]
    assert len(set(ids)) == len(ids)
    assert len(set(names)) == len(names)
    assert all(name == name.strip() for name in names)
    for model in provider["models"]:
        assert model["cards"]
        assert model.keys() <= MODEL_KEYS
        assert model["id"].lower() not in model.get("aliases", ())


def test_the_first_source_takes_no_name_for_another_model():
    for provider, model in MODELS:
        source = genai.provider(provider["id"])
        for name in (model["id"], *model.get("aliases", ())):
            found = source.find_model(name)
            assert found is None or found.id == model["id"], name


def test_limits_can_be_true():
    for provider, model in MODELS:
        window = model.get("context_window", 10**9)
        for limit in ("context_window", "max_input", "max_output"):
            assert 0 < model.get(limit, 1) <= window, (provider["id"], model["id"], limit)


def test_days_are_days():
    for _, model in MODELS:
        if "retires" in model:
            assert date.fromisoformat(model["retires"]).isoformat() == model["retires"]
        assert re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", model.get("cutoff", "2025-01"))
    for _, _, card in CARDS:
        if "from" in card:
            assert date.fromisoformat(card["from"]).isoformat() == card["from"]


def test_cards_have_known_tiers_meters_and_canonical_decimals():
    for provider, model, card in CARDS:
        where = provider["id"], model["id"]
        assert card.keys() <= CARD_KEYS, where
        assert card["tier"] in TIERS, where
        assert card["rates"] or card["tier"] != "standard", where
        assert card["rates"].keys() <= METERS.keys(), where
        rates = [rate for value in card["rates"].values() for rate in decimals(value)]
        for rate in (*rates, card.get("minimum", "1"), *model.get("uplifts", {}).values()):
            assert DECIMAL.fullmatch(rate), (where, rate)


def test_hours_and_weekdays_are_canonical():
    seen = [card["when"] for _, _, card in CARDS if "when" in card]
    assert "01:00-04:00,06:00-10:00 mon-fri" in seen
    week = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    for when in seen:
        for part in when.split("; "):
            days = [week.index(day) for day in re.findall("[a-z]{3}", part)]
            assert days == sorted(set(days)), when
        assert all(part and re.fullmatch(PERIOD, part) for part in when.split("; ")), when


@pytest.mark.parametrize(
    ("text", "is_canonical"),
    [
        *(("01:00-04:00", True), ("mon-fri", True), ("22:00-24:00,01:00-02:00 sat,sun", True)),
        *(("1:00-4:00", False), ("01:00-04:00mon", False), (" mon", False), ("25:00-26:00", False)),
    ],
)
def test_the_pattern_of_hours_tells_them_apart(text, is_canonical):
    assert bool(re.fullmatch(PERIOD, text)) == is_canonical


def test_every_model_has_a_standard_card_without_conditions():
    for provider, model in MODELS:
        always = [
            c for c in model["cards"] if c["tier"] == "standard" and not {"from", "when"} & c.keys()
        ]
        assert len(always) == 1, (provider["id"], model["id"])


def test_a_conflict_is_with_a_card_that_says_otherwise():
    seen = 0
    for _, model in MODELS:
        for conflict in model.get("conflicts", ()):
            keys = {"tier", "from", "when", "meter", "above", "rate", "source"}
            assert conflict.keys() <= keys
            assert conflict["meter"] in METERS
            assert DECIMAL.fullmatch(conflict["rate"])
            assert conflict["source"]
            assert said(model, conflict) != Decimal(conflict["rate"]), (model["id"], conflict)
            seen += 1
    assert seen > 50


def test_changes_to_come_and_regions_are_in_it():
    later = [card for _, _, card in CARDS if card.get("from", "") > "2026-11-23"]
    assert len(later) > 10
    openai = {model["id"]: model for _, model in MODELS}
    assert openai["gpt-5.4"]["uplifts"] == {"eu": "1.1", "us": "1.1"}
    assert openai["gpt-5.5"]["context_window"] == openai["gpt-5.5"]["max_input"] == 1050000
    assert openai["grok-4.6"]["cards"][0]["rates"]["input_tokens"]["at_least"] == {"200000": "4"}


def test_only_models_for_prompts_are_offered():
    for _, model in MODELS:
        if model.get("listed"):
            assert any("input_tokens" in card["rates"] for card in model["cards"]), model["id"]
            assert not re.search(r"tts|ocr|transcribe|live|voice", model["id"])


def test_each_card_and_conflict_has_a_line_of_its_own():
    for name in read("index.json")["files"]:
        lines = (FOLDER / name).read_text("utf-8").splitlines()
        rows = [row for m in read(name)["models"] for row in (*m["cards"], *m.get("conflicts", ()))]
        assert sum(line.lstrip().startswith('{"tier"') for line in lines) == len(rows)
