import pytest
from oracles import NAMES, every_pair, real


@pytest.fixture(scope="session")
def encodings():
    return [real(name) for name in NAMES]


@pytest.fixture(scope="session")
def pair_encodings():
    return [every_pair(name) for name in NAMES]
