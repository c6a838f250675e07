"""Loading a vocabulary, against tiktoken's own from its cache on disk."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import tiktoken
from measure import Figure, alternating, timed
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


def by_tiktoken(name: str) -> float:
    """Seconds of one uncached tiktoken.get_encoding."""
    registry.ENCODINGS.pop(name, None)
    return float(timed(lambda: tiktoken.get_encoding(name)))


def figures() -> list[Figure]:
    """The largest vocabulary and the one before it."""
    found = []
    for name in ("o200k_base", "cl100k_base"):
        with tiktoken_cache(name):
            ours, theirs = alternating(
                lambda name=name: timed(lambda: vocab.load(name)),
                lambda name=name: by_tiktoken(name),
                TIMES,
            )
        found.append(
            Figure(f"load {name}", ours, "tiktoken.get_encoding, cached", theirs, inverse=True)
        )
    return found
