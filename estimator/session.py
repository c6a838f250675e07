"""The state of one prompt and what can be done with it; each change gives a new Estimate."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from estimator import bill, offered
from estimator.attachments import Attachments
from estimator.choices import Choices
from estimator.contents import AsideWork, Contents
from estimator.editing import BookEditor
from estimator.estimate import Document, Estimate, Selected
from estimator.observed import Observations
from estimator.pricing.book import BookError, RateBook
from estimator.pricing.rates import Model
from estimator.snapshot import Snapshot
from estimator.store import files
from estimator.store.rows import Draft
from estimator.store.store import Store
from estimator.tokens.counter import TextCounter
from estimator.tokens.image_output import made
from estimator.tokens.models import Counting, counting_of
from estimator.tokens.observation import Observation
from estimator.tokens.stretches import Parts
from estimator.tokens.work import Work

if TYPE_CHECKING:
    import tiktoken

DEFAULT_MODEL = "gpt-5.4"


def now() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(UTC)


class Session:
    """One prompt, the book it is priced by, and the store that keeps both.

    ``document`` is the prompt's file, ``choices`` what is expected, ``rates`` the book as the user
    edits it, ``observed`` what bills have taught, ``chosen`` the name that the model is offered
    under.

    The text changes through ``edit`` alone. ``estimate`` is cheap: it prices, and counts at most
    what a key press has time for of a request.
    """

    def __init__(self, book: RateBook, store: Store, clock: Callable[[], datetime] = now) -> None:
        self._clock = clock
        self._store = store
        self.rates = BookEditor(book, store, clock)
        self._counter = TextCounter()
        self.document = Document()
        kept = store.settings()
        self.observed = Observations(store)
        self._contents = Contents(self._counter, kept, self.observed)
        self.choices = Choices(kept)
        models = self.offered_models()
        self.chosen = offered.first_of(models, kept.get("model", ""), DEFAULT_MODEL)
        self._model, self._seen = models[self.chosen], self.book

    @property
    def store(self) -> Store:
        """Where rates, settings and the draft are kept."""
        return self._store

    @property
    def book(self) -> RateBook:
        """The shipped rates under the user's own."""
        return self.rates.book

    # The text

    @property
    def text(self) -> str:
        r"""The prompt, with ``\n`` as line ending."""
        return self._counter.text

    @property
    def units(self) -> int:
        """The length of the prompt in UTF-16 units."""
        return self._counter.units

    def edit(self, start: int, removed: int, text: str) -> None:
        r"""Replace ``removed`` UTF-16 units at ``start``; line endings are ``\n``."""
        is_another = removed == self.units
        self._counter.replace(start, removed, text)
        self._contents.edited(is_another=is_another)

    def set_document(self, document: Document) -> None:
        """Say where the prompt is saved and how; another line ending is counted at once."""
        self.document = document
        self._counter.set_newline(document.newline)

    @property
    def attachments(self) -> Attachments:
        """What belongs to the prompt beside its text."""
        return self._contents.attachments

    def count_as_text(self, is_wanted: bool) -> None:  # noqa: FBT001 - a choice that is either
        """Count the text as plain text whatever it is, or as the request that it may be."""
        self._contents.is_text_wanted = is_wanted

    # Counting

    @property
    def encoding(self) -> Counting:
        """How the chosen model is counted, and in which encoding."""
        found = counting_of(self.model.counts_as or self.model.id)
        assert found, self.model.id  # noqa: S101 - only countable models are chosen
        return found

    @property
    def is_counting(self) -> bool:
        """Whether anything has yet to be loaded or counted."""
        if self.is_loading or self._counter.uncounted(self.encoding.encoding):
            return True
        return self._contents.found(self.model.id, self.encoding).is_waiting

    @property
    def is_loading(self) -> bool:
        """Whether the chosen model's encoding is not there yet."""
        return self.encoding.encoding not in self._counter.encodings

    def counted_parts(self) -> list[tuple[str, int]] | None:
        """The text in parts, each with its tokens as counted here; None while one waits."""
        return None if self.is_loading else self._counter.parts(self.encoding.encoding)

    def take_work(self, characters: int) -> Work | None:
        """Text that waits to be counted, for another thread; ``give_work`` takes it back."""
        return self._counter.take(characters)

    def give_work(self, work: Work) -> None:
        """Take over counted text; what an edit has replaced meanwhile is passed over."""
        self._counter.give(work)

    def add_encoding(self, encoding: "tiktoken.Encoding") -> None:
        """Count in this encoding from now on."""
        self._counter.add(encoding)
        self._contents.add(encoding)

    def take_aside(self) -> AsideWork | None:
        """A request or an attachment that waits, for another thread; ``give_aside`` takes it."""
        return self._contents.take(self.model.id, self.encoding)

    def give_aside(self, work: AsideWork) -> None:
        """Take over an answer; one to a text that has changed meanwhile is passed over."""
        self._contents.give(work)

    # The tokens themselves

    def reader(self) -> Parts | None:
        """Reads the tokens of parts of the text until its next change; None while loading."""
        name = self.encoding.encoding
        return None if self.is_loading else self._counter.within(name)

    @property
    def text_tokens(self) -> int | None:
        """Those of the text as it stands, in the model's encoding; None while it is counted."""
        return None if self.is_loading else self._counter.tokens(self.encoding.encoding)

    def selected(self, estimate: Estimate, start: int, end: int) -> Selected | None:
        """What a range of UTF-16 units is and costs, by an estimate; None while loading."""
        reader = self.reader()
        return bill.selected(estimate, reader.alone(start, end)) if reader else None

    # What bills teach

    def observation(self, billed: int) -> Observation:
        """A bill for the prompt as it is now, for ``observed`` to keep.

        Raises:
            CalibrationError: nothing can be learnt from it.
        """
        return self._contents.observation(self.model, self.encoding, billed)

    # The choices

    @property
    def model(self) -> Model:
        """The chosen model, as it is in the book; if it is gone from there, another."""
        if self._seen is not self.book:
            models = self.offered_models()
            if models:
                self.chosen = offered.first_of(models, self.chosen, DEFAULT_MODEL)
                self._model = models[self.chosen]
            self._seen = self.book
        return self._model

    def offered_models(self) -> dict[str, Model]:
        """The models offered for prompts, by the names that choose them; retired ones last."""
        return offered.offered_models(self.book, self._clock().date())

    def offered_as(self, asked: str) -> str | None:
        """The offered name of the model that a request or an answer names; None for any other."""
        return offered.find(self.book, self.offered_models(), asked, self.model.provider)

    def choose_model(self, name: str) -> None:
        """Choose a model by the name that it is offered under.

        Raises:
            BookError: no model is offered so.
        """
        found = self.offered_models().get(name)
        if not found:
            raise BookError("unknown-model", name)
        self.chosen, self._model = name, found

    # The answer

    def estimate(self) -> Estimate:
        """What the prompt is and costs now."""
        found = self._contents.found(self.model.id, self.encoding)
        estimate = Estimate(
            model=self.model,
            encoding=self.encoding,
            characters=self._counter.characters,
            output_tokens=self.choices.output_tokens,
            made=made(self.model.id, *self.choices.made),
            requests=self.choices.requests,
            currency=self.book.providers[self.model.provider].currency,
            counted=found.counted,
            uncounted=0 if self.is_loading else self._counter.uncounted(self.encoding.encoding),
            is_waiting=found.is_waiting,
            reading=found.reading,
            is_text_wanted=self._contents.is_text_wanted,
            attachments=found.attachments,
            entries=found.entries,
            local=found.local,
        )
        return self.billed(estimate)

    def snapshot(self, *, may_look: bool = False) -> Snapshot | None:
        """The prompt as it is, for other models than the chosen one; None while it is counted.

        Args:
            may_look: whether the thread that counts it may first look at what a long text is
                written in; else there is none before that is known.
        """
        estimate, counter = self.estimate(), self._counter
        if estimate.counted is None:
            return None
        scripts = self._contents.scripts(estimate.reading, estimate.attachments)
        counts = {name: counter.tokens(name) for name in counter.encodings}
        tokens = {name: count for name, count in counts.items() if count is not None}
        if scripts is None and not may_look:
            return None
        has_to_read = estimate.reading.request or scripts is None
        text, made_as = self.text if has_to_read else "", self.choices.made
        return Snapshot(estimate, tokens, counter.units > 0, scripts, self.observed, made_as, text)

    def compare(self, is_wanted: bool) -> None:  # noqa: FBT001 - a choice that is either
        """Have what other models need of the prompt found too, or no more."""
        self._contents.is_compared = is_wanted

    def count(self, text: str) -> int:
        """The tokens of another text, as this one's are counted here."""
        return self._contents.count(self.encoding, text)

    def billed(self, estimate: Estimate, cached: int = 0) -> Estimate:
        """An estimate with what it costs now; so many tokens are read from a cache."""
        return bill.billed(estimate, self.book, self._clock(), cached)

    # Files and what is kept

    def save(self, path: Path) -> None:
        """Write the prompt to a file with the document's coding and line ending.

        Raises:
            FileError: it can't be written; the file and the prompt are as they were.
        """
        text = self.text.replace("\n", self.document.newline)
        files.write(path, text, self.document.coding)
        self.document = replace(self.document, path=path)

    def to_keep(
        self, *, modified: bool, cursor: int, more: Mapping[str, str]
    ) -> tuple[Draft, dict[str, str]]:
        """The prompt and the choices, for the store to keep for the next start.

        Args:
            modified: whether the text differs from its file.
            cursor: where the caret stands, in UTF-16 units.
            more: the window's own settings.
        """
        at, contents = self.document, self._contents.kept()
        draft = Draft(self.text, at.path, at.coding, at.newline, modified, cursor)
        return draft, {"model": self.chosen, **self.choices.kept(), **contents, **more}
