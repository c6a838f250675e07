"""The rates window: the ways back, by reset, by undo, and what another window did."""

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from windows import (
    INPUT,
    OUTPUT,
    cell,
    drawn,
    editor_of,
    figure,
    open_editor,
    put,
    settle,
    type_rate,
)

from estimator.pricing import entries
from estimator.pricing.rates import RateKey
from estimator.store.database import StoreError
from estimator.store.store import Store

GPT5 = RateKey("openai", "gpt-5", "standard", "", "input_tokens")
GPT54 = ("openai", "gpt-5.4", "standard", "")
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def action(rates, name):
    return rates.commands.actions[name]


# Reset


def test_reset_of_the_selected(window, rates):
    first, second = cell(rates, "gpt-5", INPUT), cell(rates, "gpt-5", OUTPUT)
    type_rate(rates, first, "100")
    type_rate(rates, second, "200")
    rates.table.setCurrentIndex(first)
    rates._reset.click()
    assert (first.data(), second.data()) == ("1.25", "• 200.00")
    assert figure(window, "requestCost") == "$0.1612"  # 0.16125, to even
    rates.table.selectAll()
    rates._reset.click()
    assert second.data() == "10.00"
    assert window._session.book.own_rates == {}
    assert figure(window, "requestCost") == "$0.00925"


def test_resets_can_be_pressed_where_they_do_something(rates):
    index = cell(rates, "gpt-5", INPUT)
    rates.table.setCurrentIndex(index)
    assert not rates._reset.isEnabled()
    assert not rates._reset_all.isEnabled()
    type_rate(rates, index, "100")
    assert rates._reset.isEnabled()
    assert rates._reset_all.isEnabled()
    rates.table.setCurrentIndex(index.siblingAtColumn(OUTPUT))
    assert not rates._reset.isEnabled()
    assert rates._reset_all.isEnabled()


def test_reset_of_all_asks_and_says_how_many(window, rates, questions):
    type_rate(rates, cell(rates, "gpt-5", INPUT), "100")
    questions.answer("No")
    rates._reset_all.click()
    type_rate(rates, cell(rates, "gpt-5", OUTPUT), "200")
    questions.answer("Yes")
    rates._reset_all.click()
    assert questions.asked == [
        "Go back to the shipped rates everywhere? 1 change of yours will be gone.",
        "Go back to the shipped rates everywhere? 2 changes of yours will be gone.",
    ]
    assert window._session.book.own_rates == {}
    assert figure(window, "requestCost") == "$0.00925"
    assert not rates._reset_all.isEnabled()


def test_a_row_is_reset_as_a_whole(window, rates):
    for column, typed in ((INPUT, "100"), (OUTPUT, "200"), (rates.model.columns.note, "mine")):
        type_rate(rates, cell(rates, "gpt-5", column), typed)
    type_rate(rates, cell(rates, "gpt-5-mini", INPUT), "7")
    rates.table.setCurrentIndex(cell(rates, "gpt-5", 1))
    assert not action(rates, "reset").isEnabled()
    action(rates, "reset_rows").trigger()
    assert cell(rates, "gpt-5", INPUT).data() == "1.25"
    assert cell(rates, "gpt-5", rates.model.columns.note).data() == ""
    assert cell(rates, "gpt-5-mini", INPUT).data() == "• 7.00"
    assert not action(rates, "reset_rows").isEnabled()


def test_a_note_and_a_currency_are_reset_by_themselves(window, rates):
    columns = rates.model.columns
    type_rate(rates, cell(rates, "gpt-5", columns.note), "mine")
    type_rate(rates, cell(rates, "gpt-5", columns.currency), "EUR")
    type_rate(rates, cell(rates, "gpt-5", INPUT), "7")
    rates.table.setCurrentIndex(cell(rates, "gpt-5", columns.note))
    action(rates, "reset").trigger()
    assert cell(rates, "gpt-5", columns.note).data() == ""
    assert cell(rates, "gpt-5", INPUT).data() == "• 7.00"
    rates.table.setCurrentIndex(cell(rates, "gpt-5", columns.currency))
    action(rates, "reset").trigger()
    assert cell(rates, "gpt-5", INPUT).data() == "1.25"
    assert cell(rates, "gpt-5", columns.currency).data() == "USD"
    assert window._session.rates.entries == {}


# Undo


