"""What each section of a prompt needs and costs, as the model's estimate has it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

from estimator.estimate import Entry, Estimate
from estimator.pricing import money
from estimator.pricing.quote import Line
from estimator.tokens.parts import Basis
from estimator.trimming.section import Section
from estimator.trimming.section_map import SectionMap
from estimator.ui.part_words import is_unsure


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a section.

    Attributes:
        tokens: of the model; None where it is not counted.
        is_about: whether the tokens may differ.
        share: of the whole prompt's tokens, 1 being all.
        cost: of the tokens as input of a call; None where there is no price.
    """

    tokens: int | None = None
    is_about: bool = False
    share: Decimal | None = None
    cost: Decimal | None = None


def of_sections(made: SectionMap, estimate: Estimate) -> list[Figures]:
    """The figures of each section.

    Those of a text add up to the whole. A request has the tokens that its parts have.
    """
    if estimate.tokens is None:
        return [Figures()] * len(made.sections)
    is_request = estimate.reading.counted is not None
    found = _of_request(made, estimate.entries) if is_request else _of_text(made, estimate)
    whole, line = estimate.tokens, estimate.input
    return [_priced(tokens, whole, line, is_about=is_about) for tokens, is_about in found]


def dearest(made: SectionMap, found: Sequence[Figures]) -> int:
    """The section with the most tokens, of those that have none within them; -1 without two."""
    leaves = [place for place in made.leaves if found[place].tokens]
    if len(leaves) < 2:  # noqa: PLR2004 - the only one is not the dearest of any
        return -1
    return max(leaves, key=lambda place: found[place].tokens or 0)


def _priced(tokens: int | None, whole: int, line: Line | None, *, is_about: bool) -> Figures:
    if tokens is None or not whole:
        return Figures(tokens, is_about)
    cost = None
    if line:
        cost, _ = money.amount(Decimal(tokens), line.rate, line.charge.per)
    return Figures(tokens, is_about, Decimal(tokens) / whole, cost)


def _of_text(made: SectionMap, estimate: Estimate) -> Iterator[tuple[int, bool]]:
    """The tokens as counted here, or scaled as the whole text is."""
    text = sum(each.part.tokens for each in estimate.entries if each.attachment is None)
    here = estimate.local.tokens if estimate.local else 0
    for start, end in made.before:
        if estimate.is_estimated and here:
            yield end.tokens * text // here - start.tokens * text // here, True
        else:
            yield end.tokens - start.tokens, False


def _of_request(made: SectionMap, entries: Iterable[Entry]) -> Iterator[tuple[int | None, bool]]:
    known = dict[str, tuple[int, bool]]()
    for part in (each.part for each in entries if each.attachment is None):
        if part.basis is Basis.NOT_COUNTED:
            continue
        for path in _ways(part.path):
            tokens, is_about = known.get(path, (0, False))
            known[path] = tokens + part.tokens, is_about or is_unsure(part)
    return (known.get(path, (None, False)) for path in _paths(made.text, made.sections))


def _ways(path: str) -> Iterator[str]:
    """A path and all that lead to it: ``a``, ``a[2]``, ``a[2].b``."""
    steps = path.replace("[", "\0[").replace(".", "\0.").split("\0")
    return (way for way in accumulate(steps) if way)


def _paths(text: str, sections: Sequence[Section]) -> Iterator[str]:
    """The paths of the sections of a request; empty for a group."""
    made, counted = list[str](), dict[int, int]()
    for section in sections:
        number = counted.get(section.parent, 0)
        counted[section.parent] = number + 1
        around = made[section.parent] if section.parent >= 0 else ""
        if section.kind == "part":
            path = ""
        elif section.kind == "message" or text[section.start] in "{[":
            path = f"{around}[{number}]"
        else:
            path = f"{around}.{section.title}".removeprefix(".")
        made.append(path)
        yield path
