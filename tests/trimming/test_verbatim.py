"""Where each blank counts, rather too much than too little."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from estimator.trimming import verbatim
from estimator.trimming.edits import Edit


def parts(text):
    return [text[slice(*span)] for span in verbatim.find(text).spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\n```\nb\n```\nc", ["```\nb\n```"]),
        ("1. a\n   ```\n   b\n   ```\nc", ["   ```\n   b\n   ```"]),
        ("1. a\n\n    ```\n    b\n    ```\nc", ["    ```\n    b\n    ```"]),
        ("1. a\n   ```\nb\n   ```\nc", ["   ```\nb\n   ```\nc"]),
        ("- ```\n  b\n  ```\nc", ["- ```\n  b\n  ```\nc"]),
        ("1. a\n  ```\n  b\n     ```\nc", ["  ```\n  b\n     ```\nc"]),
        ("```\n    ```\n```\nc", ["```\n    ```\n```"]),
        ("```a`b\nc", []),
        ("<div>\na\n\nb", ["<div>\na"]),
        ("<pre>\na\n\nb</pre> c\nd", ["<pre>\na\n\nb</pre> c"]),
        ("<!-- a > b\n\nc -->\nd", ["<!-- a > b\n\nc -->"]),
        ("<x>\n```\na\n```\n\nb", ["<x>\n```\na\n```"]),
        ("<x>\n```\na\n\nb", ["<x>\n```\na\n\nb"]),
        ("a < b\n<3", []),
    ],
)
def test_parts(text, expected):
    assert parts(text) == expected


def test_an_open_fence_is_said_where_something_was_left():
    where = verbatim.find("a \n```\nb ")
    assert where.unclosed == 3
    assert where.without([Edit(1, 2)]).left_alone == ()
    missed = where.without([Edit(1, 2), Edit(8, 9)])
    assert missed.edits == (Edit(1, 2),)
    assert [each.at for each in missed.left_alone] == [3]


def slow_code_spans(text):
    at = 0
    while opening := re.compile("`+").search(text, at):
        ticks = opening[0]
        line = text.find("\n", opening.end()) % (len(text) + 1)
        closing = re.compile(rf"(?<!`){ticks}(?!`)").search(text, opening.end(), line)
        if closing and line >= closing.end():
            yield opening.start(), closing.end()
        at = closing.end() if closing else opening.end()


@given(st.text("`a\n", max_size=30))
def test_code_spans_are_those_between_as_many_backticks(text):
    assert list(verbatim.code_spans(text)) == list(slow_code_spans(text))
