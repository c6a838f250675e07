"""The rates window: no number is read as another one, a thousand times larger or smaller."""

import pytest
from PySide6.QtCore import QItemSelectionModel, QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from windows import CACHED, INPUT, cell

from estimator.ui import language
from estimator.ui.rates_form import Form


@pytest.fixture
def use(monkeypatch):
    def choose(locale):
        monkeypatch.setattr(language, "_locale", lambda _code: QLocale(locale))
        language.apply("en")

    return choose


def paste(rates, text):
    QGuiApplication.clipboard().setText(text)
    index = cell(rates, "gpt-5", INPUT)
    rates.table.setCurrentIndex(index)
    rates.table.setFocus()
    rates.table.clearSelection()  # where a key is held down, others are still selected
    rates.table.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)
    QTest.keyClick(rates.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def own(rates):
    return {str(rate) for rate in rates._session.book.own_rates.values()}


def problems(rates):
    listed = rates.prices.problems.rows
    rates.prices.problems.close()
    return [listed.item(n).text() for n in range(listed.count())]


# Pasted


@pytest.mark.parametrize("locale", ["en_US", "zh_CN", "de_DE"])
@pytest.mark.parametrize(
    ("text", "rates_of"),
    [
        ("1,125\t0,25", {"1.125", "0.25"}),
        ("1.125\t0.25", {"1.125", "0.25"}),
        ("$1,125\t$ 0,25", {"1.125", "0.25"}),
        ("1.234,5\t2,125", {"1234.5", "2.125"}),
        ("1,234.5\t2.125", {"1234.5", "2.125"}),
        ("1,234,567\t2.5", {"1234567", "2.5"}),
    ],
)
def test_what_is_pasted_tells_its_decimal_sign(rates, use, locale, text, rates_of):
    use(locale)
    paste(rates, text)
    assert own(rates) == rates_of


@pytest.mark.parametrize(
    ("locale", "text", "said"),
    [
        ("en_US", "3,125\t0,25", "“3,125” was read as 3.125."),
        ("de_DE", "3.125\t0.25", "“3.125” was read as 3,125."),
        ("en_US", "1,234.5\t1.5", "“1,234.5” was read as 1,234.50."),
        ("en_US", "3.125\t0.25", ""),
    ],
)
def test_how_a_paste_was_read_is_said(rates, use, locale, text, said):
    use(locale)
    paste(rates, text)
    assert rates._said.text() == said


@pytest.mark.parametrize(
    ("locale", "text", "known"),
    [
        ("en_US", "1,500", "“1,500” may be two numbers. Type one of them: 1500 / 1.5."),
        ("de_DE", "1.125", "“1.125” may be two numbers. Type one of them: 1125 / 1,1250."),
        ("en_US", "2,500\t3.5", "“2,500” may be two numbers. Type one of them: 2500 / 2.5."),
        ("en_US", "1,5\t1.5\n2.500", "“2.500” may be two numbers. Type one of them: 2500 / 2.5."),
    ],
)
def test_a_pasted_number_that_may_be_two_is_listed_and_nothing_is_pasted(
    rates, use, locale, text, known
):
    use(locale)
    paste(rates, text)
    (found,) = problems(rates)
    assert found.partition(": ")[2] == known
    assert own(rates) == set()


def test_a_pasted_number_in_the_locales_own_writing_needs_no_other_to_tell(rates, use):
    use("de_DE")
    paste(rates, "3,125")
    assert own(rates) == {"3.125"}
    assert cell(rates, "gpt-5", CACHED).data() == "0,125"


# Typed


def exchange(rates, worth):
    form = rates.rules.add_exchange()
    form.inputs["currency"].setText("EUR")
    form.inputs["worth"].setText(worth)
    form.buttons.buttons()[0].click()
    return form


@pytest.mark.parametrize(
    ("locale", "typed", "known"),
    [("de_DE", "1.085", "1085 / 1,0850"), ("en_US", "1,085", "1085 / 1.0850")],
)
def test_an_exchange_rate_that_may_be_two_is_refused_with_both(rates, use, locale, typed, known):
    use(locale)
    form = exchange(rates, typed)
    said = f"“{typed}” may be two numbers. Type one of them: {known}."
    assert form.said.text() == said
    assert rates.rules.exchanges.rowCount() == 0
    form.inputs["worth"].setText(known.partition(" / ")[2])
    form.buttons.buttons()[0].click()
    model = rates.rules.exchanges
    assert str(rates._session.book.own.exchanges["EUR"].rate) == "1.085"
    assert not model.setData(model.index(0, 1), typed)
    assert rates._said.text() == said


@pytest.mark.parametrize(
    ("locale", "typed", "shown"),
    [
        ("de_DE", "1,085", "1,0850"),
        ("en_US", "1085", "1,085.0000"),
        ("en_US", "1.08512", "1.08512"),
        ("de_DE", "1085", "1.085,0000"),
    ],
)
def test_an_exchange_rate_is_shown_with_places(rates, use, locale, typed, shown):
    use(locale)
    exchange(rates, typed)
    assert rates.rules.exchanges.index(0, 1).data() == shown


@pytest.mark.parametrize(("locale", "typed"), [("de_DE", "1.085"), ("en_US", "1,085")])
def test_the_price_of_a_plan_that_may_be_two_is_refused(rates, use, locale, typed):
    use(locale)
    rates.commands.actions["add_plan"].trigger()
    (form,) = (form for form in rates.findChildren(Form) if form.isVisible())
    form.inputs["model"].setText("mine")
    meter, price, _ = form.lines[0]
    meter.setText("GPU hours")
    price.setText(typed)
    form.buttons.buttons()[0].click()
    assert form.said.text().startswith(f"“{typed}” may be two numbers.")
    assert rates._session.rates.entries == {}
