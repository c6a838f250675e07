"""What a maintainer has to know of a trouble: the build, the system, the state; nothing typed.

In English in every language, as it is for a report. No prompt, no name of a user or of a file.
"""

import hashlib
import platform
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import PySide6
from PySide6.QtCore import QLocale, QSysInfo, qVersion
from PySide6.QtGui import QGuiApplication

from estimator import __version__, resources
from estimator.pricing.book import RateBook
from estimator.store.folder import data_folder
from estimator.tokens import vocab
from estimator.ui import language, licences, theme
from estimator.ui.preferences import LANGUAGE, THEME, Preferences


def build() -> dict[str, str]:
    """What the app is made of: names and versions."""
    return {
        "Python": platform.python_version(),
        "Qt": str(qVersion()),
        "PySide6": PySide6.__version__,
        "tiktoken": _version("tiktoken"),
    }


def is_frozen() -> bool:
    """Whether it is the built app, and not run from its source."""
    return bool(getattr(sys, "frozen", False))


def _version(package: str) -> str:
    """The version of a package, which the frozen app knows from its licences."""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return licences.version_of(package)


def report(settings: Preferences) -> str:
    """All of it, a line each."""
    versions = ", ".join(f"{name} {version}" for name, version in build().items())
    is_dark = theme.is_dark(settings.get(THEME))
    kind = "built app" if is_frozen() else "from source"
    chosen = settings.get(LANGUAGE)
    lines = [
        f"Token Estimator {__version__} ({kind})",
        versions,
        f"System: {QSysInfo.prettyProductName()}, {QSysInfo.currentCpuArchitecture()}",
        f"Kernel: {QSysInfo.kernelType()} {QSysInfo.kernelVersion()}",
        f"Platform: {QGuiApplication.platformName()}",
        *_screens(),
        f"Theme: {settings.get(THEME)}, {'dark' if is_dark else 'light'} now",
        f"Language: {chosen}, {language.effective(chosen)} now, numbers of {QLocale().name()}",
        _data(settings),
        _vocabularies(),
        _rates(settings.session.book),
    ]
    return "\n".join(lines) + "\n"


def _screens() -> Iterator[str]:
    for screen in QGuiApplication.screens():
        size = screen.size()
        scale = f"{screen.devicePixelRatio():g}"
        yield f"Screen: {size.width()} x {size.height()} at a scale of {scale}"


def _data(settings: Preferences) -> str:
    folder = data_folder()
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    lasting = "" if settings.session.store.is_lasting else ", not in use: kept in memory"
    return f"Data: {shortened(folder)}, {size:,} bytes{lasting}"


def shortened(path: Path) -> str:
    """A path without the user's name: ``~`` for the home folder, also where it stands elsewhere."""
    home = Path.home()
    if path.is_relative_to(home):
        return str(Path("~", path.relative_to(home)))
    return str(Path(*("~" if part == home.name else part for part in path.parts)))


def _vocabularies() -> str:
    found = vocab.vocabularies()
    wrong = [name for name, vocabulary in found.items() if not _is_sound(vocabulary)]
    state = f"changed or missing: {', '.join(wrong)}" if wrong else "all as shipped"
    return f"Vocabularies: {len(found)}, {state}"


def _is_sound(vocabulary: vocab.Vocabulary) -> bool:
    try:
        data = resources.path("vocab", vocabulary.packed).read_bytes()
    except OSError:
        return False
    return hashlib.sha256(data).hexdigest() == vocabulary.packed_sha256


def _rates(book: RateBook) -> str:
    shipped = book.shipped_providers.values()
    cards = (card for each in shipped for model in each.models for card in model.cards)
    days = [card.source.date.isoformat() for card in cards]
    known = f"Rates: {len(shipped)} providers, of {min(days)} to {max(days)}"
    return f"{known}, {len(book.own.rates)} of the user's own"
