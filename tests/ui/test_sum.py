"""The sum of a call, written out beside its figure and copied."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from samples import METERS, card
from windows import choose_model, counted, put

from estimator.bill import priced
from estimator.pricing import entries
from estimator.pricing.own import Exchange, OwnCard, Rule
from estimator.pricing.rates import RateKey, Tier
from estimator.pricing.tariff import Tariff
from estimator.ui import sum_words

GPT = RateKey("openai", "gpt-5.4", "standard", "", "input_tokens")


def rows(window):
    return sum_words.rows(window._session.estimate())


def test_each_line_with_every_digit_and_why(window):
    put(window, " word" * 1000)
    counted(window)
    first, second = rows(window)
    assert (first.name, first.product, first.amount) == (
        "Input",
        "1,000 × $2.50 / 1,000,000",
        "$0.0025",
    )
    assert first.why.startswith("for up to 272,000 input tokens; genai-prices 0.2.3, ")
    assert (second.name, second.product) == ("Output", "800 × $15.00 / 1,000,000")


def test_the_sum_is_what_is_copied(window):
    put(window, " word" * 1000)
    counted(window)
    QTest.mouseClick(window.figures.explain, Qt.MouseButton.LeftButton)
    popup = window.figures.sum
    assert popup.isVisible()
    assert popup.total.text() == "A call: $0.0145"
    assert popup.month.text() == "A month: 30,000 × $0.0145 = $435"
    popup.copy.linkActivated.emit("copy")
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0].startswith("Input: 1,000 × $2.50 / 1,000,000 = $0.0025 (for up to")
    assert copied[-1] == popup.month.text()
    assert not popup.isVisible()


def test_the_rates_are_one_click_away(window):
    put(window, "word")
    counted(window)
    window.figures.explain.click()
    window.figures.sum.rates.linkActivated.emit("rates")
    assert window.rates.window.isVisible()


def test_without_a_price_there_is_nothing_to_explain(window):
    window._session.rates.set_rates({GPT: None})
    put(window, "word")
    counted(window)
    window.refresh()
    assert not window.figures.explain.isEnabled()
    window.figures._explain()
    assert not window.figures.sum.isVisible()
    estimate = window._session.estimate()
    assert sum_words.total(estimate) == sum_words.month(estimate) == ""


def test_rules_currencies_and_the_users_own_rates_are_named(window):
    put(window, "word")
    counted(window)
    deal = entries.value_of(Rule(Decimal(-15), note="our deal"))
    euro = entries.value_of(Exchange(Decimal("1.08"), date(2026, 11, 20)))
    in_euro = entries.value_of(OwnCard(currency="EUR"))
    window._session.rates.change(
        {
            ("rule", entries.key_of("r")): deal,
            ("exchange", entries.key_of("EUR")): euro,
            ("card", entries.key_of("openai", "gpt-5.4", "standard", "")): in_euro,
            entries.rate_entry(GPT): "2",
        }
    )
    first, second = rows(window)
    assert "−15 % by your rule our deal; 1 EUR = 1.08 of " in first.why
    assert first.product == "1 × $1.836 / 1,000,000"
    assert "EUR" not in second.why


def test_from_a_day_on_it_is_the_users_own(window):
    window._session.rates.set_rates({replace(GPT, start="2020-01-01"): Decimal(9)})
    put(window, "word")
    counted(window)
    first = rows(window)[0]
    assert first.why.startswith("for up to 272,000 input tokens; since ")
    assert first.why.endswith("your own rate")


@pytest.mark.parametrize(
    ("inclusive", "tokens", "why"),
    [
        (False, 3, "for more than 2 input tokens"),
        (False, 2, "for up to 2 input tokens"),
        (True, 2, "for 2 input tokens and more"),
        (True, 1, "for less than 2 input tokens"),
    ],
)
def test_the_size_of_the_input_is_said(window, inclusive, tokens, why):
    put(window, " word" * tokens)
    counted(window)
    made = card(input_tokens="1", output_tokens="2")
    tiers = (Tier(2, Decimal(5), inclusive),)
    rate = replace(made.rates["input_tokens"], tiers=tiers)
    made = replace(made, rates={**made.rates, "input_tokens": rate}, minimum=Decimal(1))
    found = sum_words.rows(priced(window._session.estimate(), Tariff(made, METERS, "USD")))
    assert found[0].why.startswith(why)
    assert found[-1].name == "Minimum charge"
    assert found[-1].why.startswith("a call costs at least $1; ")


def test_what_is_rounded_says_so(window):
    put(window, "word")
    counted(window)
    made = card(input_tokens="1", output_tokens="2")
    rates = {
        "input_tokens": replace(made.rates["input_tokens"], per=3600),
        "output_tokens": replace(made.rates["output_tokens"], per=60, step=60),
    }
    estimate = priced(window._session.estimate(), Tariff(replace(made, rates=rates), METERS, "USD"))
    first, second = sum_words.rows(estimate)
    assert (first.equals, second.equals) == ("≈", "=")
    assert first.why.startswith("rounded to 40 digits; ")
    assert second.why.startswith("each call rounded up to a multiple of 60; ")
    lines = sum_words.as_text(estimate).splitlines()
    assert lines[0].startswith("Input: 1 × $1.00 / 3,600 ≈ $0.000277")
    assert lines[1].startswith("Output: 840 × $2.00 / 60 = $28 (")


def test_a_reader_of_the_screen_hears_all_of_it(window):
    choose_model(window, "gpt-4o")
    put(window, "word")
    counted(window)
    window.figures.explain.click()
    assert "A month: " in window.figures.sum.accessibleName()
