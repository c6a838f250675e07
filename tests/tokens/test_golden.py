"""Published counts: the OpenAI cookbook's own."""

import hashlib
import json
from pathlib import Path

import pytest

from estimator.tokens import vocab, whole

DATA = Path(__file__).parents[1] / "data" / "strings.json"
CASES = json.loads(DATA.read_text(encoding="utf-8"))["cases"]


def test_the_data_are_the_ones_that_were_published():
    listed = (DATA.parent / "README.md").read_text(encoding="utf-8")
    assert hashlib.sha256(DATA.read_bytes()).hexdigest() in listed


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_published_count(case):
    encoding = vocab.load(case["encoding"])
    assert whole.count(encoding, case["text"]) == case["expected_tokens"]
    assert encoding.encode_ordinary(case["text"]) == case["expected_token_ids"]
