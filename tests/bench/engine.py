"""The engine alone: edits, pastes and giant pieces, against tiktoken's full encode of the text."""

import random
import time

from measure import Figure
from texts import code, prose

from estimator.tokens import vocab
from estimator.tokens.counter import TextCounter

EDITS, PASTES = 3000, 100


def loaded(text: str, encoding: object) -> TextCounter:
    """A counter that has counted a text."""
    counter = TextCounter()
    counter.add(encoding)  # type: ignore[arg-type]
    counter.replace(0, 0, text)
    counter.finish()
    return counter


def full(text: str, encoding: object, times: int) -> list[float]:
    """Seconds of tiktoken's faster full encode: the buffer that encode_to_numpy wraps."""
    core, samples = encoding._core_bpe, []  # type: ignore[attr-defined]
    for _ in range(times):
        start = time.perf_counter()
        core.encode_to_tiktoken_buffer(text, set())
        samples.append(time.perf_counter() - start)
    return samples


def edits(counter: TextCounter, inserted: str, times: int) -> list[float]:
    """Seconds of insertions at random places, each taken back untimed."""
    rng, samples = random.Random(1), []
    for _ in range(times):
        at = rng.randrange(counter.units)
        start = time.perf_counter()
        counter.replace(at, 0, inserted)
        samples.append(time.perf_counter() - start)
        counter.replace(at, len(inserted), "")
    return samples


def figures() -> list[Figure]:
    """Prose and code of three sizes, and three kinds of giant piece of 1 MB."""
    encoding, name = vocab.load("o200k_base"), "tiktoken's full encode"
    found = []
    for megabytes, goal in ((1, 400), (10, 3000), (100, 25_000)):
        for kind, make in (("code", code), ("prose", prose)):
            text = make(megabytes * 1_000_000)
            whole = full(text, encoding, 3 if megabytes < 100 else 1)
            counter = loaded(text, encoding)
            found.append(
                Figure(
                    f"one-character edit, {kind}, {megabytes} MB (p99)",
                    edits(counter, "x", EDITS),
                    name,
                    whole,
                    ("at least", goal),
                    inverse=True,
                    by=0.99,
                )
            )
            if megabytes == 10 and kind == "code":
                found.append(
                    Figure(
                        "10 KB paste into 10 MB",
                        edits(counter, text[5_000:15_000], PASTES),
                        name,
                        whole,
                        ("at least", 500),
                        inverse=True,
                    )
                )
    letters = "".join(random.Random(2).choices("abcdefghijklmnopqrstuvwxyz", k=1_000_000))
    for kind, text in (
        ("one letter", "a" * 1_000_000),
        ("letters", letters),
        ("spaces", " " * 990_000),
    ):
        whole = full(text, encoding, 3)
        samples = edits(loaded(text, encoding), text[0], 500)
        found.append(
            Figure(
                f"edit inside 1 MB of {kind} (p99)",
                samples,
                name,
                whole,
                ("at least", 100),
                inverse=True,
                by=0.99,
            )
        )
    return found
