"""A file counted in a template."""

import io

import pytest
from oracles import real

from estimator.templates import tally as tallying
from estimator.templates.tally import tally
from estimator.templates.template import parse
from estimator.templates.values import Problem, ValuesError

TEMPLATE = parse("Hello {{name}}, your order {{order}} is on its way.")


def file(*lines):
    return io.BytesIO("\n".join(lines).encode())


def tallied(made):
    return list(tally([TEMPLATE], made, real("o200k_base")))[-1]


def test_rows_by_their_tokens():
    found = tallied(file("name,order", "Ada,1", "Bob,2", "Christopher Robin,123456"))
    wanted = [
        len(real("o200k_base").encode_ordinary(TEMPLATE.filled(row)))
        for row in (["Ada", "1"], ["Bob", "2"], ["Christopher Robin", "123456"])
    ]
    assert found.sizes == {tokens: wanted.count(tokens) for tokens in wanted}
    assert (found.rows, found.passed, found.is_cut) == (3, 0, False)


def test_progress(monkeypatch):
    monkeypatch.setattr(tallying, "_EVERY", 2)
    made = file("name,order", *["a,1"] * 5)
    assert [each.rows for each in tally([TEMPLATE], made, real("o200k_base"))] == [2, 4, 5]


def test_problems_are_told_up_to_a_number(monkeypatch):
    monkeypatch.setattr(tallying, "MAX_PROBLEMS", 2)
    found = tallied(file("name,order", "a", "b,1", "c", "d"))
    assert found.problems == [Problem(2, "too-few"), Problem(4, "too-few")]
    assert (found.rows, found.passed) == (1, 3)


@pytest.mark.parametrize(("rows", "is_cut"), [(2, False), (3, False), (4, True)])
def test_not_more_rows_than_there_may_be(monkeypatch, rows, is_cut):
    monkeypatch.setattr(tallying, "MAX_ROWS", 3)
    found = tallied(file("name,order", *["a,1"] * rows))
    assert (found.rows, found.is_cut) == (min(rows, 3), is_cut)


def test_a_file_without_the_columns():
    with pytest.raises(ValuesError):
        tallied(file("name", "Ada"))
