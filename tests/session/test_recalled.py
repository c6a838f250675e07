"""A text that was kept is shown as it was counted then, before it can be counted anew."""

from functools import cache

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from samples import BOOK, NOW
from starts import keep
from strategies import TEXTS

from estimator.estimate import Document
from estimator.prompt import document_of
from estimator.session import Session
from estimator.store.store import Store
from estimator.tokens import vocab
from estimator.tokens.text import Coding

MODELS = {"gpt-5.4": "o200k_base", "gpt-4": "cl100k_base", "claude-opus-4-5": "o200k_base"}
load = cache(vocab.load)


def found_again(store, text=None):
    """The next start, in which no vocabulary is there yet; with another text where one is given."""
    session = Session(BOOK, store, lambda: NOW)
    session.prompts.claim("the next", lambda _: False)
    if session.prompt.head:
        draft = session.prompts.load(session.prompt)
        assert draft
        session.show(session.prompt)
        session.set_document(document_of(draft))
        session.edit(0, 0, draft.text if text is None else text)
        if session.text == draft.text:
            session.prompts.is_kept(session.prompt, draft)
    return session


def left(store, text, newline="\n"):
    """A session with a text that is counted and kept."""
    session = Session(BOOK, store, lambda: NOW)
    session.add_encoding(load("o200k_base"))
    session.set_document(Document(None, Coding(), newline))
    session.edit(0, 0, text)
    session.prompt.counter.finish()
    keep(session, modified=True, cursor=0)
    return session


class Recalled(RuleBasedStateMachine):
    """Whatever is done: a count of plain text that is shown is that of the text as it stands."""

    def __init__(self):
        super().__init__()
        self.store = Store.in_memory()
        self.session = Session(BOOK, self.store, lambda: NOW)

    @rule(data=st.data(), text=TEXTS)
    def edit(self, data, text):
        start = data.draw(st.integers(0, self.session.units))
        removed = data.draw(st.integers(0, self.session.units - start))
        self.session.edit(start, removed, text)

    @rule(newline=st.sampled_from(["\n", "\r\n", "\r"]))
    def end_lines_with(self, newline):
        self.session.set_document(Document(None, Coding(), newline))

    @rule(name=st.sampled_from(sorted(MODELS)))
    def choose(self, name):
        self.session.choose_model(name)

    @rule(name=st.sampled_from(["o200k_base", "cl100k_base"]))
    def load(self, name):
        self.session.add_encoding(load(name))

    @rule()
    def keep(self):
        keep(self.session, modified=True, cursor=0)

    @rule()
    def start_again(self):
        self.session = found_again(self.store)

    @invariant()
    def what_is_told_is_so(self):
        local = self.session.estimate()
        if local.counted is None or local.reading.request or local.local:
            return
        text = self.session.text.replace("\n", self.session.document.newline)
        encoding = load(self.session.encoding.encoding)
        assert local.tokens == len(encoding.encode_ordinary(text))

    def teardown(self):
        self.store.close()


TestRecalled = Recalled.TestCase


@pytest.mark.parametrize(
    "text", ["some words", "eins\nzwei", "一二三", "lone \ud800", "a" * 300_000]
)
def test_it_is_told_at_once(store, text):
    tokens = left(store, text).estimate().tokens
    assert tokens
    session = found_again(store)
    assert session.is_loading
    assert session.estimate().tokens == tokens
    session.add_encoding(load("o200k_base"))
    assert session.estimate().tokens == tokens
    assert session.is_counting == (len(text) > 131_072)


def test_and_kept_again_before_it_is_counted(store):
    left(store, "some words")
    keep(found_again(store), modified=True, cursor=0)
    assert found_again(store).estimate().tokens == 2


def test_an_edit_has_to_be_counted(store):
    left(store, "some words")
    session = found_again(store)
    session.edit(0, 0, "x")
    assert session.estimate().tokens is None
    session.edit(0, 1, "")
    assert session.estimate().tokens is None


def test_another_line_ending_has_to_be_counted(store):
    left(store, "one\n\ntwo", "\r\n")
    session = found_again(store)
    assert session.estimate().tokens == len(load("o200k_base").encode("one\r\n\r\ntwo"))
    session.set_document(Document(None, Coding(), "\n"))
    assert session.estimate().tokens is None


def test_the_text_of_a_file_that_has_changed_has_to_be_counted(store):
    left(store, "some words")
    assert found_again(store, "some more words").estimate().tokens is None


def test_another_vocabulary_has_to_count(store):
    left(store, "some words")
    session = found_again(store)
    session.choose_model("gpt-4")
    assert session.estimate().tokens is None
    session.choose_model("gpt-5.4")
    assert session.estimate().tokens == 2


@pytest.mark.parametrize("text", ['[{"role": "user", "content": "hi"}]', "[not json", " {a}"])
def test_what_may_be_a_request_has_to_be_read(store, text):
    left(store, text)
    session = found_again(store)
    assert session.estimate().tokens is None
    session.count_as_text(True)
    assert session.estimate().tokens == len(load("o200k_base").encode(text))


@pytest.mark.parametrize(
    "written",
    ["", "o200k_base", "o200k_base two", "o200k_base -2", "x 2", "²", "o200k_base " + "9" * 5000],
)
def test_what_was_not_written_so_is_passed_over(store, written):
    session = left(store, "some words")
    change = session.prompt.change({"counted": written}, modified=True, cursor=0, whole=True)
    store.keep(session.prompts.leaving([change], {}))
    assert found_again(store).estimate().tokens is None


def test_no_text_needs_no_vocabulary(store):
    session = Session(BOOK, store, lambda: NOW)
    for name in MODELS:
        session.choose_model(name)
        assert session.estimate().tokens == 0
    session.edit(0, 0, "x")
    assert session.estimate().tokens is None
