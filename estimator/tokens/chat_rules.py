"""What a chat request adds to its texts, by model, and what a malformed one is told.

The rule is the OpenAI cookbook's; its numbers by model are in ``resources/vocab/chat.json``.
"""

import functools
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from estimator import resources
from estimator.tokens.media import fits
from estimator.tokens.models import bare_name
from estimator.tokens.parts import Basis

CountText = Callable[[str], int]
"""The tokens of a text, in the encoding of the model."""

Kind = TypeVar("Kind")

TEXT, OBJECT, LIST, PARTS, MESSAGES = "text", "object", "list", "parts", "messages"
ADDRESS, BASE64 = "address", "base64"
ITEMS, TOKENS, COUNT = "items", "tokens", "count"
FILLED, FALSE = "filled", "false"
"""What a ChatError says would be right: a list of parts of content; a list of at least one message;
an https: address, or a data: address in base64; a list of what a response takes; a list of ids of
tokens; a whole number from 1 on; a text that is not empty; false."""

REPLY = 3
"""Tokens that prime the reply, once: <|start|>assistant<|message|>."""
TOOLS_END = 12
"""Tokens that end the list of tools, once."""
PROPERTIES, PROPERTY, ENUM, ITEM = 3, 3, -3, 3
"""Tokens for having properties; for each; for having an enum, which saves some; for each item."""
MARGIN = 1
"""How many tokens the framing of a message may differ by, where its rule is not published."""
TOOL_MARGIN = 3
"""Likewise of a tool: as much as between the two families that are published."""


@dataclass(unsafe_hash=True)  # not frozen: Python sets __traceback__
class ChatError(Exception):
    """A chat request that can't be counted.

    Attributes:
        kind: ``"not-json"``, ``"not-a-request"`` (JSON, without messages), ``"too-deep"``,
            ``"missing"`` (a field), ``"bad-value"`` (of a field), ``"no-rule"`` (the model takes no
            chat that is known) or ``"unreadable"`` (a picture, audio or file: ``cause`` says why).
        path: where, such as ``messages[2].content``; for ``"not-json"`` ``line:column``.
        given: what stands there as JSON, shortened; the parser's own words for ``"not-json"``; the
            model for ``"no-rule"``.
        right: the kinds of value that would be right, of the constants of this file.
        known: the very values that would be.
        cause: the ImageError, PictureError, AudioError or PdfError.
    """

    kind: str
    path: str = ""
    given: str = ""
    right: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    cause: Exception | None = None


@dataclass(frozen=True)
class Framing:
    """The tokens that a family of models adds.

    Attributes:
        message: to each message.
        name: to each name of a participant; it may be negative.
        function: to each tool.
        basis: what the framing of messages stands on.
        tools: what that of tools stands on.
        is_known: whether a rule is published for it or a near model; else the figures are a guess.
        margin: how many tokens that of a message may differ by, where it is not documented.
        tool_margin: likewise of a tool.
        tools_margin: how many more the end of a list of tools may be.
    """

    message: int
    name: int
    function: int
    basis: Basis
    tools: Basis
    is_known: bool = True
    margin: int = MARGIN
    tool_margin: int = TOOL_MARGIN
    tools_margin: int = 0


@functools.lru_cache(64)  # of each request of a batch
def framing_of(model: str) -> Framing:
    """The framing of a model's messages and tools.

    Raises:
        ChatError: it takes no chat that is known (``"no-rule"``).
    """
    name = bare_name(model)
    for row in _rows():
        if fits(name, row["models"]):
            if "message" not in row:
                break
            return _framing(row)
    known = ("gpt-4o", "gpt-4", "gpt-3.5-turbo")
    raise ChatError("no-rule", "model", model, known=known)


def _framing(row: Mapping[str, Any]) -> Framing:
    basis, tools = (Basis(row.get(key, Basis.DOCUMENTED)) for key in ("basis", "tools"))
    known = Framing(row["message"], row["name"], row["function"], basis, tools)
    if "unknown" not in row:
        return known
    margins = row["unknown"]
    return replace(
        known,
        is_known=False,
        margin=margins["message"],
        tool_margin=margins["tool"],
        tools_margin=margins["tools"],
    )


@functools.cache
def _rows() -> list[dict[str, Any]]:
    text = resources.path("vocab", "chat.json").read_text(encoding="utf-8")
    rows: list[dict[str, Any]] = json.loads(text)["families"]
    return rows


# What stands in a field


def text_in(given: Mapping[str, Any], field: str, path: str) -> str:
    """The text in a field.

    Raises:
        ChatError: the field is missing, or is no text.
    """
    return _typed(given, field, path, str, TEXT)


def object_in(given: Mapping[str, Any], field: str, path: str) -> dict[str, Any]:
    """The object in a field.

    Raises:
        ChatError: the field is missing, or is no object.
    """
    return _typed(given, field, path, dict, OBJECT)


def list_in(given: Mapping[str, Any], field: str, path: str) -> list[Any]:
    """The list in a field; an empty one where it is absent or null.

    Raises:
        ChatError: it is something else.
    """
    if given.get(field) is None:
        return []
    return _typed(given, field, path, list, LIST)


def _typed(given: Mapping[str, Any], field: str, path: str, kind: type[Kind], right: str) -> Kind:
    where = f"{path}.{field}" if path else field
    if field not in given:
        raise ChatError("missing", where, right=(right,))
    return typed(given[field], where, kind, right)


def typed(value: object, path: str, kind: type[Kind], right: str) -> Kind:
    """The value, which must be of this kind.

    Raises:
        ChatError: it is not; ``right`` says what would be.
    """
    if not isinstance(value, kind):
        raise bad_value(path, value, right)
    return value


def bad_value(path: str, value: object, *right: str, known: Iterable[str] = ()) -> ChatError:
    """The error of a value that is not one of those that are right."""
    return ChatError("bad-value", path, shown(value), right, tuple(known))


def shown(value: object) -> str:
    """A JSON value, as short as it can be told from what would be right."""
    if isinstance(value, dict | list):
        return "{…}" if isinstance(value, dict) else "[…]"
    return json.dumps(value[:100] if isinstance(value, str) else value, ensure_ascii=False)


def compact(value: object) -> str:
    """A JSON value as text, without a space that it does not need."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
