"""The same time in several exports counts once."""

import json
from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from usage_logs import DAY, NOON, log_of, used

MIDNIGHT = NOON - DAY // 2
HOUR = 3_600


def buckets(*rows):
    """A page of OpenAI's: (start, seconds, result)."""
    return json.dumps({"data": [
        {"object": "bucket", "start_time": start, "end_time": start + length, "results": [result]}
        for start, length, result in rows
    ]})  # fmt: skip


def usage(tokens=1000, model="gpt-5.4", **more):
    return {"input_tokens": tokens, "output_tokens": 0, "num_model_requests": 1, "model": model,
            "project_id": None, **more}  # fmt: skip


def cost(amount, item="gpt-5.4, input", **more):
    return {"amount": {"value": amount, "currency": "usd"}, "line_item": item, **more}


def tokens(*files):
    """What all orders of the files come to: tokens, copied rows, covered rows."""
    found = set()
    for order in permutations(files):
        log = log_of(*order)
        total = sum(each["input_tokens"] for each in used(log.exported).values())
        found.add((total, log.found.copied_rows, log.found.covered_rows))
    (only,) = found
    return only


DAILY = buckets((MIDNIGHT, DAY, usage(2400)))
HOURLY = buckets(*((MIDNIGHT + n * HOUR, HOUR, usage(100)) for n in range(24)))
AS_TABLE = (
    "start_time,end_time,start_time_iso,end_time_iso,project_id,num_model_requests,model,batch,"
    f"service_tier,input_tokens,output_tokens\n{MIDNIGHT},{MIDNIGHT + DAY},"
    "2026-11-23T00:00:00+00:00,2026-11-24T00:00:00+00:00,,1.0,gpt-5.4,FALSE,default,2400.0,0\n"
)


def test_the_same_rows_in_another_form_count_once():
    assert tokens(DAILY, AS_TABLE) == (2400, 1, 0)
    assert tokens(DAILY, AS_TABLE, DAILY) == (2400, 2, 0)
    twice = AS_TABLE + AS_TABLE.splitlines()[1]
    assert tokens(DAILY, twice) == (4800, 1, 0)


def test_of_days_and_hours_the_days_count():
    assert tokens(DAILY, HOURLY) == (2400, 0, 24)
    later = buckets((MIDNIGHT + DAY, HOUR, usage(7)), (MIDNIGHT - HOUR, HOUR, usage(5)))
    assert tokens(DAILY, later) == (2412, 0, 0)  # just before it and after it
    straddling = buckets((MIDNIGHT + DAY - 1, HOUR, usage(7)))
    assert tokens(DAILY, straddling) == (2400, 0, 1)
    month = buckets((MIDNIGHT - 100 * DAY, 200 * DAY, usage(9)))
    assert tokens(month, buckets((MIDNIGHT - 99 * DAY, DAY, usage(1)))) == (9, 0, 1)


@pytest.mark.parametrize(
    ("more", "covered"),
    [
        ({"project_id": "a"}, 1), ({"api_key_id": "k"}, 1), ({"user_id": "u"}, 1),
        ({"service_tier": "flex"}, 1), ({"model": "o3"}, 0), ({}, 0),
    ],
)  # fmt: skip
def test_what_is_parted_otherwise_is_covered(more, covered):
    """The same bucket of the same things is another's, whose numbers differ."""
    other = buckets((MIDNIGHT, DAY, usage(50, **more)))
    assert tokens(DAILY, other) == (2450 - 50 * covered, 0, covered)


def test_projects_beside_each_other_all_count():
    one, other = (buckets((MIDNIGHT, DAY, usage(5, project_id=name))) for name in "ab")
    assert tokens(one, other) == (10, 0, 0)
    hours = buckets((MIDNIGHT, HOUR, usage(3, project_id="c")))
    assert tokens(one, hours) == (8, 0, 0)


def test_what_nobody_is_known_to_write_is_told_apart_by_each_cell():
    head = "date,model,input_tokens,team\n"
    one, other = (f"{head}2026-11-23,gpt-5.4,9,{team}\n" for team in "ab")
    assert tokens(one, other) == (18, 0, 0)
    assert tokens(one, one) == (9, 1, 0)


def test_costs_in_several_forms_and_parts_are_billed_once():
    table = (
        "start_time,end_time,start_time_iso,end_time_iso,amount_value,amount_currency,line_item\n"
        f"{MIDNIGHT},{MIDNIGHT + DAY},2026-11-23T00:00:00Z,2026-11-24T00:00:00Z,2.00000,usd,"
        '"gpt-5.4, input"\n'
    )
    page = buckets((MIDNIGHT, DAY, cost(2.0)))
    totals = buckets((MIDNIGHT, DAY, cost(2.0, None)))
    euros = buckets((MIDNIGHT, DAY, {"amount": {"value": 2, "currency": "eur"}}))
    for files in permutations((page, table)):
        (line,) = log_of(*files).bill
        assert (line.amount, line.error) == (2, Decimal("0.000005"))  # as the table has it
    for files in permutations((page, totals)):
        log = log_of(*files)
        assert [(line.amount, line.item) for line in log.bill] == [(2, "")]
        assert log.found.covered_rows == 1
    assert len(log_of(page, euros).bill) == 2


def test_a_row_of_nothing_is_none():
    log = log_of("start_time,model,input_tokens,num_model_requests\n1,,0,0\n", DAILY)
    assert (log.found.exported, log.found.bad) == (1, 0)


ROWS = st.lists(
    st.tuples(st.integers(0, 3), st.sampled_from([HOUR, DAY]), st.integers(1, 3),
              st.sampled_from(["", "a", "b"])), max_size=6,
)  # fmt: skip


@settings(max_examples=60)
@given(st.lists(ROWS, min_size=2, max_size=3))
def test_the_order_of_the_files_does_not_matter(files):
    written = [
        buckets(*((MIDNIGHT + n * HOUR, length, usage(count, project_id=whose or None))
                  for n, length, count, whose in rows))
        for rows in files
    ]  # fmt: skip
    written = [each for each, rows in zip(written, files, strict=True) if rows]
    if written:
        tokens(*written)