def test_undo_and_redo_by_keys_name_what_they_do(window, rates):
    assert not action(rates, "undo").isEnabled()
    type_rate(rates, cell(rates, "gpt-5", INPUT), "100")
    assert action(rates, "undo").text() == "&Undo: price of gpt-5"
    QTest.keyClick(rates.table, Qt.Key.Key_Z, CONTROL)
    assert cell(rates, "gpt-5", INPUT).data() == "1.25"
    assert figure(window, "requestCost") == "$0.00925"
    assert rates._said.text() == "Undone: price of gpt-5."
    assert action(rates, "redo").text() == "&Redo: price of gpt-5"
    assert not action(rates, "undo").isEnabled()
    QTest.keyClick(rates.table, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert cell(rates, "gpt-5", INPUT).data() == "• 100.00"
    assert rates._said.text() == "Done again: price of gpt-5."
    assert not action(rates, "redo").isEnabled()


def test_undo_survives_a_restart(window, rates, restart):
    type_rate(rates, cell(rates, "gpt-5", INPUT), "100")
    again = restart(window)
    again.rates.open("")
    action(again.rates.window, "undo").trigger()
    assert again._session.book.own_rates == {}
    assert cell(again.rates.window, "gpt-5", INPUT).data() == "1.25"


def test_an_undo_that_can_not_be_kept_says_so(window, rates, monkeypatch):
    type_rate(rates, cell(rates, "gpt-5", INPUT), "100")

    def full(*_words):
        raise StoreError("full", "/data/estimator.db")

    monkeypatch.setattr(window._session.store.own, "undo", full)
    action(rates, "undo").trigger()
    assert "disk is full" in rates._said.text()
    assert cell(rates, "gpt-5", INPUT).data() == "• 100.00"


# Another window


def test_what_another_window_changes_is_shown_by_itself(open_window, rates, window, qtbot):
    other = open_window()
    other._session.rates.set_rates({GPT5: Decimal(100)})
    qtbot.waitUntil(lambda: cell(rates, "gpt-5", INPUT).data() == "• 100.00")
    assert figure(window, "requestCost") == "$0.1080"
    other._session.rates.undo()
    qtbot.waitUntil(lambda: figure(window, "requestCost") == "$0.00925")
    assert "| Standard |  | any | 1.25 |" in drawn(rates, "gpt-5")[0]


def test_the_main_window_follows_by_itself(window, open_window, qtbot):
    other = open_window()
    other._session.rates.set_rates({RateKey(*GPT54, "output_tokens"): Decimal(1000)})
    qtbot.waitUntil(lambda: figure(window, "requestCost") == "$0.8000")
    window.hide()
    other._session.rates.undo()
    window.rates.look()
    assert figure(window, "requestCost") == "$0.8000"
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: figure(window, "requestCost") == "$0.0120")


def test_the_table_shows_what_the_main_window_saw(window, rates, open_window):
    other = open_window()
    other._session.rates.set_rates({GPT5: Decimal(100)})
    window.rates.look()
    assert cell(rates, "gpt-5", INPUT).data() == "• 100.00"
    assert action(rates, "reset_all").isEnabled()


def test_where_nothing_tells_of_it_the_window_looks_when_it_comes_to_the_front(window, open_window):
    window.rates._watcher.removePaths(window.rates._watcher.directories())
    other = open_window()
    other._session.rates.set_rates({RateKey(*GPT54, "output_tokens"): Decimal(1000)})
    other.activateWindow()
    window.activateWindow()
    settle()
    assert figure(window, "requestCost") == "$0.8000"


def test_nothing_wakes_a_window_that_nobody_uses(window, qtbot):
    qtbot.waitUntil(lambda: not window.rates._soon.isActive())
    running = [timer for timer in window.findChildren(QTimer) if timer.isActive()]
    assert [timer for timer in running if not timer.isSingleShot()] == []


@pytest.mark.parametrize("kind", ["damaged", "busy"])
def test_a_store_that_can_not_be_followed_says_so(window, rates, monkeypatch, kind):
    def refuse():
        raise StoreError(kind, "/data/estimator.db")

    monkeypatch.setattr(window._session.rates, "follow", refuse)
    window.rates.look()
    assert rates._said.text()
    rates.close()
    window.rates.open("")
    assert not rates._said.text()


def test_what_the_prompt_costs_follows_each_key_where_it_is_seen(window, rates):
    rates._pages.setCurrentWidget(rates.rules)
    assert rates.rules.effect.text() == "This prompt with GPT-5: $0.00925 a call"
    put(window, " word" * 2000)
    assert rates.rules.effect.text() == "This prompt with GPT-5: $0.0105 a call"
    rates.close()
    put(window, " word" * 1000)
    assert rates.rules.effect.text() == "This prompt with GPT-5: $0.0105 a call"
    window.rates.open("")
    rates._pages.setCurrentWidget(rates.rules)
    assert rates.rules.effect.text() == "This prompt with GPT-5: $0.00925 a call"


def test_what_is_being_typed_outlives_what_another_window_does(window, rates, qtbot):
    editor = open_editor(rates, cell(rates, "gpt-5", OUTPUT))
    QTest.keyClicks(editor, "55")
    other = Store.open(Path(window._session.store.path))
    entry = entries.rate_entry(RateKey("openai", "gpt-4.1", "standard", "", "input_tokens"))
    other.own.change({entry: "3"}, "edit", datetime.now(UTC))
    other.close()
    window.rates.look()
    assert editor_of(rates) is editor
    assert editor.text().endswith("55")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    settle()
    rates.table.setFocus()
    window.rates.look()
    assert window._session.book.find("gpt-4.1").cards[0].rates["input_tokens"].base == 3
