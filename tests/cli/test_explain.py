"""Sums written out as a person would."""

from fractions import Fraction

from samples import lines_of, request


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


def test_a_plan_has_no_currency_and_a_rounded_amount_its_sign(run):
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
    assert " ≈ " not in found[1]
