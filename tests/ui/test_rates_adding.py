"""The rates window: new days, classes, sizes and models, copies, and what is deleted."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from windows import INPUT, OUTPUT, cell, choose_model, drawn, editor_of, figure, type_rate

from estimator.ui import language
from estimator.ui.rates_form import Form

FROM, SIZE = 3, 4


def action(rates, name):
    return rates.commands.actions[name]


def fill(rates, **typed):
    """Type into the form that is open, and press its first button; the form."""
    form = [form for form in rates.findChildren(Form) if form.isVisible()][-1]
    for name, text in typed.items():
        form.inputs[name].setText(text)
    form.buttons.buttons()[0].click()
    return form


def choose(rates, name, model="gpt-5", **place):
    rates.table.setCurrentIndex(cell(rates, model, INPUT, **place))
    assert action(rates, name).isEnabled()
    action(rates, name).trigger()


def rows(rates, model):
    """A model's rows without its end."""
    return [row.partition(" | ")[2] for row in drawn(rates, model)]


# In place


def test_another_day_in_a_shipped_row_adds_a_row_and_leaves_the_shipped_one(window, rates):
    type_rate(rates, cell(rates, "gpt-5", FROM), "2027-01-01")
    assert rows(rates, "gpt-5")[:2] == [
        "Standard |  | any | 1.25 | 0.125 | – | 10.00",
        "Standard | 1 Jan 2027 (coming) | any | 1.25 | 0.125 | – | 10.00",
    ]
    assert rates.table.currentIndex().siblingAtColumn(FROM).data() == "1 Jan 2027 (coming)"
    type_rate(rates, rates.table.currentIndex().siblingAtColumn(INPUT), "3")
    assert figure(window, "requestCost") == "$0.00925"
    type_rate(rates, rates.table.currentIndex().siblingAtColumn(FROM), "2026-11-01")
    assert "Standard | 1 Nov 2026 | any | 3.00 | 0.125 | – | 10.00" in rows(rates, "gpt-5")
    assert figure(window, "requestCost") == "$0.0110"
    assert len([row for row in rows(rates, "gpt-5") if row.startswith("Standard")]) == 2


def test_hours_and_weekdays(rates):
    type_rate(rates, cell(rates, "gpt-5", FROM), "22:00-06:00 mon-fri")
    assert "22:00-06:00 mon-fri UTC" in " ".join(rows(rates, "gpt-5"))
    (key, *_) = rates._session.book.own_rates
    assert key.start == "22:00-06:00 mon-fri"


@pytest.mark.parametrize(
    ("locale", "typed", "day"),
    [
        ("de_DE", "1.3.2027", "2027-03-01"),
        ("de_DE", "01.03.27", "2027-03-01"),
        ("en_GB", "1/3/2027", "2027-03-01"),
        ("en_US", "3/1/27", "2027-03-01"),
        ("zh_CN", "2027年3月1日", "2027-03-01"),
        ("zh_CN", "2027/3/1", "2027-03-01"),
        ("en_US", "1 Mar 2027 22:00-06:00", "2027-03-01 22:00-06:00"),
    ],
)
def test_days_as_they_are_written_here(rates, monkeypatch, locale, typed, day):
    monkeypatch.setattr(language, "_locale", lambda _code: QLocale(locale))
    language.apply("en")
    index = cell(rates, "gpt-5", FROM)
    assert rates.model.setData(index, typed)
    assert {key.start for key in rates._session.book.own_rates} == {day}
    assert typed in rates._said.text()


@pytest.mark.parametrize(
    ("column", "typed", "why"),
    [
        (FROM, "soon", "“soon” is no day."),
        (FROM, "2027-02-30", "“2027-02-30” is no day."),
        (2, "", "Type a class of service"),
        (SIZE, "many", "“many” is no size."),
        (SIZE, "-5", "“-5” is no size."),
    ],
)
def test_what_can_not_be_read_keeps_its_editor_open(rates, tips, column, typed, why):
    index = cell(rates, "gpt-5.4", column, size="above 272,000")
    editor = type_rate(rates, index, typed)
    assert len(tips) == 1
    assert tips[0].startswith(why)
    assert editor_of(rates) is editor
    assert rates._session.rates.entries == {}
    QTest.keyClick(editor, Qt.Key.Key_Escape)


def test_a_class_and_a_size_in_place(rates):
    type_rate(rates, cell(rates, "gpt-5.4", SIZE, size="above 272,000"), "300,000")
    assert rows(rates, "gpt-5.4")[1] == (
        "Standard |  | above 300,000 | • 5.00 | • 0.50 | – | • 22.50"
    )
    type_rate(rates, cell(rates, "gpt-5", 2), "gold")
    assert "gold |  | any | 1.25 | 0.125 | – | 10.00" in rows(rates, "gpt-5")
    rates._filter.setText("gold")
    assert len(drawn(rates)) == 1


