"""What the session hands to the window: an estimate, and where a prompt is saved."""

from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from estimator.attachments import Attachment
from estimator.pricing import money
from estimator.pricing.book import BookError
from estimator.pricing.quote import Line
from estimator.pricing.rates import Model, RateCard
from estimator.pricing.usage import INPUT, OUTPUT, UsageError
from estimator.request import PLAIN, Reading
from estimator.store import files
from estimator.tokens.calibration import Learnt
from estimator.tokens.image_output import Made
from estimator.tokens.models import Counting, Kind
from estimator.tokens.parts import Basis, Counted, Part
from estimator.tokens.scripts import Scripts
from estimator.tokens.text import Coding, split_newlines

OUTPUT_IMAGE = "output_image_tokens"


@dataclass(frozen=True, slots=True)
class Entry:
    """A part of the prompt; ``attachment`` is the id of the one it belongs to, None for text."""

    part: Part
    attachment: int | None = None


@dataclass(frozen=True, slots=True)
class Local:
    """What an estimate is made of.

    Attributes:
        tokens: of the text, as they were counted here.
        scripts: what it is written in.
        learnt: what bills of the user's taught of the model; None where there are none.
    """

    tokens: int
    scripts: Scripts
    learnt: Learnt | None = None


@dataclass(frozen=True, slots=True)
class Costs:
    """What something costs: the figure, and the least and the most that it may be."""

    likely: Decimal
    low: Decimal
    high: Decimal

    def times(self, count: int) -> "Costs":
        """What so many of it cost."""
        return Costs(*(money.times(c, Decimal(count)) for c in (self.likely, self.low, self.high)))


@dataclass(frozen=True, slots=True)
class Estimate:
    """What the window shows of a prompt, in one piece.

    Attributes:
        encoding: that the model is counted in, and how.
        output_tokens: that the user expects.
        made: the picture that is expected in their place, of a model that makes pictures.
        counted: the tokens of all parts; None while a vocabulary is loaded, or a part is counted.
        uncounted: characters that wait to be counted, where the vocabulary is there.
        is_waiting: whether a request or an attachment waits to be counted.
        characters: code points, a CRLF being two.
        reading: what the text was found to be; plain where it is counted as plain text.
        is_text_wanted: whether the user has it counted as plain text, whatever it is.
        attachments: what is beside the text.
        entries: the parts in their order; the text is one, where it is plain and there is any.
        local: what the figure of an estimate is made of; None for other figures.
        fits: whether the fewest tokens of the prompt and the expected output fit the model's
            window; None where unknown.
        fits_surely: likewise the most tokens.
        lines: what is priced; empty where there is no price.
        call: the cost of one request; None where it is not known, never 0 for that.
        problem: why there is no price, where there is none.
    """

    model: Model
    encoding: Counting
    characters: int
    output_tokens: int
    requests: int
    currency: str
    counted: Counted | None = None
    made: Made | None = None
    uncounted: int = 0
    is_waiting: bool = False
    reading: Reading = PLAIN
    is_text_wanted: bool = False
    attachments: tuple[Attachment, ...] = ()
    entries: tuple[Entry, ...] = ()
    local: Local | None = None
    card: RateCard | None = None
    fits: bool | None = None
    fits_surely: bool | None = None
    lines: tuple[Line, ...] = ()
    call: Costs | None = None
    problem: BookError | UsageError | None = None

    # Tokens: the figure, and the fewest and the most that it may be; equal where it is exact.

    @property
    def tokens(self) -> int | None:
        """The figure; None where it is not known yet."""
        return self.counted.tokens if self.counted else None

    @property
    def low(self) -> int | None:
        """The fewest tokens that it may be."""
        return self.counted.low if self.counted else None

    @property
    def high(self) -> int | None:
        """The most tokens that it may be."""
        return self.counted.high if self.counted else None

    @property
    def basis(self) -> Basis | None:
        """What the figure stands on: the weakest that any part does."""
        return self.counted.basis if self.counted else None

    @property
    def is_unsure(self) -> bool:
        """Whether the figure is shown as one that may differ."""
        is_estimate = self.basis is Basis.ESTIMATE and not self.is_plain
        return is_estimate or self.low != self.high or self.is_taken_as_text

    @property
    def is_estimated(self) -> bool:
        """Whether its text was counted in another vocabulary, or bills taught a factor."""
        learnt = self.local.learnt if self.local else None
        return self.encoding.kind is Kind.ESTIMATE or bool(learnt and learnt.is_factor)

    @property
    def is_plain(self) -> bool:
        """Whether there is nothing but plain text."""
        return not self.attachments and self.reading.counted is None

    @property
    def is_taken_as_text(self) -> bool:
        """Whether it is a chat request, and the model answers, but is not known to take one."""
        problem = self.reading.problem
        return problem is not None and problem.kind == "no-rule" and self.sells_output

    @property
    def window_share(self) -> Decimal | None:
        """The prompt's part of the context window, 1 being all of it; None where unknown."""
        if self.tokens is None or not self.model.context_window:
            return None
        return Decimal(self.tokens) / self.model.context_window

    # Costs

    @property
    def sells_output(self) -> bool:
        """Whether the model has a price for output; one that embeds has none."""
        return self.card is not None and OUTPUT in self.card.rates

    @property
    def expected_output(self) -> int:
        """Tokens of the output: of the picture that is made, or as expected, or none."""
        if not self.sells_output:
            return 0
        return self.made.tokens if self.made else self.output_tokens

    @property
    def cost(self) -> Decimal | None:
        """Of one request; None where it is not known, never 0 for that."""
        return self.call.likely if self.call else None

    @property
    def month(self) -> Costs | None:
        """Of ``requests`` requests; None as ``call``."""
        return self.call.times(self.requests) if self.call else None

    @property
    def monthly(self) -> Decimal | None:
        """The figure of a month."""
        return self.month.likely if self.month else None

    @property
    def input(self) -> Line | None:
        """The line of the input; None where there is none."""
        return self.line(INPUT)

    @property
    def output(self) -> Line | None:
        """The line of the output; None where there is none."""
        return self.line(OUTPUT_IMAGE) or self.line(OUTPUT)

    def line(self, meter: str) -> Line | None:
        """The priced line of a meter; None where there is none."""
        return next((line for line in self.lines if line.meter == meter), None)


