from decimal import Decimal

import pytest
from samples import BOOK
from scenarios import scenario
from windows import rows_of

from estimator.projection.project import project
from estimator.ui.figure_table import VALUE
from estimator.ui.forecast_page import ForecastPage


@pytest.fixture
def page(qtbot, english):
    made = ForecastPage()
    qtbot.addWidget(made)
    return made


def test_a_pasted_history_goes_on_and_has_its_cost(page):
    """A call of the scenario costs 0.004."""
    page.show_projection(project(scenario(), BOOK))
    page.history.setPlainText("2026-10\t100,000\n2026-11\t110,000\n2026-12\t120,000")
    assert rows_of(page.model)[:2] == [
        "Jan 2027 | 130,000 |  | $520.00 | ",
        "Feb 2027 | 140,000 |  | $560.00 | ",
    ]
    assert page.model.rowCount() == 12
    assert page.model.index(0, 3).data(VALUE) == Decimal(520)
    assert "Seasons need 24 months" in page._method.text()
    assert page.tables()[0].rows[0][3].value == "520"


def test_a_range_where_the_past_was_not_straight(page):
    page.show_projection(project(scenario(), BOOK))
    page.history.setPlainText("10000\n12000\n11000\n15000")
    first = rows_of(page.model)[0]
    assert first == "in 1 month | 15,500 | 10,238 – 20,762 | $62.00 | $40.95 – $83.05"


def test_without_a_price_there_are_calls_alone(page):
    page.history.setPlainText("1\n2\n3")
    assert rows_of(page.model)[0] == "in 1 month | 4 |  | – | –"
    page.show_projection(project(scenario(calls=scenario().calls), BOOK))
    assert "$0.0160" in rows_of(page.model)[0]


def test_the_example_has_a_season_and_can_be_undone(page):
    page.history.setPlainText("mine")
    page.example.click()
    assert "times the season" in page._method.text()
    assert rows_of(page.model)[0].startswith("Jan 2027 | 52,")
    page.history.undo()
    assert page.history.toPlainText() == "mine"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("1\n2\nmany", "Line 3, “many”, has no volume."),
        ("1\n2", "Paste at least 3 months"),
        ("2026-01 1\n2026-03 2\n2026-04 3", "The month 2026-02 is missing."),
        ("2026-01 1\n2026-01 2\n2026-04 3", "Line 2 has 2026-01 once more."),
        ("2026-01 1\n2026-13 2\n2026-04 3", "Line 2 has no month that there is."),
        ("\n".join("1" * 241), "Line 241 is one too many: 240 months"),
        ("1\n2\n9999999999", "Line 3, “9999999999”, has no volume."),
    ],
)
def test_what_can_not_be_read_is_told_and_kept(page, typed, said):
    page.history.setPlainText(typed)
    assert said in page.wrong.text()
    assert page.history.toPlainText() == typed
    assert page.model.rowCount() == 0
    page.history.setPlainText("\uff11\uff12\n\uff11\uff13\n\uff11\uff14")  # of a Chinese keyboard
    assert page.wrong.text() == ""
    assert page.model.rowCount() == 12


@pytest.mark.parametrize("width", [590, 420])
def test_no_range_of_costs_is_cut_off(page, width):
    page.resize(width, 560)
    page.show()
    page.show_projection(project(scenario(), BOOK))
    page.history.setPlainText("\n".join(str(31_000_000 + n % 5 * 900_000) for n in range(24)))
    header = page.table.horizontalHeader()
    for column in range(page.model.columnCount()):
        assert header.sectionSize(column) >= page.table.sizeHintForColumn(column)
    assert page.table.width() > 2 * page.history.width()