def test_two_rows_can_not_be_of_the_same(rates, tips):
    type_rate(rates, cell(rates, "gpt-5", FROM, "Batch"), "")
    editor = type_rate(rates, cell(rates, "gpt-5", 2), "batch")
    assert tips == ["There is one already. Change the class, the day or the name."]
    QTest.keyClick(editor, Qt.Key.Key_Escape)


def test_a_note_and_a_currency_mark_the_row(window, rates):
    columns = rates.model.columns
    type_rate(rates, cell(rates, "gpt-5", columns.note), "agreed by phone")
    type_rate(rates, cell(rates, "gpt-5", columns.currency), "eur")
    assert cell(rates, "gpt-5", columns.note).data() == "• agreed by phone"
    assert cell(rates, "gpt-5", columns.currency).data() == "• EUR"
    assert rows(rates, "gpt-5")[0] == "Standard |  | any | • 1.25 | • 0.125 | – | • 10.00"
    assert figure(window, "requestCost") == "no price"
    type_rate(rates, cell(rates, "gpt-5", INPUT), "EUR 2")
    assert cell(rates, "gpt-5", INPUT).data() == "• 2.00"


def test_a_price_taken_away_says_so(window, rates):
    index = cell(rates, "gpt-5", INPUT)
    type_rate(rates, index, "")
    assert index.data() == "• no price"
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "You took this price away. Shipped: 1.25"
    assert figure(window, "requestCost") == "no price"


# Forms


def test_a_price_from_a_day(rates):
    choose(rates, "add_day")
    fill(rates, start="2027-01-01")
    assert rows(rates, "gpt-5")[1].startswith("Standard | 1 Jan 2027 (coming)")
    assert action(rates, "undo").text() == "&Undo: add gpt-5"


def test_a_form_says_what_can_not_be_taken(rates):
    choose(rates, "duplicate")
    form = fill(rates)
    assert form.isVisible()
    assert form.said.text() == "There is one already. Change the class, the day or the name."
    form.inputs["start"].setText("soon")
    form.buttons.buttons()[0].click()
    assert form.said.text().startswith("“soon” is no day.")
    assert rates._session.rates.entries == {}


def test_a_class_a_size_and_a_copy(window, rates):
    choose(rates, "add_class")
    fill(rates, **{"class": "gold"})
    assert any(row.startswith("gold") for row in rows(rates, "gpt-5"))
    choose(rates, "add_size")
    fill(rates, size="100000")
    assert rows(rates, "gpt-5")[:2] == [
        "Standard |  | up to 100,000 | 1.25 | 0.125 | – | 10.00",
        "Standard |  | above 100,000 | • 1.25 | • 0.125 | – | • 10.00",
    ]
    choose(rates, "duplicate", "gpt-4o")
    fill(rates, model="my-4o")
    assert rows(rates, "my-4o") == rows(rates, "gpt-4o")[:1]
    choose_model(window, "my-4o")
    assert figure(window, "requestCost") == "$0.0105"


@pytest.mark.parametrize("where", [{"start": "2027-01-01"}, {"model": "mine"}, {"class": "gold"}])
def test_a_size_typed_with_another_place_is_not_dropped(rates, where):
    choose(rates, "duplicate")
    form = fill(rates, **where, size="above 100000")
    assert form.isVisible()
    assert form.said.text() == (
        "A new row has the sizes of the one that it is made of. Leave the size as it is, and add"
        " “above 100000” to the new row."
    )
    assert rates._session.rates.entries == {}


def test_a_copy_of_a_row_with_a_size_has_the_sizes_of_its_model(rates):
    choose(rates, "duplicate", "gpt-5.4", size="above 272,000")
    fill(rates, model="mine")
    assert [row.split(" | ")[2] for row in rows(rates, "mine")] == [
        "up to 272,000",
        "above 272,000",
    ]


def test_a_model_with_prices_is_offered_and_priced(window, rates):
    action(rates, "add_model").trigger()
    form = fill(rates, provider="Acme", model="one", name="Acme One", counts_as="nothing")
    assert form.said.text().startswith("“nothing” is no model whose tokens are known.")
    form.inputs["counts_as"].setText("gpt-5")
    form.buttons.buttons()[0].click()
    assert drawn(rates, "one") == ["one | Standard |  | any | – | – | – | –"]
    choose_model(window, "one")
    assert figure(window, "requestCost") == "no price"
    type_rate(rates, cell(rates, "one", INPUT), "2")
    type_rate(rates, cell(rates, "one", OUTPUT), "10")
    assert figure(window, "requestCost") == "$0.0100"
    assert cell(rates, "one", INPUT).data() == "2.00"
    assert rates.table.currentIndex().siblingAtColumn(rates.model.columns.source).data() == "yours"


