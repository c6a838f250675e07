"""Rows with tabs and block scalars of YAML keep their blanks and their empty lines."""

import pytest

from estimator.trimming import edits, line_data, rules
from estimator.trimming.source import Source


def out(text, *names):
    for name in names:
        text = edits.applied(text, rules.BY_NAME[name].find(Source(text)).edits)
    return text


ROWS = "id\tname\tnote\n1\tAda Lovelace, \t \n2\t\t\n\t\t\n\t\t\n3\tBob\t\n"
SCALARS = "a:\n  b: |\n    one  \n\n\n\n    two\n  c: >-  # why\n    three\n\n\n  d: 1\n"


@pytest.mark.parametrize(
    "text", [ROWS, ROWS.rstrip("\n"), f"Look:\n{ROWS}", SCALARS, f"- {SCALARS}"]
)
def test_what_is_read_line_by_line_stays(text):
    assert out(text, "trailing-blanks", "blank-lines") == text


def test_what_is_beside_it_does_not():
    text = f"a  \n\n\n\n{ROWS}\n\n\nb  \n\n{SCALARS}\ne  \n\n\nf"
    made = out(text, "trailing-blanks", "blank-lines")
    assert made == f"a\n\n{ROWS}\nb\n\n{SCALARS}\ne\n\nf"


@pytest.mark.parametrize(
    ("text", "scalars"),
    [
        ("- |\n  a\n\n  b\nc", ["- |\n  a\n\n  b\n"]),
        ('"a b": !x |2-\n   c\nd: 1', ['"a b": !x |2-\n   c\n']),
        ("- - a: >+\n    b\n\n\nc", ["- - a: >+\n    b\n\n\n"]),
        ("a: |\nb: 1", []),
        ("a: | b\n  c", []),
        ("| a: |\n  b", []),
        ("# a: |\n  b", []),
        ("> a\n  b", []),
    ],
)
def test_block_scalars(text, scalars):
    assert [text[slice(*span)] for span in line_data.scalars(text)] == scalars


def test_json_and_tables_in_a_block_scalar_stay():
    inner = '{\n    "a": 1,\n    "b": 2\n  }\n\n  | a  | b |\n  |----|---|\n  | 1  | 2 |\n'
    text = f"data: |\n  {inner}other: 1\n"
    assert out(text, *(rule.name for rule in rules.ALL if rule.keeps_meaning)) == text
