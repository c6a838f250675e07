"""Collect the licences of what the frozen app ships, and list them in manifest.json.

Versions come from the lock files, texts from the packages and the Python of .venv; those of
BY_HAND are kept by hand. Run it after `make lock`; `make app` holds the list against what is there:

    .venv/bin/python resources/licenses/refresh.py
"""

import json
import re
import sysconfig
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
LOCKS = [ROOT / name for name in ("requirements.lock", "requirements-dev.lock")]
BY_HAND = (
    *("deepseek.txt", "icu.txt", "libffi.txt", "litellm.txt", "microsoft.txt", "mistral.txt"),
    *(
        "openssl.txt",
        "python-parts.txt",
        "qt.txt",
        "qt-parts.txt",
        "sqlite.txt",
        "tiktoken-parts.txt",
    ),
    *("xcb.txt", "xkbcommon.txt"),
)


class Component(NamedTuple):
    """Something shipped.

    Attributes:
        name, licence: its own name, and its licence in SPDX's words.
        file: the text, in this folder.
        package: the Python package that it comes in.
        covers: the files in the frozen folder and the modules in its archive that are this, as
            patterns of paths; none for what is inside another component's files.
        systems: where it is shipped, in the words of sys.platform; none for everywhere.
    """

    name: str
    licence: str
    file: str
    package: str = ""
    covers: tuple[str, ...] = ()
    systems: tuple[str, ...] = ()


LGPL, QT = "LGPL-3.0-only", "pyside6-essentials"
LINUX, WINDOWS = ("linux",), ("win32",)
COMPONENTS = (
    Component(
        "Token Estimator", "MIT", "token-estimator.txt", covers=("estimator/*", "resources/*")
    ),
    Component("Qt", LGPL, "qt.txt", QT, ("PySide6/Qt/*", "libQt6*", "PySide6/Qt6*", "Qt*")),
    Component("PySide6", LGPL, "qt.txt", QT, ("PySide6/*", "libpyside6*", "pyside6*.dll")),
    Component(
        "shiboken6", LGPL, "qt.txt", "shiboken6", ("shiboken6/*", "libshiboken6*", "shiboken6*.dll")
    ),
    Component("Third-party parts inside Qt", "several, permissive", "qt-parts.txt"),
    Component(
        "ICU",
        "Unicode-DFS-2016",
        "icu.txt",
        covers=("libicu*", "PySide6/Qt/lib/libicu*"),
        systems=LINUX,
    ),
    Component(
        "Python",
        "PSF-2.0",
        "python.txt",
        covers=(
            *("base_library.zip", "libpython3*", "python3*/lib-dynload/*", "<stdlib>"),
            *("python3*.dll", "*.pyd", "Python", "Python.framework/*", "lib-dynload/*"),
        ),
    ),
    Component("Third-party parts inside Python", "several, permissive", "python-parts.txt"),
    Component("OpenSSL", "Apache-2.0", "openssl.txt", covers=("libssl*", "libcrypto*")),
    Component("SQLite", "blessing", "sqlite.txt", covers=("libsqlite3*", "sqlite3.dll")),
    Component("libffi", "MIT", "libffi.txt", covers=("libffi*",)),
    Component("libxcb", "MIT-open-group", "xcb.txt", covers=("libxcb*",), systems=LINUX),
    Component("xkbcommon", "MIT", "xkbcommon.txt", covers=("libxkbcommon*",), systems=LINUX),
    Component(
        "Microsoft C and C++ run-time libraries",
        "as Microsoft's terms say",
        "microsoft.txt",
        covers=("vcruntime140*", "msvcp140*", "ucrtbase.dll", "api-ms-win-*", "concrt140*"),
        systems=WINDOWS,
    ),
    Component("msgspec", "BSD-3-Clause", "msgspec.txt", "msgspec", ("msgspec/*",)),
    Component("platformdirs", "MIT", "platformdirs.txt", "platformdirs", ("platformdirs/*",)),
    Component("Pygments", "BSD-2-Clause", "pygments.txt", "pygments", ("pygments/*",)),
    Component("pypdf", "BSD-3-Clause", "pypdf.txt", "pypdf", ("pypdf/*",)),
    Component("regex", "Apache-2.0 AND CNRI-Python", "regex.txt", "regex", ("regex/*",)),
    Component("tiktoken", "MIT", "tiktoken.txt", "tiktoken", ("tiktoken/*", "tiktoken_ext*")),
    Component("Rust libraries inside tiktoken", "MIT OR Apache-2.0", "tiktoken-parts.txt"),
    Component("OpenAI vocabularies", "MIT", "tiktoken.txt", "tiktoken"),
    Component("Mistral's vocabulary (Tekken)", "Apache-2.0", "mistral.txt"),
    Component("DeepSeek's vocabulary", "MIT", "deepseek.txt"),
    Component("genai-prices, rate data", "MIT", "genai-prices.txt", "genai-prices"),
    Component("litellm, rate data", "MIT", "litellm.txt"),
    Component(
        "PyInstaller, bootloader",
        "GPL-2.0-or-later WITH Bootloader-exception",
        "pyinstaller.txt",
        "pyinstaller",
        ("pyi*", "_pyi*", "<program>"),
    ),
)


def versions(package: str) -> str:
    """The locked version of a package; two where it differs between Pythons; "" for none."""
    locks = "".join(lock.read_text("utf-8") for lock in LOCKS)
    return " / ".join(dict.fromkeys(re.findall(rf"(?m)^{package}==(\S+)", locks)))


def text(component: Component) -> str | None:
    """The licence that the component itself brings along, if it does."""
    if component.file in BY_HAND:
        return None
    if component.name == "Token Estimator":
        return (ROOT / "LICENSE").read_text("utf-8")
    if component.name == "Python":
        file = Path(sysconfig.get_path("stdlib"), "LICENSE.txt")
        return file.read_text("utf-8") if file.is_file() else None  # Debian keeps it elsewhere
    files = metadata.files(component.package) if component.package else None
    return next((f.read_text("utf-8") for f in files or () if f.parent.name == "licenses"), None)


def row(component: Component) -> dict[str, object]:
    """What the manifest says of a component."""
    return {
        "component": component.name,
        "package": component.package,
        "version": versions(component.package) if component.package else "",
        "licence": component.licence,
        "file": component.file,
        "covers": component.covers,
        "systems": component.systems,
    }


def main() -> None:
    """Write the texts and the manifest."""
    for each in COMPONENTS:
        if brought := text(each):
            (HERE / each.file).write_text(brought, "utf-8")
    manifest = json.dumps([row(each) for each in COMPONENTS], indent=1, ensure_ascii=False)
    (HERE / "manifest.json").write_text(manifest + "\n", "utf-8")
    print(f"{len(COMPONENTS)} components in {HERE / 'manifest.json'}")


if __name__ == "__main__":
    main()
