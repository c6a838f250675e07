"""Exports of usage and costs, as providers write them: CSV, and pages of JSON."""

import json
from decimal import Decimal

import pytest
from usage_logs import DAY, NOON, chat, log_of, reasons, used

from estimator.reconcile.bills import amount, item_of
from estimator.reconcile.columns import ROLES, columns
from estimator.reconcile.record import RecordError

MIDNIGHT = NOON - DAY // 2
OPENAI_USAGE = (
    "start_time,end_time,start_time_iso,end_time_iso,project_id,num_model_requests,user_id,"
    "api_key_id,model,batch,service_tier,input_tokens,output_tokens,input_cached_tokens,"
    "input_uncached_tokens,input_text_tokens,output_text_tokens,input_cached_text_tokens,"
    "input_audio_tokens,input_cached_audio_tokens,output_audio_tokens,input_image_tokens,"
    "input_cached_image_tokens,output_image_tokens"
)
ANTHROPIC_USAGE = (
    "usage_date_utc,model_version,api_key,workspace,usage_type,context_window,"
    "usage_input_tokens_no_cache,usage_input_tokens_cache_write_5m,"
    "usage_input_tokens_cache_write_1h,usage_input_tokens_cache_read,usage_output_tokens,"
    "web_search_count,inference_geo,speed"
)
ANTHROPIC_COST = (
    "usage_date_utc,model,workspace,api_key,usage_type,context_window,token_type,cost_usd,"
    "list_price_usd,cost_type,inference_geo,speed"
)


def table(header, *rows):
    return "\n".join((header, *rows)) + "\n"


def openai_row(batch="FALSE", figures="59200.0,10646.0,5760.0,53440.0", audio="100.0,50.0,20.0"):
    rest = f"53440.0,10646.0,5760.0,{audio},0.0,0.0,0.0"
    times = f"{MIDNIGHT},{MIDNIGHT + DAY},2026-11-23T00:00:00+00:00,2026-11-24T00:00:00+00:00"
    return f"{times},proj,10.0,user,key,gpt-5.4-2026-03-05,{batch},default,{figures},{rest}"


def test_openais_usage_as_csv():
    empty = f"{MIDNIGHT},1,2026-11-24T00:00:00+00:00,2026-11-25T00:00:00+00:00" + "," * 20
    log = log_of(table(OPENAI_USAGE, openai_row(), openai_row("TRUE"), empty))
    assert used(log.exported) == {
        ("gpt-5.4", tier): {
            "requests": 10, "input_tokens": 59200, "output_tokens": 10646,
            "cache_read_tokens": 5760, "input_audio_tokens": 150, "cache_audio_read_tokens": 50,
            "output_audio_tokens": 20,
        }
        for tier in ("standard", "batch")
    }  # fmt: skip
    assert {cell.sale.day.isoformat() for cell in log.exported} == {"2026-11-23"}
    assert (log.found.exported, log.found.exported_requests, log.found.requests) == (2, 20, 0)
    assert (log.found.bad, log.cells) == (0, ())


def page(*results, **bucket):
    return {"object": "page", "has_more": False,
            "data": [{"object": "bucket", "start_time": MIDNIGHT, "results": list(results),
                      **bucket}]}  # fmt: skip


def test_openais_usage_as_json():
    result = {
        "object": "organization.usage.completions.result", "input_tokens": 1000,
        "output_tokens": 500, "input_cached_tokens": 800, "input_cache_write_tokens": 100,
        "num_model_requests": 5, "project_id": None, "model": "gpt-5.4", "batch": True,
        "service_tier": None,
    }  # fmt: skip
    for written in (json.dumps(page(result)), json.dumps(page(result), indent=2),
                    json.dumps([page(result)]), json.dumps(page(result)["data"][0])):  # fmt: skip
        assert used(log_of(written).exported) == {
            ("gpt-5.4", "batch"): {
                "requests": 5, "input_tokens": 1000, "output_tokens": 500,
                "cache_read_tokens": 800, "cache_write_tokens": 100,
            }
        }  # fmt: skip


