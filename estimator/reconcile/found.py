"""What was found in logs and exports."""

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field

from estimator.reconcile.bills import Billed
from estimator.reconcile.exports import Exports
from estimator.reconcile.ledger import Ledger
from estimator.reconcile.record import RecordError
from estimator.reconcile.rows import Taken
from estimator.reconcile.tally import Cell, Tally

SHOWN = 20
"""How many of the lines that can't be read are kept to be shown."""


@dataclass(frozen=True, slots=True)
class Bad:
    """A line or row that can't be read."""

    file: str
    line: int
    error: RecordError


@dataclass
class Found:
    """What was found in the files, counted.

    Attributes:
        requests: each once, without those of exports.
        copies: usages that were read once more; ``copied_rows`` of exports; ``covered_rows`` of
            them, whose time and model another export has in other buckets.
        retries: requests that the client sent again.
        parts: lines that were parts of streams; ``silent``: streams that never said a usage;
            ``overlapped``: at least so many whose answers may belong to each other.
        failed: requests that failed, which are not billed.
        nameless: requests without an id, counted each time they stand there.
        reports: rows of reports of something else than tokens, by the names of the reports.
        is_cut: whether the last page of some report is missing.
        bad, broken: how many lines can't be read, and the first of them.
        exported, exported_requests: rows of usage exports, and how many requests they say.
    """

    requests: int = 0
    copies: int = 0
    copied_rows: int = 0
    covered_rows: int = 0
    retries: int = 0
    parts: int = 0
    silent: int = 0
    overlapped: int = 0
    failed: int = 0
    nameless: int = 0
    bad: int = 0
    exported: int = 0
    exported_requests: int = 0
    broken: list[Bad] = field(default_factory=list)
    reports: Counter[str] = field(default_factory=Counter)
    _pages: dict[frozenset[bytes], set[bool]] = field(default_factory=dict)

    def see_page(self, has_more: bool, report: Iterable[bytes]) -> None:  # noqa: FBT001 - as it says
        """Take in whether a page of a report says that there are more."""
        self._pages.setdefault(frozenset(report), set()).add(has_more)

    @property
    def is_cut(self) -> bool:
        """As the class says."""
        may_end = self._pages.get(frozenset(), ())  # a page of days without anything
        return {True} in self._pages.values() and False not in may_end


@dataclass(frozen=True)
class Log:
    """What files say.

    Attributes:
        cells: what single requests used.
        copies, retries: what their copies and, among them, their retries used.
        exported: what usage exports say.
        bill: the lines of cost exports.
        hours: how many requests each hour since 1970 had, UTC, without those of exports.
        export_hours: the same of exports.
    """

    cells: tuple[Cell, ...]
    copies: tuple[Cell, ...]
    retries: tuple[Cell, ...]
    exported: tuple[Cell, ...]
    bill: tuple[Billed, ...]
    hours: dict[int, int]
    export_hours: dict[int, int]
    found: Found


@dataclass
class Gathered:
    """What has been read so far.

    Attributes:
        exported, bill: of exports, which are known with ``close``.
    """

    ledger: Ledger
    exported: Tally
    found: Found = field(default_factory=Found)
    bill: list[Billed] = field(default_factory=list)
    _exports: Exports = field(default_factory=Exports)
    _singles: set[Hashable] = field(default_factory=set)
    _files: int = 0

    def new_file(self) -> int:
        """The number of a file whose rows follow."""
        self._files += 1
        return self._files

    def take(self, taken: Taken, file: int) -> None:
        """Take in a row of an export; one of a single request is known by its id."""
        if not taken.record or not taken.record.id:
            self._exports.add(file, taken)
            return
        self.ledger.add(taken.record)
        if taken.billed and taken.meaning not in self._singles:
            self._singles.add(taken.meaning)
            self.bill.append(taken.billed)

    def close(self) -> None:
        """Add up what the exports say, each row once."""
        for taken in self._exports.close():
            if taken.record:
                self.found.exported += 1
                said = taken.record.kind, taken.record.second, taken.record.quantities
                self.exported.add(*said, taken.requests, taken.size)
            if taken.billed:
                self.bill.append(taken.billed)
        self.found.copied_rows = self._exports.copied
        self.found.covered_rows = self._exports.covered

    def refuse(self, file: str, line: int, error: RecordError) -> None:
        """Count a line that can't be read."""
        self.found.bad += 1
        if len(self.found.broken) < SHOWN:
            self.found.broken.append(Bad(file, line, error))
