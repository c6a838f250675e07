"""Models of other providers: a range in tokens and money, and what bills teach of them."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pictures import pdf
from samples import BOOK, NOW, typed
from starts import keep
from strategies import TEXTS

from estimator import looking
from estimator.pricing.rates import RateKey
from estimator.scaling import UNSCALED, scaled
from estimator.session import Session
from estimator.store.store import Store
from estimator.tokens import calibration, chat, estimates, vocab, whole
from estimator.tokens.attachment import Audio, Image
from estimator.tokens.calibration import CalibrationError
from estimator.tokens.estimates import Range
from estimator.tokens.models import Kind, counting_of
from estimator.tokens.parts import Basis, Part
from estimator.tokens.scripts import Script, scripts_of

CLAUDE = "claude-opus-4-5"
PROSE = "The parcel was sent on 14 November, and has not arrived. " * 30


def body(*contents, **fields):
    messages = [{"role": "user", "content": each} for each in contents]
    return json.dumps({"messages": messages, **fields})


def rule_of(model):
    found = counting_of(model)
    assert found
    assert found.rule
    return found.rule


def finish(session):
    while work := session.take_aside():
        work.do()
        session.give_aside(work)
    return session.estimate()


def counted(session, text):
    """The estimate of a text that is too long to be counted at once."""
    typed(session, text)
    session._counter.finish()
    return finish(session)


def span(estimate):
    return estimate.low, estimate.tokens, estimate.high


@pytest.fixture
def claude(session):
    session.choose_model(CLAUDE)
    return session


# The range


MODELS = [CLAUDE, "gemini-2.5-pro", "grok-4.5", "sonar", "kimi-k3"]


@given(text=TEXTS, model=st.sampled_from(MODELS))
@settings(max_examples=60, deadline=None)
def test_a_text_is_estimated_by_the_rule_of_its_model(text, model, o200k):
    store = Store.in_memory()
    session = Session(BOOK, store, lambda: NOW)
    session.choose_model(model)
    session.add_encoding(o200k)
    estimate = typed(session, text)
    text = session.text  # in which two halves of a character are one
    expected = estimates.estimate(rule_of(model), whole.count(o200k, text), scripts_of(text))
    assert span(estimate) == (expected.low, expected.tokens, expected.high)
    assert estimate.is_estimated
    assert estimate.basis is Basis.ESTIMATE
    store.close()


def test_costs_are_a_range_too(claude):
    estimate = typed(claude, PROSE)
    assert estimate.low < estimate.tokens < estimate.high
    rate = estimate.card.rates["input_tokens"].base / 1_000_000
    output = estimate.output.amount
    ends = [estimate.low * rate, estimate.tokens * rate, estimate.high * rate]
    assert [estimate.call.low, estimate.call.likely, estimate.call.high] == [
        output + end for end in ends
    ]
    assert estimate.month.high == estimate.call.high * estimate.requests


def test_an_unknown_price_is_none(claude):
    estimate = typed(claude, PROSE)
    assert estimate.cost > 0
    claude.rates.set_rates(
        {RateKey("anthropic", CLAUDE, "standard", "", "input_tokens"): Decimal(0)}
    )
    assert claude.estimate().input.amount == 0


def test_an_exact_model_of_another_provider_is_exact(session):
    session.choose_model("deepseek-v3.2")
    session.add_encoding(vocab.load("deepseek_v3"))
    estimate = typed(session, PROSE)
    assert estimate.low == estimate.tokens == estimate.high
    assert estimate.counted.exact
    assert not estimate.is_estimated
    assert estimate.local is None


def test_the_range_of_an_empty_prompt_is_nothing(claude):
    assert span(claude.estimate()) == (0, 0, 0)


def test_it_fits_where_the_most_does_and_may_not_where_the_fewest_does(claude):
    claude.choices.set_output_tokens(0)
    window = claude.model.context_window
    estimate = typed(claude, "word " * 1000)
    assert (estimate.fits, estimate.fits_surely) == (True, True)
    likely = Decimal(estimate.tokens) / 1000
    estimate = counted(claude, "word " * int(window / likely))
    assert estimate.low < window < estimate.high
    assert (estimate.fits, estimate.fits_surely) == (True, False)
    estimate = counted(claude, "word " * 2 * int(window / likely))
    assert (estimate.fits, estimate.fits_surely) == (False, False)


# Requests and attachments


@given(texts=st.lists(TEXTS, min_size=1, max_size=6), tool=TEXTS)
@settings(max_examples=60, deadline=None)
def test_the_parts_of_a_request_are_shares_of_its_range(texts, tool, o200k):
    store = Store.in_memory()
    session = Session(BOOK, store, lambda: NOW)
    session.choose_model(CLAUDE)
    session.add_encoding(o200k)
    function = {"name": "f", "description": tool, "parameters": {}}
    request = body(*texts, tools=[{"type": "function", "function": function}])
    typed(session, request)
    estimate = finish(session)
    assert [e.part.kind for e in estimate.entries] == [
        *["message"] * len(texts), "tool", "tools", "reply",
    ]  # fmt: skip
    scripts = sum(map(scripts_of, looking.texts_of(estimate.reading.request)), scripts_of(""))
    *texts, end, reply = estimate.reading.counted.parts
    local = sum(part.tokens for part in texts)
    whole_range = estimates.estimate(rule_of(CLAUDE), local, scripts)
    framing = end.tokens + reply.tokens
    assert abs(estimate.tokens - framing - whole_range.tokens) <= len(texts)
    assert estimate.low <= whole_range.low + end.low + reply.low
    assert estimate.high >= whole_range.high + end.high + reply.high
    for entry in estimate.entries:
        assert 0 <= entry.part.low <= entry.part.tokens <= entry.part.high
        assert entry.part.basis is Basis.ESTIMATE
    store.close()


def test_what_a_request_is_written_in_is_told_from_its_texts(claude):
    chinese = "今天天气很好，我们去公园散步。" * 20
    estimate = typed(claude, body(chinese))  # which json writes as \\u escapes
    assert estimate.local.scripts.main is Script.CJK
    assert "\\u" in claude.text


def test_pictures_and_files_are_no_text_of_a_request():
    address = "data:image/png;base64," + "A1" * 1000
    content = [
        {"type": "text", "text": "look"},
        {"type": "image_url", "image_url": {"url": address}},
        {"type": "file", "file": {"file_data": address, "filename": "a.pdf"}},
    ]
    request = chat.read(json.dumps({"messages": [{"role": "user", "content": content}]}))
    found = looking.texts_of(request)
    assert "look" in found
    assert not any("A1A1" in text for text in found)


def test_a_long_request_is_looked_at_by_a_thread(claude, monkeypatch):
    monkeypatch.setattr(looking, "AT_ONCE", 50)
    estimate = typed(claude, body("word " * 100, "other words " * 10))
    assert (estimate.tokens, estimate.is_waiting, claude.is_counting) == (None, True, True)
    work = claude.take_aside()
    assert claude.take_aside() is None  # one at a time
    work.do()
    claude.give_aside(work)
    assert claude.estimate().tokens > 0
    assert not claude.is_counting
    typed(claude, body("word " * 100, "other words " * 10 + "!"))  # all but one are known
    assert claude.estimate().is_waiting
    known = typed(claude, body("word " * 100, "!"))
    assert not known.is_waiting


def test_a_long_text_is_looked_at_by_a_thread(claude, monkeypatch):
    monkeypatch.setattr(looking, "AT_ONCE", 5000)
    estimate = typed(claude, PROSE * 10)
    assert (estimate.tokens, estimate.is_waiting) == (None, True)
    assert claude.take_aside().cancel() is None
    cancelled = looking.LookWork(["a"], claude._counter.unlooked)
    cancelled.cancel()
    cancelled.do()
    assert cancelled.seen == {}
    cancelled = looking.LookWork(["a"])
    cancelled.cancel()
    cancelled.do()
    assert cancelled.seen == {}


def test_a_cancelled_look_is_asked_for_again(claude):
    typed(claude, PROSE * 40)
    claude._counter.finish()
    work = claude.take_aside()
    work.cancel()
    work.do()
    claude.give_aside(work)
    assert claude.estimate().is_waiting
    assert finish(claude).tokens > 0
    claude.edit(claude.units, 0, "!")
    assert claude.estimate().tokens > 0  # a key looks around itself alone


def test_a_picture_keeps_the_figure_of_its_rule(claude):
    claude.attachments.add(Image(1000, 1000))
    claude.attachments.add(Audio(1000))
    alone = claude.estimate()
    assert [entry.part.kind for entry in alone.entries] == ["image", "audio"]
    picture = alone.entries[0].part
    assert picture.tokens > 0
    assert alone.entries[1].part.basis is Basis.NOT_COUNTED
    estimate = typed(claude, PROSE)
    assert estimate.entries[1].part == picture
    assert estimate.entries[0].part.basis is Basis.ESTIMATE


def test_the_text_of_a_pdf_is_scaled_with_the_rest(claude, tmp_path):
    file = tmp_path / "a.pdf"
    file.write_bytes(pdf("Hello", "World"))
    claude.attachments.add_file(file)
    estimate = finish(claude)
    text, pages = (entry.part for entry in estimate.entries)
    assert text.low < text.tokens < text.high
    assert pages.kind in UNSCALED
    typed(claude, PROSE)
    assert finish(claude).local.tokens > estimate.local.tokens


@given(
    parts=st.lists(st.tuples(st.integers(0, 9999), st.integers(0, 99), st.integers(0, 99))),
    low=st.integers(0, 10**6), likely=st.integers(0, 10**6), high=st.integers(0, 10**6),
)  # fmt: skip
def test_scaled_parts_add_up_to_the_whole(parts, low, likely, high):
    of = Range(*sorted((low, likely, high)))
    given_parts = [
        Part("message", "", "", n, max(0, n - less), n + more, Basis.DOCUMENTED)
        for n, less, more in parts
    ]
    total = sum(part.tokens for part in given_parts)
    found = [scaled(part, of, total) for part in given_parts]
    assert all(0 <= part.low <= part.tokens <= part.high for part in found) or not total
    for before, after in zip(given_parts, found, strict=True):
        assert after.low * total <= before.low * of.low or not total
        assert after.high * total >= before.high * of.high or not total
    if total:
        assert abs(sum(part.tokens for part in found) - of.tokens) <= len(parts)
        assert sum(part.low for part in found) <= of.low
        assert sum(part.high for part in found) >= of.high


# What bills teach


def test_a_bill_changes_the_range_at_once_and_after_a_restart(claude, begin):
    before = typed(claude, PROSE)
    seen = claude.observation(before.local.tokens * 2)
    assert (seen.provider, seen.model, seen.local) == ("anthropic", CLAUDE, before.local.tokens)
    claude.observed.add(seen, NOW)
    learnt = calibration.learn(Kind.ESTIMATE, [seen])
    assert learnt
    expected = calibration.calibrated(learnt, before.local.tokens)
    assert span(claude.estimate()) == (expected.low, expected.tokens, expected.high)
    assert claude.estimate().tokens == before.local.tokens * 2
    keep(claude, modified=False, cursor=0)
    again = begin()
    again.choose_model(CLAUDE)
    assert span(typed(again, PROSE)) == span(claude.estimate())
    again.observed.forget([kept.id for kept in again.observed.kept])
    assert span(again.estimate()) == span(before)
    assert begin().observed.kept == ()


def test_a_bill_teaches_requests_too(claude):
    typed(claude, body(PROSE, PROSE))
    estimate = finish(claude)
    claude.observed.add(claude.observation(estimate.local.tokens * 3), NOW)
    reply = estimate.entries[-1].part.tokens
    off = claude.estimate().tokens - reply - estimate.local.tokens * 3
    assert abs(off) <= len(estimate.entries)


def test_a_bill_of_an_assumed_model_makes_an_estimate_of_it(session):
    session.choose_model("gpt-6-sol")
    estimate = typed(session, PROSE)
    assert not estimate.is_estimated
    session.observed.add(session.observation(estimate.tokens + 10), NOW)
    assert session.estimate().is_estimated
    assert session.estimate().tokens == estimate.tokens + 10


def test_a_bill_of_an_exact_model_teaches_an_offset_that_is_only_told(session):
    estimate = typed(session, "hello world")
    session.observed.add(session.observation(9), NOW)
    assert span(session.estimate()) == span(estimate) == (2, 2, 2)
    learnt = session.estimate().local.learnt
    assert (learnt.is_factor, learnt.likely, learnt.count) == (False, 7, 1)


def test_a_bill_teaches_of_its_own_script_and_model_alone(claude):
    before = typed(claude, "今天天气很好，我们去公园散步。" * 20)
    typed(claude, PROSE)
    claude.observed.add(claude.observation(claude.estimate().local.tokens * 2), NOW)
    assert span(typed(claude, "今天天气很好，我们去公园散步。" * 20)) == span(before)
    claude.choose_model("claude-opus-4-1")
    assert claude.estimate().local.learnt is None
    claude.choose_model("google/" + CLAUDE)
    typed(claude, PROSE)
    assert claude.estimate().local.learnt.count == 1


@pytest.mark.parametrize(
    ("kind", "text", "billed"),
    [
        ("too-short", "hello", 10),
        ("not-this-prompt", PROSE, 100_000),
        ("not-this-prompt", PROSE, 10),
    ],
)
def test_a_bill_that_teaches_nothing(claude, kind, text, billed):
    local = typed(claude, text).local.tokens
    with pytest.raises(CalibrationError) as caught:
        claude.observation(billed)
    assert caught.value == CalibrationError(kind, local, billed)


def test_only_text_that_is_counted_teaches(claude, store):
    claude.attachments.add(Image(10, 10))
    typed(claude, PROSE)
    with pytest.raises(CalibrationError) as caught:
        claude.observation(500)
    assert caught.value.kind == "not-text"
    unloaded = Session(BOOK, store, lambda: NOW)
    unloaded.edit(0, 0, PROSE)
    with pytest.raises(CalibrationError) as caught:
        unloaded.observation(500)
    assert caught.value.kind == "not-counted"


def test_an_exact_request_has_nothing_to_teach(session):
    session.choose_model("gpt-4o")
    typed(session, body("hello"))
    with pytest.raises(CalibrationError) as caught:
        session.observation(12)
    assert caught.value.kind == "framed"


def test_nothing_of_the_text_is_kept(claude, store):
    typed(claude, PROSE)
    claude.observed.add(claude.observation(claude.estimate().local.tokens), NOW)
    assert "parcel" not in repr(store.observations())
    assert not Path(store.path).exists()
