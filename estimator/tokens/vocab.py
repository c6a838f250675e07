"""The bundled vocabularies: checked against their manifest, then built into tiktoken encodings."""

import functools
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from estimator import resources
from estimator.tokens import ranks

if TYPE_CHECKING:
    import tiktoken


@dataclass(unsafe_hash=True)  # not frozen: Python sets __traceback__
class VocabularyError(Exception):
    """A bundled vocabulary file is missing or is not the file that the manifest names.

    Attributes:
        path: the file.
        reason: ``"missing"``, ``"unreadable"`` or ``"changed"`` (another sha256).
    """

    path: str
    reason: str


@dataclass(unsafe_hash=True)  # not frozen: Python sets __traceback__
class UnknownEncodingError(Exception):
    """No bundled vocabulary has this name; ``known`` are the names that do."""

    name: str
    known: tuple[str, ...]


@dataclass(frozen=True)
class Vocabulary:
    """What the manifest says of one encoding.

    Attributes:
        file: as its vendor publishes it; ``sha256`` and ``bytes`` are its own. Those of OpenAI are
            in the sources; the others stand in the package that ``source`` names.
        packed: the same ranks in the form that is loaded (see ``ranks``), and its own hash.
    """

    name: str
    file: str
    sha256: str
    bytes: int
    packed: str
    packed_sha256: str
    source: str
    licence: str
    pattern: str
    special_tokens: dict[str, int]


@functools.cache
def vocabularies() -> dict[str, Vocabulary]:
    """Encoding name -> what the manifest says of it, in the manifest's order."""
    text = resources.path("vocab", "manifest.json").read_text(encoding="utf-8")
    manifest = json.loads(text)
    found = {}
    for name, encoding in manifest["encodings"].items():
        file = manifest["files"][encoding["file"]]
        found[name] = Vocabulary(
            name=name,
            file=encoding["file"],
            sha256=file["sha256"],
            bytes=file["bytes"],
            packed=file["packed"],
            packed_sha256=file["packed_sha256"],
            source=file["source"],
            licence=file["licence"],
            pattern=encoding["pattern"],
            special_tokens=encoding["special_tokens"],
        )
    return found


def vocabulary(name: str) -> Vocabulary:
    """The vocabulary of an encoding.

    Raises:
        UnknownEncodingError: no bundled vocabulary has this name.
    """
    try:
        return vocabularies()[name]
    except KeyError:
        raise UnknownEncodingError(name, tuple(vocabularies())) from None


def load(name: str) -> "tiktoken.Encoding":
    """A new Encoding of this name; about 0.15 s for the largest, so off the window's thread.

    Each call builds its own: an Encoding that two threads share does not count faster than one.

    Raises:
        UnknownEncodingError: no bundled vocabulary has this name.
        VocabularyError: its file is missing, unreadable, or not the one that was bundled.
    """
    import tiktoken  # noqa: PLC0415 - 6 ms, which an empty window need not wait for

    wanted = vocabulary(name)
    return tiktoken.Encoding(
        name,
        pat_str=wanted.pattern,
        mergeable_ranks=ranks.unpack(_checked_bytes(wanted)),
        special_tokens=wanted.special_tokens,
    )


def _checked_bytes(wanted: Vocabulary) -> bytes:
    import hashlib  # noqa: PLC0415 - 10 ms, for OpenSSL's

    path = resources.path("vocab", wanted.packed)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise VocabularyError(str(path), "missing") from None
    except OSError:
        raise VocabularyError(str(path), "unreadable") from None
    if hashlib.sha256(data).hexdigest() != wanted.packed_sha256:
        raise VocabularyError(str(path), "changed")
    return data
