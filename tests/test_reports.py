import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from estimator import reports
from estimator.reports import Cell, Column, Report, Table

texts = st.text(min_size=1, max_size=20)
cells = st.builds(Cell, texts, st.text(max_size=8))
KEYS = "model", "call"


@st.composite
def made_reports(draw):
    columns = [Column(key, draw(texts), draw(st.booleans())) for key in KEYS]
    rows = draw(st.lists(st.tuples(cells, cells), max_size=4))
    fact = Column("tokens", draw(texts)), draw(cells)
    notes = draw(st.lists(texts, max_size=2))
    return Report(draw(texts), [fact], [Table("models", draw(texts), columns, rows)], notes)


QUOTE = Report(
    "A quote",
    [(Column("tokens", "Tokens"), Cell("12,345", "12345"))],
    [
        Table(
            "lines",
            "Lines",
            [Column("part", "Part"), Column("cost", "Cost", is_figure=True)],
            [[Cell("a|b *c*"), Cell("$0.03", "0.0308625")]],
        ),
        Table("empty", "Empty", [Column("part", "Part")], []),
    ],
    ["Source: a <b>, 23 Nov 2026"],
)


def words(shown):
    return " ".join(shown.split())


def read_back(markdown):
    """The texts of a Markdown report as a reader's program shows them."""
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown)
    inline = [token for token in tokens if token.type == "inline"]
    return ["".join(child.content for child in token.children) for token in inline]


def test_markdown_as_it_is_written():
    assert reports.markdown(QUOTE) == (
        "# A quote\n\n- Tokens: **12,345**\n\n## Lines\n\n| Part | Cost |\n| --- | ---: |\n"
        "| a\\|b \\*c\\* | $0.03 |\n\n- Source: a \\<b\\>, 23 Nov 2026\n"
    )


def test_csv_has_plain_figures():
    assert reports.as_csv(QUOTE) == (
        'Tokens,12345\n\nLines\nPart,Cost\na|b *c*,0.0308625\n\n"Source: a <b>, 23 Nov 2026"\n'
    )


def test_json_has_plain_figures_under_names_that_stay():
    assert json.loads(reports.as_json(QUOTE)) == {
        "title": "A quote",
        "facts": {"tokens": "12345"},
        "tables": {"lines": [{"part": "a|b *c*", "cost": "0.0308625"}]},
        "notes": ["Source: a <b>, 23 Nov 2026"],
    }


def test_html_takes_no_text_for_markup():
    page = reports.as_html(QUOTE)
    assert "a &lt;b&gt;" in page
    assert "Empty" not in page
    assert 'align="right" class="whole">$0.03<' in page


@pytest.mark.parametrize(
    "cell", ["=1+1", "+A1", "-A1", "@SUM(A1)", "\t=1", "\r=1", " =1", "-", "\uff1d1", "\ufe6ba"]
)
def test_a_formula_is_a_text_for_a_spreadsheet(cell):
    report = Report("", [(Column("a", cell), Cell(cell))])
    written = next(csv.reader(io.StringIO(reports.as_csv(report))))
    assert written == [f"'{cell.strip()}", f"'{cell.strip()}"]


@pytest.mark.parametrize("cell", ["-1.5", "+2", "0.1", "−2", "5-4"])
def test_a_number_is_none(cell):
    report = Report("", [(Column("a", "b"), Cell("x", cell))])
    assert reports.as_csv(report) == f"b,{cell}\n"


@given(made_reports())
def test_no_text_breaks_a_table_of_csv(report):
    rows = list(csv.reader(io.StringIO(reports.as_csv(report), newline="")))
    table = report.tables[0]
    written = [words(cell.plain) for cell in report.facts[0][1:]]
    assert [cell.removeprefix("'") for cell in rows[0][1:]] == [
        cell.removeprefix("'") for cell in written
    ]
    if table.rows:
        assert [len(row) for row in rows[4 : 4 + len(table.rows)]] == [2] * len(table.rows)


@given(made_reports())
def test_json_comes_back(report):
    read = json.loads(reports.as_json(report))
    rows = [
        dict(zip(KEYS, (cell.plain for cell in row), strict=True)) for row in report.tables[0].rows
    ]
    assert read["tables"] == ({"models": rows} if rows else {})
    assert read["notes"] == list(report.notes)


@given(st.text("ab|*_`[]<>#\\-+1. \n!&;~", min_size=1, max_size=12).filter(str.strip))
def test_no_text_is_markdown(shown):
    table = Table("t", "T", [Column("a", "A"), Column("b", "B")], [[Cell(shown), Cell("end")]])
    found = read_back(reports.markdown(Report("x", [], [table])))
    assert found[-2:] == [words(shown), "end"]


SOURCE = "genai-prices 0.2.3, 23 Nov 2026"


def sourced(*sources):
    columns = [
        Column("model", "Model"),
        Column("rate", "Input, per million", is_figure=True),
        Column("source", "Source"),
    ]
    rows = [[Cell(f"m{n}"), Cell("$1"), Cell(source)] for n, source in enumerate(sources)]
    return Report("Rates", [], [Table("rates", "Rates", columns, rows)])


def test_on_paper_what_every_row_says_is_said_once_under_the_table():
    report = sourced(SOURCE, SOURCE, SOURCE)
    page = reports.as_html(report)
    assert page.count("genai-prices") == 1
    assert page.index("</table>", page.index("m2")) < page.index("genai-prices")
    assert "<th>Source" not in page
    assert page.count("$1") == 3  # figures stay in their rows
    for written in (reports.markdown, reports.as_csv, reports.as_json):
        assert written(report).count(SOURCE) == 3


def test_on_paper_different_words_stay_in_their_rows_with_their_dates_whole():
    page = reports.as_html(sourced(SOURCE, "your own rate"))
    assert "genai-prices\u00a00.2.3, 23\u00a0Nov\u00a02026</td>" in page.replace("<td", "\n<td")
    assert '<th class="whole">Source</th>' in page
    assert '<th align="right" class="whole">Input,<br>per\u00a0million</th>' in page


def test_on_paper_a_single_row_keeps_its_words():
    assert reports.as_html(sourced(SOURCE)).count("Source") == 1
    assert '<th class="whole">Source</th>' in reports.as_html(sourced(SOURCE))
