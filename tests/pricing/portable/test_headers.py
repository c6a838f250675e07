"""Columns by the names that people give them; none that tells prices apart is passed over."""

import json

import pytest
from samples import BOOK, NOW

from estimator.pricing import entries
from estimator.pricing.portable import imports
from estimator.pricing.portable.said import RatesFileError


def read(text):
    return imports.read(text, BOOK, NOW)


def unreadable(text):
    with pytest.raises(RatesFileError) as caught:
        read(text)
    return caught.value


def document(**fields):
    row = {"provider": "openai", "model": "gpt-5.4", "meter": "input_tokens", "rate": 3} | fields
    return json.dumps({"format": "token-estimator-rates", "version": 1, "rates": [row]})


def table(header, cells):
    rows = [f'openai,gpt-5.4,"{cell}",input_tokens,{n + 3}\n' for n, cell in enumerate(cells)]
    return f"provider,model,{header},meter,rate\n" + "".join(rows)


HEADERS = ["Class", "service_class", "class of service", "Tier", "Service Tier", "服务等级"]


@pytest.mark.parametrize("header", HEADERS)
def test_a_class_by_the_names_that_people_give_it(header):
    for text in (table(header, ["Batch"]), document(**{header: "Batch"})):
        made = read(text)
        (key,) = entries.read(made.changes).rates
        assert (key.service_tier, made.bad, made.ignored) == ("batch", (), {})


@pytest.mark.parametrize(
    ("header", "cells", "known"),
    [
        ("clas", ["batch"], ("service_tier",)),
        ("pricing tier", ["discounted"], ("service_tier",)),
        ("variant", ["", "Batch"], ("service_tier",)),
        ("Size", ["Over 272,000"], ("above",)),
        ("effective_from", ["2027-01-01"], ("from",)),
        ("variant", ["cheap", "dear"], ("service_tier", "from", "when", "above")),
    ],
)
def test_a_column_that_may_tell_prices_apart(header, cells, known):
    assert unreadable(table(header, cells)) == RatesFileError("misspelt-column", header, known)


def test_a_misspelt_field_of_a_document():
    error = unreadable(document(clas="batch"))
    assert error == RatesFileError("misspelt-column", "clas", ("service_tier",))


def test_remarks_are_passed_over():
    """Where the rates are the same, or other columns tell them apart."""
    head = "provider,model,service_tier,meter,rate,variant\n"
    row = "openai,gpt-5.4,{},input_tokens,{},{}\n".format
    made = read(head + row("standard", 3, "a") + row("standard", 3, "b") + row("batch", 2, "c"))
    assert (made.ignored, made.bad, len(made.changes)) == ({"variant": 1}, (), 2)
    assert read(document(remark="mine")).bad == ()


def test_a_column_by_two_of_its_names():
    text = "provider,model,class,service_tier,meter,rate\n"
    assert unreadable(text) == RatesFileError("column-twice", "service_tier")
