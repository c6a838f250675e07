"""What the session hands to the window: an estimate, and where a prompt is saved."""

from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from estimator.pricing.book import BookError
from estimator.pricing.quote import OUTPUT, Line, UsageError
from estimator.pricing.rates import Model, RateCard
from estimator.tokens.models import ModelEncoding
from estimator.tokens.text import Coding


@dataclass(frozen=True, slots=True)
class Estimate:
    """What the window shows of a prompt, in one piece.

    Attributes:
        encoding: that of the model, and whether it is assumed.
        tokens: of the prompt; None while its vocabulary is loaded, or a part waits to be counted.
        uncounted: characters that wait to be counted, where the vocabulary is there.
        characters: code points, a CRLF being two.
        fits: whether prompt and expected output fit the model's window; None where unknown.
        input, output: the priced lines; None where there is none.
        cost: of one request; None where it is not known, never 0 for that.
        monthly: of ``requests`` requests; None as ``cost``.
        problem: why there is no price, where there is none.
    """

    model: Model
    encoding: ModelEncoding
    tokens: int | None
    characters: int
    output_tokens: int
    requests: int
    currency: str
    uncounted: int = 0
    card: RateCard | None = None
    fits: bool | None = None
    input: Line | None = None
    output: Line | None = None
    cost: Decimal | None = None
    monthly: Decimal | None = None
    problem: BookError | UsageError | None = None

    @property
    def sells_output(self) -> bool:
        """Whether the model has a price for output; one that embeds has none."""
        return self.card is not None and OUTPUT in self.card.rates

    @property
    def window_share(self) -> Decimal | None:
        """The prompt's part of the context window, 1 being all of it; None where unknown."""
        if self.tokens is None or not self.model.context_window:
            return None
        return Decimal(self.tokens) / self.model.context_window


@dataclass(frozen=True, slots=True)
class Document:
    """The file side of a prompt: where it is saved, and how its text becomes bytes."""

    path: Path | None = None
    coding: Coding = field(default_factory=Coding)
    newline: str = "\n"


@dataclass(frozen=True, slots=True)
class Opened:
    r"""A file as the editor takes it.

    Attributes:
        text: with ``\n`` as line ending.
        changed: how many line endings were not ``document.newline`` and are it now.
    """

    text: str
    document: Document
    changed: int
