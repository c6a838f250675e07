"""What is shipped with the app, and the terms of each: whatever lies in ``resources/licenses``."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

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
    """The app's own, those that the manifest names, then what lies beside them by its file."""
    folder = resources.path("licenses")
    named = list(_named(folder))
    known = {licence.path for licence in named}
    beside = [path for path in sorted(folder.rglob("*")) if _is_text(path) and path not in known]
    return [*_own(folder), *named, *(Licence(path.stem, "", "", path) for path in beside)]


def version_of(component: str) -> str:
    """The version of a component by the manifest; empty where it says none."""
    found = {each.component: each.version for each in _named(resources.path("licenses"))}
    return found.get(component, "")


def _is_text(path: Path) -> bool:
    """Not the manifest, nor the script that refreshes it."""
    return path.is_file() and path.suffix not in (".json", ".py", ".pyc") and path.stem != "LICENSE"


def _named(folder: Path) -> Iterator[Licence]:
    for row in json.loads((folder / "manifest.json").read_text(encoding="utf-8")):
        path = folder / row["file"]
        yield Licence(row["component"], row["version"], row["licence"], path)


def _own(folder: Path) -> Iterator[Licence]:
    """Beside the others in the frozen app, in a checkout where everybody looks for it."""
    places = folder / "LICENSE", resources.root().parent / "LICENSE"
    for path in [path for path in places if path.is_file()][:1]:
        yield Licence(OWN, __version__, "MIT", path)
