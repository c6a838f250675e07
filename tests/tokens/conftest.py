import functools

import pytest
import tiktoken

from estimator.tokens import vocab


@functools.cache
def real(name):
    return vocab.load(name)


@functools.cache
def every_pair(name):
    """An encoding with the pattern of a real one, in which any two bytes merge: a cut inside a
    piece changes the count wherever it leaves an odd number of bytes, so no wrong cut hides."""
    single = [bytes([b]) for b in range(256)]
    pairs = [a + b for a in single for b in single]
    ranks = {token: rank for rank, token in enumerate(single + pairs)}
    pattern = vocab.vocabulary(name).pattern
    return tiktoken.Encoding(
        f"every_pair_{name}", pat_str=pattern, mergeable_ranks=ranks, special_tokens={}
    )


NAMES = ["r50k_base", "cl100k_base", "deepseek_v3", "tekken", "o200k_base"]


@pytest.fixture(scope="session")
def encodings():
    return [real(name) for name in NAMES]


@pytest.fixture(scope="session")
def pair_encodings():
    return [every_pair(name) for name in NAMES]
