"""The comparison of models: each as if it were chosen, filtered, sorted, live."""

import json
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from windows import choose, choose_model, put, tag, type_at_end

from estimator.pricing import entries
from estimator.pricing.rates import RateKey
from estimator.ui.compare_columns import CALL, CLASS, FAVOURITE, MODEL, MONTH, NOTE, TOKENS, WINDOW

TEXT = "Hello, world. 你好。 " * 60


@pytest.fixture
def compared(window, qtbot):
    put(window, TEXT)
    choose(window, "models")
    return shown(window, qtbot)


def shown(window, qtbot):
    """The comparison, once it is that of the text in every encoding."""
    made = window.models.window

    def is_there():
        offers = made.model._all
        characters = window._session.estimate().characters
        encodings = {offer.estimate.encoding.encoding for offer in offers}
        return len(encodings) == 4 and offers[0].estimate.characters == characters

    qtbot.waitUntil(is_there, timeout=20_000)
    qtbot.waitUntil(lambda: not window.models._pause.isActive())
    return made


def rows(compare, column=MODEL):
    model = compare.model
    return [model.index(row, column).data() for row in range(model.rowCount())]


def cells(compare, name, tier="standard"):
    row = compare.model._rows[name, tier]
    return [compare.model.index(row, column).data() for column in range(9)]


def test_each_row_is_what_the_model_shows_when_it_is_chosen(window, qtbot, compared):
    for name in ("gpt-5-mini", "gpt-4", "deepseek-chat", "claude-opus-4-5", "gemini-2.5-pro"):
        found = cells(compared, name)
        choose_model(window, name)
        qtbot.waitUntil(lambda: window._session.estimate().call is not None)
        figures = window.figures
        assert found[TOKENS].partition(" (")[0] == figures._tokens.text(), name
        assert found[CALL] == figures._cost.text(), name
        assert found[MONTH] == figures._month.text(), name
        assert found[CLASS] == "Standard"


def test_the_cheapest_comes_first_and_is_named(compared):
    best = compared.model.offer(0)
    assert compared.model.index(0, NOTE).data().startswith("cheapest that fits")
    assert compared.model.best is best
    assert best.estimate.sells_output
    assert compared.said.text().startswith(f"The cheapest that fits: {best.name}, Standard, ")
    costs = [compared.model.offer(row).estimate.cost for row in range(compared.model.rowCount())]
    known = [cost for cost in costs if cost is not None]
    assert known == sorted(known)
    assert costs[: len(known)] == known


@pytest.mark.parametrize("column", [FAVOURITE, MODEL, TOKENS, WINDOW, MONTH, NOTE])
@pytest.mark.parametrize("order", [Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder])
def test_each_column_sorts_both_ways(compared, column, order):
    before = sorted(rows(compared))
    compared.table.sortByColumn(column, order)
    assert sorted(rows(compared)) == before
    keys = [compared.model._key(compared.model.offer(r), column) for r in range(len(before))]
    known = [key for key in keys if key is not None]
    is_down = order == Qt.SortOrder.DescendingOrder
    assert known == sorted(known, reverse=is_down)
    assert keys[: len(known)] == known  # what has no figure comes last


def test_it_is_narrowed_by_words_class_fit_and_favourites(window, qtbot, compared):
    every = len(rows(compared))
    compared.filter.setText("GPT-5 mini")
    assert rows(compared)
    assert all("gpt-5" in name and "mini" in name for name in rows(compared))
    compared.filter.setText("")
    compared.classes.setCurrentIndex(compared.classes.findData("batch"))
    assert set(rows(compared, CLASS)) == {"Batch"}
    compared.classes.setCurrentIndex(compared.classes.findData(""))
    assert len(rows(compared)) > every
    compared.only_favourites.setChecked(True)
    assert rows(compared) == []
    compared.only_favourites.setChecked(False)
    compared.classes.setCurrentIndex(0)
    put(window, " a" * 9000)
    shown(window, qtbot)
    row = compared.model._rows["gpt-4", "standard"]
    assert not compared.model.offer(row).fits
    assert "does not fit" in cells(compared, "gpt-4")[NOTE]
    compared.only_fitting.setChecked(True)
    assert "gpt-4" not in rows(compared)


