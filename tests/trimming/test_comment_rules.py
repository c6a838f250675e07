"""Comments go, and what the code does stays."""

import ast
import inspect
import textwrap
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pygments.lexers import get_lexer_by_name  # type: ignore[import-untyped]
from pygments.token import Comment, Token  # type: ignore[import-untyped]
from samples import inside
from strategies import TEXTS

from estimator.trimming import comment_rules, edits
from estimator.trimming.rule import LeftAlone
from estimator.trimming.source import Source


def fenced(language, code):
    return f"Look:\n\n```{language}\n{code}\n```\nThanks // really # yes\n"


def trimmed(text):
    return edits.applied(text, comment_rules.find_comments(Source(text)).edits)


def without(language, code):
    """Code without its comments."""
    return inside(trimmed(fenced(language, code)), *fenced(language, "\0").split("\0"))


def left(text):
    return comment_rules.find_comments(Source(text)).left_alone


CODE = {
    "python": '''#!/usr/bin/env python3
# -*- coding: utf-8 -*-
# Copyright

import os  # noqa: F401
x = "# no"  # yes
def f(a):  # why
    """# kept"""
    # one
    # two
    return f"{a!r:#>4}" # three
# end''',
    "javascript": """// a
const u = "http://x"; // b
/* c
 * d */
call(/* x */ 1);
const t = `// ${a /* in */} /* no */`;
const r = /[/*]/g; // e
// eslint-disable-next-line
let y = 1;
let z = y/* f */+y;""",
    "typescript": 'const a: string = "//"; // b\n// @ts-ignore\nlet b = a;',
    "go": "//go:build linux\npackage main // m\n/* a */\nvar s = `// raw\n// raw`",
    "rust": 'fn a() { /* x /* nested */ y */ let s = r#"// no"#; } // z',
    "c": '#include <x.h> // c\n#define A 1 /* d */\nint a = b/* e */;\nchar *s = "/* no */";\n// f',
    "cpp": 'auto s = R"(// no)"; // yes\nint/**/x;',
    "java": '/** doc */\nclass A { // x\n  String s = """\n    // no\n    """;\n}',
    "csharp": '/// <summary>\nvar s = @"// no\n// no"; // yes\n#region x\nvar t = 1;',
    "ruby": '# a\nputs "#{x} # no" # b\n=begin\nc\n=end\nx = <<~A\n  # no\nA',
    "bash": "#!/bin/bash\n# a\necho '# no' a#b ${#x} $# # b\ncat <<EOF\n# no\nEOF",
    "sql": "-- a\nSELECT /*+ hint */ a, '-- no' -- b\nFROM t /* c */ WHERE 1;",
    "html": "<!-- a -->\n<p>a<!-- b -->c</p>\n<!--[if IE]><i></i><![endif]-->",
    "css": '/* a */\na { color: red; /* b */ content: "/* no */" }',
    "yaml": '# a\na: b#c # d\nx: |\n  # not\n  text\ny: "# no"',
    "toml": '# a\na = "# no" # b\nb = """\n# no\n"""',
    "lua": "-- a\nx = [[ -- no\n]] -- b\n--[[ c\nd ]]\ny = 1",
    "php": '<?php // a\n$x = "# no"; # b\n/* c */\n$y = 1;',
}
KEPT = ("#!", "# -*-", "# noqa", "// eslint", "// @ts", "//go:", "/*+", "<!--[if", "<![endif")


def code_tokens(language, code):
    """Every token but comments and white space."""
    found = get_lexer_by_name(language).get_tokens_unprocessed(code + "\n")
    return [
        (str(kind), text.strip())
        for _, kind, text in found
        if text.strip()
        and not (kind in Comment and kind not in (Comment.Preproc, Comment.PreprocFile))
        and kind is not Token.Literal.String.Doc
    ]


def comments(language, code):
    found = get_lexer_by_name(language).get_tokens_unprocessed(code + "\n")
    kinds = (Comment, Comment.Single, Comment.Multiline)
    parts = (text if kind in kinds else "\0" for _, kind, text in found)
    return [text for text in "".join(parts).split("\0") if text]


@pytest.mark.parametrize("language", CODE)
def test_comments_go_and_every_other_token_stays(language):
    made = without(language, CODE[language])
    assert len(made) < len(CODE[language])
    if language == "html":  # a text that a comment cut in two is one
        assert made.replace("ac", "a<!-- b -->c") == CODE[language].replace("<!-- a -->\n", "")
    else:
        assert code_tokens(language, made) == code_tokens(language, CODE[language])
    assert all(text.startswith(KEPT) for text in comments(language, made))
    assert without(language, made) == made


def test_python_is_left_tidy():
    assert without("python", CODE["python"]) == textwrap.dedent('''\
        #!/usr/bin/env python3
        # -*- coding: utf-8 -*-

        import os  # noqa: F401
        x = "# no"
        def f(a):
            """# kept"""
            return f"{a!r:#>4}"''')


@pytest.mark.parametrize("module", [ast, inspect, textwrap, st, pytest])
def test_the_syntax_tree_of_real_python_is_the_same(module):
    code = inspect.getsource(module)
    assert ast.dump(ast.parse(trimmed(code))) == ast.dump(ast.parse(code))


