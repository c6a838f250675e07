"""A log or an export, whatever its form: what each line is shows in the line itself."""

import csv
import re
from collections.abc import Iterator
from itertools import islice

from msgspec import Raw

from estimator.reconcile import lines as json_lines
from estimator.reconcile import responses, rows
from estimator.reconcile.columns import columns as columns_of
from estimator.reconcile.faults import LogError
from estimator.reconcile.found import Gathered
from estimator.reconcile.lines import Lines
from estimator.reconcile.record import RecordError
from estimator.reconcile.responses import Responses
from estimator.reconcile.rows import Row
from estimator.reconcile.shapes import Node
from estimator.reconcile.visible import visible

_LOOKED_AT = 20  # lines of a file that may still show what it is
_LINE_BEGINS = (b"{", b"data:", b"event:", b":")
_DOCUMENT = re.compile(rb'\s*(?:\{\s*$|\[\s*(?:$|[{\["\]]))')
_REPORT = re.compile(rb'"(organization\.[\w.]+|amount|starting_at)"')  # tells reports apart
_EVENT = b"data:"
_END = b"data: [DONE]"
_BESIDE_EVENTS = (b"event:", b"id:", b"retry:", b":")
_WRAPPERS = ("response", "body", "message", "event")


class LogFile:
    """One file, as it is read."""

    def __init__(self, gathered: Gathered, name: str, lines: Lines) -> None:
        """Read a file.

        Args:
            gathered: takes in what it says.
            name: that the user knows it by.
            lines: of it.
        """
        self._gathered, self._name, self._lines = gathered, name, lines
        self._ledger = gathered.ledger
        self._responses = Responses()
        self._number = gathered.new_file()

    def read(self) -> None:
        """Read all of it.

        Raises:
            LogError: it is no log and no export.
        """
        first = next((line for line in self._lines if line.strip()), None)
        if first is None:
            raise LogError("empty", self._name)
        self._lines.put_back(first)
        if is_document(first):
            self._read_document()
        elif is_json(first):
            self._read_lines()
        else:
            self._read_table(first)
        self._gathered.found.overlapped += self._responses.overlapped
        for record in self._responses.cut_off():
            self._ledger.add(record)

    # JSON Lines

    def _read_lines(self) -> None:
        take = self._take
        for line in self._lines:
            if not line.isspace():
                take(line)

    def _take(self, line: bytes) -> None:
        """Take in a line, or count it among those that can't be read."""
        try:
            node = node_of(line)
            if node:
                self._take_node(node, line)
        except RecordError as error:
            self._refuse(error)
        except RecursionError:  # reports within reports
            self._refuse(RecordError("too-deep"))

    def _refuse(self, error: RecordError) -> None:
        self._gathered.refuse(self._name, self._lines.number, error)

    def _take_node(self, node: Node, line: bytes) -> None:
        place = responses.place_of(node)
        if place:
            record = self._responses.record(place)
            if record:
                self._ledger.add(record)
            return
        if self._take_inside(node, line):
            return
        if responses.is_part(node):
            self._ledger.part(responses.stream_id(node))
        elif responses.has_failed(node):
            self._gathered.found.failed += 1
        else:
            raise RecordError("no-usage")

    def _take_inside(self, node: Node, line: bytes) -> bool:
        """Whether the usage stood in a report, in a list, or in JSON in a text."""
        if isinstance(node.has_more, bool):
            self._gathered.found.see_page(node.has_more, _REPORT.findall(line))
        inner = responses.innermost(node)
        data = bytes(inner.data).lstrip()
        if node.object == "bucket":
            self._take_bucket(line)
        elif data.startswith(b"["):
            for element in json_lines.elements(data):
                self._take_element(element)
        elif data.startswith(b"{"):
            inner.event, inner.data = json_lines.node(data), Raw()
            self._take_node(node, line)
        else:
            return self._take_text(node, line)
        return True

    def _take_element(self, element: bytes) -> None:
        if b'"results"' in element and b'"data"' not in element:
            self._take_bucket(element)
        else:
            self._take(element)

    def _take_text(self, node: Node, line: bytes) -> bool:
        for name in _WRAPPERS:
            text = getattr(node, name)
            if isinstance(text, str) and text.lstrip().startswith("{"):
                setattr(node, name, json_lines.node(text.encode(errors="replace")))
                self._take_node(node, line)
                return True
        return False

    # Exports

    def _take_bucket(self, data: bytes) -> None:
        bucket = json_lines.value(data)
        for row, in_cents in rows.of_bucket(bucket):
            self._take_row(row, in_cents=in_cents)

    def _take_row(self, row: Row, *, in_cents: bool = False) -> None:
        try:
            taken = row.taken(in_cents=in_cents)
        except RecordError as error:
            self._refuse(error)
            return
        if taken is not None:
            self._gathered.take(taken, self._number)
        elif row.report:
            self._gathered.found.reports[row.report] += 1

    # A JSON document

    def _read_document(self) -> None:
        data = self._lines.rest()
        if data is None:
            raise LogError("too-large", self._name)
        try:
            found = json_lines.elements(data) or [data]
            if len(found) == 1:
                json_lines.node(found[0])
        except RecordError as error:
            if error.kind in ("not-json", "too-deep"):
                raise LogError("not-json", self._name) from None
        for number, element in enumerate(found, 1):
            self._lines.number = number
            self._take_element(element)

    # A table

    def _read_table(self, first: bytes) -> None:
        header = first.decode(errors="replace")
        mark = max(",;\t", key=header.count)
        table = csv.reader(self._text_lines(), delimiter=mark)
        try:
            columns = columns_of(tuple(next(table)))
        except csv.Error:
            columns = columns_of(())
        if not columns.is_usage and not columns.is_bill:
            self._read_odd(columns.names if mark in header else ())
            return
        while True:
            try:
                for cells in table:
                    if any(cells):
                        self._take_row(Row(columns, tuple(cells)))
            except csv.Error:
                self._refuse(RecordError("bad-row"))
                continue
            except RecordError as error:
                self._refuse(error)
                continue
            return

    def _text_lines(self) -> Iterator[str]:
        for line in self._lines:
            yield line.decode(errors="replace")

    def _read_odd(self, columns: tuple[str, ...]) -> None:
        """A file whose first line is no JSON may be a log all the same, if a later one is."""
        ahead = list(islice(self._lines, _LOOKED_AT))
        if not any(map(is_json, ahead)):
            raise LogError("unknown", self._name, tuple(map(visible, columns)))
        self._lines.number = 1
        self._refuse(RecordError("not-json"))
        for line in reversed(ahead):
            self._lines.put_back(line)
        self._lines.number = 1
        self._read_lines()


def is_document(first: bytes) -> bool:
    """Whether a file with such a first line is one JSON document."""
    return bool(_DOCUMENT.match(first))


def is_json(first: bytes) -> bool:
    """Whether a file with such a first line has JSON or an event on each."""
    return first.lstrip().startswith(_LINE_BEGINS)


def node_of(line: bytes) -> Node | None:
    """What a line says, also in server-sent events; None for one that says nothing there.

    Raises:
        RecordError: as ``lines.node``.
    """
    try:
        return json_lines.node(line)
    except RecordError:
        plain = line.strip()
        if plain.startswith(_BESIDE_EVENTS) or plain == _END:
            return None
        if not plain.startswith(_EVENT):
            raise
    return json_lines.node(plain[len(_EVENT) :])
