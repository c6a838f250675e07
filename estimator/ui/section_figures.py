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
class SectionFigures:
    """The figures of the sections of a map; those that are made of tokens are made when asked for.

    Attributes:
        tokens: of the model, of each section; None where it is not counted.
        is_about: whether the tokens of each may differ.
        whole: the tokens of the prompt.
        line: what the prompt's text costs; None where there is no price.
    """

    tokens: Sequence[int | None] = ()
    is_about: Sequence[bool] = ()
    whole: int = 0
    line: Line | None = None

    def share(self, place: int) -> Decimal | None:
        """What part of the prompt's tokens a section has, 1 being all."""
        tokens = self.tokens[place]
        return Decimal(tokens) / self.whole if tokens is not None and self.whole else None

    def cost(self, place: int) -> Decimal | None:
        """What the tokens of a section cost as input of a call; None where there is no price."""
        tokens = self.tokens[place]
        if tokens is None or not self.line:
            return None
        cost, _ = money.amount(Decimal(tokens), self.line.rate, self.line.charge.per)
        return cost


def of_sections(made: SectionMap, estimate: Estimate) -> SectionFigures:
    """The figures of each section.

    Those of a text add up to the whole. A request has the tokens that its parts have.
    """
    whole, count = estimate.tokens, len(made.sections)
    if whole is None:
        return SectionFigures([None] * count, [False] * count)
    if estimate.reading.counted is None:
        is_about = estimate.is_estimated and bool(estimate.local and estimate.local.tokens)
        tokens = [*(_scaled if is_about else _counted)(made, estimate)]
        return SectionFigures(tokens, [is_about] * count, whole, estimate.input)
    found = [*_of_request(made, estimate.entries)]
    return SectionFigures(
        [tokens for tokens, _ in found], [about for _, about in found], whole, estimate.input
    )


def dearest(made: SectionMap, figures: SectionFigures) -> int:
    """The section with the most tokens, of those that have none within them; -1 without two."""
    leaves = [place for place in made.leaves if figures.tokens[place]]
    if len(leaves) < 2:  # noqa: PLR2004 - the only one is not the dearest of any
        return -1
    return max(leaves, key=lambda place: figures.tokens[place] or 0)


def _counted(made: SectionMap, _estimate: Estimate) -> Iterator[int]:
    return (end.tokens - start.tokens for start, end in made.before)


def _scaled(made: SectionMap, estimate: Estimate) -> Iterator[int]:
    """The tokens as the whole text is scaled from those that are counted here."""
    text = sum(each.part.tokens for each in estimate.entries if each.attachment is None)
    here = estimate.local.tokens if estimate.local else 0
    return (end.tokens * text // here - start.tokens * text // here for start, end in made.before)


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
