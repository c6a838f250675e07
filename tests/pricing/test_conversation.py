"""A chat of several turns: what each sends again, what is cached, what it costs."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from estimator.pricing import book
from estimator.pricing.conversation import Chat, Turn, cost, turns

AT = datetime(2026, 11, 23, 12, tzinfo=UTC)
BOOK = book.load()
SIZES = st.integers(0, 500)


def tariff(model):
    return BOOK.tariff(BOOK.find(model, "openai"), "standard", AT)


def total(chat, model="gpt-5.4", *, is_cached=False):
    return sum(cost(turn, chat.answer, tariff(model), is_cached=is_cached) for turn in turns(chat))


def test_each_turn_sends_what_was_said_before():
    """By hand: 100 of instructions, 10 asked and 20 answered each time."""
    assert list(turns(Chat(100, 10, 20, 4))) == [
        Turn(110, 0, 0),
        Turn(140, 110, 0),
        Turn(170, 140, 0),
        Turn(200, 170, 0),
    ]


def test_without_history_each_call_is_alone():
    assert list(turns(Chat(100, 10, 20, 3, has_history=False))) == [
        Turn(110, 0, 0),
        Turn(110, 100, 0),
        Turn(110, 100, 0),
    ]


def test_the_oldest_turns_are_left_out_where_they_do_not_fit():
    """Then a call begins like the one before with its instructions alone."""
    found = list(turns(Chat(100, 10, 20, 5, most=170)))
    assert [turn.tokens for turn in found] == [110, 140, 170, 170, 170]
    assert [turn.dropped for turn in found] == [0, 0, 0, 1, 2]
    assert [turn.cached for turn in found] == [0, 110, 140, 100, 100]


@pytest.mark.parametrize(("most", "calls"), [(109, 0), (110, 3), (111, 3)])
def test_what_never_fits_is_no_chat(most, calls):
    found = list(turns(Chat(100, 10, 20, 3, most=most)))
    assert len(found) == calls
    assert all(turn.tokens == 110 for turn in found)


@pytest.mark.parametrize(("least", "cached"), [(110, 110), (111, 0)])
def test_a_short_beginning_is_not_cached(least, cached):
    assert list(turns(Chat(100, 10, 20, 2, cached_from=least)))[1].cached == cached


def test_costs_by_hand():
    """gpt-5.4: $2.50 in, $0.25 cached, $15 out a million."""
    chat = Chat(1000, 100, 200, 2)
    plain = (1100 * 2.5 + 1400 * 2.5 + 400 * 15) / 1e6
    cached = (1100 * 2.5 + 300 * 2.5 + 1100 * 0.25 + 400 * 15) / 1e6
    assert float(total(chat)) == pytest.approx(plain)
    assert float(total(chat, is_cached=True)) == pytest.approx(cached)


def test_what_is_written_to_a_cache_has_its_price_where_it_has_one():
    model = BOOK.find("claude-opus-4-5", "anthropic")
    priced = BOOK.tariff(model, "standard", AT)
    first = next(turns(Chat(1000, 100, 200, 1)))
    assert cost(first, 0, priced, is_cached=True) == Decimal("0.006875")  # 1,100 at $6.25
    assert cost(first, 0, priced, is_cached=False) == Decimal("0.0055")


CHATS = st.builds(
    Chat,
    SIZES,
    SIZES,
    SIZES,
    st.integers(0, 12),
    st.booleans(),
    st.none() | st.integers(0, 3000),
    st.sampled_from([0, 100, 1024]),
)


@given(CHATS)
def test_a_chat_without_history_is_as_many_calls(chat):
    alone = Chat(chat.instructions, chat.question, chat.answer, chat.turns, has_history=False)
    one = Chat(chat.instructions, chat.question, chat.answer, 1)
    assert total(alone) == chat.turns * total(one)


@given(CHATS)
def test_what_is_sent_is_within_limits(chat):
    found = list(turns(chat))
    assert len(found) == (chat.turns if chat.fits else 0)
    before = None
    for number, turn in enumerate(found):
        assert chat.most is None or turn.tokens <= chat.most
        assert turn.cached <= turn.tokens
        assert not turn.cached or turn.cached >= chat.cached_from
        assert 0 <= turn.dropped <= number
        if before:
            assert turn.tokens >= before.tokens
            assert turn.cached <= before.tokens
        before = turn


@given(CHATS)
def test_a_cache_that_is_read_for_less_never_costs_more(chat):
    assert total(chat, is_cached=True) <= total(chat)
