"""A report as Markdown, CSV, JSON or HTML: facts, tables and notes, each figure in two writings.

What people read is written in their language; what programs read is plain: ``1234.5``, ISO dates,
names that stay the same in every language.
"""

import csv
import html
import io
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_SIGNS = re.compile(r"([\\`*_\[\]<>|#])")
NONE = "–"
"""What is shown where there is no figure."""
_FORMULA = tuple("=+-@＝＋－＠﹦﹢﹣﹫")  # noqa: RUF001 - a spreadsheet takes these for the others
_PLAIN_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
_WHOLE = 20  # signs of a word that stays on one line
_BETWEEN = re.compile(r"(?<=[,;·]) ")  # the parts of a text in a cell
_STYLE = (
    "h1{font-size:16pt}h2{font-size:11pt}p.note{color:#555555;margin:2px 0}"
    "th{text-align:left;background:#eeeeee}.whole{white-space:nowrap}"
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure or a word.

    Attributes:
        shown: as people read it.
        value: as programs read it; empty where it is the same. A dash is nothing to them.
    """

    shown: str
    value: str = ""

    @property
    def plain(self) -> str:
        """As programs read it."""
        return self.value or ("" if self.shown == NONE else self.shown)


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column, and of a fact.

    Attributes:
        key: its name for programs.
        title: its name for people.
        is_figure: whether its cells are figures, which stand at the right.
    """

    key: str
    title: str
    is_figure: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns, with a cell for each.

    Attributes:
        key: its name for programs.
        title: its name for people.
    """

    key: str
    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class Report:
    """What is handed on of a quote, a comparison or a scenario.

    Attributes:
        title: for people.
        facts: the figures that count most.
        tables: what they are made of; those without rows are left out.
        notes: sentences: assumptions, sources, who made it and when.
    """

    title: str
    facts: Sequence[tuple[Column, Cell]]
    tables: Sequence[Table] = ()
    notes: Sequence[str] = ()

    @property
    def shown_tables(self) -> list[Table]:
        """Those with rows."""
        return [table for table in self.tables if table.rows]


# Markdown


def markdown(report: Report) -> str:
    """GitHub's kind of Markdown, which other kinds read too."""
    parts = [f"# {_escaped(report.title)}"]
    facts = [f"- {_escaped(fact.title)}: **{_escaped(cell.shown)}**" for fact, cell in report.facts]
    parts.append("\n".join(facts))
    for table in report.shown_tables:
        parts += [f"## {_escaped(table.title)}", "\n".join(_rows(table))]
    parts.append("\n".join(f"- {_escaped(note)}" for note in report.notes))
    return "\n\n".join(filter(None, parts)) + "\n"


def _rows(table: Table) -> Iterable[str]:
    yield _row(_escaped(column.title) for column in table.columns)
    yield _row("---:" if column.is_figure else "---" for column in table.columns)
    for row in table.rows:
        yield _row(_escaped(cell.shown) for cell in row)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escaped(shown: str) -> str:
    """A text on one line in which no sign is Markdown's."""
    return _SIGNS.sub(r"\\\1", " ".join(shown.split()))


# CSV


def as_csv(report: Report) -> str:
    """The facts, then table after table, with empty lines between them; for spreadsheets.

    A text is on one line; one that a spreadsheet would take for a formula gets an apostrophe.
    """
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\n")
    writer.writerows([_safe(fact.title), _safe(cell.plain)] for fact, cell in report.facts)
    for table in report.shown_tables:
        writer.writerow([])
        writer.writerow([_safe(table.title)])
        writer.writerow([_safe(column.title) for column in table.columns])
        writer.writerows([_safe(cell.plain) for cell in row] for row in table.rows)
    if report.notes:
        writer.writerow([])
        writer.writerows([_safe(note)] for note in report.notes)
    return made.getvalue()


def _safe(cell: str) -> str:
    cell = " ".join(cell.split())
    is_formula = cell.startswith(_FORMULA) and not _PLAIN_NUMBER.fullmatch(cell)
    return f"'{cell}" if is_formula else cell


# JSON


def as_json(report: Report) -> str:
    """An object with ``title``, ``facts``, ``tables`` by their keys, and ``notes``.

    Figures are strings of plain decimals, so that no digit is lost.
    """
    made = {
        "title": report.title,
        "facts": {fact.key: cell.plain for fact, cell in report.facts},
        "tables": {table.key: _records(table) for table in report.shown_tables},
        "notes": list(report.notes),
    }
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def _records(table: Table) -> list[dict[str, str]]:
    keys = [column.key for column in table.columns]
    return [dict(zip(keys, (cell.plain for cell in row), strict=True)) for row in table.rows]


# HTML, for paper


def as_html(report: Report) -> str:
    """A page for print, in the HTML that Qt's rich text knows."""
    facts = "".join(
        f"<tr><td>{html.escape(fact.title)}&nbsp;&nbsp;</td>"
        f"<td><b>{html.escape(cell.shown)}</b></td></tr>"
        for fact, cell in report.facts
    )
    tables = "".join(map(_html_table, report.shown_tables))
    notes = "".join(f'<p class="note">{html.escape(note)}</p>' for note in report.notes)
    notes = notes and f"<br>{notes}"
    head = f"<h1>{html.escape(report.title)}</h1><table>{facts}</table>"
    return f"<html><head><style>{_STYLE}</style></head><body>{head}{tables}{notes}</body></html>"


def _html_table(table: Table) -> str:
    once = _said_once(table)
    shown = [n for n in range(len(table.columns)) if n not in once]
    head = "".join(_html_cell("th", table.columns[n], table.columns[n].title) for n in shown)
    rows = (
        "".join(_html_cell("td", table.columns[n], row[n].shown) for n in shown)
        for row in table.rows
    )
    written = "".join(f"<tr>{row}</tr>" for row in rows)
    style = 'border="0" cellspacing="0" cellpadding="3" width="100%"'
    said = "".join(
        f'<p class="note">{html.escape(table.columns[n].title)}&nbsp;&nbsp;{html.escape(same)}</p>'
        for n, same in once.items()
        if same
    )
    return (
        f"<br><h2>{html.escape(table.title)}</h2>"
        f"<table {style}><thead><tr>{head}</tr></thead>{written}</table>{said}"
    )


def _said_once(table: Table) -> dict[int, str]:
    """The words that are the same in every row, by their columns: said under the table."""
    if len(table.rows) == 1:
        return {}
    words = (n for n, column in enumerate(table.columns) if n and not column.is_figure)
    shown = {n: {row[n].shown for row in table.rows} for n in words}
    return {n: same.pop() for n, same in shown.items() if len(same) == 1}


def _html_cell(kind: str, column: Column, shown: str) -> str:
    side = ' align="right"' if column.is_figure else ""
    is_whole = len(shown) <= _WHOLE or (column.is_figure and kind == "td")
    whole = ' class="whole"' if is_whole else ""
    return f"<{kind}{side}{whole}>{_html_text(kind, shown)}</{kind}>"


def _html_text(kind: str, shown: str) -> str:
    """A text that is broken where its parts end, so that a short date stays whole.

    A heading of parts is broken there in any case: its figures are narrower.
    """
    pieces = _BETWEEN.split(shown)
    whole = [each.replace(" ", "\u00a0") if len(each) <= _WHOLE else each for each in pieces]
    return ("<br>" if kind == "th" else " ").join(map(html.escape, whole))
