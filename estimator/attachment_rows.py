"""Attachments from one start to the next: sizes and paths as JSON, not what is in them."""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from estimator.tokens.attachment import MAX_MILLISECONDS, Audio, Content, Image
from estimator.tokens.media import MAX_SIDE

KINDS = ("image", "audio", "pdf")


@dataclass(frozen=True, slots=True)
class Row:
    """An attachment as it is kept; ``content`` is None where only its file tells."""

    kind: str
    path: Path | None
    content: Content | None


def written(rows: Iterable[Row]) -> str:
    """What ``read`` takes to give the same rows; the pages of a PDF are left out."""
    return json.dumps([_fields(row) for row in rows])


def read(kept: str) -> Iterator[Row]:
    """The rows that an earlier run kept; what makes no sense is passed over."""
    with suppress(ValueError, RecursionError):
        given = json.loads(kept) if kept else []
        for fields in given if isinstance(given, list) else []:
            if isinstance(fields, dict) and (row := _row(fields)):
                yield row


def _fields(row: Row) -> dict[str, Any]:
    fields: dict[str, Any] = {"kind": row.kind}
    if row.path:
        fields["path"] = str(row.path)
    match row.content:
        case Image(width, height, detail):
            fields |= {"width": width, "height": height, "detail": detail}
        case Audio(milliseconds):
            fields["milliseconds"] = milliseconds
    return fields


def _row(fields: Mapping[str, Any]) -> Row | None:
    kind, path, content = fields.get("kind"), fields.get("path"), _content(fields)
    file = Path(path) if isinstance(path, str) and path else None
    if kind not in KINDS or not (file or content):
        return None
    return Row(kind, file, content)


def _content(fields: Mapping[str, Any]) -> Content | None:
    detail, sides = fields.get("detail"), (fields.get("width"), fields.get("height"))
    if fields.get("kind") == "image" and isinstance(detail, str):
        if all(type(side) is int and 0 < side <= MAX_SIDE for side in sides):
            return Image(fields["width"], fields["height"], detail)
    elif fields.get("kind") == "audio":
        lasts = fields.get("milliseconds")
        if type(lasts) is int and 0 <= lasts <= MAX_MILLISECONDS:
            return Audio(lasts)
    return None
