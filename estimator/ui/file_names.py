"""Names as they are shown, those of files above all: on one line, each letter in its place."""

from pathlib import Path

from estimator.pricing.entries import MISLEADING


def shown(path: Path) -> str:
    """The name of a file; what is no letter of it is shown as that."""
    return plain(path.name)


def whole(path: Path) -> str:
    """As ``shown``, with the folders that it is in."""
    return plain(str(path))


def plain(name: str) -> str:
    """A name of anything; what is no letter of it is shown as that."""
    return MISLEADING.sub("\N{REPLACEMENT CHARACTER}", name)
