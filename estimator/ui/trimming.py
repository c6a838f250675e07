"""Trimming joined to the window: the budget, the rules tried while one pauses, the preview."""

import html
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from estimator import savings
from estimator.estimate import Estimate
from estimator.session import Session
from estimator.tokens.units import utf16_length
from estimator.trimming import edits as edited
from estimator.trimming.edits import Edit
from estimator.ui import parts, text, trim_words
from estimator.ui.asking import Asking
from estimator.ui.editor import PromptEditor
from estimator.ui.protecting import Protecting
from estimator.ui.saving_words import SavingWords
from estimator.ui.trim_asked import Asked, counting_of, parted
from estimator.ui.trim_panel import TrimPanel
from estimator.ui.trim_rules import Row
from estimator.ui.workers import Worker

if TYPE_CHECKING:
    from estimator.trimming.hunks import Hunk
    from estimator.trimming.prompt import Prompt, Trimmed
    from estimator.trimming.rule import Rule
    from estimator.trimming.saving import CountText
    from estimator.ui.fitting import Fitting
    from estimator.ui.trim_preview import TrimPreview

_PAUSE_MS, _LINE_FEED = 300, "line-feed"
_LONG_UNITS = 300_000
"""Of a longer text rules are tried when they are asked for: a key would wait for some of them."""


