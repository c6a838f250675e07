"""A usage log read, counted once and priced, against ``json.loads`` of each of its lines."""

import json
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from measure import Figure, alternating, timed
from usage_log import Maker

from estimator.pricing import book
from estimator.pricing.book import RateBook
from estimator.reconcile.priced import price
from estimator.reconcile.reading import Reading

_LINES, _TIMES = 100_000, 5
_NOW = datetime(2026, 11, 30, tzinfo=UTC)


def reconciled(path: Path, priced_by: RateBook) -> None:
    """Read a log, and price what it says."""
    reading = Reading(priced_by, _NOW)
    with path.open("rb") as file:
        reading.read("log", file)
    price(reading.close().cells)


def parsed(path: Path) -> None:
    """Parse each line, and do nothing with it."""
    with path.open("rb") as file:
        for line in file:
            try:
                json.loads(line)
            except ValueError:  # a broken line
                continue


def figures() -> list[Figure]:
    """Both as often as each other, in turns."""
    shipped = book.load()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "log.jsonl")
        with path.open("wb") as file:
            file.writelines(Maker(shipped).lines(_LINES))
        app, reference = alternating(
            lambda: timed(lambda: reconciled(path, shipped)),
            lambda: timed(lambda: parsed(path)),
            _TIMES,
        )
    name = f"{_LINES:,} lines of a log reconciled"
    return [Figure(name, app, "json.loads of each", reference, ("at most", 2.5))]
