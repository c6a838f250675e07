"""The rates window: which rows are shown, in which order, and how one gets there."""

import time
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from windows import (
    CACHED,
    INPUT,
    OUTPUT,
    cell,
    choose_model,
    drawn,
    named,
    put,
    type_rate,
)

# Finding


@pytest.mark.parametrize(
    ("typed", "models"),
    [
        ("gpt-5-pro", {"gpt-5-pro"}),
        ("GPT-5-PRO", {"gpt-5-pro"}),
        ("openai pro batch 5.4", {"gpt-5.4-pro"}),
        ("  batch   gpt-5-pro ", {"gpt-5-pro"}),
        ("nothing has this", set()),
    ],
)
def test_the_filter_takes_words_in_any_order(rates, typed, models):
    rates._filter.setText(typed)
    shown = {row.partition(" | ")[0].partition(" (")[0] for row in drawn(rates)}
    assert shown == models
    rates._filter.clear()
    assert rates.model.rowCount() > 700


def test_the_filter_does_not_look_into_prices_and_sources(rates):
    rates._filter.setText("genai-prices")
    assert drawn(rates) == []
    rates._filter.setText("12.50")
    assert drawn(rates) == []


def test_an_edit_in_a_filtered_table_is_of_the_row_that_is_shown(window, rates):
    rates._filter.setText("gpt-5-nano standard")
    assert rates.table.model().rowCount() == 1
    type_rate(rates, rates.table.model().index(0, INPUT), "3")
    (key,) = window._session.book.own_rates
    assert key.model == "gpt-5-nano"


def column_of(rates, column):
    return [row.strip("•≠ ") for row in drawn(rates, columns=[column])]


def number(text):
    return None if text == "–" else Decimal(text.replace(",", ""))


@pytest.mark.parametrize("column", [INPUT, CACHED, OUTPUT])
def test_prices_are_sorted_as_numbers_and_what_has_none_goes_last(rates, column):
    type_rate(rates, cell(rates, "gpt-5", column), "7.77")
    for order, is_reverse in (
        (Qt.SortOrder.AscendingOrder, False),
        (Qt.SortOrder.DescendingOrder, True),
    ):
        rates.table.sortByColumn(column, order)
        values = [number(text) for text in column_of(rates, column)]
        known = [value for value in values if value is not None]
        assert values == known + [None] * (len(values) - len(known))
        assert known == sorted(known, reverse=is_reverse)
        assert len(set(known)) > 20


def test_days_are_sorted_as_days(rates):
    rates._filter.setText("openai")
    rates.table.sortByColumn(3, Qt.SortOrder.AscendingOrder)
    days = [time.strptime(text, "%d %b %Y") for text in column_of(rates, 3) if "20" in text[-4:]]
    assert days == sorted(days)
    assert len(set(days)) > 3


def test_sizes_are_sorted_as_sizes(rates):
    rates.table.sortByColumn(4, Qt.SortOrder.AscendingOrder)
    sizes = list(dict.fromkeys(column_of(rates, 4)))
    numbers = [int(text.split()[-1].replace(",", "")) for text in sizes if text != "any"]
    assert sizes[0] == "any"
    assert numbers == sorted(numbers)


def test_the_books_own_order_comes_back_with_a_third_click(rates, qapp):
    before = drawn(rates)
    header = rates.table.horizontalHeader()
    place = QPoint(header.sectionPosition(OUTPUT) + 20, header.height() // 2)
    seen = []
    for _ in range(3):
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
        seen.append(drawn(rates) == before)
    assert seen == [False, False, True]


# From the figures


def linked_cell(window, label):
    label.linkActivated.emit(label.text().partition('href="')[2].partition('"')[0])
    index = window.rates.window.table.currentIndex()
    row = [index.siblingAtColumn(column).data() for column in (2, 3, 4)]
    return [named(index.siblingAtColumn(1)), *row], index.data()


@pytest.mark.parametrize(
    ("model", "words", "size", "prices"),
    [
        ("gpt-5", 10, "any", ("1.25", "10.00")),
        ("gpt-5.4", 10, "up to 272,000", ("2.50", "15.00")),
        ("gpt-5.4", 272_001, "above 272,000", ("5.00", "22.50")),
    ],
)
def test_a_rate_opens_the_table_at_itself(window, model, words, size, prices):
    choose_model(window, model)
    put(window, " word" * words)
    figures = window.figures
    for label, price in zip((figures._input_rate, figures._output_rate), prices, strict=True):
        row, shown = linked_cell(window, label)
        assert row == [model, "Standard", "", size]
        assert shown == price
        assert f"${price}/M" in label.text()


def test_a_rate_of_a_later_card_opens_at_that_card(window):
    choose_model(window, "o3")
    row, shown = linked_cell(window, window.figures._input_rate)
    assert row == ["o3", "Standard", "10 Jun 2025", "any"]
    assert shown == "2.00"


def test_the_links_find_their_row_in_a_filtered_and_sorted_table(window, rates):
    rates._filter.setText("deepseek")
    rates.table.sortByColumn(OUTPUT, Qt.SortOrder.DescendingOrder)
    row, shown = linked_cell(window, window.figures._output_rate)
    assert (row[0], shown) == ("gpt-5", "10.00")
    assert rates.table.visualRect(rates.table.currentIndex()).isValid()


def test_edit_the_rates_opens_at_the_chosen_model(window):
    choose_model(window, "gpt-4o")
    row, shown = linked_cell(window, window.figures._source)
    assert (row[0], shown) == ("gpt-4o", "2.50")


def test_the_keyboard_in_the_window(rates, qapp):
    assert qapp.focusWidget() is rates.table
    QTest.keyClick(rates.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert qapp.focusWidget() is rates._filter
    QTest.keyClick(rates._filter, Qt.Key.Key_Return)
    assert rates.isVisible()
    QTest.keyClick(rates._filter, Qt.Key.Key_Escape)
    assert not rates.isVisible()


def test_the_window_opens_at_once(window, qapp):
    choose_model(window, "gpt-4o")
    started = time.perf_counter()
    window.rates.open("input_tokens")
    qapp.processEvents()
    assert time.perf_counter() - started < 0.5
    assert window.rates.window.table.model().rowCount() > 200
