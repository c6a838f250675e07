"""What a batch file was found to be: frozen values, which are priced by ``prices``."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from estimator.batch.lines import Problem
from estimator.pricing.rates import Model
from estimator.tokens.parts import Basis, Part

MAX_REQUESTS = 50_000
MAX_BYTES = 200_000_000
MAX_INPUTS = 50_000
"""What OpenAI takes as one batch: requests, bytes of the file, and texts that are embedded."""


@dataclass(frozen=True, slots=True)
class Limit:
    """How much of something there is, and how much there may be."""

    used: int
    most: int

    @property
    def is_kept(self) -> bool:
        """Whether there is not more than there may be."""
        return self.used <= self.most


class Size(NamedTuple):
    """What tells the costs of a request; many requests are of the same.

    Attributes:
        parts: of the input, one for each meter.
        most_output: tokens of an answer at most; None: the request does not say.
        answers: that it asks for.
    """

    parts: tuple[Part, ...]
    most_output: int | None
    answers: int


@dataclass(frozen=True)
class Group:
    """The requests for one model at one place.

    Attributes:
        model: as the requests call it.
        sold: the model of the book; None where it has none of this name.
        sizes: of the requests that are counted, and how many there are of each.
        uncounted: requests that can't be counted.
        unclear: those of them that nothing is known to be wrong with.
    """

    model: str
    url: str
    sold: Model | None
    sizes: Mapping[Size, int]
    uncounted: int = 0
    unclear: int = 0

    @functools.cached_property
    def counted(self) -> int:
        """How many requests are counted."""
        return sum(self.sizes.values())

    @property
    def requests(self) -> int:
        """All of them."""
        return self.counted + self.uncounted

    @property
    def unchecked(self) -> int:
        """Those that too little is known of to say whether the model takes them."""
        is_unknown = self.sold is None and bool(self.model)
        return self.requests if is_unknown else self.unclear

    @functools.cached_property
    def tokens(self) -> int:
        """Of the input of those that are counted."""
        return sum(n * part.tokens for size, n in self.sizes.items() for part in size.parts)

    @functools.cached_property
    def low(self) -> int:
        """The fewest that it may be."""
        return sum(n * part.low for size, n in self.sizes.items() for part in size.parts)

    @functools.cached_property
    def high(self) -> int:
        """The most that it may be."""
        return sum(n * part.high for size, n in self.sizes.items() for part in size.parts)

    @functools.cached_property
    def is_exact(self) -> bool:
        """Whether every figure is documented, to the token."""
        parts = [part for size in self.sizes for part in size.parts]
        return self.low == self.high and all(p.basis is Basis.DOCUMENTED for p in parts)


class Large(NamedTuple):
    """A request among the largest."""

    tokens: int
    line: int
    custom_id: str
    model: str


@dataclass(frozen=True)
class Report:
    """A batch file.

    Attributes:
        bytes: read of it.
        requests: lines that are not blank.
        inputs: texts to be embedded.
        groups: those with the most requests first.
        problems: the first of them.
        problem_count: how many there are.
        bad_lines: how many lines have any.
        largest: requests by the tokens of their input, the largest first.
    """

    bytes: int
    requests: int
    inputs: int
    groups: tuple[Group, ...]
    problems: tuple[Problem, ...]
    problem_count: int
    bad_lines: int
    largest: tuple[Large, ...]

    @property
    def tokens(self) -> int:
        """Of the input of all that is counted."""
        return sum(group.tokens for group in self.groups)

    @property
    def low(self) -> int:
        """The fewest that it may be."""
        return sum(group.low for group in self.groups)

    @property
    def high(self) -> int:
        """The most that it may be."""
        return sum(group.high for group in self.groups)

    @property
    def is_exact(self) -> bool:
        """Whether every figure is documented, to the token."""
        return all(group.is_exact for group in self.groups)

    @property
    def uncounted(self) -> int:
        """Requests that can't be counted."""
        return self.requests - self.counted

    @property
    def counted(self) -> int:
        """How many requests are counted."""
        return sum(group.counted for group in self.groups)

    @property
    def unchecked(self) -> int:
        """Requests that too little is known of to say whether their model takes them."""
        return sum(group.unchecked for group in self.groups)

    @property
    def request_limit(self) -> Limit:
        """Of the requests."""
        return Limit(self.requests, MAX_REQUESTS)

    @property
    def byte_limit(self) -> Limit:
        """Of the file's size."""
        return Limit(self.bytes, MAX_BYTES)

    @property
    def input_limit(self) -> Limit:
        """Of the texts to be embedded."""
        return Limit(self.inputs, MAX_INPUTS)

    @property
    def is_ready(self) -> bool:
        """Whether all was checked, and nothing found that a batch is refused for."""
        limits = self.request_limit, self.byte_limit, self.input_limit
        is_kept = all(limit.is_kept for limit in limits)
        return bool(self.requests) and is_kept and not (self.problem_count or self.unchecked)
