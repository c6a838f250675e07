"""The rates window: the meters of the user's own."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from windows import cell, rows_of, set_cell, type_rate

PERCENT, PROVIDER, MODEL, CLASS, METER, FROM, NOTE, ON = range(8)


def add_meter(rules, name, unit=""):
    form = rules.add_meter()
    form.inputs["name"].setText(name)
    form.inputs["unit"].setText(unit)
    form.buttons.buttons()[0].click()
    return form


def test_a_meter_is_made_edited_and_deleted(rates, rules):
    add_meter(rules, "GPU hours", "1 hour")
    assert rows_of(rules.meters) == ["GPU hours | hour | as it is | – | gpu_hours"]
    for column, typed in ((0, "GPU time"), (1, "60 minutes"), (2, "15"), (3, "requests")):
        assert set_cell(rules.meters, 0, column, typed)
    assert rows_of(rules.meters) == ["GPU time | 60 minutes | 15 | Requests | gpu_hours"]
    assert set_cell(rules.meters, 0, 2, "")
    assert set_cell(rules.meters, 0, 3, "")
    assert rows_of(rules.meters) == ["GPU time | 60 minutes | as it is | – | gpu_hours"]
    rules.own_meters.table.setCurrentIndex(rules.meters.index(0, 0))
    rules.own_meters.delete.click()
    assert rates._session.rates.entries == {}


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        (("rule", '["1"]', '{"percent":"-5","meter":"gpu_hours"}'),
         "A discount or markup is for “GPU hours”. Delete it first."),
        (("meter", '["a100"]', '{"title":"A100","part_of":["gpu_hours"]}'),
         "“A100” is part of “GPU hours”. Delete it too, or change that."),
    ],
)  # fmt: skip
def test_what_uses_a_meter_is_named(rates, rules, entry, why):
    add_meter(rules, "GPU hours")
    kind, key, value = entry
    rates._session.rates.change({(kind, key): value}, "add")
    rules.meters.follow()
    assert not rules.meters.delete([rules.meters.names.index("gpu_hours")])
    assert rates._said.text() == why


def test_a_meter_is_deleted_together_with_its_parts(rates, rules):
    for name in ("One", "Two"):
        add_meter(rules, name)
    set_cell(rules.meters, 0, 3, "two")
    assert not rules.meters.delete([1])
    assert rules.meters.delete([0, 1])
    assert rates._session.rates.entries == {}


@pytest.mark.parametrize("title", ["GPU hours", "gpu HOURS", "Input", "output_tokens"])
def test_no_two_meters_are_called_the_same(rates, rules, title):
    add_meter(rules, "GPU hours")
    add_meter(rules, "Other")
    form = add_meter(rules, title)
    assert form.said.text().startswith("There is one already.")
    assert not set_cell(rules.meters, rules.meters.names.index("other"), 0, title)
    assert rates._said.text().startswith("There is one already.")
    assert rules.meters.rowCount() == 2


def test_no_meter_is_the_line_that_fills_up_to_a_minimum(rules):
    assert add_meter(rules, "minimum charge").said.text().startswith("There is one already.")


def test_a_meter_with_prices_is_not_deleted(rates, rules):
    add_meter(rules, "GPU hours")
    column = rates.model.columns.column("gpu_hours")
    type_rate(rates, cell(rates, "gpt-5", column), "2")
    assert not rules.meters.delete([0])
    assert rates._said.text() == "“GPU hours” has prices. Delete these first."
    type_rate(rates, cell(rates, "gpt-5", column), "")
    rates.model.reset_all()
    assert rules.meters.rowCount() == 0


def test_a_started_hour_is_billed_whole(rates, rules):
    add_meter(rules, "Minutes", "60 minutes")
    set_cell(rules.meters, 0, 2, "60")
    type_rate(rates, cell(rates, "gpt-5", rates.model.columns.column("minutes")), "3")
    book = rates._session.book
    usage = {"minutes": Decimal(61)}
    tariff = book.tariff(book.find("gpt-5"), "standard", datetime.now(UTC))
    assert tariff.quote(usage).total == 6


@pytest.mark.parametrize(
    ("name", "why"),
    [("", "Type a name of at most 80 letters."), ("Input tokens", "There is one already."),
     ("…", "Type a name of at most 80 letters.")],
)  # fmt: skip
def test_what_is_no_meter_is_said(rates, rules, name, why):
    form = add_meter(rules, name)
    assert form.said.text().startswith(why)
    assert rates._session.rates.entries == {}


def test_a_meter_is_no_part_of_its_own_parts(rates, rules):
    add_meter(rules, "One")
    add_meter(rules, "Two")
    assert set_cell(rules.meters, 0, 3, "two")
    assert not set_cell(rules.meters, 1, 3, "One")
    assert not set_cell(rules.meters, 1, 3, "Two")
    assert rates._said.text().startswith("“Two” is no meter.")


@pytest.mark.parametrize("typed", ["0.25", "-1", "15 s", "x"])
def test_what_is_no_rounding_step_is_said(rates, rules, typed):
    add_meter(rules, "GPU hours")
    assert not set_cell(rules.meters, 0, 2, typed)
    assert rates._said.text() == (
        f"“{typed}” is no whole number. Type one from 1 on, or leave it empty."
    )


def test_undo_names_rules_and_meters_as_they_are_called(rates, rules):
    undo = rates.commands.actions["undo"]
    add_meter(rules, "GPU hours")
    assert undo.text() == "&Undo: add GPU hours"
    set_cell(rules.meters, 0, 1, "5 hours")
    assert undo.text() == "&Undo: meter GPU hours"
    rules.rules.add()
    set_cell(rules.rules, 0, PERCENT, "-15")
    assert undo.text() == "&Undo: discount \u221215%"
    set_cell(rules.rules, 0, NOTE, "agreed")
    assert undo.text() == "&Undo: discount agreed"
    rules.rules.delete([0])
    assert undo.text() == "&Undo: delete agreed"
