"""Tables in fewer tokens: the same cells without padding, or some of the rows."""

import csv
import io
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from estimator.tokens import vocab
from estimator.trimming import edits, table_rules
from estimator.trimming.source import Source

RULES = {rule.name: rule for rule in table_rules.RULES}
# Tags are looked through: what they hold is read as if they were not there.
MARKDOWN = MarkdownIt("commonmark").enable("table").disable("html_block")

CELLS = st.one_of(
    st.sampled_from(
        ["", "a", "Word", "值", "12", "`a\\|b`", "\\|", "x\\", "-", "**b**", "- c", "—"]
    ),
    st.text("ab \\`*值-:#>", max_size=6).map(str.strip),
)
PADS = st.sampled_from(["", " ", "   ", "\t"])


@st.composite
def rows(draw, columns, closed):
    left, right = closed
    parts = [draw(PADS) + draw(CELLS) + draw(PADS) for _ in range(columns)]
    return "|" * left + "|".join(parts) + "|" * right


@st.composite
def delimiters(draw, columns):
    marks = [draw(st.sampled_from(["---", ":---", "-----:", ":-:", "-"])) for _ in range(columns)]
    return "|" + "|".join(draw(PADS) + mark + draw(PADS) for mark in marks) + "|"


@st.composite
def written_tables(draw):
    columns, closed = draw(st.integers(1, 4)), draw(st.sampled_from([(1, 1), (1, 0), (0, 0)]))
    lines = [draw(rows(columns, closed)), draw(delimiters(columns))]
    lines += [draw(rows(draw(st.integers(1, 5)), closed)) for _ in range(draw(st.integers(0, 4)))]
    return "\n".join(lines) + "\n"


WORDS = [
    "",
    "text",
    "> quote",
    "- item",
    "# head",
    "```",
    "~~~",
    "a|b",
    "|-|-|",
    "  ",
    "1. x",
    "<b>",
]
LINES = st.lists(st.sampled_from(WORDS), max_size=4).map(
    lambda lines: "".join(f"{n}\n" for n in lines)
)


def trimmed(text, name):
    found = RULES[name].find(Source(text)).edits
    assert list(edits.effective(text, found)) == list(found)
    return edits.applied(text, found)


@given(st.lists(st.tuples(LINES, written_tables()), max_size=3))
@example([("", "a | b\n-|-\nx\\ | y\n")])
@example([("", "|\n|---|\n")])
@example([("", "# :|a\n|---|---|\n"), ("", "||\n|---|\n")])
@example([("> quote\n", "|  a  |  b  |\n|---|---|\n")])
def test_the_same_page_is_read_and_nothing_is_left_to_do(parts):
    text = "".join(lines + table for lines, table in parts)
    made = trimmed(text, "table-padding")
    assert MARKDOWN.render(made) == MARKDOWN.render(text)
    assert trimmed(made, "table-padding") == made
    assert len(made) <= len(text)


@given(st.text("|-: \\\na>`#", max_size=60))
def test_the_same_page_is_read_of_any_text(text):
    made = trimmed(text, "table-padding")
    assert MARKDOWN.render(made) == MARKDOWN.render(text)
    assert trimmed(made, "table-padding") == made


@pytest.mark.parametrize(
    ("text", "made"),
    [
        (
            "| Name   |  值  |\n| :----- | ---: |\n|  a  b  | 12   |\n",
            "| Name|值|\n|:-|-:|\n| a  b|12|\n",
        ),
        ("a   |  b\n--- | ---\n  c | d\n", "a| b\n-|-\n  c | d\n"),
        ("| a\\  | \\| |\n|---|---|\n", "| a\\ |\\| |\n|-|-|\n"),
        ("|a|b|\n|---|---|\n|    | c  |   \n||d|\n", "|a|b|\n|-|-|\n| | c|\n||d|\n"),
        ("so:\n|  a  |\n|---|\n|  b  |\n\n|  c  |\n", "so:\n| a|\n|-|\n| b|\n\n|  c  |\n"),
        ("<data>\n|  1  |\n|---|\n</data>\n", "<data>\n|1|\n|-|\n</data>\n"),
        ("  |  1  |\n  |---|\n|  2  |\n", "  |1|\n  |-|\n|  2  |\n"),
        ("| \uff11\u3000 |\n|---|\n", "|\uff11\u3000|\n|-|\n"),
    ],
)
def test_padding_goes(text, made):
    assert trimmed(text, "table-padding") == made


