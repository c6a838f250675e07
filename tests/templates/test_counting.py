"""Rows counted in a template, against tiktoken's encode of each filled text."""

import functools
import sys

import pytest
import tiktoken
from hypothesis import given, settings
from hypothesis import strategies as st
from oracles import NAMES, every_pair, real
from strategies import CHARACTERS, TEXTS, WORDS

from estimator.templates import batch
from estimator.templates.counting import RowCounter
from estimator.templates.template import Template, parse
from estimator.tokens import whole

SHORT = st.lists(st.one_of(CHARACTERS, WORDS), max_size=8).map("".join)


@functools.cache
def marked(name):
    """As ``every_pair``, with a token that parts texts."""
    plain = every_pair(name)
    return tiktoken.Encoding(
        f"marked_{name}",
        pat_str=plain._pat_str,
        mergeable_ranks=plain._mergeable_ranks,
        special_tokens={"<|endoftext|>": 70_000},
    )


@st.composite
def filled_in(draw, texts):
    """A template, and a few rows of values for it; some values come again."""
    number = draw(st.integers(0, 4))
    statics = tuple(draw(texts) for _ in range(number + 1))
    values = draw(st.lists(texts, min_size=1, max_size=5))
    rows = [[draw(st.sampled_from(values)) for _ in range(number)] for _ in range(3)]
    return Template(statics, ("x",) * number, (1,) * number), rows


def lengths(encoding, template, rows):
    return [len(encoding.encode_ordinary(template.filled(row))) for row in rows]


@settings(max_examples=300, deadline=None)
@given(filled_in(SHORT | TEXTS), st.sampled_from(NAMES), st.sampled_from([every_pair, marked]))
def test_a_row_has_the_tokens_of_its_whole_text(made, name, of):
    """Where any two bytes merge, so that no wrong cut hides."""
    template, rows = made
    encoding = of(name)
    counter = RowCounter(template, encoding)
    wanted = lengths(encoding, template, rows)
    assert counter.count(rows) == wanted
    assert counter.count(rows[::-1]) == wanted[::-1]  # some are remembered


@settings(max_examples=60, deadline=None)
@given(filled_in(TEXTS))
def test_so_with_a_vocabulary_that_is_used(made):
    template, rows = made
    counter = RowCounter(template, real("o200k_base"))
    assert counter.count(rows) == lengths(real("o200k_base"), template, rows)


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Say {{x}}!", ["don"]),
        ("don{{x}}t", ["'"]),
        ("{{x}}{{y}}", ["a", "b"]),
        ("{{x}}'{{y}}'{{z}}", ["I", "ll", "s"]),
        ("100 % of {{x}} %s", ["%d"]),
        ("{{x}}", [""]),
        ("  {{x}}\n\n  {{y}}  ", [" ", "\n"]),
        ("a {{x}} b {{x}} c", ["1", "1"]),
        ("<|endoftext|>{{x}}", ["<|endoftext|>"]),
        ("{{x}} of {{y}}", ["\ud83d", "a"]),
        ("no value", []),
        ("", []),
    ],
)
def test_where_texts_meet(text, row):
    template = parse(text)
    for name in NAMES:
        counter = RowCounter(template, real(name))
        assert counter.count([row] * 2) == lengths(real(name), template, [row] * 2)
        assert counter.count([]) == []


def test_what_stands_still_is_counted_once(monkeypatch):
    """And a value that comes again is not counted again."""
    counted, encoding = [], real("o200k_base")
    count = batch.lengths

    def lengths(texts, encoding):
        counted.extend(texts)
        return count(texts, encoding)

    monkeypatch.setattr(batch, "lengths", lengths)
    counter = RowCounter(parse("One two {{x}} three four {{y}} five."), encoding)
    assert counted == ["One two", " four", "."]
    counted.clear()
    assert len(set(counter.count([["a", "b"], ["a", "c"]]))) == 1
    assert counter.count([["a", "b"]])
    assert sorted(counted) == [" a three", " b five", " c five"]


def test_long_values_are_not_remembered():
    counter = RowCounter(parse("{{x}}"), real("o200k_base"))
    counter.count([["word " * 100], ["word"]])
    assert list(counter._counters[0]._remembered) == ["word"]


@pytest.mark.parametrize("name", ["o200k_base", "tekken"])
def test_texts_in_groups(name, monkeypatch):
    monkeypatch.setattr(batch, "_CHARACTERS", 10)
    texts = ["one two", "three", "", "a" * 30, "<|endoftext|>", "four"]
    encoding = real(name)
    assert batch.lengths(texts, encoding) == [len(encoding.encode_ordinary(t)) for t in texts]
    assert batch.lengths([], encoding) == []


def test_a_mark_that_seems_to_stand_within_tokens():
    """The bytes of one and the next may be those of the mark; 0x10101 everywhere."""
    mark = 0x01010101
    tokens = [0x01010100, 0x00010101, mark, 0x01010100, 0x01010001, mark, mark]
    buffer = b"".join(token.to_bytes(4, sys.byteorder) for token in tokens)
    assert batch._between(buffer, mark, 4) == [2, 2, 0, 0]


def test_a_very_long_text_is_counted_alone():
    encoding = real("o200k_base")
    texts = ["a" * (whole.PLAIN + 1), "b"]
    assert batch.lengths(texts, encoding) == [whole.count(encoding, text) for text in texts]
