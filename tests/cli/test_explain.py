"""Sums written out as a person would."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from samples import METERS, card, lines_of, rate, request

from estimator.cli import in_force
from estimator.pricing.book import RateBook
from estimator.pricing.own import Own, Rule
from estimator.pricing.rates import Model, Provider


def lines(run, *requests):
    done = run("quote", "--explain", stdin=lines_of(*requests))
    assert done.err == ""
    return done.status, done.out.splitlines()


def test_each_line_of_a_sum_and_its_total(run):
    usage = {"input_tokens": 300_000, "cache_read_tokens": 1000, "output_tokens": 2000}
    status, found = lines(run, request(id="a", usage=usage))
    assert status == 0
    assert found[0] == "a:"
    written = "299,000 input_tokens × 5 / 1,000,000 = 1.495 above 272000 input tokens (genai-prices"
    assert " ".join(found[1].split()).startswith(written)
    assert found[-1].split("=")[1] == " 1.5405 USD"
    assert {line.index("=") for line in found[1:]} == {found[1].index("=")}


def test_every_sum_is_true(run):
    usage = {"input_tokens": 12_345, "output_tokens": 678, "web_searches": 3, "requests": 7}
    _, found = lines(run, request(usage=usage))
    for line in found[1:-1]:
        left, right = line.replace(",", "").split("=")
        quantity, _meter, _times, rate, _by, per = left.split()
        assert Fraction(quantity) * Fraction(rate) / Fraction(per) == Fraction(right.split()[0])


def test_what_is_refused_says_why_in_its_place(run):
    status, found = lines(run, "no json", request(id=2, model="gpt-9"), request(id=3))
    assert status == 1
    assert found[0].startswith("line 1: The line is not JSON")
    assert found[1].startswith("2: There is no model")
    assert found[2] == "3:"


def test_only_a_rounded_amount_has_its_sign(run, monkeypatch):
    per_minute = replace(rate("audio_seconds", "0.006", per=60), step=60)
    per_hour = rate("input_tokens", "2.5", per=3600)
    rates = {"audio_seconds": per_minute, "input_tokens": per_hour}
    model = Model("acme", "m1", "M 1", cards=(replace(card(), rates=rates),))
    book = RateBook(METERS, {"acme": Provider("acme", "Acme", "USD", (model,))})
    named = Own(rules={"what I rounded": Rule(Decimal(-50))})
    monkeypatch.setattr(in_force, "load", lambda: book.with_own(named))
    usage = {"input_tokens": 1, "audio_seconds": 61}
    _, found = lines(run, request(model="m1", usage=usage))
    text, audio, total = (" ".join(line.split()) for line in found[1:])
    assert text.startswith("1 input_tokens × 1.25 / 3,600 ≈ 0.000347222")
    assert "what I rounded; rounded to 40 digits" in text
    assert audio.startswith("120 audio_seconds × 0.003 / 60 = 0.006 each request rounded up to")
    assert total.startswith("total = 0.006347222")


def test_a_plan_has_no_currency(run):
    inputs = {
        "p": "0.1",
        "compute_tokens": 4096,
        "requests": 100,
        "request_tokens": 128,
        "call_seconds": "0.1",
        "days": 1,
    }
    _, found = lines(run, {"id": "p", "plan": "compute-time", "inputs": inputs})
    assert found[1].startswith("  409,600 compute_tokens * requests × 0.1")
    assert found[-1].endswith("= 40,961.28")
    _, found = lines(run, request(model="whisper-1", usage={"audio_seconds": "0.1"}))
    assert " = " in found[1]
    assert " ≈ " not in found[1]
