"""Patches are found with all of their lines, and no rule changes a character of them."""

import difflib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from estimator.trimming import edits, patches, rules
from estimator.trimming.source import Source

GIT = "diff --git a/{0} b/{0}\nindex 257cc56..3bd1f0e 100644\n"


def parts(text):
    return [text[slice(*span)] for span in patches.find(text)]


def patch(before, after, name="a.json", lines=3):
    made = difflib.unified_diff(before, after, f"a/{name}", f"b/{name}", n=lines, lineterm="")
    return GIT.format(name) + "\n".join(made)


ROWS = json.dumps([{"id": n, "name": f"no {n}", "tags": []} for n in range(9)], indent=2).split(
    "\n"
)
CHANGED = [*ROWS[:20], '    "name": "other",', *ROWS[21:]]
FILE = [
    "# Why", "", "", "", "```json", '{"a": 1, "b": 2}', "```", "x = 1   ", "", "| a    | b  |",
    "|------|----|", "| 1    | 2  |", "<div>", "    <div>", "        <b>x</b>", "    </div>",
    "</div>", "two  words \u2014 \u201cso\u201d", "    y = 2  # why", "please look at it now", "\t",
]  # fmt: skip


@pytest.mark.parametrize("rule", rules.ALL, ids=lambda rule: rule.name)
@pytest.mark.parametrize("around", ["{}", "Look:\n\n{}\n\nSo.\n", "```\n{}\n```\n", "> {}"])
@pytest.mark.parametrize("name", ["a.json", "a.py"])
def test_no_rule_changes_a_patch(rule, around, name):
    changed = ["+new  ", *FILE[:9], *FILE[10:]]
    for written in (patch(ROWS, CHANGED, name, 20), patch(FILE, changed, name, 30)):
        margin = "> " if around.startswith(">") else ""
        whole = around.format(written.replace("\n", f"\n{margin}"))
        found = rule.find(Source(whole))
        assert written.replace("\n", f"\n{margin}") in edits.applied(whole, found.edits)
        assert found.left_alone == ()


LINES = st.lists(st.sampled_from(["a", "", " ", "+", "-", "@@", "  b", "--- c", "```"]), max_size=9)


@given(LINES, LINES, st.integers(0, 3))
def test_all_lines_of_a_patch_are_of_it(before, after, lines):
    if before != after:
        written = patch(before, after, lines=lines)
        assert parts(f"Before.\n\n{written}\n\nAfter.") == [written]
        assert parts(written) == [written]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\n@@ -1 +1 @@ def f\n-b\n+c\n\\ No newline at end of file\n\nd", 1),
        ("--- a\n+++ b\n@@ -1,2 +1,2 @@\n x\n\n-y\n+z\nd", 1),
        ("diff --git a/b b/b\nold mode 100644\nnew mode 100755\n\nd", 1),
        (GIT.format("b") + "GIT binary patch\nliteral 3\nKcmZ>A\n\nliteral 0\nHcmV\n\nd e", 1),
        ("diff --cc a\nx\n@@@ -1,2 -1,2 +1,3 @@@\n++a\n +b\nd", 1),
        (f"{patch(['a'], ['b'])}\nFrom: c\n\n{patch(['a'], ['b'])}\n", 2),
        ("--- \n\na\n---\n+++\n", 0),
        ("say @@ -1 +1 @@ and diff --git\n", 0),
    ],
)
def test_parts(text, expected):
    found = parts(text)
    assert len(found) == expected
    assert all("d" not in each.split("\n") for each in found)


def test_fences_in_the_lines_of_a_patch_are_none():
    written = patch(["```", "a", "```"], ["```", "b", "c", "d", "e"], lines=9)
    assert Source(f"{written}\n\nSo.   \n").fences == ()
    (fence,) = Source(f"```diff\n{written}\n```\nSo.\n").fences
    assert fence.is_closed
    made = rules.BY_NAME["trailing-blanks"].find(Source(f"{written}\n\nSo.   \n"))
    assert len(made.edits) == 1
    assert made.left_alone == ()
