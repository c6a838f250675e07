"""How many tokens the answers have that a log tells of: each answer once, whosever it is."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import chain
from typing import Any, BinaryIO

from estimator.reconcile import columns, responses, rows
from estimator.reconcile import lines as json_lines
from estimator.reconcile.faults import LogError
from estimator.reconcile.lines import GoOn, Lines
from estimator.reconcile.log_file import is_document, is_json, node_of
from estimator.reconcile.record import RecordError
from estimator.reconcile.shapes import Node, Usage, UsageMetadata

MAX_ANSWERS = 1_000_000
"""Answers beyond are not looked at."""
_NAMES = (*columns.ROLES["output"], "candidates_token_count", "candidatestokencount")
_NUMBER = re.compile(r"\d{1,9}(?:\.0*)?|\d{1,3}(?:,\d{3}){1,2}", re.ASCII)


def answers(name: str, file: BinaryIO, go_on: GoOn = lambda _: None) -> list[int]:
    """The output tokens of each answer.

    Of answers with the same id, as the parts of a stream are, the longest counts.

    Args:
        name: of the file.
        file: a log of JSON Lines, JSON or server-sent events, a table with a column of output
            tokens, or one number a line, also below a title.
        go_on: is told how far it is.

    Raises:
        LogError: it is none of these (``"unknown"``), is empty, or its rows are each of many
            requests (``"summed"``).
    """
    found: dict[object, int] = {}
    for key, tokens in _found(name, Lines(file, go_on)):
        number = key or len(found)
        found[number] = max(tokens, found.get(number, 0))
        if len(found) == MAX_ANSWERS:
            break
    if not found:
        raise LogError("unknown", name)
    return list(found.values())


def _found(name: str, lines: Lines) -> Iterator[tuple[str, int]]:
    """The answers: the id of each, if it has one, and its tokens."""
    first = next((line for line in lines if line.strip()), None)
    if first is None:
        raise LogError("empty", name)
    lines.put_back(first)
    if is_document(first):
        yield from _in_json(_elements(name, lines))
    elif is_json(first):
        yield from _in_json(line for line in lines if not line.isspace())
    else:
        yield from (("", tokens) for tokens in _in_table(name, lines))


def _elements(name: str, lines: Lines) -> list[bytes]:
    data = lines.rest()
    if data is None:
        raise LogError("too-large", name)
    try:
        return json_lines.elements(data) or [data]
    except RecordError:
        raise LogError("not-json", name) from None


# JSON


def _in_json(found: Iterable[bytes]) -> Iterator[tuple[str, int]]:
    for data in found:
        try:
            node = node_of(data)
            answer = _said(node, data) if node else None
        except (RecordError, RecursionError):
            continue
        if answer:
            yield answer


def _said(node: Node, data: bytes) -> tuple[str, int] | None:
    """What a line says of an answer; None for nothing, or the beginning of a stream."""
    place = responses.place_of(node)
    if place is None:
        return _flat(json_lines.value(data))
    tokens = None if responses.is_begun(place) else _output(place.inner)
    shown = place.inner.id or place.inner.response_id
    return None if tokens is None else (shown if isinstance(shown, str) else "", tokens)


def _output(inner: Node) -> int | None:
    """The output of a usage, with what was thought; None where it says none."""
    usage, more = inner.usage, inner.usage_metadata
    if isinstance(usage, Usage):
        is_chat = usage.completion_tokens is not None
        return usage.completion_tokens if is_chat else usage.output_tokens
    assert isinstance(more, UsageMetadata)  # noqa: S101 - it has a place
    said = [each for each in (more.candidates_token_count, more.thoughts_token_count) if each]
    return sum(said) if said else more.candidates_token_count


def _flat(value: Mapping[str, Any]) -> tuple[str, int] | None:
    """The field itself, in a line that is no response."""
    for path, each in rows.flattened(value):
        is_count = isinstance(each, int) and not isinstance(each, bool) and each >= 0
        if is_count and _plain(path) in _NAMES:
            return "", int(each)
    return None


def _plain(name: str) -> str:
    """A column's name without the path to it."""
    return name.strip().strip('"').lower().replace(" ", "_").rpartition(".")[2]


# Tables


def _in_table(name: str, lines: Lines) -> Iterator[int]:
    texts = (line.decode(errors="replace") for line in lines)
    first = next(
        (text for text in texts if text.strip()), ""
    )  # spaces of Unicode are none to bytes
    mark = max(",;\t", key=first.count)
    titles = [_plain(title) for title in next(_rows(iter([first]), mark), [])]
    place = next((titles.index(each) for each in _NAMES if each in titles), None)
    if place is None:
        yield from _one_a_line(name, chain([first], texts))
        return
    counts = [titles.index(each) for each in columns.ROLES["requests"] if each in titles]
    for cells in _rows(texts, mark):
        if any(_number(cell) not in (0, 1) for cell in (cells[at : at + 1] for at in counts)):
            raise LogError("summed", name, tuple(titles))
        tokens = _number(cells[place : place + 1])
        if tokens is not None:
            yield tokens


def _rows(texts: Iterator[str], mark: str) -> Iterator[list[str]]:
    table = csv.reader(texts, delimiter=mark)
    while True:
        try:
            yield from table
        except csv.Error:
            continue
        return


def _one_a_line(name: str, texts: Iterable[str]) -> Iterator[int]:
    """A column of numbers; its first line may be a title."""
    for place, text in enumerate(texts):
        tokens = _number([text])
        if tokens is None and place and text.strip():
            raise LogError("unknown", name)
        if tokens is not None:
            yield tokens


def _number(cells: list[str]) -> int | None:
    """A whole number; spreadsheets write 12.0 and 1,234."""
    text = cells[0].strip().strip('"') if cells else ""
    return int(Decimal(text.replace(",", ""))) if _NUMBER.fullmatch(text) else None
