"""Each wrong rule is caught: by the pieces of the patterns, and by counts."""

import io
import random

import pytest
from mutants import BASE, CHANGES, RULES, add_rule
from oracles import (
    MIXED,
    NAMES,
    edits_of_runs,
    every_pair,
    make_small,
    pairs_of,
    pieces_of,
    real,
    seams_of_runs,
    wrongly_cut,
)

from estimator.tokens import stream, vocab, whole

LENGTH = 5  # characters of a text, at most, that show a wrong cut


@pytest.mark.parametrize("of", [pieces_of, pairs_of], ids=["pieces", "every pair"])
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_an_unsafe_cut_is_caught(monkeypatch, rule, of):
    add_rule(monkeypatch, rule)
    assert wrongly_cut(rule.alphabet, LENGTH, of)


@pytest.mark.parametrize("of", [pieces_of, pairs_of], ids=["pieces", "every pair"])
def test_without_it_the_same_texts_are_cut_safely(of):
    extra = "".join(dict.fromkeys("".join(rule.extra for rule in RULES)))
    for start in range(0, len(extra), 6):
        assert wrongly_cut(extra[start : start + 6] + BASE, LENGTH - 1, of) is None
    assert wrongly_cut(BASE, LENGTH, of) is None


def edits(monkeypatch):
    make_small(monkeypatch)
    every = [make(name) for make in (real, every_pair) for name in NAMES]
    edits_of_runs(random.Random(1), every, 6000)


def seams_alone(_monkeypatch):
    seams_of_runs(random.Random(0), [make(n) for make in (real, every_pair) for n in NAMES], 1500)


def giant_pieces(_monkeypatch):
    piece = "".join(random.Random(0).choices("abcdefgh", k=20_000)).encode()
    for name in NAMES:
        assert whole.encode_piece(real(name), piece) == real(name)._encode_single_piece(piece)


def streams(monkeypatch):
    monkeypatch.setattr(vocab, "load", real)
    monkeypatch.setattr(stream, "BLOCK", 4096)
    for characters in ("abcdef", "0123456789", "ab 1!\n"):
        text = "".join(random.Random(0).choices(characters, k=20_000))
        for name in NAMES:
            counted = stream.count(io.BytesIO(text.encode()), name, 1)
            assert counted.tokens == len(real(name).encode_ordinary(text))


def mixed_edits(monkeypatch):
    make_small(monkeypatch)
    edits_of_runs(random.Random(1), list(map(every_pair, NAMES)), 15_000, runs=MIXED, most=50)


CHECKS = {
    "edits of runs": edits,
    "mixed edits": mixed_edits,
    "seams": seams_alone,
    "giant pieces": giant_pieces,
    "streams": streams,
}


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.name)
def test_a_wrong_change_is_caught(monkeypatch, change):
    change.make(monkeypatch)
    with pytest.raises(AssertionError):
        CHECKS[change.check](monkeypatch)


@pytest.mark.parametrize("check", CHECKS)
def test_without_it_the_check_passes(monkeypatch, check):
    CHECKS[check](monkeypatch)
