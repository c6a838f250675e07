"""A chat request as a template: values are put into the texts of its messages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from estimator.templates.template import Template, parse
from estimator.tokens import chat
from estimator.tokens.chat import Request


class PlacesError(Exception):
    """Places for values stand elsewhere in a request than in the texts of its messages."""


@dataclass(frozen=True)
class RequestTemplate:
    """A request whose tokens are those of its frame and of its texts.

    Attributes:
        frame: the request with nothing in the place of the texts that have variables.
        texts: these, in the order in which they stand.
    """

    frame: Request
    texts: tuple[Template, ...]


def request_template(text: str) -> RequestTemplate | None:
    """The chat request that a template is, or None for any other text.

    Raises:
        ChatError: it is one, and malformed.
        PlacesError: it has places for values where none can be counted.
    """
    request = chat.recognise(text)
    if request is None:
        return None
    texts: list[Template] = []
    messages = tuple(_emptied(message, "content", texts) for message in request.messages)
    if sum(len(each.variables) for each in texts) != len(parse(text).variables):
        raise PlacesError
    return RequestTemplate(replace(request, messages=messages), tuple(texts))


def _emptied(given: object, field: str, texts: list[Template]) -> object:
    """A message or a part of its content, without the texts in a field that have variables."""
    if not isinstance(given, dict):
        return given
    content = given.get(field)
    if isinstance(content, str) and (template := parse(content)).variables:
        texts.append(template)
        return _with(given, field, "")
    if field == "content" and isinstance(content, list):
        return _with(given, field, [_emptied(part, "text", texts) for part in content])
    return given


def _with(given: Mapping[str, Any], field: str, value: object) -> dict[str, Any]:
    return {**given, field: value}


def variables(texts: Sequence[Template]) -> tuple[str, ...]:
    """Those of several templates, in the order in which they stand."""
    return tuple(name for each in texts for name in each.variables)
