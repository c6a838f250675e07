"""Ways of paying beside each other in the window of the comparison."""

import json
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from windows import choose, choose_model, put

from estimator import ways
from estimator.pricing.schemes import INPUTS, MACHINE, PROVISIONED, SUBSCRIPTION
from estimator.ui.ways_model import AMOUNT, CALL, CARRIES, FROM, MONTH, NAME, PRICE, SPEED, WORK


@pytest.fixture
def page(window, qtbot):
    """A call of gpt-5 with 1,000 tokens in and 1,000 out costs $0.01125."""
    choose_model(window, "gpt-5")
    put(window, " word" * 1000)
    window.figures._output.setValue(1000)
    choose(window, "models")
    found = window.models.window.ways
    window.models.window._pages.setCurrentWidget(found)
    qtbot.waitUntil(lambda: found.model.rowCount() > 6, timeout=20_000)
    return found


def cell(page, name, column):
    return page.model.index(row(page, name), column).data()


def row(page, name):
    names = [page.model.index(n, NAME).data() for n in range(page.model.rowCount())]
    return names.index(name)


def put_in(page, name, column, typed):
    index = page.model.index(row(page, name), column)
    assert index.flags() & Qt.ItemFlag.ItemIsEditable
    assert page.model.problem(index, typed) == ""
    before = index.data(Qt.ItemDataRole.EditRole)
    assert page.model.setData(index, typed) == (typed != before)


def test_the_classes_of_the_model_come_first_by_the_call(page):
    assert cell(page, "By the call: Standard", CALL) == "$0.0112"
    assert cell(page, "By the call: Standard", MONTH) == "$337.50"
    assert cell(page, "By the call: Batch", MONTH) == "$168.75"
    index = page.model.index(0, PRICE)
    assert index.data() == ""
    assert not index.flags() & Qt.ItemFlag.ItemIsEditable
    titles = [page.model.headerData(n, Qt.Orientation.Horizontal) for n in range(9)]
    assert titles[MONTH] == "30,000 calls a month"


def test_a_prompt_that_a_cache_keeps_is_a_way_of_its_own(window, page, qtbot):
    """2,000 tokens at 0.125 a million and 1,000 at 10: 0.01025; OpenAI keeps from 1,024 on."""
    assert not any("cached" in page.model.index(n, NAME).data() for n in range(4))
    put(window, " word" * 2000)
    name = "By the call, prompt cached: Standard"
    qtbot.waitUntil(lambda: name in [page.model.index(n, NAME).data() for n in range(6)])
    assert cell(page, name, CALL) == "$0.0102"
    assert cell(page, name, MONTH) == "$307.50"
    assert cell(page, name, FROM) == "–"
    assert page.model.own_number(row(page, name)) == -1
    assert page.model.own_number(row(page, "Seats of a subscription")) == 0


def test_figures_of_the_users_own_are_worked_out_by_hand(page):
    """$2 x 730 h = $1,460; 500/s x 3,600 x 730 x 50% / 2,000 = 328,500 calls."""
    name = "Own machine with a GPU"
    for column, typed in ((PRICE, "2"), (AMOUNT, "730"), (SPEED, "500"), (WORK, "50%")):
        put_in(page, name, column, typed)
    found = [cell(page, name, column) for column in range(9)]
    assert found[PRICE : WORK + 1] == ["$2.00 an hour", "730 hours", "500", "50.0%"]
    assert found[CARRIES] == "328,500"
    assert found[MONTH] == "$1,460.00"
    assert found[FROM] == "129,778 calls"  # 1,460 / 0.01125 = 129,777.8
    put_in(page, name, WORK, "1,5")
    assert cell(page, name, WORK) == "1.5%"
    assert cell(page, name, FROM) == "never"


def test_a_second_machine_is_dearer_again_until_it_pays(page):
    """$0.40 x 730 = $292 are worth 25,956 calls; 80 machines begun are worth 2,076,445."""
    name = "Own machine with a CPU"
    for column, typed in ((SPEED, "40"), (WORK, "50%")):
        put_in(page, name, column, typed)
    assert cell(page, name, CARRIES) == "26,280"
    assert cell(page, name, FROM) == "25,956 calls, always from 2,076,445"
    put_in(page, name, AMOUNT, "744")
    index = page.model.index(row(page, name), AMOUNT)
    assert "744 hours" in page.model.problem(index, "745")


