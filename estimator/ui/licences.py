"""What About lists of licences: those that the manifest names, and whatever lies beside them."""

from pathlib import Path

import PySide6

from estimator import __version__, resources
from estimator.resources import Licence

OWN = "Token Estimator"


def all_of_them() -> list[Licence]:
    """Those that the manifest names for this system, then what lies beside them by its file."""
    named = [each._replace(version=_version(each)) for each in resources.licences()]
    known = {each.file for each in resources.licences(None)}
    there = sorted(resources.path("licenses").rglob("*"))
    beside = [path for path in there if _is_text(path) and path not in known]
    return [*named, *(Licence(path.stem, "", "", path) for path in beside)]


def version_of(component: str) -> str:
    """The version of a component by the manifest; empty where it says none."""
    return {each.component: _version(each) for each in resources.licences(None)}.get(component, "")


def _version(licence: Licence) -> str:
    """The one that runs, of those that may be built in."""
    if licence.component == OWN:
        return __version__
    may_be = licence.version.split(" / ")
    return PySide6.__version__ if PySide6.__version__ in may_be else licence.version


def _is_text(path: Path) -> bool:
    """Not the manifest, nor a script beside it."""
    return path.is_file() and path.suffix not in (".json", ".py", ".pyc")
