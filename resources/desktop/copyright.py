"""Print Debian's copyright file: the app's licence, and where those of all its parts are.

.venv/bin/python resources/desktop/copyright.py
"""

import json
from pathlib import Path

RESOURCES = Path(__file__).resolve().parents[1]
INSTALLED = "/usr/lib/token-estimator/_internal/resources/licenses"


def paragraphs() -> list[str]:
    """The lines of the file."""
    own = (RESOURCES.parent / "LICENSE").read_text("utf-8").splitlines()
    rows = json.loads((RESOURCES / "licenses" / "manifest.json").read_text("utf-8"))
    parts = [
        f" {row['component']} {row['version']}".rstrip()
        + f": {row['licence']}\n  {INSTALLED}/{row['file']}"
        for row in rows
        if not row["systems"] or "linux" in row["systems"]
    ]
    return [
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/",
        "Upstream-Name: Token Estimator",
        "Comment: What the package is made of, and where the text of each licence is:",
        *parts,
        "",
        "Files: *",
        own[2].replace("Copyright (c)", "Copyright:"),
        "License: Expat",
        *(f" {line}" if line else " ." for line in own[4:]),
    ]


if __name__ == "__main__":
    print(*paragraphs(), sep="\n")
