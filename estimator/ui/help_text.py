"""The help's pages with their figures worked out, in the interface's language."""

import re
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtGui import QTextDocument

from estimator import help_pages
from estimator.help_pages import EXACT, FIGURE, MONEY, RATE, SHARE, Figure
from estimator.pricing.book import BookError, RateBook
from estimator.pricing.usage import UsageError
from estimator.ui import text

_DOLLARS = "USD"
_NONE = "–"
FEATURES = (
    QTextDocument.MarkdownFeature.MarkdownDialectGitHub
    | QTextDocument.MarkdownFeature.MarkdownNoHTML
)
_HEADING = re.compile(r"^(#{1,2}) (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Page:
    """A page as it is shown.

    Attributes:
        name: as in ``help_pages.NAMES``.
        markdown: with every figure written out.
        plain: what is read of it.
    """

    name: str
    markdown: str
    plain: str

    @property
    def title(self) -> str:
        """Its first heading."""
        return self.headings[0]

    @property
    def headings(self) -> list[str]:
        """All of them, its title first."""
        return [found[2] for found in _HEADING.finditer(self.markdown)]

    def matches(self, wanted: str) -> int:
        """How often a text stands in it, in any case."""
        return self.plain.lower().count(wanted.lower()) if wanted else 0


def pages(language: str, book: RateBook, at: datetime) -> dict[str, Page]:
    """Every page by its name, in their order.

    Args:
        language: of the files.
        book: without rates of the user's.
        at: now, with its time zone.
    """
    return {name: _page(language, name, book, at) for name in help_pages.NAMES}


def _page(language: str, name: str, book: RateBook, at: datetime) -> Page:
    def written(found: re.Match[str]) -> str:
        try:
            return shown(help_pages.figure(found[1], book, at))
        except (BookError, UsageError, StopIteration):  # a model that is sold no more
            return _NONE

    markdown = FIGURE.sub(written, help_pages.page(language, name))
    document = QTextDocument()
    document.setMarkdown(markdown, FEATURES)
    return Page(name, markdown, document.toPlainText())


def shown(figure: Figure) -> str:
    """A figure as the user's language writes it."""
    match figure.kind:
        case kind if kind == EXACT:
            return text.exact_cost(figure.value, _DOLLARS)
        case kind if kind == MONEY:
            return text.cost(figure.value, _DOLLARS)
        case kind if kind == RATE:
            return text.rate(figure.value, _DOLLARS)
        case kind if kind == SHARE:
            return text.percent(figure.value)
    return text.signed(figure.value) if figure.value < 0 else text.decimal(figure.value)
