"""Whole requests with their exact cost, computed by genai-prices itself."""

import hashlib
import json
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from estimator.pricing import book, money
from estimator.pricing.book import BookError
from estimator.pricing.tariff import quote
from estimator.pricing.usage import UsageError, read_usage

DATA = Path(__file__).parents[1] / "data" / "pricing.json"
GOLDEN = json.loads(DATA.read_text(encoding="utf-8"))
BOOK = book.load()


def priced(case):
    usage = read_usage(case["usage"], BOOK.meters)
    model = BOOK.find(case["model"], case["provider"])
    card = BOOK.card(model, case["service_tier"], datetime.fromisoformat(case["at"]))
    return quote(usage, card, BOOK.meters, BOOK.providers[case["provider"]].currency)


def test_the_data_are_the_ones_that_were_computed():
    listed = (DATA.parent / "README.md").read_text(encoding="utf-8")
    assert hashlib.sha256(DATA.read_bytes()).hexdigest() in listed


@pytest.mark.parametrize("case", GOLDEN["cases"], ids=lambda case: case["id"])
def test_a_known_cost(case):
    answer = priced(case)
    assert answer.currency == "USD"
    assert money.plain_text(answer.total) == money.plain_text(Decimal(case["expected_usd"]))
    assert sum(line.amount for line in answer.lines) == answer.total
    assert all(line.exact for line in answer.lines)


@pytest.mark.parametrize("case", GOLDEN["invalid"], ids=lambda case: case["id"])
def test_a_request_to_refuse(case):
    with pytest.raises((UsageError, BookError)):
        priced(case)
