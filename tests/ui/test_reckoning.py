"""Why a call costs what it does: the sum in words, with each rule."""

from decimal import Decimal

import pytest
from windows import choose_model, figure, plain, put

from estimator.pricing import edits, entries
from estimator.pricing.edits import Place
from estimator.pricing.own import Exchange, Rule
from estimator.pricing.quote import REGION, Adjustment, Charge
from estimator.pricing.rates import Origin, Source
from estimator.session import now
from estimator.ui import reckoning_words

GPT5 = Place(("openai", "gpt-5", "standard", ""))


@pytest.fixture
def prompt(window):
    choose_model(window, "gpt-5")
    put(window, " word" * 1000)
    return window


def sum_of(window):
    window.figures.explain.click()
    assert window.figures.reckoning.isVisible()
    texts = window.figures.reckoning.texts()
    window.figures.reckoning.hide()
    return texts


def source_of(window):
    source = window._session.estimate().card.source
    return f"{source.name}, 23 Nov 2026"


def test_the_sum_as_one_would_write_it(prompt):
    said = source_of(prompt)
    assert sum_of(prompt) == [
        "Input", "1,000 × $1.25 / 1,000,000", "$0.00125", said,
        "Output", "800 × $10.00 / 1,000,000", "$0.008", said,
        "A call", "$0.00925",
    ]  # fmt: skip
    assert figure(prompt, "requestCost") == "$0.00925"


def test_the_own_price_a_discount_and_an_exchange_rate_are_said(prompt):
    rates = prompt._session.rates
    euro = Exchange(Decimal("1.5"), now().date())
    rates.change(edits.in_currency(rates.book, GPT5.card, "EUR"))
    rates.set_rates({GPT5.key("input_tokens"): Decimal(2)})
    rates.change({
        ("exchange", entries.key_of("EUR")): entries.value_of(euro),
        ("rule", entries.key_of("1")): entries.value_of(Rule(Decimal(-15), note="agreed")),
        ("rule", entries.key_of("2")): entries.value_of(Rule(Decimal(5), meter="output_tokens")),
    })  # fmt: skip
    prompt.follow_rates()
    texts = sum_of(prompt)
    assert texts[:4] == ["Input", "1,000 × $2.55 / 1,000,000", "$0.00255", "listed at €2.00"]
    assert texts[4] == "discount agreed: × 0.85"
    assert texts[5].startswith("1 EUR is 1.5 US dollars, of ")
    assert texts[6] == "your own price"
    assert "markup 2: × 1.05" in texts


def test_a_threshold_and_the_day_of_a_card_are_said(window):
    choose_model(window, "gpt-5.4")
    put(window, " word" * 272_001)
    assert "for requests above 272,000 input tokens, all of it" in sum_of(window)
    choose_model(window, "o3")
    put(window, "word")
    assert any("(Standard, 2025-06-10)" in text for text in sum_of(window))


def test_no_sum_is_offered_without_a_price(prompt):
    assert prompt.figures.explain.isVisible()
    prompt._session.rates.set_rates({GPT5.key("input_tokens"): None})
    prompt.follow_rates()
    assert not prompt.figures.explain.isVisible()


def test_from_the_sum_to_the_rates(prompt):
    sum_of(prompt)
    link = prompt.figures.reckoning.link
    assert plain(link.text()) == "Edit the rates"
    link.linkActivated.emit("")
    assert prompt._rates.isVisible()


def test_a_region_a_step_and_another_meters_price(prompt):
    estimate = prompt._session.estimate()
    uplift = Adjustment(REGION, "eu", Decimal("1.1"))
    origin = Origin("standard", "", Source("a list", "", now().date()))
    charge = Charge(
        "cache_read_tokens", Decimal(2), Decimal(1), 1, Decimal(2), origin,
        charged_as="input_tokens", adjustments=(uplift,), step=60,
    )  # fmt: skip
    said = reckoning_words.line(charge.line(Decimal(60)), estimate, prompt._session.book)
    assert (said.name, said.product, said.amount) == ("Cached input", "60 × $2.00", "$120")
    assert said.rules[:4] == (
        "at the price of Input, as it has none of its own",
        "rounded up to a multiple of 60",
        "listed at $1.00",
        "kept in eu: × 1.1",
    )
    least = Charge("minimum_charge", Decimal(1), Decimal(1), 3, None, origin)
    said = reckoning_words.line(least.line(Decimal(1)), estimate, prompt._session.book)
    assert said.name == "Least charge"
    assert said.amount.startswith("≈\u00a0$0.333")


def test_nothing_is_said_before_there_is_an_estimate(window):
    window.figures._estimate = None
    window.figures.show_sum(window._session.book)
    assert window.figures.reckoning is None
