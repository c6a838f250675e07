"""``estimator reconcile``: logs in one pass, priced by the book, against a bill."""

import json
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from estimator.cli import in_force, reconcile_report, reconcile_words
from estimator.cli.arguments import CommandError
from estimator.cli.phrases import file_name, quoted
from estimator.cli.progress import Progress
from estimator.cli.reconcile_answer import answer
from estimator.cli.source import opened
from estimator.reconcile import bills, comparing
from estimator.reconcile.found import Bad
from estimator.reconcile.outcome import Outcome, outcome
from estimator.reconcile.reading import Reading
from estimator.reconcile.record import RecordError


def run(
    files: list[str], *, billed: str | None = None, bill: str | None = None, as_json: bool = False
) -> int:
    """Print what the files come to; the exit status is 1 if something is not right.

    Args:
        files: logs and exports; ``-`` is the standard input.
        billed: an amount in US dollars.
        bill: a file that is one export more, and must have amounts.
        as_json: whether the answer is JSON.

    Raises:
        CommandError: the amount is none, or the bill has none.
        FileError, LogError: a file can't be read, or is no log.
        StoreError: the user's own rates can't be read.
    """
    typed = comparing.typed(*_amount(billed)) if billed is not None else []
    reading = Reading(in_force.load(), datetime.now(UTC))
    for name in (*files, *([bill] if bill else [])):
        _read(reading, name)
    log = reading.close()
    if bill and not log.bill:
        raise CommandError(_no_amounts(bill, log.found.broken))
    found = outcome(log, reading.sales, typed)
    if as_json:
        print(json.dumps(answer(found), ensure_ascii=False))
    else:
        print("\n".join(reconcile_report.lines(answer(found))))
    return int(_is_wrong(found))


def _amount(given: str) -> tuple[Decimal, Decimal]:
    try:
        return bills.amount(given)
    except RecordError as error:
        right = "it must be an amount such as 1234.56"
        if error.kind == "ambiguous":
            right = f"write {given.replace(',', '')} or {given.replace(',', '.')}"
        raise CommandError(f"--billed is {quoted(given)}: {right}") from None


def _no_amounts(bill: str, broken: list[Bad]) -> str:
    """Why a file that must have amounts has none."""
    name = file_name(bill)
    for bad in broken:
        if bad.file == bill:
            why = reconcile_words.record(bad.error)
            return f"no amount in {name} can be read; line {bad.line:,}: {why}"
    return f"there are no amounts in {name}: name an export of costs"


def _read(reading: Reading, name: str) -> None:
    size = None if name == "-" else _size(name)
    with opened(name) as file, Progress(size) as progress:
        reading.read(name, file, progress)


def _size(name: str) -> int | None:
    try:
        return Path(name).stat().st_size
    except OSError:  # opening it says what is wrong
        return None


def _is_wrong(found: Outcome) -> bool:
    is_unexplained = found.comparison is not None and bool(found.comparison.unexplained)
    read = found.log.found
    is_cut = bool(read.bad or read.reports or read.is_cut)
    is_lacking = is_cut or bool(found.priced.unpriced or found.bill.apart)
    return is_lacking or is_unexplained