def test_what_it_is_compared_with_can_be_chosen(page):
    """Seats: $150 are worth 13,334 calls of $0.01125, and 26,667 of the batch's half."""
    name = "Seats of a subscription"
    assert cell(page, name, FROM) == "13,334 calls"
    assert [page.against.itemText(n) for n in range(2)] == page.model.by_the_call[:2]
    page.against.setCurrentText("By the call: Batch")
    assert cell(page, name, FROM) == "26,667 calls"
    assert "GPT-5" in page._hint.text()
    assert "example" in page.said.text()


def test_more_calls_need_more_machines(window, page):
    name = "Own machine with a CPU"
    for column, typed in ((PRICE, "1"), (AMOUNT, "100"), (SPEED, "10"), (WORK, "100")):
        put_in(page, name, column, typed)
    assert cell(page, name, CARRIES) == "1,800"
    assert cell(page, name, MONTH) == "$1,700.00"  # 30,000 calls need 17 of them
    put_in(page, name, SPEED, "0")
    assert cell(page, name, MONTH) == "can't carry them"


@pytest.mark.parametrize(
    ("column", "typed"), [(PRICE, "abc"), (PRICE, "-1"), (WORK, "101"), (SPEED, "")]
)
def test_what_is_no_figure_is_refused_and_nothing_is_lost(page, column, typed):
    index = page.model.index(row(page, "Own machine with a TPU"), column)
    before = index.data()
    assert page.model.problem(index, typed).endswith(".")
    assert not page.model.setData(index, typed)
    assert index.data() == before


def test_ways_are_added_named_deleted_and_kept(window, qtbot, page, restart):
    count = page.model.rowCount()
    page._kinds[0].trigger()
    assert page.model.rowCount() == count + 1
    put_in(page, "Way 6", NAME, "Our team")
    put_in(page, "Our team", AMOUNT, "12")
    page.table.setCurrentIndex(page.model.index(row(page, "Seats of a subscription"), NAME))
    page.delete.click()
    page.table.setCurrentIndex(page.model.index(0, NAME))
    assert not page.delete.isEnabled()
    again = restart(window)
    choose(again, "models")
    found = again.models.window.ways
    again.models.window._pages.setCurrentWidget(found)
    qtbot.waitUntil(lambda: found.model.rowCount() > 6, timeout=20_000)
    assert cell(found, "Our team", MONTH) == "$360.00"
    assert found.model.ways[0].name == "provisioned"


def test_the_cheapest_is_said(page):
    put_in(page, "Seats of a subscription", AMOUNT, "1")
    put_in(page, "Seats of a subscription", PRICE, "10")
    assert page.said.text() == "The cheapest for a month: Seats of a subscription, $10.00"


def test_it_follows_the_prompt_and_the_calls(window, qtbot, page):
    window.figures._requests.setValue(10)
    qtbot.waitUntil(lambda: cell(page, "By the call: Standard", MONTH) == "$0.1125")


# As they are kept


def test_what_was_written_is_read():
    own = ways.Way(SUBSCRIPTION, "Büro 办公室", {"seats": "1", "price_a_seat": "2"})
    made = [*ways.EXAMPLES, own]
    assert ways.read(ways.written(made)) == [
        ways.Way(way.kind, way.name, dict(way.inputs)) for way in made
    ]


@pytest.mark.parametrize(
    "kept", ["", "{}", "[1]", "null", '[{"kind": "x"}]', "[" * 100_000, '[{"kind": "machine"}]']
)
def test_what_can_not_be_read_gives_the_examples(kept):
    assert ways.read(kept) == list(ways.EXAMPLES)


def test_a_figure_that_is_none_is_not_taken_over():
    rows = json.loads(ways.written(ways.EXAMPLES))
    rows[0]["inputs"]["seats"] = "many"
    assert ways.read(json.dumps(rows)) == list(ways.EXAMPLES)


def test_every_example_has_the_inputs_of_its_kind():
    assert {way.kind for way in ways.EXAMPLES} == {SUBSCRIPTION, PROVISIONED, MACHINE}
    for way in ways.EXAMPLES:
        assert list(way.inputs) == list(INPUTS[way.kind])
        assert all(Decimal(value) > 0 for value in way.inputs.values())
