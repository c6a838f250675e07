"""The budget joined to the window: how the prompt stands to it, and where in the text it ends."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from estimator import savings
from estimator.budget import Budget
from estimator.estimate import Estimate
from estimator.session import Session
from estimator.tokens.units import utf16_length
from estimator.ui import parts, text
from estimator.ui.asking import Asking
from estimator.ui.end_lines import End, EndLines
from estimator.ui.saving_words import SavingWords
from estimator.ui.trim_panel import TrimPanel
from estimator.ui.workers import Worker

if TYPE_CHECKING:
    import tiktoken

    from estimator.trimming.section import GoOn


class BudgetState(QObject):
    """Follows the prompt as long as there is a budget, also while its page is not seen."""

    def __init__(self, session: Session, panel: TrimPanel, lines: EndLines, worker: Worker) -> None:
        super().__init__(panel)
        self._session, self._panel, self._lines = session, panel, lines
        self._words = SavingWords(session, self)
        self._asking = Asking(worker, self)
        self._marked: int | None = None  # the tokens over, of a request whose end was asked for
        panel.budget_changed.connect(lambda: self.follow(session.estimate()))
        panel.state.linkActivated.connect(lambda _link: lines.go(End.BUDGET))

    def edited(self) -> None:
        """Say that the text has changed."""
        self._marked = None
        self.stop()

    def stop(self) -> None:
        """Take over nothing more of what was asked."""
        self._asking.stop()

    def follow(self, estimate: Estimate) -> None:
        """Show how the prompt stands to its budget."""
        budget = self._panel.budget()
        is_known = budget is not None and estimate.tokens is not None
        over = savings.excess(self._session, budget) if budget and is_known else 0
        if self._panel.isVisible():
            said = self._said(estimate, over) if is_known else ""
            self._panel.show_state(said, is_over=bool(over))
            self._panel.fit.setEnabled(0 < over <= self._most(estimate))
            self._show_share(budget if is_known else None, estimate, is_over=bool(over))
        self._mark(estimate, over)

    def _show_share(self, budget: Budget | None, estimate: Estimate, *, is_over: bool) -> None:
        share = budget.share(estimate) if budget else None
        self._panel.meter.show_share(float(share or 0), is_over=is_over)
        self._panel.meter.setVisible(budget is not None)

    def _said(self, estimate: Estimate, over: int) -> str:
        if not over:
            return self.tr("Within the budget")
        if over > self._most(estimate):
            return self.tr("Over the budget, even without any text")
        shown = self.tr("Over by {tokens} tokens").format(tokens=self._words.tokens(over))
        _, cost = savings.of_call(self._session, estimate, over)
        if cost:
            known = self.tr("{over}: {cost} a call")
            shown = known.format(over=shown, cost=text.cost(cost, estimate.currency))
        way = parts.link("end", self.tr("Show where"))
        return f"{shown} · {way}"

    @staticmethod
    def _most(estimate: Estimate) -> int:
        """The tokens that could go, as they are counted here."""
        return estimate.local.tokens if estimate.local else (estimate.tokens or 0)

    # The place in the text

    def _mark(self, estimate: Estimate, over: int) -> None:
        if not over:
            self.edited()
            self._lines.put(End.BUDGET, None)
        elif estimate.reading.counted is None:
            self._lines.put(End.BUDGET, self._unit_of_text(over))
        elif over != self._marked:
            self._ask(over)

    def _unit_of_text(self, over: int) -> int | None:
        reader, whole = self._session.reader(), self._session.text_tokens
        return reader.unit_of(max(whole - over, 0)) if reader and whole is not None else None

    def _ask(self, over: int) -> None:
        """Have the place found in the messages of a request, beside the window."""
        self._marked = over
        prompt = self._session.text

        def found(encoding: "tiktoken.Encoding", go_on: "GoOn") -> Iterator[int]:
            from estimator.trimming import ending, passages  # noqa: PLC0415 - for requests alone

            texts = passages.of_request(prompt)
            place = ending.before_the_last(texts, over, encoding, go_on)
            yield utf16_length(prompt[:place])

        encoding = self._session.encoding.encoding
        self._asking.ask(encoding, found, lambda unit: self._lines.put(End.BUDGET, unit))
