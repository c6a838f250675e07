"""This program's own JSON, as people change it."""

import json
from decimal import Decimal

import pytest
from samples import BOOK, NOW

from estimator.pricing import entries
from estimator.pricing.own import Own, OwnMeter
from estimator.pricing.portable import imports
from estimator.pricing.portable.said import RatesFileError
from estimator.pricing.rates import RateKey

HEAD = {"format": "token-estimator-rates", "version": 1}
ROW = {"provider": "openai", "model": "gpt-5.4", "meter": "input_tokens"}
INPUT = RateKey("openai", "gpt-5.4", "standard", "", "input_tokens")


def read(book=BOOK, overwrite=False, **sections):
    return imports.read(json.dumps(HEAD | sections), book, NOW, overwrite=overwrite)


def own(made):
    assert not made.bad
    return entries.read(made.changes)


def reasons(made):
    assert made.changes == {}
    return [(error.where.path, error.reason, error.column) for error in made.bad]


@pytest.mark.parametrize("rate", ["3.5", 3.5, "3,5"])
def test_a_rate_as_text_or_number(rate):
    assert own(read(rates=[ROW | {"rate": rate, "note": None}])).rates == {INPUT: Decimal("3.5")}


@pytest.mark.parametrize(("flag", "is_hidden"), [(True, True), (False, False), ("Yes", True)])
def test_a_flag(flag, is_hidden):
    made = read(models=[{"provider": "openai", "model": "gpt-5.4", "hidden": flag}])
    assert bool(made.changes) == is_hidden


def test_numbers_stay_exact():
    text = json.dumps(HEAD | {"rates": [ROW | {"rate": "R"}]}).replace('"R"', "0.100000000001")
    assert own(imports.read(text, BOOK, NOW)).rates == {INPUT: Decimal("0.100000000001")}


@pytest.mark.parametrize(
    ("rate", "reason"),
    [([1], "not-text"), ("NAN", "not-a-number"), ("9e999", "too-large"), ("9" * 40, "too-large")],
)
def test_a_rate_that_is_none(rate, reason):
    text = json.dumps(HEAD | {"rates": [ROW | {"rate": "R"}]})
    spelt = {"NAN": "NaN", "9e999": "9e999", "9" * 40: "9" * 40}.get(str(rate), "[1]")
    made = imports.read(text.replace('"R"', spelt), BOOK, NOW)
    assert reasons(made) == [("rates[0]", reason, "rate")]


@pytest.mark.parametrize("row", [5, "x", [], None])
def test_a_row_that_is_none(row):
    assert reasons(read(rates=[row])) == [("rates[0]", "not-an-object", "")]


@pytest.mark.parametrize(
    "section", ["rates", "models", "cards", "rules", "exchange_rates", "meters"]
)
def test_a_section_that_is_none(section):
    assert reasons(read(**{section: 5})) == [(section, "not-an-object", "")]


def test_rules_exchange_rates_and_meters():
    made = read(
        rules={"mine": {"percent": -15, "provider": "openai"}, "other": {"percent": "5.5"}},
        exchange_rates={"EUR": {"rate": 1.1, "date": "2026-11-24"}},
        meters={"seats": {"per": 10, "unit": "seats"}, "inner": {"part_of": ["seats"]}},
        rates=[ROW | {"meter": "seats", "rate": "9"}],
    )
    said = own(made)
    assert [str(rule.percent) for rule in said.rules.values()] == ["-15", "5.5"]
    assert said.exchanges["EUR"].rate == Decimal("1.1")
    assert said.meters["inner"] == OwnMeter(part_of=("seats",))
    assert said.rates == {RateKey("openai", "gpt-5.4", "standard", "", "seats"): 9}


