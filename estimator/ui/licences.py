"""What is shipped with the app, and the terms of each: whatever lies in ``resources/licenses``."""

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from estimator import __version__, resources

OWN = "Token Estimator"


@dataclass(frozen=True, slots=True)
class Licence:
    """A component; ``version`` and ``name``, of the licence, are empty where they are not known."""

    component: str
    version: str
    name: str
    path: Path

    def text(self) -> str:
        """The full text.

        Raises:
            OSError: it can't be read.
        """
        return self.path.read_text(encoding="utf-8", errors="replace")


def all_of_them() -> list[Licence]:
    """Those that the manifest names for this system, then what lies beside them by its file."""
    folder = resources.path("licenses")
    rows = _rows(folder)
    here = [row for row in rows if not row.get("systems") or sys.platform in row["systems"]]
    named = [Licence(row["component"], _version(row), row["licence"], _path(row)) for row in here]
    known = {_path(row) for row in rows}
    beside = [path for path in sorted(folder.rglob("*")) if _is_text(path) and path not in known]
    return [*named, *(Licence(path.stem, "", "", path) for path in beside)]


def version_of(component: str) -> str:
    """The version of a component by the manifest; empty where it says none."""
    found = {row["component"]: _version(row) for row in _rows(resources.path("licenses"))}
    return found.get(component, "")


def _rows(folder: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return rows


def _version(row: dict[str, Any]) -> str:
    return __version__ if row["component"] == OWN else str(row["version"])


def _path(row: dict[str, Any]) -> Path:
    return resources.path("licenses", row["file"])


def _is_text(path: Path) -> bool:
    """Not the manifest, nor a script beside it."""
    return path.is_file() and path.suffix not in (".json", ".py", ".pyc")
