"""Rows as values, and what makes a row of the file none: UnsoundError."""

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from estimator.store.schema import UnsoundError
from estimator.tokens.observation import Observation
from estimator.tokens.scripts import Script
from estimator.tokens.text import GB18030, Coding

_CODECS = ("utf-8", "utf-16-le", "utf-16-be", GB18030)
_NEWLINES = ("\n", "\r\n", "\r")
_MAX_CURSOR = 2**31 - 1
_Value = TypeVar("_Value")


@dataclass(frozen=True)
class Draft:
    r"""A prompt as it was left: its text, the file it belongs to, and where the caret stood.

    Attributes:
        text: with ``\n`` as line ending; may hold lone surrogates.
        path: the file; None where it has none yet.
        newline: the line ending that it is saved and counted with.
        cursor: in UTF-16 units.
        title: what it is called where it has no file.
        choices: settings that are this prompt's.
    """

    text: str
    path: Path | None
    coding: Coding
    newline: str
    modified: bool
    cursor: int
    title: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Head:
    """A prompt but for its text.

    Attributes:
        number: that it keeps.
        owner: the app that has it open, or had.
        is_closed: whether the user has closed it.
    """

    number: int
    owner: str
    title: str
    path: Path | None
    modified: bool
    is_closed: bool


@dataclass(frozen=True)
class Kept:
    """An observation as it is kept: its number, and when it was added (UTC)."""

    id: int
    seen_at: datetime
    observation: Observation


def typed(value: object, kind: type[_Value], name: str) -> _Value:
    """The value, which a file that is sound has of this type.

    Raises:
        UnsoundError: it is of another.
    """
    if not isinstance(value, kind):
        raise UnsoundError(f"a {name} of {value!r:.40}")
    return value


def moment(value: object) -> datetime:
    """A moment as it is kept, in UTC.

    Raises:
        UnsoundError: it is none.
    """
    text = typed(value, str, "moment")
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError):
        raise UnsoundError(f"a moment of {text:.40}") from None


def settings(rows: Iterable[Sequence[object]]) -> dict[str, str]:
    """Settings by name.

    Raises:
        UnsoundError: one of them is no text.
    """
    return {typed(name, str, "name"): typed(value, str, f"setting {name}") for name, value in rows}


def path(value: object) -> Path:
    """A file's path, of the bytes that the system names it with.

    Raises:
        UnsoundError: no file can be named so.
    """
    data = typed(value, bytes, "path")
    if b"\0" in data:
        raise UnsoundError(f"a path of {data!r:.40}")
    return Path(os.fsdecode(data))


def head(row: Sequence[Any]) -> Head:
    """A row of the drafts.

    Raises:
        UnsoundError: it is none.
    """
    number, owner, closed, title, named, _, _, _, modified, _, _ = row
    draft(row, "")
    return Head(
        typed(number, int, "number"),
        typed(owner, str, "owner"),
        typed(title, str, "title"),
        path(named) if named else None,
        bool(modified),
        typed(closed, int, "number") > 0,
    )


def draft(row: Sequence[Any], text: str) -> Draft:
    """A row of the drafts, with its text.

    Raises:
        UnsoundError: it is none.
    """
    *_, title, named, codec, mark, newline, modified, cursor, choices = row
    if codec not in _CODECS or newline not in _NEWLINES:
        raise UnsoundError(f"a draft in {codec!r:.20} with {newline!r:.20}")
    if not 0 <= typed(cursor, int, "cursor") <= _MAX_CURSOR:
        raise UnsoundError(f"a cursor of {cursor}")
    return Draft(
        text=text,
        path=path(named) if named else None,
        coding=Coding(codec, bool(mark)),
        newline=newline,
        modified=bool(modified),
        cursor=cursor,
        title=typed(title, str, "title"),
        choices=settings(_pairs(choices)),
    )


def _pairs(choices: object) -> Iterable[Sequence[object]]:
    try:
        found = json.loads(typed(choices, str, "choices"))
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise UnsoundError(f"choices of {choices!r:.40}")
    return list(found.items())


def observation(row: Sequence[Any]) -> Kept:
    """A row of the observations.

    Raises:
        UnsoundError: it is none.
    """
    number, seen_at, provider, model, encoding, script, local, billed = row
    if script not in set(Script):
        raise UnsoundError(f"a script of {script!r:.40}")
    seen = Observation(
        provider=typed(provider, str, "provider"),
        model=typed(model, str, "model"),
        encoding=typed(encoding, str, "encoding"),
        script=Script(script),
        local=typed(local, int, "count"),
        billed=typed(billed, int, "count"),
    )
    return Kept(number, moment(seen_at), seen)
