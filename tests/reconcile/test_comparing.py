"""A log against a bill, and why they differ."""

import json
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from usage_logs import DAY, NOON, chat, log_of, message, reading

from estimator.pricing import money
from estimator.reconcile.causes import (
    CLASS,
    COPIES,
    LONG,
    RATE,
    REGION,
    RETRIES,
    UNCACHED,
    Cause,
)
from estimator.reconcile.comparing import (
    NO_PRICE,
    NOT_BILLED,
    NOT_IN_LOG,
    ROUNDING,
    UNEXPLAINED,
    compare,
    typed,
    used,
)
from estimator.reconcile.priced import cost

CENT = Decimal("0.005")
FINE = Decimal("0.0000000005")


def many(count=40, start=0, **more):
    return [chat(f"{start + n}", total=50_000, output=2_000, **more) for n in range(count)]


def against(lines, *amounts):
    """The comparison of a log with typed amounts."""
    made = reading(lines)
    log = made.close()
    bill = [line for amount in amounts for line in typed(Decimal(amount), FINE)]
    return compare(log, bill, made.sales)


def reasons(found):
    return [(cause.kind, cause.detail, cause.model) for cause in found.causes()]


def dollars(lines):
    return cost(log_of(lines).cells)


def ways(found):
    """The kinds of each cause and of those that it may be as well."""
    return [[each.kind for each in (cause, *cause.others)] for cause in found.causes()]


def test_of_causes_that_come_to_the_same_all_are_named():
    lines = [chat("a", total=400_000, output=0)]  # $2.00; a short one, or half the price: $1.00
    found = against(lines, "1.00")
    assert ways(found) == [[CLASS, LONG]]
    assert found.causes()[0].amount == Decimal("-1.00")
    copied = [chat("a", total=1000, output=100)] * 2
    assert ways(against(copied, "0.008")) == [[COPIES, CLASS]]  # priority costs as much again


def test_the_same_of_several_models_is_named_of_each():
    lines = [
        chat("a"),
        chat("a"),
        chat("b", "gpt-5.4-2026-03-05", created=NOON + DAY),
        chat("c", "o3", total=1000, output=250),
        chat("c", "o3", total=1000, output=250),
    ]
    found = against(lines, "0.016")  # o3: $2 + $8 a million: $0.004 too
    (cause,) = found.causes()
    named = [(each.kind, each.model) for each in (cause, *cause.others)]
    assert (COPIES, "gpt-5.4") in named
    assert (COPIES, "o3") in named


def test_of_two_causes_each_may_be_another_as_well():
    lines = [chat("a", total=400_000, output=0),
             chat("b", "o3", total=100_000, output=0, usage={
                 "prompt_tokens_details": {"cached_tokens": 60_000}})]  # fmt: skip
    priced = dollars(lines)
    full = Decimal("0.2") - dollars(lines[1:])
    found = against(lines, priced - 1 + full)
    assert ways(found) == [[CLASS, LONG], [UNCACHED]]


def test_each_day_is_added_to_the_same_causes():
    lines = [chat(f"{day}", total=400_000, output=0, created=NOON + day * DAY) for day in range(2)]
    found = compared(lines, *((day, "gpt-5.4, input", 1) for day in range(2)))
    assert ways(found) == [[CLASS, LONG]]
    assert [each.amount for each in (found.causes()[0], *found.causes()[0].others)] == [-2, -2]


# One amount for all of it


def test_what_agrees_needs_no_cause():
    found = against(many(), dollars(many()))
    assert (found.priced, found.billed, found.causes()) == (found.billed, found.priced, [])


@pytest.mark.parametrize(
    ("amount", "kinds"),
    [("6.20", []), ("6.205", [ROUNDING]), ("6.1950000001", [ROUNDING]), ("6.2051", [UNEXPLAINED])],
)
def test_up_to_half_a_cent_is_rounding(amount, kinds):
    made = reading(many())
    log = made.close()
    assert cost(log.cells) == Decimal("6.2")
    found = compare(log, typed(Decimal(amount), CENT), made.sales)
    assert [kind for kind, _, _ in reasons(found)] == kinds


