"""What builds the packages, as tests read it."""

import ast
import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
_LISTS = ("PLUGINS", "EXCLUDED", "FROM_THE_SYSTEM")


def lists() -> dict[str, Any]:
    """What build.spec takes and leaves out, by the names of its lists."""
    tree = ast.parse((ROOT / "build.spec").read_text("utf-8"))
    found: dict[str, Any] = {}
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in _LISTS:
            made = ast.Module([node], type_ignores=[])
            exec(compile(made, "build.spec", "exec"), {}, found)  # noqa: S102 - a list of texts
    return found


def script(path: Path) -> ModuleType:
    """A maintainer's script, which is no part of a package."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
