"""A prompt that is a chat request: counted as the API bills it, and as text where it is none."""

import json
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import BOOK, NOW, typed
from starts import keep
from strategies import TEXTS

from estimator import request as requests
from estimator.request import AT_ONCE, BUDGET, PLAIN, first_words
from estimator.session import Session
from estimator.store.store import Store
from estimator.tokens import chat, whole
from estimator.tokens.chat_rules import ChatError
from estimator.tokens.parts import Basis, Part
from estimator.tokens.units import utf16_length

HELLO = {"role": "user", "content": "hello world"}


def body(*messages, **fields):
    return json.dumps({"messages": list(messages) or [HELLO], **fields}, ensure_ascii=False)


def finish(session):
    """Do what waits for a thread, as one would."""
    while work := session.take_aside():
        work.do()
        session.give_aside(work)
    return session.estimate()


def oracle(text, model, encoding):
    """The figure by the slow way: the whole text read anew."""
    try:
        request = chat.recognise(text)
        if request:
            found = chat.count(request, model, lambda each: whole.count(encoding, each))
            return found.tokens, found.low, found.high
    except ChatError:
        pass
    tokens = whole.count(encoding, text)
    return tokens, tokens, tokens


PIECES = st.one_of(TEXTS, st.sampled_from(['"', "{", "}", "[", "]", ",", '"name":"a",', "null"]))
EDITS = st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 3), PIECES), max_size=12)


@given(content=TEXTS, edits=EDITS, budget=st.sampled_from([0, 200, BUDGET]))
@settings(max_examples=120, deadline=None)
def test_every_edit_gives_the_figure_of_the_whole_text(content, edits, budget, o200k):
    store = Store.in_memory()
    session = Session(BOOK, store, lambda: NOW)
    session.add_encoding(o200k)
    session.choose_model("gpt-4o")
    before, requests.BUDGET = requests.BUDGET, budget
    try:
        typed(session, body({"role": "user", "content": content}, HELLO))
        for place, removed, text in edits:
            start = place % (session.units + 1)
            session.edit(start, min(removed, session.units - start), text)
            estimate = finish(session)
            figures = estimate.tokens, estimate.low, estimate.high
            assert figures == oracle(session.text, "gpt-4o", o200k)
    finally:
        requests.BUDGET = before
        store.close()


def test_a_documented_request_is_exact_part_by_part(session):
    session.choose_model("gpt-4o")
    estimate = typed(session, body({"role": "system", "content": "Be brief."}, HELLO))
    kinds = [(entry.part.kind, entry.part.name) for entry in estimate.entries]
    assert kinds == [("message", "system"), ("message", "user"), ("reply", "")]
    assert sum(entry.part.tokens for entry in estimate.entries) == estimate.tokens == 16
    assert (estimate.low, estimate.high, estimate.basis) == (16, 16, Basis.DOCUMENTED)
    assert estimate.call.low == estimate.cost == estimate.call.high
    assert not estimate.is_plain


def test_an_estimated_request_costs_from_to(session):
    session.choices.set_output_tokens(0)
    session.choices.set_requests(10)
    estimate = typed(session, body())
    assert (estimate.low, estimate.tokens, estimate.high) == (7, 9, 10)
    assert estimate.basis is Basis.ESTIMATE
    rate = Decimal("0.0000025")
    assert (estimate.call.low, estimate.cost, estimate.call.high) == (7 * rate, 9 * rate, 10 * rate)
    assert (estimate.month.low, estimate.month.high) == (70 * rate, 100 * rate)


def test_a_malformed_request_is_text_and_says_what_is_wrong(session):
    text = body({"role": "user"})
    estimate = typed(session, text)
    assert estimate.reading.problem.kind == "bad-value"
    assert estimate.reading.problem.path == "messages[0].content"
    assert (estimate.entries[0].part.kind, estimate.is_plain) == ("text", True)
    assert estimate.basis is Basis.DOCUMENTED


def test_a_model_that_takes_no_chat_counts_text(session):
    session.choose_model("text-embedding-3-small")
    estimate = typed(session, body())
    assert estimate.reading.problem.kind == "no-rule"
    assert estimate.reading.request is not None
    assert estimate.is_plain


@pytest.mark.parametrize("text", ["", "hello", "[1] a note", "{{name}}", '{"a": 1}', "[]", "{"])
def test_other_texts_are_plain(session, text):
    assert typed(session, text).reading == PLAIN


def test_a_request_may_be_counted_as_text(session, store, begin):
    as_request = typed(session, body()).tokens
    session.count_as_text(True)
    estimate = session.estimate()
    assert estimate.is_text_wanted
    assert estimate.tokens != as_request
    keep(session, modified=True, cursor=0)
    again = begin()
    assert typed(again, body()).tokens == estimate.tokens
    again.count_as_text(False)
    assert again.estimate().tokens == as_request


def test_another_model_counts_by_its_own_rules(session):
    assert typed(session, body()).basis is Basis.ESTIMATE
    session.choose_model("gpt-4o")
    assert session.estimate().basis is Basis.DOCUMENTED
    session.choose_model("gpt-4")
    assert session.estimate().encoding.encoding == "cl100k_base"
    assert session.estimate().reading.counted


def test_without_a_vocabulary_nothing_is_read(store):
    session = Session(BOOK, store, lambda: NOW)
    estimate = typed(session, body())
    assert (estimate.tokens, estimate.reading, session.take_aside()) == (None, PLAIN, None)


