"""Texts and edits that find what an ordinary text does not."""

import base64
import json
import random

from hypothesis import strategies as st

CHARACTERS = st.one_of(
    st.sampled_from("aBsz09 \t\n!?'/.,:(){}\"-_"),
    st.sampled_from("中文，。！「」、ひカ한글яЖאبé"),
    st.sampled_from(["\u0301", "\u00a0", "\u2028", "\u200d", "\ufeff", "\x00", "\x1c", "\x85"]),
    st.sampled_from(["😀", "👩‍👩‍👧", "🏳️‍🌈", "𝔘", "\U00020000"]),
    st.sampled_from(["\ud83d", "\ude00"]),  # halves of a pair, alone
    st.characters(),
)
WORDS = st.sampled_from(
    [
        '{"k": [1, 2]}', "don't ", "I'LL", "the quick ", "return x\n", "    if a:\n", "12345",
        "3.14 ", "/* */\n", "你好，世界。", "!\n/", "\n\n\n", " \n ", "camelCase", "ABC",
        "<|endoftext|>", "https://a.b/c?d=e", "     ", "\t\t", "a" * 40, "!" * 17,
        "naïve ", "👍🏽 ",
    ]
)  # fmt: skip
TEXTS = st.lists(st.one_of(CHARACTERS, WORDS), max_size=60).map("".join)

# Prompts of many kinds of parts

PHRASES = st.sampled_from(
    [
        "Please read this carefully.", "It\u2019s \u201cquoted\u201d \u2014 really\u2026",
        "two  words", "Thank you very much!", "你好，世界。请您总结。谢谢！", "مرحبا بالعالم",
        "👩\u200d👩\u200d👧 ok", "naïve café  ", "# Title", "## Part", "- item", "1. one",
        "> quoted  text", "`a  b`", '[a](b "c")', "**bold**  ",
        "This sentence stands in the text more than once, to be seen.", "end.   ", "\tindented",
        "[1, 2]", "{not json}", '{"broken": [1, 2', "<b>x</b>", "a | b", "|", "```", "~~~",
        "```json", "    code", "",
    ]
)  # fmt: skip
PROSE = st.lists(PHRASES | TEXTS, max_size=6).map("\n".join)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | PHRASES
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=12,
)
ROWS = st.lists(
    st.fixed_dictionaries({"id": st.integers(), "name": SCALARS}), min_size=3, max_size=30
)
LAYOUT = {"indent": st.sampled_from([None, 0, 1, 2, 4, "\t"]), "ensure_ascii": st.booleans()}
JSON = st.builds(json.dumps, VALUES | ROWS, **LAYOUT)


def fenced(language, body):
    return f"```{language}\n{body}\n```"


METHOD = "    def g(self):\n        return [1,\n                2]"
PYTHON_LINES = [
    "import os  # why", "x = 1", "", "# alone", "def f(a,\n      b):\n    # why\n    return a",
    "if x:\n        y = 2\nelse:\n    y = 3",
    f"class A:\n    '''Doc.\n      more\n    '''\n{METHOD}",
    "t = '''\n   kept  \n\n\n'''", "y = 1 + \\\n    2",
    "for a in x:\n  if a:\n   b = a\n\n\n  c = b",
]  # fmt: skip
PYTHON = st.lists(st.sampled_from(PYTHON_LINES), max_size=6).map("\n".join)
SCRIPTS = st.sampled_from(
    [
        "function f(a) {\n    // why\n    return `a\n  b`; /* more */\n}",
        "a {\n    b: c; /* d */\n}", "if x; then\n    y # why\nfi", "SELECT 1 -- one\nFROM t;",
        "a:\n    - b # why\n", "{\n    a: 1,\n}", "<a>\n  <b>1</b>\n  <b>2</b>\n</a>",
        "a,b\n" + "1,2\n" * 30, "+ a\n-   b", "\t\tx  ",
    ]
)  # fmt: skip
LANGUAGES = st.sampled_from(
    [
        "js",
        "css",
        "bash",
        "sql",
        "yaml",
        "json5",
        "xml",
        "csv",
        "diff",
        "",
        "java",
        "html",
        "klingon",
    ]
)
FENCED = (
    PYTHON.map(lambda code: fenced("python", code))
    | JSON.map(lambda code: fenced("json", code))
    | st.builds(fenced, LANGUAGES, SCRIPTS)
    | st.builds(lambda code: "- item\n\n" + fenced("py", code).replace("\n", "\n  "), PYTHON)
)
UNCLOSED = FENCED.map(lambda block: block.removesuffix("```"))
CELLS = st.sampled_from(["", "a", "two words", "`b`", "12", "中文", "x  y", r"\|", "**c**", ":-"])
PADDED = st.builds(lambda cell, pad: cell.ljust(pad), CELLS, st.integers(0, 9))