@pytest.mark.parametrize("tier", ["batch", "flex", "priority"])
def test_another_class_was_billed(tier):
    found = against(many(), dollars(many(service_tier=tier)))
    same = "fast, priority" if tier == "priority" else "batch, flex"
    assert [
        (kind, sorted(detail.split(", ")), model) for kind, detail, model in reasons(found)
    ] == [(CLASS, same.split(", "), "gpt-5.4")]
    assert found.differences[0].amount == found.causes()[0].amount


def test_a_batch_was_billed_as_standard():
    assert reasons(against(many(service_tier="batch"), dollars(many()))) == [
        (CLASS, "standard", "gpt-5.4")
    ]


def test_what_was_cached_was_billed_in_full():
    cached = {"prompt_tokens_details": {"cached_tokens": 40_000}}
    assert reasons(against(many(usage=cached), dollars(many()))) == [(UNCACHED, "", "gpt-5.4")]


def test_older_and_newer_rates_were_billed():
    def at(day):
        second = int(datetime(2026, 8, day, 12, tzinfo=UTC).timestamp())
        return many(model="gpt-5.6-sol", created=second)

    assert reasons(against(at(25), dollars(at(15)))) == [(RATE, "", "gpt-5.6-sol")]
    assert reasons(against(at(15), dollars(at(25)))) == [(RATE, "2026-08-21", "gpt-5.6-sol")]


def test_copies_were_billed_too():
    lines = [*many(), *many(7)]
    assert reasons(against(lines, dollars(many()) + dollars(many(7)))) == [(COPIES, "", "gpt-5.4")]


def test_retries_were_not_billed():
    first = [{"request": {"client_request_id": str(n)}, "response": each}
             for n, each in enumerate(many(5))]  # fmt: skip
    again = [{**each, "response": {**each["response"], "id": "again" + str(n)}}
             for n, each in enumerate(first)]  # fmt: skip
    found = against([*first, *again], dollars(many(5)))
    assert reasons(found) == [(RETRIES, "", "gpt-5.4")]
    assert found.causes()[0].amount == -dollars(many(5))


def test_a_regions_uplift_was_billed():
    found = against(many(), dollars(many()) * Decimal("1.1"))
    assert reasons(found) == [(REGION, "eu, us", "gpt-5.4")]


def test_long_requests_were_billed_as_short_ones():
    lines = [chat(str(n), total=300_000) for n in range(4)]
    short = 4 * (Decimal("0.75") + Decimal("0.0015"))
    assert reasons(against(lines, short)) == [(LONG, "", "gpt-5.4")]


def test_two_causes_together():
    lines = [*many(), *many(9)]
    billed = dollars(many(service_tier="batch")) + dollars(many(9))
    assert {kind for kind, _, _ in reasons(against(lines, billed))} == {CLASS, COPIES}
    two = [*many(), *many(30, start=100, model="gpt-5.4-mini")]
    billed = dollars(many(service_tier="priority")) + dollars(
        many(30, start=100, model="gpt-5.4-mini", service_tier="batch")
    )
    assert {(kind, model) for kind, _, model in reasons(against(two, billed))} == {
        (CLASS, "gpt-5.4"), (CLASS, "gpt-5.4-mini"),
    }  # fmt: skip
    all_of_them = dollars(many(service_tier="batch")) + dollars(
        many(30, start=100, model="gpt-5.4-mini", service_tier="batch")
    )
    assert reasons(against(two, all_of_them)) == [(CLASS, "batch, flex", "")]


def test_what_nothing_accounts_for_is_said_to_be_so():
    found = against(many(), "99.99")
    assert found.causes() == [
        Cause(UNEXPLAINED, "", "", money.minus(Decimal("99.99"), Decimal("6.2")))
    ]


def test_what_a_cause_leaves_is_rounding():
    made = reading(many())
    log = made.close()
    billed = dollars(many(service_tier="batch")) + Decimal("0.004")
    found = compare(log, typed(billed, CENT), made.sales)
    assert [kind for kind, _, _ in reasons(found)] == [CLASS, ROUNDING]
    assert money.total(cause.amount for cause in found.causes()) == found.differences[0].amount


# Bills with days and models

COSTS = {"object": "bucket"}


