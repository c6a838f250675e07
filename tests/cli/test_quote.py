"""JSON Lines in, JSON Lines out: prices, refusals, and nothing in silence."""

import io
import json
import sqlite3
import sys
from contextlib import closing
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from samples import lines_of, rate_entries, request

from estimator import cli
from estimator.cli import quote
from estimator.pricing import book
from estimator.pricing.rates import RateKey
from estimator.store.store import Store

GOLDEN = json.loads((Path(__file__).parents[1] / "data" / "pricing.json").read_text("utf-8"))
FIELDS = ("id", "provider", "model", "at", "service_tier", "usage")
SOURCE = "genai-prices 0.2.3, 2026-11-23, https://developers.openai.com/api/docs/pricing"


def test_the_whole_golden_file_in_one_stream(answers):
    cases = GOLDEN["cases"] + GOLDEN["invalid"]
    found = answers(*({field: case[field] for field in FIELDS} for case in cases))
    assert [answer["id"] for answer in found] == [case["id"] for case in cases]
    for case, answer in zip(GOLDEN["cases"], found, strict=False):
        assert Decimal(answer["total"]) == Decimal(case["expected_usd"])
        assert sum(Decimal(line["amount"]) for line in answer["lines"]) == Decimal(answer["total"])
    for answer in found[len(GOLDEN["cases"]) :]:
        assert answer.keys() == {"id", "error"}


def test_an_answer_in_full(answers):
    usage = {"input_tokens": 300000, "cache_read_tokens": 1000, "output_tokens": 2000}
    (answer,) = answers(request(provider="openai", region=None, usage=usage))
    line = {"per": 1000000, "source": SOURCE, "rule": "above 272000 input tokens"}
    assert answer == {
        "id": "1",
        "currency": "USD",
        "total": "1.5405",
        "lines": [
            {
                "meter": "input_tokens",
                "quantity": "299000",
                "rate": "5",
                "amount": "1.495",
                **line,
            },
            {
                "meter": "cache_read_tokens",
                "quantity": "1000",
                "rate": "0.5",
                "amount": "0.0005",
                **line,
            },
            {
                "meter": "output_tokens",
                "quantity": "2000",
                "rate": "22.5",
                "amount": "0.045",
                **line,
            },
        ],
    }


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({}, "up to 272000 input tokens"),
        ({"model": "gpt-5"}, "flat rate"),
        ({"model": "gpt-5", "service_tier": "flex"}, "flex rate; since 2026-10-12"),
        ({"service_tier": "batch"}, "up to 272000 input tokens; batch rate; since 2026-10-14"),
        (
            {"service_tier": "batch", "usage": {"web_searches": 1}},
            "no batch rate: charged at the standard rate",
        ),
        (
            {"model": "o3", "usage": {"output_tokens": 1, "reasoning_tokens": 1}},
            "no rate of its own: charged as output_tokens; since 2025-06-10",
        ),
        (
            {"model": "deepseek-flash", "at": "2026-11-23T02:00:00Z"},
            "01:00-04:00,06:00-10:00 mon-fri UTC",
        ),
        ({"model": "gpt-live-1", "usage": {"audio_seconds": 1}}, "rounded to 40 digits"),
        ({"model": "gpt-live-1", "usage": {"audio_seconds": 90}}, "flat rate"),
    ],
)
def test_each_line_says_why_it_costs_that(answers, fields, rule):
    (answer,) = answers(request(**fields))
    assert [line["rule"] for line in answer["lines"]] == [rule]


def test_a_rate_between_two_thresholds(answers, data_dir):
    keep(data_dir, {place(above=500_000): Decimal(9)})
    (answer,) = answers(request(usage={"input_tokens": 300_000}))
    assert answer["lines"][0]["rule"] == "above 272000 and up to 500000 input tokens"


# The user's own rates


def place(**fields):
    named = {"service_tier": "standard", "start": "", "meter": "input_tokens", "above": -1}
    return RateKey("openai", "gpt-5.4", **{**named, **fields})


def keep(data_dir, rates):
    store = Store.open(data_dir / "estimator.db")
    store.own.change(rate_entries(rates), "rates", datetime.now(UTC))
    store.close()


def test_own_rates_count_and_are_named(answers, data_dir):
    keep(data_dir, {place(): Decimal("3.5"), place(above=272_000): Decimal(7)})
    short, long = answers(request(), request(usage={"input_tokens": 10**6, "output_tokens": 1}))
    assert (short["total"], short["lines"][0]["source"]) == ("0.0035", "your own rate")
    assert [line["source"] for line in long["lines"]] == ["your own rate", SOURCE]
    assert long["lines"][0]["rate"] == "7"


def test_no_line_is_priced_when_the_own_rates_cannot_be_read(refused, data_dir):
    keep(data_dir, {place(): Decimal("3.5")})
    path = data_dir / "estimator.db"
    path.write_bytes(b"noise" * 1000)
    said = refused("quote", stdin=lines_of(request()))
    assert said.startswith(f"The store {path} is damaged (")
    assert said.endswith("open the window once, which sets it aside, or set ESTIMATOR_DATA_DIR to"
                         " another folder.")  # fmt: skip
    assert path.read_bytes() == b"noise" * 1000


def test_a_newer_store_is_left_alone(refused, data_dir):
    keep(data_dir, {})
    with closing(sqlite3.connect(data_dir / "estimator.db")) as database:
        database.execute("PRAGMA user_version = 99")
    said = refused("quote", stdin=lines_of(request()))
    assert (
        "was written by a newer version of Token Estimator (format 99, this version reads 5)"
        in said
    )


