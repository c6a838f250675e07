"""Measure the app: ``make bench`` prints the table and writes build/bench.json.

Each figure is a ratio to a reference measured in the same run, so that it means something on
another machine. Words choose some of them: ``run.py startup keystroke``.
"""

import importlib
import sys
from pathlib import Path

import frozen
import measure

ROOT = Path(__file__).resolve().parents[2]
PARTS = (
    "startup",
    "frozen",
    "vocabulary",
    "engine",
    "pricing",
    "rates",
    "trimming",
    "keystroke",
    "token_marks",
    "long_texts",
    "sections",
    "comparison",
    "batch",
    "reconcile",
    "templates",
    "projection",
)


def main() -> None:
    """Run the parts that were asked for, or all."""
    figures: list[measure.Figure] = []
    for part in sys.argv[1:] or PARTS:
        print(f"measuring {part} …", file=sys.stderr, flush=True)
        figures += importlib.import_module(part).figures()
    print("Times in milliseconds; a ratio is of medians, or of the p99 where that is said.\n")
    print(measure.table(figures))
    print(*["", *frozen.sizes()], sep="\n")
    measure.write(figures, ROOT / "build" / "bench.json")


if __name__ == "__main__":
    main()
