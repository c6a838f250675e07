"""The interface's language: Qt's translators and the locale of numbers, switched together."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from estimator import resources

SYSTEM = "system"
LANGUAGES = {"en": "English", "zh_CN": "简体中文"}
"""Code -> the language's own name. A further one is ``estimator_<code>.qm`` and a line here."""

_installed: list[QTranslator] = []


def effective(chosen: str) -> str:
    """The code of a choice: itself, or for ``"system"`` the nearest one that there is."""
    if chosen in LANGUAGES:
        return chosen
    is_chinese = QLocale.system().language() == QLocale.Language.Chinese
    return "zh_CN" if is_chinese else "en"


def current() -> str:
    """The code of the language that the interface speaks now."""
    return "zh_CN" if QLocale().language() == QLocale.Language.Chinese else "en"


def apply(chosen: str) -> None:
    """Switch texts and numbers to a language, or to the system's."""
    code = effective(chosen)
    locale = _locale(code)
    if _installed and QLocale() == locale:
        return  # every window would write all its texts anew
    QLocale.setDefault(locale)
    for old in _installed:
        QCoreApplication.removeTranslator(old)
    _installed.clear()
    qt_texts = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    for path in (qt_texts / f"qtbase_{code}.qm", resources.path("i18n", f"estimator_{code}.qm")):
        translator = QTranslator()
        if path.is_file() and translator.load(str(path)):
            QCoreApplication.installTranslator(translator)
            _installed.append(translator)


def _locale(code: str) -> QLocale:
    """The system's locale where it is of the same language: its numbers are the user's own."""
    system, wanted = QLocale.system(), QLocale(code)
    # "C" counts as English but groups no digits.
    is_own = system.language() == wanted.language() and system.name() != "C"
    return system if is_own else wanted
