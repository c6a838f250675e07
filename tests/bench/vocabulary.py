"""Loading a vocabulary, against tiktoken's own from its cache on disk.

Of the 130 ms that o200k_base takes, 80 are tiktoken's constructor, 35 a dict of 200,000 tokens, 10
those tokens, 3 the file and its hash, 2 the largest rank. What is loaded is kept until the clock
has stopped: to free it takes 40 ms more.
"""

import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import tiktoken
from measure import Figure, alternating
from tiktoken import registry
from tiktoken_ext import openai_public

from estimator import resources
from estimator.tokens import vocab

TIMES = 10


@contextmanager
def tiktoken_cache(name: str) -> Iterator[None]:
    """A cache folder that has the file, so that tiktoken reads it and downloads nothing."""
    asked: list[str] = []

    def ask(url: str, **_kwargs: str) -> dict[bytes, int]:
        asked.append(url)
        return {}

    load, openai_public.load_tiktoken_bpe = openai_public.load_tiktoken_bpe, ask
    getattr(openai_public, name)()
    openai_public.load_tiktoken_bpe = load
    with tempfile.TemporaryDirectory() as folder:
        key = hashlib.sha1(asked[0].encode()).hexdigest()  # noqa: S324 - tiktoken's own key
        shutil.copy(resources.path("vocab", vocab.vocabulary(name).file), Path(folder) / key)
        os.environ["TIKTOKEN_CACHE_DIR"] = folder
        yield
        del os.environ["TIKTOKEN_CACHE_DIR"]


def loading(load: Callable[[], tiktoken.Encoding]) -> float:
    """Seconds until an encoding is there, without those in which it is freed."""
    start = time.perf_counter()
    loaded = load()
    seconds = time.perf_counter() - start
    assert loaded.n_vocab
    return seconds


def by_tiktoken(name: str) -> float:
    """Seconds of one uncached tiktoken.get_encoding."""
    registry.ENCODINGS.pop(name, None)
    return loading(lambda: tiktoken.get_encoding(name))


def figures() -> list[Figure]:
    """The largest vocabulary and the one before it."""
    found = []
    for name, goal in (("o200k_base", ("at least", 1.6)), ("cl100k_base", None)):
        with tiktoken_cache(name):
            ours, theirs = alternating(
                lambda name=name: loading(lambda: vocab.load(name)),
                lambda name=name: by_tiktoken(name),
                TIMES,
            )
        found.append(
            Figure(
                f"load {name}", ours, "tiktoken.get_encoding, cached", theirs, goal, inverse=True
            )
        )
    return found
