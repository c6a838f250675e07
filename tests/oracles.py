"""Slow and obvious checks of a rule, which also say at which text it fails."""

import functools
import itertools
import random
from dataclasses import dataclass

import regex
import tiktoken

from estimator.tokens import chunks, measure, recut, seams, split, vocab, whole
from estimator.tokens.counter import TextCounter

NAMES = ("r50k_base", "cl100k_base", "deepseek_v3", "tekken", "o200k_base")
RUNS = [
    "a" * 50, "ab" * 30, " " * 50, "\n" * 40, "-" * 40, "=+" * 20, "中文" * 20, "😀🤣" * 15,
    "A" * 40, "\t" * 30, "\0" * 30, "ก" * 40, " \n" * 10, "1" * 30,
    "x'll", "'s", "!", "/", "\u0301", "é", "\u00a0",
]  # fmt: skip
MIXED = [*"sB1!'/- \n中", "'ll", "😀", "\ud83d", "\ude00"]


_load = vocab.load  # in whose place a test may put what follows


@functools.cache
def real(name):
    return _load(name)


@functools.cache
def every_pair(name):
    """An encoding with the pattern of a real one, in which any two bytes merge: a cut inside a
    piece changes the count in one short text or another, so no wrong cut hides. The ranks are in no
    order, so that it is not always the same bytes of a character that merge."""
    single = [bytes([b]) for b in range(256)]
    pairs = [a + b for a in single for b in single]
    random.Random(1).shuffle(pairs)
    ranks = {token: rank for rank, token in enumerate(single + pairs)}
    pattern = vocab.vocabulary(name).pattern
    return tiktoken.Encoding(
        f"every_pair_{name}", pat_str=pattern, mergeable_ranks=ranks, special_tokens={}
    )


# Safe cuts


@dataclass(frozen=True)
class Found:
    """A text that is cut wrong: its parts, and where that shows: in which encoding, by what."""

    parts: tuple[str, ...]
    encoding: str
    whole: object
    sum: object


@functools.cache
def pieces_by(pattern):
    # "$" is the very end in tiktoken's engine; Python's also stands before a last line feed.
    compiled = regex.compile(pattern.replace("++$", r"++\Z"))
    return functools.lru_cache(maxsize=None)(lambda text: tuple(compiled.findall(text)))


def pieces_of(name):
    return pieces_by(vocab.vocabulary(name).pattern)


def count_by(make):
    def of(name):
        encode = make(name).encode_ordinary
        return functools.lru_cache(maxsize=None)(lambda text: len(encode(text)))

    return functools.cache(of)


pairs_of, tokens_of = count_by(every_pair), count_by(real)


def wrongly_cut(alphabet, length, of=pieces_of, *, first=2):
    """The first text, the shortest before, whose parts are not the whole; None if there is none.

    Args:
        alphabet: of which every text of ``first`` to ``length`` characters is cut wherever it may.
        of: an encoding's name -> what of a text adds up: its pieces, or how many tokens it is.
    """
    of_each = [(name, of(name)) for name in NAMES]
    for size in range(first, length + 1):
        for text in map("".join, itertools.product(alphabet, repeat=size)):
            parts = split.chunks(text, 1)
            for name, measured in of_each if len(parts) > 1 else ():
                whole, together = measured(text), sum(map(measured, parts), type(measured(""))())
                if whole != together:
                    return Found(tuple(parts), name, whole, together)
    return None


# Edits


def make_small(monkeypatch):
    """Sizes at which a short text has every kind of cut."""
    for module, name, value in (
        (measure, "CHUNK", 8),
        (measure, "LONG", 24),
        (measure, "_SEAMED", 10),
        (recut, "_COARSE", 20),
        (recut, "_MOST", 60),
        (recut, "AT_ONCE", 55),
        (chunks, "_BLOCK", 4),
    ):
        monkeypatch.setattr(module, name, value)


def a_text(rng, runs, most):
    pieces = [rng.choice(runs)[: rng.randrange(1, 60)] for _ in range(rng.randrange(1, most))]
    return "".join(pieces)


def edits_of_runs(rng, every, edits, runs=RUNS, most=8):
    """Random edits of random runs, each compared with the whole text counted at once."""
    seamed = 0
    while edits > 0:
        chosen = rng.sample(every, rng.choice([1, 1, 2, len(every)]))
        newline = rng.choice(["\n", "\n", "\r\n", "\r"])
        text = a_text(rng, runs, most)
        counted = TextCounter(text, newline)
        for encoding in chosen:
            counted.add(encoding)
        units = text.encode("utf-16-le", "surrogatepass")
        text = units.decode("utf-16-le", "surrogatepass")
        for _ in range(rng.randrange(1, 12)):
            length = len(units) // 2
            start = rng.randrange(length + 1)
            removed = min(rng.choice([0, 0, 1, 2, 5, 30]), length - start)
            inserted = rng.choice(["", "a", " ", "\n", "😀", rng.choice(runs)])
            counted.replace(start, removed, inserted)
            middle = inserted.encode("utf-16-le", "surrogatepass")
            units = units[: 2 * start] + middle + units[2 * (start + removed) :]
            counted.finish()
            text = units.decode("utf-16-le", "surrogatepass")
            assert counted.text == text
            true = text.replace("\n", newline)
            for encoding in chosen:
                expected = len(encoding.encode_ordinary(true))
                assert counted.tokens(encoding.name) == expected, (encoding.name, true)
            seamed += any(chunk.seam for chunk in counted._chunks)
            edits -= 1
    return seamed


# Seams

SHORT = [
    *"azslBé'/!- \t\n\r1中ก😀\u0301\0\u00a0\u3000",
    "ab", "=.", "12", "aB", " \n", " \t", "'s", "'ll",
]  # fmt: skip


def seams_of_runs(rng, every, texts):
    """Each place in random runs where tokens may be cut, compared with the whole."""
    for _ in range(texts):
        runs = [rng.choice(SHORT) * rng.choice([1, 2, 5, 9, 16, 17]) for _ in range(4)]
        text, newline = "".join(runs[: rng.randrange(1, 5)]), rng.choice(["\n", "\n", "\r\n", "\r"])
        for encoding in every:
            of_whole = encode(encoding, text, newline)
            places = range(1, len(text))
            for at in (at for at in places if seams.is_place(text, at, newline, [encoding])):
                left, right = (encode(encoding, t, newline) for t in (text[:at], text[at:]))
                if whole.joins(encoding, left[-1], right[0]):
                    assert left + right == of_whole, (encoding.name, text[:at], text[at:])


def encode(encoding, text, newline):
    return encoding.encode_ordinary(text.replace("\n", newline))
