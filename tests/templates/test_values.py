"""Rows of values from files of strangers."""

import contextlib
import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from estimator.templates import values
from estimator.templates.values import Problem, ValuesError, rows


def read(content, *variables):
    data = content if isinstance(content, bytes) else content.encode()
    return list(rows(io.BytesIO(data), variables))


def problem(content, *variables):
    with pytest.raises(ValuesError) as caught:
        read(content, *variables)
    return caught.value


@pytest.mark.parametrize(
    "content",
    [
        "a,b\n1,2\n3,4\n",
        "a;b\n1;2\n3;4",
        "b\ta\r\n2\t1\r\n4\t3\r\n",
        '\n a , b \n"1","2"\n\n3,4\n\n',
        "﻿a,b\r1,2\r3,4",
        "a,b,c\n1,2,x\n3,4,\n",
        "a,b\n1,2,\n3,4, ,\n",
        "a,b\n1,2\n3,4\n".encode("utf-16"),
        b"\xfe\xff" + "a,b\n1,2\n3,4\n".encode("utf-16-be"),
        '{"a": "1", "b": "2"}\n{"b": "4", "a": "3", "c": []}',
        '\n  {"a": 1, "b": 2}\r\n\r\n{"a": 3, "b": 4}\r\n',
        b"\xef\xbb\xbf" + b'{"a": 1, "b": 2}\n{"a": 3, "b": 4}',
    ],
)
def test_the_same_rows_in_every_form(content):
    assert read(content, "a", "b") == [["1", "2"], ["3", "4"]]
    assert read(content, "b", "a", "b") == [["2", "1", "2"], ["4", "3", "4"]]


@pytest.mark.parametrize("content", ['[{"a": 1}]', '\n [\n{"a": 1}\n]', "[]", '[["a"],[1]]', "["])
def test_json_that_is_not_by_the_line(content):
    assert problem(content, "a") == ValuesError("json-array")


def test_a_column_in_brackets_is_none():
    assert read("[a],b\n1,2\n", "b") == [["2"]]


def test_cells_with_quotes_and_line_ends():
    assert read('a,b\n"x, ""y""\nz",2\n3,4', "a") == [['x, "y"\nz'], ["3"]]


def test_a_comma_in_a_sheet_of_semicolons():
    assert read("a, b; c\n1;2\n", "c") == [["2"]]
    assert read("name;price,net\n1;2\n", "name") == [["1"]]


def test_values_of_json():
    line = '{"a": null, "b": true, "c": 1.5, "d": {"x": "é"}, "e": "é\\n"}'
    assert read(line, *"abcde") == [["", "true", "1.5", '{"x": "é"}', "é\n"]]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("a,b\n1\n3,4", [Problem(2, "too-few"), ["3", "4"]]),
        ("a,b\n1,2,3\n3,4", [Problem(2, "too-many"), ["3", "4"]]),
        ('a,b\n"1\n2",3,4\n3,4', [Problem(2, "too-many"), ["3", "4"]]),
        (b"a,b\n1,\xff\n3,4", [Problem(2, "not-text"), ["3", "4"]]),
        ('{"a": 1, "b": 2}\n\n{"a": 1', [["1", "2"], Problem(3, "not-json")]),
        ('{"a": 1, "b": 2}\n[1]', [["1", "2"], Problem(2, "not-an-object")]),
        ('{"a": 1, "b": 2}\n{"a": 1}', [["1", "2"], Problem(2, "missing", "b")]),
        (b'{"a": 1, "b": 2}\n{"a": "\xff"}', [["1", "2"], Problem(2, "not-text")]),
        ('{"a": 1, "b": 2}\n' + "[" * 100_000, [["1", "2"], Problem(2, "not-json")]),
        ('{"a": 1, "b": 2}\n{"a": ' + "1" * 5000 + "}", [["1", "2"], Problem(2, "not-json")]),
    ],
)
def test_a_wrong_row_is_told_by_its_line_and_passed_over(content, found):
    assert read(content, "a", "b") == found


def test_a_file_that_has_no_rows():
    assert problem("", "a") == ValuesError("empty")
    assert problem("\n \r\n", "a") == problem(",,\n", "a") == ValuesError("empty")
    assert problem(b"\xff\xfe\0\0a", "a") == ValuesError("not-text")
    assert problem("a\nb".encode("utf-16") + b"\0", "a") == ValuesError("not-text")
    assert read("a,b\n", "a") == []


def test_columns_that_are_missing():
    found = problem("name,city,\nx,y,\n", "name", "town", "zip", "town")
    assert found == ValuesError("missing-columns", names=("town", "zip"), known=("name", "city"))


def test_what_is_too_long(monkeypatch):
    monkeypatch.setattr(values, "MAX_CHARACTERS", 20)
    assert read("a\n" + "x" * 19 + "\n", "a") == [["x" * 19]]
    assert problem("a\n" + "x" * 20 + "\n", "a") == ValuesError("too-long", 2)
    assert problem('a\n"' + "x\n" * 20, "a") == ValuesError("too-long", 2)
    csv.field_size_limit(131_072)


def test_the_file_stays_open():
    file = io.BytesIO(b"a\n1\n")
    list(rows(file, ["a"]))
    assert not file.closed


CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0"), max_size=8)
TABLES = st.lists(st.tuples(CELLS, CELLS).filter(lambda row: any(map(str.strip, row))), max_size=5)


@given(TABLES, st.sampled_from(",;\t"), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_what_python_writes_is_read(table, delimiter, codec):
    made = io.StringIO(newline="")
    csv.writer(made, delimiter=delimiter).writerows([("a", "b"), *table])
    assert read(made.getvalue().encode(codec), "a", "b") == [list(row) for row in table]
    lines = "\n".join(json.dumps({"a": a, "b": b}) for a, b in table)
    if table:
        assert read(lines, "a", "b") == [list(row) for row in table]


@given(st.binary(max_size=60))
def test_any_bytes(data):
    with contextlib.suppress(ValuesError):
        assert all(isinstance(each, Problem) or len(each) == 1 for each in read(data, "a"))
