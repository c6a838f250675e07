"""What the user says of models and cards, over the shipped ones."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from samples import BOOK, NOW

from estimator.pricing import edits
from estimator.pricing.book import BookError
from estimator.pricing.own import Own, OwnCard, OwnMeter, OwnModel
from estimator.pricing.rates import RateKey, card_start

GPT5 = RateKey("openai", "gpt-5", "standard", "", "input_tokens")
MILLION = Decimal(1_000_000)
NEXT_YEAR = datetime(2027, 1, 1, tzinfo=UTC)


def layered(**parts):
    return BOOK.with_own(Own(**parts))


def price(book, usage, model="gpt-5", *, at=NOW, tier="standard", provider="openai"):
    tariff = book.tariff(book.find(model, provider), tier, at)
    return tariff.quote({meter: Decimal(many) for meter, many in usage.items()}).total


def test_from_a_day_on_it_costs_something_else():
    key = replace(GPT5, start="2027-01-01")
    book = layered(rates={key: Decimal(9)})
    day_before = datetime(2026, 12, 31, 23, 59, 59, tzinfo=UTC)
    million = {"input_tokens": MILLION}
    assert price(book, million, at=day_before) == Decimal("1.25")
    assert price(book, million, at=NEXT_YEAR) == 9
    # What the new card does not say goes on as before.
    assert price(book, {"output_tokens": MILLION}, at=NEXT_YEAR) == 10
    batch = price(book, {"output_tokens": MILLION}, at=NEXT_YEAR, tier="batch")
    assert batch == 5


def test_hours_of_the_users_own_win_while_they_last():
    key = replace(GPT5, start="00:00-06:00 sat,sun")
    book = layered(rates={key: Decimal("0.5"), replace(GPT5, start="2026-11-01"): Decimal(2)})
    million = {"input_tokens": MILLION}
    assert price(book, million, at=datetime(2026, 11, 28, 5, tzinfo=UTC)) == Decimal("0.5")
    assert price(book, million, at=datetime(2026, 11, 28, 6, tzinfo=UTC)) == 2
    assert price(book, million, at=datetime(2026, 11, 27, 5, tzinfo=UTC)) == 2


def test_a_price_that_the_user_took_away_is_none():
    cached = replace(GPT5, meter="cache_read_tokens")
    book = layered(rates={cached: None})
    usage = {"input_tokens": MILLION, "cache_read_tokens": MILLION}
    assert price(book, usage) == Decimal("1.25")  # as its total
    assert price(BOOK, usage) == Decimal("0.125")
    above = replace(GPT5, model="gpt-5.4", above=272_000)
    assert price(layered(rates={above: None}), {"input_tokens": MILLION}, "gpt-5.4") == Decimal(
        "2.5"
    )


def test_taking_away_what_is_not_there_does_nothing():
    book = layered(rates={replace(GPT5, meter="reasoning_tokens"): None})
    assert book.find("gpt-5", "openai").cards == BOOK.find("gpt-5", "openai").cards


def test_a_model_that_the_user_deleted_is_not_found_and_comes_back():
    book = layered(models={("openai", "gpt-5"): OwnModel(hidden=True)})
    with pytest.raises(BookError):
        book.find("gpt-5", "openai")
    assert book.with_own(Own()).find("gpt-5", "openai") == BOOK.find("gpt-5", "openai")


def test_facts_of_a_model_that_the_user_set():
    said = OwnModel("My five", 1000, 900, 100, date(2027, 1, 1), "ours", "gpt-4")
    book = layered(models={("openai", "gpt-5"): said})
    model = book.find("gpt-5", "openai")
    assert (model.name, model.context_window, model.max_input, model.max_output) == (
        "My five",
        1000,
        900,
        100,
    )
    assert (model.retires, model.note, model.counts_as) == (date(2027, 1, 1), "ours", "gpt-4")
    assert model.cards == BOOK.find("gpt-5", "openai").cards
    assert book.shipped("openai", "gpt-5").name != "My five"


def test_a_plan_of_the_users_own_with_meters_of_their_own():
    book = layered(
        rates={
            RateKey("mine", "gpu plan", "standard", "", "gpu_hours"): Decimal("2.49"),
            RateKey("mine", "gpu plan", "gold", "", "gpu_hours"): Decimal("4.99"),
        },
        models={("mine", "gpu plan"): OwnModel("GPU plan")},
        meters={"gpu_hours": OwnMeter(1, "hours", "GPU hours")},
    )
    usage = {"gpu_hours": "1.5"}
    assert price(book, usage, "gpu plan", provider="mine") == Decimal("3.735")
    assert price(book, usage, "gpu plan", provider="mine", tier="gold") == Decimal("7.485")
    model = book.find("gpu plan", "mine")
    assert model.service_tiers == ("standard", "gold")
    assert book.meters["gpu_hours"].title == "GPU hours"
    assert book.providers["mine"].currency == "USD"
    assert book.shipped("mine", "gpu plan") is None


def test_a_shipped_meter_is_not_the_users_to_change():
    book = layered(meters={"input_tokens": OwnMeter(7)})
    assert book.meters["input_tokens"].per == 1_000_000


def test_a_model_that_only_has_a_name_is_there():
    book = layered(models={("mine", "m"): OwnModel()})
    assert book.find("m", "mine").cards == ()
    with pytest.raises(BookError):
        book.tariff(book.find("m", "mine"), "standard", NOW)


def test_rates_of_a_meter_that_is_no_more_make_no_model():
    book = layered(rates={RateKey("mine", "m", "standard", "", "of_yore"): Decimal(1)})
    assert [card.rates for card in book.find("m", "mine").cards] == [{}]


def test_a_card_that_the_user_deleted_or_noted():
    (batch,) = (c for c in BOOK.find("gpt-5", "openai").cards if c.service_tier == "batch")
    place = ("openai", "gpt-5", "batch", card_start(batch))
    book = layered(cards={place: OwnCard(hidden=True)})
    assert "batch" not in book.find("gpt-5", "openai").service_tiers
    said = OwnCard(note="negotiated", minimum=Decimal("0.5"))
    book = layered(cards={("openai", "gpt-5", "standard", ""): said})
    assert price(book, {"input_tokens": 1}) == Decimal("0.5")
    assert book.find("gpt-5", "openai").cards[0].note == "negotiated"


def test_the_currency_of_a_card_is_that_of_the_users_own_rates_on_it():
    cards = {("openai", "gpt-5", "standard", ""): OwnCard(currency="EUR")}
    book = layered(rates={GPT5: Decimal(1)}, cards=cards)
    rates = book.find("gpt-5", "openai").cards[0].rates
    assert (rates["input_tokens"].currency, rates["output_tokens"].currency) == ("EUR", "")


def test_a_model_asked_for_in_an_earlier_book_is_the_one_of_this():
    old = BOOK.find("gpt-5", "openai")
    book = layered(rates={GPT5: Decimal(3)})
    assert book.tariff(old, "standard", NOW).quote({"input_tokens": MILLION}).total == 3
    assert book.card(old, "standard", NOW).rates["input_tokens"].base == 3


def test_what_a_price_is_laid_over_is_there_for_any_place():
    """Also for a start that is written otherwise than the book writes it."""
    odd = "2027-01-01 09:00-17:00 fri-mon,tue"
    card = edits.card_under(BOOK, ("openai", "gpt-5.4", "batch", odd))
    assert card.service_tier == "batch"
    assert edits.card_under(BOOK, ("nobody", "nothing", "gold", "")).rates == {}
