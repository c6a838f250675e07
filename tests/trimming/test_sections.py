"""The section map: whole, in order, and of what the text is made of."""

import argparse
import ast
import dataclasses
import inspect
import json
import string
import textwrap
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from strategies import TEXTS

from estimator.trimming import section, section_json, section_lines
from estimator.trimming.prefix import prefix_end
from estimator.trimming.sections import duplicates, sections


def kinds(text):
    return {each.kind for each in sections(text)}


def titles(text, level=None):
    return [each.title for each in sections(text) if level in (None, each.level)]


def are_whole(text):
    """The sections of each parent, and those without one, follow each other to its end."""
    made = sections(text)
    for parent in {each.parent for each in made}:
        own = [each for each in made if each.parent == parent]
        assert all(a.end == b.start for a, b in pairwise(own))
        end = len(text) if parent < 0 else made[parent].end
        assert own[-1].end == end
        assert parent < 0 or own[0].start >= made[parent].start
    assert all(each.start < each.end and each.parent < place for place, each in enumerate(made))
    assert all(len(each.title) <= 60 and "\n" not in each.title for each in made)
    assert bool(made) == bool(text.strip())
    return made


MARKED = st.lists(
    st.sampled_from(
        ["# A\n", "## B\n", "T\n===\n", "T\n---\n", "```\n", "text\n", "\n", "User: x\n",
         "Assistant: y\n", "    return 1\n", "class A:\n", "=== a.py ===\n", "import os\n",
 "a, b;\n", "def f():\n",
         "---\n", "#\n", "{", "}", '"a": 1', ",", "[", "]", '"""\n', "@d\n", "### Human\n"]
    ), max_size=20,
).map("".join)  # fmt: skip
VALUES = st.recursive(
    st.one_of(st.integers(), st.text(max_size=4), st.none()),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=12,
)


@given(
    st.one_of(TEXTS, MARKED, VALUES.map(json.dumps), VALUES.map(lambda v: json.dumps(v, indent=1)))
)
def test_sections_of_one_parent_are_whole_and_in_order(text):
    assert are_whole(text) == sections(text)
    prefix = prefix_end(text, sections(text))
    assert prefix is None or 0 <= prefix < len(text)
    duplicates(text, sections(text))


def test_headings_are_nested():
    text = "Intro\n\n# A\n\ntext\n\n## B ##\n```\n# no\n```\nC\n---\n\n# D\n"
    made = are_whole(text)
    assert [(each.title, each.level, each.parent) for each in made] == [
        ("Intro", 1, -1), ("A", 1, -1), ("B", 2, 1), ("C", 2, 1), ("D", 1, -1),
    ]  # fmt: skip
    assert [each.kind for each in made] == ["part"] + ["heading"] * 4
    assert titles("A\n=\n\nx\n\nB\n-\n\ny\n") == ["A", "B"]
    assert titles("---\ntitle: x\n---\n# A\n\n---\n\n| a |\n---\n- b\n---\n") == [
        "--- title: x ---",
        "A",
    ]


BLOCKS = st.lists(
    st.sampled_from(
        ["# One", "## Two ##", "####### no", "#no", "   ### Three", "    # code", "Four\n===",
         "Five\n---", "```\n# no\n```", "~~~\nSix\n===\n~~~", "words", "#", "***", "## #", "# a#"]
    ), max_size=8,
).map("\n\n".join)  # fmt: skip


@given(BLOCKS)
def test_headings_are_those_of_commonmark(text):
    parsed = MarkdownIt("commonmark").parse(text)
    wanted = [
        ((token.map or [0])[0], int(token.tag[1]), inline.content)
        for token, inline in pairwise(parsed)
        if token.type == "heading_open"
    ]
    found = section_lines.headings(text, section_lines.fenced(text))
    assert [(text.count("\n", 0, m.start), m.level, m.title) for m in found] == wanted


REQUEST = {
    "model": "x",
    "messages": [
        {"role": "system", "content": "You  are\nhelpful."},
        {"role": "user", "content": [{"type": "text", "text": "Hi"}]},
        {"role": "assistant", "content": None},
        {"role": "user", "content": "Bye"},
    ],
    "tools": [{"type": "function", "function": {"name": "look_up"}}, {"name": "other"}],
}


