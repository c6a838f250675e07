"""The state of one prompt and what can be done with it; each change gives a new Estimate."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from estimator import bill, offered
from estimator.contents import AsideWork
from estimator.editing import BookEditor
from estimator.estimate import Estimate, Selected
from estimator.observed import Observations
from estimator.pricing.book import BookError, RateBook
from estimator.pricing.rates import Model
from estimator.prompt import Prompt
from estimator.prompts import Prompts
from estimator.seen import Seen
from estimator.snapshot import Snapshot
from estimator.store.store import Store
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


class Session(Seen):
    """The prompts that are open, the book they are priced by, and the store that keeps both.

    All but ``prompts`` is of ``prompt``, the one that is seen.
    ``rates`` is the book as the user edits it, ``observed`` what bills have taught.

    The text changes through ``edit`` alone. ``estimate`` is cheap: it prices, and counts at most
    what a key press has time for of a request.
    """

    def __init__(self, book: RateBook, store: Store, clock: Callable[[], datetime] = now) -> None:
        self._clock = clock
        self._store = store
        self.rates = BookEditor(book, store, clock)
        self.observed = Observations(store)
        self._encodings: dict[str, tiktoken.Encoding] = {}
        self._offered: tuple[RateBook, date, dict[str, Model]] | None = None
        self._given: dict[Work | AsideWork, Prompt] = {}  # to threads
        self.prompts = Prompts(store, self.observed)
        self.show(self.prompt)

    # The prompts

    def show(self, prompt: Prompt) -> None:
        """Have another of the prompts seen, or this one with other choices."""
        is_compared = self.prompt.contents.is_compared
        self.prompts.current = prompt
        models = self.offered_models()
        prompt.chosen = offered.first_of(models, prompt.chosen, DEFAULT_MODEL)
        self._model, self._seen = models[prompt.chosen], self.book
        self.compare(is_compared)
        for encoding in self._encodings.values():
            self._add(encoding)

    def begin(self) -> Prompt:
        """Another prompt, for the same calls of the same model."""
        return self.prompts.begin({"model": self.chosen, **self.choices.kept()})

    @property
    def store(self) -> Store:
        """Where rates, settings and the draft are kept."""
        return self._store

    @property
    def book(self) -> RateBook:
        """The shipped rates under the user's own."""
        return self.rates.book

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
        work = self._counter.take(characters)
        if work:
            self._given[work] = self.prompt
        return work

    def give_work(self, work: Work) -> None:
        """Take over counted text; what an edit has replaced meanwhile is passed over."""
        if prompt := self._given.pop(work, None):
            prompt.counter.give(work)

    def add_encoding(self, encoding: "tiktoken.Encoding") -> None:
        """Count in this encoding from now on."""
        self._encodings[encoding.name] = encoding
        self._add(encoding)

    def _add(self, encoding: "tiktoken.Encoding") -> None:
        self._counter.add(encoding)
        self._contents.add(encoding)

    def take_aside(self) -> AsideWork | None:
        """A request or an attachment that waits, for another thread; ``give_aside`` takes it."""
        work = self._contents.take(self.model.id, self.encoding)
        if work:
            self._given[work] = self.prompt
        return work

    def give_aside(self, work: AsideWork) -> None:
        """Take over an answer; one to a text that has changed meanwhile is passed over."""
        if prompt := self._given.pop(work, None):
            prompt.contents.give(work)

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
                self.prompt.chosen = offered.first_of(models, self.chosen, DEFAULT_MODEL)
                self._model = models[self.chosen]
            self._seen = self.book
        return self._model

    def offered_models(self) -> dict[str, Model]:
        """The models offered for prompts, by the names that choose them; retired ones last."""
        book, today = self.book, self._clock().date()
        if self._offered is None or (self._offered[0] is not book or self._offered[1] != today):
            self._offered = book, today, offered.offered_models(book, today)
        return dict(self._offered[2])

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
        self.prompt.chosen, self._model = name, found

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
        if estimate.counted is None or self.is_loading or estimate.uncounted:
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
        """The tokens of another text, as this one's are counted here.

        Raises:
            KeyError: the vocabulary is not loaded yet.
        """
        return self._contents.count(self.encoding, text)

    def billed(self, estimate: Estimate, cached: int = 0) -> Estimate:
        """An estimate with what it costs now; so many tokens are read from a cache."""
        return bill.billed(estimate, self.book, self._clock(), cached)
