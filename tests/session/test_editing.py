"""The user's layer edited: kept before it counts, undone after a restart, shared by two windows."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from samples import BOOK, NOW, typed

from estimator.editing import BookEditor
from estimator.pricing import entries
from estimator.pricing.book import BookError
from estimator.pricing.entries import EntryError
from estimator.pricing.own import Exchange, OwnModel, Rule
from estimator.pricing.rates import RateKey
from estimator.session import DEFAULT_MODEL
from estimator.store.database import StoreError
from estimator.store.store import Store

KEY = RateKey("openai", "gpt-5.4", "standard", "", "input_tokens")
RULE = "rule", entries.key_of("deal")
DISCOUNT = entries.value_of(Rule(Decimal(-15), provider="openai"))


def of(store):
    return BookEditor(BOOK, store, lambda: NOW)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "estimator.db"


@pytest.fixture
def store(path):
    store = Store.open(path)
    yield store
    store.close()


@pytest.fixture
def editor(store):
    return of(store)


def test_no_price_is_kept_as_that(editor):
    assert editor.set_rates({KEY: None})
    assert editor.book.own_rates == {KEY: None}
    assert "input_tokens" not in editor.book.find("gpt-5.4").cards[0].rates


def test_nothing_is_a_step_that_changes_nothing(editor):
    assert not editor.set_rates({KEY: Decimal("2.50")})
    assert editor.set_rates({KEY: Decimal(3)})
    assert not editor.set_rates({KEY: Decimal("3.0")})
    assert len(editor.steps()) == 1


def test_steps_are_undone_and_done_again_also_after_a_restart(editor, store, path):
    editor.set_rates({KEY: Decimal(3), replace(KEY, meter="output_tokens"): Decimal(9)})
    editor.change({RULE: DISCOUNT}, "rule")
    store.close()
    reopened = Store.open(path)
    again = of(reopened)
    assert len(again.entries) == 3
    assert again.undo().label == "rule"
    assert again.book.own.rules == {}
    again.undo()
    assert again.book == BOOK
    assert again.undo() is None
    again.redo()
    again.redo()
    assert len(again.book.own.rates) == 2
    assert list(again.book.own.rules) == ["deal"]
    assert again.redo() is None
    reopened.close()


def test_everything_is_reset(editor):
    editor.set_rates({KEY: Decimal(3)})
    editor.change({RULE: DISCOUNT})
    assert editor.reset_all()
    assert editor.book == BOOK
    editor.undo()
    assert len(editor.entries) == 2


@pytest.mark.parametrize(
    ("entry", "value"),
    [(RULE, "{}"), (("model", "[]"), "{}"), (("exchange", '["EUR"]'), '{"rate":"-1"}')],
)
def test_what_says_nothing_is_refused_with_all_beside_it(editor, entry, value):
    with pytest.raises(EntryError):
        editor.change({entries.rate_entry(KEY): "3", entry: value})
    assert (editor.book, editor.steps()) == (BOOK, [])


def test_two_windows_see_each_others_edits(editor, path):
    other_store = Store.open(path)
    other = of(other_store)
    assert not other.follow()
    editor.set_rates({KEY: Decimal(3)})
    assert not editor.follow()
    assert other.follow()
    assert other.book.own_rates == {KEY: 3}
    other.set_rates({KEY: Decimal(4)})
    with pytest.raises(StoreError) as caught:
        editor.undo()
    assert caught.value.kind == "changed-since"
    editor.follow()
    assert editor.book.own_rates == {KEY: 4}
    other_store.close()


def test_an_edit_that_cannot_be_kept_does_not_count(editor, store):
    editor.set_rates({KEY: Decimal(3)})
    store._connection.execute("PRAGMA query_only = 1")
    for change in (
        lambda: editor.set_rates({KEY: Decimal(4)}),
        lambda: editor.reset([KEY]),
        editor.reset_all,
        editor.undo,
    ):
        with pytest.raises(StoreError):
            change()
    assert editor.book.own_rates == {KEY: 3}


def test_a_discount_and_a_currency_count_at_once(session):
    typed(session, "hello world")
    before = session.estimate().cost
    session.rates.change({RULE: DISCOUNT})
    assert session.estimate().cost == before * Decimal("0.85")
    session.rates.reset_all()
    exchange = entries.value_of(Exchange(Decimal("0.14"), date(2026, 11, 20)))
    card = "card", entries.key_of("openai", session.model.id, "standard", "")
    session.rates.change({card: '{"currency":"CNY"}', entries.rate_entry(KEY): "20"})
    assert session.estimate().problem.kind == "no-exchange"
    session.rates.change({("exchange", entries.key_of("CNY")): exchange})
    assert session.estimate().input.rate == Decimal("2.80")


def test_a_chosen_model_that_is_deleted_gives_way_to_the_default(session):
    session.choose_model("gpt-4o")
    hidden = "model", entries.key_of("openai", "gpt-4o")
    session.rates.change({hidden: entries.value_of(OwnModel(hidden=True))})
    assert session.estimate().model.id == DEFAULT_MODEL
    assert "gpt-4o" not in session.offered_models()


def test_a_model_of_the_users_own_is_counted_as_another(session):
    key = RateKey("mine", "house", "standard", "", "input_tokens")
    said = entries.value_of(OwnModel("House", counts_as="gpt-4"))
    session.rates.change(
        {("model", entries.key_of("mine", "house")): said, entries.rate_entry(key): "100"}
    )
    session.choose_model("house")
    assert session.encoding.encoding == "cl100k_base"
    assert session.model.name == "House"


def test_a_price_to_come_is_in_force_on_its_day(editor):
    editor.set_rates({replace(KEY, start="2027-01-01"): Decimal(9)})
    model = editor.book.find("gpt-5.4")
    for at, price in ((NOW, Decimal("2.5")), (datetime(2027, 1, 1, tzinfo=UTC), Decimal(9))):
        assert editor.book.card(model, "standard", at).rates["input_tokens"].base == price


def updated(price, *, without=()):
    """A later shipped book: gpt-5.4 at another price, and some models no more."""
    openai = BOOK.providers["openai"]
    models = []
    for model in openai.models:
        if model.id in without:
            continue
        if model.id == "gpt-5.4":
            card = model.cards[0]
            dearer = replace(card.rates["input_tokens"], base=Decimal(price), tiers=())
            card = replace(card, rates={**card.rates, "input_tokens": dearer})
            model = replace(model, cards=(card, *model.cards[1:]))  # noqa: PLW2901 - the later one
        models.append(model)
    return replace(BOOK, shipped_providers={"openai": replace(openai, models=tuple(models))})


def test_an_update_of_the_shipped_book_leaves_what_the_user_set(editor, store):
    editor.set_rates({KEY: Decimal(3), replace(KEY, model="gpt-4o"): Decimal(7)})
    later = BookEditor(updated("99", without=["gpt-4o"]), store, lambda: NOW)
    assert later.book.find("gpt-5.4").rate_at(KEY) == 3
    assert later.shipped_rate(KEY) == 99
    # A model that is sold no more stays with what the user set of it.
    assert later.book.find("gpt-4o").cards[0].rates["input_tokens"].base == 7
    later.reset_all()
    assert later.book.find("gpt-5.4").rate_at(KEY) == 99
    with pytest.raises(BookError):
        later.book.find("gpt-4o")


def test_what_an_update_ships_as_the_user_had_it_is_still_the_users(editor, store):
    editor.set_rates({KEY: Decimal(99)})
    later = BookEditor(updated("99"), store, lambda: NOW)
    assert later.book.own_rates == {KEY: 99}
    assert BookEditor(BOOK, store, lambda: NOW).book.find("gpt-5.4").rate_at(KEY) == 99
