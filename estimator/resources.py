"""Where the bundled files are: in a checkout, in an installed wheel, and in the frozen app."""

import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def root() -> Path:
    """The folder that holds ``vocab/``, ``rates/``, ``icons/``, ``i18n/`` and ``licenses/``."""
    if frozen := getattr(sys, "_MEIPASS", None):
        return Path(frozen) / "resources"
    installed = _PACKAGE / "_resources"
    return installed if installed.is_dir() else _PACKAGE.parent / "resources"


def path(*parts: str) -> Path:
    """The path of one bundled file; it is not checked that it exists."""
    return root().joinpath(*parts)