def bill(*lines):
    """A page of OpenAI's costs: (day, item, amount)."""
    return [
        {**COSTS, "start_time": NOON - DAY // 2 + day * DAY,
         "results": [{"amount": {"value": float(amount), "currency": currency}, "line_item": item}]}
        for day, item, amount, currency in ((*line, "usd")[:4] for line in lines)
    ]  # fmt: skip


def compared(lines, *billed):
    made = reading(lines, bill(*billed))
    log = made.close()
    return compare(log, log.bill, made.sales)


def drawn(found):
    return [
        (each.day.day if each.day else None, each.model, each.meter,
         [cause.kind for cause in each.causes])
        for each in found.differences
    ]  # fmt: skip


def test_each_day_and_model_is_compared():
    lines = [*many(), *many(40, 100, created=NOON + DAY), *many(40, 200, model="gpt-5.4-mini")]
    found = compared(
        lines,
        (0, "gpt-5.4-2026-03-05, input", 5.0), (0, "gpt-5.4-2026-03-05, output", 1.2),
        (1, "gpt-5.4, input", 3.1),
        (0, "gpt-5.4-mini, input", 1.5), (0, "gpt-5.4-mini, output", 0.36),
        (2, "gpt-5.4, input", 0.5), (0, "gpt-9, input", 0.7),
    )  # fmt: skip
    assert drawn(found) == [
        (23, "gpt-9", "", [NOT_IN_LOG]),
        (23, "gpt-5.4", "", []),
        (23, "gpt-5.4-mini", "", []),
        (24, "gpt-5.4", "", [CLASS]),
        (25, "gpt-5.4", "", [NOT_IN_LOG]),
    ]
    assert money.plus(found.priced, money.total(c.amount for c in found.causes())) == found.billed


def test_what_has_no_price_and_what_was_not_billed():
    lines = [chat("a", "nobody's"), chat("b"), chat("c", "o3")]
    found = compared(lines, (0, "nobody's, input", 4), (0, "gpt-5.4, input", 0.004))
    assert drawn(found) == [
        (23, "nobody's", "", [NO_PRICE]),
        (23, "gpt-5.4", "", []),
        (23, "o3", "", [NOT_BILLED]),
    ]


def test_searches_that_are_billed_for_all_models_are_compared_apart():
    answer = chat("r", total=1000, output=0)
    answer["output"] = [{"type": "web_search_call"}] * 3
    only = {**answer, "id": "s", "model": "o3", "usage": {"prompt_tokens": 0}}
    found = compared(
        [answer, only], (0, "gpt-5.4, input", 0.0025), (0, "web search tool calls", 0.06)
    )
    assert drawn(found) == [(23, "", "web_searches", []), (23, "gpt-5.4", "", [])]
    together = compared([answer, only], (0, "", 0.0625))
    assert drawn(together) == [(23, "", "", [])]
    storage = compared([answer], (0, "gpt-5.4, input", 0.0325), (0, "vector storage", 0.2))
    assert drawn(storage) == [(23, "", "vector storage", [NOT_IN_LOG]), (23, "gpt-5.4", "", [])]


def test_without_a_bill_there_is_nothing_to_compare():
    made = reading([chat()])
    log = made.close()
    found = compare(log, [], made.sales)
    assert (found.billed, found.currency, drawn(found)) == (
        0,
        "USD",
        [(None, "", "", [NOT_BILLED])],
    )


def test_of_a_provider_with_a_log_the_export_does_not_count_again():
    result = {"input_tokens": 1000, "output_tokens": 9, "num_model_requests": 1, "model": "o3"}
    bucket = {"object": "bucket", "start_time": NOON, "results": [result]}
    log = log_of([chat("a")], json.dumps(bucket))
    assert [cell.sale.name for cell in used(log)] == ["gpt-5.4"]
    other = log_of([message()], json.dumps(bucket))
    assert [cell.sale.name for cell in used(other)] == ["claude-sonnet-4-5-20250929", "o3"]


def test_a_part_without_a_price_leaves_the_rest_to_be_compared():
    found = against([chat("a"), chat("b", "nobody's")], "0.004")
    assert (found.priced, reasons(found)) == (Decimal("0.004"), [])
    batch = against([chat("a"), chat("b", service_tier="scale")], "0.002")
    assert [kind for kind, _, _ in reasons(batch)] == [CLASS]
