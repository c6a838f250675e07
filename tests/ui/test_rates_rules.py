"""The rates window: discounts, markups and exchange rates, and what they do to the cost."""

import pytest
from PySide6.QtCore import Qt
from windows import INPUT, cell, figure, rows_of, set_cell, type_rate

from estimator.ui.rates_form import Form

PERCENT, PROVIDER, MODEL, CLASS, METER, FROM, NOTE, ON = range(8)


def test_a_discount_counts_at_once_and_after_a_restart(window, rules, restart):
    rules.discounts.add.click()
    assert rows_of(rules.rules) == ["0% | all | all | all | all | always |  | on"]
    assert figure(window, "requestCost") == "$0.00925"
    assert set_cell(rules.rules, 0, PERCENT, "-15")
    assert figure(window, "requestCost") == "$0.00786"
    assert rules.effect.text() == "This prompt with GPT-5: $0.00786 a call"
    again = restart(window)
    again.rates.open("")
    assert rows_of(again.rates.window.rules.rules)[0].startswith("\u221215% | all")
    assert figure(again, "requestCost") == "$0.00786"


def test_a_rule_is_for_what_it_says(window, rules):
    rules.rules.add()
    for column, typed in (
        (PERCENT, "+5 %"), (PROVIDER, "openai"), (MODEL, "gpt-5*"), (CLASS, "standard"),
        (METER, "input"), (FROM, "2026-01-01"), (NOTE, "reseller"),
    ):  # fmt: skip
        assert set_cell(rules.rules, 0, column, typed)
    assert rows_of(rules.rules) == [
        "+5% | OpenAI | gpt-5* | Standard | Input | 1 Jan 2026 | reseller | on"
    ]
    assert figure(window, "requestCost") == "$0.00931"
    assert set_cell(rules.rules, 0, PROVIDER, "google")
    assert figure(window, "requestCost") == "$0.00925"
    assert set_cell(rules.rules, 0, PROVIDER, "")
    assert set_cell(rules.rules, 0, METER, "all")
    assert rows_of(rules.rules)[0].startswith("+5% | all | gpt-5* | Standard | all")


