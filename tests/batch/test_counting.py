"""Batch files counted: each request as if it were alone, and what the whole is refused for."""

import io
import itertools
import json
from fractions import Fraction

import pytest
from batch_lines import chat, embedding, line, response
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import BOOK
from strategies import PROSE, VALUES

from estimator.batch import counting, report
from estimator.batch.limits import takes
from estimator.batch.lines import (
    CHAT,
    COMPLETIONS,
    EMBEDDINGS,
    ENDPOINTS,
    IMAGE_EDITS,
    IMAGES,
    MODERATIONS,
    VIDEOS,
)
from estimator.batch.report import MAX_REQUESTS, Large, Limit, Size
from estimator.batch.totals import LARGEST, SHOWN
from estimator.pricing.rates import Model
from estimator.tokens import chat as chat_tokens
from estimator.tokens import vocab
from estimator.tokens.calibration import Learnt
from estimator.tokens.parts import Basis, Part
from estimator.tokens.picture import PictureError

MODELS = st.sampled_from(["gpt-4o", "gpt-5.4", "gpt-3.5-turbo", "claude-sonnet-4-5", "gpt-none"])
BODIES = st.builds(
    lambda model, contents, most: chat("x", *contents, model=model, max_tokens=most),
    MODELS,
    st.lists(PROSE, min_size=1, max_size=3),
    st.none() | st.integers(1, 500),
)
OTHERS = st.builds(embedding, st.just("x"), PROSE | st.lists(PROSE, min_size=1, max_size=3))
RESPONSES = st.builds(response, st.just("x"), PROSE, instructions=st.none() | PROSE)
MADE_FOR = {
    EMBEDDINGS: "text-embedding-3-small",
    MODERATIONS: "text-embedding-3-small",  # how those that moderate are counted is not known
    VIDEOS: "text-embedding-3-small",
    COMPLETIONS: "gpt-3.5-turbo-instruct",
    IMAGES: "gpt-image-1",
}


def kinds(found):
    return [problem.kind for problem in found.problems]


@settings(max_examples=60, deadline=None)
@given(st.lists(BODIES | OTHERS | RESPONSES, max_size=6))
def test_the_whole_is_the_sum_of_its_requests(count, requests):
    named = [{**each, "custom_id": str(number)} for number, each in enumerate(requests)]
    whole, alone = count(*named), [count(each) for each in named]
    for figure in ("tokens", "low", "high", "requests", "inputs", "uncounted"):
        assert getattr(whole, figure) == sum(getattr(each, figure) for each in alone)
    assert whole.is_exact == all(each.is_exact for each in alone)
    assert len(whole.largest) == whole.requests - whole.uncounted


@settings(max_examples=60, deadline=None)
@given(BODIES)
def test_a_chat_is_counted_as_it_is_alone(count, request_line):
    model = request_line["body"]["model"]
    found = count(request_line)
    sold = counting.Names(BOOK).sold(model)
    if sold.counting is None:
        assert found.uncounted == 1
        return
    if sold.counting.rule:
        assert found.low < found.tokens < found.high
        return
    encoding = vocab.load(sold.counting.encoding)
    request = chat_tokens.read(json.dumps(request_line["body"]))
    oracle = chat_tokens.count(
        request, model, lambda text: len(encoding.encode_ordinary(clean(text)))
    )
    assert (found.tokens, found.low, found.high) == (oracle.tokens, oracle.low, oracle.high)
    assert found.is_exact == oracle.exact


def clean(text):
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def test_blocks_are_counted_as_one(count, monkeypatch):
    requests = [chat(str(n), f"{n} words {'and more ' * (n % 50)}") for n in range(300)]
    whole = count(*requests)
    for block in (1, 200, 1000):
        monkeypatch.setattr(counting, "BLOCK", block)
        assert count(*requests) == whole


