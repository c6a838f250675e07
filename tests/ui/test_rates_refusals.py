"""The rates window: what is no price, and what can't be kept, counts as nothing and says why."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from windows import INPUT, cell, editor_of, figure, settle, type_rate

from estimator.store.database import StoreError


def said(rates):
    return rates._said.text()


BAD = [
    ("abc", "“abc” is not a number. Type a price in US dollars, such as 2.5."),
    ("-1", "A price can't be negative. Type 0 or more."),
    ("1e400", "“1e400” is too large. The largest price is 1,000,000,000."),
    ("0.0000000000001", "“0.0000000000001” has too many decimals. Twelve is the most."),
    ("EUR 2", "“EUR 2” is not a number. Type a price in US dollars, such as 2.5."),
]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
@pytest.mark.parametrize(("typed", "why"), BAD)
def test_what_is_no_price_keeps_its_editor_open_and_says_why(
    window, rates, tips, *, key, typed, why
):
    editor = type_rate(rates, cell(rates, "gpt-5", INPUT), typed, key)
    assert tips == [why]
    assert editor_of(rates) is editor
    assert editor.text() == typed
    assert cell(rates, "gpt-5", INPUT).data() == "1.25"
    assert figure(window, "requestCost") == "$0.00925"
    editor.selectAll()
    QTest.keyClicks(editor, "2")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    settle()
    assert cell(rates, "gpt-5", INPUT).data() == "• 2.00"


@pytest.mark.parametrize(("typed", "why"), BAD)
def test_leaving_what_is_no_price_brings_the_old_one_back_and_says_why(rates, typed, why):
    type_rate(rates, cell(rates, "gpt-5", INPUT), typed, key=None)
    rates._filter.setFocus()
    settle()
    assert editor_of(rates) is None
    assert said(rates) == why
    assert cell(rates, "gpt-5", INPUT).data() == "1.25"


def test_markup_in_what_was_typed_is_shown_as_it_is(rates, tips):
    editor = type_rate(rates, cell(rates, "gpt-5", INPUT), "<b>1</b>")
    assert tips == [
        "“&lt;b&gt;1&lt;/b&gt;” is not a number. Type a price in US dollars, such as 2.5."
    ]
    assert rates._said.textFormat() == Qt.TextFormat.PlainText
    assert editor.text() == "<b>1</b>"


@pytest.mark.parametrize(("typed", "why"), BAD)
def test_the_model_itself_refuses_them_too(rates, typed, why):
    index = rates.model.index(rates.model.number_of_model("openai", "gpt-5"), INPUT)
    assert not rates.model.setData(index, typed)
    assert said(rates) == why
    assert not rates.model.setData(index, "5", Qt.ItemDataRole.DisplayRole)
    assert not rates.model.setData(index.siblingAtColumn(1), "gpt-6")
    assert said(rates) == "This can't be changed here."


def full(*_words, **_options):
    raise StoreError("full", "/data/estimator.db")


def test_a_price_that_can_not_be_kept_does_not_count(window, rates, monkeypatch):
    monkeypatch.setattr(window._session.store.own, "change", full)
    type_rate(rates, cell(rates, "gpt-5", INPUT), "100")
    assert said(rates) == "The disk is full, so this was not kept. Free some room and try again."
    assert cell(rates, "gpt-5", INPUT).data() == "1.25"
    assert figure(window, "requestCost") == "$0.00925"


def test_a_reset_that_can_not_be_kept_does_not_count(window, rates, monkeypatch):
    index = cell(rates, "gpt-5", INPUT)
    type_rate(rates, index, "100")
    monkeypatch.setattr(window._session.store.own, "change", full)
    rates.table.setCurrentIndex(index)
    rates._reset.click()
    assert "disk is full" in said(rates)
    assert index.data() == "• 100.00"
    assert figure(window, "requestCost") == "$0.1080"
