"""Getting a prompt under a budget: first what keeps its meaning, then what was chosen to go."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from estimator.trimming import cut, edits, saving
from estimator.trimming.cut import Where
from estimator.trimming.edits import Edit, Span
from estimator.trimming.passages import Passage
from estimator.trimming.prompt import Prompt, Trimmed
from estimator.trimming.rule import Rule
from estimator.trimming.saving import CountText


@dataclass(frozen=True, slots=True)
class Means:
    """What may be done to a prompt.

    Attributes:
        rules: in the order in which they run; lossy ones too, if these are wanted.
        order: the parts of the prompt that may lose something, the first to lose it first; what is
            in none of them keeps its meaning.
        where: which lines or sentences of a part go first, where rules are not enough; None: none.
    """

    rules: Sequence[Rule] = ()
    order: Sequence[Span] = ()
    where: Where | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """What one rule takes out of a prompt, or one cut.

    Attributes:
        saved: tokens.
        rule: None for a cut.
        part: of the order, that is cut; -1 for a rule.
    """

    saved: int
    rule: Rule | None = None
    part: int = -1


@dataclass(frozen=True, slots=True)
class Fit:
    """How a prompt gets under a budget, or as near as may be.

    Attributes:
        edits: of the prompt.
        saved: tokens.
        steps: the rules that are needed, in the order in which they run, then the parts that are
            cut; together they save ``saved``.
        cuts: of the edits, those that take lines or sentences out.
        is_reached: whether it is enough.
    """

    edits: tuple[Edit, ...]
    saved: int
    steps: tuple[Step, ...]
    cuts: int
    is_reached: bool

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Those that are needed."""
        return tuple(step.rule for step in self.steps if step.rule)


def fit(prompt: Prompt, excess: int, means: Means, count_text: CountText) -> Fit:
    """Take as little out of a prompt as saves ``excess`` tokens.

    The fewest rules that keep the meaning, by what each saves; where all of them are not enough,
    the fewest lossy ones too, in the fewest parts; then parts are cut, one after the other.
    """
    return _Fitting(prompt, excess, means, count_text).done()


class _Fitting:
    """One prompt on its way under one budget."""

    def __init__(self, prompt: Prompt, excess: int, means: Means, count_text: CountText) -> None:
        self._prompt = prompt
        self._excess = excess
        self._means = means
        self._count_text = count_text

    def done(self) -> Fit:
        keeping = [rule for rule in self._means.rules if rule.keeps_meaning]
        rules, found = self._fewest(keeping, [])
        if found.saved < self._excess and self._means.order:
            lossy = [rule for rule in self._means.rules if not rule.keeps_meaning]
            rules, found = self._fewest(lossy, rules)
            if found.saved >= self._excess:
                found = self._in_fewest_parts(rules)
            elif self._means.where is not None:
                return self._cut(rules, found)
        is_reached = found.saved >= self._excess
        return Fit(found.edits, found.saved, tuple(_steps(rules, found)), 0, is_reached)

    def _trimmed(self, rules: Sequence[Rule], parts: int | None = None) -> Trimmed:
        return self._prompt.trimmed(rules, self._means.order[:parts])

    def _fewest(self, candidates: Sequence[Rule], chosen: list[Rule]) -> tuple[list[Rule], Trimmed]:
        """The rules that are chosen, and as many others as it takes; those that save most first."""
        alone = [(self._trimmed([rule]).saved, rule) for rule in candidates]
        alone.sort(key=lambda each: each[0])
        found = self._trimmed(chosen)
        for saved, rule in reversed(alone):
            if found.saved >= self._excess or saved <= 0:
                break
            more = [r for r in self._means.rules if r in (*chosen, rule)]
            tried = self._trimmed(more)
            if tried.saved > found.saved:
                chosen, found = more, tried
        return self._without_needless(chosen, found, dict.fromkeys(rule for _, rule in alone))

    def _without_needless(
        self, chosen: list[Rule], found: Trimmed, candidates: Iterable[Rule]
    ) -> tuple[list[Rule], Trimmed]:
        """The rules without those that the others turn out to do without."""
        for rule in candidates:
            if rule in chosen and found.saved >= self._excess:
                fewer = [each for each in chosen if each is not rule]
                tried = self._trimmed(fewer)
                if tried.saved >= self._excess:
                    chosen, found = fewer, tried
        return chosen, found

    def _in_fewest_parts(self, rules: Sequence[Rule]) -> Trimmed:
        parts = range(len(self._means.order) + 1)
        needed = bisect_left(
            parts, self._excess, key=lambda count: self._trimmed(rules, count).saved
        )
        return self._trimmed(rules, needed)

    def _cut(self, rules: Sequence[Rule], found: Trimmed) -> Fit:
        after = self._prompt.after(found.edits)
        cutting = _Cutting(after, self._excess - found.saved, self._means.where, self._count_text)
        cutting.cut(list(edits.moved(self._means.order, found.edits)))
        cuts = cutting.edits
        made = edits.composed(len(self._prompt.text), found.edits, cuts)
        saved = found.saved + cutting.saved
        steps = (*_steps(rules, found), *cutting.steps)
        return Fit(tuple(made), saved, steps, len(cuts), saved >= self._excess)


