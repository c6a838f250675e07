"""The table of the rates: which columns it shows, its marks and tips, what it keeps selected."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from windows import INPUT, cell, choose_model, drawn, open_editor, type_rate

from estimator.pricing import edits
from estimator.pricing.edits import Place
from estimator.pricing.own import OwnCard
from estimator.pricing.rates import Meter, RateCard
from estimator.ui import meter_words, words_rates

TIP = Qt.ItemDataRole.ToolTipRole
TEXT = ["Input", "Cached input", "Cache write", "Output"]
WHISPER = Place(("openai", "whisper-1", "standard", ""))


def shown_meters(rates):
    columns = rates.model.columns
    return [
        rates.model.title(column)
        for column in range(columns.count)
        if columns.is_rate(column) and not rates.table.isColumnHidden(column)
    ]


# Columns


def test_the_meters_of_the_rows_that_are_shown_have_columns(rates):
    assert shown_meters(rates) == TEXT
    rates._filter.setText("whisper-1 openai")
    assert shown_meters(rates) == [*TEXT, "Audio", "Audio heard"]
    column = rates.model.columns.column("audio_seconds")
    assert rates.model.headerData(column, Qt.Orientation.Horizontal) == "Audio\nper hour"
    assert drawn(rates, "whisper-1", [INPUT, column]) == ["– | 0.36"]
    rates._filter.clear()
    assert shown_meters(rates) == TEXT


def test_all_meters_on_request(rates):
    rates.commands.actions["all_meters"].setChecked(True)
    assert len(shown_meters(rates)) == len(rates._session.book.meters)
    rates.commands.actions["all_meters"].setChecked(False)
    assert shown_meters(rates) == TEXT


def test_every_meter_has_a_name_and_a_unit(rates):
    titles = [meter_words.title(meter) for meter in rates._session.book.meters.values()]
    assert len(set(titles)) == len(titles)
    assert not any("_" in title for title in titles)


@pytest.mark.parametrize(
    ("meter", "per", "unit"),
    [
        (Meter("x", 1_000_000), None, "per million"),
        (Meter("x", 3600, unit="seconds"), None, "per hour"),
        (Meter("x", 3600, unit="seconds"), 60, "per minute"),
        (Meter("x", 1), None, "each"),
        (Meter("x", 1000), None, "per 1,000"),
        (Meter("x", 1, unit="hour", title="GPU"), None, "per hour"),
        (Meter("x", 100, unit="images", title="Images"), None, "per 100 images"),
        (Meter("x", 1, unit="", title="Fee"), None, "per 1"),
    ],
)
def test_units(window, meter, per, unit):
    assert meter_words.unit(meter, per) == unit


def test_a_link_to_another_meter_shows_its_column(window, rates):
    choose_model(window, "gpt-image-1")
    rates.start("input_image_tokens")
    assert "Image input" in shown_meters(rates)
    assert rates.table.currentIndex().siblingAtColumn(1).data().startswith("gpt-image-1")
    assert rates.model.title(rates.table.currentIndex().column()) == "Image input"


# Marks and tips


def test_sources_that_disagree_are_marked_with_both_figures(rates):
    conflicts = [(m, found) for m in rates._session.book.models() for found in m.conflicts]
    assert len(conflicts) > 3
    for model, found in conflicts:
        card = (model.provider, model.id, found.service_tier, found.start)
        number = max(rates.model.number_of(Place(card, n)) for n in (-1, found.above))
        index = rates.model.index(number, rates.model.columns.column(found.meter))
        assert index.data().startswith("≠ ")
        assert f"{found.source}: " in index.data(TIP)
        assert index.data(TIP).startswith(f"{rates.model.row_at(index).card.source.name}: ")
    rates.model.setData(index, "7")
    assert index.data() == "• 7.00"


def test_a_source_tells_its_page_and_age(rates):
    source = cell(rates, "gpt-5", rates.model.columns.source)
    page, age = source.data(TIP).splitlines()
    assert page.startswith("https://")
    assert age.endswith(("day old", "days old"))
    type_rate(rates, cell(rates, "gpt-5", 2), "gold")
    assert not cell(rates, "gpt-5", rates.model.columns.source, "gold").data(TIP)


def test_what_may_be_cut_is_in_a_tip(rates):
    note = rates.model.columns.note
    type_rate(rates, cell(rates, "gpt-5", note), "agreed by phone")
    assert cell(rates, "gpt-5", note).data(TIP) == "agreed by phone"
    hours = next(row for row in rates.model.rows if row.card.when)
    index = rates.model.index(rates.model.number_of(hours.place), 3)
    assert index.data(TIP) == index.data()
    assert not cell(rates, "gpt-5", 4).data(TIP)


def test_a_rate_that_holds_for_smaller_inputs_too_says_so(rates):
    column = rates.model.columns.column("web_searches")
    index = cell(rates, "gpt-5.4", column, size="above 272,000")
    assert (index.data(), index.data(TIP)) == ("", "As for smaller inputs")


def test_a_rate_for_another_number_says_so(rates):
    row = next(row for row in rates.model.rows if row.place == WHISPER)
    rate = replace(row.card.rates["audio_seconds"], per=60)
    card: RateCard = replace(row.card, rates={"audio_seconds": rate})
    minute, column = replace(row, card=card), rates.model.columns.column("audio_seconds")
    assert rates.model.cells.drawn(minute).texts[column] == "0.36 / 60"
    assert rates.model.cells.tip(minute, column) == "per minute"


def test_a_price_in_another_currency_than_its_row_says_so(rates):
    place = Place(("openai", "gpt-5", "standard", ""))
    book = rates._session.book
    kept = edits.card_said(book, place.card, OwnCard(currency="EUR"))
    rates._session.rates.change(kept)
    rates.model.reload()
    assert cell(rates, "gpt-5", INPUT).data() == "1.25 USD"


# Where one was


def test_the_selection_stays_with_its_rows(rates):
    rates.table.setCurrentIndex(cell(rates, "gpt-5.4-mini", INPUT))
    before = rates.table.selected_rows()[0].place
    rates._filter.setText("openai")
    rates.table.sortByColumn(INPUT, Qt.SortOrder.DescendingOrder)
    assert [row.place for row in rates.table.selected_rows()] == [before]
    rates._filter.setText("claude")
    assert rates.table.selected_rows() == []


def test_an_editor_that_is_open_when_its_row_goes_takes_nothing(rates):
    editor = open_editor(rates, cell(rates, "gpt-5", INPUT))
    editor.setText("cheap")
    rates.model.arrange()
    assert rates.table.itemDelegate()._problem(editor) == ""


def test_the_table_is_painted_with_its_marks_in_another_font_too(rates):
    type_rate(rates, cell(rates, "gpt-5", INPUT), "7")
    rates.table.setCurrentIndex(cell(rates, "gpt-5", INPUT, "Batch"))
    QTest.keyClick(rates.table, Qt.Key.Key_Delete)
    rates.commands.actions["changed"].setChecked(True)
    rates.table.clearSelection()
    first = rates.table.grab().toImage()
    font = rates.table.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    rates.table.setFont(font)
    rates.table.changeEvent(QEvent(QEvent.Type.FontChange))
    assert rates.table.grab().toImage() != first


def test_a_step_of_an_unknown_kind_is_a_change(rates):
    assert words_rates._by_kind("later") == "change"
    type_rate(rates, cell(rates, "gpt-5", INPUT), "7")
    step = rates._session.rates.steps()[0]
    assert words_rates.step(replace(step, changes=())) == ""
    two = replace(step.changes[0], key=step.changes[0].key.replace("gpt-5", "gpt-6"))
    assert words_rates.step(replace(step, changes=(step.changes[0], two))) == "price of gpt-5 …"
    assert rates._session.book.own_rates.popitem()[1] == Decimal(7)


def test_the_menu_of_a_row(rates):
    rates.table.customContextMenuRequested.emit(rates.table.rect().center())
    assert rates.commands.on_a_row.isVisible()
    rates.commands.on_a_row.close()
