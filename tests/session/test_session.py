"""One prompt, its choices and its estimate, without a window."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import BOOK, NOW, typed
from starts import keep
from strategies import TEXTS

from estimator import session as sessions
from estimator.choices import MAX_OUTPUT_TOKENS, MAX_REQUESTS, Choices
from estimator.estimate import Document
from estimator.pricing.book import BookError
from estimator.session import DEFAULT_MODEL, Session
from estimator.store.store import Store
from estimator.tokens.models import counting_of

# The text and its count


@given(text=TEXTS, more=TEXTS, newline=st.sampled_from(["\n", "\r\n", "\r"]))
@settings(max_examples=50, deadline=None)
def test_an_estimate_counts_the_text_as_it_will_be_saved(text, more, newline, o200k):
    store = Store.in_memory()
    session = Session(BOOK, store, lambda: NOW)
    session.add_encoding(o200k)
    session.set_document(Document(newline=newline))
    session.edit(0, 0, text)
    session.edit(session.units // 2, 0, more)
    saved = session.text.replace("\n", newline)
    estimate = session.estimate()
    assert estimate.tokens == len(o200k.encode_ordinary(saved))
    assert estimate.characters == len(saved)
    store.close()


def test_nothing_is_counted_before_the_vocabulary_is_there(store, o200k):
    session = Session(BOOK, store, lambda: NOW)
    estimate = typed(session, "hello world")
    assert session.is_counting
    assert (estimate.tokens, estimate.cost, estimate.monthly) == (None, None, None)
    assert (estimate.input, estimate.fits, estimate.window_share) == (None, None, None)
    assert estimate.card is not None
    session.add_encoding(o200k)
    assert not session.is_counting
    assert session.estimate().tokens == 2


def test_another_model_may_need_another_vocabulary(session):
    assert typed(session, "お誕生日おめでとう").tokens == 8
    session.choose_model("gpt-4")
    assert session.encoding.encoding == "cl100k_base"
    assert session.estimate().tokens == 9
    assert session.estimate().model.id == session.model.id == "gpt-4"


def test_an_assumed_encoding_says_so(session):
    assert not session.estimate().encoding.assumed
    session.choose_model("gpt-6-sol")
    assert session.estimate().encoding.assumed


# The cost


def test_the_cost_of_a_prompt_its_output_and_a_month(session):
    session.choices.set_output_tokens(1000)
    session.choices.set_requests(30)
    estimate = typed(session, "word " * 10_000)
    assert estimate.tokens == 10_001
    assert estimate.input.amount == Decimal("0.0250025")
    assert estimate.output.amount == Decimal("0.015")
    assert estimate.cost == Decimal("0.0400025")
    assert estimate.monthly == Decimal("1.200075")
    assert estimate.currency == "USD"
    assert estimate.problem is None


def test_an_empty_prompt_costs_its_output(session):
    estimate = session.estimate()
    assert (estimate.tokens, estimate.input, estimate.cost) == (0, None, Decimal("0.012"))


def test_no_output_is_charged_where_none_is_sold(session):
    session.choose_model("text-embedding-3-small")
    estimate = typed(session, "hello")
    assert not estimate.sells_output
    assert (estimate.output, estimate.cost) == (None, Decimal("0.00000002"))


@pytest.mark.parametrize(
    ("set_it", "given_number", "taken"),
    [
        (Choices.set_output_tokens, -1, 0),
        (Choices.set_output_tokens, MAX_OUTPUT_TOKENS + 1, MAX_OUTPUT_TOKENS),
        (Choices.set_requests, -1, 0),
        (Choices.set_requests, MAX_REQUESTS + 1, MAX_REQUESTS),
        (Choices.set_requests, 7, 7),
    ],
)
def test_numbers_stay_within_their_limits(session, set_it, given_number, taken):
    set_it(session.choices, given_number)
    estimate = session.estimate()
    assert taken in (estimate.output_tokens, estimate.requests)


@pytest.mark.parametrize(
    ("limits", "output_tokens", "fits"),
    [
        ({"context_window": 10}, 8, True),
        ({"context_window": 10}, 9, False),
        ({"context_window": 100, "max_input": 2}, 50, True),
        ({"context_window": 100, "max_input": 1}, 50, False),
        ({"max_input": 2}, 10**6, True),
        ({}, 10**6, None),
    ],
)
def test_whether_a_prompt_fits(limits, output_tokens, fits, begin):
    unlimited = {"context_window": None, "max_input": None}
    session = begin(book_of(replace(BOOK.find(DEFAULT_MODEL), **unlimited | limits)))
    session.choices.set_output_tokens(output_tokens)
    estimate = typed(session, "hello world")
    assert estimate.fits is fits
    window = limits.get("context_window")
    assert estimate.window_share == (Decimal(2) / window if window else None)


def book_of(*models):
    openai = replace(BOOK.providers["openai"], models=models)
    return replace(BOOK, shipped_providers={"openai": openai})


def test_a_model_without_a_price_now_has_a_reason_and_no_cost(begin):
    model = BOOK.find(DEFAULT_MODEL)
    later = replace(model.cards[0], start=(NOW + timedelta(days=2)).date())
    session = begin(book_of(replace(model, cards=(later,))))
    estimate = typed(session, "hello world")
    assert estimate.problem.kind == "not-in-force"
    assert (estimate.tokens, estimate.cost, estimate.card) == (2, None, None)
    assert not estimate.sells_output


def test_a_model_without_a_rate_for_input_has_a_reason_and_no_cost(begin):
    model = BOOK.find(DEFAULT_MODEL)
    session = begin(book_of(replace(model, cards=(replace(model.cards[0], rates={}),))))
    estimate = typed(session, "hello world")
    assert estimate.problem.kind == "no-rate"
    assert (estimate.tokens, estimate.cost, estimate.fits) == (2, None, True)


# Models


def test_every_listed_model_that_can_be_counted_is_offered(session):
    offered = session.offered_models()
    assert next(iter(offered)) == "gpt-6-astra"
    openai = [name for name, model in offered.items() if model.provider == "openai"]
    assert all(offered[name].listed or "image" in name for name in openai)
    assert "gpt-image-1.5" in openai
    others = [model for model in BOOK.models() if model.provider != "openai"]
    shown = [model for model in others if model.listed and counting_of(model.id)]
    assert [model for model in others if model in offered.values()] == shown
    assert {model.provider for model in others} < {model.provider for model in offered.values()}


def test_openai_is_first_and_retired_models_are_last(session):
    offered = session.offered_models().values()
    ranks = [
        (model.retires is not None and model.retires <= NOW.date(), model.provider != "openai")
        for model in offered
    ]
    assert ranks == sorted(ranks)
    assert (True, False) in ranks


def test_a_name_is_the_id_or_tells_the_provider_where_another_has_the_id(session):
    offered = session.offered_models()
    assert offered["claude-opus-4-5"].provider == "anthropic"
    assert offered["google/claude-opus-4-5"].provider == "google"
    for name, model in offered.items():
        assert name in (model.id, f"{model.provider}/{model.id}")
        session.choose_model(name)
        assert (session.chosen, session.model) == (name, model)


@pytest.mark.parametrize(
    ("asked", "chosen", "name"),
    [
        ("gpt-5.4-2026-03-05", "gpt-5.4", "gpt-5.4"),
        ("claude-opus-4-5-20251101", "gpt-5.4", "claude-opus-4-5"),
        ("claude-opus-4-5", "google/claude-opus-4-6", "google/claude-opus-4-5"),
        ("anthropic/claude-opus-4-5", "google/claude-opus-4-6", "claude-opus-4-5"),
        ("claude-opus-4-5", "gemini-2.5-pro", "google/claude-opus-4-5"),
        ("whisper-1", "gpt-5.4", None),
        ("no such model", "gpt-5.4", None),
    ],
)
def test_a_model_is_offered_as_what_an_answer_calls_it(session, asked, chosen, name):
    session.choose_model(chosen)
    assert session.offered_as(asked) == name


def test_the_chosen_provider_comes_back(session, begin):
    session.choose_model("google/claude-opus-4-5")
    keep(session, modified=False, cursor=0)
    assert begin().chosen == "google/claude-opus-4-5"
    assert begin().model.provider == "google"


def test_a_model_that_is_not_offered_is_refused(session):
    for name in ("claude-sonnet-9", "whisper-1", "no model"):
        with pytest.raises(BookError) as caught:
            session.choose_model(name)
        assert caught.value == BookError("unknown-model", name)
    assert session.model.id == session.chosen == DEFAULT_MODEL


def test_the_first_model_stands_in_where_the_default_is_gone(store):
    session = Session(book_of(BOOK.find("gpt-4")), store, lambda: NOW)
    assert session.model.id == "gpt-4"


def test_the_clock_is_the_worlds_in_utc(store):
    before = datetime.now(UTC)
    assert before <= sessions.now() <= datetime.now(UTC)
    assert Session(BOOK, store).estimate().card is not None


def test_an_estimate_reads_totals_and_counts_nothing_again(session, monkeypatch):
    typed(session, "word " * 1000)
    monkeypatch.setattr("estimator.tokens.recut.count", None)
    monkeypatch.setattr("estimator.tokens.measure.count", None)
    assert all(a == b for a, b in pairwise(session.estimate() for _ in range(3)))
