"""What is exported is what is imported."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from layers import LAYERS, METERS, MODELS, SMALL, STARTS
from samples import BOOK, NOW

from estimator.pricing import edits, entries
from estimator.pricing.book import BookError
from estimator.pricing.own import EMPTY, Own, OwnCard, OwnModel
from estimator.pricing.portable import document, imports, rows, sheet
from estimator.pricing.rates import RateKey, card_start
from estimator.pricing.usage import UsageError

FAST = settings(
    max_examples=60, phases=[Phase.generate], deadline=None, suppress_health_check=list(HealthCheck)
)


def csv_of(book, pick=rows.of_book):
    return sheet.text(pick(book))


def json_of(book, pick=rows.of_book):
    return document.text(pick(book), book.own)


def imported(text, book=BOOK, **options):
    made = imports.read(text, book, NOW, **options)
    assert not made.bad
    return made


def after(made, book=BOOK):
    """The book once the changes are made."""
    kept = entries.written(book.own)
    for entry, value in made.changes.items():
        assert kept.get(entry) != value
        if value is None:
            del kept[entry]
        else:
            kept[entry] = value
    return book.with_own(entries.read(kept))


def said(book):
    """All that a book says, whoever said it."""
    return [replace(row, origin="", source="", source_date="") for row in rows.of_book(book)]


@pytest.mark.parametrize("write", [csv_of, json_of])
def test_the_book_comes_back_unchanged(write):
    made = imported(write(BOOK))
    assert (made.changes, made.differences, made.conflicts) == ({}, (), ())
    assert made.unchanged > 1000
    assert not made.skipped
    assert not made.ignored


@FAST
@given(LAYERS)
@pytest.mark.parametrize("pick", [rows.of_book, rows.of_own])
def test_a_layer_in_the_book_comes_back_unchanged(pick, own):
    book = SMALL.with_own(own)
    assert imported(json_of(book, pick), book).changes == {}
    assert imported(csv_of(book, pick), book).changes == {}


@FAST
@given(LAYERS)
def test_a_layer_goes_to_another_computer(own):
    book = SMALL.with_own(own)
    made = imported(json_of(book, rows.of_own), SMALL)
    there = after(made, SMALL)
    assert said(there) == said(book)
    assert (there.own.rules, there.own.exchanges) == (own.rules, own.exchanges)
    assert there.own.meters == own.meters


SIZES = [0, 1, 100, 101, 199_999, 200_000, 200_001, 272_000, 272_001]
DAYS = [datetime(2026, 11, 24, 12, tzinfo=UTC), datetime(2027, 2, 1, 12, tzinfo=UTC)]


def quotes(book):
    """What some requests cost with each model in each class; why not, where there is no price."""
    found = {}
    for model in book.models():
        for tier in model.service_tiers:
            for day in DAYS:
                for size in SIZES:
                    usage = {"input_tokens": Decimal(size), "output_tokens": Decimal(7)}
                    key = model.provider, model.id, tier, day, size
                    found[key] = quoted(book, model, tier, day, usage)
    return found


def quoted(book, model, tier, day, usage):
    try:
        return book.tariff(model, tier, day).quote(usage).total
    except (BookError, UsageError) as error:
        return error.kind


@FAST
@given(LAYERS)
@pytest.mark.parametrize("pick", [rows.of_book, rows.of_own])
def test_every_quote_is_the_same_on_another_computer(pick, own):
    book = SMALL.with_own(own)
    there = after(imported(json_of(book, pick), SMALL), SMALL)
    assert quotes(there) == quotes(book)


@pytest.mark.parametrize("pick", [rows.of_book, rows.of_own])
@pytest.mark.parametrize("write", [csv_of, json_of])
def test_what_has_no_price_here_has_none_there(write, pick):
    copy = edits.copied(
        BOOK, ("openai", "gpt-5.4", "priority", ""), ("openai", "gpt-5.4", "batch", "2027-01-01")
    )
    gone = {entries.rate_entry(RateKey("openai", "gpt-5", "standard", "", "web_searches")): ""}
    book = BOOK.with_own(entries.read({e: v for e, v in (copy | gone).items() if v is not None}))
    there = after(imported(write(book, pick)))
    long = {"input_tokens": Decimal(300_000)}
    day = datetime(2027, 2, 1, tzinfo=UTC)
    for usage, model in ((long, "gpt-5.4"), ({"web_searches": Decimal(1)}, "gpt-5")):
        for tier in ("batch", "standard"):
            here = quoted(book, book.find(model, "openai"), tier, day, usage)
            assert quoted(there, there.find(model, "openai"), tier, day, usage) == here
    assert quoted(there, there.find("gpt-5", "openai"), "standard", day, usage) == "no-rate"


@pytest.mark.parametrize("pick", [rows.of_book, rows.of_own])
@pytest.mark.parametrize("write", [csv_of, json_of])
def test_a_threshold_that_takes_itself_in_goes_along(write, pick):
    key = ("x-ai", "grok-4.3", "batch")
    start = card_start(BOOK.card(BOOK.find("grok-4.3", "x-ai"), "batch", NOW))
    copy = edits.copied(BOOK, (*key, start), (*key, "2026-12-05"))
    book = BOOK.with_own(entries.read({e: v for e, v in copy.items() if v is not None}))
    there = after(imported(write(book, pick)))
    day = datetime(2026, 12, 24, tzinfo=UTC)
    for size in (199_998, 199_999, 200_000, 200_001):
        usage = {"input_tokens": Decimal(size)}
        here = quoted(book, book.find("grok-4.3", "x-ai"), "batch", day, usage)
        assert quoted(there, there.find("grok-4.3", "x-ai"), "batch", day, usage) == here
        assert here == quoted(BOOK, BOOK.find("grok-4.3", "x-ai"), "batch", day, usage)


@FAST
@given(
    st.dictionaries(
        st.builds(
            lambda m, start, meter: RateKey(m[0], m[1], "standard", start, meter),
            MODELS,
            STARTS,
            METERS,
        ),
        st.integers(1, 10**6).map(lambda n: Decimal(n) / 1000 + 10**6),
        max_size=6,
    )
)
def test_rates_that_the_book_has_not_come_back_as_they_were(rates):
    rates = {key: rate for key, rate in rates.items() if key.meter != "seats"}
    own = Own(rates=rates)
    book = SMALL.with_own(own)
    for write in (json_of, csv_of):
        assert after(imported(write(book, rows.of_own), SMALL), SMALL).own.rates == rates


def test_a_rate_that_is_shipped_is_not_made_the_users():
    (price,) = (
        row for row in rows.of_book(BOOK)
        if (row.model, row.service_tier, row.meter, row.above) ==
        ("gpt-5.4", "standard", "input_tokens", "") and row.kind == rows.RATE
    )  # fmt: skip
    assert imported(sheet.text([price])).changes == {}


def test_own_alone_is_not_the_book():
    assert list(rows.of_own(BOOK)) == []
    key = RateKey("openai", "gpt-5.4", "standard", "", "input_tokens")
    (row,) = rows.of_own(BOOK.with_own_rates({key: Decimal(3)}))
    assert (row.rate, row.origin, row.per, row.currency) == ("3", "own", "1000000", "USD")


def test_no_price_is_said_in_words():
    key = RateKey("openai", "gpt-5.4", "standard", "", "input_tokens")
    book = BOOK.with_own_rates({key: None})
    text = csv_of(book, rows.of_own)
    assert "no price" in text
    assert imported(text).changes == {entries.rate_entry(key): ""}


def test_what_the_user_deleted_goes_along():
    own = Own(
        models={("openai", "gpt-5.4"): OwnModel(hidden=True)},
        cards={("openai", "gpt-5-mini", "batch", "2026-10-14"): OwnCard(hidden=True)},
    )
    for write in (csv_of, json_of):
        assert after(imported(write(BOOK.with_own(own)))).own == own


def test_a_spreadsheet_runs_nothing():
    own = Own(rates={RateKey("=cmd", "+x", "@y", "", "input_tokens"): Decimal(1)})
    text = csv_of(BOOK.with_own(own), rows.of_own)
    assert "'=cmd,'+x,'+x,'@y" in text
    assert after(imported(text)).own == own


def test_a_table_is_as_rfc_4180_has_it():
    text = csv_of(BOOK.with_own(EMPTY), rows.of_own)
    assert text == ",".join(rows.COLUMNS) + "\r\n"


@pytest.mark.parametrize("write", [csv_of, json_of])
@pytest.mark.parametrize("pick", [rows.of_book, rows.of_own])
def test_an_own_export_over_deleted_rows_is_no_conflict(write, pick):
    own = Own(
        rates={
            RateKey("openai", "gpt-5.4", "standard", "", "input_tokens"): Decimal(3),
            RateKey("openai", "gpt-5-mini", "batch", "2026-10-14", "input_tokens"): Decimal(4),
            RateKey("openai", "gpt-5-mini", "batch", "2026-10-14", "output_tokens"): None,
        },
        models={("openai", "gpt-5.4"): OwnModel(hidden=True)},
        cards={("openai", "gpt-5-mini", "batch", "2026-10-14"): OwnCard(hidden=True)},
    )
    book = BOOK.with_own(own)
    made = imported(write(book, pick), book)
    assert (made.changes, made.differences, made.conflicts) == ({}, (), ())
    assert after(imported(write(book, pick))).own == own
