"""The text of a scenario's calls, counted beside the window: the prompt, or the rows of a file."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from estimator.filling import Sized, filling, grown, sized
from estimator.pricing import money
from estimator.pricing.book import BookError, RateBook
from estimator.pricing.rates import Model
from estimator.projection import outputs
from estimator.projection.ranges import MAX_PLACES, SURE, Range, ScenarioError, Sizes
from estimator.projection.scenario import MAX_FACTOR, MAX_NAME, MAX_TEMPLATE, Scenario
from estimator.reconcile.faults import LogError
from estimator.snapshot import Snapshot
from estimator.store import files
from estimator.store.files import FileError
from estimator.templates.requests import PlacesError
from estimator.templates.tally import Tally, tally
from estimator.templates.values import ValuesError
from estimator.tokens import whole
from estimator.tokens.chat_rules import ChatError, CountText
from estimator.tokens.models import Counting, counting_of
from estimator.tokens.parts import Counted
from estimator.ui import scenario_words, text, words
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
        self._row.show_counting(False)

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
        self._row.show_counting(False)
        self.counted.emit(of_prompt(found, prompt, counting))
        self.tell_taken(prompt)

    def tell_taken(self, prompt: str) -> None:
        """Say of a prompt that was taken where only its tokens were."""
        said = [self._row.said.text()]
        if len(prompt) > MAX_TEMPLATE:
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
                    with files.open_bytes(path) as file:
                        found = answers(path.name, file, lambda _done: go_on())
                    yield outputs.of_sample(found), len(found)
                except (FileError, OSError, LogError, ScenarioError) as error:
                    yield error

            self._asking.work_out(do, self._take_sample)

    def _take_sample(self, found: object) -> None:
        row = self._window.form.output
        if isinstance(found, tuple):
            expected, number = found
            self.counted.emit({"output": expected})
            row.tell(self.tr("By %Ln answer(s)", "", number))
        elif isinstance(found, FileError):
            row.tell(words.sentence(found))
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
                prompt = filling(template)
                frame = prompt.frame(model.id, partial(whole.count, encoding))
                with files.open_bytes(path) as file:
                    found = Tally()
                    for found in tally(prompt.texts, file, encoding):
                        go_on()
                        yield found
                made = sized(found, frame, counting, prompt.scripts)
                shared = grown(Counted(()), counting, prompt.scripts, found.shared).tokens
                yield _Done(found, made, None if prompt.request else shared)
            except (ChatError, PlacesError, ValuesError, FileError, OSError) as error:
                yield error

        known = files.stamp(path)
        size = max(1, known[1]) if known else 1
        self._row.show_progress(self.tr("Counting…"), is_counting=True)
        self._asking.ask(counting.encoding, do, lambda found: self._take(found, size, counting))

    def _take(self, found: object, size: int, counting: Counting) -> None:
        if isinstance(found, ValuesError):
            self._row.show_progress(scenario_words.values(found), is_counting=False)
        elif isinstance(found, PlacesError):
            said = self.tr("In a chat request values can only stand in the texts of its messages.")
            self._row.show_progress(said, is_counting=False)
        elif isinstance(found, (ChatError, FileError)):
            self._row.show_progress(words.sentence(found), is_counting=False)
        elif isinstance(found, OSError):
            known = self.tr("The file can't be read: {detail}.")
            self._row.show_progress(known.format(detail=found.strerror), is_counting=False)
        elif isinstance(found, _Done):
            self._done(found, counting)
        elif isinstance(found, Tally):
            known = self.tr("%Ln row(s) counted, {share} % of the file", "", found.rows)
            share = text.integer(min(100, 100 * found.offset // size))
            self._row.show_progress(known.format(share=share), is_counting=True)

    def _done(self, done: "_Done", counting: Counting) -> None:
        found, whole_of = done.tally, done.sized.whole
        if not found.sizes:
            self._row.show_progress(self._problems(found), is_counting=False)
            return
        fields: dict[str, object] = {
            "values": self._path.name[:MAX_NAME] if self._path else "",
            "counted_in": counting.name,
            "error": _error(whole_of.low, whole_of.tokens, whole_of.high),
        }
        if done.prefix is not None:
            fields["prefix"] = done.prefix
        try:
            made = Sizes(tuple(sorted(done.sized.sizes.items())))
        except ScenarioError:
            said = self.tr("The rows have too many different lengths.")
            self._row.show_progress(said, is_counting=False)
            return
        self._row.show_counting(False)
        self.counted.emit(fields | {"input": made})
        said = self._told(found)
        if done.prefix is None:
            said = "\n".join([said, self.tr("Counted as the chat request that the prompt is")])
        self._row.show_progress(said, is_counting=False)

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


def of_prompt(found: Counted, prompt: str, counting: Counting) -> dict[str, object]:
    """The fields of a scenario, with the tokens of a prompt, and its text if it can be kept."""
    return {
        "template": prompt if len(prompt) <= MAX_TEMPLATE else "",
        "values": "",
        "counted_in": counting.name,
        "input": Sizes.fixed(found.tokens),
        "error": _error(found.low, found.tokens, found.high),
    }


def _error(low: int, tokens: int, high: int) -> Range:
    """The factors of an estimate."""
    if not tokens:
        return SURE
    ends = (money.divided(Decimal(end), Decimal(tokens), MAX_PLACES) for end in (low, tokens, high))
    return Range(*(min(end, MAX_FACTOR) for end in ends))


@dataclass(frozen=True)
class _Done:
    """A tally that is whole, in the model's tokens.

    Attributes:
        prefix: tokens that all rows begin with; None for a request, of which that is not known.
    """

    tally: Tally
    sized: Sized
    prefix: int | None
