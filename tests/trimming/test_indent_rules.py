"""Code is indented by one space a level, and says the same."""

import ast
import inspect
import json
import re
import textwrap
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pygments.lexers import get_lexer_by_name  # type: ignore[import-untyped]
from samples import inside
from strategies import TEXTS

from estimator.tokens import vocab
from estimator.trimming import edits, indent_rules
from estimator.trimming.rule import LeftAlone
from estimator.trimming.source import Source


def fenced(language, code):
    return f"    Look:\n\n```{language}\n{code}\n```\n    Thanks\n"


def trimmed(text):
    return edits.applied(text, indent_rules.find_indentation(Source(text)).edits)


def narrowed(language, code):
    return inside(trimmed(fenced(language, code)), *fenced(language, "\0").split("\0"))


def tree(code):
    return ast.dump(ast.parse(code))


MODULES = [ast, inspect, json, textwrap, re, st, pytest, time, vocab]
FILES = [module for module in MODULES if hasattr(module, "__file__")]


@pytest.mark.parametrize("module", FILES)
def test_the_syntax_tree_of_real_python_is_the_same(module):
    code = inspect.getsource(module)
    made = trimmed(code)
    assert tree(made) == tree(code)
    assert trimmed(made) == made


def test_python_goes_in_by_one_space_and_strings_stay():
    code = '''\
def f(a,
      b):
        # why
        if a:
            return (1,
                    2)
        return """
            kept
        """ + \\
            b
'''
    assert (
        narrowed("python", code)
        == '''\
def f(a,
 b):
 # why
 if a:
  return (1,
   2)
 return """
            kept
        """ + \\
  b
'''
    )


@pytest.mark.parametrize("step", ["\t", "  ", "    ", "        ", "   "])
def test_any_step_becomes_one_space(step):
    code = f"if a:\n{step}if b:\n{step}{step}c\n{step}d\n"
    assert narrowed("python", code) == "if a:\n if b:\n  c\n d\n"
    code = f"if (a) {{\n{step}if (b) {{\n{step}{step}c();\n{step}}}\n{step}d();\n}}\n"
    assert narrowed("js", code) == "if (a) {\n if (b) {\n  c();\n }\n d();\n}\n"


LINES = st.sampled_from(
    ["if a:", "x = 1", "x = (1,", "2)", "y = '''", "'''", "# c", "", "pass", "x = 1 + \\", "[", "]"]
)
INDENTED = st.tuples(st.sampled_from(["", "  ", "    ", "\t", "      ", "        "]), LINES)


@given(st.lists(INDENTED.map("".join), max_size=10).map("\n".join))
def test_the_syntax_tree_of_python_is_the_same(code):
    made = narrowed("python", code)
    try:
        wanted = tree(code)
    except SyntaxError:
        return
    assert tree(made) == wanted
    assert narrowed("python", made) == made


STRINGS = {
    "javascript": "let t = `\n        kept ${a}\n    `;",
    "typescript": "let t = `\n        kept\n    `;",
    "go": "var s = `\n        kept\n    `",
    "rust": 'let s = r#"\n        kept\n    "#;',
    "cpp": 'auto s = R"(\n        kept\n    )";',
    "java": 'String s = """\n        kept\n        """;',
    "kotlin": 'val s = """\n        kept\n    """',
    "swift": 'let s = """\n        kept\n    """',
    "csharp": 'var s = @"\n        kept\n    ";',
    "php": '<?php\n$s = "\n        kept\n    ";',
    "dart": "var s = '''\n        kept\n    ''';",
    "groovy": "def s = '''\n        kept\n    '''",
}


@pytest.mark.parametrize("language", STRINGS)
def test_strings_of_several_lines_stay_as_they_are(language):
    code = f"{STRINGS[language]}\n{{\n    a();\n        b();\n}}"
    made = narrowed(language, code)
    assert made == f"{STRINGS[language]}\n{{\n a();\n  b();\n}}"


