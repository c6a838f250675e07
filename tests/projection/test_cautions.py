"""What of a scenario its model can't do, at each limit, and what a cache does not keep."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from samples import BOOK
from scenarios import scenario, span

from estimator.projection.cautions import Caution, cautions, is_cached
from estimator.projection.ranges import Sizes

MODEL = replace(BOOK.find("gpt-5.4", "openai"), retires=None)


def found(made=None, **limits):
    return list(cautions(made or scenario(output=span(0, 50, 100)), replace(MODEL, **limits)))


@pytest.mark.parametrize(
    ("field", "enough", "needed"),
    [("context_window", 1100, 1100), ("max_input", 1000, 1000), ("max_output", 100, 100)],
)
def test_a_limit(field, enough, needed):
    assert found(**{field: enough}) == []
    assert found(**{field: enough - 1}) == [Caution(field, Decimal(needed), enough - 1)]
    assert found(**{field: None}) == []


def test_pictures_and_what_an_estimate_may_be_are_of_the_input():
    made = scenario(input=Sizes.of([10, 1000]), images=2, image_tokens=30, error=span(1, 1, 2))
    assert found(made, max_input=2059) == [Caution("max_input", Decimal(2060), 2059)]
    assert found(made, max_input=2060) == []


def test_a_model_that_is_gone_before_the_end():
    made = scenario(months=2)  # February and March 2027
    assert found(made, retires=date(2027, 4, 1)) == []
    (gone,) = found(made, retires=date(2027, 3, 31))
    assert gone == Caution("retires", day=date(2027, 3, 31))


@pytest.mark.parametrize(
    ("prefix", "size", "kinds"),
    [
        (0, 2000, []),
        (1024, 2000, []),
        (1023, 2000, ["not-cached"]),
        (2000, 2000, []),
        (2001, 2000, ["short-input"]),
        (2000, 1023, ["short-input", "not-cached"]),
    ],
)
def test_a_beginning(prefix, size, kinds):
    made = scenario(prefix=prefix, input=Sizes.fixed(size))
    assert [each.kind for each in found(made)] == kinds
    assert is_cached(made, MODEL) is (bool(prefix) and "not-cached" not in kinds)
    if kinds == ["not-cached"]:
        assert found(made)[0].most == 1024


def test_a_provider_that_says_no_least():
    model = BOOK.find("deepseek-v4-pro", "deepseek")
    made = scenario(provider="deepseek", model=model.id, prefix=1, input=Sizes.fixed(0))
    assert [each.kind for each in cautions(made, model)] == ["short-input"]
    assert is_cached(replace(made, input=Sizes.fixed(1)), model)


def test_a_beginning_that_may_be_longer_than_it_was_counted():
    made = scenario(prefix=1000, input=Sizes.fixed(1000), error=span("0.5", 1, "1.024"))
    assert found(made) == []
    assert is_cached(made, MODEL)
