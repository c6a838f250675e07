"""A part of an import: what is chosen of it holds, and nothing else changes."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import BOOK

from estimator.pricing import entries
from estimator.pricing.portable import document, imports, rows
from estimator.pricing.portable.picking import picked

AT = datetime(2026, 11, 23, 12, tzinfo=UTC)
CSV = """\
kind,provider,model,name,service_tier,from,above,meter,rate,context_window,note
rate,openai,gpt-5,,standard,,,input_tokens,3,,
rate,openai,gpt-5,,standard,,,output_tokens,30,,
rate,openai,gpt-5.4,,standard,,272000,input_tokens,9,,
rate,openai,gpt-5,,standard,2027-01-01,,input_tokens,4,,
rate,acme,big,Big one,standard,,,input_tokens,1,,
rate,acme,big,Big one,standard,,,output_tokens,2,,
model,openai,gpt-4o,,,,,,,1000,ours
"""
MADE = imports.read(CSV, BOOK, AT)
COUNT = len(MADE.differences)


def after(changes):
    return BOOK.with_own(entries.read({e: v for e, v in changes.items() if v is not None}))


def holds(difference, book):
    if not difference.service_tier:
        return str(getattr(book.find(difference.model), difference.what)) == difference.new
    keys = [k for k in book.own_rates if (k.model, k.start, k.meter) == (
        difference.model, difference.start, difference.what)
        and (k.above >= 0) == (difference.first > 0)]  # fmt: skip
    return any(str(book.own_rates[key]) == difference.new for key in keys)


def test_all_of_it_is_all_of_it():
    assert picked(MADE, range(COUNT)) == MADE.changes
    assert picked(MADE, []) == {}


@given(st.sets(st.integers(0, COUNT - 1)))
def test_what_is_chosen_holds_and_no_other_rate_changes(chosen):
    book = after(picked(MADE, chosen))
    facts = {n for n, d in enumerate(MADE.differences) if not d.service_tier}
    for n, difference in enumerate(MADE.differences):
        together = facts if n in facts else {n}  # of one model
        assert holds(difference, book) == bool(together & chosen)


def test_a_new_model_has_its_name_where_anything_of_it_is_chosen():
    ofs = [n for n, d in enumerate(MADE.differences) if d.model == "big"]
    for n in ofs:
        assert after(picked(MADE, [n])).find("big").name == "Big one"


@pytest.mark.parametrize("kind", ["rule", "exchange", "meter"])
def test_things_of_the_users_own_are_chosen_one_by_one(kind):
    book = BOOK.with_own(
        entries.read(
            {
                ("rule", '["deal"]'): '{"percent":"-15"}',
                ("exchange", '["EUR"]'): '{"rate":"1.08","date":"2026-11-20"}',
                ("meter", '["gpu_hours"]'): '{"unit":"hour"}',
            }
        )
    )
    made = imports.read(document.text(list(rows.of_own(book)), book.own), BOOK, AT)
    (n,) = (n for n, each in enumerate(made.differences) if each.what == kind)
    (entry,) = picked(made, [n])
    assert (entry[0], json.loads(entry[1])) == (kind, entries.parts_of(entry[1]))


# What needs another

CURRENCY = """\
provider,model,meter,rate,currency
acme,qw,input_tokens,10,CNY
acme,qw,output_tokens,20,CNY
"""


def test_a_price_is_not_taken_without_the_currency_of_its_card():
    made = imports.read(CURRENCY, BOOK, AT)
    prices = {n for n, each in enumerate(made.differences) if each.what != "currency"}
    assert len(prices) == len(made.differences) - 1
    assert picked(made, prices) == {}
    assert picked(made, {*prices, *range(len(made.differences))}) == made.changes


def test_a_currency_is_not_taken_without_the_prices_that_it_would_turn():
    kept = {
        ("rate", '["acme","qw","standard","","input_tokens",-1]'): "3",
        ("rate", '["acme","qw","standard","","output_tokens",-1]'): "4",
    }
    book = BOOK.with_own(entries.read(kept))
    text = CURRENCY.replace("provider", "kind,provider").replace("acme", "rate,acme")
    made = imports.read(f"{text}card,acme,qw,,,CNY\n", book, AT, overwrite=True)
    whats = [each.what for each in made.differences]
    chosen = {n for n, what in enumerate(whats) if what != "output_tokens"}
    assert "currency" in whats
    assert picked(made, chosen) == {}


def test_what_is_of_a_new_meter_is_not_taken_without_it():
    kept = {
        ("meter", '["gpu_hours"]'): '{"unit":"hour","title":"GPU hours"}',
        ("meter", '["a100_hours"]'): '{"unit":"hour","part_of":["gpu_hours"]}',
        ("rule", '["1"]'): '{"percent":"-15","meter":"gpu_hours"}',
        ("rate", '["acme","qw","standard","","gpu_hours",-1]'): "3",
        ("rate", '["acme","qw","standard","","input_tokens",-1]'): "4",
    }
    book = BOOK.with_own(entries.read(kept))
    made = imports.read(document.text(list(rows.of_own(book)), book.own), BOOK, AT)
    assert after(picked(made, range(len(made.differences)))).own == book.own
    without = {n for n, each in enumerate(made.differences) if each.model != '["gpu_hours"]'}
    assert len(without) == len(made.differences) - 1
    (entry,) = picked(made, without)
    assert entry == ("rate", '["acme","qw","standard","","input_tokens",-1]')
