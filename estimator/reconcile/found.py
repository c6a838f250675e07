"""What was found in logs and exports."""

from collections import Counter
from dataclasses import dataclass, field

from estimator.reconcile.bills import Billed
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
        copies: usages that were read once more; ``copied_rows`` of exports.
        retries: requests that the client sent again.
        parts: lines that were parts of streams; ``silent``: streams that never said a usage.
        failed: requests that failed, which are not billed.
        nameless: requests without an id, counted each time they stand there.
        bad, broken: how many lines can't be read, and the first of them.
        exported, exported_requests: rows of usage exports, and how many requests they say.
    """

    requests: int = 0
    copies: int = 0
    copied_rows: int = 0
    retries: int = 0
    parts: int = 0
    silent: int = 0
    failed: int = 0
    nameless: int = 0
    bad: int = 0
    exported: int = 0
    exported_requests: int = 0
    broken: list[Bad] = field(default_factory=list)


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
        seen: digests of the rows of exports, as often as one file has each of them.
    """

    ledger: Ledger
    exported: Tally
    found: Found = field(default_factory=Found)
    bill: list[Billed] = field(default_factory=list)
    seen: Counter[int] = field(default_factory=Counter)

    def take(self, taken: Taken) -> None:
        """Take in a row of an export."""
        record = taken.record
        if record and record.id:
            self.ledger.add(record)
        elif record:
            self.found.exported += 1
            said = record.kind, record.second, record.quantities
            self.exported.add(*said, taken.requests, taken.size)
        if taken.billed:
            self.bill.append(taken.billed)

    def refuse(self, file: str, line: int, error: RecordError) -> None:
        """Count a line that can't be read."""
        self.found.bad += 1
        if len(self.found.broken) < SHOWN:
            self.found.broken.append(Bad(file, line, error))
