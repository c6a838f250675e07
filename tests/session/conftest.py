from functools import cache

import pytest
from samples import BOOK, NOW
from starts import go_on

from estimator.session import Session
from estimator.store.store import Store
from estimator.tokens import vocab

load = cache(vocab.load)


@pytest.fixture
def store():
    made = Store.in_memory()
    yield made
    made.close()


@pytest.fixture(scope="session")
def o200k():
    return load("o200k_base")


@pytest.fixture
def begin(store):
    """Begins a session that has its vocabularies."""

    def begun(shipped=BOOK, kept=store):
        made = Session(shipped, kept, lambda: NOW)
        for name in ("o200k_base", "cl100k_base"):
            made.add_encoding(load(name))
        go_on(made)
        return made

    return begun


@pytest.fixture
def session(begin):
    return begin()
