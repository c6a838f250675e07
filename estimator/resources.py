"""Where the bundled files are: in a checkout, in an installed wheel, and in the frozen app."""

import sys
from pathlib import Path
from typing import NamedTuple

_PACKAGE = Path(__file__).resolve().parent


class Licence(NamedTuple):
    """On what terms a part of the app is used.

    Attributes:
        component, version: the part; the version is empty where the part has none of its own, and
            names two where it differs between versions of Python.
        terms: the licence in SPDX's words.
        file: its text, UTF-8.
    """

    component: str
    version: str
    terms: str
    file: Path

    def text(self) -> str:
        """The full text.

        Raises:
            OSError: it can't be read.
        """
        return self.file.read_text(encoding="utf-8", errors="replace")


def root() -> Path:
    """The folder that holds ``vocab/``, ``rates/``, ``icons/``, ``i18n/`` and ``licenses/``."""
    if frozen := getattr(sys, "_MEIPASS", None):
        return Path(frozen) / "resources"
    installed = _PACKAGE / "_resources"
    return installed if installed.is_dir() else _PACKAGE.parent / "resources"


def path(*parts: str) -> Path:
    """The path of one bundled file; it is not checked that it exists."""
    return root().joinpath(*parts)


def licences(system: str | None = sys.platform) -> list[Licence]:
    """The licences of what the app ships on a system, its own first.

    Args:
        system: as in ``sys.platform``; None for every one.
    """
    import json  # noqa: PLC0415 - not needed to start

    rows = json.loads(path("licenses", "manifest.json").read_text(encoding="utf-8"))
    return [
        Licence(row["component"], row["version"], row["licence"], path("licenses", row["file"]))
        for row in rows
        if system is None or not row["systems"] or system in row["systems"]
    ]