LINES = st.sampled_from(
    [
        "# c", "x = 1", "x = 1  # c", "if x:", "    y = '#'", "    # c", "    y = '''", "'''",
        "    pass  # c:", "def f():", "    '''d # d'''", "        # c", "x = (1,  # c", "  # c",
        ")", "x = 1 + \\", "  2 # c", "", "else:", "@d # c", "f'''{x # c", "}'''", "class A: # c",
    ]
)  # fmt: skip


@given(st.lists(LINES, max_size=12).map("\n".join))
def test_the_syntax_tree_of_python_is_the_same(code):
    made = without("python", code)
    try:
        wanted = ast.dump(ast.parse(code))
    except SyntaxError:
        return
    assert ast.dump(ast.parse(made)) == wanted


@given(TEXTS, st.sampled_from(sorted(CODE)))
def test_any_text_may_stand_in_a_fence(text, language):
    fence = fenced(language, text)
    found = comment_rules.find_comments(Source(fence)).edits
    made = edits.applied(fence, found)
    assert list(edits.effective(fence, found)) == list(found)
    assert len(list(Source(made).fences)) == len(list(Source(fence).fences))


@pytest.mark.parametrize(
    ("language", "code"),
    [
        ("python", "x = 1\n# ... the rest as before ...\ny = 2"),
        ("javascript", "a();\n// … existing code …\nb();"),
        ("python", "def f():\n    # do this\n    # then that\n\ndef g():\n    pass"),
        ("python", '# /// script\n# dependencies = ["x"]\n# ///\nx = 1'),
        ("python", "x = []  # type: list[int]\ny = 1  # pragma: no cover"),
        ("bash", "curl \\\n  # odd\n  -x"),
        ("python", "x = 1 \\\n# odd\ny = 2"),
        ("c", "#define A \\\n  /* one */\\\n  1"),
        ("javascript", "return /* a\n*/ 1;"),
        ("go", '// #include <x.h>\nimport "C"'),
        ("python", "# all that there is"),
        ("console", "# ls\nfile"),
        ("markdown", "# Title\ntext"),
        ("", "# a\nx"),
        ("c", "int a; /* never closed\n int b;"),
    ],
)
def test_comments_that_are_needed_or_unclear_stay(language, code):
    assert without(language, code) == code


def test_an_unknown_language_is_said_and_left_alone():
    text = fenced("klingon", "# a\nx")
    assert left(text) == (LeftAlone(text.index("# a"), "unknown-language"),)
    assert trimmed(text) == text
    assert left(fenced("text", "# a")) == left(fenced("", "# a")) == ()


def test_what_is_too_long_is_said_and_left_alone():
    text = fenced("js", "a();// b\n" + "x" * 20_000)
    assert left(text) == (LeftAlone(text.index("a();"), "too-long"),)
    assert trimmed(text) == text


@pytest.mark.parametrize("break_with", ["a = #;", "\x00"])
def test_code_that_the_lexer_cannot_read_is_left_alone(break_with):
    code = f"int a; // b\n{break_with}\nint b;"
    assert without("java", code) == code


TREE = """\
Here is my project.

=== src/app.py ===
import os  # c
def f():
    return 1  # d
# --- src/web.js ---
// a
run("// b"); // c
## notes.txt
# stays // stays
"""


def test_a_pasted_source_tree_is_read_by_the_names_of_its_files():
    assert trimmed(TREE) == TREE.replace("  # c\n", "\n").replace("  # d", "").replace(
        "// a\n", ""
    ).replace("; // c", ";")


@pytest.mark.parametrize(
    "text",
    [
        "# Title\n\nSome words about // things, and -- more.\n",
        "main.py\n\nThis is prose # with a sign\nand more of it\nas people write\n",
        "import the goods # from abroad\nand more\n",
        "User: what is # in Python?\nAssistant: a comment // there\n",
        '{"a": "# b"}',
        "",
    ],
)
def test_text_that_is_no_code_is_left_alone(text):
    assert comment_rules.find_comments(Source(text)).edits == ()


def test_a_text_that_is_code_as_a_whole_is_read():
    assert trimmed("import os  # a\n# b\nx = 1\n") == "import os\nx = 1\n"
    assert trimmed("#!/bin/sh\n# b\nls # c\n") == "#!/bin/sh\nls\n"


@pytest.mark.slow
@pytest.mark.parametrize("language", ["python", "java", "typescript", "c", "bash", "html", "rust"])
@pytest.mark.parametrize(
    "text",
    [
        "/*" * 60_000, "a" * 1_000_000, "\n " * 60_000, "a.\n" * 30_000, "a<" * 60_000,
        "(" * 100_000, ("a." * 400 + "\n") * 80, 'r#"' * 30_000, "/*\n" * 40_000, '"' * 100_001,
        "a\n" * 60_000, "<!--\n" * 30_000, "# a\n" * 30_000,
    ],
)  # fmt: skip
def test_odd_code_takes_no_long_time(language, text):
    began = time.perf_counter()
    trimmed(fenced(language, text))
    assert time.perf_counter() - began < 2
