"""Pictures, audio and PDFs beside a prompt: what is known of each, and its tokens."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from estimator.tokens import audio, pdf, picture
from estimator.tokens.audio import AudioError, audio_tokens, milliseconds_of
from estimator.tokens.image_rules import AUTO
from estimator.tokens.media import ImageError, image_tokens
from estimator.tokens.models import is_of_others
from estimator.tokens.parts import Basis, Part
from estimator.tokens.pdf import PdfError
from estimator.tokens.picture import PictureError

SNIFFED = 64
"""Bytes of a file's beginning that tell what it is."""
MAX_MILLISECONDS = 24 * 3600 * 1000
"""The longest audio that can be given by its length."""
_TEXT_CONTROLS = frozenset(b"\t\n\f\r\x1b")
_FIRST_PRINTABLE = 32


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of so many pixels, and the level of detail that it is sent with."""

    width: int
    height: int
    detail: str = AUTO


@dataclass(frozen=True, slots=True)
class Audio:
    """Audio that lasts so long."""

    milliseconds: int


@dataclass(frozen=True, slots=True, eq=False)  # comparing two thousand pages has no use
class Pdf:
    """The pages of a PDF."""

    pages: tuple[pdf.Page, ...]


Content = Image | Audio | Pdf
ContentError = ImageError | PictureError | AudioError | PdfError
"""What can be wrong with a picture, audio or PDF."""
CONTENT_ERRORS = (ImageError, PictureError, AudioError, PdfError)


@dataclass(frozen=True, slots=True)
class Listed:
    """The parts of an attachment, and why it is not counted, or not all of it."""

    parts: tuple[Part, ...]
    problem: ContentError | None = None


def kind_of(head: bytes) -> str:
    """What a file is by its first SNIFFED bytes.

    Returns:
        ``"image"``, ``"wav"``, ``"mp3"`` or ``"pdf"``; ``""`` for text and anything else.
    """
    if head.startswith(pdf.MAGIC):
        return "pdf"
    if _is_text(head):
        return ""
    if picture.is_picture(head):
        return "image"
    return audio.format_of(head)


def _is_text(head: bytes) -> bool:
    """Whether the bytes may begin a text: one that begins with BM or GIF89a is no picture."""
    if any(byte < _FIRST_PRINTABLE and byte not in _TEXT_CONTROLS for byte in head):
        return False
    try:
        head.decode()
    except UnicodeDecodeError as error:
        return error.start >= len(head) - 3  # a character that goes on after the last byte
    return True


def content_of(
    kind: str, data: bytes, size: int, is_wanted: Callable[[], bool] = lambda: True
) -> Content:
    """What is known of a file.

    Args:
        kind: as ``kind_of`` says.
        data: its first ``bytes_needed`` bytes, or all where it has fewer.
        size: of the whole file, in bytes.
        is_wanted: as ``pdf.read`` asks.

    Raises:
        PictureError, AudioError, PdfError: it is broken, or too large.
    """
    match kind:
        case "image":
            return Image(*picture.size_of(data))
        case "pdf":
            return Pdf(pdf.read(data, is_wanted))
        case _:
            return Audio(ceil(milliseconds_of(data, kind, size)))


def bytes_needed(kind: str) -> int:
    """How many bytes of a file of this kind tell all there is to know."""
    return pdf.MAX_BYTES + 1 if kind == "pdf" else picture.HEADER_BYTES


def parts_of(content: Content, model: str, count: Callable[[str], int]) -> Listed:
    """The parts of an attachment, by the rules of a model.

    Args:
        content: of the attachment.
        model: whose rules count.
        count: the tokens of a text; only a PDF has one.
    """
    match content:
        case Image():
            return _image(content, model)
        case Audio():
            return _audio(content, model)
        case Pdf():
            return _pdf(content, model, count)


def _image(image: Image, model: str) -> Listed:
    size = f"{image.width}x{image.height}"
    try:
        found = image_tokens(model, image.width, image.height, image.detail)
    except ImageError as error:
        return Listed((Part("image", "", size, 0, 0, 0, Basis.NOT_COUNTED),), error)
    name = f"{size} {found.detail}"
    part = Part("image", "", name, found.tokens, found.low, found.high, found.basis)
    return Listed((part,))


def _audio(content: Audio, model: str) -> Listed:
    """The rule is OpenAI's; none is known for another provider's models."""
    name = f"{float(Fraction(content.milliseconds, 1000)):.1f} s"
    if is_of_others(model):
        return Listed((Part("audio", "", name, 0, 0, 0, Basis.NOT_COUNTED),))
    tokens = audio_tokens(content.milliseconds)
    return Listed((Part("audio", "", name, tokens, tokens, tokens, Basis.ESTIMATE),))


def _pdf(content: Pdf, model: str, count: Callable[[str], int]) -> Listed:
    try:
        return Listed(tuple(pdf.pdf_parts(content.pages, model, count)))
    except ImageError as error:
        return Listed(tuple(pdf.pdf_parts(content.pages, None, count)), error)
