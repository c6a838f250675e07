"""Figures as ratios to a reference in the same run, with their spread."""

import dataclasses
import gc
import json
import platform
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path


@dataclasses.dataclass(frozen=True)
class Figure:
    """One row of the table.

    Attributes:
        name: what is measured.
        seconds, reference: the samples of the app and of what it is compared with.
        goal: the ratio that is aimed at: ``("at most", 1.5)`` or ``("at least", 1.6)``; None where
            the figure is only reported.
        inverse: the ratio is reference by app (how many times faster).
        by: the quantile of the app's samples that is compared.
    """

    name: str
    seconds: Sequence[float]
    reference_name: str
    reference: Sequence[float]
    goal: tuple[str, float] | None = None
    inverse: bool = False
    by: float = 0.5

    @property
    def ratio(self) -> float:
        """The ratio of the app's quantile ``by`` to the reference's median."""
        app, other = quantile(self.seconds, self.by), statistics.median(self.reference)
        return other / app if self.inverse else app / other

    @property
    def is_met(self) -> bool | None:
        """Whether the goal is met."""
        if self.goal is None:
            return None
        word, limit = self.goal
        return self.ratio <= limit if word == "at most" else self.ratio >= limit


def quantile(samples: Sequence[float], share: float) -> float:
    """The sample at a share of the sorted ones."""
    ordered = sorted(samples)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def timed(do: Callable[[], object]) -> float:
    """Seconds of one call."""
    start = time.perf_counter()
    do()
    return time.perf_counter() - start


def alternating(
    app: Callable[[], float], reference: Callable[[], float], times: int
) -> tuple[list[float], list[float]]:
    """Samples of both, taken in turns, so that what slows the machine slows both."""
    app(), reference()  # the first of each pays for cold caches
    first, second = [], []
    for _ in range(times):
        gc.collect()
        first.append(app())
        second.append(reference())
    return first, second


def table(figures: Sequence[Figure]) -> str:
    """The figures as a Markdown table, times in milliseconds."""
    lines = [
        "| figure | p50 | p99 | max | compared with | p50 | ratio | goal |",
        "|---|---:|---:|---:|---|---:|---:|---|",
    ]
    for figure in figures:
        shown = [
            f"{1000 * value:.2f}"
            for value in (
                statistics.median(figure.seconds),
                quantile(figure.seconds, 0.99),
                max(figure.seconds),
            )
        ]
        goal = "–"
        if figure.goal:
            goal = f"{figure.goal[0]} {figure.goal[1]:g}x{'' if figure.is_met else ' MISSED'}"
        other = f"{1000 * statistics.median(figure.reference):.2f}"
        lines.append(
            f"| {figure.name} | {' | '.join(shown)} | {figure.reference_name} | {other}"
            f" | {figure.ratio:.2f} | {goal} |"
        )
    return "\n".join(lines)


def write(figures: Sequence[Figure], path: Path) -> None:
    """Every sample, for a closer look."""
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = [
        {**dataclasses.asdict(figure), "ratio": figure.ratio, "met": figure.is_met}
        for figure in figures
    ]
    made = {"python": platform.python_version(), "machine": platform.machine(), "figures": rows}
    path.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")