def test_anthropics_usage_as_csv_and_json():
    of_csv = log_of(table(
        ANTHROPIC_USAGE,
        "2026-11-23,claude-sonnet-4-5-20250929,key,Default,standard,≤ 200k,1000,200,300,4000,50,2,"
        "not_available,",
        "2026-11-23,claude-sonnet-4-5-20250929,key,Default,batch,> 200k,1000,0,0,0,50,0,global,",
    ))  # fmt: skip
    report = {
        "uncached_input_tokens": 1000, "cache_read_input_tokens": 4000, "output_tokens": 50,
        "cache_creation": {"ephemeral_5m_input_tokens": 200, "ephemeral_1h_input_tokens": 300},
        "server_tool_use": {"web_search_requests": 2}, "model": "claude-sonnet-4-5-20250929",
        "service_tier": "standard", "context_window": "0-200k",
    }  # fmt: skip
    bucket = {"starting_at": "2026-11-23T00:00:00Z", "results": [report]}
    of_json = log_of(json.dumps({"data": [bucket], "has_more": False}))
    expected = {
        "requests": 0, "input_tokens": 5500, "output_tokens": 50, "cache_read_tokens": 4000,
        "cache_write_tokens": 500, "cache_write_1h_tokens": 300, "web_searches": 2,
    }  # fmt: skip
    assert used(of_csv.exported)["claude-sonnet-4-5", "standard"] == expected
    assert used(of_json.exported) == {("claude-sonnet-4-5", "standard"): expected}
    assert (of_csv.found.exported_requests, of_csv.found.bad) == (0, 0)


def test_a_window_says_the_tier_of_an_exports_requests():
    row = "2026-11-23,claude-sonnet-4-6,k,w,standard,{},300000,0,0,0,50,0,,"
    for window, is_long in (("≤ 200k", 0), ("> 200k", 1), ("200k-1M", 1), ("", 0)):
        (cell,) = log_of(table(ANTHROPIC_USAGE, row.format(window))).exported
        assert cell.sale.sizes
        assert cell.size == (cell.sale.sizes[-1] if is_long else 0)
    (cell,) = log_of(
        table(OPENAI_USAGE, openai_row(figures="900000,1,0,900000", audio="0,0,0"))
    ).exported
    assert cell.size == 0  # of ten requests together, none of which may be long


def test_openais_costs():
    header = (
        "start_time,end_time,start_time_iso,end_time_iso,amount_value,amount_currency,line_item,"
        "project_id,organization_id,organization_name"
    )
    row = f"{MIDNIGHT},1,2026-11-23T00:00:00+00:00,x,{{}},usd,{{}},p,o,n"
    log = log_of(table(
        header,
        row.format("0.8958740000000000", '"gpt-5.4-2026-03-05, cached input"'),
        row.format("0.5", '"priority | gpt-5.4, output, long context"'),
        row.format("1.23", "web search tool calls"),
        row.format("", ""),
    ))  # fmt: skip
    assert [(line.model, line.meter, str(line.amount)) for line in log.bill] == [
        ("gpt-5.4-2026-03-05", "cache_read_tokens", "0.8958740000000000"),
        ("gpt-5.4", "output_tokens", "0.5"),
        ("", "web_searches", "1.23"),
    ]
    assert [str(line.error) for line in log.bill] == ["5E-10", "0.005", "0.005"]
    assert {line.day.isoformat() for line in log.bill} == {"2026-11-23"}
    (cost,) = log_of(json.dumps(page(
        {"amount": {"value": 0.06, "currency": "usd"}, "line_item": "gpt-5.4, input"}
    ))).bill  # fmt: skip
    assert (cost.amount, cost.currency, cost.item) == (Decimal("0.06"), "USD", "gpt-5.4, input")


def test_anthropics_costs():
    log = log_of(table(
        ANTHROPIC_COST,
        "2026-11-23,Claude Haiku 4.5,Default,key,message,≤ 200k,input_no_cache,0.05,,token,,",
        "2026-11-23,Claude Haiku 4.5,Default,key,message,≤ 200k,input_cache_write_1h,0.07,,,,",
        "2026-11-23,,Default,key,,,,0.10,0.10,web_search,,",
    ))  # fmt: skip
    assert [(line.model, line.meter, str(line.amount)) for line in log.bill] == [
        ("Claude Haiku 4.5", "input_tokens", "0.05"),
        ("Claude Haiku 4.5", "cache_write_1h_tokens", "0.07"),
        ("", "web_searches", "0.10"),
    ]
    result = {
        "amount": "123.78912", "currency": "USD", "description": "Claude Sonnet 4.5 Usage",
        "model": "claude-sonnet-4-5", "token_type": "cache_creation.ephemeral_5m_input_tokens",
    }  # fmt: skip
    bucket = {"starting_at": "2026-11-23T00:00:00Z", "results": [result]}
    (line,) = log_of(json.dumps({"data": [bucket]})).bill
    assert (str(line.amount), line.meter) == ("1.2378912", "cache_write_tokens")
    assert line.error == Decimal("0.00000005")


