"""The input tokens of one request of a batch, by where it goes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from estimator.batch import lines
from estimator.looking import texts_of
from estimator.snapshot import text_part
from estimator.tokens import chat, responses
from estimator.tokens.chat_rules import LIST, TEXT, TOKENS, ChatError, CountText, bad_value
from estimator.tokens.models import Counting
from estimator.tokens.parts import Part

_FIELDS = {
    lines.COMPLETIONS: "prompt",
    lines.EMBEDDINGS: "input",
    lines.MODERATIONS: "input",
    lines.IMAGES: "prompt",
    lines.IMAGE_EDITS: "prompt",
    lines.VIDEOS: "prompt",
}
"""Where the texts stand of a request that is no chat."""


@dataclass(frozen=True, slots=True)
class Body:
    """A request that was counted.

    Attributes:
        parts: of its input, as they are counted here.
        texts: what it says, which tells the scripts that it is written in.
        inputs: how many texts it has embedded.
        are_alone: whether each part is a prompt of its own.
    """

    parts: tuple[Part, ...]
    texts: Callable[[], list[str]]
    inputs: int = 0
    are_alone: bool = False


def counted(
    url: str, body: Mapping[str, Any], model: str, counting: Counting, count_text: CountText
) -> Body:
    """The parts of a request.

    Args:
        url: one of the ENDPOINTS.
        body: of the request.
        model: whose rules count.
        counting: of the model.
        count_text: the tokens of a text in its encoding.

    Raises:
        ChatError: it is malformed, or the model takes no such request that is known.
    """
    if url == lines.CHAT:
        request = chat.request_of(body)
        found = chat.count(request, model, count_text)
        return Body(found.parts, lambda: texts_of(request))
    if url == lines.RESPONSES:
        found = responses.count(body, model, count_text)
        return Body(found.parts, lambda: texts_of(responses.request_of(body)))
    inputs = _inputs(body, _FIELDS[url])
    parts = tuple(text_part(_tokens(each, count_text), counting) for each in inputs)
    texts = [each for each in inputs if isinstance(each, str)]
    return Body(parts, lambda: texts, len(inputs) if url == lines.EMBEDDINGS else 0, are_alone=True)


def _tokens(given: str | list[int], count_text: CountText) -> int:
    return count_text(given) if isinstance(given, str) else len(given)


def _inputs(body: Mapping[str, Any], name: str) -> list[Any]:
    """The texts in a field: one, or a list of them; each may be a list of tokens."""
    given = body.get(name)
    if name not in body:
        raise ChatError("missing", name, right=(TEXT, LIST))
    if _is_input(given):
        return [given]
    if not isinstance(given, list) or not given:
        raise bad_value(name, given, TEXT, LIST)
    for n, each in enumerate(given):
        if not _is_input(each):
            raise bad_value(f"{name}[{n}]", each, TEXT, TOKENS)
    return given


def _is_input(given: Any) -> bool:
    if isinstance(given, str):
        return True
    is_tokens = isinstance(given, list) and bool(given)
    return is_tokens and all(isinstance(token, int) for token in given)
