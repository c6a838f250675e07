"""Hold a frozen folder against manifest.json: whatever is in it must have a licence there.

    .venv/bin/python resources/licenses/check.py dist/estimator

Exit status 1 where a file or module has none, a text is missing, or a component is not there.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

Row = dict[str, Any]


def shipped(folder: Path) -> Iterator[str]:
    """The paths of what is in a frozen folder: of its files, and of the modules in its programs.

    Yields:
        ``pypdf/filters`` for a module of a package as for a file; ``<stdlib>`` for one of Python's;
        ``<program>`` for an executable, which begins with PyInstaller's bootloader.
    """
    inside = folder / "_internal"
    for file in inside.rglob("*"):
        if file.is_file() or file.is_symlink():
            yield file.relative_to(inside).as_posix()
    for program in folder.iterdir():
        if program.is_file():
            yield "<program>"
            yield from modules(program)


def modules(program: Path) -> Iterator[str]:
    """The modules in PyInstaller's archive of a program, as paths, and its own first scripts."""
    from PyInstaller.archive import readers  # type: ignore[import-untyped] # noqa: PLC0415

    archive = readers.CArchiveReader(str(program))
    for name, (*_, kind) in archive.toc.items():
        if kind == "z":
            for module in archive.open_embedded_archive(name).toc:
                top = module.partition(".")[0]
                yield "<stdlib>" if top in sys.stdlib_module_names else module.replace(".", "/")
        elif kind in "ms" and name not in {"struct", "environment", "__main__"}:
            yield name


def complaints(
    rows: Sequence[Row], paths: Iterable[str], texts: Path, system: str = sys.platform
) -> list[str]:
    """What is not right, a sentence each.

    Args:
        rows: the manifest.
        paths: what is shipped.
        texts: the folder with the texts, as it is shipped.
        system: as in sys.platform.
    """
    here = [row for row in rows if not row["systems"] or system in row["systems"]]
    patterns = {pattern: row["component"] for row in here for pattern in row["covers"]}
    found, bare = set(), set()
    for path in set(paths):
        owners = {name for pattern, name in patterns.items() if covers(pattern, path)}
        found |= owners
        if not owners:
            bare.add(path)
    return [
        *(f"{path} is shipped without a licence" for path in sorted(bare)),
        *(
            f"{row['component']} is listed and not shipped"
            for row in here
            if row["covers"] and row["component"] not in found
        ),
        *(
            f"the licence of {row['component']}, {row['file']}, is not shipped"
            for row in here
            if not (texts / row["file"]).is_file()
        ),
    ]


def covers(pattern: str, path: str) -> bool:
    """Whether a pattern means a path; ``pypdf/*`` means the package itself too."""
    return fnmatch(path.lower(), pattern.lower()) or f"{path}/*" == pattern


def main() -> int:
    """Check the folder that is named."""
    folder = Path(sys.argv[1])
    texts = folder / "_internal" / "resources" / "licenses"
    rows = json.loads((texts / "manifest.json").read_text("utf-8"))
    wrong = complaints(rows, shipped(folder), texts)
    print(*wrong, sep="\n", file=sys.stderr)
    print(f"licences: {len(rows)} components, {len(wrong)} complaints")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
