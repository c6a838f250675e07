from decimal import Decimal

import pytest
from PySide6.QtCore import QObject
from samples import BOOK
from scenarios import scenario, span
from windows import rows_of

from estimator.projection.project import project
from estimator.projection.ranges import Sizes
from estimator.projection.whatif import tornado
from estimator.ui.asking import Asking
from estimator.ui.figure_table import VALUE
from estimator.ui.tornado_model import ENDS
from estimator.ui.whatif_page import WhatIfPage
from estimator.ui.workers import Worker


@pytest.fixture
def worker():
    made = Worker()
    yield made
    made.stop()


@pytest.fixture
def page(qtbot, worker, english):
    parent = QObject()
    made = WhatIfPage(Asking(worker, parent))
    qtbot.addWidget(made)
    yield made
    parent.deleteLater()


def shown(page, qtbot, made):
    """Show a scenario, and wait for all of its figures."""
    before = project(made, BOOK)
    page.show_projection(before, BOOK)
    qtbot.waitUntil(lambda: page._outcome is not None and page._swings is not None)
    return before


def turn(page, qtbot, name, value):
    page._outcome = None
    page.sliders[name].setValue(value)
    qtbot.waitUntil(lambda: page._outcome is not None)


def test_the_sliders_change_the_bill(page, qtbot):
    """2,800 calls cost 7 for input and 4.20 for output."""
    shown(page, qtbot, scenario())
    assert page.total.text() == "$11.20"
    assert not page.reset.isEnabled()
    turn(page, qtbot, "price", -50)
    assert page.total.text() == "$5.60"
    assert page._against.text() == "in 1 month, instead of $11.20  −$5.60 (−50.0%)"
    turn(page, qtbot, "elasticity", -10)
    assert page.total.text() == "$11.20"
    assert page._calls.text() == "5,600 calls, instead of 2,800"
    assert page.values["elasticity"].text() == "−1: at 1% lower prices, 1% more calls"
    page.reset.click()
    qtbot.waitUntil(lambda: page._against.text() == "in 1 month, instead of $11.20")
    turn(page, qtbot, "output", 50)
    assert page.values["output"].text() == "+150%"
    assert page.total.text() == "$17.50"
    assert page.sliders["output"].accessibleDescription() == "+150%"


def test_hits_need_something_that_is_cached(page, qtbot):
    shown(page, qtbot, scenario())
    assert not page.sliders["hits"].isEnabled()
    assert page.values["hits"].text() == "nothing of the prompts is cached"
    shown(page, qtbot, scenario(prefix=2000, hits=span("0.5"), input=Sizes.fixed(2000)))
    assert page.sliders["hits"].isEnabled()
    turn(page, qtbot, "hits", 50)
    assert page.values["hits"].text() == "+50 points"
    assert page._outcome.total.likely < page._before.total.likely


def test_what_matters_most_comes_first(page, qtbot):
    before = shown(page, qtbot, scenario(months=2))
    swings = sorted(tornado(before, BOOK), key=lambda swing: -swing.width)
    model = page.model
    values = [model.index(row, 2).data(VALUE) for row in range(model.rowCount())]
    assert values == [swing.less for swing in swings]
    assert rows_of(model)[0] == "Prices | ± 10% | $21.24 | $25.96 | "
    assert "Growth a month | ± 1 point | $23.48 | $23.72 | " in rows_of(model)
    less, more, now = model.index(0, 4).data(ENDS)
    assert (less, more) == (0, 1)
    assert now == pytest.approx(0.5)
    table = page.tables()[0]
    assert [column.key for column in table.columns] == ["assumption", "step", "less", "more"]
    assert Decimal(table.rows[0][2].value) == swings[0].less


def test_without_a_price_there_is_nothing_but_a_word(page, qtbot):
    shown(page, qtbot, scenario())
    page.show_projection(None, BOOK)
    assert page._against.text() == "The scenario has no price."
    assert page.total.text() == ""
    assert page.model.rowCount() == 0


def test_a_scenario_without_calls(page, qtbot):
    shown(page, qtbot, scenario(calls=span(0)))
    assert page.total.text() == "$0.00"
    assert page.model.index(0, 4).data(ENDS) == (0, 0, 0)
    page.grab()


def test_it_says_that_it_works_and_the_last_figures_stay_meanwhile(page, qtbot):
    made = scenario()
    page.show_projection(project(made, BOOK), BOOK)
    assert page.state.text() == "Working it out…"
    assert page.state.isVisibleTo(page)
    qtbot.waitUntil(lambda: page._swings is not None)
    assert not page.state.isVisibleTo(page)
    total, rows = page.total.text(), rows_of(page.model)
    assert rows
    twice = project(made.changed({"months": 2}), BOOK)
    page.show_projection(twice, BOOK)
    assert page.state.isVisibleTo(page)
    assert (page.total.text(), rows_of(page.model)) == (total, rows)
    assert not page.tables()[0].rows  # a report has no figures of another scenario
    qtbot.waitUntil(lambda: page._swings is not None)
    assert page.total.text() != total
    assert page.tables()[0].rows
    page.show_projection(None, BOOK)
    assert not page.state.isVisibleTo(page)
    assert (page.total.text(), rows_of(page.model)) == ("", [])
    page.show_projection(twice, BOOK)
    assert page._against.text() == ""  # it has one again
