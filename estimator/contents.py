"""What a prompt is made of: its text, or the chat request that it is, and its attachments."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from estimator.attachments import Attachment, Attachments, FileWork, PdfWork
from estimator.estimate import Entry, Local
from estimator.looking import Looker, LookWork, texts_of
from estimator.observed import Observations
from estimator.pricing.rates import Model
from estimator.request import PLAIN, Reading, Recogniser, RequestWork, is_surely_plain
from estimator.scaling import MEDIA, counted_here
from estimator.snapshot import as_model, text_part
from estimator.tokens import calibration, texts
from estimator.tokens.attachment import Pdf
from estimator.tokens.calibration import CalibrationError
from estimator.tokens.counter import TextCounter
from estimator.tokens.models import Counting, Kind
from estimator.tokens.observation import Observation
from estimator.tokens.parts import Counted, Part
from estimator.tokens.scripts import Scripts, scripts_of

if TYPE_CHECKING:
    import tiktoken

AsideWork = RequestWork | FileWork | PdfWork | LookWork
"""Something for another thread to ``do``."""


_DIGITS = 12
"""Of a kept count, at most."""


@dataclass(frozen=True, slots=True)
class Found:
    """The contents as they are now; the fields are those of an Estimate."""

    reading: Reading
    attachments: tuple[Attachment, ...]
    entries: tuple[Entry, ...]
    counted: Counted | None
    is_waiting: bool
    local: Local | None


class Contents:
    """The contents of a prompt whose text is another's to change.

    Attributes:
        attachments: what belongs to the prompt beside its text.
        is_text_wanted: whether the text is counted as plain text, whatever it is.
        is_compared: whether other models' figures are wanted too.
    """

    def __init__(
        self, counter: TextCounter, kept: Mapping[str, str], observed: Observations
    ) -> None:
        self.attachments = Attachments(kept.get("attachments", ""))
        self.is_text_wanted = kept.get("as_text") == "yes"
        self.is_compared = False
        self._counter = counter
        self._observed = observed
        self._looker = Looker()
        self._listed: tuple[Reading, list[str]] = PLAIN, []
        self._recogniser = Recogniser()
        self._encodings: dict[str, tiktoken.Encoding] = {}
        self._recalled: dict[str, int] = {}
        self._recalled_newline = ""

    def edited(self, *, is_another: bool = False) -> None:
        """Say that the text has changed, or is another one."""
        self._recogniser.edited(is_another=is_another)
        self._recalled.clear()

    def recall(self, kept: Mapping[str, str]) -> None:
        """Say that the text is the one that ``kept`` told of: it need not wait to be counted anew.

        What it was counted as stands until the text changes, or its line ending.
        """
        self._recalled = _read(kept.get("counted", ""))
        self._recalled_newline = self._counter.newline

    def add(self, encoding: "tiktoken.Encoding") -> None:
        """Count in this encoding too."""
        self._encodings.setdefault(encoding.name, encoding)

    def count(self, counting: Counting, text: str) -> int:
        """The tokens of another text, with this one's line endings.

        Raises:
            KeyError: the encoding is not here yet.
        """
        loaded = self._encodings[counting.encoding]
        return texts.count(loaded, text.replace("\n", self._counter.newline))

    def kept(self) -> dict[str, str]:
        """The settings that have the next start begin with the same."""
        counter = self._counter
        counted = {name: self._tokens(name) for name in (*self._recalled, *counter.encodings)}
        known = [f"{name} {tokens}" for name, tokens in counted.items() if tokens is not None]
        return {
            "as_text": "yes" if self.is_text_wanted else "no",
            "attachments": self.attachments.kept(),
            "counted": " ".join(known),
        }

    # What waits to be counted

    def take(self, model: str, counting: Counting) -> AsideWork | None:
        """What waits, for another thread; ``give`` takes it back."""
        loaded = self._encodings.get(counting.encoding)
        if loaded is None:
            return None
        work: AsideWork | None = None
        if not self.is_text_wanted:
            work = self._recogniser.take(self._counter, model, loaded)
        return work or self.attachments.take(model, loaded) or self._to_look_at(model, counting)

    def _to_look_at(self, model: str, counting: Counting) -> LookWork | None:
        reading = self._reading(model, counting)
        if reading is None or not (self.is_compared or self._is_scaled(model, counting)):
            return None
        attachments = self.attachments.listed(model, counting.encoding)
        return self._looker.take(*self._texts(reading, attachments))

    def give(self, work: AsideWork) -> None:
        """Take over an answer; one to a text that has changed meanwhile is passed over."""
        if isinstance(work, RequestWork):
            self._recogniser.give(work)
        elif isinstance(work, LookWork):
            self._looker.give(work)
        else:
            self.attachments.give(work)

    # What there is

    def found(self, model: str, counting: Counting) -> Found:
        """The parts by the rules of a model, as far as they are counted."""
        reading = self._reading(model, counting)
        attachments = self.attachments.listed(model, counting.encoding)
        text, waits = self._text(reading, counting), any(map(_is_waiting, attachments))
        entries = [Entry(part) for part in text or ()]
        for each in attachments:
            entries += [Entry(part, each.id) for part in each.listed.parts] if each.listed else ()
        local, is_unlooked = None, False
        if text is not None and reading and not waits and self._is_scaled(model, counting):
            local = self._local(model, counting, reading, attachments, entries)
            entries, is_unlooked = as_model(entries, counting, local), local is None
        is_known = text is not None and not waits and not is_unlooked
        return Found(
            reading=reading or PLAIN,
            attachments=attachments,
            entries=tuple(entries),
            counted=Counted(tuple(entry.part for entry in entries)) if is_known else None,
            is_waiting=reading is None or waits or is_unlooked,
            local=local,
        )

    def _reading(self, model: str, counting: Counting) -> Reading | None:
        """What the text is; None while a thread has yet to say."""
        loaded = self._encodings.get(counting.encoding)
        if loaded is None or self.is_text_wanted:
            return PLAIN
        return self._recogniser.reading(self._counter, model, loaded)

    def _text(self, reading: Reading | None, counting: Counting) -> tuple[Part, ...] | None:
        """The parts of the text, as they are counted here; None while they are."""
        is_loaded = counting.encoding in self._encodings
        if reading is None or not (is_loaded or self._is_surely_plain):
            return None
        if reading.counted:
            return reading.counted.parts
        tokens = self._tokens(counting.encoding)
        if tokens is None:
            return None
        if not self._counter.units and len(self.attachments):
            return ()
        return (text_part(tokens, counting),)

    @property
    def _is_surely_plain(self) -> bool:
        return self.is_text_wanted or is_surely_plain(self._counter)

    def _tokens(self, encoding: str) -> int | None:
        """Those of the text as it stands; None while they are counted, where none are recalled."""
        counter = self._counter
        if not counter.units:
            return 0
        found = counter.tokens(encoding) if encoding in counter.encodings else None
        if found is None and self._recalled_newline == counter.newline:
            found = self._recalled.get(encoding)
        return found

    def scripts(self, reading: Reading, attachments: Sequence[Attachment]) -> Scripts | None:
        """What the texts are written in; None while a thread has to look."""
        return self._looker.scripts(*self._texts(reading, attachments))

    # What an estimate is made of

    def _is_scaled(self, model: str, counting: Counting) -> bool:
        """Whether what the text is written in tells, and what bills taught of it."""
        return counting.rule is not None or self._observed.has(model, counting.encoding)

    def _local(
        self,
        model: str,
        counting: Counting,
        reading: Reading,
        attachments: Sequence[Attachment],
        entries: Sequence[Entry],
    ) -> Local | None:
        """What was counted here, and what it is written in; None while a thread has to look."""
        scripts = self.scripts(reading, attachments)
        if scripts is None:
            return None
        tokens = counted_here(entry.part for entry in entries)
        return Local(tokens, scripts, self._observed.learnt(model, counting, scripts.main))

    def _texts(
        self, reading: Reading, attachments: Sequence[Attachment]
    ) -> tuple[TextCounter | None, list[str]]:
        """The counter of plain text, and the texts of a request in its place and of PDFs."""
        pages = [
            page.text
            for each in attachments
            if isinstance(each.content, Pdf)
            for page in each.content.pages
        ]
        if not (reading.counted and reading.request):
            return self._counter, pages
        if reading is not self._listed[0]:
            self._listed = reading, texts_of(reading.request)
        return None, self._listed[1] + pages

    def observation(self, model: Model, counting: Counting, billed: int) -> Observation:
        """A bill beside what is counted here.

        Raises:
            CalibrationError: nothing can be learnt from it.
        """
        reading = self._reading(model.id, counting)
        text = self._text(reading, counting)
        if text is None or reading is None:
            raise CalibrationError("not-counted", 0, billed)
        if len(self.attachments) or any(part.kind in MEDIA for part in text):
            raise CalibrationError("not-text", 0, billed)
        local = counted_here(text)
        if reading.counted and counting.kind is Kind.EXACT:
            raise CalibrationError("framed", local, billed)
        calibration.check(counting.kind, local, billed)
        counter, texts = self._texts(reading, ())
        scripts = counter.scripts if counter else scripts_of("\n".join(texts))
        return Observation(model.provider, model.id, counting.encoding, scripts.main, local, billed)


def _read(counted: str) -> dict[str, int]:
    """Tokens by encoding; nothing of what was not written so."""
    words = counted.split()
    pairs = zip(words[::2], words[1::2], strict=False)
    return {name: int(n) for name, n in pairs if n.isdecimal() and len(n) <= _DIGITS}


def _is_waiting(attachment: Attachment) -> bool:
    return attachment.listed is None and attachment.problem is None
