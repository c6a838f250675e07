"""``estimator reconcile``: logs priced, against a bill."""

import json
from datetime import date
from decimal import Decimal

import pytest
from usage_logs import BOOK, NOON, as_bytes, chat

from estimator.pricing.own import Exchange, Own

BROKEN = b"{broken\n"


@pytest.fixture
def log(tmp_path):
    """Writes files of lines; their names."""

    def write(*contents):
        names = []
        for number, content in enumerate(contents, 1):
            path = tmp_path / f"log{number}"
            path.write_bytes(as_bytes(content))
            names.append(str(path))
        return names

    return write


@pytest.fixture
def answer(run, log):
    """The JSON answer to some files, and the exit status."""

    def answer_to(*contents, words=()):
        done = run("reconcile", *log(*contents), *words, "--json")
        assert done.err == ""
        return json.loads(done.out), done.status

    return answer_to


def costs(amount, item="gpt-5.4, input"):
    result = {"amount": {"value": amount, "currency": "usd"}, "line_item": item}
    return [{"object": "bucket", "start_time": NOON, "results": [result]}]


def test_a_log_is_priced_line_by_line(answer):
    found, status = answer([chat("a"), chat("a"), chat("b", total=272_001)])
    assert status == 0
    assert (found["requests"], found["totals"]) == (2, {"USD": "1.366255"})
    assert (found["first_day"], found["last_day"]) == ("2026-11-23", "2026-11-23")
    assert found["days"] == [{"day": "2026-11-23", "currency": "USD", "amount": "1.366255"}]
    line = found["lines"][0]
    assert {name: line[name] for name in ("model", "meter", "quantity", "rate", "above")} == {
        "model": "gpt-5.4", "meter": "input_tokens", "quantity": "272001", "rate": "5",
        "above": 272_000,
    }  # fmt: skip
    assert line["source"].startswith("genai-prices")
    assert (found["found"]["copies"], found["bill"], found["gaps"]) == (1, None, [])


def test_what_is_not_right_makes_the_status_1(answer):
    found, status = answer(as_bytes([chat("a", "nobody's")]) + BROKEN)
    assert status == 1
    assert found["unpriced"] == [{
        "model": "nobody's", "reason": "unknown-model", "detail": "standard", "requests": 1,
        "input_tokens": 1000, "output_tokens": 100,
    }]  # fmt: skip
    (broken,) = found["found"]["broken"]
    assert (broken["line"], broken["why"]) == (2, "it is not JSON")


def test_an_amount_that_was_billed(answer):
    found, status = answer([chat("a")], words=["--billed", "1,004.00"])
    assert status == 1
    assert (found["bill"]["priced"], found["bill"]["billed"]) == ("0.004", "1004")
    assert found["bill"]["causes"][0]["why"] == "unexplained"
    found, status = answer([chat("a")], words=["--billed", "0.00"])
    assert (status, found["bill"]["difference"]) == (0, "-0.004")
    assert found["bill"]["causes"][0]["why"] == "rounding of the bill"


def test_a_bill_from_a_file(run, log):
    names = log([chat(str(n)) for n in range(1000)], costs(2.0))
    done = run("reconcile", names[0], "--bill", names[1], "--json")
    bill = json.loads(done.out)["bill"]
    assert done.status == 0
    assert bill["causes"] == [{
        "kind": "class", "detail": "batch, flex", "model": "gpt-5.4", "amount": "-2",
        "why": "requests of gpt-5.4 were billed in the class batch or flex", "or": [],
    }]  # fmt: skip
    assert bill["differences"][0]["day"] == "2026-11-23"


@pytest.mark.parametrize(
    ("lines", "amount", "why"),
    [
        ([chat("a", total=400_000, output=0)], 1.0,
         "class batch or flex, or long requests of gpt-5.4 were billed at the rates of short ones"),
        ([chat("a"), chat("a")], 0.008, "copies of gpt-5.4 in the log were billed again"),
        ([chat("a")], 0.0044, "of gpt-5.4 were billed with the uplift of the region eu or us"),
        ([chat("a", usage={"prompt_tokens_details": {"cached_tokens": 1000}})], 0.00400000,
         "cached input of gpt-5.4 was billed as if it were not cached"),
        ([chat("a", total=300_000)], 0.7515,
         "long requests of gpt-5.4 were billed at the rates of short ones"),
        ([{"request": {"client_request_id": "k"}, "response": chat(n)} for n in "ab"] + [chat("c")],
         0.008, "retries of gpt-5.4 were not billed"),
        ([chat("a", "nobody's")], 0.5, "the log has nothing of gpt-5.4"),
    ],
)  # fmt: skip
def test_why_a_bill_differs(run, log, lines, amount, why):
    names = log(lines, costs(amount))
    text = run("reconcile", *names).out
    assert why in text


def test_rates_of_another_time(run, log):
    names = log([chat("a", "gpt-5.6-sol", created=NOON)], costs(0.008, "gpt-5.6-sol, input"))
    assert "billed at the rates before the first change" in run("reconcile", *names).out


