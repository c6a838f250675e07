"""Blanks and empty lines go where what Markdown makes of the text stays the same."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from strategies import TEXTS

from estimator.trimming import blank_rules
from estimator.trimming.edits import applied
from estimator.trimming.source import Source

TRAILING, EMPTY, INNER = blank_rules.RULES
MARKDOWN = MarkdownIt("commonmark")
PIECES = st.sampled_from(
    [
        "\n", "\n\n", "\n\n\n", "\n", " ", "  ", "   ", "    ", "\t", "a", "b c", "\\", "> ", "- ",
        "1. ", "2) ", "* ", "# h", "---", "===", "```", "````", "~~~", "```py", "`", "``", "<pre>",
        "</pre>", "<div>", "<a b='", "'>", "<!--", "-->", "<?", "?>", "[a]: ", '[a](b "', '")',
        "[a]", "(b)", "<", ">", "&nbsp;", "|", "中", "\u00a0", "_", "**",
    ]
)  # fmt: skip
DOCUMENTS = st.lists(PIECES, max_size=30).map("".join)


def out(rule, text):
    return applied(text, rule.find(Source(text)).edits)


def rendered(text):
    """As a reader sees it: blanks before a line's end only count in preformatted text."""
    html = MARKDOWN.render(text)
    parts = re.split(r"(<pre>.*?</pre>)", html, flags=re.DOTALL)
    return [part if n % 2 else re.sub(r"[ \t]+\n", "\n", part) for n, part in enumerate(parts)]


@pytest.mark.parametrize("rule", [TRAILING, EMPTY], ids=lambda rule: rule.name)
@given(DOCUMENTS)
@example("- ```\nb  \n\n\nc\n```\nd  \n\n\n```\n")
@example("<pre>\na  \n\n\n\nb\n</pre>\n")
@example("1. a\n\n   ```\n   b  \n\n\n   c  \n   ```\nd   \ne\n")
@example("`a   \nb`")
@example("a\\ \nb")
@example("    a\n      \n\n\n    b")
@example("-\n\n\n  a")
@example("- \n\n\n- ")
@example("    </pre>\n<!--\n\n")
@example("a\\  \nb")
def test_what_markdown_makes_of_it_stays(rule, text):
    assert rendered(out(rule, text)) == rendered(text)


@pytest.mark.parametrize("rule", blank_rules.RULES, ids=lambda rule: rule.name)
@given(st.one_of(DOCUMENTS, TEXTS))
def test_a_second_time_finds_nothing(rule, text):
    once = out(rule, text)
    assert len(once) <= len(text)
    assert rule.find(Source(once)).edits == () or not rule.keeps_meaning
    assert re.sub(r"[ \t\n]", "", once) == re.sub(r"[ \t\n]", "", text)


LINES = st.sampled_from(["a", "b. c", "", "", " ", "\t ", "a ", "b  ", "c \t", "d   "])


@given(st.lists(LINES).map("\n".join))
def test_of_plain_paragraphs_all_that_is_blank_goes(text):
    tidy = re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE)
    tidy = re.sub(r"\n{3,}", "\n\n", tidy).lstrip("\n")
    made = out(EMPTY, out(TRAILING, text))
    assert re.sub(r"(?<=\S)  \n(?=\S)", "\n", made) == re.sub(r"\n+$", "\n", tidy)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a   \n\nb \t", "a\n\nb"),
        ("a     \nb", "a  \nb"),
        ("a \nb", "a\nb"),
        ("a\t\t\nb", "a\nb"),
        ("a\n   \nb", "a\n\nb"),
        ("- a `b` \n- c\n", "- a `b`\n- c\n"),
        ("see [a](b) \nnow", "see [a](b)\nnow"),
        ("```\na   \n```\nb   \n", "```\na   \n```\nb\n"),
        ("a\n\n    x  \n    y  \n\nb  ", "a\n\n    x  \n    y  \n\nb"),
        ("1. a\n\n    ```\n    b  \n    ```\n\nc  ", "1. a\n\n    ```\n    b  \n    ```\n\nc"),
        ("<x>\n```\na  \n```\n</x>\n\nb  ", "<x>\n```\na  \n```\n</x>\n\nb"),
    ],
)
def test_blanks_at_line_ends(text, expected):
    assert out(TRAILING, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\n\na\n\n\n\nb\n\n", "a\n\nb\n"),
        ("a\n\nb", "a\n\nb"),
        ("a\n  \n\t\n\nb", "a\n  \nb"),
        ("a\n   ", "a\n"),
        (" \n  a", "  a"),
        ("\n \n", ""),
        ("   ", ""),
        ("```\na\n\n\nb\n```\n\n\nc", "```\na\n\n\nb\n```\n\nc"),
        ("    a\n\n\n    b\n\n\nc", "    a\n\n\n    b\n\nc"),
    ],
)
def test_empty_lines(text, expected):
    assert out(EMPTY, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.  Two.   Three", "One. Two. Three"),
        ("  a  b", "  a b"),
        ("a  b  ", "a b  "),
        ("a \t b", "a b"),
        ("name   age   city", "name   age   city"),
        ("anna  31\nbob   7\n", "anna  31\nbob   7\n"),
        ("| a  b | c |", "| a  b | c |"),
        ("a  b `c  d` e", "a b `c  d` e"),
        ('a  b {"k": "c  d"}', 'a b {"k": "c  d"}'),
        ("```\na  b\n```\na  b", "```\na  b\n```\na b"),
        ("    a  b", "    a  b"),
    ],
)
def test_gaps_within_lines(text, expected):
    assert out(INNER, text) == expected


@pytest.mark.parametrize("rule", [TRAILING, EMPTY], ids=lambda rule: rule.name)
def test_what_an_open_fence_keeps_is_said(rule):
    text = "a\n```\nb   \n\n\nc"
    found = rule.find(Source(text))
    assert found.edits == ()
    assert [(each.at, each.reason) for each in found.left_alone] == [(2, "unclosed-fence")]
    assert rule.find(Source("a\n```\nb")).left_alone == ()
