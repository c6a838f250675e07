"""The rates window: what a request costs at least, and the regions where a model costs more."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog
from windows import INPUT, cell, drawn, figure, type_rate

from estimator.ui.rates_form import Form


def minimum(rates, model, **place):
    return cell(rates, model, rates.model.columns.minimum, **place)


def is_shown(rates):
    return not rates.table.isColumnHidden(rates.model.columns.minimum)


def test_a_minimum_counts_at_once_and_is_taken_back(window, rates):
    assert not is_shown(rates)
    rates.commands.actions["all_meters"].setChecked(True)
    assert is_shown(rates)
    index = minimum(rates, "gpt-5")
    assert index.data() == "–"
    type_rate(rates, index, "0.05")
    assert index.data() == "• 0.05"
    assert figure(window, "requestCost") == "$0.0500"
    rates.commands.actions["all_meters"].setChecked(False)
    assert is_shown(rates)
    rates.table.setCurrentIndex(index)
    rates.commands.actions["reset"].trigger()
    assert rates._session.rates.entries == {}
    assert figure(window, "requestCost") == "$0.00925"


def test_a_shipped_minimum_is_shown_and_taken_away(rates):
    models = rates._session.book.models()
    model = next(m.id for m in models if any(card.minimum for card in m.cards))
    rates._filter.setText(model)
    assert is_shown(rates)
    index = minimum(rates, model)
    shipped = index.data()
    assert float(shipped) > 0
    type_rate(rates, index, "")
    assert index.data() == "• –"
    type_rate(rates, index, shipped)
    assert rates._session.rates.entries == {}


def test_a_minimum_is_of_all_sizes(rates):
    index = minimum(rates, "gpt-5.4", size="above 272,000")
    assert index.data() == ""
    assert not rates.model.setData(index, "1")
    assert rates._said.text() == "This can't be changed here."


def test_a_minimum_a_currency_and_a_note_are_pasted_as_one(rates):
    rates.commands.actions["all_meters"].setChecked(True)
    rates.table.setCurrentIndex(minimum(rates, "gpt-5"))
    QGuiApplication.clipboard().setText("0,5\tEUR\tagreed")
    rates.commands.actions["paste"].trigger()
    (card,) = rates._session.book.own.cards.values()
    assert (str(card.minimum), card.currency, card.note) == ("0.5", "EUR", "agreed")
    rates.commands.actions["undo"].trigger()
    assert rates._session.rates.entries == {}


def facts(rates, **typed):
    rates.table.setCurrentIndex(cell(rates, "gpt-5.4", INPUT, size="up to 272,000"))
    rates.commands.actions["model"].trigger()
    form = [form for form in rates.findChildren(Form) if form.isVisible()][-1]
    for name, text in typed.items():
        form.inputs[name].setText(text)
    form.buttons.buttons()[0].click()
    return form


def test_dearer_regions_are_typed_as_percents(rates):
    form = facts(rates, regions="EU +25 %; us: 10,5%")
    assert form.result() == QDialog.DialogCode.Accepted
    model = rates._session.book.find("gpt-5.4")
    assert {name: str(factor) for name, factor in model.uplifts.items()} == {
        "eu": "1.25",
        "us": "1.105",
    }
    assert facts(rates).inputs["regions"].text() == "eu +25%, us +10.5%"
    facts(rates, regions="")
    assert rates._session.book.find("gpt-5.4").uplifts == {}
    facts(rates, regions="us +10%, eu +10%")
    assert rates._session.rates.entries == {}


@pytest.mark.parametrize("typed", ["eu", "10%", "eu 10", "eu -100%", "eu 1% eu 2%", "eu 1%!"])
def test_what_are_no_regions_is_said(rates, typed):
    form = facts(rates, regions=typed)
    assert (
        form.said.text() == "Type regions and what they add or take off, such as eu +10%, us +10%."
    )
    assert rates._session.rates.entries == {}


def test_a_copy_keeps_its_dearer_regions(rates):
    rates.table.setCurrentIndex(cell(rates, "gpt-5.4", INPUT, size="up to 272,000"))
    rates.commands.actions["duplicate"].trigger()
    form = [form for form in rates.findChildren(Form) if form.isVisible()][-1]
    form.inputs["model"].setText("mine")
    form.inputs["size"].setText("")
    form.buttons.buttons()[0].click()
    assert drawn(rates, "mine")
    book = rates._session.book
    assert book.find("mine").uplifts == book.find("gpt-5.4").uplifts
