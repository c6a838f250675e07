"""Edits of the user's layer: what is made of the shipped book, and back again."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import BOOK

from estimator.pricing import deletions, edits, entries, model_edits
from estimator.pricing.edits import BASE, EditError, Place
from estimator.pricing.money import RateError
from estimator.pricing.own import EMPTY, OwnModel
from estimator.pricing.rates import RateKey, card_start

CARDS = [
    (model.provider, model.id, card.service_tier, card_start(card))
    for model in BOOK.models()
    for card in model.cards
]
ANY_CARD = st.sampled_from(CARDS)
WITH_RATES = [key for key in CARDS if edits.card_at(BOOK, key).rates]
LONG = next(c for c in CARDS if c[1:] == ("gpt-5.4", "standard", ""))
MINE = ("me", "tuned", "standard", "")


def after(changes, book=BOOK):
    """The book once the changes are made, by way of what is kept."""
    kept = {**entries.written(book.own), **changes}
    own = entries.read({entry: value for entry, value in kept.items() if value is not None})
    return book.with_own(own)


def prices(book, key):
    """What a card costs, by the meter and the fewest tokens that a price is for."""
    card = edits.card_at(book, key)
    if card is None:
        return None
    found = {(meter, 0): rate.base for meter, rate in card.rates.items()}
    for meter, rate in card.rates.items():
        found |= {(meter, tier.above + (not tier.inclusive)): tier.rate for tier in rate.tiers}
    return found


def own_model(**said):
    return after(model_edits.model_added(BOOK, MINE, OwnModel(**said)))


# Prices


@given(st.sampled_from(WITH_RATES), st.decimals("0", "1000", places=3), st.data())
def test_a_price_set_is_the_price_and_the_shipped_one_is_nobodys(key, price, data):
    rates = edits.all_rates(Place(key), edits.card_at(BOOK, key))
    chosen = data.draw(st.sampled_from(sorted(rates)))
    book = after(edits.priced(BOOK, {chosen: price}))
    assert book.models_by_key[key[:2]].rate_at(chosen) == price
    again = after(edits.priced(book, {chosen: rates[chosen]}), book)
    assert again.own == EMPTY
    assert list(again.models()) == list(BOOK.models())


@given(ANY_CARD)
def test_no_price_is_none(key):
    rates = edits.all_rates(Place(key), edits.card_at(BOOK, key))
    book = after(edits.priced(BOOK, dict.fromkeys(rates)))
    assert prices(book, key) == {}
    assert prices(after(deletions.rates_reset(book, rates), book), key) == prices(BOOK, key)


def test_a_price_as_shipped_is_kept_where_it_is_in_another_currency():
    key = Place(LONG).key("input_tokens")
    book = after(edits.in_currency(BOOK, LONG, "EUR"))
    again = after(edits.priced(book, {key: Decimal("2.5")}), book)
    assert again.own.rates[key] == Decimal("2.5")


@given(ANY_CARD, st.sampled_from(["EUR", "USD", "CNY"]))
def test_a_currency_is_that_of_every_price_of_its_card(key, currency):
    book = after(edits.in_currency(BOOK, key, currency))
    card = edits.card_at(book, key)
    assert {rate.currency for rate in card.rates.values()} <= {currency}
    assert prices(book, key) == prices(BOOK, key)


def test_a_meter_of_a_card_in_another_currency_goes_back_with_all_its_sizes():
    book = after(edits.in_currency(BOOK, LONG, "EUR"))
    key = Place(LONG, 272_000).key("input_tokens")
    rate = edits.card_at(after(deletions.rates_reset(book, [key]), book), LONG).rates[key.meter]
    assert rate == edits.card_at(BOOK, LONG).rates[key.meter]


# Cards


@given(ANY_CARD, st.sampled_from(["2027-02-03", "22:00-06:00 mon-fri"]))
def test_a_shipped_card_that_gets_another_day_stays_and_the_copy_costs_the_same(key, start):
    to = (*key[:3], start)
    book = after(edits.moved(BOOK, key, to))
    assert prices(book, to) == prices(BOOK, key)
    assert edits.card_at(book, key) == edits.card_at(BOOK, key)
    assert not edits.is_shipped(book, to)


@given(ANY_CARD)
def test_a_card_of_the_users_moves(key):
    first, second = (*key[:2], "gold", "2027-01-01"), (*key[:2], "silver", "")
    book = after(edits.copied(BOOK, key, first))
    moved = after(edits.moved(book, first, second), book)
    assert edits.card_at(moved, first) is None
    assert prices(moved, second) == prices(BOOK, key)


def test_a_card_is_copied_with_its_note_currency_and_minimum_to_another_model():
    book = after(edits.noted(BOOK, LONG, "agreed by phone") | edits.in_currency(BOOK, LONG, "EUR"))
    book = after(edits.noted(book, LONG, "agreed by phone"), book)
    copy = after(edits.copied(book, LONG, MINE), book)
    card = edits.card_at(copy, MINE)
    assert card.note == "agreed by phone"
    assert {rate.currency for rate in card.rates.values()} == {"EUR"}
    assert prices(copy, MINE) == prices(BOOK, LONG)


@given(ANY_CARD)
def test_there_is_no_second_card_at_a_place(key):
    for made in (edits.copied, edits.moved):
        with pytest.raises(EditError) as error:
            made(BOOK, key, key)
        assert error.value.kind == "exists"


def test_a_note_as_shipped_is_not_the_users():
    key = next(k for k in CARDS if edits.card_at(BOOK, k).note)
    book = after(edits.noted(BOOK, key, "mine"))
    assert edits.card_at(book, key).note == "mine"
    assert after(edits.noted(book, key, edits.card_at(BOOK, key).note), book).own == EMPTY


def test_a_threshold_moves_and_is_copied():
    place = Place(LONG, 272_000)
    moved = after(edits.resized(BOOK, place, 100_000))
    assert edits.card_at(moved, LONG).rates["input_tokens"].at(100_000) == 5
    assert edits.card_at(moved, LONG).rates["input_tokens"].at(272_000) is None
    kept = after(edits.resized(BOOK, place, 500_000, keep=True))
    assert [kept.models_by_key[LONG[:2]].rate_at(Place(LONG, n).key("input_tokens"))
            for n in (BASE, 272_000, 500_000)] == [Decimal("2.5"), 5, 5]  # fmt: skip
    based = after(edits.resized(BOOK, Place(LONG), 100_000))
    assert edits.card_at(based, LONG).rates["input_tokens"].at(100_000) == Decimal("2.5")
    with pytest.raises(EditError):
        edits.resized(BOOK, Place(LONG), 272_000)


def test_a_minimum_is_set_taken_away_and_as_shipped_nobodys():
    key = next(k for k in CARDS if edits.card_at(BOOK, k).minimum)
    shipped = edits.card_at(BOOK, key).minimum
    book = after(edits.at_least(BOOK, key, Decimal("0.5")))
    assert edits.card_at(book, key).minimum == Decimal("0.5")
    assert after(edits.at_least(book, key, shipped), book).own == EMPTY
    gone = after(edits.at_least(BOOK, key, None))
    assert edits.card_at(gone, key).minimum == 0
    mine = after(edits.at_least(BOOK, LONG, Decimal("0.1")))
    assert after(edits.at_least(mine, LONG, None), mine).own == EMPTY
    with pytest.raises(RateError):
        edits.at_least(BOOK, LONG, Decimal(-1))


def test_a_minimum_goes_with_the_currency_and_keeps_its_note():
    key = next(k for k in CARDS if edits.card_at(BOOK, k).minimum)
    book = after(edits.noted(BOOK, key, "mine"))
    book = after(edits.in_currency(book, key, "EUR"), book)
    card, shipped = edits.card_at(book, key), edits.card_at(BOOK, key)
    assert (card.minimum, card.minimum_currency, card.note) == (shipped.minimum, "EUR", "mine")


def test_a_threshold_of_the_users_is_of_the_kind_of_its_card():
    grok = next(c for c in CARDS if c[1:] == ("grok-4.20", "standard", ""))
    key = Place(grok, 300_000).key("output_tokens")
    there = Place(grok, 200_000).key("reasoning_tokens")  # a meter that had no price there
    book = after(edits.as_entries({key: Decimal(9), there: Decimal(7)}))
    rates = edits.card_at(book, grok).rates
    assert [tier.inclusive for tier in rates["output_tokens"].tiers] == [True, True]
    assert [tier.inclusive for tier in rates["reasoning_tokens"].tiers] == [True]


# Deleting


@given(st.sets(ANY_CARD, min_size=1, max_size=6))
def test_what_is_deleted_is_gone_and_comes_back_by_reset(keys):
    places = [Place(key) for key in keys]
    book = after(deletions.deleted(BOOK, places))
    for key in keys:
        assert edits.card_at(book, key) is None
    left = {key for key in CARDS if edits.card_at(book, key)}
    assert left == set(CARDS) - keys
    back = after(deletions.reset(book, places), book)
    assert prices_of_all(back) == prices_of_all(BOOK)


def prices_of_all(book):
    return {key: prices(book, key) for key in CARDS}


def test_a_model_without_a_card_goes_with_the_last_one():
    places = [Place(key) for key in CARDS if key[1] == "gpt-5.4"]
    book = after(deletions.deleted(BOOK, places))
    assert ("openai", "gpt-5.4") not in book.models_by_key
    assert book.own.models["openai", "gpt-5.4"].hidden
    assert after(deletions.reset(book, places[:1]), book).own == EMPTY


def test_an_own_model_is_deleted_with_all_that_is_said_of_it():
    book = own_model(name="Tuned")
    book = after(edits.noted(book, MINE, "x") | edits.priced(book, {
        Place(MINE).key("input_tokens"): Decimal(1)}), book)  # fmt: skip
    assert after(deletions.deleted(book, [Place(MINE)]), book).own == EMPTY


def test_an_own_card_is_deleted_and_reset_leaves_it():
    other = (*LONG[:2], "gold", "")
    book = after(edits.copied(BOOK, LONG, other))
    assert deletions.reset(book, [Place(other)]) == {}
    assert after(deletions.deleted(book, [Place(other)]), book).own == EMPTY


def test_a_threshold_is_deleted_and_comes_back_with_its_card():
    place = Place(LONG, 272_000)
    book = after(deletions.deleted(BOOK, [place]))
    assert all(not rate.tiers for rate in edits.card_at(book, LONG).rates.values())
    assert after(deletions.reset(book, [place]), book).own == EMPTY
    assert after(deletions.reset(book, [Place(LONG)]), book).own == EMPTY


# Models


def test_a_model_is_added_once():
    book = own_model(name="Tuned", counts_as="gpt-5")
    assert edits.card_at(book, MINE).rates == {}
    assert book.models_by_key[MINE[:2]].name == "Tuned"
    for there in (MINE, LONG):
        with pytest.raises(EditError):
            model_edits.model_added(book, there, OwnModel())


def test_what_is_said_of_a_model_as_it_was_shipped_is_not_the_users():
    shipped = BOOK.shipped(*LONG[:2])
    said = OwnModel(
        name=shipped.name,
        context_window=shipped.context_window,
        max_input=shipped.max_input,
        max_output=shipped.max_output,
        retires=shipped.retires,
        note=shipped.note,
    )
    assert after(model_edits.model_said(BOOK, LONG[:2], said)).own == EMPTY
    book = after(model_edits.model_said(BOOK, LONG[:2], replace(said, name="Five")))
    assert book.own.models == {LONG[:2]: OwnModel(name="Five")}


def test_the_currency_of_a_provider_that_is_not_there_is_the_dollar():
    assert edits.currency_of(BOOK, "openai") == edits.currency_of(BOOK, "nobody") == "USD"
    assert edits.priced(BOOK, {RateKey(*MINE, "input_tokens"): Decimal(1)})


def test_what_is_nowhere_is_copied_and_deleted_as_nothing():
    book = own_model()
    gone = (*MINE[:3], "2027-02-03")
    copied = after(edits.copied(book, gone, (*MINE[:2], "gold", "")), book)
    assert edits.card_at(copied, (*MINE[:2], "gold", "")).rates == {}
    assert deletions.deleted(book, [Place(gone, 7)]) == {}
    hidden = after(deletions.deleted(BOOK, [Place(key) for key in CARDS if key[1] == "gpt-5.4"]))
    said = replace(hidden.own.models[LONG[:2]], name="Five")
    renamed = after(model_edits.model_said(BOOK, LONG[:2], said))
    assert after(deletions.reset(renamed, [Place(LONG)]), renamed).own.models == {
        LONG[:2]: OwnModel(name="Five")
    }
    assert after(model_edits.model_said(book, MINE[:2], OwnModel(name="Other")), book).own.models
    assert after(deletions.model_deleted(after(edits.copied(BOOK, LONG, MINE)), MINE[:2])
                 ).own == EMPTY  # fmt: skip


def test_a_copy_costs_the_same_at_every_size():
    key = ("x-ai", "grok-4.20", "standard", "")
    to = ("x-ai", "grok-copy", "standard", "")
    made = {e: v for e, v in edits.copied(BOOK, key, to).items() if v is not None}
    book = BOOK.with_own(entries.read(made))
    then = datetime(2026, 1, 1, tzinfo=UTC)
    for tokens in (199_999, 200_000, 200_001):
        prices = [
            book.tariff(book.find(name), "standard", then).quote({"input_tokens": Decimal(tokens)})
            for name in ("grok-4.20", "grok-copy")
        ]
        assert prices[0].total == prices[1].total


def test_dearer_regions_are_the_users_where_they_differ():
    key = ("openai", "gpt-5.4")
    shipped = BOOK.models_by_key[key].uplifts
    assert shipped == {"eu": Decimal("1.1"), "us": Decimal("1.1")}
    same = model_edits.model_said(BOOK, key, OwnModel(regions="eu=1.1 us=1.1"))
    assert after(same).own == EMPTY
    book = after(model_edits.model_said(BOOK, key, OwnModel(regions="eu=1.25")))
    assert book.models_by_key[key].uplifts == {"eu": Decimal("1.25")}
    none = after(model_edits.model_said(BOOK, key, OwnModel(regions="none")))
    assert none.models_by_key[key].uplifts == {}
    plain = after(model_edits.model_said(BOOK, ("openai", "gpt-5"), OwnModel(regions="none")))
    assert plain.own == EMPTY
