"""Packed ranks: whatever the tokens are, they come back, and in the order of tiktoken's table."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from estimator import resources
from estimator.tokens import ranks, vocab

# Many of the bytes that separators are made of.
TOKENS = st.binary(min_size=1, max_size=40) | st.lists(
    st.sampled_from([b"\xff", b"\xfe", b"\xff\xfe", b"\n", b"a"]), min_size=1, max_size=4
).map(b"".join)


@given(st.dictionaries(TOKENS, st.integers(0, 2**32 - 1), min_size=1, max_size=30))
def test_any_ranks_come_back(given_ranks):
    assert ranks.unpack(ranks.pack(given_ranks)) == given_ranks


def test_tokens_of_every_two_bytes_but_one_leave_that_as_the_separator():
    """No token may hold or end in what its separator begins with, or it would be cut wrong."""
    free = b"\xff\xf0"
    every = {bytes([a, b]): 256 * a + b for a in range(256) for b in range(256)}
    del every[free]
    packed = ranks.pack(every)
    assert packed[4 + 4 * len(every) :][:2] == free
    assert ranks.unpack(packed) == every


def test_ranks_are_read_on_a_machine_of_either_byte_order(monkeypatch):
    packed = ranks.pack({b"a": 0x01020304})
    swapped = packed[4:8][::-1]
    monkeypatch.setattr(sys, "byteorder", "big")
    assert list(ranks._integers(swapped)) == [0x01020304]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", 17606491139363777937),
        (b"\0", 5448590020104574886),
        (b"\1", 5922447956811044110),
        (b"uwu", 7168164714682931527),
        (b"These are some bytes for testing rustc_hash.", 2349210501944688211),
    ],
)
def test_the_hash_is_the_one_of_tiktokens_table(data, expected):
    """The values are those of rustc-hash's own tests."""
    assert ranks._rotated(ranks._digest(data)) == expected


@pytest.mark.parametrize(
    ("tokens", "size"), [(8, 16), (14, 16), (15, 32), (28, 32), (29, 64), (199_998, 262_144)]
)
def test_the_table_is_filled_to_seven_eighths(tokens, size):
    assert ranks._table_size(tokens) == size


def test_the_bundled_tokens_stand_in_the_order_of_the_table():
    packed = resources.path("vocab", vocab.vocabulary("cl100k_base").packed).read_bytes()
    places = [ranks._table_hash(token) % 131_072 for token in ranks.unpack(packed)]
    assert places == sorted(places)