@st.composite
def table(draw):
    columns = draw(st.integers(1, 4))
    lines = draw(st.lists(st.lists(PADDED, min_size=columns, max_size=columns), max_size=30))
    dashes = draw(st.sampled_from(["---", ":---:", "---------"]))
    rows = [["name   "] * columns, [dashes] * columns, *lines]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


LINE = st.sampled_from(
    [
        "2026-11-23T10:00:0{} INFO worker {} done",
        "[error] disk {} full",
        "Nov 23 10:00:0{} a sshd[{}]: no",
    ]
)
LOG = st.builds(
    lambda line, count: "\n".join(line.format(n % 10, n * 7) for n in range(count)),
    LINE,
    st.integers(1, 8),
)
HTML = st.lists(
    st.sampled_from(
        ["<p>One  <b>two</b></p>", "<ul>\n  <li>a</li>\n</ul>", "<pre>\n  x\n</pre>", "text"]
    ),
    max_size=5,
).map(
    lambda parts: "<div>\n<div class='x'>\n<div>\n" + "\n".join(parts) + "\n</div>\n</div>\n</div>"
)
BASE64 = st.integers(0, 99).map(
    lambda seed: (
        "data:image/png;base64,"[: 22 * (seed % 2)]
        + base64.b64encode(random.Random(seed).randbytes(300)).decode()
    )
)
HUNKS = st.lists(
    st.sampled_from(
        [" {", ' "a": 1,', ' "b": {"c": 2},', " }", "+x   ", "-  y  # why", " ", " ```", " | a   |"]
    ),
    min_size=1,
    max_size=9,
)
COUNTS = st.tuples(st.booleans(), st.sampled_from(["a.json", "b.py", "c.md"]))


def patch(lines, named):
    """A patch of one hunk, with its counts."""
    is_git, name = named
    old, new = (sum(line[0] in signs for line in lines) for signs in (" -", " +"))
    head = f"diff --git a/{name} b/{name}\n" if is_git else ""
    counts = f"@@ -1,{old} +1,{new} @@"
    return f"{head}--- a/{name}\n+++ b/{name}\n{counts}\n" + "\n".join(lines)


PATCHES = st.builds(patch, HUNKS, COUNTS)
TSV_CELLS = st.sampled_from(["", "1", "Ada Lovelace, ", " ", "b", "two words"])
TSV = st.lists(
    st.lists(TSV_CELLS, min_size=3, max_size=3).map("\t".join), min_size=1, max_size=5
).map(lambda rows: "\n".join(["id\tname\tnote", *rows]))
YAML = st.lists(
    st.sampled_from(
        ["a: |", "- b: >-", "  c: |+  # why", "    one  ", "", "", "    {", '      "d": 1', "    }"]
    ),
    max_size=9,
).map("\n".join)
QUOTED = st.builds(
    lambda around, written: around.replace("{}", written),
    st.sampled_from(
        [
            "s := `{}`", 'let s = r#"{}"#;', "const s = `so {} then`;", "const s = `\n{}\n`;",
            'String s = """\n    {}\n    """;', "curl -d '{}' a.b", "return '{}'", "['{}', 2]",
        ]
    ),
    st.sampled_from(['{"a": 1, "b": [1, 2]}', '{\n  "a": 1,\n  "b": 2\n}']),
)  # fmt: skip
PROGRAMS = QUOTED | st.builds(fenced, LANGUAGES, QUOTED)
KINDS = st.one_of(
    *(PROSE, JSON, FENCED, UNCLOSED, table(), LOG, HTML, BASE64, PATCHES, TSV, YAML, PROGRAMS)
)
GAPS = st.sampled_from(["\n", "\n\n", "\n\n\n \n", "\n\t\n\n"])


@st.composite
def prompts(draw, most=6):
    """A text of several parts, some of which come twice."""
    parts = draw(st.lists(KINDS, min_size=1, max_size=most))
    again = draw(st.lists(st.sampled_from(parts), max_size=2))
    text = "".join(part + draw(GAPS) for part in [*parts, *again])
    return text.replace("\r", "")


STRINGS = st.sampled_from(
    [
        'X = """alpha   \nb\t\n\n\n\n\nc"""',
        'y = [\n    \'so {"a": 1, "b": 2} then\',\n    {"a": 1,\n     "b": 2},\n]',
        'def g():\n    """Doc.\n\n```python\n#> https://a.b\nx = {"a": 1}\n```\n\n\n  """',
        "z = r'''\n| a    | b |\n|------|---|\n| 1    | 2 |\n'''",
        "print(f'{x} {{\"a\": 1}}')  # why",
        'w = """a: |\n  b\n\n\n  c\n@@ -1 +1 @@\n-a  \n+b  \n"""',
    ]
)
PYTHON_FILES = st.lists(st.sampled_from(PYTHON_LINES) | STRINGS, min_size=1, max_size=6).map(
    lambda parts: "\n".join(["import os", *parts, ""])
)