BRACED = """\
/**
 * why
 */
class A {
    /*
     * more
     */
    int f(int a,
          int b) {
        if (a) {
            return "    x";
        }
    }
}
"""


@pytest.mark.parametrize("language", ["java", "cpp", "csharp", "typescript"])
def test_every_token_of_code_with_brackets_stays(language):
    def tokens(code):
        found = get_lexer_by_name(language).get_tokens_unprocessed(code)
        texts = [re.sub(r"\n +", "\n", text) for _, _, text in found]
        return [text for text in texts if text.strip()]

    made = narrowed(language, BRACED)
    assert tokens(made) == tokens(BRACED)
    assert max(len(line) - len(line.lstrip()) for line in made.split("\n")) == 3
    assert narrowed(language, made) == made


@pytest.mark.parametrize(
    ("language", "code"),
    [
        ("yaml", "a:\n    b:\n        c: 1"),
        ("make", "all:\n\techo"),
        ("markdown", "- a\n    - b"),
        ("bash", "if a; then\n    b\nfi"),
        ("", "a {\n    b\n}"),
        ("klingon", "a {\n    b\n}"),
        ("csharp", 'var s = """\n        kept\n    """;\n    a();'),
        ("java", "{\n    a = #;\n}"),
        ("c", "{\n    /*\n    ```\n    */\n}"),
    ],
)
def test_what_says_something_by_its_indentation_or_is_unclear_stays(language, code):
    made = narrowed(language, code)
    assert made == code or (language == "c" and "    ```" in made)


def test_what_is_too_long_is_said_and_left_alone():
    text = fenced("js", "{\n    a();\n}\n" + "x" * 20_000)
    found = indent_rules.find_indentation(Source(text))
    assert found.left_alone == (LeftAlone(text.index("{"), "too-long"),)
    assert found.edits == ()


@given(TEXTS, st.sampled_from(["python", "js", "c", "java"]))
def test_any_text_may_stand_in_a_fence(text, language):
    fence = fenced(language, text)
    found = indent_rules.find_indentation(Source(fence)).edits
    made = edits.applied(fence, found)
    assert list(edits.effective(fence, found)) == list(found)
    assert len(list(Source(made).fences)) == len(list(Source(fence).fences))


def test_one_space_is_fewer_tokens_than_four_or_a_tab():
    encoding = vocab.load("o200k_base")
    code = inspect.getsource(inspect)
    spaced = trimmed(code)
    tabbed = re.sub(r"^ +", lambda found: "\t" * len(found[0]), spaced, flags=re.MULTILINE)
    tokens = [len(encoding.encode_ordinary(each)) for each in (spaced, code, tabbed)]
    assert tokens == sorted(tokens)


@pytest.mark.slow
@pytest.mark.parametrize("language", ["python", "java", "c"])
@pytest.mark.parametrize("line", ["    x\n", "if a:\n", "x = (\n", " x\n  y\n", "\n", "\t\\\n"])
def test_odd_code_takes_no_long_time(language, line):
    text = fenced(language, line * (100_000 // len(line)))
    began = time.perf_counter()
    trimmed(text)
    assert time.perf_counter() - began < 3


@pytest.mark.parametrize(
    ("language", "code"),
    [
        ("jsx", "let a = <p>use ` here</p>;\nlet b = `x\n    y\n`;\nf(\n    1);"),
        ("tsx", "let a = <p>src/*.py</p>;\nlet b = `x\n    y\n`;\n/* c */f(\n    1);"),
        ("php", "<?php\n    f();\n?>\n<pre>\n    x\n</pre>"),
        ("php", "<?php\n$x = <<<EOT\n    a\n    EOT . 'x';\nf(\n    1);"),
        ("swift", 'let x = #"a " b"#\nlet s = """\n    q\n    """'),
    ],
)
def test_code_in_which_strings_may_be_elsewhere_is_left_alone(language, code):
    assert narrowed(language, code) == code
