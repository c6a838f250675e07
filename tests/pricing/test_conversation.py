"""A chat of several turns: what each sends again, what is cached, what it costs."""

from datetime import UTC, datetime
from decimal import Decimal
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from estimator.pricing import book, caching
from estimator.pricing.conversation import Chat, Turn, cost, turns

AT = datetime(2026, 11, 23, 12, tzinfo=UTC)
BOOK = book.load()
STEPPED = BOOK.find("gpt-4o", "openai")
SIZES = st.integers(0, 500)


def tariff(model):
    return BOOK.tariff(BOOK.find(model, "openai"), "standard", AT)


def total(chat, model="gpt-5.4", *, is_cached=False):
    return sum(cost(turn, chat.answer, tariff(model), is_cached=is_cached) for turn in turns(chat))


def test_each_turn_sends_what_was_said_before():
    """By hand: 100 of instructions, 10 asked and 20 answered each time."""
    assert list(turns(Chat(100, 10, 20, 4))) == [
        Turn(110, 0, 0, 110),
        Turn(140, 110, 0, 30),
        Turn(170, 140, 0, 30),
        Turn(200, 170, 0, 30),
    ]


def test_without_history_each_call_is_alone():
    assert list(turns(Chat(100, 10, 20, 3, has_history=False))) == [
        Turn(110, 0, 0, 110),
        Turn(110, 100, 0, 10),
        Turn(110, 100, 0, 10),
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


def from_(least):
    return lambda tokens: tokens if tokens >= least else 0


@pytest.mark.parametrize(("least", "cached", "written"), [(110, 110, 30), (111, 0, 140)])
def test_a_short_beginning_is_neither_written_nor_read(least, cached, written):
    first, second = turns(Chat(100, 10, 20, 2, kept=from_(least)))
    assert first.written == (110 if least == 110 else 0)
    assert (second.cached, second.written) == (cached, written)


def test_beginnings_are_kept_in_steps():
    """gpt-4o keeps 1,024, 1,152 and so on: of 1,110 tokens 1,024, of 1,160 1,152."""
    model = BOOK.find("gpt-4o", "openai")
    found = list(turns(Chat(1100, 10, 40, 3, kept=partial(caching.kept, model))))
    assert [turn.tokens for turn in found] == [1110, 1160, 1210]
    assert [turn.cached for turn in found] == [0, 1024, 1152]
    assert [turn.written for turn in found] == [1024, 128, 0]


@pytest.mark.parametrize(("window", "kept"), [(189, 1), (190, 2), (191, 2)])
def test_the_answer_needs_room_too(window, kept):
    """100 + 10 + 2 * 30 of input, and 20 of the answer."""
    last = list(turns(Chat(100, 10, 20, 4, window=window)))[-1]
    assert last.tokens == 110 + 30 * kept
    assert last.dropped == 3 - kept
    assert not Chat(100, 10, 20, 4, window=129).fits
    assert Chat(100, 10, 20, 4, window=130).fits


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
    st.none() | st.integers(0, 3000),
    st.sampled_from([from_(0), from_(100), from_(1024), partial(caching.kept, STEPPED)]),
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
        assert chat.window is None or turn.tokens + chat.answer <= chat.window
        assert turn.cached <= turn.tokens
        assert chat.kept(turn.cached) == turn.cached
        assert turn.cached + turn.written <= turn.tokens
        assert 0 <= turn.dropped <= number
        if before:
            assert turn.tokens >= before.tokens
            assert turn.cached <= before.tokens
        before = turn


@given(CHATS)
def test_a_cache_that_is_read_for_less_never_costs_more(chat):
    assert total(chat, is_cached=True) <= total(chat)