@dataclass(frozen=True, slots=True)
class Selected:
    """A part of the text, were it all of the prompt's text.

    Attributes:
        tokens: of the model, as far as they are known; None where they can't be told at once.
        characters: code points, a CRLF being two.
        cost: of these tokens as input of one call; None where it is not known.
        is_unsure: whether the tokens are shown as ones that may differ.
    """

    tokens: int | None
    characters: int
    cost: Decimal | None = None
    is_unsure: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """The file side of a prompt: where it is saved, and how its text becomes bytes.

    Attributes:
        stamp: of the file as it was last read or written here; None where that is not known.
    """

    path: Path | None = None
    coding: Coding = field(default_factory=Coding)
    newline: str = "\n"
    stamp: files.Stamp | None = field(default=None, compare=False)

    @property
    def name(self) -> str:
        """What the file is called; empty where there is none yet."""
        return self.path.name if self.path else ""

    @property
    def is_changed_outside(self) -> bool:
        """Whether another program has written the file, or taken it away."""
        return self.path is not None and files.stamp(self.path) != self.stamp


@dataclass(frozen=True, slots=True)
class Opened:
    r"""A file as the editor takes it.

    Attributes:
        text: with ``\n`` as line ending.
        changed: how many line endings were not ``document.newline`` and are it now.
        separators: how many of these were U+2029, which the editor can't hold.
    """

    text: str
    document: Document
    changed: int
    separators: int = 0

    @classmethod
    def read(cls, path: Path, known_as: str = "") -> "Opened":
        """Read a file; for ``known_as`` see ``decode``.

        Raises:
            FileError: it can't be read as text.
        """
        stamp = files.stamp(path)  # before: what is written while it is read is noticed later
        decoded = files.read(path, known_as)
        lines = split_newlines(decoded.text)
        document = Document(path, decoded.coding, lines.newline, stamp)
        return cls(lines.text, document, lines.changed, lines.separators)
