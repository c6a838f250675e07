"""The sizes of input that a price is for: read as they are typed, never off by a factor."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from windows import INPUT, cell, drawn

from estimator.ui import language
from estimator.ui.rates_form import Form
from estimator.ui.rates_typed import TypedError, size

SIZE = 4


@pytest.mark.parametrize(
    ("typed", "tokens"),
    [
        ("272,000", 272_000),
        ("272.000", 272_000),
        ("272 000", 272_000),
        ("272'000", 272_000),
        ("300,000.00", 300_000),
        ("300.000,00", 300_000),
        ("1.500.000", 1_500_000),
        ("\uff17", 7),
    ],
)
def test_a_size_as_it_is_written(typed, tokens):
    assert size(typed) == tokens


@pytest.mark.parametrize("typed", ["200.5", "1.5", "1,5", "12,34", "1,2345", "0", "-5", "", "1e5"])
def test_what_is_no_size_is_refused(typed):
    with pytest.raises(TypedError) as caught:
        size(typed)
    assert caught.value.kind == "size"


def test_a_threshold_that_takes_itself_in_says_so(rates):
    assert [line.split(" | ")[3] for line in drawn(rates, "grok-4.20")][:2] == [
        "below 200,000",
        "from 200,000",
    ]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("300,000", "above 300,000"),
        ("\uff1e300000", "above 300,000"),
        ("above 300,000", "above 300,000"),
        ("> 300000", "above 300,000"),
        ("from 300,000", "from 300,000"),
        ("≥300.000", "from 300,000"),
        (">= 300 000", "from 300,000"),
    ],
)
def test_a_threshold_is_exclusive_or_inclusive_as_it_is_typed(rates, typed, shown):
    assert rates.model.setData(cell(rates, "gpt-5.4", SIZE, size="above 272,000"), typed)
    below = shown.replace("above", "up to").replace("from", "below")
    sizes = [line.split(" | ")[3] for line in drawn(rates, "gpt-5.4")]
    assert sizes[:2] == [below, shown]
    index = cell(rates, "gpt-5.4", SIZE, size=shown)
    assert index.data(Qt.ItemDataRole.EditRole) == shown


@pytest.mark.parametrize(
    ("typed", "first"),
    [("250,000", 250_000), ("from 250,000", 250_000), ("above 250,000", 250_001)],
)
def test_beside_thresholds_that_take_themselves_in(rates, typed, first):
    """A number alone stays what the row was; the price begins at just this many tokens."""
    assert rates.model.setData(cell(rates, "grok-4.20", SIZE, size="from 200,000"), typed)
    card = rates._session.book.find("grok-4.20", "x-ai").cards[0]
    tiers = card.rates["input_tokens"].tiers
    price = tiers[0].rate
    assert [tier.holds(Decimal(first)) for tier in tiers if tier.rate == price] == [True]
    assert not any(tier.holds(Decimal(first - 1)) for tier in tiers)


@pytest.mark.parametrize("typed", ["below 5", "up to 5", "about 5", "from", "≥", "5 6", "from -5"])
def test_what_is_no_threshold_is_said(rates, typed):
    index = cell(rates, "gpt-5.4", SIZE, size="above 272,000")
    assert rates.model.problem(index, typed).endswith("such as 272,000, or “from” and a number.")


def test_a_threshold_in_chinese(rates):
    language.apply("zh_CN")
    rates.model.retranslate()
    index = cell(rates, "gpt-5.4", SIZE, service_class="标准", size="超过 272,000")
    assert rates.model.setData(index, "300,000 起")
    assert "300,000 起" in [line.split(" | ")[3] for line in drawn(rates, "gpt-5.4")]
    index = cell(rates, "gpt-5.4", SIZE, service_class="标准", size="300,000 起")
    assert rates.model.setData(index, "超过 300,000")
    assert "超过 300,000" in [line.split(" | ")[3] for line in drawn(rates, "gpt-5.4")]


def test_a_size_beside_a_deleted_one_is_what_was_typed(rates):
    """The shipped card, whose sizes take themselves in, says of which kind a new one is."""
    size = cell(rates, "grok-4.3", SIZE, size="from 200,000")
    rates.table.setCurrentIndex(size)
    rates.commands.actions["delete"].trigger()
    rates.table.setCurrentIndex(cell(rates, "grok-4.3", SIZE))
    rates.commands.actions["add_size"].trigger()
    (form,) = (form for form in rates.findChildren(Form) if form.isVisible())
    form.inputs["size"].setText("above 300,000")
    form.buttons.buttons()[0].click()
    assert [line.split(" | ")[3] for line in drawn(rates, "grok-4.3")][:2] == [
        "up to 300,000",
        "above 300,000",
    ]
    index = cell(rates, "grok-4.3", INPUT, size="above 300,000")
    assert rates.model.setData(index, "9")
    book = rates._session.book
    tariff = book.tariff(
        book.find("grok-4.3", "x-ai"), "standard", datetime(2026, 11, 24, tzinfo=UTC)
    )
    costs = [tariff.quote({"input_tokens": Decimal(n)}).lines[0].rate for n in (300_000, 300_001)]
    assert costs == [Decimal("1.25"), 9]
