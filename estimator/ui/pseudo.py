"""A pseudo-language, written from the right: it shows what a translation into Arabic would meet.

Where ``ESTIMATOR_PSEUDO=1`` is set, it is offered like any other. Its words are the English ones,
drawn backwards and a third longer: what is drawn forwards is not translated, what is cut off shows.
"""

import re

from PySide6.QtCore import QObject, QTranslator

from estimator import resources

_FROM_THE_RIGHT, _END = "\u202e", "\u202c"  # override the direction of letters
_ARABIC = "\u200f"  # what makes a line one from the right, as its first letter would
# What is no word: tags, entities, the holes of a text, and the names of formats.
_NO_WORD = re.compile(r"<[^>]*>|&#?\w+;|\{\w*\}|%L?n|%\d|\*\.\w+")
_WORD = re.compile(r"(&?[^\W\d_](?:&?[\w'’\-])*)")
_VOWEL = re.compile(r"([aeiou])")


class PseudoTranslator(QTranslator):
    """Translates each text by itself, with the plural forms of English."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._english = QTranslator()
        self._english.load(str(resources.path("i18n", "estimator_en.qm")))

    def isEmpty(self) -> bool:
        """Never: it has every text."""
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        """A text as it would read."""
        plural = self._english.translate(context, source, disambiguation or "", n)
        return pseudo(plural or source)


def pseudo(source: str) -> str:
    """A text whose words are drawn backwards and are longer, and all else as it was."""
    kept = _NO_WORD.findall(source)
    words = [_WORD.sub(_backwards, part) for part in _NO_WORD.split(source)]
    made = "".join(part for pair in zip(words, [*kept, ""], strict=True) for part in pair)
    # Where its first letter would be, behind the figures that it may begin with.
    return made.replace(_FROM_THE_RIGHT, _ARABIC + _FROM_THE_RIGHT, 1)


def _backwards(word: re.Match[str]) -> str:
    return _FROM_THE_RIGHT + _VOWEL.sub(r"\1\1", word[1]) + _END