def test_a_rule_is_switched_off_and_deleted(window, rules):
    rules.rules.add()
    set_cell(rules.rules, 0, PERCENT, "100")
    box = rules.rules.index(0, ON)
    assert rules.rules.data(box, Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    assert rules.rules.setData(box, Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    assert box.data() == "off"
    assert figure(window, "requestCost") == "$0.00925"
    rules.rules.setData(box, Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    assert figure(window, "requestCost") == "$0.0185"
    assert not rules.discounts.delete.isEnabled()
    rules.discounts.table.setCurrentIndex(box)
    rules.discounts.delete.click()
    assert rows_of(rules.rules) == []
    assert figure(window, "requestCost") == "$0.00925"
    assert not rules.discounts.delete.isEnabled()


@pytest.mark.parametrize(
    ("column", "typed", "why"),
    [
        (PERCENT, "-100", "“-100” is no percentage above -100, up to 1,000, with at most six"),
        (PERCENT, "1001", "“1001” is no percentage above -100, up to 1,000, with at most six"),
        (PERCENT, "-99.9999999", "“-99.9999999” is no percentage above -100"),
        (PERCENT, "+-15", "“+-15” is no percentage above -100"),
        (PERCENT, "--15", "“--15” is no percentage above -100"),
        (PERCENT, "15%%", "“15%%” is no percentage above -100"),
        (PERCENT, "1,125", "“1,125” may be two numbers. Type one of them: 1125 / 1.1250."),
        (PERCENT, "much", "“much” is no percentage above -100"),
        (METER, "water", "“water” is no meter."),
        (FROM, "soon", "“soon” is no day. Type one such as 2027-01-01."),
        (NOTE, "x" * 501, "The note is too long. 500 letters are the most."),
        (PROVIDER, "x" * 81, "Type a name of at most 80 letters."),
    ],
)
def test_what_is_no_rule_is_said(rates, rules, column, typed, why):
    rules.rules.add()
    kept = dict(rates._session.rates.entries)
    assert not set_cell(rules.rules, 0, column, typed)
    assert rates._said.text().startswith(why)
    assert rules.rules.problem(rules.rules.index(0, column), typed).startswith(why)
    assert rates._session.rates.entries == kept


def add_exchange(rules, currency, worth):
    form = rules.add_exchange()
    form.inputs["currency"].setText(currency)
    form.inputs["worth"].setText(worth)
    form.buttons.buttons()[0].click()
    return form


def test_a_price_in_another_currency_is_exchanged(window, rates, rules):
    type_rate(rates, cell(rates, "gpt-5", rates.model.columns.currency), "EUR")
    assert figure(window, "requestCost") == "no price"
    assert rules.effect.text() == "This prompt with GPT-5: no price a call"
    add_exchange(rules, "eur", "2")
    assert rows_of(rules.exchanges)[0].startswith("EUR | 2.0000 | ")
    assert figure(window, "requestCost") == "$0.0185"
    type_rate(rates, cell(rates, "gpt-5", INPUT), "100")
    assert figure(window, "requestCost") == "$0.2160"
    assert set_cell(rules.exchanges, 0, 1, "1.5")
    assert set_cell(rules.exchanges, 0, 2, "2026-11-01")
    assert rows_of(rules.exchanges) == ["EUR | 1.5000 | 1 Nov 2026"]
    assert figure(window, "requestCost") == "$0.1620"


@pytest.mark.parametrize(
    ("currency", "worth", "why"),
    [
        ("euros", "1", "“euros” is no currency."),
        ("USD", "1", "There is one already."),
        ("EUR", "0", "Type what one of it is worth"),
        ("EUR", "x", "“x” is not a number."),
    ],
)
def test_what_is_no_exchange_rate_is_said(rules, currency, worth, why):
    form = add_exchange(rules, currency, worth)
    assert isinstance(form, Form)
    assert form.said.text().startswith(why)
    assert rules.exchanges.rowCount() == 0


def test_commands_of_the_table_are_off_on_this_page(rates, rules):
    actions = rates.commands.actions
    assert not any(actions[name].isEnabled() for name in ("copy", "delete", "duplicate"))
    rates._pages.setCurrentWidget(rates.prices)
    assert actions["copy"].isEnabled()


def test_a_rule_that_fits_no_price_says_so(window, rates, rules):
    rules.rules.add()
    set_cell(rules.rules, 0, PERCENT, "-15")
    set_cell(rules.rules, 0, MODEL, "gtp-5*")
    assert rules.rules.index(0, ON).data() == "fits no price"
    set_cell(rules.rules, 0, MODEL, "gpt-5*")
    assert rules.rules.index(0, ON).data() == "on"
    set_cell(rules.rules, 0, METER, "Pages")
    assert rules.rules.index(0, ON).data() == "fits no price"


@pytest.mark.parametrize(
    ("column", "typed", "state"),
    [
        (METER, "Web searches", "on"),  # a class has the standard price where it has none
        (METER, "Pages", "fits no price"),
        (CLASS, "gold", "fits no price"),
    ],
)
def test_a_rule_for_a_class_fits_what_the_class_is_billed_for(rules, column, typed, state):
    rules.rules.add()
    for each, of in ((PERCENT, "-10"), (CLASS, "Batch"), (MODEL, "gpt-5"), (column, typed)):
        assert set_cell(rules.rules, 0, each, of)
    assert rules.rules.index(0, ON).data() == state


@pytest.mark.parametrize(("model", "state"), [("gpt-5", "fits no price"), ("least", "on")])
def test_a_rule_for_the_minimum_fits_what_has_one(rates, rules, model, state):
    rule = f'{{"percent":"-10","model":"{model}","meter":"minimum_charge"}}'
    rates._session.rates.change(
        {
            ("rule", '["1"]'): rule,
            ("card", '["openai","least","standard",""]'): '{"minimum":"1"}',
            ("rate", '["openai","least","standard","","input_tokens",-1]'): "1",
        },
        "add",
    )
    rules.rules.follow()
    assert rules.rules.index(0, ON).data() == state


@pytest.mark.parametrize("typed", ["gpt-?", "gpt-[5]", "*[5]"])
def test_a_star_alone_stands_for_anything(rules, typed):
    rules.rules.add()
    set_cell(rules.rules, 0, PERCENT, "-10")
    set_cell(rules.rules, 0, MODEL, typed)
    assert rules.rules.index(0, ON).data() == "fits no price"
