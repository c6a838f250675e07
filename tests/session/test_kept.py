"""Rates, files and choices: what outlives the session."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from samples import BOOK, own_rates, typed
from starts import drafts, keep

from estimator.choices import DEFAULT_OUTPUT_TOKENS, DEFAULT_REQUESTS
from estimator.estimate import Document, Opened
from estimator.pricing.money import RateError
from estimator.pricing.rates import RateKey
from estimator.session import DEFAULT_MODEL
from estimator.store import files
from estimator.store.database import StoreError
from estimator.store.files import FileError
from estimator.store.rows import Draft
from estimator.tokens.text import Coding

KEY = RateKey("openai", "gpt-5.4", "standard", "", "input_tokens")


# Rates


def test_a_rate_counts_at_once_and_after_a_restart(session, store, begin):
    typed(session, "hello world")
    session.rates.set_rates({KEY: Decimal("3.50")})
    assert session.estimate().input.amount == Decimal("0.000007")
    assert session.book.own_rates == own_rates(store.own.entries()) == {KEY: Decimal("3.5")}
    assert typed(begin(), "hello world").input.rate == Decimal("3.5")


def test_the_shipped_rate_set_again_is_not_the_users(session, store):
    session.rates.set_rates({KEY: Decimal(3)})
    session.rates.set_rates({KEY: Decimal("2.50")})
    assert session.book.own_rates == own_rates(store.own.entries()) == {}


def test_rates_are_reset_to_what_is_shipped(session, store):
    other = replace(KEY, meter="output_tokens")
    session.rates.set_rates({KEY: Decimal(3)})
    session.rates.set_rates({other: Decimal(4)})
    session.rates.reset([KEY])
    assert session.book.own_rates == own_rates(store.own.entries()) == {other: Decimal(4)}
    session.rates.reset(key for key in (KEY, other))
    assert session.book == BOOK


@pytest.mark.parametrize("rate", [Decimal(-1), Decimal("NaN"), Decimal("1e400")])
def test_what_is_no_rate_changes_nothing(session, store, rate):
    with pytest.raises(RateError):
        session.rates.set_rates({KEY: rate})
    assert session.book.own_rates == own_rates(store.own.entries()) == {}


def test_a_rate_that_cannot_be_kept_does_not_count(session, store):
    store._connection.execute("PRAGMA query_only = 1")
    for change in (
        lambda: session.rates.set_rates({KEY: Decimal(3)}),
        lambda: session.rates.reset([KEY]),
    ):
        with pytest.raises(StoreError):
            change()
    assert session.book.own_rates == {}


@pytest.mark.parametrize(
    ("key", "rate"),
    [
        (KEY, "2.5"),
        (replace(KEY, above=272_000), "5"),
        (replace(KEY, above=1), None),
        (replace(KEY, meter="cache_write_tokens"), None),
        (replace(KEY, service_tier="batch", start="2026-10-14"), "1.25"),
        (replace(KEY, service_tier="batch"), None),
    ],
)
def test_what_was_shipped_at_a_place(session, key, rate):
    assert session.rates.shipped_rate(key) == (None if rate is None else Decimal(rate))
    session.rates.set_rates({key: Decimal(9)})
    assert session.rates.shipped_rate(key) == (None if rate is None else Decimal(rate))


# Files and what is kept


def test_a_file_is_opened_counted_and_saved_as_it_was(session, tmp_path):
    path = tmp_path / "prompt.txt"
    data = "\ufeffone\r\ntwo\r\n".encode("utf-16-le")
    path.write_bytes(data)
    opened = Opened.read(path)
    assert (opened.text, opened.changed) == ("one\ntwo\n", 0)
    assert opened.document == Document(path, Coding("utf-16-le", mark=True), "\r\n")
    session.edit(0, 0, opened.text)
    session.set_document(opened.document)
    assert session.estimate().characters == 10
    session.save(path)
    assert path.read_bytes() == data


def test_save_as_goes_on_with_the_new_file(session, tmp_path):
    session.edit(0, 0, "a\nb")
    session.set_document(Document(newline="\r\n"))
    session.save(tmp_path / "new.txt")
    assert session.document == Document(tmp_path / "new.txt", newline="\r\n")
    assert (tmp_path / "new.txt").read_bytes() == b"a\r\nb"


def test_a_save_that_fails_leaves_the_document_where_it_was(session, tmp_path, monkeypatch):
    def full(path, *_args):
        raise FileError(path, "full")

    monkeypatch.setattr(files, "write", full)
    with pytest.raises(FileError):
        session.save(tmp_path / "new.txt")
    assert session.document == Document()


def test_a_file_that_cannot_be_opened_changes_nothing(session, tmp_path):
    typed(session, "hello")
    with pytest.raises(FileError):
        Opened.read(tmp_path / "none.txt")
    assert (session.text, session.document) == ("hello", Document())


def test_the_prompt_and_the_choices_come_back(session, store, begin):
    session.edit(0, 0, "half \ud83d a pair\n")
    session.set_document(Document(Path("x.txt"), Coding("utf-8", mark=True), "\r"))
    session.choose_model("gpt-4")
    session.choices.set_output_tokens(5)
    session.choices.set_requests(6)
    keep(session, modified=True, cursor=3, settings={"theme": "dark"})
    (draft,) = drafts(store)
    assert draft.choices["model"] == "gpt-4"
    assert replace(draft, choices={}) == Draft(
        session.text,
        Path("x.txt"),
        Coding("utf-8", mark=True),
        "\r",
        modified=True,
        cursor=3,
        title="half ? a pair",
    )
    assert store.settings()["theme"] == "dark"
    again = begin().estimate()
    assert (again.model.id, again.output_tokens, again.requests) == ("gpt-4", 5, 6)


@pytest.mark.parametrize("kept", ["", "-1", "1.5", "x", "²", "9" * 5000, "10000000000"])
def test_kept_numbers_that_are_none_are_passed_over(store, kept, begin):
    store.set_settings({"output_tokens": kept, "requests_per_month": kept, "model": kept})
    estimate = begin().estimate()
    assert estimate.output_tokens == DEFAULT_OUTPUT_TOKENS
    assert estimate.requests == DEFAULT_REQUESTS
    assert estimate.model.id == DEFAULT_MODEL
