"""The rates window: plans of one's own, of meters that the book has or that are new."""

import json
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from windows import cell, choose_model, drawn, figure

from estimator.cli import main
from estimator.pricing.own import OwnMeter


@pytest.fixture
def form(rates):
    return rates.prices.adding.plan()


def fill(form, *lines, **typed):
    """Type into a plan's form, and press Add."""
    for name, text in typed.items():
        form.inputs[name].setText(text)
    while len(form.lines) < len(lines):
        form.add_line()
    for line, texts in zip(form.lines, lines, strict=False):
        for part, text in zip(line, texts, strict=True):
            part.setText(text)
    form.buttons.buttons()[0].click()


def test_a_plan_of_a_new_meter_is_quoted(window, rates, form, tmp_path, capsys):
    fill(form, ("GPU hours", "2.40", "1 hour"), ("Images", "3", "1,000 images"), model="cluster")
    assert not form.isVisible()
    meters = rates._session.book.own.meters
    assert meters == {
        "gpu_hours": OwnMeter(1, "hour", "GPU hours"),
        "images": OwnMeter(1000, "images", "Images"),
    }
    columns = rates.model.columns
    shown = [columns.column("gpu_hours"), columns.column("images")]
    assert drawn(rates, "cluster", shown) == ["2.40 | 3.00"]
    assert not any(map(rates.table.isColumnHidden, shown))
    assert [rates.model.headerData(n, Qt.Orientation.Horizontal) for n in shown] == [
        "GPU hours\nper hour", "Images\nper 1,000 images",
    ]  # fmt: skip
    asked = tmp_path / "asked.jsonl"
    usage = {"gpu_hours": 10, "images": 500}
    request = {"id": "1", "provider": "own", "model": "cluster", "usage": usage}
    asked.write_text(json.dumps(request) + "\n")
    capsys.readouterr()
    assert main(["quote", str(asked)]) == 0
    assert json.loads(capsys.readouterr().out)["total"] == "25.5"


def test_a_plan_with_a_price_of_input_is_offered(window, form):
    fill(form, ("Input", "2", ""), ("output", "10", ""), model="mine", counts_as="gpt-5")
    choose_model(window, "mine")
    assert figure(window, "requestCost") == "$0.0100"


def test_a_known_meter_has_its_unit(form):
    meter, _price, unit = form.lines[0]
    meter.setText("web searches")
    assert not unit.isEnabled()
    assert unit.placeholderText() == "per 1,000"
    meter.setText("water")
    assert unit.isEnabled()
    assert unit.placeholderText() == "1 hour"


def test_an_own_meter_is_known_to_the_next_plan(rates, form):
    fill(form, ("GPU hours", "2", "hour"), model="one")
    fill(rates.prices.adding.plan(), ("gpu hours", "3", ""), model="two")
    assert drawn(rates, "two", [rates.model.columns.column("gpu_hours")]) == ["3.00"]
    assert len(rates._session.book.own.meters) == 1


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        ([("GPU hours", "cheap", "1 hour")], "“cheap” is not a number."),
        ([("", "1", "1 hour")], "Type a name of at most 80 letters."),
        ([("!!", "1", "1 hour")], "Type a name of at most 80 letters."),
        ([("Input", "1", ""), ("Input", "2", "")], "There is one already."),
        ([("GPU hours", "1", "0 hours")], "“0 hours” is no whole number of something."),
    ],
)
def test_what_is_no_plan_is_said(rates, form, lines, why):
    fill(form, *lines, model="one")
    assert form.isVisible()
    assert form.said.text().startswith(why)
    assert rates._session.rates.entries == {}


def test_a_plan_is_undone_and_deleted_as_a_whole(rates, form):
    fill(form, ("GPU hours", "2", "hour"), model="one")
    rates.commands.actions["undo"].trigger()
    assert rates._session.rates.entries == {}
    rates.commands.actions["redo"].trigger()
    assert set(rates._session.book.own_rates.values()) == {None, Decimal(2)}
    rates.table.setCurrentIndex(cell(rates, "one", 1))
    rates.commands.actions["delete"].trigger()
    assert drawn(rates, "one") == []


@pytest.mark.parametrize(
    "line",
    [("GPU-hours", "200", "100 hours"), ("GPU hours", "2", "100 hour"), ("gpu_hours", "2", "1 day"),
     ("Input", "2", "1000 tokens"), ("images", "1", "1.5 images")],
)  # fmt: skip
def test_a_meter_that_is_there_stays_what_it_is(rates, form, line):
    fill(form, ("GPU hours", "2.40", "1 hour"), model="first")
    before = dict(rates._session.book.own.meters)
    again = rates.prices.adding.plan()
    fill(again, line, model="second")
    assert rates._session.book.own.meters == before
    assert again.isVisible()  # it says why, and nothing typed is lost
    again.reject()


def test_another_spelling_of_a_meter_is_the_meter(rates, form):
    fill(form, ("GPU hours", "2.40", "1 hour"), model="first")
    fill(rates.prices.adding.plan(), ("GPU-Hours", "3", "1 hour"), model="second")
    assert list(rates._session.book.own.meters) == ["gpu_hours"]
    assert rates._session.book.find("second").cards[0].rates["gpu_hours"].base == 3
