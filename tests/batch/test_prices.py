"""What a batch file costs: by hand, and as so many requests priced alone."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from batch_lines import chat, embedding, line
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import BOOK, NOW, card

from estimator.batch import prices
from estimator.batch.lines import MODERATIONS
from estimator.batch.report import Size
from estimator.pricing import money
from estimator.pricing.book import BookError, RateBook
from estimator.pricing.tariff import Tariff
from estimator.pricing.usage import UsageError
from estimator.tokens.parts import Basis, Part

COUNTS = st.integers(0, 3000)


def size(tokens, most_output=None, answers=1, *, off=0, image=0):
    basis = Basis.ESTIMATE if off else Basis.DOCUMENTED
    parts = [Part("text", "", "", tokens, max(tokens - off, 0), tokens + off, basis)]
    if image:
        parts.append(Part("image", "", "", image, image, image, Basis.ESTIMATE))
    return Size(tuple(parts), most_output, answers)


def tariff(**rates):
    return Tariff(card(**rates), BOOK.meters, "USD")


def billed(count, *lines, output=100, book=BOOK):
    return prices.billed(count(*lines), book, NOW, output)


def test_a_batch_by_hand(count):
    """gpt-4o-mini: $0.15 in and $0.60 out a million; half of it in a batch."""
    found = billed(count, chat("1", "Hello world"), chat("2", "Hello world", max_tokens=40))
    tokens = 2 * (3 + 1 + 2 + 3)
    standard = Decimal(tokens) * Decimal("0.15") + 140 * Decimal("0.60")
    assert found.currency == "USD"
    assert found.standard.expected.likely == standard / 1_000_000
    assert found.batch.expected.likely == standard / 2_000_000
    assert found.batch.output == 140
    assert found.batch.most is None  # the first may answer at any length
    (group,) = found.groups
    assert (group.batch, group.problem) == (found.batch, None)
    assert group.card.service_tier == "batch"


def test_the_most_that_it_may_cost(count):
    found = billed(count, chat("1", "a", max_tokens=400), chat("2", "a", max_tokens=40, n=2))
    output = Decimal("0.30") / 1_000_000
    assert found.batch.output == 100 + 80
    assert found.batch.most.likely - found.batch.expected.likely == 300 * output


def test_what_has_no_price_has_none(count):
    """No batch price of embeddings is in the book."""
    found = billed(count, embedding("1", "a b"))
    (group,) = found.groups
    assert group.batch is found.batch is None
    assert isinstance(group.problem, BookError)
    assert group.problem.kind == "tier-not-sold"
    assert found.standard.expected.likely == 2 * Decimal("0.02") / 1_000_000
    assert (found.standard.output, found.standard.most) == (0, found.standard.expected)


@pytest.mark.parametrize("other", [chat("2", "a", model="who-knows"), {"custom_id": "2"}])
def test_a_sum_is_of_those_with_a_price(count, other):
    found = billed(count, chat("1", "a"), other)
    assert (found.groups[1].batch, found.groups[1].problem) == (None, None)
    assert found.batch == found.groups[0].batch
    assert found.standard == found.groups[0].standard
    assert found.batch.requests == 1


def test_sums_may_be_of_more_requests_one_by_one_than_as_a_batch(count):
    found = billed(count, chat("1", "a", max_tokens=5), embedding("2", "a"), chat("3", "a"))
    assert found.batch == found.groups[0].batch
    assert (found.batch.requests, found.standard.requests) == (2, 3)
    parts = [group.standard.expected.likely for group in found.groups]
    assert found.standard.expected.likely == sum(parts)
    assert found.standard.most is None
    limited = billed(count, chat("1", "a", max_tokens=5), embedding("2", "a"))
    assert limited.standard.most == limited.standard.expected
    assert limited.standard.output == 5


def test_currencies_are_not_added(count):
    providers = dict(BOOK.shipped_providers)
    providers["deepseek"] = replace(providers["deepseek"], currency="CNY")
    book = RateBook(BOOK.shipped_meters, providers)
    found = billed(count, chat("1", "a"), chat("2", "a", model="deepseek-chat"), book=book)
    assert all(group.standard for group in found.groups)
    assert (found.currency, found.batch, found.standard) == ("", None, None)


def test_nothing_costs_nothing_known(count):
    assert billed(count, "") == prices.Bill((), "", None, None)


def test_what_a_model_does_not_sell(count):
    found = billed(count, line("1", MODERATIONS, "omni-moderation-latest", input="a"))
    assert found.groups[0].batch is None


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(
        st.builds(size, COUNTS, st.none() | st.integers(1, 300), st.integers(1, 3),
                  off=st.integers(0, 5), image=st.integers(0, 20)),
        st.integers(1, 4),
        max_size=5,
    ),
    st.integers(0, 500),
    st.booleans(),
)  # fmt: skip
def test_many_requests_cost_what_they_cost_one_by_one(sizes, output, has_images):
    rates: dict[str, Any] = {
        "input_tokens": ("2.5", {1000: "5"}),
        "output_tokens": ("10", {1000: "15"}),
    }
    if has_images:
        rates["input_image_tokens"] = "7"
    priced_by = tariff(**rates)
    found = prices.price(sizes, priced_by, output)
    expected, most, tokens = [Decimal(0)] * 3, [Decimal(0)] * 3, 0
    for each, count in sizes.items():
        limit = each.most_output
        likely = min(output, limit or output) * each.answers
        tokens += count * likely
        for n, column in enumerate(("tokens", "low", "high")):
            used = {"input_tokens": Decimal(sum(getattr(part, column) for part in each.parts))}
            if has_images:
                pictures = [getattr(p, column) for p in each.parts if p.kind == "image"]
                used["input_image_tokens"] = Decimal(sum(pictures))
            for sums, answers in ((expected, likely), (most, (limit or 0) * each.answers)):
                total = priced_by.quote({**used, "output_tokens": Decimal(answers)}).total
                sums[n] = money.plus(sums[n], total * count)
    costs = found.expected
    assert [costs.likely, costs.low, costs.high] == expected
    assert found.output == tokens
    if any(each.most_output is None for each in sizes):
        assert found.most is None
    else:
        assert [found.most.likely, found.most.low, found.most.high] == most


@pytest.mark.parametrize(("tokens", "rate"), [(999, 2), (1000, 2), (1001, 5)])
def test_a_tier_is_judged_by_each_request(tokens, rate):
    priced_by = tariff(input_tokens=("2", {1000: "5"}), output_tokens="0")
    found = prices.price({size(tokens): 3, size(10): 1}, priced_by, 0)
    assert found.expected.likely == Decimal(3 * tokens * rate + 20) / 1_000_000


def test_a_model_that_sells_no_output_answers_nothing():
    found = prices.price({size(5): 2}, tariff(input_tokens="1"), 800)
    assert (found.output, found.most) == (0, found.expected)


def test_what_has_no_rate_is_said():
    with pytest.raises(UsageError):
        prices.price({size(5): 1}, tariff(output_tokens="1"), 800)
