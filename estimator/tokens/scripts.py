"""What a text is written in, as far as it tells how vocabularies differ on it."""

import functools
import re
from dataclasses import dataclass
from enum import StrEnum

_CJK = (
    "\u1100-\u11ff\u2e80-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef"
    "\U00020000-\U0003ffff"
)
_OTHER = (
    "\u0370-\u10ff\u1200-\u1fff\u2190-\u2bff\u2c80-\u2dff\ua000-\ua95f\ua980-\uabff\ufb1d-\ufdff"
    "\ufe70-\ufefc\U00010000-\U0001ffff"
)
_SEEN = 20  # a script is of a text where it is one of so many characters


class Script(StrEnum):
    """A group of scripts."""

    LATIN = "latin"
    """Latin letters, digits, punctuation and white space: English, code, JSON, German."""
    CJK = "cjk"
    """Chinese, Japanese and Korean."""
    OTHER = "other"
    """All else: Cyrillic, Greek, Arabic, the scripts of India, Thai, Vietnamese, emoji, arrows."""


WEIGHTS = {Script.LATIN: 15, Script.CJK: 40, Script.OTHER: 24}
"""The tokens of 60 characters in o200k_base, about."""


@dataclass(frozen=True, slots=True)
class Scripts:
    """What a text is made of; those of two texts cut apart at a safe cut add up.

    Attributes:
        characters: code points in all.
        cjk, other: those of these scripts; the rest is Latin.
        digits: how many tokens more the ASCII digits are, where each is a token, than where three
            of a number are one.
    """

    characters: int = 0
    cjk: int = 0
    other: int = 0
    digits: int = 0

    def __add__(self, more: "Scripts") -> "Scripts":
        """Those of two texts together."""
        return Scripts(
            self.characters + more.characters,
            self.cjk + more.cjk,
            self.other + more.other,
            self.digits + more.digits,
        )

    def __sub__(self, less: "Scripts") -> "Scripts":
        """Those of a text without a part of it."""
        return Scripts(
            self.characters - less.characters,
            self.cjk - less.cjk,
            self.other - less.other,
            self.digits - less.digits,
        )

    def present(self) -> dict[Script, int]:
        """The scripts with at least one of _SEEN characters, and about how many tokens each has."""
        found = {
            Script.LATIN: self.characters - self.cjk - self.other,
            Script.CJK: self.cjk,
            Script.OTHER: self.other,
        }
        return {
            script: count * WEIGHTS[script]
            for script, count in found.items()
            if count and count * _SEEN >= self.characters
        }

    @property
    def main(self) -> Script:
        """The script that has the most tokens, about; Latin for an empty text."""
        present = self.present()
        return max(present, key=present.__getitem__, default=Script.LATIN)


def scripts_of(text: str) -> Scripts:
    """What a text is made of."""
    runs = _digits().findall(text)
    digits = sum(len(run) - -(-len(run) // 3) for run in runs)
    if text.isascii():
        return Scripts(len(text), digits=digits)
    cjk, other = (len(text) - len(pattern.sub("", text)) for pattern in _patterns())
    return Scripts(len(text), cjk, other, digits)


@functools.cache
def _digits() -> re.Pattern[str]:
    return re.compile("[0-9]{2,}")


@functools.cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(f"[{_CJK}]+"), re.compile(f"[{_OTHER}]+")