@pytest.mark.parametrize(
    ("section", "value"),
    [
        ("rules", 5),
        ("rules", {}),
        ("rules", {"percent": "x"}),
        ("rules", {"percent": -100}),
        ("rules", {"percent": "1", "model": 5}),
        ("rules", {"percent": "1", "note": "\ud800"}),
        ("rules", {"percent": "1", "surprise": 5}),
        ("rules", {"percent": True}),
        ("exchange_rates", {"rate": 0, "date": "2026-11-24"}),
        ("exchange_rates", {"rate": 1}),
        ("exchange_rates", {"rate": 1, "date": "soon"}),
        ("exchange_rates", {"rate": 1, "date": 5}),
        ("meters", {"per": 0}),
        ("meters", {"per": 1.5}),
        ("meters", {"title": 5}),
        ("meters", {"part_of": ["nothing"]}),
        ("meters", {"part_of": ["x"]}),
        ("meters", {"part_of": 5}),
    ],
)
def test_a_thing_that_is_refused(section, value):
    made = read(**{section: {"x": value}})
    assert made.changes == {}
    assert [error.reason for error in made.bad] == ["not-understood"]


def test_a_thing_without_a_name():
    assert [error.reason for error in read(rules={"": {"percent": "1"}}).bad] == ["not-understood"]


def test_meters_that_are_parts_of_each_other():
    meters = {"a": {"part_of": ["b"]}, "b": {"part_of": ["a"]}, "c": {"part_of": ["a"]}, "d": {}}
    made = read(meters=meters)
    assert len(made.bad) == 3
    assert list(made.changes) == [(entries.METER, '["d"]')]


def test_a_chain_of_meters_that_is_too_long():
    meters = {f"m{n}": {"part_of": [f"m{n - 1}"] if n else []} for n in range(60)}
    made = read(meters=meters)
    assert 0 < len(made.bad) < 60
    BOOK.with_own(own_of(made)).meters.charged_as("m20")


def own_of(made):
    return entries.read({key: value for key, value in made.changes.items() if value is not None})


def test_a_rule_that_the_user_has_otherwise_stays():
    before = BOOK.with_own(own(read(rules={"mine": {"percent": "5"}})))
    made = read(before, rules={"mine": {"percent": "6"}})
    assert (made.changes, len(made.conflicts)) == ({}, 1)
    assert (
        own(read(before, overwrite=True, rules={"mine": {"percent": "6"}})).rules["mine"].percent
        == 6
    )
    assert read(before, rules={"mine": {"percent": "5"}}).unchanged == 1


def test_a_meter_of_the_users_is_known():
    before = BOOK.with_own(Own(meters={"seats": OwnMeter(unit="seats")}))
    made = read(before, rates=[ROW | {"meter": "seats", "rate": "9"}])
    assert [key[1] for key in made.changes] == ['["openai","gpt-5.4","standard","","seats",-1]']


def test_a_section_without_a_place_is_named():
    assert read(colours={}).ignored == {"colours": 1}


def test_names_given_twice():
    text = json.dumps(HEAD | {"rates": [ROW | {"rate": "3"}]}).replace(
        '"rate"', '"rate": "4", "rate"'
    )
    made = imports.read(text, BOOK, NOW)
    assert [(error.where.path, error.reason) for error in made.bad] == [("rate", "named-twice")]


@pytest.mark.parametrize(
    ("text", "error"),
    [
        (
            "{",
            RatesFileError("not-json", "Expecting property name enclosed in double quotes", line=1),
        ),
        ('{"format": "token-estimator-rates", "version": 2}', RatesFileError("newer", "2")),
        ("[" * 100_000, RatesFileError("too-deep")),
        ("{}", RatesFileError("unknown-form")),
        ("[]", RatesFileError("unknown-form")),
        ("[1]", RatesFileError("unknown-form")),
        ('{"a": {"b": 1}}', RatesFileError("unknown-form")),
        ('{"providers": [{"id": "x"}]}', RatesFileError("unknown-form")),
    ],
)
def test_what_is_no_document_of_rates(text, error):
    with pytest.raises(RatesFileError) as caught:
        imports.read(text, BOOK, NOW)
    assert caught.value == error