def test_the_report_says_it_all(run, log):
    lines = [
        chat("a"), chat("a"), chat("b", created=None), chat("c", "nobody's"), {"error": "x"},
        {"object": "chat.completion.chunk", "id": "s"},
        {"request": {"client_request_id": "k"}, "response": chat("e")},
        {"request": {"client_request_id": "k"}, "response": chat("f")},
    ]  # fmt: skip
    nameless = chat()
    del nameless["id"]
    sums = {"input_tokens": 5, "output_tokens": 1, "num_model_requests": 2, "model": "gpt-5"}
    others = {"input_tokens": 5, "uncached_input_tokens": 1, "model": "gemini-2.5-pro"}
    usage, other = (
        {"object": "bucket", "start_time": NOON, "results": [each]} for each in (sums, others)
    )
    names = log(as_bytes([*lines, nameless]) + BROKEN, [usage, other], [other], costs(1),
                [{"object": "bucket", "start_time": NOON, "results": [
                    {"amount": {"value": 1, "currency": "eur"}}]}])  # fmt: skip
    done = run("reconcile", *names)
    assert done.status == 1
    for said in (
        "6 requests and those of an export that does not count them, 2026-11-23 to 2026-11-23: ",
        "No price: nobody's (unknown-model), 1 request, 1,000 + 100 tokens",
        "Billed: 1 USD, which differs by ", "Not compared: 1 EUR, for no exchange",
        "1 record was a copy", "1 row of exports", "1 request was sent again",
        "1 line was a part", "1 stream never", "1 request failed", "1 request has no id",
        "1 line can't be read", "1 request has no time",
        "The usage export has 2 requests with 6 tokens of providers that have a log",
        "An export doesn't say how long", "log1, line 10: it is not JSON",
        "the rate book has no price for", "2.5 / 1,000,000",
    ):  # fmt: skip
        assert said in done.out or said.startswith("the rate book has"), said


def test_a_bill_in_euros(run, log, monkeypatch):
    bucket = costs(0.0032)
    bucket[0]["results"][0]["amount"]["currency"] = "eur"
    names = log([chat("a")], bucket)
    done = run("reconcile", *names)
    assert done.status == 1
    assert "Not compared: 0.0032 EUR, for no exchange rate is kept" in done.out
    assert "Billed" not in done.out
    euro = Own(exchanges={"EUR": Exchange(Decimal("1.25"), date(2026, 11, 20))})
    monkeypatch.setattr("estimator.cli.in_force.load", lambda: BOOK.with_own(euro))
    done = run("reconcile", *names)
    assert done.status == 0
    assert "Billed: 0.004 USD, which differs by 0 USD" in done.out
    assert "1 EUR = 1.25 USD, your own rate of 2026-11-20" in done.out


def test_an_export_without_a_number_of_requests(run, log):
    table = b"date,model,input_tokens,output_tokens\n2026-11-23,gpt-5.4,1000,100\n"
    said = "Requests that the export does not count, 2026-11-23 to 2026-11-23: 0.004 USD by"
    assert run("reconcile", *log(table)).out.startswith(said)
    both = run("reconcile", *log(table, [chat("a", "o3")], [chat("b", "claude-sonnet-4-5")])).out
    assert both.startswith("2 requests, ")
    both = run("reconcile", *log(table, [chat("b", "claude-sonnet-4-5")])).out
    assert both.startswith("1 request and those of an export that does not count them, ")


def test_what_an_export_lacks(run, log):
    images = {"object": "organization.usage.audio_speeches.result", "num_model_requests": 4}
    rows = [images, {"input_tokens": 5, "num_model_requests": 1, "model": None}]
    page = {"has_more": True, "data": [
        {"object": "bucket", "start_time": NOON, "results": rows}]}  # fmt: skip
    done = run("reconcile", *log([page]))
    assert done.status == 1
    for said in (
        "An export has more pages, which are not among the files",
        "No price: 1 row of a report of audio speeches, without tokens",
        "it says no model: export the usage grouped by model",
    ):
        assert said in done.out


def test_what_is_charged_by_another_meters_rate_says_so(run, log):
    spoken = {"prompt_tokens_details": {"audio_tokens": 200}}
    out = run("reconcile", *log([chat("a", "gpt-4o-audio-preview", usage=spoken)])).out
    assert "(no rate of its own: charged as input_tokens; " in out


def test_gaps_are_said(run, log):
    days = [n for n in range(6) if n != 3]
    lines = [chat(f"{d}-{n}", created=NOON + d * 86_400) for d in days for n in range(20)]
    out = run("reconcile", *log(lines)).out
    assert "Gap: 2026-11-26T00:00 to 2026-11-27T00:00 UTC, 0 requests, where 20 a day" in out


def test_a_log_without_a_day(run, log):
    assert run("reconcile", *log([chat(created=None)])).out.startswith("1 request: 0.004 USD")


def test_standard_input_is_read(run):
    done = run("reconcile", "-", stdin=as_bytes([chat("a")]))
    assert done.out.startswith("1 request, ")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "log1 is empty: name a log with at least one line."),
        (b"words\n", "log1 is no log: give JSON Lines of API responses, or an export of usage"),
        (b"[{},", "log1 is broken JSON: write it as JSON Lines, one response a line."),
        (b"a,b\n1,2\n", 'log1 has the columns "a, b", which are of no export: a usage export has'),
    ],
)
def test_what_is_no_log_is_refused(refused, log, content, said):
    assert said in refused("reconcile", *log(content))


def test_other_refusals(refused, log, monkeypatch):
    (name,) = log([chat("a")])
    assert refused("reconcile", name, "--billed", "much") == (
        '--billed is "much": it must be an amount such as 1234.56.'
    )
    assert refused("reconcile", name, "--billed", "1,500") == (
        '--billed is "1,500": write 1500 or 1.500.'
    )
    assert refused("reconcile", name, "--bill", name) == (
        f"There are no amounts in {name}: name an export of costs."
    )
    assert "line 2: it has more cells" in refused(
        "reconcile", name, "--bill", log([chat("a")], b"date,amount\n2026-11-23,1,50\n")[1]
    )
    assert "There is no file" in refused("reconcile", "nowhere")
    assert "required" in refused("reconcile")
    monkeypatch.setattr("estimator.reconcile.lines.MAX_DOCUMENT", 10)
    (large,) = log(b"[\n" + as_bytes([chat("a")]))
    assert "MB: write it as JSON Lines" in refused("reconcile", large)