@pytest.mark.parametrize(
    "text",
    [
        "```\n|  a  |\n|---|\n```\n",
        "<pre>\n|  a  |\n|---|\n\n|  a  |\n|---|\n</pre>\n",
        "<!-- so\n\n|  a  |\n|---|\n-->\n",
        "<SCRIPT>\n|  a  |\n|---|\n",
        "    |  a  |\n    |---|\n",
        "- item\n|  a  |\n|---|\n",
        "> |  a  |\n> |---|\n",
        "|  a  |\n\n|---|\n",
        "|  a  |  b  |\n|---|\n",
        "|  a  |\n|-  -|\n",
        "a  \n---\n",
        "# a |  b\n|---|---|\n",
        "|  a \\\\|  b  |\n|---|---|\n",
        "|  a \\\\|  b  |\n|---|\n",
        "|a|\n|-|\n|  a \\\\|  b  |\n",
        "|---|---|\n",
    ],
)
def test_what_is_no_table_stays(text):
    assert trimmed(text, "table-padding") == text


def test_a_table_with_cells_too_many_is_said():
    (fault,) = RULES["table-padding"].find(Source("x\n\n| a | b |\n|--|--|--|\n")).left_alone
    assert (fault.at, fault.reason) == (13, "broken-table")


@given(st.integers(0, 40), st.sampled_from(["", "  "]), st.integers(1, 3))
def test_a_long_table_is_cut_to_its_ends_and_says_how_many_are_left_out(count, margin, columns):
    lines = ["| h " * columns + "|", "|-" * columns + "|"]
    lines += [f"| {n} " * columns + "|" for n in range(count)]
    text = "before\n\n" + "".join(f"{margin}{line}\n" for line in lines) + "\nafter\n"
    made = trimmed(text, "table-rows")
    shown = [*lines[:12], f"| … {count - 12} rows left out |", *lines[-2:]] if count > 20 else lines
    assert made == "before\n\n" + "".join(f"{margin}{line}\n" for line in shown) + "\nafter\n"
    assert MARKDOWN.render(made).count("<tr>") == len(shown) - 1


@given(
    st.integers(0, 40),
    st.sampled_from([("csv", ","), ("csv", ";"), ("tsv", "\t")]),
    st.text('a"\n ,;\t', max_size=5),
)
def test_long_csv_stays_csv(count, kind, cell):
    language, separator = kind
    file = io.StringIO()
    writer = csv.writer(file, delimiter=separator, lineterminator="\n", quoting=csv.QUOTE_ALL)
    rows = [["id", cell, "c"], *([str(n), cell, ""] for n in range(count))]
    writer.writerows(rows)
    text = f"```{language}\n{file.getvalue()}```\n"
    made = trimmed(text, "table-rows")
    assert made.startswith(f"```{language}\n")
    assert made.endswith("\n```\n")
    read = list(csv.reader(io.StringIO(made[7:-4], newline=""), delimiter=separator))
    marker = [f"… {count - 12} rows left out", "", ""]
    assert read == ([*rows[:11], marker, *rows[-2:]] if count > 20 else rows)


def test_empty_lines_of_csv_are_no_rows():
    made = trimmed("```csv\na,b\n\n" + "1,2\n\n" * 21 + "```\n", "table-rows")
    assert made.count("1,2") == 12
    assert "\n… 9 rows left out,\n" in made
    assert trimmed("```csv\na,b\n\n" + "1,2\n\n" * 20 + "```\n", "table-rows").count("1,2") == 20


def test_a_quote_that_does_not_end_is_said_and_the_rows_stay():
    text = "```csv\n" + "a,b\n" * 30 + 'c,"d\n```\n'
    found = RULES["table-rows"].find(Source(text))
    assert found.edits == ()
    assert [(each.at, each.reason) for each in found.left_alone] == [
        (text.index('"'), "broken-table")
    ]


@pytest.mark.slow
@pytest.mark.parametrize("name", RULES)
@pytest.mark.parametrize(
    "unit",
    [
        "|",
        "-|",
        "|-",
        "|-|\n",
        "|-|-|\n|-|\n",
        "| |\n|-|\n",
        " ",
        "| ",
        "\\",
        "\\|",
        "a|",
        "\n",
        "- \n",
        "<pre>\n|",
        "<!--",
        '```csv\n"\n```\n',
        '```csv\n"',
    ],
)
def test_a_long_text_takes_no_longer_for_its_length(name, unit):
    text = "|" + unit * (400_000 // len(unit)) + "x|\n|---|\n" + unit * (100_000 // len(unit))
    begun = time.perf_counter()
    RULES[name].find(Source(text))
    assert time.perf_counter() - begun < 3  # an algorithm of the square takes minutes


def test_a_real_table_takes_fewer_tokens():
    encoding = vocab.load("o200k_base")
    lines = [
        f"| option-{n:<6} | `string`   | How often it is retried  | {n:>5} |" for n in range(40)
    ]
    header = ["| Name          | Kind       | Description              | Value |"]
    text = "\n".join(
        [*header, "|---------------|------------|--------------------------|------:|", *lines]
    )
    counts = [len(encoding.encode(each)) for each in (text, trimmed(text, "table-padding"))]
    assert counts[1] < counts[0] * 0.95
