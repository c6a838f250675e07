"""A chat in the window of the comparison: its calls, with a cache and without."""

import pytest
from windows import choose, choose_model, put

from estimator.pricing import entries
from estimator.pricing.rates import RateKey
from estimator.ui.chat_model import CACHED, CACHED_SUM, COST, DROPPED, INPUT, SUM


@pytest.fixture
def page(window):
    """gpt-5.4: $2.50 in, $0.25 cached and $15 out a million."""
    put(window, " word" * 1000)
    choose(window, "models")
    found = window.models.window.chat
    set_sizes(found, instructions=1000, question=100, answer=200, turns=3, most=0)
    return found


def set_sizes(page, **sizes):
    for name, value in sizes.items():
        page.boxes[name].setValue(value)


def column(page, number):
    return [page.model.index(row, number).data() for row in range(page.model.rowCount())]


def test_each_turn_sends_more_and_costs_more(page):
    assert column(page, INPUT) == ["1,100", "1,400", "1,700"]
    assert column(page, CACHED) == ["0", "1,024", "1,280"]
    assert column(page, COST) == ["$0.00575", "$0.0065", "$0.00725"]
    assert column(page, SUM)[-1] == "$0.0195"
    assert column(page, CACHED_SUM)[-1] == "$0.0143"  # less 2,304 cached at $2.25 a million
    assert page.said.text() == "3 turns: $0.0195, or $0.0143 with a cache"


def test_without_history_each_call_costs_the_same(page):
    page.has_history.setChecked(False)
    assert column(page, INPUT) == ["1,100"] * 3
    assert set(column(page, COST)) == {"$0.00575"}


def test_the_oldest_turns_are_left_out_at_a_limit(page):
    set_sizes(page, most=1500, turns=4)
    assert column(page, INPUT) == ["1,100", "1,400", "1,400", "1,400"]
    assert column(page, DROPPED) == ["0", "0", "1", "2"]
    set_sizes(page, most=1000)
    assert column(page, INPUT) == []
    assert page.said.text() == "One turn does not fit into a call."


def test_the_instructions_can_be_as_long_as_the_prompt(window, page):
    page.as_prompt.click()
    assert page.boxes["instructions"].value() == window._session.estimate().tokens


def test_it_follows_the_model_and_its_window(window, page):
    choose_model(window, "gpt-4")
    set_sizes(page, instructions=7000, turns=9)
    assert column(page, DROPPED)[-1] != "0"  # it takes 8,192 less the output
    assert page.said.text().startswith("9 turns: $")


def test_without_a_price_nothing_is_made_up(window, page):
    key = RateKey("openai", "gpt-5.4", "standard", "", "output_tokens")
    window._session.rates.change({entries.rate_entry(key): entries.rate_value(None)}, "edit")
    window.rates.changed.emit()
    assert page.said.text() == "The model has no price."
    assert column(page, COST) == []


def test_the_sizes_are_kept(window, page, restart):
    page.has_history.setChecked(False)
    again = restart(window)
    choose(again, "models")
    found = again.models.window.chat
    assert {name: box.value() for name, box in found.boxes.items()} == {
        "instructions": 1000,
        "question": 100,
        "answer": 200,
        "turns": 3,
        "most": 0,
    }
    assert not found.has_history.isChecked()