def test_a_table_of_single_requests_with_their_costs():
    log = log_of(table(
        "Request ID;Timestamp;Model;Prompt Tokens;Completion Tokens;Cost",
        "a;2026-11-23 12:00:00;gpt-5.4;1,200;75;0.0012",
        "a;2026-11-23 12:00:00;gpt-5.4;1,200;75;0.0012",
        "b;2026-11-23 12:00:01;gpt-5.4;200;5;0.0003",
    ))  # fmt: skip
    assert used(log.cells) == {
        ("gpt-5.4", "standard"): {"requests": 2, "input_tokens": 1400, "output_tokens": 80}
    }
    assert log.found.copies == 1
    assert [str(line.amount) for line in log.bill] == ["0.0012", "0.0003"]


def test_where_files_overlap_a_row_counts_as_often_as_one_of_them_has_it():
    one, two = openai_row(), openai_row(figures="7,1,0,7", audio="0,0,0")
    first, second = table(OPENAI_USAGE, one, one), table(OPENAI_USAGE, one, two, two, one, one)
    for files in ((first, second), (second, first), (first, second, first)):
        log = log_of(*files)
        assert used(log.exported)["gpt-5.4", "standard"]["requests"] == 50
        assert log.found.copied_rows == sum(map(len, ([1] * 2, [1] * 5, [1] * 2)[: len(files)])) - 5
    cost = page({"amount": {"value": 1, "currency": "usd"}, "line_item": "x"})
    assert len(log_of([cost], [cost]).bill) == 1


@pytest.mark.parametrize(
    ("header", "row", "kind", "field"),
    [
        ("date,model,input_tokens,requests", "2026-11-23,gpt-5.4,x,1", "bad-value", "input"),
        ("date,model,input_tokens,requests", "2026-11-23,gpt-5.4,-1,1", "bad-value", "input"),
        ("date,model,input_tokens,requests", "2026-11-23,gpt-5.4,1.5,1", "bad-value", "input"),
        ("date,model,input_tokens,requests", "2026-11-23,gpt-5.4,inf,1", "bad-value", "input"),
        ("date,model,input_tokens,requests", "2026-11-23,gpt-5.4,NaN,1", "bad-value", "input"),
        ("date,model,input_tokens,requests", "2026-11-23,gpt-5.4,9e99,1", "bad-value", "input"),
        ("date,model,input_tokens,requests", "2026-11-23,gpt-5.4,5,x", "bad-value", "requests"),
        ("date,model,input_tokens,cached_tokens", "2026-11-23,gpt-5.4,5,6", "part-above-total",
         "cache_read_tokens"),
        ("date,model,input_tokens", "2026-11-23,,5", "not-by-model", "model"),
        ("date,model,cost", "2026-11-23,gpt-5.4,much", "bad-value", "amount"),
        ("date,model,cost", "2026-11-23,gpt-5.4,nan", "bad-value", "amount"),
        ("date,model,cost", "2026-11-23,gpt-5.4,1e13", "bad-value", "amount"),
        ("date,model,cost", "2026-11-23,gpt-5.4,1e-31", "bad-value", "amount"),
        ("date,model,cost", "someday,gpt-5.4,5", "no-time", "moment"),
    ],
)  # fmt: skip
def test_a_row_that_can_not_be_read_says_why(header, row, kind, field):
    log = log_of(table(header, row))
    assert reasons(log) == [(2, kind, field)]


def test_rows_that_are_empty_or_short_are_passed_over():
    log = log_of(table("date,model,input_tokens", "", ",,", "2026-11-23,gpt-5.4", "2026-11-23,,0"))
    assert (log.found.bad, log.exported, log.bill) == (0, (), ())


def test_a_cell_that_is_too_long_is_a_bad_row():
    log = log_of(table("date,model,input_tokens", "x" * 200_000, "2026-11-23,gpt-5.4,5"))
    assert [kind for _, kind, _ in reasons(log)] == ["bad-row"]
    assert len(log.exported) == 1


def test_results_that_are_none_are_passed_over():
    bucket = {"object": "bucket", "start_time": MIDNIGHT}
    assert log_of([{**bucket, "results": 5}, {**bucket, "results": [5]}, bucket]).found.bad == 0


def test_columns_are_known_by_any_of_their_names():
    for role, names in ROLES.items():
        for name in names:
            assert role in columns((name.upper().replace("_", " "),)), name
    assert columns(("date", "cost")).is_bill
    assert not columns(("cost",)).is_bill
    assert not columns(("model", "date")).is_usage


@pytest.mark.parametrize(
    ("given", "value", "error"),
    [
        ("12", "12", "0.005"), ("$12.5", "12.5", "0.005"), ("-3.25", "-3.25", "0.005"),
        ("0.123", "0.123", "0.0005"), (Decimal("1.0000000001"), "1.0000000001", "5E-10"),
        (7, "7", "0.005"),
    ],
)  # fmt: skip
def test_amounts_are_off_by_half_of_their_last_place(given, value, error):
    assert tuple(map(str, amount(given))) == (value, error)