def _steps(rules: Sequence[Rule], found: Trimmed) -> Iterator[Step]:
    for rule, saved in zip(rules, found.by_rule, strict=True):
        if saved:
            yield Step(saved, rule)


class _Cutting:
    """Parts of a prompt cut out one after the other.

    Attributes:
        saved: tokens, so far.
        edits: of the prompt, in their order.
    """

    def __init__(
        self, prompt: Prompt, excess: int, where: Where | None, count_text: CountText
    ) -> None:
        self._passages = prompt.passages
        self._starts = [passage.start for passage in prompt.passages]
        self._made: dict[int, list[Edit]] = {}  # by the passage
        self._alone: dict[int, int] = {}  # what a part saves, by itself
        self._kept = prompt.kept
        self._excess = excess
        self._where = where or Where.MIDDLE
        self._count_text = count_text
        self.saved = 0
        self.edits: list[Edit] = []

    def cut(self, parts: Sequence[Span]) -> None:
        """Cut parts in their order, as much as is needed, or all of them."""
        for number, part in enumerate(parts):
            for passage in self._passages_of(part):
                self._cut_passage(number, passage, part)
            if self.saved >= self._excess:
                self._settle()  # edits that meet save a little more or less than each alone
                if self.saved >= self._excess:
                    return
        self._settle()

    @property
    def steps(self) -> Iterator[Step]:
        """What each part saves; the last one makes it the sum."""
        left = self.saved
        for number, saved in self._alone.items():
            is_last = number == next(reversed(self._alone))
            yield Step(left if is_last else saved, part=number)
            left -= saved

    def _passages_of(self, part: Span) -> range:
        """The passages that a part may be of."""
        first = max(bisect_right(self._starts, part[0]) - 1, 0)
        return range(first, bisect_left(self._starts, part[1]))

    def _cut_passage(self, number: int, at: int, part: Span) -> None:
        passage = self._passages[at]
        for span in self._free(passage, part):
            left = self._excess - self.saved
            if left <= 0:
                return
            found = cut.shortened(passage.text, span, left, self._where, self._count_text)
            if found:
                self._made.setdefault(at, []).append(found[0])
                self._alone[number] = self._alone.get(number, 0) + found[1]
                self.saved += found[1]

    def _free(self, passage: Passage, part: Span) -> Iterator[Span]:
        """What of a part is in a passage and not protected."""
        kept = edits.merged(passage.within(self._kept))
        for start, end in passage.within([part]):
            done = start
            for first, last in kept:
                if first < end and last > done:
                    yield done, max(done, first)
                    done = last
            yield done, end

    def _settle(self) -> None:
        """Count what all cuts save together."""
        self.saved, self.edits = 0, []
        for at in sorted(self._made):
            passage = self._passages[at]
            made = cut.joined(passage.text, sorted(self._made[at]))
            stretches = saving.stretches(passage.text, made, self._count_text)
            self.saved += sum(each.saved for each in stretches)
            self.edits += map(passage.written, made)
