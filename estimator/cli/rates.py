"""``estimator rates``: the rates into a file, and out of one."""

import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from estimator import rate_files
from estimator.cli import in_force, rates_report, words
from estimator.cli.arguments import CommandError
from estimator.pricing.portable import imports
from estimator.pricing.portable.changes import Import

_MOST_BAD = 50  # refused rows that are listed


@dataclass(frozen=True)
class Options:
    """How a file is imported.

    Attributes:
        dry_run: tell what would change and change nothing.
        overwrite: take the file's rates where the user set others before.
        partial: change what is good though some rows are refused.
        provider: the only one whose rows are read; None for all of the book's.
    """

    dry_run: bool = False
    overwrite: bool = False
    partial: bool = False
    provider: str | None = None


def run_export(file: str, *, is_own: bool) -> None:
    """Write the rates into a CSV or a JSON file, by the end of its name.

    Raises:
        CommandError: its name has another end.
        FileError: it can't be written; what was there is untouched.
        StoreError: the user's own rates can't be read.
    """
    path = Path(file)
    kind = path.suffix.lower()
    if kind not in (".csv", ".json"):
        raise CommandError(f"the name {file} must end in .csv or .json, which says what is written")
    many = rate_files.write(path, in_force.load(), is_own=is_own)
    print(f"{many} {'row' if many == 1 else 'rows'} written to {file}")


def run_import(file: str, options: Options) -> int:
    """Read rates from a file, tell what they change, and change it.

    Returns:
        0: all rows are good; 1: some are refused, and nothing is changed unless it was asked for.

    Raises:
        FileError, RatesFileError: it can't be read, or is none of rates.
        StoreError: the user's own rates can't be read or written.
    """
    text = rate_files.read(Path(file))
    now = datetime.now(UTC)
    with in_force.layer() as own:
        made = imports.read(
            text, in_force.under(own), now, overwrite=options.overwrite, provider=options.provider
        )
        is_done = not options.dry_run and (not made.bad or options.partial)
        if is_done and made.changes:
            own.change(made.changes, f"{rate_files.IMPORT} {Path(file).name}", now)
    _report(made, options, is_done=is_done)
    return int(bool(made.bad))


def _report(made: Import, options: Options, *, is_done: bool) -> None:
    if options.dry_run:
        print("\n".join(rates_report.table(made.differences)))
    for line in rates_report.conflicts(made.conflicts):
        print(line)
    print(rates_report.summary(made, is_done=is_done, is_trial=options.dry_run))
    for line in rates_report.left_out(made):
        print(line)
    for error in made.bad[:_MOST_BAD]:
        print(f"estimator: {words.sentence(error)}", file=sys.stderr)
    if len(made.bad) > _MOST_BAD:
        print(f"estimator: {len(made.bad) - _MOST_BAD} more rows are refused.", file=sys.stderr)
