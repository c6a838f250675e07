"""No text makes a rule or the section map raise, or take long."""

import itertools
import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import TEXTS

from estimator.trimming import edits, rules, sections
from estimator.trimming.source import Source

MEGABYTE, LIMIT = 1_000_000, 2.0
UNITS = [
    " ", "\n", "\t", "[", "{", "`", "|", "*", "\\", '"', "'", "a", "1.", "\u2028", "\x85", "\x0b",
    "\x00", "\ud800", "\udc00", "\u200d", "\xa0", "“", "中", "é", "- ", "> ", "# ", ": ", "0 ",
    "<a>", "<div>", "<div>\n", "<!--", "<a b='", "<a\n", "<![CDATA[", "]]>", "<pre>\n", "</p>",
    "```\n", "~~~\n", "```x\n", "``` `\n", "    ```\n", "- ```\n", "\n```py\n/*", "`a` ", "``a` ",
    '[{"a":', "[1,", "[]", '{"a":[', '"a":', "\\u0041", "\\ud800", '[{"a":1},', "{}\n", "|-|\n",
    "|a|b|\n|-|-|\n", "x | y\n", "| a\n", "---\n", "a,b\n", '"a\n', "data:,", "data:;base64,",
    "ab+/", "a=", "-----BEGIN A-----", "ab ", "00000000: 00 ", "%2F", "10:00:00 ",
    "10:00:00 a bc\n", "[error] a bc\n", "please ", "Could you please ", "，谢谢", "请您", "a  b ",
    "\n \n", " x\n", "x \n", "  x  y\n", "a\n\n", "a: b\n", "user: a\n", "=\n", "a\n=\n", "/*",
    "//\n", '"""', "'''", "def f(:\n", "import a\n", "a.py\n", "{-", "#!", "${a}", "{{a}}",
    "@@ -1 +1 @@\n", "@@ -1 +1 @@\n-a\n+b\n", "> diff --git \n", "--- a\n+++ b\n", "a\tb\n", "\t\n",
    "a: |\n  b\n", "- - ", "a: >\n\n", "'{\"a\":1}'", '"""{"a":1}\n', "```py\n#\n", "{a:1,\n",
    '{"a":x\n', "import a\na.py\nx = 1;\n", "={'", "\n`{", '```py\n"""\n```\n',
]  # fmt: skip
BROKEN = [
    '{"a": [1, 2', '{"a": 1,}', '{"a": "b\n"}', "[1 2]", '```json\n{"a": \n```', '{"a": 01}',
    "[" * 90_000, "a\u2028b\x85c\x0bd\x0ce\x1cf\rg\r\nh", "\r" * 99, "a \r\nb \r\n\r\n\r\n",
    "```python\nx = (", "~~~", "```", "- ```\n  a\n", "| a | b |\n|---|\n| 1 | 2 |",
    "| a |\n|---|---|", "<div><p><a>" * 9, "<!-- <p>", "<?php", "\ud800```\udc00", '"\ud83d"',
    "\x00```\x00", "data:image/png;base64,", '{"a": "\\ud800"}', "\ufeff{}",
]  # fmt: skip


def read(text):
    """Everything that is asked of a text, each with its time."""
    for name, find in (*((rule.name, found_by(rule)) for rule in rules.ALL), ("map", mapped)):
        took = timed(find, text)
        yield name, took if took < LIMIT else min(took, timed(find, text))


def timed(find, text):
    began = time.process_time()
    find(text)
    return time.process_time() - began


def found_by(rule):
    def find(text):
        edits.applied(text, rule.find(Source(text)).edits)

    return find


def mapped(text):
    made = sections.sections(text)
    sections.duplicates(text, made)


@pytest.mark.parametrize("text", BROKEN, ids=lambda text: ascii(text[:20]))
def test_what_is_broken_is_read_without_an_error(text):
    assert list(read(text))
    assert list(read(f"Before.\n\n{text}\n\nAfter.\n"))


@given(TEXTS)
def test_any_text_is_read_without_an_error(text):
    assert list(read(text))


@pytest.mark.parametrize("unit", UNITS, ids=ascii)
def test_what_is_repeated_is_read_without_an_error(unit):
    assert list(read(unit * (2_000 // len(unit))))


@pytest.mark.slow
@pytest.mark.parametrize("unit", UNITS, ids=ascii)
def test_a_megabyte_of_anything_takes_no_long_time(unit):
    text = unit * (MEGABYTE // len(unit))
    assert {name: took for name, took in read(text) if took > LIMIT} == {}


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(UNITS), min_size=2, max_size=4, unique=True))
def test_a_long_text_of_mixed_units_takes_no_long_time(units):
    text = "".join(itertools.islice(itertools.cycle(units), MEGABYTE // 2))[: MEGABYTE // 2]
    assert {name: took for name, took in read(text) if took > LIMIT} == {}


@pytest.mark.slow
@pytest.mark.parametrize("is_quoted", [False, True])
def test_a_line_of_a_megabyte_takes_no_long_time(is_quoted):
    rows = [{"id": number, "name": f"user {number}", "text": "a, b"} for number in range(20_000)]
    line = json.dumps(rows)
    text = json.dumps(line) if is_quoted else line
    assert {name: took for name, took in read(text) if took > LIMIT} == {}
    assert {name: took for name, took in read(f"{text[:-1]}") if took > LIMIT} == {}
