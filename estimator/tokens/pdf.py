"""A PDF as OpenAI puts it before a model: the text that is in it, and a picture of every page.

How its text is extracted and its pages are drawn is not published, so the count is an estimate.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from itertools import takewhile
from math import isfinite
from typing import TYPE_CHECKING

from estimator.tokens.media import image_tokens
from estimator.tokens.parts import Basis, Part
from estimator.tokens.sizing import Size, fitted

if TYPE_CHECKING:
    import pypdf

MAGIC = b"%PDF-"
MAX_BYTES = 50_000_000
"""What OpenAI takes of all files of a request."""
MAX_PAGES = 2000
DPI = (72, 144, 288)
"""Dots an inch at which a page may be drawn: the least, the likely and the most."""
MAX_PAGE_SIDE = 4096
"""Pixels that a page, a poster say, is drawn with at most."""
_LETTER = (612.0, 792.0)  # points, of which 72 are an inch; for a page without a sound size
_MAX_POINTS = 14_400  # the longest side that the format allows


@dataclass(unsafe_hash=True)  # not frozen: Python sets __traceback__
class PdfError(Exception):
    """A PDF that can't be counted.

    Attributes:
        kind: ``"encrypted"``, ``"broken"``, ``"too-large"`` or ``"too-many-pages"``.
        limit: the most bytes or pages.
        name: the file, where there is one.
    """

    kind: str
    limit: int = 0
    name: str = ""


@dataclass(frozen=True)
class Page:
    """A page: its text, and its size in points."""

    text: str
    width: float
    height: float


def _always() -> bool:
    return True


def read(data: bytes, is_wanted: Callable[[], bool] = _always) -> tuple[Page, ...]:
    """The pages of a PDF.

    Args:
        data: its bytes.
        is_wanted: asked before each page; once it says no, the rest is left out.

    Raises:
        PdfError: it is encrypted, broken, or too large.
    """
    if len(data) > MAX_BYTES:
        raise PdfError("too-large", MAX_BYTES)
    import pypdf  # noqa: PLC0415 - 0.1 s, which nothing but a PDF need wait for

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it mends is not for the user
    try:
        return _pages(pypdf.PdfReader(BytesIO(data)), is_wanted)
    except PdfError:
        raise
    except Exception:  # noqa: BLE001 - a broken file breaks the parser in any way there is
        raise PdfError("broken") from None


def _pages(reader: "pypdf.PdfReader", is_wanted: Callable[[], bool]) -> tuple[Page, ...]:
    if reader.is_encrypted:
        raise PdfError("encrypted")
    if len(reader.pages) > MAX_PAGES:
        raise PdfError("too-many-pages", MAX_PAGES)
    if not reader.pages:
        raise PdfError("broken")
    wanted = takewhile(lambda _: is_wanted(), reader.pages)
    return tuple(Page(page.extract_text(), *_points(page)) for page in wanted)


def _points(page: "pypdf.PageObject") -> tuple[float, float]:
    sides = float(page.cropbox.width), float(page.cropbox.height)
    is_sound = all(isfinite(side) and 1 <= abs(side) <= _MAX_POINTS for side in sides)
    return (abs(sides[0]), abs(sides[1])) if is_sound else _LETTER


def pdf_parts(
    pages: tuple[Page, ...], model: str | None, count: Callable[[str], int], path: str = ""
) -> list[Part]:
    """The text of a PDF, and the pictures of its pages.

    Args:
        pages: as ``read`` gives them.
        model: its pictures' rule counts; without a model they are not counted.
        count: the tokens of a text.
        path: where the PDF stands in a request.

    Raises:
        ImageError: the model has no rule for pictures.
    """
    tokens = count("\n".join(page.text for page in pages))
    text = Part("text", path, "", tokens, tokens, tokens, Basis.ESTIMATE)
    name = str(len(pages))
    if model is None:
        return [text, Part("pages", path, name, 0, 0, 0, Basis.NOT_COUNTED)]
    ranges = {(page.width, page.height): _drawn(page, model) for page in pages}
    drawn = [ranges[page.width, page.height] for page in pages]
    low, likely, high = (sum(column) for column in zip(*drawn, strict=True))
    return [text, Part("pages", path, name, likely, low, high, Basis.ESTIMATE)]


def _drawn(page: Page, model: str) -> tuple[int, int, int]:
    """The fewest, the likely and the most tokens of a page's picture."""
    found = []
    for dpi in DPI:
        size = Size(*(max(1, round(points * dpi / 72)) for points in (page.width, page.height)))
        found.append(image_tokens(model, *fitted(size, MAX_PAGE_SIDE)))
    least = min(image.low for image in found)
    return least, found[1].tokens, max(image.high for image in found)
