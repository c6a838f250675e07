"""What is a variable in a text, and what stays text."""

import pytest
from hypothesis import given
from strategies import TEXTS

from estimator.templates.template import parse


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Hello {{name}}, {{ order }}.", ["name", "order"]),
        (
            "{{\tfirst name }}{{a-b}}{{a.b}}{{客户}}{{_x1}}",
            ["first name", "a-b", "a.b", "客户", "_x1"],
        ),
        ("{{a}} and {{a}}", ["a", "a"]),
        ("{name} {{}} {{ }} {{1}} {{a  b}} {{a\n}} {{#if}} {{a|b}} { {a}}", []),
        ("{{{a}}}", ["a"]),
        ("{{{{a}}}}", ["a"]),
    ],
)
def test_variables(text, names):
    found = parse(text)
    assert list(found.variables) == names
    assert found.names == tuple(dict.fromkeys(names))
    assert len(found.statics) == len(names) + 1


def test_the_lines_that_they_stand_on():
    assert parse("{{a}} {{b}}\n\n{{c}}\r\n{{d}}").lines == (1, 1, 3, 4)


def test_filled():
    assert parse("a {{x}} b {{y}}{{x}}").filled(["1", "2", "3"]) == "a 1 b 23"


@given(TEXTS)
def test_nothing_is_lost(text):
    found = parse(text + "{{a}}" + text)
    assert found.filled([f"{{{{{name}}}}}" for name in found.variables]).count("{{a}}") >= 1
    assert parse(text).filled(parse(text).variables) is not None