class Trimming(QObject):
    """Follows the prompt while its page is seen.

    Attributes:
        preview: the window of the last preview; None before there was one.

    Signals:
        begun: the text is about to be made shorter.
        newline_wanted: the line ending that the text is to be counted and saved with.
    """

    begun = Signal()
    newline_wanted = Signal(str)

    def __init__(
        self,
        session: Session,
        editor: PromptEditor,
        panel: TrimPanel,
        protecting: Protecting,
        worker: Worker,
    ) -> None:
        super().__init__(panel)
        self._session, self._editor, self.panel = session, editor, panel
        self._protecting = protecting
        self._words = SavingWords(session, self)
        self._survey, self._plan = Asking(worker, self), Asking(worker, self)
        self._worker = worker
        self._fitting: Fitting | None = None
        self._tried: list[tuple[Rule, Trimmed]] = []
        self._asked: Asked | None = None
        self._in_endings = 0  # tokens that line feeds would save
        self._seen: object = None  # what the figures were shown for
        self._is_stale, self._is_done = True, False
        self.preview: TrimPreview | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._try_in_a_pause)
        panel.rules.chosen_changed.connect(self._show_summary)
        panel.preview.clicked.connect(self._open_preview)
        panel.fit.clicked.connect(self._open_fit)
        panel.note.linkActivated.connect(self._follow)
        self.retranslate()

    def retranslate(self) -> None:
        """Write every text in the interface's language."""
        self.panel.retranslate()
        self._show()

    @property
    def fitting(self) -> "Fitting":
        """Made when it is first asked for."""
        if self._fitting is None:
            from estimator.ui.fitting import Fitting  # noqa: PLC0415 - so is what it needs

            self._fitting = Fitting(self._worker, self._words, self.panel)
            self._fitting.planned.connect(self._show_preview)
        return self._fitting

    # The life of an edit

    def edited(self) -> None:
        """Say that the text, or what is protected, has changed."""
        self._is_stale, self._is_done = True, False
        self.stop()

    def stop(self) -> None:
        """Take over nothing more of what was asked."""
        self._survey.stop()
        self._plan.stop()

    def follow(self, estimate: Estimate) -> None:
        """Show what there is of the prompt, and have the rest found in a pause."""
        if not self.panel.isVisible():
            return
        if self._asked and self._asked.counting != counting_of(self._session):
            self.edited()
        if not self._is_stale:
            if self._seen != (estimate.lines, estimate.currency):
                self._show()
        elif self._session.units <= _LONG_UNITS:
            self._pause.start()
        else:
            self._show_note()

    def _try_in_a_pause(self) -> None:
        if self._session.units <= _LONG_UNITS:
            self._try()

    def _try(self) -> None:
        if not self.panel.isVisible() or not self._is_stale:
            return
        if self._session.is_counting:
            self._pause.start()
            return
        self._is_stale, self._tried, self._in_endings = False, [], 0
        self._asked = self._prompt()
        self._asked.of(self._survey, _surveyed, self._take)
        self._show()

    def _prompt(self) -> Asked:
        kept = self._protecting.spans(self._session.text)
        return Asked(self._session.text, counting_of(self._session), tuple(kept))

    def _take(self, found: "tuple[Rule, Trimmed] | None") -> None:
        if found is None:
            self._is_done = True
            self._count_with_line_feeds()
        else:
            self._tried.append(found)
        self._show()

    def _count_with_line_feeds(self) -> None:
        """Have the text counted with line feeds, where it has other line endings."""
        asked = self._asked
        if asked and asked.counting.newline != "\n":
            with_line_feeds = replace(asked.counting, newline="\n")
            replace(asked, counting=with_line_feeds).of(self._survey, _counted, self._take_endings)

    def _take_endings(self, tokens: int) -> None:
        self._in_endings = (self._session.text_tokens or 0) - tokens
        self._show_note()

    def _follow(self, link: str) -> None:
        if link == _LINE_FEED:
            self.begun.emit()
            self.newline_wanted.emit("\n")
        else:
            self._try()

    # What is shown

    def _show(self) -> None:
        estimate = self._session.estimate()
        self._seen = estimate.lines, estimate.currency
        saving = [found for found in self._tried if found[1].saved]
        self.panel.rules.show_rows([self._row(*found, estimate) for found in saving])
        self._show_note()
        self._show_summary()

    def _row(self, rule: "Rule", trimmed: "Trimmed", estimate: Estimate) -> Row:
        tokens, cost = savings.of_call(self._session, estimate, trimmed.saved)
        return Row(rule, tokens, estimate.is_unsure, cost, estimate.currency)

    def _show_note(self) -> None:
        left = [each for _, trimmed in self._tried for each in trimmed.left_alone]
        shown = ""
        if self._is_stale and self._session.units > _LONG_UNITS:
            said, way = self.tr("The text is long."), self.tr("Look for what can go")
            shown = f"{said} {parts.link('try', way)}"
        elif self._asked and not self._is_done and not self._is_stale:
            known = self.tr("Looking for what can go… {done} of {all}")
            shown = known.format(
                done=text.integer(len(self._tried)), all=text.integer(len(_all_rules()))
            )
        elif left and self._asked:
            shown = html.escape(trim_words.left_alone(left[0], self._asked.text), quote=False)
            more = len(set(left)) - 1
            if more:
                shown += " " + self.tr("%Ln more.", "", more)
        elif self._is_done and not any(trimmed.saved for _, trimmed in self._tried):
            shown = "" if self._in_endings > 0 else self.tr("No rule saves anything here.")
        if self._in_endings > 0:
            said = self.tr("The line endings (CRLF or CR) cost %Ln token(s).", "", self._in_endings)
            way = parts.link(_LINE_FEED, self.tr("Use LF"))
            shown = " ".join(filter(None, (shown, said, way)))
        self.panel.note.setText(shown)
        self.panel.note.setVisible(bool(shown))

    def _show_summary(self) -> None:
        """Say what the chosen rules save together, once that is known."""
        chosen = self._chosen()
        self.panel.preview.setEnabled(self._is_done and bool(chosen))
        self.panel.summary.clear()
        if self._is_done and chosen and self._asked:

            def do(prompt: "Prompt", _count_text: "CountText") -> Iterator[int]:
                yield prompt.trimmed(chosen).saved

            self._asked.of(self._plan, do, self._show_total)

    def _show_total(self, saved: int) -> None:
        self.panel.summary.setText(self._words.said(saved))

    # The preview

    def _chosen(self) -> "list[Rule]":
        chosen = self.panel.rules.chosen()
        return [rule for rule in _all_rules() if rule.name in chosen] if chosen else []

    def _open_preview(self) -> None:
        """Show what the chosen rules would do."""
        chosen = self._chosen()

        def do(prompt: "Prompt", count_text: "CountText") -> "Iterator[list[Hunk]]":
            yield parted(prompt, prompt.trimmed(chosen).edits, count_text)

        self._ask(do)

    def _open_fit(self) -> None:
        """Show what gets the prompt under its budget."""
        budget = self.panel.budget()
        if budget is None:
            return
        excess = savings.excess(self._session, budget)
        allowed = [rule for rule in _all_rules() if self.panel.rules.allows(rule)]
        self.fitting.open(self._prompt(), excess, allowed)

    def _ask(self, do: "Callable[[Prompt, CountText], Iterator[list[Hunk]]]") -> None:
        asked = self._prompt()
        asked.of(self._plan, do, lambda found: self._show_preview(asked, found))

    def _show_preview(self, asked: Asked, found: "Sequence[Hunk]") -> None:
        from estimator.ui.trim_preview import Told, TrimPreview  # noqa: PLC0415 - when asked for

        fit = self.fitting.window
        window = fit if fit and fit.isVisible() else self.panel.window()
        apply = partial(self._apply, asked)
        told = Told(lambda hunk: self._words.less(hunk.saved), self._summed)
        self.preview = TrimPreview(asked.text, found, told, apply, window)
        self.preview.open()

    def _summed(self, chosen: "Sequence[Hunk]") -> str:
        """What some hunks save, in words."""
        return self._words.said(sum(hunk.saved for hunk in chosen))

    def _apply(self, asked: Asked, made: Sequence[Edit]) -> None:
        """Make edits of the text that was asked about, as one undo step."""
        before = self._session.text
        if before != asked.text:
            return  # the windows would not let a user get here
        self.fitting.close()
        self.begun.emit()
        first, last = made[0].start, made[-1].end
        moved = [Edit(edit.start - first, edit.end - first, edit.text) for edit in made]
        after = edited.applied(before[first:last], moved)
        start = utf16_length(before[:first])
        kept = list(edited.moved(self._protecting.spans(before), made))
        self._editor.fill()
        self._editor.prompt.replace(start, start + utf16_length(before[first:last]), after)
        self._protecting.put(self._session.text, kept)
        self._editor.setFocus()  # where undo takes it back


def _all_rules() -> "Sequence[Rule]":
    from estimator.trimming import rules  # noqa: PLC0415 - a start need not wait for their patterns

    return rules.ALL


def _counted(prompt: "Prompt", count_text: "CountText") -> Iterator[int]:
    yield count_text(prompt.text)


def _surveyed(
    prompt: "Prompt", _count_text: "CountText"
) -> "Iterator[tuple[Rule, Trimmed] | None]":
    for rule in _all_rules():
        yield rule, prompt.trimmed([rule])
    yield None
