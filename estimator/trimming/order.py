"""Which parts of a prompt lose something first, where nobody has said so."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, zip_longest
from typing import Any, cast

from estimator.tokens import chat
from estimator.trimming import sections
from estimator.trimming.edits import Span
from estimator.trimming.passages import Passage
from estimator.trimming.prompt import Prompt

_INSTRUCTIONS = ("system", "developer")


def of_prompt(prompt: Prompt) -> list[Span]:
    """The parts of a prompt that may lose something, the first to lose it first."""
    if prompt.is_request:
        return of_messages(prompt.text, prompt.passages)
    made = sections.sections(prompt.text)
    return of_sections((each.start, each.end) for each in made if each.parent < 0)


def of_messages(text: str, passages: Sequence[Passage]) -> list[Span]:
    """The texts of a request that may lose something: the oldest turn first.

    What instructs the model stays whole, and so does the last turn: the last message of the user,
    and what is after it.

    Args:
        text: of the request.
        passages: of it.
    """
    messages = cast("Sequence[Mapping[str, Any]]", chat.read(text).messages)
    roles = [str(message.get("role")) for message in messages]
    users = [number for number, role in enumerate(roles) if role == "user"]
    last = users[-1] if users else len(roles)
    owners = chain.from_iterable([n] * _texts(message) for n, message in enumerate(messages))
    return [
        (passage.start, passage.place(len(passage.text)))
        for passage, owner in zip(passages, owners, strict=True)
        if owner < last and roles[owner] not in _INSTRUCTIONS
    ]


def _texts(message: Mapping[str, Any]) -> int:
    content = message.get("content")
    if isinstance(content, list):
        return sum(isinstance(part, dict) and isinstance(part.get("text"), str) for part in content)
    return isinstance(content, str)


def of_sections(sections: Iterable[Span]) -> list[Span]:
    """The parts of a text: from its middle outwards, since models are told most at both ends."""
    spans = list(sections)
    half = (len(spans) + 1) // 2
    before, after = spans[:half][::-1], spans[half:]
    return [span for pair in zip_longest(before, after) for span in pair if span]
