"""Collect the licences of what the frozen app ships, and list them in manifest.json.

Versions come from the lock files, texts from the packages and the Python of .venv; qt.txt, icu.txt,
mistral.txt and deepseek.txt are kept by hand. Run it after `make lock`:

    .venv/bin/python resources/licenses/refresh.py
"""

import json
import re
import sysconfig
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
LOCKS = [HERE.parents[1] / name for name in ("requirements.lock", "requirements-dev.lock")]


class Component(NamedTuple):
    """Something shipped: name, SPDX licence, the file with its text, the package it comes in."""

    name: str
    licence: str
    file: str
    package: str = ""


COMPONENTS = (
    Component("Qt", "LGPL-3.0-only", "qt.txt", "pyside6-essentials"),
    Component("PySide6", "LGPL-3.0-only", "qt.txt", "pyside6-essentials"),
    Component("shiboken6", "LGPL-3.0-only", "qt.txt", "shiboken6"),
    Component("ICU", "Unicode-DFS-2016", "icu.txt"),
    Component("Python", "PSF-2.0", "python.txt"),
    Component("msgspec", "BSD-3-Clause", "msgspec.txt", "msgspec"),
    Component("platformdirs", "MIT", "platformdirs.txt", "platformdirs"),
    Component("Pygments", "BSD-2-Clause", "pygments.txt", "pygments"),
    Component("pypdf", "BSD-3-Clause", "pypdf.txt", "pypdf"),
    Component("regex", "Apache-2.0 AND CNRI-Python", "regex.txt", "regex"),
    Component("tiktoken", "MIT", "tiktoken.txt", "tiktoken"),
    Component("OpenAI vocabularies", "MIT", "tiktoken.txt", "tiktoken"),
    Component("Mistral's vocabulary (Tekken)", "Apache-2.0", "mistral.txt"),
    Component("DeepSeek's vocabulary", "MIT", "deepseek.txt"),
    Component("genai-prices, rate data", "MIT", "genai-prices.txt", "genai-prices"),
    Component(
        "PyInstaller, bootloader",
        "GPL-2.0-or-later WITH Bootloader-exception",
        "pyinstaller.txt",
        "pyinstaller",
    ),
)


def versions(package: str) -> str:
    """The locked version of a package; two where it differs between Pythons; "" for none."""
    locks = "".join(lock.read_text("utf-8") for lock in LOCKS)
    return " / ".join(dict.fromkeys(re.findall(rf"(?m)^{package}==(\S+)", locks)))


def text(component: Component) -> str | None:
    """The licence that the component itself brings along, if it does."""
    if component.name == "Python":
        file = Path(sysconfig.get_path("stdlib"), "LICENSE.txt")
        return file.read_text("utf-8") if file.is_file() else None  # Debian keeps it elsewhere
    files = metadata.files(component.package) if component.package else None
    return next((f.read_text("utf-8") for f in files or () if f.parent.name == "licenses"), None)


def main() -> None:
    """Write the texts and the manifest."""
    for each in COMPONENTS:
        if brought := text(each):
            (HERE / each.file).write_text(brought, "utf-8")
    rows = [
        {
            "component": each.name,
            "version": versions(each.package) if each.package else "",
            "licence": each.licence,
            "file": each.file,
        }
        for each in COMPONENTS
    ]
    manifest = json.dumps(rows, indent=1, ensure_ascii=False) + "\n"
    (HERE / "manifest.json").write_text(manifest, "utf-8")
    print(f"{len(rows)} components in {HERE / 'manifest.json'}")


if __name__ == "__main__":
    main()