MESSAGES = [
    {"role": "user", "name": "ann", "content": "two\n  words " * 100},
    {"role": "user", "content": [{"type": "image_url"}, {"type": "text", "text": "Look"}]},
    {"role": "assistant", "content": None, "tool_calls": [{"function": {"name": "find"}}]},
    {"role": "assistant", "content": None, "tool_calls": [{"custom": {"name": "run"}}]},
    {"role": "assistant", "content": None},
]


@pytest.mark.parametrize("at", ["messages", ""])
def test_the_first_words_of_a_message(at):
    request = chat.Request(None, tuple(MESSAGES), at, {})
    parts = [Part("message", f"{at}[{i}]", "", 0, 0, 0, Basis.ESTIMATE) for i in range(5)]
    first, *others = [first_words(request, part) for part in parts]
    assert first == "ann: " + "two words " * 8
    assert others == ["Look", "find(…)", "run(…)", ""]
    tool = Part("tool", "tools[0]", "", 0, 0, 0, Basis.ESTIMATE)
    assert first_words(request, tool) == ""


# What takes longer than a key press


def test_a_long_request_is_read_beside(session, o200k):
    text = body({"role": "user", "content": "word " * (BUDGET // 4)})
    estimate = typed(session, text)
    assert (estimate.tokens, estimate.cost, estimate.is_waiting) == (None, None, True)
    assert session.is_counting
    assert estimate.card is not None
    work = session.take_aside()
    assert session.take_aside() is None
    work.do()
    session.give_aside(work)
    assert not session.is_counting
    assert session.estimate().tokens == oracle(text, "gpt-5.4", o200k)[0]
    session.edit(utf16_length(text) - 3, 0, "!")  # what has not changed is not counted again
    assert session.estimate().tokens == oracle(session.text, "gpt-5.4", o200k)[0]


def test_a_stale_answer_is_passed_over(session, o200k):
    typed(session, body({"role": "user", "content": "word " * (BUDGET // 4)}))
    work = session.take_aside()
    session.edit(0, 0, " ")
    work.do()
    session.give_aside(work)
    assert session.estimate().tokens == oracle(session.text, "gpt-5.4", o200k)[0]
    session.edit(0, session.units, body({"role": "user", "content": "other " * (BUDGET // 4)}))
    late = session.take_aside()
    session.edit(0, session.units, body({"role": "user", "content": "more " * (BUDGET // 4)}))
    late.do()
    session.give_aside(late)
    assert session.estimate().tokens is None
    assert finish(session).tokens == oracle(session.text, "gpt-5.4", o200k)[0]


def test_an_answer_that_never_came_is_asked_for_again(session):
    typed(session, body({"role": "user", "content": "word " * (BUDGET // 4)}))
    session.give_aside(session.take_aside())
    assert session.is_counting
    assert finish(session).reading.counted


def test_cancelled_it_has_no_answer(session):
    typed(session, body({"role": "user", "content": "word " * (BUDGET // 4)}))
    work = session.take_aside()
    work.cancel()
    work.do()
    assert work.reading is None
    session.give_aside(work)
    session.count_as_text(True)
    assert session.take_aside() is None


def test_a_long_text_that_waits_to_be_counted_has_no_figure(session):
    estimate = typed(session, "word " * 100_000)
    assert (estimate.tokens, estimate.is_waiting) == (None, False)
    assert estimate.uncounted > 0
    assert session.is_counting


@pytest.mark.parametrize("more", [{"note": "x" * AT_ONCE}, {"file_data": ""}])
def test_what_is_slow_to_parse_is_never_parsed_in_a_key_press(session, monkeypatch, more):
    monkeypatch.setattr(requests, "read", None)
    assert typed(session, body(**more)).is_waiting


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=12,
)


@given(value=JSON, indent=st.sampled_from([None, 2]), ascii_alone=st.booleans(), data=st.data())
def test_no_beginning_of_json_is_taken_for_text(value, indent, ascii_alone, data):
    text = json.dumps([value], indent=indent, ensure_ascii=ascii_alone)
    assert requests._may_go_on_as_json(text[: data.draw(st.integers(1, len(text)))])


@pytest.mark.parametrize("head", ["[" * 5000, "[" + "1" * 5000])
def test_what_python_does_not_parse_may_be_json(head):
    assert requests._may_go_on_as_json(head)


def test_a_long_text_that_is_not_json_is_never_read(session, monkeypatch):
    monkeypatch.setattr(requests, "AT_ONCE", 1000)
    monkeypatch.setattr(chat, "recognise", None)
    for start in ("[a link](https://example.org) ", "{{name}}, ", "[1] A note. "):
        assert typed(session, start + "word " * 1000).reading == PLAIN


def test_a_request_of_very_many_parts_is_not_tried_in_each_key_press(session, monkeypatch):
    typed(session, body(*[HELLO] * 2000))
    assert finish(session).reading.counted
    with monkeypatch.context() as broken:
        broken.setattr(requests, "read", None)
        session.edit(0, 0, " ")
        assert session.estimate().is_waiting
    finish(session)
    typed(session, body())
    finish(session)
    session.edit(0, 0, " ")
    assert not session.estimate().is_waiting


def test_a_long_plain_text_costs_no_parsing(session, monkeypatch):
    monkeypatch.setattr(chat, "recognise", None)
    for start in ("prompt ", " " * requests.HEAD + "{"):
        assert typed(session, start + "word {" * 10_000).reading == PLAIN
