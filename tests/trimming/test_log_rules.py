"""Log lines that differ in their values alone are folded, and no others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import TEXTS

from estimator.trimming import log_rules
from estimator.trimming.edits import applied
from estimator.trimming.source import Source

(LOGS,) = log_rules.RULES


def out(text):
    return applied(text, LOGS.find(Source(text)).edits)


@pytest.mark.parametrize(
    ("line", "values", "until"),
    [
        ("2024-05-01T12:00:0{}Z INFO took {} ms", "123", "2024-05-01T12:00:03Z"),
        ("2024-05-01 12:00:00,{} - app - INFO - user 'u{}' in", "123", "2024-05-01 12:00:00,3"),
        ("[2024-05-01 12:00:0{}+02:00] retry id=a{}f9", "123", "2024-05-01 12:00:03+02:00"),
        ("2024/05/01 12:00:0{} [error] 12#{}: open() failed", "123", "2024/05/01 12:00:03"),
        ("May  1 12:00:0{} host sshd[{}]: Failed password", "123", "May  1 12:00:03"),
        ("<34>May 11 12:00:0{} host su: failed for {}", "123", "May 11 12:00:03"),
        ("[Wed May 01 12:00:0{} 2024] [error] client {}.1.1.1: denied", "123",
         "Wed May 01 12:00:03 2024"),
        ('10.0.0.{} - - [01/May/2024:12:00:0{} +0000] "GET / HTTP/1.1" 200 5', "123",
         "01/May/2024:12:00:03 +0000"),
        ("E0501 12:00:00.{} 1 main.go:{}] lost", "123", "E0501 12:00:00.3"),
        ("12:00:0{} worker {} ready", "123", "12:00:03"),
        ("[INFO] part {} of {}", "123", None),
        ("WARNING:root:disk at {} % of {}", "123", None),
    ],
)  # fmt: skip
def test_formats(line, values, until):
    lines = [line.format(value, value) for value in values]
    said = f"[2 more like this{f', until {until}' if until else ''}]"
    assert out("a\n" + "\n".join(lines) + "\nb") == f"a\n{lines[0]}\n{said}\nb"


@pytest.mark.parametrize(
    "lines",
    [
        ["12:00:01 ready", "12:00:02 ready"],
        ["12:00:01 ready", "12:00:02 ready", "12:00:03 lost"],
        ["12:00:01 ready", "12:00:02 ready", "", "12:00:03 ready"],
        ["12:00:01 a ready", "  at main()", "12:00:02 a ready", "12:00:03 a ready"],
        ["[INFO] ready 1", "[WARN] ready 2", "[INFO] ready 3"],
        ["12:00:01 INFO on", "12:00:02 ERROR on", "12:00:03 INFO on"],
        ["12:00:01,1,2", "12:00:02,3,4", "12:00:03,5,6"],
        ["12:00:01 don't go isn't", "12:00:02 don't stay isn't", "12:00:03 don't run isn't"],
        ["ready 1", "ready 2", "ready 3"],
        [f'1.1.1.1 - - [01/May/2024:12:00:00 +0000] "GET / HTTP/1.1" {status} 5'
         for status in (200, 200, 500, 200)],
    ],
)  # fmt: skip
def test_what_differs_in_more_is_not_folded(lines):
    assert out("\n".join(lines)) == "\n".join(lines)


def test_a_log_in_a_fence_is_folded_within_it():
    text = "```\n12:00:01 go\n12:00:02 go\n12:00:03 go\n```\n"
    assert out(text) == "```\n12:00:01 go\n[2 more like this, until 12:00:03]\n```\n"


KINDS = st.sampled_from(["go on {}", "ERROR lost {}", "", "x={} y"])


@given(st.lists(st.tuples(KINDS, st.integers(0, 9)), max_size=20))
def test_runs_are_those_of_lines_alike(rows):
    lines = [f"12:00:0{n} {kind.format(n)}" if kind else "no log" for kind, n in rows]
    expected, at = [], 0
    while at < len(rows):
        end = at
        while end < len(rows) and rows[end][0] == rows[at][0]:
            end += 1
        is_run = end - at >= log_rules.FEWEST and rows[at][0] and "x=" not in rows[at][0]
        last = f"[{end - at - 1} more like this, until 12:00:0{rows[end - 1][1]}]"
        expected += [lines[at], last] if is_run else lines[at:end]
        at = end
    assert out("\n".join(lines)) == "\n".join(expected)


@given(TEXTS)
def test_any_text_is_read(text):
    assert out(out(text * 3)) == out(text * 3)
