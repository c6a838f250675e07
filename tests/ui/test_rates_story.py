"""A price of one's own through a restart, an update of the shipped book, and a reset."""

from dataclasses import replace
from decimal import Decimal

from windows import INPUT, cell, figure, type_rate

from estimator.pricing import book


def updated(shipped):
    """The book as a later version ships it: gpt-5 costs 9 for a million input tokens."""
    openai = shipped.shipped_providers["openai"]
    models = tuple(_dearer(m) if m.id == "gpt-5" else m for m in openai.models)
    providers = {**shipped.shipped_providers, "openai": replace(openai, models=models)}
    return book.RateBook(shipped.shipped_meters, providers)


def _dearer(model):
    first, *rest = model.cards
    rate = replace(first.rates["input_tokens"], base=Decimal(9))
    return replace(model, cards=(replace(first, rates={**first.rates, rate.meter: rate}), *rest))


def test_an_own_price_outlives_a_restart_and_an_update_until_it_is_reset(
    window, rates, restart, monkeypatch
):
    type_rate(rates, cell(rates, "gpt-5", INPUT), "100")
    assert figure(window, "requestCost") == "$0.1080"
    again = restart(window)
    assert figure(again, "requestCost") == "$0.1080"
    later = updated(book.load())
    monkeypatch.setattr(book, "load", lambda: later)
    new = restart(again)
    assert figure(new, "requestCost") == "$0.1080"
    new.rates.open("")
    index = cell(new.rates.window, "gpt-5", INPUT)
    assert index.data() == "• 100.00"
    new.rates.window.table.setCurrentIndex(index)
    new.rates.window._reset.click()
    assert cell(new.rates.window, "gpt-5", INPUT).data() == "9.00"
    assert figure(new, "requestCost") == "$0.0170"
    assert new._session.rates.entries == {}
