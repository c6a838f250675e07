"""A text that is a file of Python as a whole stays the same program, whatever is in its strings."""

import ast

import pytest

from estimator.trimming import code_blocks, edits, rules
from estimator.trimming.source import Source

SAFE = [rule for rule in rules.ALL if rule.keeps_meaning]
SAFE += [rules.BY_NAME["comments"], rules.BY_NAME["code-indentation"]]
FILES = [
    'X = """alpha beta.    \nb gamma        x       \n"""\n',
    'X = """alpha\n\n\n\n\n\nbeta"""\n',
    '"""Doc.\n\n\n\n{"a": 1,\n "b": 2}\n\n| a   | b |\n|-----|---|\n| 1   | 2 |\n"""\n',
    'import a\n\n\n\nX = [\n    \'so {"a": 1, "b": 2} then\',\n    {"a": 1,\n     "b": 2},\n]\n',
    '"""Doc.\n\n```python\nprint(x)\n#> https://a.b/c\n```\n\n\n\nMore.  \n"""\nx = f(\n    1)\n',
    "def f():\n  '''Doc.\n\n  ```json\n  {\"a\": 1, \"b\": 2}\n  ```\n  '''\n  return 1  # why\n",
    "import a\n\nX = " + "'" + "x" * 2_000 + "'\nY = '''a  \n\n\n\nb'''\n",
    "print('''a  \n\n\n\nb''')\n",
    "X = '''\na.py\n  import b  # why\n  import c\nb.py\n  import d  # why\n'''\n",
]


@pytest.mark.parametrize("rule", SAFE, ids=lambda rule: rule.name)
@pytest.mark.parametrize("text", FILES)
def test_the_syntax_tree_stays(rule, text):
    made = edits.applied(text, rule.find(Source(text)).edits)
    assert ast.dump(ast.parse(made)) == ast.dump(ast.parse(text))


@pytest.mark.parametrize("rule", SAFE, ids=lambda rule: rule.name)
@pytest.mark.parametrize("text", FILES)
def test_it_stays_in_a_fence(rule, text):
    whole = f"Look:\n\n```python\n{text}\n```\n\nSo.\n"
    made = edits.applied(whole, rule.find(Source(whole)).edits)
    first, last = made.index("```python\n") + 10, made.rindex("\n```\n\nSo.\n")
    assert ast.dump(ast.parse(made[first:last])) == ast.dump(ast.parse(text))


@pytest.mark.parametrize("text", FILES)
def test_it_is_one_piece_of_code(text):
    assert [code.span for code in code_blocks.find(Source(text))] == [(0, len(text))]


@pytest.mark.parametrize(
    "text",
    [
        '{"a": "\'\'\'", "b": [1, 2]}',
        "[\"'''\"]",
        '{"a": 1}\n{"b": "\'\'\'"}',
        "word",
        "'''",
        'Look:\n\n```python\nimport a\nX = """b"""\n```\n',
        "import a\n\n```\nb\n```\n",
    ],
)
def test_what_is_data_or_words_is_none(text):
    assert (0, len(text)) not in [code.span for code in code_blocks.find(Source(text))]


def test_a_fence_that_ends_in_the_middle_of_a_string_ends():
    text = 'a\n```python\nx = """b\n```\nWords.\n```python\ny = """c\n```\nd\n'
    assert [fence.is_closed for fence in Source(text).fences] == [True, True]
    assert len(Source(text.split("Words", maxsplit=1)[0] + "Words.").fences) == 1
