"""The rates window: the whole book as a table, edited in place, counting at once."""

from decimal import Decimal

from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView
from windows import (
    cell,
    choose_model,
    drawn,
    editor_of,
    figure,
    open_editor,
    put,
    settle,
    type_rate,
)

from estimator.pricing.rates import RateKey
from estimator.ui import language

INPUT, CACHED, WRITE, OUTPUT = range(5, 9)
GPT5 = RateKey("openai", "gpt-5", "standard", "", "input_tokens")


def said(rates):
    return rates._said.text()


def width(table, column):
    return 0 if table.isColumnHidden(column) else table.columnWidth(column)


# What is drawn


def test_the_table_is_the_book(rates):
    header, table = rates.model.headerData, rates.table
    shown = [column for column in range(rates.model.columns.count) if width(table, column)]
    titles = [header(column, Qt.Orientation.Horizontal) for column in shown]
    assert titles == [
        "Provider", "Model", "Class", "From", "Size of input", "Input\nper million",
        "Cached input\nper million", "Cache write\nper million", "Output\nper million",
        "Currency", "Note", "Source",
    ]  # fmt: skip
    assert rates.findChild(QTableView, "ratesTable").accessibleName() == "Rates"
    assert drawn(rates, "gpt-5.4") == [
        "gpt-5.4 | Standard |  | up to 272,000 | 2.50 | 0.25 | – | 15.00",
        "gpt-5.4 | Standard |  | above 272,000 | 5.00 | 0.50 | – | 22.50",
        "gpt-5.4 | Batch | 14 Oct 2026 | up to 272,000 | 1.25 | 0.13 | – | 7.50",
        "gpt-5.4 | Batch | 14 Oct 2026 | above 272,000 | 2.50 | 0.25 | – | 11.25",
        "gpt-5.4 | Fast | 12 Oct 2026 | any | 5.00 | 0.50 | – | 30.00",
        "gpt-5.4 | Priority | 12 Oct 2026 | any | 5.00 | 0.50 | – | 30.00",
        "gpt-5.4 | Flex | 12 Oct 2026 | up to 272,000 | 1.25 | 0.13 | – | 7.50",
        "gpt-5.4 | Flex | 12 Oct 2026 | above 272,000 | 2.50 | 0.25 | – | 11.25",
    ]
    providers = {rates.model.index(row, 0).data() for row in range(rates.model.rowCount())}
    assert {"OpenAI", "Anthropic", "Google", "DeepSeek"} <= providers


def test_dates_and_hours_of_a_card_are_shown(rates):
    assert any(
        "| Standard | 10 Jun 2025 | any | 2.00 | 0.50 | – | 8.00" in row
        for row in drawn(rates, "o3")
    )
    hours = [row for row in drawn(rates) if "UTC" in row]
    assert hours
    assert all("–" in row for row in hours)


def test_a_cell_tells_its_source_and_reads_out_its_column(rates):
    index = cell(rates, "gpt-5", INPUT)
    source = index.siblingAtColumn(rates.model.columns.source)
    assert source.data() == "genai-prices 0.2.3, 23 Nov 2026"
    assert source.data(Qt.ItemDataRole.ToolTipRole).startswith("https://")
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Input: 1.25"
    assert index.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight


def test_what_can_be_edited(rates):
    index = cell(rates, "gpt-5", INPUT)
    columns = rates.model.columns
    editable = [
        rates.model.title(column)
        for column in range(columns.count)
        if not rates.table.isColumnHidden(column)
        and index.siblingAtColumn(column).flags() & Qt.ItemFlag.ItemIsEditable
    ]
    assert editable == [
        "Class", "From", "Input", "Cached input", "Cache write", "Output", "Currency", "Note",
    ]  # fmt: skip
    above = cell(rates, "gpt-5.4", 4, size="above 272,000")
    assert above.flags() & Qt.ItemFlag.ItemIsEditable
    for column in (1, columns.source):
        rates.table.setCurrentIndex(index.siblingAtColumn(column))
        QTest.keyClick(rates.table, Qt.Key.Key_Return)
        assert editor_of(rates) is None


# Good edits


def test_a_new_price_counts_at_once(window, rates):
    assert figure(window, "requestCost") == "$0.00925"  # 0.00125 + 0.008
    type_rate(rates, cell(rates, "gpt-5", INPUT), "100")
    assert figure(window, "requestCost") == "$0.1080"
    assert figure(window, "monthlyCost") == "$3,240.00"
    assert "$100.00/M" in window.figures._input_rate.text()
    type_rate(rates, cell(rates, "gpt-5", OUTPUT), "0")
    assert figure(window, "requestCost") == "$0.1000"
    assert said(rates) == ""


def test_another_models_price_changes_nothing_here(window, rates):
    type_rate(rates, cell(rates, "gpt-5-mini", INPUT), "100")
    assert figure(window, "requestCost") == "$0.00925"
    choose_model(window, "gpt-5-mini")
    assert figure(window, "requestCost") == "$0.1016"


def test_a_price_is_marked_as_the_users_own(rates):
    index = cell(rates, "gpt-5", INPUT)
    assert index.data(Qt.ItemDataRole.FontRole) is None
    type_rate(rates, index, "1.30")
    assert index.data() == "• 1.30"
    assert index.data(Qt.ItemDataRole.FontRole).bold()
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "Your own price. Shipped: 1.25"
    assert index.siblingAtColumn(OUTPUT).data() == "10.00"