@pytest.mark.parametrize("indent", [None, 2])
def test_a_chat_request_has_a_section_for_each_message(indent):
    text = json.dumps(REQUEST, indent=indent)
    are_whole(text)
    assert titles(text, 1) == ["model", "messages", "tools"]
    assert titles(text, 2) == [
        "system: You are helpful.", "user: Hi", "assistant:", "user: Bye",
        "0: look_up", "1: other",
    ]  # fmt: skip
    bare = json.dumps(REQUEST["messages"], indent=indent)
    assert titles(bare) == titles(text, 2)[:4]
    assert kinds(bare) == {"message"}


@given(VALUES.filter(lambda value: isinstance(value, dict | list) and value))
def test_each_entry_of_json_is_a_section_that_parses(value):
    text = json.dumps(value, indent=1)
    own = [each for each in are_whole(text) if each.level == 1]
    ends = [section_json.entry_end(text, each.start) for each in own]
    parsed = [text[each.start : end] for each, end in zip(own, ends, strict=True)]
    if isinstance(value, dict):
        assert [json.loads("{" + part + "}") for part in parsed] == [
            {k: v} for k, v in value.items()
        ]
        assert [each.title for each in own] == [section.shortened(key) for key in value]
    else:
        assert [json.loads(part) for part in parsed] == value


def test_many_items_are_groups_and_many_messages_are_not():
    text = json.dumps([{"n": n} for n in range(1000)])
    assert titles(text)[:2] == ["0 … 4", "5 … 9"]
    assert len(sections(text)) == 200
    text = json.dumps([{"role": "user", "content": str(n)} for n in range(1000)])
    assert len(sections(text)) == 1000


@pytest.mark.parametrize("text", ['{"a": 1', "[1, 2", "{a}", "[x] y", '{"a": 1} b', "[1,]", "{}x"])
def test_what_is_no_json_is_read_as_text(text):
    assert kinds(text) == {"paragraph"}


@pytest.mark.parametrize("module", [inspect, string, textwrap, dataclasses, argparse, json.decoder])
def test_definitions_are_those_of_the_syntax_tree(module):
    code = inspect.getsource(module)
    found = {
        (code.count("\n", 0, each.start) + 1, each.title)
        for each in section_lines.definitions(code, lambda: None)
    }
    assert found == set(_definitions(ast.parse(code), 1))


def _definitions(tree, level):
    """Lines and titles of definitions, as deep as they are shown."""
    for node in ast.iter_child_nodes(tree):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield from _definitions(node, level)
            continue
        if level <= 3:
            word = "class" if isinstance(node, ast.ClassDef) else "def"
            first = min([node.lineno, *(each.lineno for each in node.decorator_list)])
            yield first, f"{word} {node.name}"
        yield from _definitions(node, level + 1)


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        ("export async function go(a) {\n  x();\n}\nconst f = (a) => {\n};\nlet x = 1;\n",
         ["function go", "const f"]),
        ("class A {\n  b() {\n    return c();\n  }\n}\n", ["class A", "b"]),
        ("package a\n\nfunc (s *T) Do() {\n\treturn\n}\n\ntype T struct {\n}\n",
         ["package a", "func (s *T) Do", "type T"]),
        ("pub fn a() {\n}\nimpl T {\n    fn b() {\n    }\n}\n", ["fn a", "impl T", "fn b"]),
        ("public class A {\n    private int f(int a) {\n        return g(a);\n    }\n}\n",
         ["class A", "private int f"]),
        ("static int f(int a)\n{\n    return a;\n}\nint g(void) {\n}\nint h(void);\n",
         ["static int f", "int g"]),
        ("CREATE TABLE a (\n  b int\n);\nCREATE INDEX i ON a (b);\n",
         ["CREATE TABLE a", "CREATE INDEX i"]),
        ("f() {\n  ls;\n}\ng() {\n  x;\n}\n", ["f", "g"]),
        ("@d\nclass A:\n    @e(1)\n    def f(self):\n        pass\n", ["class A", "def f"]),
        ('def f():\n    """\n    def no():\n    """\n    return 1\n', ["def f"]),
    ],
)  # fmt: skip
def test_definitions_of_common_languages_are_found(code, wanted):
    assert [each.title for each in are_whole(code)] == wanted


