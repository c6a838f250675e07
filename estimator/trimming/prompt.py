"""A prompt that is trimmed: its texts, what is protected, and what rules make of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from estimator.trimming import edits, passages, saving
from estimator.trimming.edits import Edit, Span
from estimator.trimming.passages import Passage
from estimator.trimming.rule import LeftAlone, Rule
from estimator.trimming.saving import CountText
from estimator.trimming.source import Source


@dataclass(frozen=True, slots=True)
class Trimmed:
    """What rules make of a prompt.

    Attributes:
        edits: of the prompt, in their order, each of which can be left out.
        saved: tokens.
        by_rule: of them, those that each of the rules saves once the ones before it have run.
        left_alone: what rules could not read, by the characters of the prompt; in order, and each
            once, however many rules could not read it.
    """

    edits: tuple[Edit, ...] = ()
    saved: int = 0
    by_rule: tuple[int, ...] = ()
    left_alone: tuple[LeftAlone, ...] = ()


class Prompt:
    r"""A text, with ``\n`` as line ending.

    Attributes:
        text: all of it.
        is_request: whether it is counted as a chat request.
        passages: what of it is counted as a text of its own.
        kept: protected spans of the text, in their order.
    """

    def __init__(
        self,
        text: str,
        count_text: CountText,
        *,
        is_request: bool = False,
        kept: Iterable[Span] = (),
    ) -> None:
        """Make a prompt.

        Args:
            text: all of it.
            count_text: of an encoding, with the line ending that the text is counted with.
            is_request: whether it is counted as a chat request, and not as it stands.
            kept: protected spans of the text.
        """
        self.text = text
        self.passages = passages.of_request(text) if is_request else (Passage(text),)
        self.is_request = is_request
        self._count_text = count_text
        self._sources = [Source(passage.text) for passage in self.passages]
        self.kept = edits.merged(kept)

    def after(self, made: Sequence[Edit]) -> "Prompt":
        """The prompt that edits make of it."""
        kept = edits.moved(self.kept, made)
        text = edits.applied(self.text, made)
        return Prompt(text, self._count_text, is_request=self.is_request, kept=kept)

    def trimmed(self, rules: Sequence[Rule], losing: Iterable[Span] | None = None) -> Trimmed:
        """What rules make of it, one after the other.

        Args:
            rules: in their order.
            losing: the spans in which lossy rules may do something; None: everywhere.
        """
        solid = self.kept if losing is None else self._around(losing)
        drafts = [self._trimmed(n, rules, solid) for n in range(len(self.passages))]
        return Trimmed(
            tuple(edit for draft in drafts for edit in draft.edits),
            sum(draft.saved for draft in drafts),
            tuple(sum(draft.by_rule[n] for draft in drafts) for n in range(len(rules))),
            tuple(sorted({left for draft in drafts for left in draft.left_alone}, key=_place)),
        )

    def _around(self, losing: Iterable[Span]) -> list[Span]:
        """The protected spans, and all that is in none of these."""
        others = edits.gaps(len(self.text), edits.merged(losing))
        return edits.merged([*self.kept, *others])

    def _trimmed(self, number: int, rules: Sequence[Rule], solid: Sequence[Span]) -> Trimmed:
        passage = self.passages[number]
        kept = list(passage.within(self.kept)), list(passage.within(solid))
        draft = _Draft(self._sources[number], *kept, self._count_text)
        for rule in rules:
            draft.follow(rule)
        left = (LeftAlone(passage.place(each.at), each.reason) for each in draft.left_alone)
        made = tuple(map(passage.written, draft.edits))
        return Trimmed(made, draft.saved, tuple(draft.by_rule), tuple(left))


def _place(left: LeftAlone) -> tuple[int, str]:
    return left.at, left.reason


class _Draft:
    """A text that rules change, and by which edits it came about."""

    def __init__(
        self, source: Source, kept: list[Span], solid: list[Span], count_text: CountText
    ) -> None:
        self._length = len(source.text)
        self._source = source
        self._kept = kept
        self._solid = solid  # for lossy rules
        self._count_text = count_text
        self._made: list[Edit] = []  # of the last rule, and not yet in the source
        self._before: list[Edit] = []
        self.by_rule: list[int] = []
        self.left_alone: list[LeftAlone] = []

    @property
    def saved(self) -> int:
        """Tokens, by all rules."""
        return sum(self.by_rule)

    @property
    def edits(self) -> list[Edit]:
        """All that were made, of the text as it was."""
        if not (self._before and self._made):
            return self._before or self._made
        return edits.composed(self._length, self._before, self._made)

    def follow(self, rule: Rule) -> None:
        """Do what a rule would, where that saves anything and touches nothing protected."""
        self._settle()
        found = rule.find(self._source)
        if not self._before:  # places are those of the text as it was
            self.left_alone += found.left_alone
        kept = self._kept if rule.keeps_meaning else self._solid
        self._made = self._worthwhile(rule, list(edits.outside(found.edits, kept)))

    def _settle(self) -> None:
        """Make the last rule's edits: the next one reads what came of them."""
        if not self._made:
            return
        text = edits.applied(self._source.text, self._made)
        self._kept = list(edits.moved(self._kept, self._made))
        self._solid = edits.merged(edits.moved(self._solid, self._made))
        self._before, self._made = self.edits, []
        self._source = Source(text)

    def _worthwhile(self, rule: Rule, wanted: list[Edit]) -> list[Edit]:
        """The edits without those that save nothing; of a lossy rule all or none."""
        found = list(saving.stretches(self._source.text, wanted, self._count_text))
        if rule.keeps_meaning:
            found = [each for each in found if each.saved > 0]
        saved = max(sum(each.saved for each in found), 0)
        self.by_rule.append(saved)
        if not saved:
            return []
        return [edit for each in found for edit in each.edits]
