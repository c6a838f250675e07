"""Safe cuts, against the patterns themselves: every short string of every kind of character."""

import itertools

import pytest
from oracles import pieces_by

from estimator.tokens import split
from estimator.tokens.vocab import vocabularies

# One of each kind that the patterns tell apart, and the characters that they name.
KINDS = [
    "s", "B", "я", "中", "・", "1", "!", "'", "/", " ", "\n", "\r",
    "\u0301", "\u00a0", "😀", "\x00",
]  # fmt: skip
PATTERNS = sorted({v.pattern for v in vocabularies().values()})


def unsafe_cuts(pieces, length, kinds=KINDS):
    for characters in itertools.product(kinds, repeat=length):
        text = "".join(characters)
        whole = pieces(text)
        for at in range(1, length):
            if (
                split.is_safe(text[:at], text[at:])
                and pieces(text[:at]) + pieces(text[at:]) != whole
            ):
                yield text[:at], text[at:]


@pytest.mark.parametrize("pattern", PATTERNS)
@pytest.mark.parametrize("length", [2, 3, 4])
def test_no_short_string_has_an_unsafe_cut(pattern, length):
    assert not list(itertools.islice(unsafe_cuts(pieces_by(pattern), length), 5))


@pytest.mark.slow
@pytest.mark.parametrize("pattern", PATTERNS)
@pytest.mark.parametrize("length", [5, 6])
def test_no_string_of_six_has_an_unsafe_cut(pattern, length):
    kinds = ["s", "B", "中", "1", "!", "'", "/", " ", "\n", "\u0301", "\x00"]
    assert not list(itertools.islice(unsafe_cuts(pieces_by(pattern), length, kinds), 5))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("!", "s"),  # one mark before a letter is the letter's piece
        ("!", "\n"),  # cl100k and o200k: "!\n" is one piece
        ("don", "'t"),
        ("x \n", "s"),  # r50k gives the white space away one by one
        ("x\n", "  x"),  # the last space goes with the x
        (" ", "1"),
    ],
)
def test_a_cut_that_changes_pieces_is_not_taken(before, after):
    assert not split.is_safe(before, after)
    every = map(pieces_by, PATTERNS)
    assert any(pieces(before) + pieces(after) != pieces(before + after) for pieces in every)


@pytest.mark.parametrize("text", ["", "a", "a b", "word " * 500, "中文，" * 400, "x" * 3000])
def test_chunks_join_to_the_text_and_reach_the_size(text):
    parts = split.chunks(text, 100)
    assert "".join(parts) == text
    assert all(len(part) >= 100 for part in parts[:-1])
    assert all(parts)
    for left, right in itertools.pairwise(parts):
        assert split.is_safe(left, right)


def test_prose_and_code_are_cut_near_the_size():
    text = "def f(a, b):\n    return {a: [b, 1.5]}  # sum\n" * 400
    assert max(map(len, split.chunks(text, 512))) < 540
