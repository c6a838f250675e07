"""The rates window and a spreadsheet: what is copied, what is pasted, and what can't be."""

import csv
import io

import pytest
from PySide6.QtCore import QItemSelectionModel, QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from windows import CACHED, INPUT, OUTPUT, WRITE, cell, figure

from estimator.pricing import entries
from estimator.ui import language

CONTROL = Qt.KeyboardModifier.ControlModifier


def clipboard(text=None):
    if text is not None:
        QGuiApplication.clipboard().setText(text)
    return QGuiApplication.clipboard().text()


def select(rates, *indexes):
    rates.table.setCurrentIndex(indexes[0])
    rates.table.setFocus()
    rates.table.clearSelection()  # where a key is held down, others are still selected
    for index in indexes:
        rates.table.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)


def paste(rates, text, *indexes):
    select(rates, *indexes)
    clipboard(text)
    QTest.keyClick(rates.table, Qt.Key.Key_V, CONTROL)


def row(rates, model="gpt-5"):
    return [cell(rates, model, column).data() for column in (INPUT, CACHED, WRITE, OUTPUT)]


def problems(rates):
    listed = rates.prices.problems.rows
    rates.prices.problems.close()
    return [listed.item(n).text() for n in range(listed.count())]


def test_cells_are_copied_as_plain_numbers(rates):
    select(rates, cell(rates, "gpt-5", INPUT), cell(rates, "gpt-5", OUTPUT))
    QTest.keyClick(rates.table, Qt.Key.Key_C, CONTROL)
    assert clipboard() == "1.25\t10\n"


def test_a_block_is_pasted_from_the_first_cell_on_as_one_step(window, rates):
    first = cell(rates, "gpt-5", INPUT)
    below = first.siblingAtRow(first.row() + 1).siblingAtColumn(OUTPUT)
    paste(rates, "100\t3\t\t200\r\n1\t2\t3\t4\r\n", first)
    assert row(rates) == ["• 100.00", "• 3.00", "–", "• 200.00"]
    assert below.data() == "• 4.00"
    assert figure(window, "requestCost") == "$0.2600"
    assert rates.commands.actions["undo"].text() == "&Undo: paste"
    rates.commands.actions["undo"].trigger()
    assert window._session.rates.entries == {}


def test_a_single_value_fills_the_selection(rates):
    paste(rates, "7", cell(rates, "gpt-5", INPUT), cell(rates, "gpt-5-mini", OUTPUT))
    assert row(rates)[0] == "• 7.00"
    assert row(rates, "gpt-5-mini")[3] == "• 7.00"


def test_what_can_not_be_read_is_listed_and_nothing_is_pasted(window, rates):
    paste(rates, "1\tcheap\n2\t-3\n", cell(rates, "gpt-5", INPUT))
    assert problems(rates) == [
        "Row 1, Cached input: “cheap” is not a number. Type a price in US dollars, such as 2.5.",
        "Row 2, Cached input: A price can't be negative. Type 0 or more.",
    ]
    assert window._session.rates.entries == {}
    assert row(rates)[0] == "1.25"


def test_what_is_beyond_the_table_or_can_not_be_changed_is_said(rates):
    rates._filter.setText("gpt-5-pro standard")
    index = rates.table.model().index(0, 1)
    paste(rates, "gpt-6\n", index)
    assert problems(rates) == ["Row 1, Model: This can't be changed here."]
    paste(rates, "1\n2\n", index.siblingAtColumn(INPUT))
    assert problems(rates) == [
        "Row 2, beyond the table: There is no such row or column in the table."
    ]


def test_a_copied_row_is_pasted_back_as_it_was(window, rates):
    rates._filter.setText("gpt-5.4 openai")
    rates.table.selectAll()
    rates.commands.actions["copy"].trigger()
    rates.commands.actions["paste"].trigger()
    assert rates.prices.problems is None
    assert window._session.rates.entries == {}


def test_a_name_of_a_strangers_is_no_formula_when_it_is_copied(window, rates):
    name = '=HYPERLINK("file:///etc/passwd")'
    window._session.rates.change(
        {
            ("model", entries.key_of("me", name)): "{}",
            ("rate", entries.key_of("me", name, "standard", "", "input_tokens", -1)): "2",
        },
        "import",
    )
    rates.show_book()
    rates._filter.setText("HYPERLINK")
    rates.table.selectAll()
    rates.commands.actions["copy"].trigger()
    cells = next(csv.reader(io.StringIO(clipboard()), dialect="excel-tab"))
    assert f"'{name}" in cells
    assert "2" in cells
    rates.commands.actions["paste"].trigger()
    assert rates.prices.problems is None


def test_a_currency_pasted_with_its_prices_is_theirs(window, rates):
    currency = rates.model.columns.currency
    paste(rates, "1.25\t0.125\t\tEUR 10\tEUR\n", cell(rates, "gpt-5", INPUT))
    assert cell(rates, "gpt-5", currency).data() == "• EUR"
    assert row(rates) == ["• 1.25", "• 0.125", "–", "• 10.00"]


@pytest.mark.parametrize(("locale", "typed"), [("de_DE", "1,5"), ("en_US", "1.5"), ("zh_CN", "1.5"),
                                               ("de_DE", "1.5"), ("zh_CN", "1,5")])  # fmt: skip
def test_a_number_is_never_misread_by_a_factor(rates, monkeypatch, locale, typed):
    monkeypatch.setattr(language, "_locale", lambda _code: QLocale(locale))
    language.apply("en")
    paste(rates, typed, cell(rates, "gpt-5", INPUT))
    (value,) = rates._session.book.own_rates.values()
    assert str(value) == "1.5"


def test_a_paste_without_a_selection_can_not_be_chosen(rates):
    rates.table.clearSelection()
    assert not rates.commands.actions["paste"].isEnabled()
    assert not rates.commands.actions["copy"].isEnabled()
