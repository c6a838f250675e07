"""What a prompt is made of: its text, or the chat request that it is, and its attachments."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from estimator.attachments import Attachment, Attachments, FileWork, PdfWork
from estimator.estimate import Entry
from estimator.request import PLAIN, Reading, Recogniser, RequestWork
from estimator.tokens.counter import TextCounter
from estimator.tokens.models import ModelEncoding
from estimator.tokens.parts import Basis, Counted, Part

if TYPE_CHECKING:
    import tiktoken

AsideWork = RequestWork | FileWork | PdfWork
"""Something for another thread to ``do``."""


@dataclass(frozen=True, slots=True)
class Found:
    """The contents as they are now; the fields are those of an Estimate."""

    reading: Reading
    attachments: tuple[Attachment, ...]
    entries: tuple[Entry, ...]
    counted: Counted | None
    is_waiting: bool


class Contents:
    """The contents of a prompt whose text is another's to change.

    Attributes:
        attachments: what belongs to the prompt beside its text.
        is_text_wanted: whether the text is counted as plain text, whatever it is.
    """

    def __init__(self, counter: TextCounter, kept: Mapping[str, str]) -> None:
        self.attachments = Attachments(kept.get("attachments", ""))
        self.is_text_wanted = kept.get("as_text") == "yes"
        self._counter = counter
        self._recogniser = Recogniser()
        self._encodings: dict[str, tiktoken.Encoding] = {}

    def edited(self) -> None:
        """Say that the text has changed."""
        self._recogniser.edited()

    def add(self, encoding: "tiktoken.Encoding") -> None:
        """Count in this encoding too."""
        self._encodings.setdefault(encoding.name, encoding)

    def kept(self) -> dict[str, str]:
        """The settings that have the next start begin with the same."""
        as_text = "yes" if self.is_text_wanted else "no"
        return {"as_text": as_text, "attachments": self.attachments.kept()}

    # What waits to be counted

    def take(self, model: str, encoding: ModelEncoding) -> AsideWork | None:
        """A request or an attachment that waits, for another thread; ``give`` takes it back."""
        loaded = self._encodings.get(encoding.encoding)
        if loaded is None:
            return None
        work: AsideWork | None = None
        if not self.is_text_wanted:
            work = self._recogniser.take(self._counter, model, loaded)
        return work or self.attachments.take(model, loaded)

    def give(self, work: AsideWork) -> None:
        """Take over an answer; one to a text that has changed meanwhile is passed over."""
        if isinstance(work, RequestWork):
            self._recogniser.give(work)
        else:
            self.attachments.give(work)

    # What there is

    def found(self, model: str, encoding: ModelEncoding) -> Found:
        """The parts by the rules of a model, as far as they are counted."""
        reading = self._reading(model, encoding)
        attachments = self.attachments.listed(model, encoding.encoding)
        text, waits = self._text(reading, encoding), any(map(_is_waiting, attachments))
        entries = [Entry(part) for part in text or ()]
        for each in attachments:
            entries += [Entry(part, each.id) for part in each.listed.parts] if each.listed else ()
        is_known = text is not None and not waits
        return Found(
            reading=reading or PLAIN,
            attachments=attachments,
            entries=tuple(entries),
            counted=Counted(tuple(entry.part for entry in entries)) if is_known else None,
            is_waiting=reading is None or waits,
        )

    def _reading(self, model: str, encoding: ModelEncoding) -> Reading | None:
        """What the text is; None while a thread has yet to say."""
        loaded = self._encodings.get(encoding.encoding)
        if loaded is None or self.is_text_wanted:
            return PLAIN
        return self._recogniser.reading(self._counter, model, loaded)

    def _text(self, reading: Reading | None, encoding: ModelEncoding) -> tuple[Part, ...] | None:
        """The parts of the text; None while it is counted."""
        if reading is None or encoding.encoding not in self._counter.encodings:
            return None
        if reading.counted:
            return reading.counted.parts
        tokens = self._counter.tokens(encoding.encoding)
        if tokens is None:
            return None
        if not self._counter.units and len(self.attachments):
            return ()
        basis = Basis.ESTIMATE if encoding.assumed else Basis.DOCUMENTED
        return (Part("text", "", "", tokens, tokens, tokens, basis),)


def _is_waiting(attachment: Attachment) -> bool:
    return attachment.listed is None and attachment.problem is None
