"""What a log costs: added up first, and to the last digit what its requests cost one by one."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from usage_logs import BOOK, DAY, NOON, chat, log_of, message, reading

from estimator.pricing import entries, money
from estimator.pricing.rates import RateKey
from estimator.reconcile.priced import MOST_NAMED, OTHERS, Unpriced, cost, price

MODELS = ("gpt-5.4", "gpt-5.6-sol", "o3", "claude-sonnet-4-5", "deepseek-chat", "gemini-2.5-pro")
SIZES = st.one_of(
    st.integers(0, 1_000), st.sampled_from([199_999, 200_000, 200_001, 271_999, 272_000, 272_001])
)


@st.composite
def requests(draw):
    total, output = draw(SIZES), draw(st.integers(0, 900))
    cached = draw(st.integers(0, total))
    details = {"cached_tokens": cached, "cache_write_tokens": draw(st.integers(0, total - cached))}
    return chat(
        draw(st.uuids()).hex,
        draw(st.sampled_from(MODELS)),
        total,
        output,
        created=NOON + draw(st.integers(-3 * DAY, 3 * DAY)),
        usage={"prompt_tokens_details": details},
        service_tier=draw(st.sampled_from(["default", "batch", "flex"])),
    )


def one_by_one(lines):
    """The slow oracle: a quote for each request; None where it has no price."""
    amounts = []
    for line in lines:
        (cell,) = log_of([line]).cells
        if cell.sale.tariff is None:
            continue
        usage = {meter: Decimal(total) for meter, total in cell.totals.items()}
        at = datetime.fromtimestamp(line["created"], UTC)
        tariff = BOOK.tariff(cell.sale.model, cell.sale.service_tier, at)
        amounts.append(tariff.quote(usage).total)
    return money.total(amounts)


@settings(max_examples=60)
@given(st.lists(requests(), min_size=1, max_size=8))
def test_a_log_costs_what_its_requests_cost(lines):
    log = log_of(lines)
    priced = price(log.cells)
    total = money.total(priced.totals().values())
    assert total == one_by_one(lines)
    assert total == money.total(each.line.amount for each in priced.sums())
    assert total == money.total(amount for _, _, amount in priced.days())
    counted = sum(cell.requests for cell in log.cells if cell.sale.tariff)
    assert counted + sum(each.requests for each in priced.unpriced) == len(lines)


@pytest.mark.parametrize(("tokens", "rate"), [(271_999, "2.5"), (272_000, "2.5"), (272_001, "5")])
def test_a_threshold_is_judged_for_each_request(tokens, rate):
    log = log_of([chat("a", total=tokens), chat("b", total=10)])
    rates = {
        each.line.charge.rate
        for each in price(log.cells).sums()
        if each.line.charge.meter[0] == "i"
    }
    assert rates == {Decimal("2.5"), Decimal(rate)}


def test_peak_hours_begin_at_their_minute():
    midnight = NOON - DAY // 2
    lines = [
        chat(str(minute), "deepseek-chat", created=midnight + minute * 60 + 59)
        for minute in (0, 29, 30, 989, 990)
    ]
    sums = price(log_of(lines).cells).sums()
    rates = {str(each.line.rate): each.line.quantity for each in sums if each.line.per}
    assert (rates["0.135"], rates["0.27"]) == (3_000, 2_000)


def test_rates_change_on_their_day():
    days = [datetime(2026, 8, day, 12, tzinfo=UTC) for day in (20, 21)]
    lines = [chat(str(d), "gpt-5.6-sol", created=int(d.timestamp())) for d in days]
    rates = [each.line.charge.rate for each in price(log_of(lines).cells).sums()]
    assert sorted(map(str, rates)) == ["20", "30", "4", "5"]


def test_what_has_no_price_is_listed():
    early = int(datetime(2026, 9, 1, tzinfo=UTC).timestamp())
    lines = [
        chat("a", "nobody's", 70, 7), chat("b", "nobody's", 30, 3),
        chat("c", service_tier="scale"), chat("d", created=early, service_tier="batch"),
        chat("e", "text-embedding-3-small"), chat("f", "somebody's"),
    ]  # fmt: skip
    priced = price(log_of(lines).cells)
    assert priced.unpriced == (
        Unpriced("gpt-5.4", "not-in-force", "batch", 1, 1000, 100),
        Unpriced("gpt-5.4", "tier-not-sold", "scale", 1, 1000, 100),
        Unpriced("nobody's", "unknown-model", "standard", 2, 100, 10),
        Unpriced("somebody's", "unknown-model", "standard", 1, 1000, 100),
        Unpriced("text-embedding-3-small", "no-rate", "output_tokens", 1, 1000, 100),
    )
    assert priced.entries == ()
    assert [cost(log_of([line]).cells) for line in lines] == [None] * 6


def test_without_requests_there_are_no_lines():
    priced = price(log_of([{"status_code": 500}]).cells)
    assert (priced.entries, priced.totals(), cost(())) == ((), {}, 0)


def test_an_uplift_of_a_region_is_charged():
    line = message(model="claude-opus-4-6", inference_geo="us")
    home = message(model="claude-opus-4-6")
    prices = [price(log_of([each]).cells).totals()["USD"] for each in (line, home)]
    assert prices[0] == prices[1] * Decimal("1.1")


# What is rounded up, or has a least amount, is priced request by request


def test_the_users_own_rates_count():
    key = RateKey("openai", "gpt-5.4", "standard", "", "input_tokens")
    own = entries.read({entries.rate_entry(key): entries.rate_value(Decimal(7))})
    log = reading([chat()], priced_by=BOOK.with_own(own)).close()
    assert price(log.cells).totals() == {"USD": Decimal("0.007") + Decimal("0.0015")}


def test_a_least_amount_is_charged_for_each_request():
    model = BOOK.find("container-1gb", "openai")
    lines = [chat(str(n), model.id, total=n % 2, output=0) for n in range(5)]
    made = reading(lines)
    log = made.close()
    assert {cell.is_alike for cell in log.cells} == {True}
    assert sum(cell.requests for cell in log.cells) == 5
    priced = price(log.cells)
    assert [each.reason for each in priced.unpriced] == ["no-rate"]
    assert priced.totals()["USD"] == Decimal("0.0075") * 3


def test_any_number_of_names_is_bounded(monkeypatch):
    monkeypatch.setattr("estimator.reconcile.sales._MOST_NAMES", 20)
    made = reading([chat(str(n), f"model-{n}", 10, 1) for n in range(300)])
    log = made.close()
    assert made.sales.model("gpt-5.4") is None
    unpriced = price(log.cells).unpriced
    assert len(unpriced) == MOST_NAMED + 1
    assert sum(each.requests for each in unpriced) == 300
    (others,) = [each for each in unpriced if each.name == OTHERS]
    assert (others.requests, others.input_tokens) == (100, 1_000)


def test_lines_of_equal_cost_stand_in_one_order():
    lines = [chat("a", total=600, output=0), chat("b", total=0, output=100, created=NOON + DAY)]
    cells = log_of(lines).cells  # $0.0015 each
    orders = {
        tuple((each.service_tier, each.line.meter) for each in price(some).sums())
        for some in (cells, cells[::-1])
    }
    assert len(orders) == 1
