"""The caching page joined to the window: which prompts are compared, worked out beside it."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from estimator import bill, sharing
from estimator.batch.prompts import Prompts
from estimator.estimate import Estimate
from estimator.offered import called
from estimator.pricing.book import BookError
from estimator.pricing.rates import STANDARD, Model
from estimator.session import Session
from estimator.session import now as session_now
from estimator.sharing import Named, Sharing, as_prompt
from estimator.store import files
from estimator.store.files import FileError
from estimator.templates.template import Template, parse
from estimator.templates.values import Problem, ValuesError, rows
from estimator.tokens.units import utf16_length
from estimator.tokens.vocab import UnknownEncodingError, VocabularyError
from estimator.ui import scenario_words, words
from estimator.ui.asking import Asking
from estimator.ui.baseline import Baseline
from estimator.ui.batching import is_batch
from estimator.ui.caching_model import Case
from estimator.ui.caching_page import CachingPage
from estimator.ui.workers import Worker

if TYPE_CHECKING:
    from estimator.trimming.section import GoOn

Answer = tuple[Sharing | None, str | None]
"""What prompts share, and the model that a batch file of them asks for."""
_PAUSE_MS = 200
_FAULTS = FileError, ValuesError, OSError, VocabularyError, UnknownEncodingError
_ROWS = (".csv", ".tsv", ".jsonl", ".ndjson")
"""What files of values are called; any other is a version of the prompt."""


class Caching(QObject):
    """Has the prompt compared with its baseline and with files, while the page is seen.

    Signals:
        place_wanted: the UTF-16 unit of the text that is to be shown.
    """

    place_wanted = Signal(int)
    _progressed = Signal(int, int)

    def __init__(
        self, session: Session, baseline: Baseline, worker: Worker, page: CachingPage
    ) -> None:
        super().__init__(page)
        self._session, self._baseline, self._page = session, baseline, page
        self._worker, self._asking = worker, Asking(worker, self)
        self._paths: list[Path] = []
        self._has_many = False  # a batch file, whose prompts are none of the one in the editor
        self._found: Sharing | None = None
        self._asked: str | None = None  # the model of a batch file, empty where it has none
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self._progressed.connect(
            lambda done, count: page.show_progress(Decimal(done) / Decimal(count))
        )
        page.files_wanted.connect(self._choose)
        page.reset_wanted.connect(self._leave)
        page.place_wanted.connect(self._show_place)
        baseline.changed.connect(self.follow)
        page.installEventFilter(self)

    def add(self, paths: Iterable[Path]) -> None:
        """Compare with files too: each is a version, or a batch file with many."""
        self._paths += paths
        self._has_many = any(is_batch(path) or self._has_rows(path) for path in self._paths)
        self.follow()

    def _has_rows(self, path: Path) -> bool:
        """Whether a file has values for the variables of the prompt."""
        return path.suffix.lower() in _ROWS and bool(parse(self._session.text).variables)

    def _choose(self) -> None:
        folder = self._session.document.path
        chosen, _ = QFileDialog.getOpenFileNames(
            self._page, self.tr("Add Versions"), str(folder.parent if folder else Path.home())
        )
        if chosen:
            self.add(map(Path, chosen))

    def _leave(self) -> None:
        self._paths, self._has_many = [], False
        self.follow()

    # The life of an edit

    def follow(self) -> None:
        """Compare anew in a pause, where the page is seen."""
        if self._page.isVisible():
            self._pause.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Name the versions anew in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.follow()
        return super().eventFilter(watched, event)

    def stop(self) -> None:
        """Take over nothing more of what was asked."""
        self._pause.stop()
        self._asking.stop()

    def _ask(self) -> None:
        own, paths = [] if self._has_many else self._own(), tuple(self._paths)
        template = parse(self._session.text.replace("\n", self._session.document.newline))
        self._page.show_waiting()

        worker, name = self._worker, self._session.encoding.encoding

        def compare(go_on: "GoOn") -> Iterator[Answer | Exception]:
            try:
                encoding = worker.encoding(name)
                prompts = _Prompts(own, paths, template)
                found = sharing.sharing(encoding, prompts, go_on, self._progressed.emit)
                yield found, prompts.asked
            except _FAULTS as error:
                yield error

        self._asking.work_out(compare, self._take)

    def _own(self) -> list[Named]:
        """The prompt and its baseline."""
        document = self._session.document
        versions = [(self.tr("This prompt"), self._session.text)]
        if self._baseline.text is not None:
            versions.append((self.tr("The baseline"), self._baseline.text))
        newline = document.newline
        return [Named(name, text.replace("\n", newline)) for name, text in versions if text]

    def _take(self, found: Answer | Exception) -> None:
        if isinstance(found, Exception):
            is_of_rows = isinstance(found, ValuesError)
            say = scenario_words.values if is_of_rows else words.sentence
            self._page.show_problem(say(found))  # type: ignore[arg-type] # its own
            return
        self._found, self._asked = found
        estimate = self._session.estimate()
        self._page.show_case(
            self._case(self._found, estimate),
            has_files=bool(self._paths),
            is_in_text=self._is_in_text(estimate),
        )

    def _case(self, found: Sharing | None, estimate: Estimate) -> Case:
        """What is cached, in the tokens of the chosen model."""
        tariff = None
        with suppress(BookError):
            tariff = self._session.book.tariff(estimate.model, STANDARD, session_now())
        return Case(
            model=estimate.model,
            tariff=tariff,
            sharing=found,
            prefix=bill.as_model(estimate, found.shared.tokens) if found else 0,
            tokens=tuple(bill.as_model(estimate, v.tokens) for v in found.versions)
            if found
            else (),
            mean=round(bill.as_model(estimate, found.total) / found.count) if found else 0,
            output=estimate.expected_output,
            requests=estimate.requests,
            is_unsure=self._is_unsure(found, estimate),
            is_batch=self._asked is not None,
            asked=self._other(estimate.model),
        )

    def _other(self, model: Model) -> str:
        """The model that a batch file asks for, where it is another one."""
        asked = self._asked or ""
        sold = next(called(self._session.book, asked, model.provider), None)
        is_same = sold and (sold.provider, sold.id) == (model.provider, model.id)
        return "" if is_same else asked

    def _is_unsure(self, found: Sharing | None, estimate: Estimate) -> bool:
        """Whether tokens may differ: what frames the texts of a request is not in them."""
        is_request = self._has_many or estimate.reading.counted is not None
        return estimate.is_unsure or is_request or bool(found and found.is_guess)

    def _is_in_text(self, estimate: Estimate) -> bool:
        """Whether the first of the prompts is the text of the editor, as it stands there."""
        has_text = bool(self._session.units) and not self._has_many
        return has_text and estimate.reading.counted is None and self._found is not None

    def _show_place(self) -> None:
        if self._found is None:
            return
        newline = self._session.document.newline
        text = self._session.text.replace("\n", newline)[: self._found.shared.characters]
        self.place_wanted.emit(utf16_length(text.replace(newline, "\n")))


class _Prompts:
    """All that is compared, gone through as often as is asked; requests without their JSON.

    Going through it raises FileError, ValuesError or OSError where a file can't be read.
    """

    def __init__(self, own: Sequence[Named], paths: Sequence[Path], template: Template) -> None:
        self._own = [Named(name, as_prompt(text)) for name, text in own]
        self._template = template
        self._files = [self._of_file(path) for path in paths]

    def _of_file(self, path: Path) -> Iterable[Named]:
        if is_batch(path):
            return Prompts(path)
        if path.suffix.lower() in _ROWS and self._template.variables:
            return _Rows(path, self._template)
        return [Named(path.name, as_prompt(files.read(path).text))]

    @property
    def asked(self) -> str | None:
        """The model of the first batch file; None where there is no such file."""
        return next((each.model for each in self._files if isinstance(each, Prompts)), None)

    def __iter__(self) -> Iterator[Named]:
        return chain(self._own, *self._files)


class _Rows:
    """A template with the values of a file, row by row."""

    def __init__(self, path: Path, template: Template) -> None:
        self._path, self._template = path, template

    def __iter__(self) -> Iterator[Named]:
        with files.open_bytes(self._path) as file:
            for number, row in enumerate(rows(file, self._template.variables), 1):
                if not isinstance(row, Problem):
                    yield Named(f"{self._path.name} {number}", self._template.filled(row))