def test_favourites_are_kept(window, qtbot, compared, restart):
    row = compared.model._rows["gpt-5-mini", "standard"]
    compared.table.scrollTo(compared.model.index(row, FAVOURITE))
    place = compared.table.visualRect(compared.model.index(row, FAVOURITE)).center()
    QTest.mouseClick(compared.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert cells(compared, "gpt-5-mini")[FAVOURITE] == "★"
    compared.table.setCurrentIndex(compared.model.index(0, MODEL))
    name = compared.model.offer(0).name
    QTest.keyClick(compared.table, Qt.Key.Key_Space)
    compared.only_favourites.setChecked(True)
    assert set(rows(compared)) == {name, "gpt-5-mini"}
    again = restart(window)
    choose(again, "models")
    compared = shown(again, qtbot)
    assert compared.model.favourites == {name, "gpt-5-mini"}


def test_it_follows_the_typing_and_keeps_the_selection(window, qtbot, compared):
    row = compared.model._rows["gpt-5", "standard"]
    compared.table.setCurrentIndex(compared.model.index(row, MODEL))
    before = cells(compared, "gpt-5")
    type_at_end(window, " and a good deal more of it")
    shown(window, qtbot)
    after = cells(compared, "gpt-5")
    assert int(after[TOKENS].replace(",", "")) > int(before[TOKENS].replace(",", ""))
    assert compared.model.offer(compared.table.currentIndex().row()).name == "gpt-5"


def test_a_price_of_the_users_counts_at_once(window, qtbot, compared):
    key = RateKey("openai", "gpt-5", "standard", "", "input_tokens")
    window._session.rates.change({entries.rate_entry(key): entries.rate_value(None)}, "edit")
    window.rates.changed.emit()
    qtbot.waitUntil(lambda: cells(compared, "gpt-5")[CALL] == "no price")
    assert compared.model.index(compared.model._rows["gpt-5", "standard"], CALL).data(
        Qt.ItemDataRole.ToolTipRole
    )
    assert rows(compared, CALL)[-1] == "no price"
    window._session.rates.change({entries.rate_entry(key): entries.rate_value(Decimal(9))}, "edit")
    window.rates.changed.emit()
    qtbot.waitUntil(lambda: cells(compared, "gpt-5")[CALL].startswith("$"))


def test_a_row_is_used(window, compared):
    row = compared.model._rows["gpt-5-mini", "standard"]
    compared.table.setCurrentIndex(compared.model.index(row, MODEL))
    compared.use.click()
    assert window._session.chosen == "gpt-5-mini"
    compared.table.activated.emit(compared.model.index(0, MODEL))
    assert window._session.chosen == compared.model.offer(0).name


def test_a_request_is_compared_by_the_rules_of_each(window, qtbot):
    put(window, json.dumps([{"role": "user", "content": "hello " * 50}]))
    qtbot.waitUntil(lambda: window._session.estimate().reading.counted is not None)
    choose(window, "models")
    compared = shown(window, qtbot)
    found = cells(compared, "gpt-4o")
    choose_model(window, "gpt-4o")
    assert found[TOKENS].partition(" (")[0] == window.figures._tokens.text()
    name = next(name for name in rows(compared) if name.startswith("mistral-small-24b"))
    found = cells(compared, name)
    assert found[TOKENS].startswith("≈")
    assert "counted as plain text" in found[NOTE]
    choose_model(window, name)
    assert tag(window)[0] == "estimate"
    assert "is not known to take any" in tag(window)[1]


def test_nothing_is_worked_out_while_it_is_not_seen(window, qtbot, compared):
    compared.close()
    before = compared.model._all
    type_at_end(window, " more")
    qtbot.wait(200)
    assert compared.model._all is before
    choose(window, "models")
    shown(window, qtbot)


def test_bars_are_of_the_share_and_of_the_cost(compared):
    offers = [compared.model.offer(row) for row in range(compared.model.rowCount())]
    bars = [compared.model.bar(offer, CALL) for offer in offers]
    known = [bar for bar in bars if bar is not None]
    assert known == sorted(known)
    assert 0 < known[0] < 0.05
    assert known[-1] == pytest.approx(1)
    assert compared.model.bar(offers[0], MODEL) is None


def test_qt_finds_nothing_wrong_with_the_model(window, qtbot, compared):
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(compared.model, mode)
    compared.filter.setText("gpt")
    compared.table.sortByColumn(MODEL, Qt.SortOrder.DescendingOrder)
    type_at_end(window, " more")
    shown(window, qtbot)
    compared.filter.setText("")
    assert tester.model() is compared.model


def test_a_window_that_is_not_known_is_said_and_is_no_reason(window, qtbot, compared):
    put(window, " a" * 200_000)
    shown(window, qtbot)
    names = [compared.model.offer(row).name for row in range(compared.model.rowCount())]
    unknown = names.index("ministral-3b")
    assert compared.model.index(unknown, NOTE).data() == "window not known"
    assert compared.model.best.estimate.fits
    row = names.index("gpt-5-mini")
    assert "fit" not in compared.model.index(row, NOTE).data()
    put(window, " a" * 300_000)
    shown(window, qtbot)
    notes = {compared.model.offer(n).name: compared.model.index(n, NOTE).data() for n in range(99)}
    assert notes["gpt-5-mini"].startswith("does not fit: 272,000 of input at most")
    compared.only_fitting.setChecked(True)
    left = [compared.model.offer(row).name for row in range(compared.model.rowCount())]
    assert "ministral-3b" not in left
    assert "gpt-5-mini" not in left


def test_an_estimate_has_its_range_and_its_reason(window, compared):
    rows = {compared.model.offer(n).name: n for n in range(compared.model.rowCount())}
    index = compared.model.index(rows["claude-sonnet-4-5"], TOKENS)
    estimate = compared.model.offer(index.row()).estimate
    assert index.data().endswith(f" ({estimate.low}–{estimate.high})")
    assert index.data(Qt.ItemDataRole.ToolTipRole).startswith("estimate\n")
    index = compared.model.index(rows["ministral-3b"], TOKENS)
    assert index.data(Qt.ItemDataRole.ToolTipRole).startswith("assumed\n")
