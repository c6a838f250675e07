"""Scenarios as text: there and back, and what strangers may write."""

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scenarios import SCENARIOS, scenario, span

from estimator.projection.ranges import SURE, ScenarioError
from estimator.projection.written import MAX_CHARACTERS, read, written


@given(SCENARIOS)
def test_there_and_back(made):
    text = written(made)
    assert read(text) == made
    assert written(read(text)) == text


def test_the_text():
    assert written(scenario(name="客服")) == (
        '{"batch":"0","calls":["100","100","100"],"counted_in":"","format":1,"growth":"0","hits":null,'
        '"hours":[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1],"image_tokens":0,"images":0,'
        '"input":[[1000,1]],"lifetime":300,"model":"gpt-5.4","months":1,"name":"客服",'
        '"output":["100","100","100"],"plan":[],"prefix":0,"provider":"openai","retries":"0",'
        '"service_tier":"standard","start":"2027-02-01","template":"","tools":{},"utc_offset":0,"values":"",'
        '"weekdays":["1","1","1","1","1","1","1"]}'
    )


def test_what_is_known_for_sure_is_written_as_before():
    assert read(written(scenario())).error == SURE
    assert '"error":["0.5","1","2"]' in written(scenario(error=span("0.5", 1, 2)))


def problem(text):
    with pytest.raises(ScenarioError) as caught:
        read(text)
    return caught.value.kind, caught.value.field


@pytest.mark.parametrize(
    ("field", "value", "kind"),
    [
        ("months", "1", "wrong-type"),
        ("months", True, "wrong-type"),
        ("months", 1.5, "wrong-type"),
        ("months", 0, "out-of-range"),
        ("batch", "1e999999999999", "out-of-range"),
        ("growth", "-1e999999999999", "out-of-range"),
        ("batch", "1e-999999", "out-of-range"),
        ("batch", "0" * 31, "wrong-type"),
        ("batch", "--1", "wrong-type"),
        ("growth", "-0.5.1", "wrong-type"),
        ("calls", ["1", "2"], "wrong-type"),
        ("calls", ["3", "2", "1"], "unordered"),
        ("calls", "123", "wrong-type"),
        ("input", [[1, 1, 1]], "wrong-type"),
        ("input", [], "empty"),
        ("input", {"1": 1}, "wrong-type"),
        ("hits", ["0", "1"], "wrong-type"),
        ("error", None, "wrong-type"),
        ("error", ["1", "2", "3"], "out-of-range"),
        ("hours", [1] * 23, "wrong-type"),
        ("weekdays", [1] * 7, "wrong-type"),
        ("plan", ["1"], "wrong-type"),
        ("template", None, "wrong-type"),
        ("tools", [], "wrong-type"),
        ("tools", {"web_searches": 1}, "wrong-type"),
        ("start", "2027-02-30", "wrong-type"),
        ("start", 20270201, "wrong-type"),
        ("name", None, "wrong-type"),
        ("format", 2, "out-of-range"),
    ],
)
def test_a_field_that_is_none(field, value, kind):
    made = json.loads(written(scenario())) | {field: value}
    assert problem(json.dumps(made)) == (kind, field)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", "not-json"),
        ("{", "not-json"),
        ("[" * 100_000, "not-json"),
        ("[]", "wrong-type"),
        ("null", "wrong-type"),
        ('{"a": 1, "a": 2}', "twice"),
        ("{}", "missing"),
        ('{"a": NaN}', "unknown"),
        ('{"months": ' + "1" * 5000 + "}", "missing"),
        (" " * (MAX_CHARACTERS + 1), "too-long"),
    ],
)
def test_a_text_that_is_none(text, kind):
    assert problem(text)[0] == kind


@pytest.mark.parametrize("digits", ["1" * 31, "-" + "9" * 5000])
def test_a_number_that_nobody_writes(digits):
    text = written(scenario()).replace('"months":1', f'"months":{digits}')
    assert problem(text) == ("wrong-type", "months")


@given(st.data())
def test_whatever_is_cut_out_of_it_is_a_scenario_or_none(data):
    text = written(scenario())
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    with contextlib.suppress(ScenarioError):
        read(text[:start] + data.draw(st.text(max_size=5)) + text[end:])
