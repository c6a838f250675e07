"""A realistic log with its faults, held against the truth about it."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from usage_logs import BOOK, NOW

from estimator.reconcile.priced import price
from estimator.reconcile.reading import Reading

BENCH = Path(__file__).parents[1] / "bench"
sys.path.insert(0, str(BENCH))

import usage_log  # noqa: E402 - found there

_METERS = {"input_tokens", "cache_read_tokens", "cache_write_tokens", "output_tokens"}
_MOST_MB, _MOST_TIMES = 300, 2.5


def written(path, count):
    """The truth about a log of so many lines that was written to a file."""
    maker = usage_log.Maker(BOOK)
    with path.open("wb") as file:
        file.writelines(maker.lines(count))
    return maker.truth


def used(cells):
    """What cells used by model, class and meter, an input without what was cached of it."""
    sums = {}
    for cell in cells:
        totals = dict(cell.totals)
        cached = totals.get("cache_read_tokens", 0) + totals.get("cache_write_tokens", 0)
        totals["input_tokens"] = totals.get("input_tokens", 0) - cached
        for meter in _METERS & totals.keys():
            key = cell.sale.model.id, cell.sale.service_tier, meter
            sums[key] = sums.get(key, 0) + totals[meter]
    return sums


def test_a_log_of_20_000_lines_comes_to_the_truth(tmp_path):
    path = tmp_path / "log.jsonl"
    truth = written(path, 20_000)
    reading = Reading(BOOK, NOW)
    with path.open("rb") as file:
        reading.read("log", file)
    log = reading.close()
    found = log.found
    counted = found.requests, found.copies, found.retries, found.bad
    assert counted == (truth.requests, truth.copies, truth.retries, truth.broken)
    assert min(counted) > 0
    assert price(log.cells).totals() == {"USD": truth.dollars}
    named = {BOOK.find(name, usage_log.vendor(name)).id: name for name in usage_log.MODELS}
    sums = {(named[key[0]], *key[1:]): total for key, total in used(log.cells).items()}
    assert {k: n for k, n in sums.items() if n} == {k: n for k, n in truth.used.items() if n}


_READ = """
import json, resource, sys, time
from datetime import UTC, datetime
from estimator.pricing import book
from estimator.reconcile.priced import price
from estimator.reconcile.reading import Reading
begin = time.perf_counter()
reading = Reading(book.load(), datetime(2026, 11, 30, tzinfo=UTC))
with open(sys.argv[1], "rb") as file:
    reading.read("log", file)
log = reading.close()
total = price(log.cells).totals()["USD"]
seconds = time.perf_counter() - begin
found = log.found
counted = [found.requests, found.copies, found.retries, found.bad]
unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
print(json.dumps([*counted, str(total), seconds, peak]))
"""


def plainly(path):
    """Seconds that ``json.loads`` of each line takes."""
    begin = time.perf_counter()
    with path.open("rb") as file:
        for line in file:
            try:
                json.loads(line)
            except ValueError:
                continue
    return time.perf_counter() - begin


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="it has no resource module")
def test_a_million_lines_in_bounded_time_and_memory(tmp_path):
    path = tmp_path / "log.jsonl"
    truth = written(path, 1_000_000)
    words = [sys.executable, "-c", _READ, str(path)]
    done = subprocess.run(words, check=True, capture_output=True, text=True)
    *counted, total, seconds, peak_mb = json.loads(done.stdout)
    assert counted == [truth.requests, truth.copies, truth.retries, truth.broken]
    assert usage_log.Decimal(total) == truth.dollars
    assert seconds <= _MOST_TIMES * plainly(path)
    assert peak_mb <= _MOST_MB
