"""Names as they are shown, those of files above all: on one line, each letter in its place."""

import re
from pathlib import Path

_MISLEADING = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""Controls, among them those that would turn ``gpj.exe`` into ``exe.jpg``."""


def shown(path: Path) -> str:
    """The name of a file; what is no letter of it is shown as that."""
    return plain(path.name)


def whole(path: Path) -> str:
    """As ``shown``, with the folders that it is in."""
    return plain(str(path))


def plain(name: str) -> str:
    """A name of anything; what is no letter of it is shown as that."""
    return _MISLEADING.sub("\N{REPLACEMENT CHARACTER}", name)
