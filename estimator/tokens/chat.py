"""A Chat Completions request: what it is recognised by, and the input tokens it is billed for.

Counted by the OpenAI cookbook's rule, which the API agreed with for gpt-3.5-turbo, gpt-4, gpt-4o
and gpt-4o-mini; for newer models the same rule is an estimate, with a range, and for those of other
providers, who publish none, a guess with a wide one.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from estimator.tokens.chat_messages import Counter
from estimator.tokens.chat_rules import (
    MESSAGES,
    REPLY,
    TEXT,
    ChatError,
    CountText,
    Framing,
    bad_value,
    compact,
    framing_of,
    shown,
)
from estimator.tokens.chat_tools import tool_parts
from estimator.tokens.parts import Basis, Counted, Part

UNCOUNTED = ("response_format", "tool_choice", "function_call", "prediction", "web_search_options")
"""Fields of a request that may add to its prompt, by no published rule."""
_PLAIN = ("auto", {"type": "text"})  # what in them adds nothing


@dataclass(frozen=True)
class Request:
    """A chat request.

    Attributes:
        model: the one that it names, if it does.
        messages: at least one; what is in them is not yet checked.
        at: where they stand: ``"messages"``, or ``""`` in a bare list of messages.
        body: the whole object, or nothing for a bare list.
    """

    model: str | None
    messages: tuple[object, ...]
    at: str
    body: Mapping[str, Any]


def recognise(text: str) -> Request | None:
    """The chat request that a text is, or None for any other text.

    Raises:
        ChatError: it is one, and malformed.
    """
    if text.lstrip("\ufeff \t\r\n")[:1] not in ("{", "["):
        return None
    try:
        return read(text)
    except ChatError as error:
        if error.kind in ("not-json", "not-a-request", "too-deep"):
            return None
        raise


def read(text: str) -> Request:
    """The chat request of a JSON text: an object with messages, or a bare list of messages.

    Raises:
        ChatError: it is neither (``"not-json"``, ``"not-a-request"``), or malformed.
    """
    return request_of(parsed(text))


def request_of(body: object) -> Request:
    """The chat request that a parsed JSON text is.

    Raises:
        ChatError: it is none (``"not-a-request"``), or malformed.
    """
    if isinstance(body, list) and body and isinstance(body[0], dict) and "role" in body[0]:
        return Request(None, tuple(body), "", {})
    if not isinstance(body, dict) or "messages" not in body:
        raise ChatError("not-a-request", given=shown(body))
    messages, model = body["messages"], body.get("model")
    if not isinstance(messages, list) or not messages:
        raise bad_value("messages", messages, MESSAGES)
    if not isinstance(model, str | None):
        raise bad_value("model", model, TEXT)
    return Request(model, tuple(messages), "messages", body)


def count(
    request: Request, model: str, count_text: CountText, framing: Framing | None = None
) -> Counted:
    """The input tokens of a request, part by part.

    Args:
        request: as ``read`` gives it.
        model: whose rules count, whatever model the request names.
        count_text: the tokens of a text in the encoding of this model.
        framing: what is added to its texts; None: as the model does to a chat.

    Raises:
        ChatError: the model takes no chat that is known, or the request is malformed.
    """
    framing = framing or framing_of(model)
    counter = Counter(model, framing, count_text)
    parts: list[Part] = []
    try:
        for i, message in enumerate(request.messages):
            parts += counter.parts(message, f"{request.at}[{i}]")
        parts += tool_parts(request.body, framing, count_text)
        parts += _uncounted(request.body, count_text)
    except RecursionError:
        raise ChatError("too-deep") from None
    return Counted((*parts, _reply(framing)))


def _reply(framing: Framing) -> Part:
    low = REPLY if framing.basis is Basis.DOCUMENTED else max(0, REPLY - framing.margin)
    high = REPLY if framing.is_known else REPLY + framing.margin
    return Part("reply", "", "", REPLY, low, high, framing.basis)


def _uncounted(body: Mapping[str, Any], count_text: CountText) -> list[Part]:
    """The fields that nothing tells the tokens of: at most those of their JSON."""
    given = {name: body[name] for name in UNCOUNTED if body.get(name) is not None}
    return [
        Part("field", name, "", 0, 0, count_text(compact(value)), Basis.NOT_COUNTED)
        for name, value in given.items()
        if value not in _PLAIN
    ]


def _as_it_is(value: dict[str, Any]) -> dict[str, Any]:
    """Lets other threads run: the parser, which is C, calls it for each object."""
    return value


_DECODER = json.JSONDecoder(object_hook=_as_it_is)


def parsed(text: str) -> Any:
    """What a JSON text says, while other threads may run.

    Raises:
        ChatError: it is no JSON (``"not-json"``), or ``"too-deep"``.
    """
    try:
        return _DECODER.decode(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        where = f"{error.lineno}:{error.colno}"
        raise ChatError("not-json", where, error.msg) from None
    except ValueError:  # a number of more digits than Python reads
        raise ChatError("not-json") from None
    except RecursionError:
        raise ChatError("too-deep") from None
