"""A prompt as it is at one moment, to be counted for any model by any thread."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from estimator.attachments import Attachment
from estimator.estimate import Entry, Estimate, Local
from estimator.looking import texts_of
from estimator.observed import Observations
from estimator.pricing.rates import Model
from estimator.request import PLAIN, Reading
from estimator.scaling import counted_here, range_of, scaled
from estimator.tokens import attachment, chat
from estimator.tokens.attachment import Pdf
from estimator.tokens.chat_rules import ChatError, CountText
from estimator.tokens.image_output import made
from estimator.tokens.models import Counting, counting_of
from estimator.tokens.parts import Basis, Counted, Part
from estimator.tokens.scripts import Scripts, scripts_of

Counter = Callable[[str], CountText]
"""The tokens of a text in an encoding, by its name."""


def text_part(tokens: int, counting: Counting) -> Part:
    """A plain text as the one part of a prompt."""
    basis = Basis.ESTIMATE if counting.assumed else Basis.DOCUMENTED
    return Part("text", "", "", tokens, tokens, tokens, basis)


def as_model(entries: list[Entry], counting: Counting, local: Local | None) -> list[Entry]:
    """The parts as the model's tokens, where they were counted in another vocabulary."""
    whole = local and range_of(counting, local.learnt, local.tokens, local.scripts)
    if not local or not whole:
        return entries
    return [Entry(scaled(entry.part, whole, local.tokens), entry.attachment) for entry in entries]


@dataclass(frozen=True)
class Snapshot:
    """What a prompt is made of; nothing of it changes.

    Attributes:
        estimate: of the chosen model, whose choices hold for the others too.
        tokens: of the text as it stands, by encoding, where they are counted.
        has_text: whether there is any text.
        scripts: what its texts are written in; None where that has yet to be looked at.
        text: as it stands, where it is a request, which some models take for plain text, or has
            yet to be looked at.
        observed: the bills that teach.
        made: the size and the quality of a picture that a call makes.
    """

    estimate: Estimate
    tokens: Mapping[str, int]
    has_text: bool
    scripts: Scripts | None
    observed: Observations
    made: tuple[str, str]
    text: str = ""

    @cached_property
    def _scripts_as_text(self) -> Scripts:
        """What it is written in where a request counts as plain text."""
        return self._written_in([self.text])

    @cached_property
    def _scripts_as_request(self) -> Scripts:
        """What it is written in where a request counts as one."""
        request = self.estimate.reading.request
        return self.scripts or self._written_in(texts_of(request) if request else [self.text])

    def _written_in(self, texts: Sequence[str]) -> Scripts:
        contents = [each.content for each in self._beside]
        pages = [page.text for found in contents if isinstance(found, Pdf) for page in found.pages]
        return sum(map(scripts_of, [*texts, *pages]), Scripts())

    def of(self, model: Model, currency: str, count: Counter) -> Estimate | None:
        """The prompt as another model counts it, not priced yet; None while it can't be counted.

        Args:
            model: countable.
            currency: that its prices are in.
            count: for the texts of a request and of PDFs.
        """
        counting = counting_of(model.counts_as or model.id)
        if counting is None:
            return None
        reading = self._reading(model.id, count(counting.encoding))
        text = self._text(counting, reading)
        if text is None:
            return None
        listed = [self._listed(each, model.id, count(counting.encoding)) for each in self._beside]
        entries = [*map(Entry, text)]
        for each in listed:
            entries += [Entry(part, each.id) for part in each.listed.parts] if each.listed else []
        is_other = reading.counted is None and bool(self.text)
        local, entries = self._scaled(model.id, counting, entries, as_text=is_other)
        return replace(
            self.estimate,
            model=model,
            encoding=counting,
            currency=currency,
            counted=Counted(tuple(entry.part for entry in entries)),
            made=made(model.id, *self.made),
            reading=reading,
            attachments=tuple(listed),
            entries=tuple(entries),
            local=local,
            card=None,
            fits=None,
            fits_surely=None,
            lines=(),
            call=None,
            problem=None,
        )

    @property
    def _beside(self) -> Sequence[Attachment]:
        return [each for each in self.estimate.attachments if each.content is not None]

    def _reading(self, model: str, count_text: CountText) -> Reading:
        request = self.estimate.reading.request
        if request is None or self.estimate.is_text_wanted:
            return PLAIN
        try:
            return Reading(request, chat.count(request, model, count_text))
        except ChatError as error:
            return Reading(request, problem=error)

    def _text(self, counting: Counting, reading: Reading) -> tuple[Part, ...] | None:
        if reading.counted:
            return reading.counted.parts
        if counting.encoding not in self.tokens:
            return None
        if not self.has_text and self._beside:
            return ()
        return (text_part(self.tokens[counting.encoding], counting),)

    @staticmethod
    def _listed(each: Attachment, model: str, count_text: CountText) -> Attachment:
        listed = attachment.parts_of(each.content, model, count_text) if each.content else None
        return replace(each, listed=listed)

    def _scaled(
        self, model: str, counting: Counting, entries: list[Entry], *, as_text: bool
    ) -> tuple[Local | None, list[Entry]]:
        """The parts as the model's tokens, where they were counted in another vocabulary."""
        if counting.rule is None and not self.observed.has(model, counting.encoding):
            return None, entries
        tokens = counted_here(entry.part for entry in entries)
        scripts = self._scripts_as_text if as_text else self._scripts_as_request
        local = Local(tokens, scripts, self.observed.learnt(model, counting, scripts.main))
        return local, as_model(entries, counting, local)