def test_the_facts_of_a_model(window, rates):
    choose(rates, "model")
    fill(rates, name="Five", context_window="10,000", retires="2027-01-01", note="the old one")
    model = window._session.book.find("gpt-5", "openai")
    assert (model.name, model.context_window, model.note) == ("Five", 10_000, "the old one")
    index = cell(rates, "gpt-5", 1)
    assert index.data() == "gpt-5 (until 1 Jan 2027)"
    assert "10,000 tokens of context" in index.data(Qt.ItemDataRole.ToolTipRole)
    choose(rates, "model")
    form = fill(rates, max_input="-3")
    assert form.said.text() == ("“-3” is no number of tokens. Type a whole one, such as 272,000.")
    form = fill(rates, max_input="9", retires="never")
    assert form.said.text() == "“never” is no day. Type one such as 2027-01-01."
    form = fill(rates, retires="", name="Fi\u202eve")
    assert form.said.text() == "Type a name of at most 80 letters."


@pytest.mark.parametrize("name", ["name", "context_window", "max_output", "note"])
def test_a_shipped_fact_is_not_emptied_without_a_word(rates, name):
    model = next(m for m in rates._session.book.models() if m.listed and getattr(m, name))
    shipped = getattr(model, name)
    choose(rates, "model", model.id)
    form = fill(rates, **{name: ""})
    given = f"{shipped:,}" if isinstance(shipped, int) else shipped
    assert form.said.text().startswith("“" + given[:30])
    assert form.said.text().endswith(
        "was shipped and can't be emptied. Type something else instead of it."
    )
    assert form.isVisible()
    fill(rates, **{name: "7"})
    choose(rates, "model", model.id)
    assert not fill(rates, **{name: ""}).isVisible()  # what is shipped counts again
    assert getattr(rates._session.book.find(model.id, model.provider), name) == shipped


def test_a_model_that_costs_less_somewhere_is_saved(rates):
    key = "model", '["openai","gpt-5"]'
    rates._session.rates.change({key: '{"regions":"eu=0.9"}'}, "edit")
    rates.show_book()
    choose(rates, "model")
    form = fill(rates, note="agreed")
    assert form.inputs["regions"].text() == "eu \u221210%"
    assert not form.isVisible()
    assert rates._session.book.find("gpt-5", "openai").uplifts == {"eu": Decimal("0.9")}
    choose(rates, "model")
    fill(rates, regions="eu -5%")
    assert rates._session.book.find("gpt-5", "openai").uplifts == {"eu": Decimal("0.95")}


# Deleting


def test_a_row_is_deleted_by_key_and_comes_back(window, rates):
    before = drawn(rates, "gpt-5.4")
    rates.table.setCurrentIndex(cell(rates, "gpt-5.4", INPUT, "Batch"))
    QTest.keyClick(rates.table, Qt.Key.Key_Delete)
    assert rates._said.text() == "1 row deleted. Undo brings it back."
    assert not any("Batch" in row for row in drawn(rates, "gpt-5.4"))
    action(rates, "changed").setChecked(True)
    assert rows(rates, "gpt-5.4")[0].startswith("Batch")
    index = cell(rates, "gpt-5.4", INPUT, "Batch")
    assert index.siblingAtColumn(rates.model.columns.source).data() == "deleted by you"
    assert index.data(Qt.ItemDataRole.FontRole).strikeOut()
    assert not index.flags() & Qt.ItemFlag.ItemIsEditable
    rates.table.setCurrentIndex(index)
    assert not action(rates, "delete").isEnabled()
    action(rates, "reset_rows").trigger()
    action(rates, "all").setChecked(True)
    assert drawn(rates, "gpt-5.4") == before


def test_a_model_that_is_deleted_leaves_the_picker(window, rates):
    rates._filter.setText("openai gpt-5.4-mini")
    rates.table.selectAll()
    action(rates, "delete").trigger()
    assert window.picker.findData("gpt-5.4-mini") < 0
    action(rates, "undo").trigger()
    assert window.picker.findData("gpt-5.4-mini") >= 0
    choose_model(window, "gpt-5.4-mini")


def test_what_is_shown_can_be_narrowed_to_what_is_mine(rates):
    type_rate(rates, cell(rates, "gpt-5", INPUT), "7")
    type_rate(rates, cell(rates, "gpt-4o", 2), "gold")
    action(rates, "own").setChecked(True)
    assert [row.split(" | ")[1] for row in drawn(rates)] == ["gold"]
    action(rates, "changed").setChecked(True)
    assert [row.partition(" (")[0] for row in drawn(rates, columns=[1])] == ["gpt-5", "gpt-4o"]
    assert rates._session.book.own_rates[next(iter(rates._session.book.own_rates))] >= Decimal(0)
