"""What is found of a batch file's lines, one after the other, added up."""

import hashlib
import heapq
from collections import Counter
from collections.abc import Callable, Iterable

from estimator.batch.lines import Line, Problem
from estimator.batch.report import Group, Large, Report, Size
from estimator.pricing.rates import Model

SHOWN = 1_000
"""Problems that are kept; all are counted."""
LARGEST = 20
"""Requests that are kept as the largest."""
_LONGEST = 200  # characters that are kept of an id


class Totals:
    """The sums so far."""

    def __init__(self) -> None:
        self._requests = self._inputs = 0
        self._sizes: dict[tuple[str, str], Counter[Size]] = {}
        self._uncounted: Counter[tuple[str, str]] = Counter()
        self._unclear: Counter[tuple[str, str]] = Counter()
        self._problems: list[Problem] = []
        self._problem_count = self._bad_lines = 0
        self._ids: dict[bytes, int] = {}
        self._first: dict[str, tuple[str, int]] = {}
        self._largest: list[tuple[int, int, str, str]] = []

    def add(self, line: Line, size: Size | None, inputs: int, problems: Iterable[Problem]) -> None:
        """Add a line, in the order of the file."""
        self._requests += 1
        self._inputs += inputs
        key = line.model or "", line.url or ""
        problems = tuple(problems)
        if size is None:
            self._uncounted[key] += 1
            self._unclear[key] += not problems
        else:
            self._sizes.setdefault(key, Counter())[size] += 1
            self._rank(line, size)
        self._complain([*problems, *self._duplicates(line), *self._others(line)])

    def _rank(self, line: Line, size: Size) -> None:
        """Keep it where it is among the largest; of those that are as large, the first."""
        tokens = sum(part.tokens for part in size.parts)
        if len(self._largest) < LARGEST or tokens > self._largest[0][0]:
            large = tokens, -line.number, (line.custom_id or "")[:_LONGEST], line.model or ""
            add = heapq.heappush if len(self._largest) < LARGEST else heapq.heapreplace
            add(self._largest, large)

    def _duplicates(self, line: Line) -> Iterable[Problem]:
        if line.custom_id is None:
            return
        # An id may be of any length, and there may be a million of them.
        given = line.custom_id.encode(errors="surrogatepass")
        first = self._ids.setdefault(hashlib.blake2b(given, digest_size=16).digest(), line.number)
        if first != line.number:
            shown = line.custom_id[:_LONGEST]
            yield Problem(line.number, "duplicate", "custom_id", shown, first=first)

    def _others(self, line: Line) -> Iterable[Problem]:
        """That its model or its url is another than that of the first request."""
        for kind, field, given in (
            ("other-model", "body.model", line.model),
            ("other-url", "url", line.url),
        ):
            if given is None:
                continue
            known, first = self._first.setdefault(field, (given, line.number))
            if given != known:
                yield Problem(
                    line.number, kind, field, given[:_LONGEST], known=(known,), first=first
                )

    def _complain(self, problems: list[Problem]) -> None:
        self._bad_lines += bool(problems)
        self._problem_count += len(problems)
        self._problems += problems[: max(SHOWN - len(self._problems), 0)]

    def _group(self, key: tuple[str, str], sold: Model | None) -> Group:
        sizes = self._sizes.get(key, Counter())
        return Group(*key, sold, sizes, self._uncounted[key], self._unclear[key])

    def report(self, size: int, model_of: Callable[[str], Model | None]) -> Report:
        """What was found.

        Args:
            size: bytes of the file.
            model_of: the model of the book that is called so.
        """
        keys = dict.fromkeys([*self._sizes, *self._uncounted])
        groups = [self._group(key, model_of(key[0])) for key in keys]
        groups.sort(key=lambda group: -group.requests)
        return Report(
            size,
            self._requests,
            self._inputs,
            tuple(groups),
            tuple(self._problems),
            self._problem_count,
            self._bad_lines,
            tuple(Large(t, -n, *names) for t, n, *names in sorted(self._largest, reverse=True)),
        )