def test_a_store_that_cannot_be_written(refused, data_dir):
    data_dir.write_bytes(b"")
    said = refused("quote", stdin=lines_of(request()))
    assert said.startswith(f"The store {data_dir / 'estimator.db'} can't be written (")


# Lines


def test_answers_come_in_order_and_refusals_stop_nothing(answers):
    found = answers(request(id=1), "nonsense", request(id=2, model="x"), "", request(id="3"))
    assert [(answer["id"], "total" in answer) for answer in found] == [
        (1, True),
        (None, False),
        (2, False),
        ("3", True),
    ]
    assert found[1]["line"] == 2
    assert "line" not in found[2]


def test_lines_are_numbered_with_the_blank_ones(answers):
    (answer,) = answers("", "  \t", "{")
    assert (answer["id"], answer["line"]) == (None, 3)


def test_nothing_in_is_nothing_out(run):
    done = run("quote")
    assert (done.status, done.out, done.err) == (0, "", "")


def test_an_answer_without_an_id_says_its_line(answers):
    (answer,) = answers({key: value for key, value in request().items() if key != "id"})
    assert (answer["id"], answer["line"], answer["total"]) == (None, 1, "0.0025")


@pytest.mark.parametrize("identity", ["中\u2028😀", 0, -1, 10**30, "", "\ud83d"])
def test_an_id_comes_back_as_it_was(answers, identity):
    (answer,) = answers(request(id=identity))
    assert answer["id"] == identity


def test_each_answer_is_written_before_the_next_line_is_read(monkeypatch, data_dir):
    class Watched(io.BytesIO):
        def readline(self, *size):
            seen.append(output.getvalue().count(b"\n"))
            return super().readline(*size)

    seen, output = [], io.BytesIO()
    source = Watched(lines_of(request(), request(), request()).encode())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(source))
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(output))
    assert cli.main(["quote"]) == 0
    assert seen == [0, 1, 2, 3]


def test_a_file_with_a_mark_and_crlf_and_no_last_line_feed(run, tmp_path):
    path = tmp_path / "requests.jsonl"
    one = json.dumps(request())
    path.write_bytes(b"\xef\xbb\xbf" + f"{one}\r\n{one}".encode())
    done = run("quote", str(path))
    assert (done.status, len(done.out.splitlines())) == (0, 2)


def test_a_mark_in_a_later_line_is_no_json(answers):
    first, second = answers(request(), "\ufeff" + json.dumps(request()))
    assert "total" in first
    assert second["error"]["kind"] == "not-json"


def test_a_file_that_is_not_there(refused):
    assert refused("quote", "none.jsonl") == (
        "There is no file none.jsonl: check its name and folder."
    )


@pytest.mark.parametrize("end", ["\n", ""])
def test_a_line_that_is_too_long_is_refused_and_not_kept(run, end):
    long = json.dumps(request(id="x" * 3 * quote.MAX_LINE))
    done = run("quote", stdin=lines_of(request()) + long + end)
    found = [json.loads(line) for line in done.out.splitlines()]
    assert (found[1]["line"], found[1]["error"]["kind"]) == (2, "not-json")
    assert len(found) == 2
    assert "longer than 1048576 bytes" in found[1]["error"]["message"]


def test_a_line_as_long_as_may_be_is_answered(answers):
    line = json.dumps(request())
    (answer, after) = answers(line + " " * (quote.MAX_LINE - len(line) - 1), request())
    assert "total" in answer
    assert "total" in after


# What may be left out, and how numbers and moments are read


def test_what_is_null_is_left_out(answers):
    full, sparse = answers(
        request(), request(provider=None, at=None, service_tier=None, region=None)
    )
    assert full == sparse


@pytest.mark.parametrize(
    ("at", "rate"),
    [
        ("2026-07-29T23:59:59", "1"),  # without a time zone: UTC
        ("2026-07-30", "0.2"),
        ("2026-07-29T20:00:00-05:00", "0.2"),
        ("2026-07-30T01:00:00+08:00", "1"),
        ("2026-07-30T00:00:00Z", "0.2"),
    ],
)
def test_a_moment_in_any_time_zone(answers, at, rate):
    (answer,) = answers(request(model="gpt-5.6-luna", at=at))
    assert answer["lines"][0]["rate"] == rate


@pytest.mark.parametrize(
    ("quantity", "total"),
    [
        ("1000", "0.0025"),
        ("1e3", "0.0025"),
        ("1000.0", "0.0025"),
        ('"1000"', "0.0025"),
        ("0.1", "0.00000025"),
        ("0.000000001", "0.0000000000000025"),
        ("1000000000000000000", "5000000000000"),
        ("-0", "0"),
    ],
)
def test_a_number_is_read_exactly(answers, quantity, total):
    (answer,) = answers(f'{{"model": "gpt-5.4", "usage": {{"input_tokens": {quantity}}}}}')
    assert answer["total"] == total


def test_identical_requests(answers):
    (answer,) = answers(request(usage={"input_tokens": 300_000, "requests": 250}))
    assert (answer["total"], answer["lines"][0]["quantity"]) == ("375", "75000000")
    assert answer["lines"][0]["rule"] == "above 272000 input tokens"


def test_every_model_of_the_book_is_priced_or_refused_with_a_reason(answers):
    models = list(book.load().models())
    found = answers(*(request(id=n, model=m.id, provider=m.provider) for n, m in enumerate(models)))
    assert len(found) == len(models)
    unpriced = [models[n].id for n, answer in enumerate(found) if "error" in answer]
    assert len(unpriced) < 40
    assert {answer["error"]["kind"] for answer in found if "error" in answer} == {"no-rate"}