def test_progress_is_told_and_may_end_it(count, monkeypatch):
    monkeypatch.setattr(counting, "BLOCK", 1000)
    requests, told = [chat(str(n), "word " * 40) for n in range(60)], []
    found = count(*requests, progress=told.append)
    assert told == sorted(told)
    assert told[-1] == found.bytes
    with pytest.raises(ZeroDivisionError):
        count(*requests, progress=lambda _bytes: 1 // 0)


def test_nothing_is_no_batch(count):
    found = count("")
    assert (found.requests, found.groups, found.is_exact) == (0, (), True)
    assert not found.is_ready


# What texts a request has


@pytest.mark.parametrize(
    ("url", "field"),
    [
        (EMBEDDINGS, "input"),
        (COMPLETIONS, "prompt"),
        (MODERATIONS, "input"),
        (IMAGES, "prompt"),
        (VIDEOS, "prompt"),
    ],
)
def test_texts_may_be_one_or_several_or_tokens(count, url, field):
    def tokens(given):
        found = count(line("1", url, MADE_FOR[url], **{field: given}))
        assert not found.problems
        return found.tokens

    assert tokens("Hello world") == 2
    assert tokens(["Hello world", " again"]) == 3
    assert tokens([5, 6, 7]) == 3
    assert tokens([[5], [6, 7], " again"]) == 4


@pytest.mark.parametrize(
    ("body", "path", "given"),
    [
        ({}, "body.input", ""),
        ({"input": 5}, "body.input", "5"),
        ({"input": []}, "body.input", "[…]"),
        ({"input": ["a", 5]}, "body.input[1]", "5"),
        ({"input": [[]]}, "body.input[0]", "[…]"),
        ({"input": [["a"]]}, "body.input[0]", "[…]"),
    ],
)
def test_what_is_no_text_is_told_with_its_place(count, body, path, given):
    found = count(line("1", EMBEDDINGS, "text-embedding-3-small", **body))
    (problem,) = found.problems
    kind = "bad-value" if given else "missing"
    assert (problem.kind, problem.field, problem.given) == (kind, path, given)
    assert (found.uncounted, found.requests) == (1, 1)


def test_a_malformed_chat_is_told_and_the_rest_counted(count):
    bad = line("2", messages=[{"role": "king", "content": "x"}])
    found = count(chat("1", "Hello"), bad, chat("3", "Hello"))
    (problem,) = found.problems
    assert (problem.line, problem.field) == (2, "body.messages[0].role")
    assert (found.requests, found.uncounted, found.bad_lines) == (3, 1, 1)
    assert found.tokens == 2 * count(chat("1", "Hello")).tokens


@given(VALUES)
@settings(max_examples=60, deadline=None)
def test_whatever_a_body_holds_it_is_counted_or_told(count, given):
    for url, field in [(CHAT, "messages"), ("/v1/responses", "input"), (EMBEDDINGS, "input")]:
        body = {field: [given], "tools": given, "text": {"format": given}}
        found = count(line("1", url, "gpt-4o", **body))
        assert found.uncounted == found.problem_count <= 1


# What it is made of


def test_requests_are_grouped_by_model_and_place(count):
    found = count(
        chat("1", "a", model="gpt-4o"),
        chat("2", "a"),
        chat("3", "a"),
        embedding("4", ["a", "b"]),
        chat("5", "a", model="who-knows"),
    )
    rows = [(g.model, g.url, g.requests, g.counted, bool(g.sold)) for g in found.groups]
    assert rows == [
        ("gpt-4o-mini", CHAT, 2, 2, True),
        ("gpt-4o", CHAT, 1, 1, True),
        ("text-embedding-3-small", EMBEDDINGS, 1, 1, True),
        ("who-knows", CHAT, 1, 0, False),
    ]
    assert (found.uncounted, found.inputs) == (1, 2)


def test_a_broken_picture_is_told_with_its_place(count):
    part = {"type": "image_url", "image_url": {"url": "data:image/png;base64,AAAA"}}
    found = count(line("1", messages=[{"role": "user", "content": [part]}]))
    (problem,) = found.problems
    assert (problem.kind, problem.field) == ("unreadable", "body.messages[0].content[0]")
    assert isinstance(problem.cause, PictureError)


def test_a_model_that_takes_no_chat_is_told(count):
    (problem,) = count(chat("1", "a", model="text-embedding-3-small")).problems
    assert (problem.kind, problem.given) == ("no-rule", "text-embedding-3-small")


def test_the_largest_are_the_first_of_those_as_large(count):
    requests = [chat(f"id {n}", "word " * (n % 7)) for n in range(1, 61)]
    found = count(*requests)
    sizes = [count(each).tokens for each in requests]
    order = sorted(range(60), key=lambda n: (-sizes[n], n))[:LARGEST]
    assert list(found.largest) == [
        Large(sizes[n], n + 1, f"id {n + 1}", "gpt-4o-mini") for n in order
    ]


def test_an_exact_count_says_so(count):
    assert count(chat("1", "a", model="gpt-4o")).is_exact
    assert not count(chat("1", "a", model="gpt-5.4")).is_exact
    assert not count(response("1", "a", "gpt-4o")).is_exact
    assert count(embedding("1", "a")).is_exact


def test_a_documented_figure_that_may_differ_is_not_exact():
    part = Part("image", "", "", 5, 4, 6, Basis.DOCUMENTED)
    sizes = {Size((part,), None, 1): 3}
    assert not report.Group("m", CHAT, None, sizes).is_exact


def test_pictures_are_on_a_meter_of_their_own(count):
    part = {"type": "image_url", "image_url": {"url": "https://a.b/c.png"}}
    found = count(line("1", messages=[{"role": "user", "content": [part]}]))
    ((size, _),) = found.groups[0].sizes.items()
    assert [each.kind for each in size.parts] == ["text", "image"]
    assert all(each.basis is Basis.ESTIMATE for each in size.parts)


def test_what_bills_taught_counts(count, observed, monkeypatch):
    plain = count(embedding("1", "some words here"))
    learnt = Learnt(is_factor=True, low=Fraction(2), likely=Fraction(3), high=Fraction(4), count=1)
    monkeypatch.setattr(observed, "has", lambda *_: True)
    monkeypatch.setattr(observed, "learnt", lambda *_: learnt)
    found = count(embedding("1", "some words here"))
    assert found.low < found.tokens < found.high
    assert found.tokens == 3 * plain.tokens
    monkeypatch.setattr(observed, "learnt", lambda *_: None)
    assert count(embedding("1", "some words here")) == plain


# What it is refused for


def test_an_id_that_was_there_is_told_with_its_line(count):
    found = count(chat("a", "x"), chat("b", "x"), "", chat("a", "x"), chat("a", "y"))
    assert [(p.kind, p.line, p.first, p.given) for p in found.problems] == [
        ("duplicate", 4, 1, "a"),
        ("duplicate", 5, 1, "a"),
    ]
    assert found.uncounted == 0
    assert not found.is_ready


@given(st.lists(st.text(max_size=2), max_size=12))
@settings(max_examples=50, deadline=None)
def test_ids_are_told_apart_as_python_does(count, ids):
    found = count(*(chat(each, "x") for each in ids))
    known = [each for each in ids if each]
    duplicates = [p for p in found.problems if p.kind == "duplicate"]
    assert len(duplicates) == len(known) - len(set(known))


def test_one_model_and_one_place_in_a_file(count):
    found = count(chat("1", "a"), chat("2", "a", model="gpt-4o"), embedding("3", "a"))
    assert [(p.kind, p.line, p.given, p.known, p.first) for p in found.problems] == [
        ("other-model", 2, "gpt-4o", ("gpt-4o-mini",), 1),
        ("other-model", 3, "text-embedding-3-small", ("gpt-4o-mini",), 1),
        ("other-url", 3, EMBEDDINGS, (CHAT,), 1),
    ]


@pytest.mark.parametrize(("more", "is_told"), [(-1, False), (0, False), (1, True)])
def test_a_request_that_no_model_takes(count, more, is_told):
    limit = BOOK.find("text-embedding-3-small", "openai").max_input
    found = count(embedding("1", [[5] * (limit + more), [5] * limit]))
    assert [(p.tokens, p.limit) for p in found.problems] == [(limit + 1, limit)] * is_told


@pytest.mark.parametrize(
    ("model", "url"),
    [
        ("gpt-4o", EMBEDDINGS),
        ("gpt-4o", MODERATIONS),
        ("gpt-4o", VIDEOS),
        ("gpt-4o", COMPLETIONS),
        ("gpt-4o", IMAGES),
        ("gpt-4o", IMAGE_EDITS),
        ("text-embedding-3-small", COMPLETIONS),
    ],
)
def test_a_model_is_not_taken_where_it_does_something_else(count, model, url):
    """An embedding has no answer: what is priced with one is none."""
    found = count(line("1", url, model, input="hi", prompt="hi"))
    assert [(p.kind, p.field, p.given) for p in found.problems] == [
        ("no-rule", "body.model", model)
    ]
    assert (found.uncounted, found.is_ready) == (1, False)


def test_a_model_without_a_price_may_do_anything():
    model = Model("openai", "someone-s-own", "Someone's own")
    assert all(takes(url, model) for url in ENDPOINTS)


def test_a_model_of_another_provider_is_told_and_counted(count):
    found = count(chat("1", "a", model="claude-sonnet-4-5"))
    assert [(p.kind, p.given) for p in found.problems] == [("not-openai", "claude-sonnet-4-5")]
    assert found.uncounted == 0


@pytest.mark.parametrize("name", ["max_tokens", "max_completion_tokens"])
@pytest.mark.parametrize(("more", "is_told"), [(-1, False), (0, False), (1, True)])
def test_an_answer_may_be_as_long_as_the_model_gives(count, name, more, is_told):
    limit = BOOK.find("gpt-4o-mini", "openai").max_output
    found = count(chat("1", "a", **{name: limit + more}))
    expected = [("too-much-output", f"body.{name}", limit + 1, limit)] * is_told
    assert [(p.kind, p.field, p.tokens, p.limit) for p in found.problems] == expected


@pytest.mark.parametrize(("more", "is_told"), [(-1, False), (0, False), (1, True)])
def test_input_and_answer_fit_the_window_together(count, more, is_told):
    limit = BOOK.find("gpt-4", "openai").context_window
    given, most = chat("1", " word" * 5_000, model="gpt-4"), 3_000
    words = limit - most - count(given).tokens + 5_000 + more
    found = count(chat("1", " word" * words, model="gpt-4", max_tokens=most))
    expected = [("too-large-together", "body.max_tokens", limit + 1, limit)] * is_told
    assert [(p.kind, p.field, p.tokens, p.limit) for p in found.problems] == expected


def test_one_thing_is_told_of_what_is_too_long(count):
    part = " word" * 70_000
    assert kinds(count(chat("1", part, part, max_tokens=99_999))) == ["too-large"]
    assert kinds(count(chat("1", part, max_tokens=127_000))) == ["too-much-output"]


# What can't be checked


@pytest.mark.parametrize(
    ("model", "is_counted"), [("nope-9", False), ("gpt-4o-of-mine", True), ("whisper-1", False)]
)
def test_what_little_is_known_of_is_not_said_to_be_right(count, model, is_counted):
    """It may be new, or the user's own: nothing is wrong with it, and nothing was checked."""
    found = count(chat("1", "a", model=model), chat("2", "a", model=model))
    assert (found.problems, found.uncounted) == ((), 0 if is_counted else 2)
    assert [group.unchecked for group in found.groups] == [2]
    assert (found.unchecked, found.is_ready) == (2, False)


def test_what_is_wrong_is_not_unchecked(count):
    bad = line("2", messages=[{"role": "king", "content": "x"}])
    found = count(chat("1", "Hello"), bad, "{")
    assert (found.uncounted, found.unchecked) == (2, 0)


def test_a_chat_is_too_large_as_a_whole(count):
    part = " word" * 70_000
    assert kinds(count(chat("1", part))) == []
    assert kinds(count(chat("1", part, part))) == ["too-large"]


@pytest.mark.parametrize(("more", "is_ready"), [(-1, True), (0, True), (1, False)])
def test_the_limits_hold_up_to_the_last(count, monkeypatch, more, is_ready):
    requests = [chat(str(n), "a") for n in range(3)]
    size = len(b"\n".join(json.dumps(each).encode() for each in requests))
    assert count(*requests).is_ready
    for name, used in [("MAX_REQUESTS", 3), ("MAX_BYTES", size)]:
        with monkeypatch.context() as patch:
            patch.setattr(report, name, used - more)
            assert count(*requests).is_ready is is_ready
    with monkeypatch.context() as patch:
        patch.setattr(report, "MAX_INPUTS", 3 - more)
        assert count(embedding("1", ["a", "b"]), embedding("2", "c")).is_ready is is_ready


@pytest.mark.parametrize(
    "more",
    [pytest.param(-1, marks=pytest.mark.slow), 0, pytest.param(1, marks=pytest.mark.slow)],
)
def test_fifty_thousand_requests_are_a_batch(count, more):
    """The published limits; the last line decides."""
    template = json.dumps(chat("?", "a"))
    requests = (template.replace("?", str(n)) for n in range(MAX_REQUESTS + more))
    found = count(*requests)
    assert found.request_limit == Limit(50_000 + more, 50_000)
    assert found.byte_limit == Limit(found.bytes, 200_000_000)
    assert found.input_limit == Limit(0, 50_000)
    assert found.is_ready is (more <= 0)
    assert found.tokens == (50_000 + more) * count(chat("1", "a")).tokens


@pytest.mark.parametrize("more", [-1, 0, 1])
def test_fifty_thousand_texts_are_embedded(count, more):
    found = count(*(embedding(str(n), ["a"] * size) for n, size in enumerate((49_999, 1 + more))
                    if size))  # fmt: skip
    assert found.input_limit == Limit(50_000 + more, 50_000)
    assert found.is_ready is (more <= 0)


def test_only_the_first_problems_are_kept_and_all_counted(count):
    found = count(*itertools.repeat("{", SHOWN + 5))
    assert len(found.problems) == SHOWN
    assert (found.problem_count, found.bad_lines, found.requests) == (SHOWN + 5,) * 3
    two = count(chat("", "a", stream=True))
    assert (two.problem_count, two.bad_lines) == (2, 1)


# How it is read


def test_a_file_is_read_once_and_in_order(count, observed):
    class Pipe(io.RawIOBase):
        data = io.BytesIO(json.dumps(chat("1", "a")).encode())

        def readable(self):
            return True

        def readinto(self, buffer):
            return self.data.readinto(buffer)

    found = counting.count(io.BufferedReader(Pipe()), BOOK, observed)
    assert found == count(chat("1", "a"))
