"""The text of a scenario's calls, counted beside the window: the prompt, or the rows of a file."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from estimator.pricing import money
from estimator.pricing.book import BookError, RateBook
from estimator.pricing.rates import Model
from estimator.projection import outputs
from estimator.projection.ranges import MAX_PLACES, SURE, Range, ScenarioError, Sizes
from estimator.projection.scenario import MAX_FACTOR, MAX_NAME, MAX_TEMPLATE, Scenario
from estimator.reconcile.faults import LogError
from estimator.scaling import range_of
from estimator.snapshot import Snapshot
from estimator.templates.tally import Tally, tally
from estimator.templates.template import parse
from estimator.templates.values import ValuesError
from estimator.tokens import estimates, whole
from estimator.tokens.chat_rules import CountText
from estimator.tokens.models import Counting, counting_of
from estimator.tokens.parts import Counted
from estimator.tokens.scripts import Scripts, scripts_of
from estimator.ui import scenario_words, text
from estimator.ui.asking import Asking
from estimator.ui.scenario_window import ScenarioWindow
from estimator.ui.workers import Worker

if TYPE_CHECKING:
    import tiktoken

    from estimator.trimming.section import GoOn

_TOLD = 3  # problems


class ScenarioValues(QObject):
    """Counts one thing at a time.

    Signals:
        counted: the fields of a scenario, with what was counted.
    """

    counted = Signal(object)

    def __init__(self, worker: Worker, window: ScenarioWindow) -> None:
        super().__init__(window)
        self._worker, self._window = worker, window
        self._row = window.form.input
        self._asking = Asking(worker, self)
        self._path: Path | None = None
        self._row.stop_wanted.connect(self._cancel)

    def stop(self) -> None:
        """Take over nothing more, and forget the file."""
        self._asking.stop()
        self._path = None
        self._row.stop.hide()

    def _cancel(self) -> None:
        self._asking.stop()
        self._row.show_progress(self.tr("Cancelled: the tokens are as before."), is_counting=False)

    # The prompt

    def count_prompt(self, snapshot: Snapshot | None, model: Model, prompt: str) -> None:
        """Count the prompt for a model; without a snapshot, say that it is being counted."""
        counting = counting_of(model.counts_as or model.id)
        if counting is None:
            self._row.show_progress(self.tr("No count is known for this model."), is_counting=False)
            return

        self._asking.stop()
        self._row.show_progress(self.tr("Counting…"), is_counting=True)
        if snapshot is None:
            return

        def count(name: str) -> CountText:
            return lambda found: whole.count(self._worker.encoding(name), found)

        def do(encoding: "tiktoken.Encoding", _go_on: "GoOn") -> Iterator[Counted]:
            tokens = dict(snapshot.tokens)
            if counting.encoding not in tokens:
                tokens[counting.encoding] = whole.count(encoding, prompt)
            found = replace(snapshot, tokens=tokens).of(model, "", count)
            if found and found.counted:  # what it needs is there
                yield found.counted

        self._asking.ask(
            counting.encoding, do, lambda found: self._take_prompt(found, prompt, counting)
        )

    def _take_prompt(self, found: Counted, prompt: str, counting: Counting) -> None:
        """Take the tokens of a prompt, and its text, if a scenario may keep one as long."""
        is_kept = len(prompt) <= MAX_TEMPLATE
        fields = {
            "template": prompt if is_kept else "",
            "values": "",
            "counted_in": counting.name,
            "input": Sizes.fixed(found.tokens),
            "error": _error(found.low, found.tokens, found.high),
        }
        self.counted.emit(fields)
        said = [self._row.said.text()]
        if not is_kept:
            known = self.tr(
                "The prompt has more than {most} characters: its tokens were taken, but no values"
                " can be put into it."
            )
            said.append(known.format(most=text.integer(MAX_TEMPLATE)))
        self._row.show_progress("\n".join(filter(None, said)), is_counting=False)

    # A sample of answers

    def ask_for_sample(self) -> None:
        """Have a file chosen, and take from it what answers are to be expected."""
        kinds = self.tr("Logs (*.jsonl *.json *.csv *.txt);;All files (*)")
        title = self.tr("Sample of Answers")
        chosen, _ = QFileDialog.getOpenFileName(self._window, title, "", kinds)
        if chosen:
            path = Path(chosen)

            def do(go_on: "GoOn") -> Iterator[object]:
                from estimator.reconcile.answers import answers  # noqa: PLC0415 - on its thread

                try:
                    with path.open("rb") as file:
                        found = answers(path.name, file, lambda _done: go_on())
                    yield outputs.of_sample(found), len(found)
                except (OSError, LogError, ScenarioError) as error:
                    yield error

            self._asking.work_out(do, self._take_sample)

    def _take_sample(self, found: object) -> None:
        row = self._window.form.output
        if isinstance(found, tuple):
            expected, number = found
            self.counted.emit({"output": expected})
            row.tell(self.tr("By %Ln answer(s)", "", number))
        elif isinstance(found, OSError):
            known = self.tr("The file can't be read: {detail}.")
            row.tell(known.format(detail=found.strerror))
        elif isinstance(found, LogError):
            row.tell(scenario_words.sample_problem(found))
        elif isinstance(found, ScenarioError):
            row.tell(scenario_words.problem(found, is_share=False))

    # The rows of a file

    def ask(self, scenario: Scenario, book: RateBook) -> None:
        """Have a file chosen, and count its rows in the scenario's text."""
        title = self.tr("Values for the Prompt")
        kinds = self.tr("Values (*.csv *.tsv *.txt *.jsonl *.ndjson *.json);;All files (*)")
        chosen, _ = QFileDialog.getOpenFileName(self._window, title, "", kinds)
        if not chosen:
            return
        try:
            model = book.find(scenario.model, scenario.provider)
        except BookError:
            return
        self._path = Path(chosen)
        self._count(scenario.template, model)

    def again(self, scenario: Scenario, model: Model) -> None:
        """Count the file for another model, if it counts in another way."""
        counting = counting_of(model.counts_as or model.id)
        if self._path and scenario.values and counting:
            self._count(scenario.template, model)

    def _count(self, template: str, model: Model) -> None:
        counting, path = counting_of(model.counts_as or model.id), self._path
        if counting is None or path is None:
            self._row.show_progress(self.tr("No count is known for this model."), is_counting=False)
            return

        def do(encoding: "tiktoken.Encoding", go_on: "GoOn") -> Iterator[object]:
            try:
                with path.open("rb") as file:
                    found = Tally()
                    for found in tally(parse(template), file, encoding):
                        go_on()
                        yield found
                    yield _Done(found)
            except (ValuesError, OSError) as error:
                yield error

        size = max(1, path.stat().st_size) if path.exists() else 1
        self._row.show_progress(self.tr("Counting…"), is_counting=True)
        self._asking.ask(
            counting.encoding, do, lambda found: self._take(found, size, template, counting)
        )

    def _take(self, found: object, size: int, template: str, counting: Counting) -> None:
        if isinstance(found, ValuesError):
            self._row.show_progress(scenario_words.values(found), is_counting=False)
        elif isinstance(found, OSError):
            known = self.tr("The file can't be read: {detail}.")
            self._row.show_progress(known.format(detail=found.strerror), is_counting=False)
        elif isinstance(found, _Done):
            self._done(found.tally, template, counting)
        elif isinstance(found, Tally):
            known = self.tr("%Ln row(s) counted, {share} % of the file", "", found.rows)
            share = text.integer(min(100, 100 * found.offset // size))
            self._row.show_progress(known.format(share=share), is_counting=True)

    def _done(self, found: Tally, template: str, counting: Counting) -> None:
        if not found.sizes:
            self._row.show_progress(self._problems(found), is_counting=False)
            return
        of_model = partial(_of_model, counting, scripts_of(template))
        sizes, ends = Counter[int](), [0, 0, 0]
        for tokens, rows in found.sizes.items():
            known = of_model(tokens)
            sizes[known.tokens] += rows
            of_all = (known.low, known.tokens, known.high)
            ends = [end + rows * each for end, each in zip(ends, of_all, strict=True)]
        fields = {
            "values": self._path.name[:MAX_NAME] if self._path else "",
            "counted_in": counting.name,
            "prefix": of_model(found.shared).tokens,
            "error": _error(*ends),
        }
        try:
            made = Sizes(tuple(sorted(sizes.items())))
        except ScenarioError:
            said = self.tr("The rows have too many different lengths.")
            self._row.show_progress(said, is_counting=False)
            return
        self._row.stop.hide()
        self.counted.emit(fields | {"input": made})
        self._row.show_progress(self._told(found), is_counting=False)

    def _told(self, found: Tally) -> str:
        said = [self._row.said.text()]
        if found.is_cut:
            said.append(self.tr("The rows after these are not counted."))
        return "\n".join([*said, self._problems(found)]).strip()

    def _problems(self, found: Tally) -> str:
        """The first rows that were passed over, and how many there are."""
        if not found.passed:
            return "" if found.rows else self.tr("The file has no rows below its first line.")
        known = self.tr("%Ln row(s) passed over.", "", found.passed)
        return "\n".join([known, *map(scenario_words.row, found.problems[:_TOLD])])


def _of_model(counting: Counting, scripts: Scripts, tokens: int) -> estimates.Range:
    known = range_of(counting, None, tokens, scripts)
    return known or estimates.Range(tokens, tokens, tokens)


def _error(low: int, tokens: int, high: int) -> Range:
    """The factors of an estimate."""
    if not tokens:
        return SURE
    ends = (money.divided(Decimal(end), Decimal(tokens), MAX_PLACES) for end in (low, tokens, high))
    return Range(*(min(end, MAX_FACTOR) for end in ends))


class _Done:
    """A tally that is whole."""

    def __init__(self, tally: Tally) -> None:
        self.tally = tally