@pytest.mark.parametrize(
    ("given", "value"),
    [
        ("12,5", "12.5"), ("0,125", "0.125"), ("1,50", "1.50"), ("1.234,56", "1234.56"),
        ("1,234.56", "1234.56"), ("1,234,567", "1234567"), ("1.234.567", "1234567"),
        ("-1.234,50", "-1234.50"), ("1.500", "1.500"), ("1,5000", "1.5000"), ("$2.5", "2.5"),
    ],
)  # fmt: skip
def test_amounts_are_read_as_they_are_written_elsewhere(given, value):
    assert str(amount(given)[0]) == value


@pytest.mark.parametrize("given", ["1,500", "-12,345"])
def test_an_amount_that_may_be_read_in_two_ways_is_refused(given):
    with pytest.raises(RecordError) as refused:
        amount(given)
    assert refused.value.kind == "ambiguous"


@pytest.mark.parametrize(
    "given", ["1,23,456", "1.2.3", "1,2.345,6", "12.34,567.8", ",", "1,234,56"]
)
def test_marks_where_none_can_stand(given):
    with pytest.raises(RecordError) as refused:
        amount(given)
    assert refused.value.kind == "bad-value"


def test_a_row_with_a_comma_too_many_is_refused():
    log = log_of("date,amount,note\n2026-11-23,1,50,x\n2026-11-23,2,,\n")
    assert reasons(log) == [(2, "too-many-cells", "")]
    assert [line.amount for line in log.bill] == [2]
    assert [line.amount for line in log_of("date;amount\n2026-11-23;1,50\n").bill] == [
        Decimal("1.5")
    ]


@pytest.mark.parametrize("given", ["", "x", None, [], "Infinity", {}, "9e999999", "-9e999999999"])
def test_what_is_no_amount(given):
    with pytest.raises(RecordError):
        amount(given)


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ("gpt-5.5-2026-04-23, input", ("gpt-5.5-2026-04-23", "input_tokens")),
        ("gpt-5.6-sol, cache writes", ("gpt-5.6-sol", "cache_write_tokens")),
        ("gpt-audio-mini-2025-12-15 audio, input", ("gpt-audio-mini-2025-12-15", "input_tokens")),
        ("gpt-image-2 text, cached input", ("gpt-image-2", "cache_read_tokens")),
        ("priority | gpt-5.6-sol, output, long context", ("gpt-5.6-sol", "output_tokens")),
        ("file search calls", ("", "file_searches")),
        ("vector storage", ("", "")),
        ("", ("", "")),
    ],
)
def test_lines_of_openais_bill(item, found):
    assert item_of(item, "") == found


def test_a_log_and_an_export_are_kept_apart():
    log = log_of([chat()], table(OPENAI_USAGE, openai_row()))
    assert (len(log.cells), len(log.exported)) == (1, 1)


def test_reports_of_something_else_than_tokens_are_listed():
    images = {"object": "organization.usage.images.result", "images": 10, "model": "dall-e-3"}
    stores = {"object": "organization.usage.vector_stores.result", "usage_bytes": 5}
    log = log_of([page(images, stores), page(images)])
    assert log.found.reports == {"images": 2, "vector_stores": 1}
    assert (log.exported, log.bill, log.found.bad) == ((), (), 0)


@pytest.mark.parametrize("result", [{"model": None}, {}])
def test_a_usage_that_is_not_grouped_by_model_says_so(result):
    log = log_of([page({"input_tokens": 5, "num_model_requests": 1, **result})])
    assert reasons(log) == [(1, "not-by-model", "model")]


def test_a_page_after_which_there_are_more_is_told():
    used = {"input_tokens": 5, "output_tokens": 0, "num_model_requests": 1, "model": "o3"}
    first, last = {**page(used), "has_more": True}, page({**used, "input_tokens": 6})
    assert log_of([first]).found.is_cut
    assert log_of(json.dumps(first, indent=1)).found.is_cut
    assert not log_of([first], [last]).found.is_cut
    cost = page({"amount": {"value": 1, "currency": "usd"}, "line_item": "x"})
    assert log_of([first], [cost]).found.is_cut
    assert not log_of([first], [page()]).found.is_cut
    images, speech = (page({"object": f"organization.usage.{of}.result"}) for of in ("images", "x"))
    assert not log_of([{**images, "has_more": True}], [images]).found.is_cut
    assert log_of([{**images, "has_more": True}], [speech]).found.is_cut
    assert not log_of([chat()]).found.is_cut
