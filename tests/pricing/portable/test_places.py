"""Thresholds and currencies: where a rate of a file belongs in the book."""

from dataclasses import replace
from decimal import Decimal

import pytest
from samples import BOOK, NOW

from estimator.pricing import entries
from estimator.pricing.book import RateBook
from estimator.pricing.own import Own, OwnCard
from estimator.pricing.portable import imports, rows, sheet
from estimator.pricing.rates import RateKey, Tier

HEAD = "provider,model,meter,above,inclusive,rate,currency\n"
OPENAI = BOOK.providers["openai"]
MODEL = BOOK.find("gpt-5.4", "openai")


def book_with(*tiers):
    """A book whose one rate has these thresholds."""
    card = MODEL.cards[0]
    made = replace(card.rates["input_tokens"], tiers=tiers)
    model = replace(MODEL, cards=(replace(card, rates={"input_tokens": made}),))
    return RateBook(BOOK.shipped_meters, {"openai": replace(OPENAI, models=(model,))})


INCLUSIVE = book_with(Tier(200_000, Decimal(5), inclusive=True))
EXCLUSIVE = book_with(Tier(200_000, Decimal(5)))


def read(text, book):
    made = imports.read(HEAD + text, book, NOW)
    assert not made.bad
    return made


def rate_at(book, made, tokens):
    """What a request of so many tokens costs once the changes are made."""
    kept = {**entries.written(book.own), **made.changes}
    after = book.with_own(entries.read({k: v for k, v in kept.items() if v is not None}))
    rate = after.card(after.find("gpt-5.4"), "standard", NOW).rates["input_tokens"]
    tier = rate.tier_for(Decimal(tokens))
    return tier.rate if tier else rate.base


@pytest.mark.parametrize("book", [INCLUSIVE, EXCLUSIVE, book_with()])
@pytest.mark.parametrize("above", [199_999, 200_000, 200_001, 500_000])
@pytest.mark.parametrize(("word", "first"), [("above", 1), ("at_least", 0)])
def test_a_threshold_begins_where_the_file_says(book, above, word, first):
    made = read(f"openai,gpt-5.4,input_tokens,{above},{word},77,\n", book)
    assert rate_at(book, made, above + first) == 77
    assert rate_at(book, made, above + first - 1) != 77
    assert len(made.changes) == 1


@pytest.mark.parametrize(
    ("book", "row"),
    [
        (INCLUSIVE, "200000,at_least"),
        (INCLUSIVE, "199999,above"),
        (EXCLUSIVE, "200000,above"),
        (EXCLUSIVE, "200001,at_least"),
    ],
)
def test_the_same_threshold_in_other_words(book, row):
    assert read(f"openai,gpt-5.4,input_tokens,{row},5,\n", book).unchanged == 1


@pytest.mark.parametrize("book", [INCLUSIVE, EXCLUSIVE])
def test_own_thresholds_come_back(book):
    key = RateKey("openai", "gpt-5.4", "standard", "", "input_tokens", 200_000)
    for own in ({key: Decimal(9)}, {key: None}, {replace(key, above=300_000): Decimal(9)}):
        text = sheet.text(rows.of_own(book.with_own_rates(own)))
        made = imports.read(text, book, NOW)
        said = {entry: value or "" for entry, value in made.changes.items()}
        assert entries.read(said).rates == own


def test_the_same_figure_in_another_currency_is_another_price():
    card = {("openai", "gpt-5.4", "standard", ""): OwnCard(currency="EUR")}
    book = BOOK.with_own(Own(cards=card))
    assert read("openai,gpt-5.4,input_tokens,,,2.5,USD\n", book).unchanged == 1
    made = read("openai,gpt-5.4,input_tokens,,,2.5,EUR\n", book)
    key = RateKey("openai", "gpt-5.4", "standard", "", "input_tokens")
    assert made.changes == {entries.rate_entry(key): "2.5"}
