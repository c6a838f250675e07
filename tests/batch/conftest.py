import functools
import io
import json

import pytest
from samples import BOOK

from estimator.batch import counting
from estimator.observed import Observations
from estimator.store.store import Store
from estimator.tokens import vocab

cached_load = functools.cache(vocab.load)


@pytest.fixture(scope="session")
def observed(tmp_path_factory):
    """No bills."""
    store = Store.open(tmp_path_factory.mktemp("batch") / "data.db")
    yield Observations(store)
    store.close()


@pytest.fixture(scope="session")
def count(observed):
    """Counts lines: objects, texts or bytes."""

    def count_lines(*lines, **options):
        data = b"\n".join(map(as_bytes, lines))
        options = {"encoding_of": cached_load} | options
        return counting.count(io.BytesIO(data), BOOK, observed, **options)

    return count_lines


def as_bytes(line):
    if isinstance(line, bytes):
        return line
    return (line if isinstance(line, str) else json.dumps(line)).encode()
