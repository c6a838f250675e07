"""The pictures, audio and PDFs that belong to a prompt: added, changed, taken off, kept.

A file is read, and a PDF counted, by a thread; until then its tokens are not known.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from estimator import attachment_rows
from estimator.attachment_rows import Row
from estimator.store import files
from estimator.store.files import FileError
from estimator.tokens import texts
from estimator.tokens.attachment import (
    CONTENT_ERRORS,
    SNIFFED,
    Audio,
    Content,
    ContentError,
    Image,
    Listed,
    Pdf,
    bytes_needed,
    content_of,
    kind_of,
    parts_of,
)

if TYPE_CHECKING:
    import tiktoken


@dataclass(frozen=True, slots=True)
class Attachment:
    """Something beside the prompt's text.

    Attributes:
        id: tells it from every other one of this run.
        kind: ``"image"``, ``"audio"`` or ``"pdf"``.
        path: the file; None where only its size or length was given.
        content: what is known of it; None while it is read, and where it could not be.
        listed: its parts and tokens; None while it is read or counted, and where it can't be read.
        problem: why it can't be read.
    """

    id: int
    kind: str
    path: Path | None = None
    content: Content | None = None
    listed: Listed | None = None
    problem: FileError | ContentError | None = None


@dataclass(slots=True, eq=False)
class _Slot:
    """An attachment that is there, and the detail and content that it had at the last start."""

    id: int
    kind: str
    path: Path | None
    content: Content | None = None
    problem: FileError | ContentError | None = None
    kept: Content | None = None
    work: "FileWork | PdfWork | None" = None  # that a thread is at
    pdfs: dict[tuple[str, str], Listed] = field(default_factory=dict)


def kind_of_file(path: Path) -> str:
    """``"image"``, ``"audio"`` or ``"pdf"`` by the content of a file; ``""`` for anything else."""
    with suppress(FileError):
        kind = kind_of(files.beginning(path, SNIFFED).data)
        return "audio" if kind in ("wav", "mp3") else kind
    return ""


def read(path: Path, is_wanted: Callable[[], bool]) -> Content:
    """What is known of a file.

    Args:
        path: of the file.
        is_wanted: asked before each page of a PDF.

    Raises:
        FileError: it can't be read.
        PictureError, AudioError, PdfError: it is broken, or too large.
    """
    kind = kind_of(files.beginning(path, SNIFFED).data)
    found = files.beginning(path, bytes_needed(kind))
    return content_of(kind, found.data, found.size, is_wanted)


class FileWork:
    """A file to be read by another thread; ``content`` or ``problem`` is the answer."""

    def __init__(self, slot: _Slot, path: Path) -> None:
        self.slot = slot
        self.content: Content | None = None
        self.problem: FileError | ContentError | None = None
        self.is_cancelled = False
        self._path = path

    def do(self) -> None:
        """Read; changes nothing but the answer, so that any thread may do it."""
        try:
            self.content = read(self._path, lambda: not self.is_cancelled)
        except (FileError, *CONTENT_ERRORS) as error:
            self.problem = error

    def cancel(self) -> None:
        """End without an answer, soon."""
        self.is_cancelled = True


class PdfWork:
    """A PDF to be counted by another thread; ``listed`` is the answer."""

    def __init__(self, slot: _Slot, pdf: Pdf, model: str, encoding: "tiktoken.Encoding") -> None:
        self.slot = slot
        self.key = (model, encoding.name)
        self.listed: Listed | None = None
        self._pdf = pdf
        self._counting = texts.Round(encoding, {})

    def do(self) -> None:
        """Count; changes nothing but the answer, so that any thread may do it."""
        with suppress(texts.OverBudgetError):  # cancelled
            self.listed = parts_of(self._pdf, self.key[0], self._counting.count)

    def cancel(self) -> None:
        """End without an answer, soon."""
        self._counting.stop()


class Attachments:
    """The attachments of a prompt, in their order."""

    def __init__(self, kept: str = "") -> None:
        self._last_id = 0
        self._slots = [self._restored(row) for row in attachment_rows.read(kept)]

    def __len__(self) -> int:
        return len(self._slots)

    # How they change

    def add_file(self, path: Path) -> int:
        """Add a file whose ``kind_of_file`` is not empty; its id."""
        return self._put(self._slot(kind_of_file(path), path))

    def add(self, content: Image | Audio) -> int:
        """Add a picture by its size, or audio by its length; its id."""
        kind = "image" if isinstance(content, Image) else "audio"
        return self._put(self._slot(kind, None, content))

    def _put(self, slot: _Slot) -> int:
        self._slots = [*self._slots, slot]
        return slot.id

    def change(self, slot_id: int, content: Image | Audio) -> None:
        """Give an attachment another size, length or detail; one that is gone stays gone."""
        for slot in self._slots:
            if slot.id == slot_id:
                slot.content = content

    def remove(self, slot_id: int) -> Callable[[], None]:
        """Take an attachment off; what is returned puts it back where it was."""
        return self._keep_only([slot for slot in self._slots if slot.id != slot_id])

    def _keep_only(self, slots: list[_Slot]) -> Callable[[], None]:
        before, self._slots = self._slots, slots
        for slot in before:
            if slot not in slots and slot.work:
                slot.work.cancel()
        return lambda: self._put_back(before)

    def _put_back(self, before: Sequence[_Slot]) -> None:
        """As it was before, with what has been added since."""
        known = {slot.id for slot in before}
        self._slots = [*before, *(slot for slot in self._slots if slot.id not in known)]

    def _slot(self, kind: str, path: Path | None, content: Content | None = None) -> _Slot:
        self._last_id += 1
        return _Slot(self._last_id, kind, path, content)

    # What they are

    def listed(self, model: str, encoding: str) -> tuple[Attachment, ...]:
        """Each of them, counted by the rules of a model; a PDF once a thread has."""
        return tuple(
            Attachment(
                slot.id,
                slot.kind,
                slot.path,
                slot.content,
                _listed(slot, model, encoding),
                slot.problem,
            )
            for slot in self._slots
        )

    def take(self, model: str, encoding: "tiktoken.Encoding") -> FileWork | PdfWork | None:
        """What is to be read or counted next, by a thread; it is then given back."""
        for slot in self._slots:
            if slot.work or slot.problem:
                continue
            if slot.content is None and slot.path:
                slot.work = FileWork(slot, slot.path)
                return slot.work
            key = (model, encoding.name)
            if isinstance(slot.content, Pdf) and key not in slot.pdfs:
                slot.work = PdfWork(slot, slot.content, model, encoding)
                return slot.work
        return None

    def give(self, work: FileWork | PdfWork) -> None:
        """Take over an answer, also of an attachment that is off now: it may be put back."""
        work.slot.work = None
        if isinstance(work, FileWork):
            if not work.is_cancelled:
                _take_over(work.slot, work)
        elif work.listed:
            work.slot.pdfs = {work.key: work.listed}

    # From one start to the next

    def kept(self) -> str:
        """What ``Attachments`` takes to have them again: sizes and paths, not what is in them."""
        return attachment_rows.written(
            Row(slot.kind, slot.path, slot.content or slot.kept) for slot in self._slots
        )

    def _restored(self, row: Row) -> _Slot:
        slot = self._slot(row.kind, row.path, None if row.path else row.content)
        slot.kept = row.content
        return slot


def _listed(slot: _Slot, model: str, encoding: str) -> Listed | None:
    if slot.content is None:
        return None
    if isinstance(slot.content, Pdf):
        return slot.pdfs.get((model, encoding))
    return parts_of(slot.content, model, len)


def _take_over(slot: _Slot, work: FileWork) -> None:
    """A file that is gone is still counted as it was, where its size or length is known."""
    slot.content = work.content or slot.kept
    slot.problem = None if slot.content else work.problem
    if isinstance(slot.content, Image) and isinstance(slot.kept, Image):
        slot.content = replace(slot.content, detail=slot.kept.detail)
