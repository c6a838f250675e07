"""The interface's language: Qt's translators, the locale of numbers, and the side lines begin at.

A language is a file, ``resources/i18n/estimator_<code>.qm``: it is offered because it is there.
"""

import os
import unicodedata
from functools import cache
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QGuiApplication

from estimator import resources

SYSTEM, ENGLISH = "system", "en"
PSEUDO = "ar_XB"
"""No language, but English made to look like one that is written from the right: see pseudo.py."""
_NAME = "estimator_"

_installed: list[QTranslator] = []
_spoken = [ENGLISH]


def offered() -> dict[str, str]:
    """Code -> the language's own name, of each that there is a translation into."""
    found = dict(_found(resources.path("i18n")))
    if os.environ.get("ESTIMATOR_PSEUDO"):
        found[PSEUDO] = "Pseudo (RTL)"
    return found


@cache
def _found(folder: Path) -> dict[str, str]:
    codes = [path.stem.removeprefix(_NAME) for path in folder.glob(f"{_NAME}*.qm")]
    named = {code: _own_name(code) for code in codes}
    return dict(sorted(named.items(), key=lambda item: item[1].casefold()))


def _own_name(code: str) -> str:
    """What its speakers call a language; that of a region where the code has one."""
    # English alone would be American; the world's has no further name.
    name = QLocale(code if "_" in code else f"{code}_001").nativeLanguageName()
    return name[:1].upper() + name[1:] or code


def in_english(code: str) -> str:
    """What a language is called in English."""
    return QLocale.languageToString(QLocale(code).language()) if code in offered() else code


def effective(chosen: str) -> str:
    """The code of a choice: itself, or for ``"system"`` the nearest one that there is."""
    codes = offered()
    if chosen in codes:
        return chosen
    system = QLocale.system()
    alike = [code for code in codes if QLocale(code).language() == system.language()]
    alike = [code for code in alike if code != PSEUDO]
    return system.name() if system.name() in alike else min(alike, default=ENGLISH)


def current() -> str:
    """The code of the language that the interface speaks now."""
    return _spoken[0]


@cache
def everywhere(source: str) -> frozenset[str]:
    """A text of no class, in English and in each language there is."""
    said = {source}
    for code in _found(resources.path("i18n")):
        translator = QTranslator()
        translator.load(str(resources.path("i18n", f"{_NAME}{code}.qm")))
        said.add(translator.translate("", source) or source)
    return frozenset(said)


def before_digits(sign: str) -> str:
    """A sign that stays at the left of its digits, also in a line that is read from the right.

    Such a line is still one where it begins with the sign.
    """
    return f"\u200f\u200e{sign}" if sign and QGuiApplication.isRightToLeft() else sign


def apply(chosen: str) -> None:
    """Switch texts, numbers and direction to a language, or to the system's."""
    code = effective(chosen)
    locale = _locale(code)
    if _installed and code == _spoken[0] and QLocale() == locale:
        return  # every window would write all its texts anew
    _spoken[0] = code
    QLocale.setDefault(locale)
    if _is_from_right(code) != QGuiApplication.isRightToLeft():
        QGuiApplication.setLayoutDirection(QLocale(code).textDirection())
    for old in _installed:
        QCoreApplication.removeTranslator(old)
    _installed.clear()
    for translator in _translators(code):
        QCoreApplication.installTranslator(translator)
        _installed.append(translator)


def _is_from_right(code: str) -> bool:
    """Whether lines begin at the right; to ask Qt is to make all its enumerations at the start."""
    return unicodedata.bidirectional(QLocale(code).nativeLanguageName()[:1]) in ("R", "AL")


def _translators(code: str) -> list[QTranslator]:
    """Of Qt's own texts, where Qt has them, and of the app's; the last is asked first."""
    if code == PSEUDO:
        from estimator.ui.pseudo import PseudoTranslator  # noqa: PLC0415 - hardly ever needed

        return [PseudoTranslator()]
    qt_texts = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    names = (f"qtbase_{code}.qm", f"qtbase_{code.partition('_')[0]}.qm")
    of_qt = [qt_texts / name for name in names if (qt_texts / name).is_file()]
    made = []
    # English has but the plurals, for what the language has not translated yet.
    of_app = [
        resources.path("i18n", f"{_NAME}{each}.qm") for each in dict.fromkeys((ENGLISH, code))
    ]
    for path in (*of_qt[:1], *of_app):
        translator = QTranslator()
        if path.is_file() and translator.load(str(path)):
            made.append(translator)
    return made


def _locale(code: str) -> QLocale:
    """The system's locale where it is of the same language: its numbers are the user's own.

    Figures have the digits that rates and code are written with, so a locale with others gives way
    to one of the same language without, as Arabic has, or to the world's English.
    """
    system, wanted = QLocale.system(), QLocale(code)
    # "C" counts as English but groups no digits.
    is_own = system.language() == wanted.language() and system.name() != "C"
    own = system if is_own else wanted
    if own.zeroDigit() == "0":
        return own
    territory, script = QLocale.Country.AnyCountry, QLocale.Script.AnyScript
    others = QLocale.matchingLocales(own.language(), script, territory)
    plain = [other for other in others if other.zeroDigit() == "0"]
    return min(plain, key=QLocale.name, default=QLocale("en_001"))
