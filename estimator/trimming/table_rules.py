"""Rules for tables: the padding of Markdown's cells, and long tables cut to their ends."""

import re
from collections.abc import Iterator

from estimator.trimming import code_blocks, line_data, tables
from estimator.trimming.edits import Edit, Span, holding, merged
from estimator.trimming.fences import Fence
from estimator.trimming.json_table_rules import HEAD, LONGEST, TAIL
from estimator.trimming.rule import Found, LeftAlone, Rule
from estimator.trimming.source import Source
from estimator.trimming.tables import Table

_SEPARATORS = {"csv": ",;\t|", "tsv": "\t"}
_PADS = re.compile(r"(?<!\\)\|(?P<after>[ \t]*+)|(?<![ \t])(?P<before>[ \t]++)(?=\||\Z)")
_DASHES = re.compile(r"--++|[ \t]++")
_RECORD = re.compile(r'(?:[^"\n]++|"[^"]*+")*+')  # a quoted cell may have lines
_QUOTED = re.compile(r'"[^"]*+"')
_WIDE = "\u2e80"  # from here on scripts are written without spaces


def _unpadded(source: Source) -> Found:
    text, found = source.text, _tables(source)
    edits = (edit for table in found.tables for edit in _without_padding(text, table))
    return Found(tuple(edits), tuple(_left_alone(found)))


def _tables(source: Source) -> tables.Found:
    """The tables of a text that are in none of its programs, as those of docstrings are."""
    found = tables.find(source.text, source.fences)
    if not (found.tables or found.broken):
        return found
    code = merged([*code_blocks.programs(source), *line_data.scalars(source.text)])
    kept = tuple(each for each in found.tables if not holding(code, each.header[0]))
    return tables.Found(kept, tuple(at for at in found.broken if not holding(code, at)))


def _left_alone(found: tables.Found) -> Iterator[LeftAlone]:
    return (LeftAlone(at, "broken-table") for at in found.broken)


def _without_padding(text: str, table: Table) -> Iterator[Edit]:
    yield from _pads(text, table.header)
    start, end = table.delimiter
    start += tables.indent(text, table.delimiter)
    short = _DASHES.sub(lambda match: match[0].strip(" \t")[:1], text[start:end])
    if short != text[start:end]:
        yield Edit(start, end, short)
    for row in table.rows:
        yield from _pads(text, row)


def _pads(text: str, line: Span) -> Iterator[Edit]:
    for match in _PADS.finditer(text, line[0] + tables.indent(text, line), line[1]):
        group = "before" if match["before"] else "after"
        start, end = match.span(group)
        kept = _kept(text, start, end, line[1])
        if kept != text[start:end]:
            yield Edit(start, end, kept)


def _kept(text: str, start: int, end: int, last: int) -> str:
    r"""What is left of blanks: one before a word, in an empty cell, and between ``\`` and ``|``.

    A word and the blank before it are one token in most vocabularies; 1 % less than without.
    """
    if end in (start, last):
        return ""
    if text[start - 1] == "|" and text[end] != "|":
        return " " if text[end].isalpha() and text[end] < _WIDE else ""
    return " " if text[start - 1] in "|\\" else ""


def _cut(source: Source) -> Found:
    text, found = source.text, _tables(source)
    edits = [_cut_rows(text, each) for each in found.tables if len(each.rows) > LONGEST]
    faults = list(_left_alone(found))
    for fence in source.fences:
        records = _records(text, fence)
        if isinstance(records, int):
            faults.append(LeftAlone(records, "broken-table"))
        elif len(records) > LONGEST + 1:
            edits.append(_cut_records(text, records, _SEPARATORS[fence.language]))
    return Found(tuple(sorted(edits)), tuple(sorted(faults, key=lambda each: each.at)))


def _cut_rows(text: str, table: Table) -> Edit:
    return _with_marker(table.rows, " " * tables.indent(text, table.header) + "| {} |")


def _cut_records(text: str, records: list[Span], separators: str) -> Edit:
    header = _QUOTED.sub("", text[slice(*records[0])])
    separator = max(separators, key=header.count)
    return _with_marker(records[1:], "{}" + separator * header.count(separator))


def _with_marker(rows: tuple[Span, ...] | list[Span], marker: str) -> Edit:
    count = len(rows) - HEAD - TAIL
    return Edit(rows[HEAD][0], rows[-TAIL - 1][1], marker.format(f"… {count} rows left out"))


def _records(text: str, fence: Fence) -> list[Span] | int:
    """The lines of a fence of CSV or TSV, or where a quote is opened that does not end."""
    at, end = fence.body
    records = list[Span]()
    while fence.language in _SEPARATORS and at < end:
        match = _RECORD.match(text, at, end)
        if not match or (match.end() < end and text[match.end()] != "\n"):
            return match.end() if match else at
        if match[0].strip():
            records.append(match.span())
        at = match.end() + 1
    return records


RULES: tuple[Rule, ...] = (
    Rule("table-padding", keeps_meaning=True, find=_unpadded),
    Rule("table-rows", keeps_meaning=False, find=_cut),
)
