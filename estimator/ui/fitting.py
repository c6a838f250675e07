"""Getting the prompt under its budget, joined to the window: what may go is chosen, and planned."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from estimator.trimming import fit, order
from estimator.trimming.cut import Where
from estimator.trimming.fit import Fit, Means
from estimator.trimming.hunks import Hunk
from estimator.trimming.order import Part
from estimator.trimming.prompt import Prompt
from estimator.trimming.rule import Rule
from estimator.trimming.saving import CountText
from estimator.ui.asking import Asking
from estimator.ui.saving_words import SavingWords
from estimator.ui.trim_asked import Asked, parted
from estimator.ui.workers import Worker

if TYPE_CHECKING:
    from estimator.ui.fit_window import FitWindow


@dataclass(frozen=True)
class _Goal:
    """What is to be done to a prompt: tokens that go, by rules that may be followed."""

    asked: Asked
    excess: int
    rules: Sequence[Rule]


class Fitting(QObject):
    """One prompt at a time.

    Attributes:
        window: of the last prompt; None before there was one.

    Signals:
        planned: what is trimmed, and the hunks that do it, to be looked at.
    """

    planned = Signal(object, object)

    def __init__(self, worker: Worker, words: SavingWords, parent: QWidget) -> None:
        """Make it.

        Args:
            worker: works out what comes of a choice.
            words: for what is saved.
            parent: the window that the others belong to.
        """
        super().__init__(parent)
        self._asking, self._words, self._parent = Asking(worker, self), words, parent
        self.window: FitWindow | None = None
        self._goal: _Goal | None = None
        self._parts: list[Part] = []
        self._plan: Fit | None = None
        self._where: Where | None = Where.MIDDLE
        self._last: list[tuple[str, str, bool]] = []  # the parts as they were chosen last

    def open(self, asked: Asked, excess: int, rules: Sequence[Rule]) -> None:
        """Show how a prompt can lose so many tokens, also by what of rules is needed."""
        self._goal = _Goal(asked, excess, rules)
        asked.of(self._asking, _parts, self._show)

    def close(self) -> None:
        """Close the window, if it is there."""
        if self.window:
            self.window.close()

    def _show(self, found: list[tuple[Part, int]]) -> None:
        from estimator.ui.fit_window import FitWindow  # noqa: PLC0415 - when it is asked for

        if self.window:
            self.window.deleteLater()
        found = self._as_last(found)
        self._parts = [part for part, _ in found]
        tokens = [count for _, count in found]
        self.window = FitWindow(self._parts, tokens, self._where, self._words, self._parent)
        self.window.changed.connect(self._choose)
        self.window.preview_wanted.connect(self._preview)
        self.window.open()
        self._work_out()

    def _as_last(self, found: list[tuple[Part, int]]) -> list[tuple[Part, int]]:
        """The parts as the user chose them, where they are those of the last time."""
        names = [(kind, title) for kind, title, _ in self._last]
        if sorted(names) != sorted((part.kind, part.title) for part, _ in found):
            return found
        left, made = list(found), list[tuple[Part, int]]()
        for kind, title, stays in self._last:
            at = next(n for n, (p, _) in enumerate(left) if (p.kind, p.title) == (kind, title))
            part, tokens = left.pop(at)
            made.append((Part(kind, title, part.span, stays), tokens))
        return made

    def _choose(self) -> None:
        if self.window:
            choice = self.window.choice()
            rows = [(self._parts[number], number) for number in self.window.list.order()]
            self._last = [(p.kind, p.title, n not in choice.order) for p, n in rows]
            self._where = choice.where
            self._work_out()

    def _work_out(self) -> None:
        """Have the plan made for what is chosen now."""
        goal, window = self._goal, self.window
        if not goal or not window:
            return
        choice, parts = window.choice(), self._parts
        means = Means(goal.rules, [parts[number].span for number in choice.order], choice.where)

        def do(prompt: Prompt, count_text: CountText) -> Iterator[Fit]:
            yield fit.fit(prompt, goal.excess, means, count_text)

        window.show_plan(None)
        goal.asked.of(self._asking, do, self._take)

    def _take(self, found: Fit) -> None:
        self._plan = found
        if self.window and self._goal:
            over = max(self._goal.excess - found.saved, 0)
            self.window.show_plan(found, over)

    def _preview(self) -> None:
        goal, plan = self._goal, self._plan
        if not goal or not plan:
            return

        def do(prompt: Prompt, count_text: CountText) -> Iterator[list[Hunk]]:
            yield parted(prompt, plan.edits, count_text)

        goal.asked.of(self._asking, do, lambda found: self.planned.emit(goal.asked, found))


def _parts(prompt: Prompt, count_text: CountText) -> Iterator[list[tuple[Part, int]]]:
    """The parts of a prompt, each with the tokens that it would have alone."""
    found = []
    for part in order.parts(prompt):
        texts = [
            passage.text[slice(*span)]
            for passage in prompt.passages
            for span in passage.within([part.span])
        ]
        found.append((part, sum(map(count_text, texts))))
    yield found