def test_an_own_price_survives_a_restart(window, rates, restart):
    type_rate(rates, cell(rates, "gpt-5", INPUT), "1.3")
    again = restart(window)
    assert "$1.30/M" in again.figures._input_rate.text()
    again.rates.open("")
    assert cell(again.rates.window, "gpt-5", INPUT).data() == "• 1.30"
    assert again._session.book.own_rates == {GPT5: Decimal("1.3")}


def test_the_editor_offers_the_plain_number(rates):
    assert open_editor(rates, cell(rates, "gpt-5", INPUT)).text() == "1.25"
    rates.table.setFocus()
    settle()
    assert open_editor(rates, cell(rates, "gpt-5", WRITE)).text() == ""


def test_an_edit_that_changes_nothing_makes_no_own_price(rates, window):
    for text in ("1.25", "1.250", "$1.25"):
        type_rate(rates, cell(rates, "gpt-5", INPUT), text)
    assert window._session.book.own_rates == {}
    assert cell(rates, "gpt-5", INPUT).data() == "1.25"


def test_escape_gives_an_edit_up(rates):
    editor = type_rate(rates, cell(rates, "gpt-5", INPUT), "7", key=None)
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    settle()
    assert rates.isVisible()
    assert cell(rates, "gpt-5", INPUT).data() == "1.25"


def test_typing_enter_and_tab(rates):
    """A digit begins to edit, Enter too; Tab goes on to the next rate."""
    index = cell(rates, "gpt-5", INPUT)
    rates.table.setCurrentIndex(index)
    rates.table.setFocus()
    QTest.keyClick(rates.table, Qt.Key.Key_7)
    QTest.keyClick(editor_of(rates), Qt.Key.Key_Tab)
    settle()
    assert index.data() == "• 7.00"
    assert rates.table.currentIndex() == index.siblingAtColumn(CACHED)
    editor = editor_of(rates)
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    settle()
    rates.table.setCurrentIndex(index)
    QTest.keyClick(rates.table, Qt.Key.Key_Return)
    assert editor_of(rates).text() == "7"


def test_a_decimal_comma_is_read_and_said(rates):
    type_rate(rates, cell(rates, "gpt-5", INPUT), "1,5")
    assert cell(rates, "gpt-5", INPUT).data() == "• 1.50"
    assert said(rates) == "“1,5” was read as 1.50."
    type_rate(rates, cell(rates, "gpt-5", INPUT), "1,500")
    assert said(rates) == "“1,500” was read as 1,500.00."
    type_rate(rates, cell(rates, "gpt-5", INPUT), "1.6")
    assert said(rates) == ""


def test_a_meter_that_had_no_price_gets_one(rates):
    index = cell(rates, "gpt-5", WRITE)
    assert index.data() == "–"
    type_rate(rates, index, "1.5")
    assert index.data() == "• 1.50"
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "Your own price. None was shipped."
    rates.table.setCurrentIndex(index)
    rates.commands.actions["reset"].trigger()
    assert index.data() == "–"


def test_nothing_typed_where_there_was_nothing_is_nothing(rates, tips):
    index = cell(rates, "gpt-5", WRITE)
    type_rate(rates, index, "")
    assert editor_of(rates) is None
    assert (tips, said(rates), index.data()) == ([], "", "–")


def test_an_output_price_for_a_model_without_one(window, rates, qtbot):
    choose_model(window, "text-embedding-3-small")
    qtbot.waitUntil(lambda: not window._session.is_counting)
    type_rate(rates, cell(rates, "text-embedding-3-small", OUTPUT), "5")
    assert window.figures._output.isEnabled()
    assert figure(window, "requestCost") == "$0.00402"


def test_rates_above_a_threshold_are_their_own(window, rates):
    choose_model(window, "gpt-5.4")
    type_rate(rates, cell(rates, "gpt-5.4", INPUT, size="above 272,000"), "9")
    assert "$2.50/M" in window.figures._input_rate.text()
    put(window, " word" * 272_001)
    assert "$9.00/M" in window.figures._input_rate.text()
    assert cell(rates, "gpt-5.4", INPUT, size="up to 272,000").data() == "2.50"


def test_another_class_of_service_is_its_own(window, rates):
    type_rate(rates, cell(rates, "gpt-5", INPUT, "Batch"), "9")
    assert cell(rates, "gpt-5", INPUT, "Batch").data() == "• 9.00"
    assert cell(rates, "gpt-5", INPUT).data() == "1.25"
    assert figure(window, "requestCost") == "$0.00925"
    (key,) = window._session.book.own_rates
    assert key.service_tier == "batch"


def test_a_locale_with_a_decimal_comma(window, rates, qapp, monkeypatch):
    monkeypatch.setattr(language, "_locale", lambda _code: QLocale("en_DE"))
    window.choose_language("en")
    qapp.processEvents()
    index = cell(rates, "gpt-5", INPUT)
    assert index.data() == "1,25"
    assert open_editor(rates, index).text() == "1,25"
    rates.table.setFocus()
    settle()
    for typed, shown, note in (
        ("1,5", "• 1,50", ""),
        ("1.5", "• 1,50", "“1.5” was read as 1,50."),
        ("1.500", "• 1.500,00", "“1.500” was read as 1.500,00."),
    ):
        type_rate(rates, index, typed)
        assert (index.data(), said(rates)) == (shown, note)