def test_a_source_tree_has_its_files_and_what_they_define():
    text = "Fix this:\n\n=== a/b.py ===\ndef f():\n    pass\n\n// c.js\nfunction g() {\n}\n"
    assert [(each.title, each.parent) for each in are_whole(text)] == [
        ("Fix this:", -1), ("a/b.py", -1), ("def f", 1), ("c.js", -1), ("function g", 3),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "User: hi\nAssistant: hello\nmore\nUser: bye\n",
        "### User\nhi\n### Assistant\nhello\nmore\n### User\nbye\n",
        "**User:** hi\n\n**Assistant:** hello\nmore\n\n**User:** bye\n",
        "<|user|>\nhi\n<|assistant|>\nhello\nmore\n<|user|>\nbye\n",
        "[User] hi\n[Assistant] hello\nmore\n[User] bye\n",
    ],
)
def test_a_chat_log_has_a_section_for_each_turn(text):
    made = are_whole(text)
    shown = [each.title.capitalize() for each in made]
    assert shown == ["User: hi", "Assistant: hello more", "User: bye"]
    assert {each.kind for each in made} == {"message"}
    assert prefix_end(text, made) == made[-1].start


def test_one_who_speaks_alone_is_no_chat():
    assert kinds("User: hi\n\nUser: bye\n") == {"paragraph"}
    assert titles("# A\n\nUser: x\nAssistant: y\n# B\n") == ["A", "B"]


def test_paragraphs_are_groups_where_there_are_many():
    assert titles("a b\nc\n\nd\n \n\n  e\n") == ["a b c", "d", "e"]
    text = "".join(f"p{n}\n\n" for n in range(1000))
    assert len(are_whole(text)) == 200
    assert titles(text)[1].startswith("p5 p6")


@pytest.mark.parametrize("unit", ["x", "word ", "a line of words\n"])
def test_a_long_text_is_cut_where_a_line_or_word_ends(unit):
    text = unit * (100_000 // len(unit))
    made = are_whole(text)
    assert 50 < len(made) <= 200
    assert {each.kind for each in made} == {"part"}
    assert all(text[each.start - 1] == unit[-1] for each in made[1:])


def test_sections_that_say_the_same_are_known_by_the_first():
    text = "# A\nx\n\n# B\ny\n# A\nx\n# A\n\nx\n# A\nx"
    assert duplicates(text, sections(text)) == {2: 0, 4: 0}
    text = json.dumps([{"a": 1}, {"a": 2}, {"a": 1}], indent=1)
    made = sections(text)
    assert {made[a].title: made[b].title for a, b in duplicates(text, made).items()} == {
        "2": "0",
        "a": "a",
    }


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("You are helpful.\n\n", "{{question}}\n\nThanks"),
        ("Say ", "{name} is here"),
        ("Say ", "${name}"),
        ("Look at <b>this</b> and <doc>that</doc>: ", "<name>, please"),
        ("Rules of 2020-01-01.\n\nToday is ", "2026-11-24."),
        ("The current time: ", "12:30:01\n"),
        ("今天是", "2026年11月24日。"),
        ("Log:\n", "2026-11-24T10:00:00 started\n"),
        ("Date: ", "November 24, 2026\n"),
        ("```\n{no} <no>\n```\n", "{yes}"),
    ],
)
def test_the_prefix_ends_at_the_first_thing_that_differs(before, after):
    text = before + after
    assert prefix_end(text, sections(text)) == len(before)


def test_the_prefix_of_a_request_ends_before_the_last_thing_the_user_says():
    text = json.dumps(REQUEST)
    assert text[prefix_end(text, sections(text)) :].startswith('{"role": "user", "content": "Bye"')


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Nothing of it.",
        "In 2020-01-01 it was so.",
        'def f(a):\n    return f"{a}"\n',
        "<p>a",
        '{"a": {"b": 1}}',
    ],
)
def test_where_nothing_tells_there_is_no_end_of_the_prefix(text):
    assert prefix_end(text, sections(text)) is None


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    ["#", "# a\n", "a\n---\n", "=\n", "a (", "def a\n", '"""', "\n", "{", "[", "[[1],", "a b c d ",
     "User: ", "User: a\nAI: b\n", "- ", "  ", "a.py\n", "a::b ", "(\n", "/a", '{"a":', "<a", "<a>",
     "{a", "{{", "12:", "date ", "a.b", "@a\n", "\n\n \n", "int a(int b", "const a = ", "public "],
)  # fmt: skip
def test_odd_text_takes_no_long_time(unit):
    text = unit * (500_000 // len(unit))
    began = time.perf_counter()
    made = sections(text)
    duplicates(text, made)
    prefix_end(text, made)
    assert time.perf_counter() - began < 1.5
    assert len(made) <= section.MOST
