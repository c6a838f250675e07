"""A request of the Responses API as the chat that it is: what is said, and the tools.

OpenAI publishes no rule for its tokens. It is counted by that of a chat, as an estimate.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from estimator.tokens import chat
from estimator.tokens.chat import Request
from estimator.tokens.chat_rules import (
    ITEMS,
    OBJECT,
    TEXT,
    ChatError,
    CountText,
    bad_value,
    compact,
    framing_of,
    object_in,
    text_in,
    typed,
)
from estimator.tokens.parts import Basis, Counted

INPUT = "input"
_TYPES = {
    "input_text": "text",
    "output_text": "text",
    "input_image": "image_url",
    "input_file": "file",
}
"""The type of a part of an item -> that of a part of a chat message."""
_NAMES = {chat_name: name for name, chat_name in reversed(_TYPES.items())}


def count(body: Mapping[str, Any], model: str, count_text: CountText) -> Counted:
    """The input tokens of a request, part by part; what it refers to by an id is not in them.

    Args:
        body: of the request.
        model: whose rules count.
        count_text: the tokens of a text in the encoding of this model.

    Raises:
        ChatError: the model takes no chat that is known, or the request is malformed.
    """
    framing = replace(framing_of(model), basis=Basis.ESTIMATE, tools=Basis.ESTIMATE)
    try:
        return chat.count(request_of(body), model, count_text, framing)
    except RecursionError:
        raise ChatError("too-deep") from None
    except ChatError as error:
        raise _as_written(error) from None


def request_of(body: Mapping[str, Any]) -> Request:
    """The chat that a request is; the instructions come last, so that items keep their numbers.

    Raises:
        ChatError: it is malformed.
    """
    given = body.get(INPUT)
    if isinstance(given, str):
        messages = [{"role": "user", "content": given}]
    elif isinstance(given, list):
        messages = [_message(item, f"{INPUT}[{n}]") for n, item in enumerate(given)]
    elif INPUT in body:
        raise bad_value(INPUT, given, TEXT, ITEMS)
    else:
        raise ChatError("missing", INPUT, right=(TEXT, ITEMS))
    if body.get("instructions") is not None:
        said = text_in(body, "instructions", "")
        messages.append({"role": "developer", "content": said})
    return Request(None, tuple(messages), INPUT, _beside(body))


def _message(item: object, path: str) -> dict[str, Any]:
    """An item as a message; one that no message is like is not counted."""
    given = typed(item, path, dict, OBJECT)
    match given.get("type", "message"):
        case "message":
            known = {name: given[name] for name in ("role", "content") if name in given}
            if isinstance(content := known.get("content"), list):
                known["content"] = [_part(part) for part in content]
            return known
        case "function_call":
            called = {name: text_in(given, name, path) for name in ("name", "arguments")}
            return {"role": "assistant", "content": None, "function_call": called}
        case "function_call_output":
            output = given.get("output", "")
            said = output if isinstance(output, str) else compact(output)
            return {"role": "tool", "content": said}
        case _:
            return {"role": "assistant", "content": None, "item": given}


def _part(part: object) -> object:
    """A part of an item's content as one of a message's; what is none stays as it is."""
    if not isinstance(part, dict) or part.get("type") not in _TYPES:
        return part
    kind = _TYPES[part["type"]]
    if kind == "text":
        return {**part, "type": kind}
    if kind == "file":
        return {"type": kind, kind: {name: part[name] for name in part if name != "type"}}
    if part.get("image_url") is None:  # uploaded before
        return {"type": "file", "file": {"file_id": part.get("file_id")}}
    return {"type": kind, kind: {"url": part["image_url"], "detail": part.get("detail")}}


def _beside(body: Mapping[str, Any]) -> dict[str, Any]:
    """The fields beside the messages, as a chat has them."""
    found: dict[str, Any] = {}
    if isinstance(tools := body.get("tools"), list):
        found["tools"] = [tool for tool in map(_tool, tools) if tool]
        own = [tool for tool in tools if _tool(tool) is None]
        if own:  # of the provider's: web search, file search
            found["web_search_options"] = own
    if isinstance(form := body.get("text"), dict) and form.get("format") is not None:
        found["response_format"] = object_in(form, "format", "text")
    if body.get("tool_choice") is not None:
        found["tool_choice"] = body["tool_choice"]
    return found


def _tool(tool: object) -> dict[str, Any] | None:
    """A tool as a chat defines it; None for one of the provider's own."""
    if not isinstance(tool, dict) or tool.get("type") not in ("function", "custom"):
        return None
    kind = tool["type"]
    return {"type": kind, kind: {name: tool[name] for name in tool if name != "type"}}


def _as_written(error: ChatError) -> ChatError:
    """An error that names the types of parts as this API does."""
    return replace(error, known=tuple(_NAMES.get(name, name) for name in error.known))
